// mysql2 and its older twin mysql: a pool is made for concurrent use, a connection runs one statement at a time.

import { library, type CallModel, type SqlArguments } from '../schema.js'

const sql: SqlArguments = {
  text: 0, textOption: 'sql', parameters: 1, parametersOptions: ['values'], style: 'qmark', maxParameters: 65535,
  rows: { by: 'name' }, rowsAt: 0, rowsType: 'written',
}
// Statements that return no rows give a header in the place of the rows.
const answered: CallModel = { returns: 'promise<tuple<list<Row>,list<Row>>>', sql, awaitable: true }
const sent: CallModel = { returns: 'any', sql }
const done: CallModel = { returns: 'promise<none>', awaitable: true }
const begin = { kind: 'begin' } as const
const commit = { kind: 'commit' } as const
const rollback = { kind: 'rollback' } as const
const connect = { kind: 'connect' } as const
const text: CallModel = { returns: 'string', pure: true }
const texts = { escape: text, escapeId: text, format: text } as const
const listens: CallModel = { returns: 'self', callback: { argument: 1, runs: 'once', parameters: ['any'] } }

export default library({
  id: 'mysql2',
  language: 'typescript',
  source: 'https://sidorares.github.io/node-mysql2/docs; promise.d.ts of mysql2 3; the protocol counts parameters in 16 bits',
  modules: ['mysql2', 'mysql2/promise', 'mysql'],
  aliases: {
    mysql: 'mysql2',
    'mysql2.default': 'mysql2',
    'mysql2/promise.default': 'mysql2/promise',
    'mysql2/promise.js': 'mysql2/promise',
    'mysql2/promise.escape': 'mysql2.escape',
    'mysql2/promise.escapeId': 'mysql2.escapeId',
    'mysql2/promise.format': 'mysql2.format',
  },
  functions: {
    'mysql2/promise.createConnection': { returns: 'promise<mysql2/promise.Connection>', effect: connect, awaitable: true },
    'mysql2/promise.createPool': { returns: 'mysql2/promise.Pool' },
    'mysql2/promise.createPoolCluster': { returns: 'mysql2/promise.PoolCluster' },
    'mysql2.createConnection': { returns: 'mysql2.Connection', effect: connect },
    'mysql2.createPool': { returns: 'mysql2.Pool' },
    'mysql2.escape': text,
    'mysql2.escapeId': text,
    'mysql2.format': text,
  },
  types: {
    'mysql2/promise.Connection': {
      sharing: 'exclusive',
      calls: {
        ...texts,
        query: answered,
        execute: answered,
        prepare: { returns: 'promise<mysql2/promise.PreparedStatementInfo>', awaitable: true },
        beginTransaction: { ...done, effect: begin },
        commit: { ...done, effect: commit },
        rollback: { ...done, effect: rollback },
        connect: { ...done, effect: connect },
        ping: done,
        end: done,
        destroy: { returns: 'none' },
      },
    },
    'mysql2/promise.PoolConnection': {
      extends: ['mysql2/promise.Connection'],
      sharing: 'exclusive',
      calls: { release: { returns: 'none' } },
    },
    'mysql2/promise.Pool': {
      sharing: 'shared',
      calls: {
        ...texts,
        query: answered,
        execute: answered,
        getConnection: { returns: 'promise<mysql2/promise.PoolConnection>', awaitable: true },
        releaseConnection: { returns: 'none' },
        end: done,
        on: listens,
      },
    },
    'mysql2/promise.PoolCluster': {
      sharing: 'shared',
      calls: {
        add: { returns: 'none' },
        getConnection: { returns: 'promise<mysql2/promise.PoolConnection>', awaitable: true },
        of: { returns: 'mysql2/promise.Pool' },
        end: done,
      },
    },
    // What it runs was said when it was prepared.
    'mysql2/promise.PreparedStatementInfo': {
      sharing: 'exclusive',
      calls: {
        execute: { returns: 'promise<tuple<list<Row>,list<Row>>>', effect: { kind: 'query' }, awaitable: true },
        close: done,
      },
    },
    'mysql2.Connection': {
      sharing: 'exclusive',
      calls: {
        ...texts,
        query: sent,
        execute: sent,
        beginTransaction: { returns: 'none', effect: begin },
        commit: { returns: 'none', effect: commit },
        rollback: { returns: 'none', effect: rollback },
        connect: { returns: 'none', effect: connect },
        end: { returns: 'none' },
        destroy: { returns: 'none' },
        on: listens,
        promise: { returns: 'mysql2/promise.Connection' },
      },
    },
    'mysql2.PoolConnection': {
      extends: ['mysql2.Connection'],
      sharing: 'exclusive',
      calls: { release: { returns: 'none' }, promise: { returns: 'mysql2/promise.PoolConnection' } },
    },
    'mysql2.Pool': {
      sharing: 'shared',
      calls: {
        ...texts,
        query: sent,
        execute: sent,
        getConnection: {
          returns: 'none', callback: { argument: 0, runs: 'once', parameters: ['any', 'mysql2.PoolConnection'] },
        },
        end: { returns: 'none' },
        on: listens,
        promise: { returns: 'mysql2/promise.Pool' },
      },
    },
  },
})
