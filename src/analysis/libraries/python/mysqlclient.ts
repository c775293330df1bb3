// mysqlclient (MySQLdb): one connection runs one statement at a time; the client writes the parameters into the statement.

import { library, type CallModel } from '../schema.js'

const blocking = { blocking: true } as const
const none: CallModel = { returns: 'none' }
const connected: CallModel = { returns: 'MySQLdb.connections.Connection', effect: { kind: 'connect', ...blocking } }

export default library({
  id: 'mysqlclient',
  language: 'python',
  source: 'https://mysqlclient.readthedocs.io/; mysqlclient 2.2',
  modules: ['MySQLdb'],
  functions: {
    'MySQLdb.connect': connected,
    'MySQLdb.Connect': connected,
    'MySQLdb.Connection': connected,
  },
  types: {
    'MySQLdb.connections.Connection': {
      constructs: connected,
      sharing: 'exclusive',
      calls: {
        cursor: { returns: 'MySQLdb.cursors.Cursor' },
        commit: { returns: 'none', effect: { kind: 'commit', ...blocking } },
        rollback: { returns: 'none', effect: { kind: 'rollback', ...blocking } },
        close: none,
        begin: { returns: 'none', effect: { kind: 'begin', ...blocking } },
        query: { returns: 'none', sql: { text: 0 }, effect: { kind: 'query', ...blocking } },
        ping: none,
        select_db: none,
        autocommit: none,
      },
    },
    'MySQLdb.cursors.Cursor': {
      aliases: [
        'MySQLdb.cursors.DictCursor', 'MySQLdb.cursors.SSCursor', 'MySQLdb.cursors.SSDictCursor',
      ],
      sharing: 'exclusive',
      attributes: { description: 'tuple<any>', rowcount: 'number', lastrowid: 'number', connection: 'MySQLdb.connections.Connection' },
      iterates: { element: 'MySQLdb.Row' },
      calls: {
        execute: {
          bulk: [{ code: '$receiver.executemany($sql, $rows)', row: 'parameters' }],
          returns: 'number',
          sql: { text: 0, textName: 'query', parameters: 1, parametersName: 'args', style: 'format', rows: { by: 'place', settings: ['cursorclass', 'DictCursor'] } },
          effect: { kind: 'query', ...blocking },
        },
        executemany: { returns: 'number | none', effect: { kind: 'write', noun: 'row', ...blocking }, batch: 'always' },
        callproc: { returns: 'any', effect: { kind: 'query', ...blocking } },
        fetchone: { returns: 'MySQLdb.Row | none' },
        fetchmany: { returns: 'tuple<MySQLdb.Row>' },
        fetchall: { returns: 'tuple<MySQLdb.Row>' },
        nextset: { returns: 'boolean | none' },
        close: none,
        mogrify: { returns: 'string', pure: true },
        scroll: none,
      },
    },
    // A tuple, or a mapping with a dictionary cursor.
    'MySQLdb.Row': { iterates: { element: 'any' } },
  },
})
