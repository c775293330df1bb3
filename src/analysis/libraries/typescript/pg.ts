// node-postgres: a pool is made for concurrent use, a client runs one statement at a time.

import { library, type CallModel } from '../schema.js'

const query: CallModel = {
  returns: 'promise<pg.QueryResult>',
  sql: {
    text: 0, textOption: 'text', parameters: 1, parametersOptions: ['values'], style: 'dollar', maxParameters: 65535,
    rows: { by: 'name' }, rowsAt: 'rows',
  },
  awaitable: true,
}
const closed: CallModel = { returns: 'promise<none>', awaitable: true }
const connected = { kind: 'connect' } as const

export default library({
  id: 'pg',
  language: 'typescript',
  source: 'https://node-postgres.com/apis; @types/pg 8; the wire protocol counts parameters in 16 bits',
  modules: ['pg', 'pg-pool'],
  aliases: { 'pg.default': 'pg', 'pg.native': 'pg', 'pg-pool.default': 'pg.Pool', 'pg-pool.Pool': 'pg.Pool', 'pg-pool': 'pg.Pool' },
  types: {
    'pg.Pool': {
      sharing: 'shared',
      attributes: { totalCount: 'number', idleCount: 'number', waitingCount: 'number' },
      calls: {
        query,
        connect: { returns: 'promise<pg.PoolClient>', awaitable: true },
        end: closed,
        on: { returns: 'self', callback: { argument: 1, runs: 'once' } },
      },
    },
    'pg.ClientBase': {
      sharing: 'exclusive',
      calls: {
        query,
        connect: { returns: 'promise<self>', effect: connected, awaitable: true },
        escapeIdentifier: { returns: 'string', pure: true },
        escapeLiteral: { returns: 'string', pure: true },
        on: { returns: 'self', callback: { argument: 1, runs: 'once' } },
      },
    },
    'pg.Client': { extends: ['pg.ClientBase'], sharing: 'exclusive', calls: { end: closed } },
    'pg.PoolClient': { extends: ['pg.Client'], sharing: 'exclusive', calls: { release: { returns: 'none' } } },
    'pg.QueryResult': {
      aliases: ['pg.QueryArrayResult'],
      attributes: { rows: 'list<Row>', rowCount: 'number | none', command: 'string', fields: 'list<Row>', oid: 'number' },
    },
  },
})
