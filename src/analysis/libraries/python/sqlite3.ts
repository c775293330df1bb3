// sqlite3: every call holds its thread; a cursor's rows belong to the statement that was executed last.

import { library, type CallModel, type SqlArguments, type TypeModel } from '../schema.js'

// SQLite allows 32766 parameters per statement since 3.32 (May 2020).
const sql: SqlArguments = {
  text: 0, textName: 'sql', parameters: 1, parametersName: 'parameters', style: 'qmark', maxParameters: 32766,
  rows: { by: 'place', settings: ['row_factory'] },
}
const inProgram = { blocking: true, embedded: true } as const

const execute: CallModel = {
  returns: 'sqlite3.Cursor', sql, effect: { kind: 'query', ...inProgram },
  bulk: [{ code: '$receiver.executemany($sql, $rows)', row: 'parameters' }],
}
const executeMany: CallModel = { returns: 'sqlite3.Cursor', effect: { kind: 'write', noun: 'row', ...inProgram }, batch: 'always' }
const executeScript: CallModel = { returns: 'sqlite3.Cursor', effect: { kind: 'write', ...inProgram } }

const connection: TypeModel = {
  // Opened by `sqlite3.connect`, which stands in the file only: nothing is kept open on a server.
  constructs: { returns: 'sqlite3.Connection', effect: { kind: 'connect', ...inProgram } },
  sharing: 'exclusive',
  attributes: { total_changes: 'number', in_transaction: 'boolean', isolation_level: 'string | none', row_factory: 'any' },
  calls: {
    cursor: { returns: 'sqlite3.Cursor' },
    execute,
    executemany: executeMany,
    executescript: executeScript,
    commit: { returns: 'none', effect: { kind: 'commit', ...inProgram } },
    rollback: { returns: 'none', effect: { kind: 'rollback', ...inProgram } },
    close: { returns: 'none' },
    create_function: { returns: 'none' },
    interrupt: { returns: 'none' },
    iterdump: { returns: 'generator<string>', effect: { kind: 'query', rows: 'many', ...inProgram }, lazy: true },
    backup: { returns: 'none', effect: { kind: 'write', ...inProgram } },
  },
}

const cursor: TypeModel = {
  sharing: 'exclusive',
  attributes: { description: 'tuple<tuple<any>>', rowcount: 'number', lastrowid: 'number | none', connection: 'sqlite3.Connection' },
  iterates: { element: 'sqlite3.Row' },
  calls: {
    execute,
    executemany: executeMany,
    executescript: executeScript,
    fetchone: { returns: 'sqlite3.Row | none' },
    fetchmany: { returns: 'list<sqlite3.Row>' },
    fetchall: { returns: 'list<sqlite3.Row>' },
    close: { returns: 'none' },
  },
}

export default library({
  id: 'sqlite3',
  language: 'python',
  source: 'https://docs.python.org/3/library/sqlite3.html; https://www.sqlite.org/limits.html',
  modules: ['sqlite3', 'pysqlite3'],
  aliases: { pysqlite3: 'sqlite3', 'sqlite3.dbapi2': 'sqlite3' },
  functions: {
    'sqlite3.connect': { returns: 'sqlite3.Connection', effect: { kind: 'connect', ...inProgram } },
  },
  types: {
    'sqlite3.Connection': connection,
    'sqlite3.Cursor': cursor,
    // A tuple unless `row_factory` says otherwise; `row['name']` and `row[0]` both work on sqlite3.Row.
    'sqlite3.Row': { iterates: { element: 'any' }, calls: { keys: { returns: 'list<string>', pure: true } } },
  },
})
