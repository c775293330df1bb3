// Paths and directories: pathlib, os, os.path, shutil, glob. Asking the file system for a name or a size has no effect here:
// it is too cheap to report.

import { library, type CallModel } from '../schema.js'

const read = { kind: 'file-read', blocking: true } as const
const written = { kind: 'file-write', blocking: true } as const
// Of names and rights alone.
const renamed = { ...written, brief: true } as const
const change: CallModel = { returns: 'none', effect: renamed }
const write: CallModel = { returns: 'none', effect: written }
const text: CallModel = { returns: 'string', pure: true }
const boolean: CallModel = { returns: 'boolean' }
const number: CallModel = { returns: 'number' }
const path: CallModel = { returns: 'pathlib.Path', pure: true }
const paths: CallModel = { returns: 'generator<pathlib.Path>' }
const names: CallModel = { returns: 'list<string>' }

export default library({
  id: 'pathlib',
  language: 'python',
  source: 'https://docs.python.org/3/library/pathlib.html; os, os.path, shutil, glob',
  modules: ['pathlib', 'os', 'os.path', 'shutil', 'glob'],
  functions: {
    'pathlib.Path.cwd': path, 'pathlib.Path.home': path,
    'os.path.join': text, 'os.path.basename': text, 'os.path.dirname': text, 'os.path.abspath': text, 'os.path.realpath': text,
    'os.path.normpath': text, 'os.path.expanduser': text, 'os.path.expandvars': text, 'os.path.relpath': text, 'os.path.commonpath': text,
    'os.path.split': { returns: 'tuple<string,string>', pure: true }, 'os.path.splitext': { returns: 'tuple<string,string>', pure: true },
    'os.path.exists': boolean, 'os.path.isfile': boolean, 'os.path.isdir': boolean, 'os.path.islink': boolean, 'os.path.isabs': boolean,
    'os.path.getsize': number, 'os.path.getmtime': number, 'os.path.getctime': number,
    'os.getenv': { returns: 'string | none' }, 'os.getcwd': { returns: 'string' }, 'os.getpid': number, 'os.cpu_count': number,
    'os.urandom': { returns: 'bytes' }, 'os.listdir': names, 'os.scandir': { returns: 'generator<os.DirEntry>' },
    'os.walk': { returns: 'generator<tuple<string,list<string>,list<string>>>' }, 'os.stat': { returns: 'any' },
    'os.makedirs': change, 'os.mkdir': change, 'os.remove': change, 'os.unlink': change, 'os.rename': change, 'os.replace': change,
    'os.rmdir': change, 'os.chmod': change, 'os.symlink': change,
    'os.system': { returns: 'number', effect: { kind: 'subprocess', blocking: true } },
    'os._exit': { never: true }, 'os.abort': { never: true },
    'shutil.copy': { returns: 'string', effect: written }, 'shutil.copy2': { returns: 'string', effect: written },
    'shutil.copyfile': { returns: 'string', effect: written }, 'shutil.copytree': { returns: 'string', effect: written },
    'shutil.move': { returns: 'string', effect: written }, 'shutil.rmtree': write,
    'shutil.copyfileobj': { returns: 'none', effect: written, evaluates: [0] },
    'shutil.which': { returns: 'string | none' },
    'glob.glob': names, 'glob.iglob': { returns: 'generator<string>' },
  },
  values: { 'os.environ': 'dict<string,string>', 'os.sep': 'string', 'os.linesep': 'string', 'os.name': 'string', 'os.path.sep': 'string' },
  types: {
    'pathlib.Path': {
      aliases: ['pathlib.PosixPath', 'pathlib.WindowsPath', 'pathlib.PurePath', 'pathlib.PurePosixPath', 'pathlib.PureWindowsPath'],
      constructs: path,
      attributes: {
        name: 'string', stem: 'string', suffix: 'string', suffixes: 'list<string>', parts: 'tuple<string>', parent: 'pathlib.Path',
        parents: 'list<pathlib.Path>', anchor: 'string', drive: 'string', root: 'string',
      },
      calls: {
        read_text: { returns: 'string', effect: read, whole: 'text' },
        read_bytes: { returns: 'bytes', effect: read, whole: 'bytes' },
        write_text: { returns: 'number', effect: written },
        write_bytes: { returns: 'number', effect: written },
        open: { returns: 'io.TextFile | io.BinaryFile' },
        iterdir: paths, glob: paths, rglob: paths,
        walk: { returns: 'generator<tuple<pathlib.Path,list<string>,list<string>>>' },
        joinpath: path, with_suffix: path, with_name: path, with_stem: path, relative_to: path, absolute: path, resolve: path,
        expanduser: path,
        as_posix: text, as_uri: text,
        exists: boolean, is_file: boolean, is_dir: boolean, is_symlink: boolean, samefile: boolean,
        is_absolute: { ...boolean, pure: true }, is_relative_to: { ...boolean, pure: true }, match: { ...boolean, pure: true },
        stat: { returns: 'any' },
        mkdir: change, unlink: change, rmdir: change, touch: change, chmod: change, symlink_to: change,
        rename: { returns: 'pathlib.Path', effect: renamed }, replace: { returns: 'pathlib.Path', effect: renamed },
      },
    },
    'os.DirEntry': {
      attributes: { name: 'string', path: 'string' },
      calls: { is_file: boolean, is_dir: boolean, is_symlink: boolean, stat: { returns: 'any' } },
    },
    'os.PathLike': {},
  },
})
