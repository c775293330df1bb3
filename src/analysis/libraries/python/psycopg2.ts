// psycopg2: one connection runs one statement at a time; parameters are written into the statement by the client.

import { library, type CallModel } from '../schema.js'

const blocking = { blocking: true } as const
const none: CallModel = { returns: 'none' }
const write: CallModel = { returns: 'none', effect: { kind: 'write', noun: 'row', ...blocking } }
const bulk: CallModel = { ...write, batch: 'always' }
const connected: CallModel = { returns: 'psycopg2.extensions.connection', effect: { kind: 'connect', ...blocking } }

export default library({
  id: 'psycopg2',
  language: 'python',
  source: 'https://www.psycopg.org/docs/',
  modules: ['psycopg2', 'psycopg2cffi'],
  aliases: { psycopg2cffi: 'psycopg2' },
  functions: {
    'psycopg2.connect': connected,
    'psycopg2.extras.execute_batch': bulk,
    'psycopg2.extras.execute_values': { ...bulk, returns: 'list<psycopg2.Row> | none' },
    'psycopg2.sql.SQL': { returns: 'psycopg2.sql.Composable', pure: true },
    'psycopg2.sql.Identifier': { returns: 'psycopg2.sql.Composable', pure: true },
    'psycopg2.sql.Literal': { returns: 'psycopg2.sql.Composable', pure: true },
  },
  types: {
    'psycopg2.extensions.connection': {
      aliases: ['psycopg2._psycopg.connection', 'psycopg2.extras.RealDictConnection', 'psycopg2.extras.DictConnection'],
      constructs: connected,
      sharing: 'exclusive',
      attributes: { closed: 'number', autocommit: 'boolean', status: 'number', encoding: 'string', notices: 'list<string>' },
      calls: {
        cursor: { returns: 'psycopg2.extensions.cursor' },
        commit: { returns: 'none', effect: { kind: 'commit', ...blocking } },
        rollback: { returns: 'none', effect: { kind: 'rollback', ...blocking } },
        close: none,
        set_session: none,
        set_isolation_level: none,
      },
    },
    'psycopg2.extensions.cursor': {
      aliases: [
        'psycopg2._psycopg.cursor', 'psycopg2.extras.RealDictCursor', 'psycopg2.extras.DictCursor', 'psycopg2.extras.NamedTupleCursor',
      ],
      sharing: 'exclusive',
      attributes: {
        description: 'tuple<any>', rowcount: 'number', lastrowid: 'number', query: 'bytes', statusmessage: 'string',
        connection: 'psycopg2.extensions.connection', itersize: 'number', arraysize: 'number',
      },
      iterates: { element: 'psycopg2.Row' },
      calls: {
        execute: {
          bulk: [{ code: 'execute_batch($receiver, $sql, $rows)', row: 'parameters', imports: ['from psycopg2.extras import execute_batch'] }],
          returns: 'none',
          sql: { text: 0, textName: 'query', parameters: 1, parametersName: 'vars', style: 'format', rows: { by: 'place', settings: ['cursor_factory', 'DictCursor', 'DictConnection', 'NamedTupleC'] } },
          effect: { kind: 'query', ...blocking },
        },
        executemany: bulk,
        callproc: { returns: 'any', effect: { kind: 'query', ...blocking } },
        copy_from: bulk,
        copy_expert: bulk,
        copy_to: { returns: 'none', effect: { kind: 'query', rows: 'many', ...blocking } },
        fetchone: { returns: 'psycopg2.Row | none' },
        fetchmany: { returns: 'list<psycopg2.Row>' },
        fetchall: { returns: 'list<psycopg2.Row>' },
        mogrify: { returns: 'bytes', pure: true },
        close: none,
      },
    },
    // A tuple, or a mapping with DictCursor and RealDictCursor.
    'psycopg2.Row': { iterates: { element: 'any' } },
    'psycopg2.sql.Composable': {
      calls: {
        format: { returns: 'psycopg2.sql.Composable', pure: true }, join: { returns: 'psycopg2.sql.Composable', pure: true },
        as_string: { returns: 'string', pure: true },
      },
    },
    'psycopg2.pool.AbstractConnectionPool': {
      aliases: ['psycopg2.pool.SimpleConnectionPool', 'psycopg2.pool.ThreadedConnectionPool'],
      constructs: { returns: 'psycopg2.pool.AbstractConnectionPool', effect: { kind: 'connect', ...blocking } },
      sharing: 'shared',
      calls: { getconn: { returns: 'psycopg2.extensions.connection' }, putconn: none, closeall: none },
    },
  },
})
