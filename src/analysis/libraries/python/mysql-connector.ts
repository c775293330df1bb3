// MySQL Connector/Python: one connection runs one statement at a time; rows come as tuples, or as mappings with `dictionary=True`.

import { library, type CallModel } from '../schema.js'

const blocking = { blocking: true } as const
const none: CallModel = { returns: 'none' }
const connected: CallModel = { returns: 'mysql.connector.MySQLConnection', effect: { kind: 'connect', ...blocking } }

export default library({
  id: 'mysql-connector',
  language: 'python',
  source: 'https://dev.mysql.com/doc/connector-python/en/connector-python-reference.html',
  modules: ['mysql.connector', 'mysql.connector.pooling'],
  functions: {
    'mysql.connector.connect': connected,
    'mysql.connector.Connect': connected,
  },
  types: {
    'mysql.connector.MySQLConnection': {
      aliases: [
        'mysql.connector.connection.MySQLConnection', 'mysql.connector.abstracts.MySQLConnectionAbstract',
        'mysql.connector.pooling.PooledMySQLConnection', 'mysql.connector.connection_cext.CMySQLConnection',
        'mysql.connector.CMySQLConnection',
      ],
      constructs: connected,
      sharing: 'exclusive',
      calls: {
        cursor: { returns: 'mysql.connector.cursor.MySQLCursor' },
        commit: { returns: 'none', effect: { kind: 'commit', ...blocking } },
        rollback: { returns: 'none', effect: { kind: 'rollback', ...blocking } },
        close: none,
        start_transaction: { returns: 'none', effect: { kind: 'begin', ...blocking } },
        is_connected: { returns: 'boolean' },
        ping: none,
        reconnect: { returns: 'none', effect: { kind: 'connect', ...blocking } },
      },
    },
    'mysql.connector.cursor.MySQLCursor': {
      aliases: [
        'mysql.connector.cursor.MySQLCursorDict', 'mysql.connector.cursor.MySQLCursorBuffered',
        'mysql.connector.cursor.MySQLCursorPrepared',
        'mysql.connector.abstracts.MySQLCursorAbstract', 'mysql.connector.cursor_cext.CMySQLCursor',
      ],
      sharing: 'exclusive',
      attributes: { description: 'tuple<any>', rowcount: 'number', lastrowid: 'number', connection: 'mysql.connector.MySQLConnection' },
      iterates: { element: 'mysql.connector.Row' },
      calls: {
        execute: {
          bulk: [{ code: '$receiver.executemany($sql, $rows)', row: 'parameters' }],
          returns: 'none',
          sql: { text: 0, textName: 'operation', parameters: 1, parametersName: 'params', style: 'format', rows: { by: 'place', settings: ['dictionary', 'named_tuple', 'cursor_class'] } },
          effect: { kind: 'query', ...blocking },
        },
        executemany: { returns: 'none', effect: { kind: 'write', noun: 'row', ...blocking }, batch: 'always' },
        callproc: { returns: 'any', effect: { kind: 'query', ...blocking } },
        fetchone: { returns: 'mysql.connector.Row | none' },
        fetchmany: { returns: 'list<mysql.connector.Row>' },
        fetchall: { returns: 'list<mysql.connector.Row>' },
        nextset: { returns: 'boolean | none' },
        close: none,
        stored_results: { returns: 'generator<mysql.connector.cursor.MySQLCursor>' },
      },
    },
    // A tuple, or a mapping with a dictionary cursor.
    'mysql.connector.Row': { iterates: { element: 'any' } },
    'mysql.connector.pooling.MySQLConnectionPool': {
      constructs: { returns: 'mysql.connector.pooling.MySQLConnectionPool', effect: { kind: 'connect', ...blocking } },
      sharing: 'shared',
      calls: { get_connection: { returns: 'mysql.connector.MySQLConnection' } },
    },
  },
})
