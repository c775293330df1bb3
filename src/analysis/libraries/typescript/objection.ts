// Objection: a model class begins a chain by query(), and awaiting the chain sends it.

import { library, type Batched, type CallModel, type Effect, type TypeModel } from '../schema.js'

type Calls = Readonly<Record<string, CallModel>>

const one: Effect = { kind: 'query', noun: 'row', rows: 'one' }
const many: Effect = { kind: 'query', noun: 'row', rows: 'many' }
const change: Effect = { kind: 'write', noun: 'row' }
const batch = 'list-argument'

const byId: Batched = { code: '$receiver.findByIds($keys)', result: 'rows', key: 'id' }

const refined: CallModel = { returns: 'self', mutates: true }
const graph: CallModel = { ...refined, loads: { by: 'graph', argument: 0 } }
const amongKeys: CallModel = { ...refined, batch }
const done: CallModel = { returns: 'promise<none>', awaitable: true }
const piece: CallModel = { returns: 'any', pure: true }
const single: CallModel = { returns: 'objection.SingleQueryBuilder<$0>', mutates: true }
const writes: CallModel = { returns: 'objection.WriteQueryBuilder<any>', mutates: true, batch }
const stored: CallModel = { ...writes, returns: 'objection.WriteQueryBuilder<$0>' }
const paged: CallModel = { returns: 'objection.PageQueryBuilder', mutates: true }

const changes: Calls = {
  insert: stored,
  insertAndFetch: stored,
  insertGraph: stored,
  insertGraphAndFetch: stored,
  upsertGraph: stored,
  upsertGraphAndFetch: stored,
  patchAndFetch: stored,
  patchAndFetchById: stored,
  updateAndFetch: stored,
  updateAndFetchById: stored,
  patch: writes,
  update: writes,
  increment: writes,
  decrement: writes,
  del: writes,
  delete: writes,
  deleteById: writes,
  relate: writes,
  unrelate: writes,
  truncate: writes,
}

/** A chain, and how it is sent other than by awaiting it. */
function chain(effect: Effect, result: string): TypeModel {
  return {
    awaits: { result, effect },
    eager: { one: ".withGraphFetched('$path')", many: ".withGraphFetched('$path')", separator: '.', isAlone: true, safety: 'suggested' },
    calls: {
      ...changes,
      withGraphFetched: graph, withGraphJoined: graph, eager: graph, joinEager: graph, mergeEager: graph,
      findById: { ...single, key: 0, batched: byId },
      findOne: { ...single, key: 0 },
      first: single,
      findByIds: amongKeys,
      whereIn: amongKeys,
      orWhereIn: amongKeys,
      whereNotIn: amongKeys,
      whereInComposite: amongKeys,
      for: amongKeys,
      page: paged,
      range: paged,
      resultSize: { returns: 'promise<number>', effect: many, awaitable: true },
      columnInfo: { returns: 'promise<Row>', effect: one, awaitable: true },
      execute: { returns: `promise<${result}>`, effect, awaitable: true },
      then: { returns: 'promise<result0>', effect, awaitable: true, callback: { argument: 0, runs: 'once', parameters: [result] } },
      catch: { returns: `promise<${result} | result0>`, effect, awaitable: true, callback: { argument: 0, runs: 'once', parameters: ['any'] } },
      toKnexQuery: { returns: 'knex.Knex.QueryBuilder' },
      knex: { returns: 'knex.Knex' },
      clone: { returns: 'self', pure: true },
      modelClass: piece,
      isFind: { returns: 'boolean', pure: true },
      hasWheres: { returns: 'boolean', pure: true },
    },
    anyCall: refined,
  }
}

const begins: CallModel = {
  returns: 'promise<result0 | result1>', effect: { kind: 'begin' }, awaitable: true, callback: { argument: -1, runs: 'once', parameters: ['knex.Knex.Transaction'] },
}
const started: CallModel = { returns: 'promise<knex.Knex.Transaction>', effect: { kind: 'begin' }, awaitable: true }

export default library({
  id: 'objection',
  language: 'typescript',
  source: 'https://vincit.github.io/objection.js/api; typings/objection/index.d.ts of objection 3',
  modules: ['objection'],
  aliases: { 'objection.default': 'objection' },
  functions: {
    'objection.transaction': begins,
    'objection.transaction.start': started,
    'objection.raw': piece,
    'objection.ref': piece,
    'objection.val': piece,
    'objection.fn': piece,
  },
  types: {
    'objection.ModelClass': {
      sharing: 'shared',
      calls: {
        query: { returns: 'objection.QueryBuilder<$0>' },
        relatedQuery: { returns: 'objection.QueryBuilder<any>' },
        fromJson: { returns: '$0' },
        fromDatabaseJson: { returns: '$0' },
        fetchGraph: { returns: 'objection.QueryBuilder<$0>', batch, loads: { by: 'graph', into: 0, argument: 1 } },
        knex: { returns: 'knex.Knex' },
        knexQuery: { returns: 'knex.Knex.QueryBuilder' },
        transaction: begins,
        startTransaction: started,
        bindKnex: { returns: 'self', pure: true },
        bindTransaction: { returns: 'self', pure: true },
        fetchTableMetadata: { returns: 'promise<Row>', effect: one, awaitable: true },
        getRelations: piece,
        raw: piece,
        ref: piece,
      },
    },
    'objection.Model': {
      statics: 'objection.ModelClass<class>',
      calls: {
        $query: { returns: 'objection.SingleQueryBuilder<self>' },
        $relatedQuery: { returns: 'objection.QueryBuilder<any>', readsRelation: { argument: 0, anew: true, kept: '$object.$name' } },
        $fetchGraph: { returns: 'objection.SingleQueryBuilder<self>', readsRelation: { argument: 0, anew: true, kept: '$object' } },
        $transaction: begins,
        $id: piece,
        $knex: { returns: 'knex.Knex' },
        $set: { returns: 'self', mutates: true },
        $setJson: { returns: 'self', mutates: true },
        $setRelated: { returns: 'self', mutates: true },
        $appendRelated: { returns: 'self', mutates: true },
        $validate: { returns: 'any' },
        $clone: { returns: 'self', pure: true },
        $toJson: { returns: 'Row', pure: true },
        $toDatabaseJson: { returns: 'Row', pure: true },
        toJSON: { returns: 'Row', pure: true },
      },
    },
    'objection.QueryBuilder': chain(many, 'list<$0>'),
    'objection.SingleQueryBuilder': chain(one, '$0 | none'),
    'objection.PageQueryBuilder': chain(many, 'objection.Page'),
    'objection.WriteQueryBuilder': {
      ...chain(change, '$0'),
      aliases: ['objection.NumberQueryBuilder'],
    },
    'objection.Page': { attributes: { results: 'list<Row>', total: 'number' } },
    'objection.TransactionOrKnex': {
      extends: ['knex.Knex'],
      sharing: 'exclusive',
      aliases: ['objection.Transaction'],
      calls: { commit: { ...done, effect: { kind: 'commit' } }, rollback: { ...done, effect: { kind: 'rollback' } } },
    },
  },
  // Names that only Objection gives to an instance's methods.
  callConventions: [{ receiver: '*', methods: ['$relatedQuery', '$fetchGraph', '$query'], is: 'objection.Model', confidence: 'medium' }],
})
