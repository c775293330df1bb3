// What Drizzle's chains are: sent when awaited, or by execute, all, get, run and values; those of synchronous databases at once.

import type { CallModel, Effect, SqlArguments, TypeModel } from '../schema.js'

type Calls = Readonly<Record<string, CallModel>>

const one: Effect = { kind: 'query', noun: 'row', rows: 'one' }
const many: Effect = { kind: 'query', noun: 'row', rows: 'many' }
const change: Effect = { kind: 'write', noun: 'row' }

const refined: CallModel = { returns: 'self', mutates: true }
const pure: CallModel = { returns: 'any', pure: true }

/** Methods that run a statement: of synchronous databases, and of their chains. */
export function run(changes: Effect, reads: Effect, sql?: SqlArguments): Calls {
  const text = sql ? { sql } : {}
  return {
    run: { returns: 'Row', effect: changes, ...text },
    all: { returns: 'list<Row>', effect: reads, ...text },
    get: { returns: 'Row | none', effect: reads.kind === 'query' ? { ...reads, rows: 'one' } : reads, ...text },
    values: { returns: 'list<list<any>>', effect: reads, ...text },
  }
}

/** How a chain is sent other than by awaiting it. */
function running(effect: Effect, result: string): Calls {
  return {
    execute: { returns: `promise<${result}>`, effect, awaitable: true },
    then: { returns: 'promise<result0>', effect, awaitable: true, callback: { argument: 0, runs: 'once', parameters: [result] } },
    catch: { returns: `promise<${result} | result0>`, effect, awaitable: true, callback: { argument: 0, runs: 'once', parameters: ['any'] } },
    finally: { returns: `promise<${result}>`, effect, awaitable: true, callback: { argument: 0, runs: 'once' } },
  }
}

function awaited(effect: Effect): Calls {
  return Object.fromEntries(Object.entries(run(effect, effect)).map(([name, call]) => [name, { ...call, returns: `promise<${call.returns ?? 'any'}>`, awaitable: true }]))
}

function blocking(effect: Effect): Effect {
  return { ...effect, blocking: true }
}

/** A chain whose methods give the chain. */
function chain(effect: Effect, result: string, prepared: string): TypeModel {
  return {
    awaits: { result, effect },
    calls: {
      ...running(effect, result),
      from: { ...refined, table: 0 },
      prepare: { returns: prepared },
      toSQL: { returns: 'Row', pure: true },
      getSQL: pure,
      as: pure,
      iterator: { returns: 'generator<Row>', effect, lazy: true },
    },
    anyCall: refined,
  }
}

const select = chain(many, 'list<Row>', 'drizzle-orm.Prepared')
const write = chain(change, 'any', 'drizzle-orm.PreparedWrite')
const returning = chain(change, 'list<Row>', 'drizzle-orm.PreparedWrite')
const values: CallModel = { returns: 'drizzle-orm.Write', mutates: true, batch: 'list-argument' }

export const drizzleBuilders: Readonly<Record<string, TypeModel>> = {
  'drizzle-orm.Select': { ...select, calls: { ...select.calls, ...awaited(many) } },
  'drizzle-orm.Write': {
    ...write,
    calls: {
      ...write.calls, ...awaited(change),
      returning: { returns: 'drizzle-orm.Returning', mutates: true },
      $returningId: { returns: 'drizzle-orm.Returning', mutates: true },
    },
  },
  'drizzle-orm.Returning': { ...returning, calls: { ...returning.calls, ...awaited(change) } },
  'drizzle-orm.Insert': { calls: { values, select: { returns: 'drizzle-orm.Write' }, overridingSystemValue: refined, ignore: refined } },
  'drizzle-orm.Count': { awaits: { result: 'number', effect: many }, calls: running(many, 'number') },
  // What it does follows from its text, at the call that made it.
  'drizzle-orm.Raw': { awaits: { result: 'any' }, calls: { execute: { returns: 'promise<any>', awaitable: true } }, anyCall: refined },
  'drizzle-orm.Prepared': { calls: { ...awaited(many), execute: { returns: 'promise<list<Row>>', effect: many, awaitable: true } } },
  'drizzle-orm.PreparedWrite': { calls: { ...awaited(change), execute: { returns: 'promise<any>', effect: change, awaitable: true } } },
  'drizzle-orm.Relations': { anyAttribute: 'drizzle-orm.Relation' },
  'drizzle-orm.Relation': {
    calls: {
      findMany: { returns: 'drizzle-orm.Found', batch: 'object-in' },
      findFirst: { returns: 'drizzle-orm.First', batch: 'object-in' },
    },
  },
  'drizzle-orm.Found': { ...select, calls: select.calls ?? {} },
  'drizzle-orm.First': { ...chain(one, 'Row | none', 'drizzle-orm.Prepared') },

  'drizzle-orm.SyncSelect': { ...select, calls: { ...select.calls, ...run(blocking(many), blocking(many)), prepare: { returns: 'drizzle-orm.SyncPrepared' } } },
  'drizzle-orm.SyncWrite': { ...write, calls: { ...write.calls, ...run(blocking(change), blocking(change)), prepare: { returns: 'drizzle-orm.SyncPreparedWrite' } } },
  'drizzle-orm.SyncInsert': { calls: { values: { ...values, returns: 'drizzle-orm.SyncWrite' }, select: { returns: 'drizzle-orm.SyncWrite' } } },
  'drizzle-orm.SyncPrepared': { calls: run(blocking(many), blocking(many)) },
  'drizzle-orm.SyncPreparedWrite': { calls: run(blocking(change), blocking(change)) },
  'drizzle-orm.SyncRelations': { anyAttribute: 'drizzle-orm.SyncRelation' },
  'drizzle-orm.SyncRelation': {
    calls: {
      findMany: { returns: 'drizzle-orm.SyncFound', batch: 'object-in' },
      findFirst: { returns: 'drizzle-orm.SyncFirst', batch: 'object-in' },
    },
  },
  'drizzle-orm.SyncFound': {
    awaits: { result: 'list<Row>', effect: many },
    calls: { ...running(many, 'list<Row>'), sync: { returns: 'list<Row>', effect: blocking(many) }, prepare: { returns: 'drizzle-orm.SyncPrepared' } },
  },
  'drizzle-orm.SyncFirst': {
    awaits: { result: 'Row | none', effect: one },
    calls: { ...running(one, 'Row | none'), sync: { returns: 'Row | none', effect: blocking(one) }, prepare: { returns: 'drizzle-orm.SyncPrepared' } },
  },
}
