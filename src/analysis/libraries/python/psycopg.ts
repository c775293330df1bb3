// psycopg 3, sync and async: a connection runs one statement at a time; pools are made for sharing.

import { library, type CallModel, type SqlArguments, type TypeModel } from '../schema.js'

// The server counts parameters in 16 bits.
const bulk: CallModel['bulk'] = [{ code: '$receiver.executemany($sql, $rows)', row: 'parameters' }]
const sql: SqlArguments = { text: 0, textName: 'query', parameters: 1, parametersName: 'params', style: 'format', maxParameters: 65535, rows: { by: 'place', settings: ['row_factory'] } }
const blocking = { blocking: true } as const
const none: CallModel = { returns: 'none' }
const later: CallModel = { returns: 'promise<none>', awaitable: true }
const row = '$0 | psycopg.Row'
const streamed: CallModel = { sql, effect: { kind: 'query', rows: 'many' }, lazy: true }

const connection: TypeModel = {
  sharing: 'exclusive',
  attributes: { closed: 'boolean', autocommit: 'boolean', info: 'any', broken: 'boolean', row_factory: 'any' },
  calls: {
    cursor: { returns: 'psycopg.Cursor<$0>' },
    execute: { returns: 'psycopg.Cursor<$0>', sql, effect: { kind: 'query', ...blocking } },
    commit: { returns: 'none', effect: { kind: 'commit', ...blocking } },
    rollback: { returns: 'none', effect: { kind: 'rollback', ...blocking } },
    transaction: { returns: 'psycopg.Transaction', effect: { kind: 'begin', ...blocking } },
    pipeline: { returns: 'psycopg.Pipeline' },
    close: none,
  },
}

const asyncConnection: TypeModel = {
  ...connection,
  calls: {
    cursor: { returns: 'psycopg.AsyncCursor<$0>' },
    execute: { returns: 'promise<psycopg.AsyncCursor<$0>>', sql, effect: { kind: 'query' }, awaitable: true },
    commit: { returns: 'promise<none>', effect: { kind: 'commit' }, awaitable: true },
    rollback: { returns: 'promise<none>', effect: { kind: 'rollback' }, awaitable: true },
    transaction: { returns: 'psycopg.AsyncTransaction', effect: { kind: 'begin' } },
    pipeline: { returns: 'psycopg.Pipeline' },
    set_autocommit: later,
    close: later,
  },
}

const cursorAttributes = {
  description: 'list<any> | none', rowcount: 'number', rownumber: 'number | none', statusmessage: 'string | none', itersize: 'number',
} as const

const cursor: TypeModel = {
  sharing: 'exclusive',
  attributes: { ...cursorAttributes, connection: 'psycopg.Connection<$0>' },
  iterates: { element: row },
  calls: {
    execute: { returns: 'self', sql, effect: { kind: 'query', ...blocking }, bulk },
    executemany: { returns: 'none', effect: { kind: 'write', noun: 'row', ...blocking }, batch: 'always' },
    stream: { ...streamed, returns: `generator<${row}>`, effect: { kind: 'query', rows: 'many', ...blocking } },
    copy: { returns: 'psycopg.Copy', effect: { kind: 'write', ...blocking } },
    fetchone: { returns: `${row} | none` },
    fetchmany: { returns: `list<${row}>` },
    fetchall: { returns: `list<${row}>` },
    nextset: { returns: 'boolean | none' },
    scroll: none,
    close: none,
  },
}

