// postgres.js: what the tag makes is sent when it is awaited; inside another one it is a part of it.

import { library, type CallModel, type Effect, type TypeModel } from '../schema.js'

const many: Effect = { kind: 'query', noun: 'row', rows: 'many' }
const text = { text: 0, parameters: 'rest', style: 'driver' } as const

const tagged: CallModel = { returns: 'postgres.PendingQuery', effect: many, sql: text, lazy: true }
const unsafe: CallModel = { ...tagged, sql: { text: 0, parameters: 1, style: 'dollar', maxParameters: 65534 } }
const piece: CallModel = { returns: 'any', pure: true }
const done: CallModel = { returns: 'promise<none>', awaitable: true }

function within(type: string): CallModel {
  return {
    returns: 'promise<result0 | result1>', effect: { kind: 'begin' }, awaitable: true, callback: { argument: -1, runs: 'once', parameters: [type] },
  }
}

const tag: TypeModel = {
  call: tagged,
  calls: {
    unsafe,
    file: { returns: 'promise<list<Row>>', effect: many, awaitable: true },
    json: piece,
    array: piece,
    typed: piece,
    notify: { ...done, effect: { kind: 'write', noun: 'message' } },
  },
  attributes: { types: 'any', options: 'any', parameters: 'any' },
}

/** The same query, or its rows in another form. */
const same: CallModel = { returns: 'self', effect: many, lazy: true, prepared: true }
const sent: CallModel = { effect: many, awaitable: true, prepared: true }

export default library({
  id: 'postgres',
  language: 'typescript',
  source: 'https://github.com/porsager/postgres#readme; types/index.d.ts of postgres 3.4',
  modules: ['postgres'],
  aliases: { 'postgres.default': 'postgres' },
  // The module is the function itself.
  functions: { postgres: { returns: 'postgres.Sql' } },
  types: {
    'postgres.Sql': {
      ...tag,
      sharing: 'shared',
      calls: {
        ...tag.calls,
        begin: within('postgres.TransactionSql'),
        reserve: { returns: 'promise<postgres.ReservedSql>', awaitable: true },
        listen: { ...done, callback: { argument: 1, runs: 'once', parameters: ['string'] } },
        subscribe: { ...done, callback: { argument: 1, runs: 'once', parameters: ['Row', 'any'] } },
        end: done,
      },
    },
    'postgres.TransactionSql': {
      ...tag,
      sharing: 'exclusive',
      pipelines: true,
      calls: { ...tag.calls, savepoint: { ...within('postgres.TransactionSql'), effect: { kind: 'begin' } }, prepare: done },
    },
    'postgres.ReservedSql': { extends: ['postgres.Sql'], sharing: 'exclusive', pipelines: true, calls: { release: { returns: 'none' } } },
    // What it does follows from its text, at the call that made it.
    'postgres.PendingQuery': {
      awaits: { result: 'list<Row>' },
      calls: {
        values: same,
        raw: same,
        simple: same,
        execute: same,
        then: { ...sent, returns: 'promise<result0>', callback: { argument: 0, runs: 'once', parameters: ['list<Row>'] } },
        catch: { ...sent, returns: 'promise<list<Row> | result0>', callback: { argument: 0, runs: 'once', parameters: ['any'] } },
        forEach: { ...sent, returns: 'promise<none>', callback: { argument: 0, runs: 'each', parameters: ['Row'] } },
        stream: { ...sent, returns: 'promise<none>', callback: { argument: 0, runs: 'each', parameters: ['Row'] } },
        // Without a function it is iterated, a batch of rows at a time.
        cursor: { returns: 'generator<list<Row>>', effect: many, lazy: true, prepared: true },
        describe: { ...sent, returns: 'promise<Row>', prepared: false },
        readable: { ...sent, returns: 'promise<any>' },
        writable: { ...sent, returns: 'promise<any>' },
        cancel: { returns: 'none' },
      },
    },
  },
})
