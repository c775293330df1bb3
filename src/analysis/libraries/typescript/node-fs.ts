// Files: which calls read or write, which hold the thread, and which bring a whole file into memory.

import { library, type CallModel } from '../schema.js'

const read = { kind: 'file-read' } as const
const write = { kind: 'file-write' } as const
const readNow = { kind: 'file-read', blocking: true } as const
const writeNow = { kind: 'file-write', blocking: true } as const
// Of names, sizes and rights alone.
const askNow = { ...readNow, brief: true } as const
const changeNow = { ...writeNow, brief: true } as const

// Without an encoding it is a buffer; whoever splits it or tests it for a text has turned it into one, or asked for one.
const content = 'string'
const names = 'list<string | node:fs.Dirent>'

const writesNow: CallModel = { returns: 'none', effect: writeNow }
const changesNow: CallModel = { returns: 'none', effect: changeNow }
const asks: CallModel = { returns: 'promise<node:fs.Stats>', effect: read, awaitable: true }
const writes: CallModel = { returns: 'promise<none>', effect: write, awaitable: true }
const readsLater: CallModel = { returns: 'none', effect: read }
const writesLater: CallModel = { returns: 'none', effect: write }
// Node 18.11 and later.
const streamed = { opens: 'open', module: 'node:fs/promises', lines: 'readLines' } as const
const handed: CallModel = { returns: 'promise<any>', effect: read, awaitable: true }

/** Those whose promise is given the same arguments, and gives or refuses the same. */
const promised = [
  'readFile', 'writeFile', 'appendFile', 'access', 'readdir', 'realpath', 'readlink', 'mkdir', 'mkdtemp', 'rm', 'rmdir', 'unlink', 'rename', 'copyFile', 'cp',
  'symlink', 'chmod', 'utimes', 'truncate',
]

function withPromises(functions: Readonly<Record<string, CallModel>>): Readonly<Record<string, CallModel>> {
  return Object.fromEntries(Object.entries(functions).map(([path, model]) => {
    const name = /^node:fs\.(\w+)Sync$/.exec(path)?.[1] ?? ''
    return [path, promised.includes(name) ? { ...model, awaitedAs: { module: 'node:fs/promises', name } } : model]
  }))
}

