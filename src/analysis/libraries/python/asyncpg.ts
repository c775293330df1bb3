// asyncpg: a pool takes a connection per call, a connection runs one statement at a time.

import { library, type CallModel, type SqlArguments } from '../schema.js'

// The server counts parameters in 16 bits; PostgreSQL accepts 32767 of them from asyncpg.
const sql: SqlArguments = { text: 0, textName: 'query', parameters: 'rest', style: 'dollar', maxParameters: 32767, rows: { by: 'name' } }
const rows = 'list<asyncpg.Record>'
const row = 'asyncpg.Record | none'
const done: CallModel = { returns: 'promise<none>', awaitable: true }
const bulk: CallModel = {
  returns: 'promise<none>', effect: { kind: 'write', noun: 'row' }, batch: 'always', awaitable: true,
}
const copied: CallModel = { ...bulk, returns: 'promise<string>' }

const statements: Readonly<Record<string, CallModel>> = {
  execute: {
    returns: 'promise<string>', sql, effect: { kind: 'query' }, awaitable: true,
    bulk: [{ code: '$receiver.executemany($sql, $rows)', row: 'parameters' }],
  },
  executemany: bulk,
  fetch: { returns: `promise<${rows}>`, sql, effect: { kind: 'query', rows: 'many' }, awaitable: true },
  fetchrow: { returns: `promise<${row}>`, sql: { ...sql, every: 'fetch' }, effect: { kind: 'query', rows: 'one' }, awaitable: true },
  fetchval: { returns: 'promise<any>', sql, effect: { kind: 'query', rows: 'one' }, awaitable: true },
  fetchmany: { returns: `promise<${rows}>`, effect: { kind: 'query', rows: 'many' }, batch: 'list-argument', awaitable: true },
  copy_records_to_table: copied,
  copy_to_table: copied,
  copy_from_query: { returns: 'promise<string>', sql, effect: { kind: 'query', rows: 'many' }, awaitable: true },
}

export default library({
  id: 'asyncpg',
  language: 'python',
  source: 'https://magicstack.github.io/asyncpg/current/api/',
  modules: ['asyncpg'],
  functions: {
    'asyncpg.connect': { returns: 'promise<asyncpg.Connection>', effect: { kind: 'connect' }, awaitable: true },
    'asyncpg.create_pool': { returns: 'asyncpg.Pool' },
  },
  types: {
    'asyncpg.Pool': {
      aliases: ['asyncpg.pool.Pool'],
      sharing: 'shared',
      awaits: { result: 'asyncpg.Pool', effect: { kind: 'connect' } },
      calls: {
        ...statements,
        acquire: { returns: 'asyncpg.pool.PoolAcquireContext' },
        release: done,
        close: done,
        terminate: { returns: 'none' },
      },
    },
    'asyncpg.pool.PoolAcquireContext': { enters: 'asyncpg.Connection', awaits: { result: 'asyncpg.Connection' } },
    'asyncpg.Connection': {
      aliases: ['asyncpg.connection.Connection', 'asyncpg.pool.PoolConnectionProxy'],
      sharing: 'exclusive',
      calls: {
        ...statements,
        cursor: { returns: 'asyncpg.cursor.CursorFactory', sql, effect: { kind: 'query', rows: 'many' }, lazy: true },
        prepare: { returns: 'promise<asyncpg.prepared_stmt.PreparedStatement>', awaitable: true },
        transaction: { returns: 'asyncpg.transaction.Transaction', effect: { kind: 'begin' } },
        add_listener: done,
        set_type_codec: done,
        is_closed: { returns: 'boolean' },
        close: done,
      },
    },
    'asyncpg.transaction.Transaction': {
      sharing: 'exclusive',
      calls: {
        start: { returns: 'promise<none>', effect: { kind: 'begin' }, awaitable: true },
        commit: { returns: 'promise<none>', effect: { kind: 'commit' }, awaitable: true },
        rollback: { returns: 'promise<none>', effect: { kind: 'rollback' }, awaitable: true },
      },
    },
    'asyncpg.prepared_stmt.PreparedStatement': {
      sharing: 'exclusive',
      calls: {
        fetch: { returns: `promise<${rows}>`, effect: { kind: 'query', rows: 'many' }, awaitable: true },
        fetchrow: { returns: `promise<${row}>`, effect: { kind: 'query', rows: 'one' }, awaitable: true },
        fetchval: { returns: 'promise<any>', effect: { kind: 'query', rows: 'one' }, awaitable: true },
        executemany: bulk,
        cursor: { returns: 'asyncpg.cursor.CursorFactory', effect: { kind: 'query', rows: 'many' }, lazy: true },
      },
    },
    'asyncpg.cursor.CursorFactory': { iterates: { element: 'asyncpg.Record' }, awaits: { result: 'asyncpg.cursor.Cursor' } },
    'asyncpg.cursor.Cursor': {
      sharing: 'exclusive',
      calls: {
        fetch: { returns: `promise<${rows}>`, effect: { kind: 'query', rows: 'many' }, awaitable: true },
        fetchrow: { returns: `promise<${row}>`, effect: { kind: 'query', rows: 'one' }, awaitable: true },
        forward: done,
      },
    },
    'asyncpg.Record': {
      aliases: ['asyncpg.protocol.Record'],
      iterates: { element: 'any' },
      calls: {
        get: { returns: 'any', pure: true }, keys: { returns: 'generator<string>', pure: true },
        values: { returns: 'generator<any>', pure: true }, items: { returns: 'generator<tuple<string,any>>', pure: true },
      },
    },
  },
})
