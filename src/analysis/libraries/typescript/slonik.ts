// Slonik: a pool runs what the `sql` tag made; a connection and a transaction run one statement at a time.

import { library, type CallModel, type Effect } from '../schema.js'

type Calls = Readonly<Record<string, CallModel>>

const one: Effect = { kind: 'query', noun: 'row', rows: 'one' }
const many: Effect = { kind: 'query', noun: 'row', rows: 'many' }
const sql = { text: 0, style: 'driver', rows: { by: 'name' } } as const

function asked(returns: string, effect: Effect): CallModel {
  return { returns: `promise<${returns}>`, effect, sql, awaitable: true }
}

const queries: Calls = {
  query: { ...asked('slonik.QueryResult', many), sql: { ...sql, rowsAt: 'rows' } },
  any: asked('list<Row>', many),
  many: asked('list<Row>', many),
  anyFirst: asked('list<any>', many),
  manyFirst: asked('list<any>', many),
  one: asked('Row', one),
  maybeOne: asked('Row | none', one),
  oneFirst: asked('any', one),
  maybeOneFirst: asked('any', one),
  exists: asked('boolean', one),
  stream: { ...asked('Row', many), callback: { argument: 1, runs: 'once', parameters: ['any'] } },
  transaction: {
    returns: 'promise<result0>', effect: { kind: 'begin' }, awaitable: true,
    callback: { argument: 0, runs: 'once', parameters: ['slonik.DatabaseTransactionConnection'] },
  },
}

const text: CallModel = { returns: 'slonik.QuerySqlToken', sqlText: 0 }
const tag: CallModel = { returns: 'slonik.Tag', pure: true }
const piece: CallModel = { returns: 'slonik.SqlToken', pure: true }

export default library({
  id: 'slonik',
  language: 'typescript',
  source: 'https://github.com/gajus/slonik#readme; dist/types.d.ts of slonik 47 and @slonik/sql-tag',
  modules: ['slonik', '@silverhand/slonik', '@slonik/sql-tag'],
  aliases: { '@silverhand/slonik': 'slonik', '@slonik/sql-tag': 'slonik', 'slonik.default': 'slonik' },
  functions: {
    'slonik.createPool': { returns: 'promise<slonik.DatabasePool>', awaitable: true },
    'slonik.createSqlTag': { returns: 'slonik.SqlTag' },
  },
  values: { 'slonik.sql': 'slonik.SqlTag' },
  types: {
    // A pool, a connection or a transaction: what takes it does not know which.
    'slonik.CommonQueryMethods': { aliases: ['slonik.DatabaseConnection'], calls: queries },
    'slonik.DatabasePool': {
      aliases: ['slonik.DatabasePoolType'],
      sharing: 'shared',
      calls: {
        ...queries,
        connect: {
          returns: 'promise<result0>', awaitable: true, callback: { argument: 0, runs: 'once', parameters: ['slonik.DatabasePoolConnection'] },
        },
        end: { returns: 'promise<none>', awaitable: true },
        state: { returns: 'Row' },
        on: { returns: 'self', callback: { argument: 1, runs: 'once', parameters: ['any'] } },
      },
      attributes: { configuration: 'any' },
    },
    'slonik.DatabasePoolConnection': { extends: ['slonik.CommonQueryMethods'], sharing: 'exclusive' },
    'slonik.DatabaseTransactionConnection': { extends: ['slonik.CommonQueryMethods'], sharing: 'exclusive' },
    'slonik.QueryResult': { attributes: { rows: 'list<Row>', rowCount: 'number', fields: 'list<Row>', command: 'string' } },
    'slonik.SqlTag': {
      call: text,
      calls: {
        fragment: text,
        unsafe: text,
        type: tag,
        typeAlias: tag,
        prepared: tag,
        ...Object.fromEntries([
          'array', 'binary', 'date', 'identifier', 'interval', 'join', 'json', 'jsonb', 'literalValue', 'timestamp', 'unnest', 'uuid',
        ].map((name) => [name, piece] as const)),
      },
    },
    'slonik.Tag': { call: text },
    'slonik.QuerySqlToken': { aliases: ['slonik.TaggedTemplateLiteralInvocation', 'slonik.FragmentSqlToken'], attributes: { sql: 'string', values: 'list<any>' } },
    'slonik.SqlToken': { aliases: ['slonik.IdentifierSqlToken', 'slonik.ListSqlToken', 'slonik.ArraySqlToken'], attributes: { names: 'list<string>' } },
  },
})