export default library({
  id: 'node-fs',
  language: 'typescript',
  source: 'https://nodejs.org/docs/latest-v20.x/api/fs.html; @types/node 20',
  modules: ['node:fs', 'node:fs/promises', 'fs', 'fs/promises'],
  aliases: {
    fs: 'node:fs',
    'fs/promises': 'node:fs/promises',
    'node:fs.default': 'node:fs',
    'node:fs.promises': 'node:fs/promises',
    'node:fs/promises.default': 'node:fs/promises',
    'node:fs/promises.FileHandle': 'node:fs.FileHandle',
  },
  functions: withPromises({
    'node:fs.readFileSync': { returns: content, effect: readNow, whole: 'text', streamed },
    'node:fs.readFile': { ...readsLater, whole: 'text', callback: { argument: -1, runs: 'once', parameters: ['any', content] } },
    'node:fs.writeFileSync': writesNow,
    'node:fs.writeFile': writesLater,
    'node:fs.appendFileSync': writesNow,
    'node:fs.appendFile': writesLater,
    'node:fs.existsSync': { returns: 'boolean', effect: askNow },
    'node:fs.accessSync': { returns: 'none', effect: askNow },
    'node:fs.statSync': { returns: 'node:fs.Stats', effect: askNow },
    'node:fs.lstatSync': { returns: 'node:fs.Stats', effect: askNow },
    'node:fs.readdirSync': { returns: names, effect: readNow },
    'node:fs.realpathSync': { returns: 'string', effect: askNow },
    'node:fs.readlinkSync': { returns: 'string', effect: askNow },
    'node:fs.openSync': { returns: 'number', effect: askNow },
    'node:fs.readSync': { returns: 'number', effect: readNow, mutatesArguments: [1] },
    'node:fs.writeSync': { returns: 'number', effect: writeNow },
    'node:fs.closeSync': { returns: 'none' },
    'node:fs.mkdirSync': changesNow,
    'node:fs.mkdtempSync': { returns: 'string', effect: changeNow },
    'node:fs.rmSync': writesNow,
    'node:fs.rmdirSync': changesNow,
    'node:fs.unlinkSync': changesNow,
    'node:fs.renameSync': changesNow,
    'node:fs.copyFileSync': writesNow,
    'node:fs.cpSync': writesNow,
    'node:fs.symlinkSync': changesNow,
    'node:fs.chmodSync': changesNow,
    'node:fs.utimesSync': changesNow,
    'node:fs.truncateSync': changesNow,
    'node:fs.fstatSync': { returns: 'node:fs.Stats', effect: askNow },
    'node:fs.access': readsLater,
    'node:fs.stat': readsLater,
    'node:fs.lstat': readsLater,
    'node:fs.readdir': readsLater,
    'node:fs.mkdir': writesLater,
    'node:fs.rm': writesLater,
    'node:fs.unlink': writesLater,
    'node:fs.rename': writesLater,
    'node:fs.copyFile': writesLater,
    'node:fs.createReadStream': { returns: 'node:fs.ReadStream' },
    'node:fs.createWriteStream': { returns: 'node:fs.WriteStream' },
    'node:fs.watch': { returns: 'any', callback: { argument: 1, runs: 'once', parameters: ['string', 'string | none'] } },

    'node:fs/promises.readFile': { returns: `promise<${content}>`, effect: read, awaitable: true, whole: 'text', streamed },
    'node:fs/promises.writeFile': writes,
    'node:fs/promises.appendFile': writes,
    'node:fs/promises.access': { ...asks, returns: 'promise<none>' },
    'node:fs/promises.stat': asks,
    'node:fs/promises.lstat': asks,
    'node:fs/promises.readdir': { ...asks, returns: `promise<${names}>` },
    'node:fs/promises.realpath': { ...asks, returns: 'promise<string>' },
    'node:fs/promises.readlink': { ...asks, returns: 'promise<string>' },
    'node:fs/promises.open': { ...asks, returns: 'promise<node:fs.FileHandle>' },
    'node:fs/promises.opendir': { ...asks, returns: 'promise<node:fs.Dir>' },
    'node:fs/promises.mkdir': writes,
    'node:fs/promises.mkdtemp': { ...writes, returns: 'promise<string>' },
    'node:fs/promises.rm': writes,
    'node:fs/promises.rmdir': writes,
    'node:fs/promises.unlink': writes,
    'node:fs/promises.rename': writes,
    'node:fs/promises.copyFile': writes,
    'node:fs/promises.cp': writes,
    'node:fs/promises.symlink': writes,
    'node:fs/promises.chmod': writes,
    'node:fs/promises.utimes': writes,
    'node:fs/promises.truncate': writes,
  }),
  types: {
    'node:fs.FileHandle': {
      sharing: 'exclusive',
      attributes: { fd: 'number' },
      calls: {
        readFile: { returns: `promise<${content}>`, effect: read, awaitable: true, whole: 'text' },
        readLines: { returns: 'node:readline.Interface' },
        read: { ...handed, mutatesArguments: [0] },
        stat: asks,
        write: { ...writes, returns: 'promise<any>' },
        writeFile: writes,
        appendFile: writes,
        truncate: writes,
        sync: writes,
        close: { returns: 'promise<none>', awaitable: true },
        createReadStream: { returns: 'node:fs.ReadStream' },
        createWriteStream: { returns: 'node:fs.WriteStream' },
      },
    },
    'node:fs.Stats': {
      attributes: { size: 'number', mtimeMs: 'number', ctimeMs: 'number', mtime: 'Date', ctime: 'Date', mode: 'number' },
      calls: {
        isFile: { returns: 'boolean', pure: true },
        isDirectory: { returns: 'boolean', pure: true },
        isSymbolicLink: { returns: 'boolean', pure: true },
      },
    },
    'node:fs.Dirent': {
      attributes: { name: 'string', parentPath: 'string' },
      calls: {
        isFile: { returns: 'boolean', pure: true },
        isDirectory: { returns: 'boolean', pure: true },
        isSymbolicLink: { returns: 'boolean', pure: true },
      },
    },
    'node:fs.Dir': {
      iterates: { element: 'node:fs.Dirent', effect: read },
      sharing: 'exclusive',
      calls: { read: { ...handed, returns: 'promise<node:fs.Dirent | none>' }, close: { returns: 'promise<none>', awaitable: true } },
    },
    'node:fs.ReadStream': {
      iterates: { element: 'any', effect: read },
      sharing: 'exclusive',
      calls: {
        on: { returns: 'self', callback: { argument: 1, runs: 'once', parameters: ['any'] } },
        pipe: { returns: 'arg0' },
        setEncoding: { returns: 'self' },
        destroy: { returns: 'self' },
      },
    },
    'node:fs.WriteStream': {
      sharing: 'exclusive',
      calls: {
        write: { returns: 'boolean', effect: write },
        end: { returns: 'self', effect: write },
        on: { returns: 'self', callback: { argument: 1, runs: 'once', parameters: ['any'] } },
      },
    },
  },
})
