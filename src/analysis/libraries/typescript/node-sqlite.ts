// node:sqlite: every call holds the thread until it is done; what a prepared statement does was said when it was prepared.

import { library, type CallModel, type Effect } from '../schema.js'

const inProgram = { blocking: true, embedded: true } as const
// Nothing is said to be a row: running a prepared statement for each, in a transaction, is the bulk form itself.
const read: Effect = { kind: 'query', ...inProgram }
const none: CallModel = { returns: 'none' }
const setting: CallModel = { returns: 'none', mutates: true }

const run: CallModel = { returns: 'Row', effect: { kind: 'write', ...inProgram } }
const get: CallModel = { returns: 'Row | none', effect: { ...read, rows: 'one' } }
const all: CallModel = { returns: 'list<Row>', effect: { ...read, rows: 'many' } }
const iterate: CallModel = { returns: 'generator<Row>', effect: { ...read, rows: 'many' } }

const prepared = { prepared: true } as const
const tagged = { sql: { text: 0, parameters: 'rest', style: 'driver' } } as const

export default library({
  id: 'node-sqlite',
  language: 'typescript',
  source: 'https://nodejs.org/api/sqlite.html; sqlite.d.ts of @types/node 26',
  modules: ['node:sqlite'],
  aliases: { 'node:sqlite.default': 'node:sqlite' },
  functions: {
    'node:sqlite.backup': { returns: 'promise<number>', effect: { kind: 'file-write' }, awaitable: true },
  },
  types: {
    'node:sqlite.DatabaseSync': {
      constructs: { returns: 'node:sqlite.DatabaseSync', effect: { kind: 'connect', ...inProgram } },
      sharing: 'exclusive',
      attributes: { isOpen: 'boolean', isTransaction: 'boolean' },
      calls: {
        prepare: { returns: 'node:sqlite.StatementSync', sqlText: 0 },
        exec: { returns: 'none', effect: { kind: 'write', ...inProgram }, sql: { text: 0 } },
        createTagStore: { returns: 'node:sqlite.SQLTagStore' },
        open: { returns: 'none', effect: { kind: 'connect', ...inProgram } },
        close: none,
        location: { returns: 'string | none', pure: true },
        function: setting,
        aggregate: setting,
        loadExtension: setting,
        enableLoadExtension: setting,
        enableDefensive: setting,
        setAuthorizer: setting,
        createSession: { returns: 'any' },
        applyChangeset: { returns: 'boolean', effect: { kind: 'write', ...inProgram } },
        serialize: { returns: 'bytes', effect: read },
        deserialize: { returns: 'none', effect: { kind: 'write', ...inProgram } },
      },
    },
    'node:sqlite.StatementSync': {
      sharing: 'exclusive',
      attributes: { sourceSQL: 'string', expandedSQL: 'string' },
      calls: {
        run: { ...run, ...prepared },
        get: { ...get, ...prepared },
        all: { ...all, ...prepared },
        iterate: { ...iterate, ...prepared },
        columns: { returns: 'list<Row>', pure: true },
        setAllowBareNamedParameters: setting,
        setAllowUnknownNamedParameters: setting,
        setReturnArrays: setting,
        setReadBigInts: setting,
      },
    },
    'node:sqlite.SQLTagStore': {
      sharing: 'exclusive',
      attributes: { size: 'number', capacity: 'number', db: 'node:sqlite.DatabaseSync' },
      calls: {
        run: { ...run, ...tagged },
        get: { ...get, ...tagged },
        all: { ...all, ...tagged },
        iterate: { ...iterate, ...tagged },
        clear: none,
      },
    },
  },
})