const asyncCursor: TypeModel = {
  sharing: 'exclusive',
  attributes: { ...cursorAttributes, connection: 'psycopg.AsyncConnection<$0>' },
  iterates: { element: row },
  calls: {
    execute: { returns: 'promise<self>', sql, effect: { kind: 'query' }, awaitable: true, bulk },
    executemany: { returns: 'promise<none>', effect: { kind: 'write', noun: 'row' }, batch: 'always', awaitable: true },
    stream: { ...streamed, returns: `generator<${row}>` },
    copy: { returns: 'psycopg.AsyncCopy', effect: { kind: 'write' } },
    fetchone: { returns: `promise<${row} | none>`, awaitable: true },
    fetchmany: { returns: `promise<list<${row}>>`, awaitable: true },
    fetchall: { returns: `promise<list<${row}>>`, awaitable: true },
    nextset: { returns: 'boolean | none' },
    scroll: later,
    close: later,
  },
}

const connected = { kind: 'connect', ...blocking } as const

export default library({
  id: 'psycopg',
  language: 'python',
  source: 'https://www.psycopg.org/psycopg3/docs/api/; psycopg 3.3',
  modules: ['psycopg', 'psycopg_pool'],
  functions: {
    'psycopg.connect': { returns: 'psycopg.Connection<any>', effect: connected },
    'psycopg.Connection.connect': { returns: 'psycopg.Connection<any>', effect: connected },
    'psycopg.AsyncConnection.connect': { returns: 'promise<psycopg.AsyncConnection<any>>', effect: { kind: 'connect' }, awaitable: true },
    'psycopg.sql.SQL': { returns: 'psycopg.sql.Composable', pure: true },
    'psycopg.sql.Identifier': { returns: 'psycopg.sql.Composable', pure: true },
  },
  types: {
    'psycopg.Connection': connection,
    'psycopg.AsyncConnection': asyncConnection,
    'psycopg.Cursor': { ...cursor, aliases: ['psycopg.ServerCursor', 'psycopg.ClientCursor', 'psycopg.RawCursor'] },
    'psycopg.AsyncCursor': {
      ...asyncCursor, aliases: ['psycopg.AsyncServerCursor', 'psycopg.AsyncClientCursor', 'psycopg.AsyncRawCursor'],
    },
    // What `row_factory` says; a tuple by default.
    'psycopg.Row': { iterates: { element: 'any' } },
    'psycopg.Transaction': { sharing: 'exclusive' },
    'psycopg.AsyncTransaction': { sharing: 'exclusive' },
    'psycopg.Pipeline': { pipelines: true, calls: { sync: none } },
    'psycopg.Copy': {
      iterates: { element: 'bytes' },
      calls: { write: none, write_row: none, rows: { returns: 'generator<tuple<any>>' }, read: { returns: 'bytes' } },
    },
    'psycopg.AsyncCopy': {
      iterates: { element: 'bytes' },
      calls: {
        write: later, write_row: later, rows: { returns: 'generator<tuple<any>>' }, read: { returns: 'promise<bytes>', awaitable: true },
      },
    },
    'psycopg.sql.Composable': {
      calls: {
        format: { returns: 'psycopg.sql.Composable', pure: true }, join: { returns: 'psycopg.sql.Composable', pure: true },
        as_string: { returns: 'string', pure: true },
      },
    },
    'psycopg_pool.ConnectionPool': {
      constructs: { returns: 'psycopg_pool.ConnectionPool' },
      sharing: 'shared',
      calls: {
        connection: { returns: 'psycopg_pool.Leased' },
        getconn: { returns: 'psycopg.Connection<any>' },
        putconn: none, open: none, wait: none, close: none,
      },
    },
    'psycopg_pool.AsyncConnectionPool': {
      constructs: { returns: 'psycopg_pool.AsyncConnectionPool' },
      sharing: 'shared',
      calls: {
        connection: { returns: 'psycopg_pool.AsyncLeased' },
        getconn: { returns: 'promise<psycopg.AsyncConnection<any>>', awaitable: true },
        putconn: later, open: later, wait: later, close: later,
      },
    },
    'psycopg_pool.Leased': { enters: 'psycopg.Connection<any>' },
    'psycopg_pool.AsyncLeased': { enters: 'psycopg.AsyncConnection<any>' },
  },
})
