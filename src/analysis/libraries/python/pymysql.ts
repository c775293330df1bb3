// PyMySQL: one connection runs one statement at a time; the client writes the parameters into the statement.

import { library, type CallModel } from '../schema.js'

const blocking = { blocking: true } as const
const none: CallModel = { returns: 'none' }
const connected: CallModel = { returns: 'pymysql.connections.Connection', effect: { kind: 'connect', ...blocking } }

export default library({
  id: 'pymysql',
  language: 'python',
  source: 'https://pymysql.readthedocs.io/en/latest/modules/; PyMySQL 1.1',
  modules: ['pymysql'],
  aliases: { 'pymysql.Connection': 'pymysql.connections.Connection' },
  functions: {
    'pymysql.connect': connected,
    'pymysql.Connect': connected,
  },
  types: {
    'pymysql.connections.Connection': {
      constructs: connected,
      sharing: 'exclusive',
      calls: {
        cursor: { returns: 'pymysql.cursors.Cursor' },
        commit: { returns: 'none', effect: { kind: 'commit', ...blocking } },
        rollback: { returns: 'none', effect: { kind: 'rollback', ...blocking } },
        close: none,
        begin: { returns: 'none', effect: { kind: 'begin', ...blocking } },
        query: { returns: 'number', sql: { text: 0, textName: 'sql' }, effect: { kind: 'query', ...blocking } },
        ping: none,
        select_db: none,
        autocommit: none,
      },
    },
    'pymysql.cursors.Cursor': {
      aliases: [
        'pymysql.cursors.DictCursor', 'pymysql.cursors.SSCursor', 'pymysql.cursors.SSDictCursor',
      ],
      sharing: 'exclusive',
      attributes: { description: 'tuple<any>', rowcount: 'number', lastrowid: 'number', connection: 'pymysql.connections.Connection' },
      iterates: { element: 'pymysql.Row' },
      calls: {
        execute: {
          bulk: [{ code: '$receiver.executemany($sql, $rows)', row: 'parameters' }],
          returns: 'number',
          sql: { text: 0, textName: 'query', parameters: 1, parametersName: 'args', style: 'format', rows: { by: 'place', settings: ['cursorclass', 'DictCursor'] } },
          effect: { kind: 'query', ...blocking },
        },
        executemany: { returns: 'number | none', effect: { kind: 'write', noun: 'row', ...blocking }, batch: 'always' },
        callproc: { returns: 'any', effect: { kind: 'query', ...blocking } },
        fetchone: { returns: 'pymysql.Row | none' },
        fetchmany: { returns: 'tuple<pymysql.Row>' },
        fetchall: { returns: 'tuple<pymysql.Row>' },
        nextset: { returns: 'boolean | none' },
        close: none,
        mogrify: { returns: 'string', pure: true },
        scroll: none,
      },
    },
    // A tuple, or a mapping with a dictionary cursor.
    'pymysql.Row': { iterates: { element: 'any' } },
  },
})
