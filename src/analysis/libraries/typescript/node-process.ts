// Child processes, paths and promisify: what Node offers besides files and sockets.

import { library, type CallModel } from '../schema.js'

const run = { kind: 'subprocess', changes: true } as const
const started: CallModel = { returns: 'node:child_process.ChildProcess', effect: run }
const waited: CallModel = { returns: 'any', effect: { kind: 'subprocess', changes: true, blocking: true } }
const text: CallModel = { returns: 'string', pure: true }
const boolean: CallModel = { returns: 'boolean', pure: true }

export default library({
  id: 'node-process',
  language: 'typescript',
  source: 'https://nodejs.org/docs/latest-v20.x/api/; @types/node 20',
  modules: [
    'node:child_process', 'node:path', 'node:util', 'node:os', 'node:events', 'child_process', 'path', 'util', 'os',
    'events',
  ],
  aliases: {
    child_process: 'node:child_process',
    'node:child_process.default': 'node:child_process',
    path: 'node:path',
    'node:path.default': 'node:path',
    'node:path.posix': 'node:path',
    'node:path.win32': 'node:path',
    'path/posix': 'node:path',
    'node:path/posix': 'node:path',
    util: 'node:util',
    'node:util.default': 'node:util',
    os: 'node:os',
    'node:os.default': 'node:os',
    events: 'node:events',
    'node:events.default': 'node:events',
    'node:events.EventEmitter': 'node:events',
  },
  functions: {
    'node:util.promisify': { returns: 'promisified<arg0>' },
    'node:util.callbackify': { returns: 'function<none>' },
    'node:child_process.exec': started,
    'node:child_process.execFile': started,
    'node:child_process.spawn': started,
    'node:child_process.fork': started,
    'node:child_process.execSync': { ...waited, returns: 'string' },
    'node:child_process.execFileSync': { ...waited, returns: 'string' },
    'node:child_process.spawnSync': waited,

    'node:path.join': text,
    'node:path.resolve': { returns: 'string' },
    'node:path.basename': text,
    'node:path.dirname': text,
    'node:path.extname': text,
    'node:path.normalize': text,
    'node:path.relative': { returns: 'string' },
    'node:path.format': text,
    'node:path.isAbsolute': boolean,
    'node:path.parse': { returns: 'Row', pure: true },

    'node:util.format': text,
    'node:util.inspect': text,
    'node:util.isDeepStrictEqual': boolean,
    'node:util.types.isPromise': boolean,
    'node:os.cpus': { returns: 'list<Row>' },
    'node:os.tmpdir': { returns: 'string' },
    'node:os.hostname': { returns: 'string' },
    'node:os.availableParallelism': { returns: 'number' },
  },
  values: { 'node:path.sep': 'string', 'node:path.delimiter': 'string', 'node:os.EOL': 'string' },
  types: {
    'node:child_process.ChildProcess': {
      attributes: { pid: 'number | none', exitCode: 'number | none' },
      calls: {
        on: { returns: 'self', callback: { argument: 1, runs: 'once', parameters: ['any'] } },
        kill: { returns: 'boolean' },
      },
    },
    'node:events': {
      calls: {
        on: { returns: 'self', callback: { argument: 1, runs: 'once', parameters: ['any'] } },
        once: { returns: 'self', callback: { argument: 1, runs: 'once', parameters: ['any'] } },
        off: { returns: 'self' },
        emit: { returns: 'boolean' },
        removeAllListeners: { returns: 'self' },
      },
    },
  },
})
