// Files, plain and compressed: lines are read as they are iterated, `read` and `readlines` take the whole file.
// StringIO and BytesIO are in memory and have no effect.

import { library, type CallModel, type TypeModel } from '../schema.js'

const read = { kind: 'file-read', blocking: true } as const
const written = { kind: 'file-write', blocking: true } as const
// A name in the temporary folder.
const named = { ...written, brief: true } as const
const none: CallModel = { returns: 'none' }
const number: CallModel = { returns: 'number' }
const boolean: CallModel = { returns: 'boolean', pure: true }
const changed: CallModel = { returns: 'number', mutates: true }
const either: CallModel = { returns: 'io.TextFile | io.BinaryFile' }

const text: TypeModel = {
  sharing: 'exclusive',
  attributes: { name: 'string', mode: 'string', encoding: 'string', closed: 'boolean', buffer: 'io.BinaryFile' },
  iterates: { element: 'string', effect: read, lines: true },
  calls: {
    read: { returns: 'string', effect: read, whole: 'text' },
    readlines: { returns: 'list<string>', effect: read, whole: 'lines' },
    readline: { returns: 'string', effect: read },
    write: { returns: 'number', effect: written },
    writelines: { returns: 'none', effect: written, evaluates: [0], streams: [0] },
    flush: none, close: none, seek: number, tell: number, truncate: number, fileno: number, readable: boolean, writable: boolean,
    seekable: boolean, isatty: boolean, reconfigure: none,
  },
}

const binary: TypeModel = {
  ...text,
  attributes: { name: 'string', mode: 'string', closed: 'boolean' },
  iterates: { element: 'bytes', effect: read, lines: true },
  calls: {
    ...text.calls,
    read: { returns: 'bytes', effect: read, whole: 'bytes' },
    read1: { returns: 'bytes', effect: read },
    readinto: { returns: 'number', effect: read, mutatesArguments: [0] },
    readlines: { returns: 'list<bytes>', effect: read, whole: 'lines' },
    readline: { returns: 'bytes', effect: read },
    peek: { returns: 'bytes' },
  },
}

/** What may as well be in memory: `GzipFile(fileobj=buffer)`, a `BinaryIO` that is given a `BytesIO`. Nobody can say that it waits for a disk. */
const anywhere = { ...read, brief: true } as const
const into = { ...written, brief: true } as const

function perhapsInMemory(type: TypeModel, element: 'string' | 'bytes'): TypeModel {
  const calls = Object.entries(type.calls ?? {}).map(([name, call]) => [name, call.effect ? { ...call, effect: call.effect.kind === 'file-read' ? anywhere : into } : call])
  return { ...type, iterates: { element, effect: anywhere, lines: true }, calls: Object.fromEntries(calls) as Record<string, CallModel> }
}

export default library({
  id: 'io',
  language: 'python',
  source: 'https://docs.python.org/3/library/io.html; gzip, bz2, lzma, codecs, tempfile',
  modules: ['io', 'gzip', 'bz2', 'lzma', 'codecs', 'tempfile'],
  // For gzip, bz2 and lzma the mode is binary unless it says `t`.
  functions: {
    'io.open': either,
    'codecs.open': { returns: 'codecs.StreamReaderWriter' },
    'gzip.open': either,
    'bz2.open': either,
    'lzma.open': either,
    'gzip.compress': { returns: 'bytes', pure: true },
    'gzip.decompress': { returns: 'bytes', pure: true },
    'tempfile.TemporaryFile': either,
    'tempfile.NamedTemporaryFile': either,
    'tempfile.mkdtemp': { returns: 'string', effect: named },
    'tempfile.mkstemp': { returns: 'tuple<number,string>', effect: named },
    'tempfile.gettempdir': { returns: 'string', pure: true },
    'tempfile.TemporaryDirectory': { returns: 'tempfile.Directory', effect: named },
  },
  types: {
    'io.TextFile': text,
    'io.TextStream': { ...perhapsInMemory(text, 'string'), aliases: ['io.TextIOWrapper', 'io.TextIOBase', 'typing.TextIO'] },
    'codecs.StreamReaderWriter': { ...text, extends: ['io.TextFile'], iterates: { element: 'string', effect: read, lines: true, untranslated: true } },
    'io.BinaryFile': {
      ...binary,
      aliases: ['io.FileIO'],
      constructs: { returns: 'io.BinaryFile' },
    },
    'io.BinaryStream': {
      ...perhapsInMemory(binary, 'bytes'),
      aliases: [
        'io.BufferedReader', 'io.BufferedWriter', 'io.BufferedRandom', 'io.BufferedIOBase', 'io.RawIOBase', 'typing.BinaryIO',
        'gzip.GzipFile', 'bz2.BZ2File', 'lzma.LZMAFile',
      ],
      constructs: { returns: 'io.BinaryStream' },
    },
    'io.StringIO': {
      constructs: { returns: 'io.StringIO', pure: true },
      iterates: { element: 'string' },
      calls: {
        getvalue: { returns: 'string', pure: true }, read: { returns: 'string', mutates: true },
        readline: { returns: 'string', mutates: true },
        readlines: { returns: 'list<string>', mutates: true }, write: changed, seek: changed, truncate: changed,
        writelines: { returns: 'none', mutates: true, evaluates: [0] }, tell: number, close: none,
      },
    },
    'io.BytesIO': {
      constructs: { returns: 'io.BytesIO', pure: true },
      iterates: { element: 'bytes' },
      calls: {
        getvalue: { returns: 'bytes', pure: true }, getbuffer: { returns: 'bytes' }, read: { returns: 'bytes', mutates: true },
        readline: { returns: 'bytes', mutates: true }, readlines: { returns: 'list<bytes>', mutates: true }, write: changed, seek: changed,
        truncate: changed, tell: number, close: none,
      },
    },
    'tempfile.Directory': { enters: 'string', attributes: { name: 'string' }, calls: { cleanup: { returns: 'none', effect: written } } },
  },
})
