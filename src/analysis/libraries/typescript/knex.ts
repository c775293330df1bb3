// Knex: a chain builds a statement, and awaiting the chain sends it.

import { library, type CallModel, type Effect, type TypeModel } from '../schema.js'

type Calls = Readonly<Record<string, CallModel>>

const one: Effect = { kind: 'query', noun: 'row', rows: 'one' }
const many: Effect = { kind: 'query', noun: 'row', rows: 'many' }
const change: Effect = { kind: 'write', noun: 'row' }

const starts: CallModel = { returns: 'knex.Knex.QueryBuilder' }
const refined: CallModel = { returns: 'self', mutates: true }
const amongKeys: CallModel = { ...refined, batch: 'list-argument' }
const writes: CallModel = { returns: 'knex.WriteBuilder', batch: 'list-argument', mutates: true }
const text: CallModel = { returns: 'string', pure: true }
const done: CallModel = { returns: 'promise<none>', awaitable: true }
const raw: CallModel = {
  returns: 'knex.Knex.Raw',
  effect: many,
  sql: { text: 0, parameters: 1, style: 'qmark' },
  lazy: true,
}

const chain: Calls = {
  first: { returns: 'knex.FirstBuilder', mutates: true },
  insert: writes,
  update: writes,
  upsert: writes,
  del: writes,
  delete: writes,
  truncate: writes,
  increment: writes,
  decrement: writes,
  whereIn: amongKeys,
  orWhereIn: amongKeys,
  whereNotIn: amongKeys,
  clone: { returns: 'self', pure: true },
  toString: text,
  toQuery: text,
  toSQL: { returns: 'Row', pure: true },
  columnInfo: { returns: 'promise<Row>', effect: one, awaitable: true },
}

function running(effect: Effect, result: string): Calls {
  return {
    then: { returns: 'promise<result0>', effect, awaitable: true, callback: { argument: 0, runs: 'once', parameters: [result] } },
    catch: { returns: `promise<${result} | result0>`, effect, awaitable: true, callback: { argument: 0, runs: 'once', parameters: ['any'] } },
    stream: { returns: 'any', effect },
  }
}

const client: TypeModel = {
  sharing: 'shared',
  call: starts,
  calls: {
    raw,
    table: starts,
    from: starts,
    into: starts,
    select: starts,
    with: starts,
    queryBuilder: starts,
    insert: writes,
    batchInsert: { returns: 'promise<list<any>>', effect: change, awaitable: true, batch: 'list-argument' },
    transaction: {
      returns: 'promise<knex.Knex.Transaction | result0>',
      effect: { kind: 'begin' },
      awaitable: true,
      callback: { argument: 0, runs: 'once', parameters: ['knex.Knex.Transaction'] },
    },
    ref: { returns: 'any', pure: true },
    destroy: done,
    on: { returns: 'self', callback: { argument: 1, runs: 'once', parameters: ['any'] } },
  },
  attributes: { fn: 'any', schema: 'any', migrate: 'any', seed: 'any', client: 'any' },
}

export default library({
  id: 'knex',
  language: 'typescript',
  source: 'https://knexjs.org/guide; types/index.d.ts of knex 3',
  modules: ['knex'],
  aliases: {
    'knex.default': 'knex',
    'knex.knex': 'knex',
    'knex.QueryBuilder': 'knex.Knex.QueryBuilder',
    'knex.Transaction': 'knex.Knex.Transaction',
    'knex.Raw': 'knex.Knex.Raw',
  },
  functions: { knex: { returns: 'knex.Knex' } },
  types: {
    'knex.Knex': client,
    'knex.Knex.Transaction': {
      extends: ['knex.Knex'],
      sharing: 'exclusive',
      calls: {
        commit: { ...done, effect: { kind: 'commit' } },
        rollback: { ...done, effect: { kind: 'rollback' } },
        isCompleted: { returns: 'boolean' },
        savepoint: { returns: 'promise<any>', awaitable: true, callback: { argument: 0, runs: 'once', parameters: ['self'] } },
      },
    },
    'knex.Knex.QueryBuilder': {
      awaits: { result: 'list<Row>', effect: many },
      calls: { ...chain, ...running(many, 'list<Row>') },
      anyCall: refined,
    },
    'knex.FirstBuilder': {
      extends: ['knex.Knex.QueryBuilder'],
      awaits: { result: 'Row | none', effect: one },
      calls: running(one, 'Row | none'),
    },
    'knex.WriteBuilder': {
      extends: ['knex.Knex.QueryBuilder'],
      awaits: { result: 'any', effect: change },
      calls: running(change, 'any'),
    },
    // What it does follows from its text, at the call that made it.
    'knex.Knex.Raw': {
      awaits: { result: 'any' },
      calls: { toString: text, toQuery: text, toSQL: { returns: 'Row', pure: true }, wrap: refined },
      anyCall: refined,
    },
  },
})
