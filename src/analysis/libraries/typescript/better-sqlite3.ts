// better-sqlite3: every call holds the thread until it is done; what a prepared statement does was said when it was prepared.

import { library, type CallModel, type Effect } from '../schema.js'

const inProgram = { blocking: true, embedded: true } as const
// Nothing is said to be a row: running a prepared statement for each, in a transaction, is the bulk form itself.
const read: Effect = { kind: 'query', ...inProgram }
const setting: CallModel = { returns: 'self', mutates: true }
const begin: Effect = { kind: 'begin', ...inProgram }
const runs: CallModel = { returns: '$0', effect: begin }

export default library({
  id: 'better-sqlite3',
  language: 'typescript',
  source: 'https://github.com/WiseLibs/better-sqlite3/blob/master/docs/api.md; @types/better-sqlite3 7',
  modules: ['better-sqlite3'],
  aliases: { 'better-sqlite3.default': 'better-sqlite3' },
  types: {
    'better-sqlite3.Database': {
      // The module is the class itself.
      aliases: ['better-sqlite3', 'better-sqlite3.BetterSqlite3.Database'],
      constructs: { returns: 'better-sqlite3.Database', effect: { kind: 'connect', ...inProgram } },
      sharing: 'exclusive',
      attributes: { open: 'boolean', inTransaction: 'boolean', name: 'string', memory: 'boolean', readonly: 'boolean' },
      calls: {
        prepare: { returns: 'better-sqlite3.Statement', sqlText: 0 },
        // Called as the function that it was given, or by one of its own ways.
        transaction: { returns: 'arg0 | better-sqlite3.Transaction<result0>' },
        exec: { returns: 'self', effect: { kind: 'write', ...inProgram }, sql: { text: 0 } },
        pragma: { returns: 'any', effect: read },
        backup: { returns: 'promise<Row>', effect: { kind: 'file-write' }, awaitable: true },
        serialize: { returns: 'bytes', effect: read },
        function: setting,
        aggregate: setting,
        table: setting,
        loadExtension: setting,
        defaultSafeIntegers: setting,
        unsafeMode: setting,
        close: { returns: 'self' },
      },
    },
    'better-sqlite3.Statement': {
      aliases: ['better-sqlite3.BetterSqlite3.Statement'],
      sharing: 'exclusive',
      attributes: { source: 'string', reader: 'boolean', readonly: 'boolean', busy: 'boolean', database: 'better-sqlite3.Database' },
      calls: {
        run: { returns: 'Row', effect: { kind: 'write', ...inProgram }, prepared: true },
        get: { returns: 'Row | none', effect: { ...read, rows: 'one' }, prepared: true },
        all: { returns: 'list<Row>', effect: { ...read, rows: 'many' }, prepared: true },
        iterate: { returns: 'generator<Row>', effect: { ...read, rows: 'many' }, prepared: true },
        pluck: setting,
        expand: setting,
        raw: setting,
        bind: setting,
        safeIntegers: setting,
        columns: { returns: 'list<Row>', pure: true },
      },
    },
    'better-sqlite3.Transaction': {
      aliases: ['better-sqlite3.BetterSqlite3.Transaction'],
      call: runs,
      calls: { default: runs, deferred: runs, immediate: runs, exclusive: runs },
    },
  },
})
