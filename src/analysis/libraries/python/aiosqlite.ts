// aiosqlite: sqlite3 in a thread of its own. `connect` and `execute` are awaited or entered, and rows are awaited again.

import { library, type CallModel, type SqlArguments } from '../schema.js'

// SQLite allows 32766 parameters per statement since 3.32 (May 2020).
const bulk: CallModel['bulk'] = [{ code: '$receiver.executemany($sql, $rows)', row: 'parameters' }]
const sql: SqlArguments = {
  text: 0, textName: 'sql', parameters: 1, parametersName: 'parameters', style: 'qmark', maxParameters: 32766,
  rows: { by: 'place', settings: ['row_factory'] },
}
const embedded = { embedded: true } as const
const none: CallModel = { returns: 'promise<none>', awaitable: true }
const row = 'sqlite3.Row | none'
const rows = 'list<sqlite3.Row>'

const onConnection: Readonly<Record<string, CallModel>> = {
  execute: { returns: 'aiosqlite.context.Result<aiosqlite.Cursor>', sql, effect: { kind: 'query', ...embedded }, awaitable: true, bulk },
  executemany: {
    returns: 'aiosqlite.context.Result<aiosqlite.Cursor>', effect: { kind: 'write', noun: 'row', ...embedded }, batch: 'always', awaitable: true,
  },
  executescript: { returns: 'aiosqlite.context.Result<aiosqlite.Cursor>', effect: { kind: 'write', ...embedded }, awaitable: true },
  execute_insert: { returns: `aiosqlite.context.Result<${row}>`, sql, effect: { kind: 'write', noun: 'row', ...embedded }, awaitable: true },
  execute_fetchall: { returns: `aiosqlite.context.Result<${rows}>`, sql, effect: { kind: 'query', rows: 'many', ...embedded }, awaitable: true },
}

const onCursor: Readonly<Record<string, CallModel>> = {
  execute: { returns: 'promise<self>', sql, effect: { kind: 'query', ...embedded }, awaitable: true, bulk },
  executemany: { returns: 'promise<self>', effect: { kind: 'write', noun: 'row', ...embedded }, batch: 'always', awaitable: true },
  executescript: { returns: 'promise<self>', effect: { kind: 'write', ...embedded }, awaitable: true },
}

export default library({
  id: 'aiosqlite',
  language: 'python',
  source: 'https://aiosqlite.omnilib.dev/en/stable/api.html; aiosqlite 0.22',
  modules: ['aiosqlite'],
  aliases: { 'aiosqlite.core.connect': 'aiosqlite.connect', 'aiosqlite.Row': 'sqlite3.Row' },
  functions: {
    'aiosqlite.connect': { returns: 'aiosqlite.Connection', effect: { kind: 'connect', ...embedded }, awaitable: true },
  },
  types: {
    // Its statements wait for each other in the queue of its one thread.
    'aiosqlite.Connection': {
      aliases: ['aiosqlite.core.Connection'],
      sharing: 'exclusive',
      awaits: { result: 'self' },
      attributes: {
        total_changes: 'number', in_transaction: 'boolean', isolation_level: 'string | none', row_factory: 'any', text_factory: 'any',
      },
      calls: {
        ...onConnection,
        cursor: { returns: 'aiosqlite.context.Result<aiosqlite.Cursor>', awaitable: true },
        commit: { returns: 'promise<none>', effect: { kind: 'commit', ...embedded }, awaitable: true },
        rollback: { returns: 'promise<none>', effect: { kind: 'rollback', ...embedded }, awaitable: true },
        iterdump: { returns: 'generator<string>', effect: { kind: 'query', rows: 'many', ...embedded }, lazy: true },
        backup: { returns: 'promise<none>', effect: { kind: 'write', ...embedded }, awaitable: true },
        create_function: none, set_trace_callback: none, set_progress_handler: none, set_authorizer: none,
        enable_load_extension: none, load_extension: none, interrupt: none, close: none,
        stop: { returns: 'any' },
      },
    },
    // What `execute` returns: awaited or entered, it is the cursor.
    'aiosqlite.context.Result': { awaits: { result: '$0' }, enters: '$0' },
    'aiosqlite.Cursor': {
      aliases: ['aiosqlite.cursor.Cursor', 'aiosqlite.core.Cursor'],
      sharing: 'exclusive',
      attributes: {
        description: 'tuple<tuple<any>>', rowcount: 'number', lastrowid: 'number | none', arraysize: 'number',
        connection: 'sqlite3.Connection', row_factory: 'any',
      },
      iterates: { element: 'sqlite3.Row' },
      calls: {
        ...onCursor,
        fetchone: { returns: `promise<${row}>`, awaitable: true },
        fetchmany: { returns: `promise<${rows}>`, awaitable: true },
        fetchall: { returns: `promise<${rows}>`, awaitable: true },
        close: none,
      },
    },
  },
})
