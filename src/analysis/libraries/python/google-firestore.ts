// Firestore, sync and async: references and queries are built; `get`, `stream`, `set`, `update`, `delete` and `commit` ask the server.
// Each document read or written is billed. Asynchronous twins differ by name only, so their rows are made from the others.

import { library, type CallModel, type Effect, type TypeModel } from '../schema.js'
import { awaitedTypes } from './awaited.types.js'

const one: Effect = { kind: 'query', service: 'google-firestore', billed: 'get', noun: 'document', rows: 'one', blocking: true }
const many: Effect = { ...one, billed: 'query', rows: 'many' }
const write: Effect = { kind: 'write', service: 'google-firestore', billed: 'put', noun: 'document', blocking: true }

const path = 'google.cloud.firestore'
const snapshot = `${path}.DocumentSnapshot`
const built: CallModel = { returns: `${path}.Query`, pure: true }
const filtered: CallModel = { ...built, batch: 'expression-in' }
const queued: CallModel = { returns: 'none', mutates: true }
const written: CallModel = { returns: 'any', effect: write }
const builders: Readonly<Record<string, CallModel>> = {
  where: filtered, order_by: built, limit: built, offset: built, select: built, start_at: built, start_after: built, end_at: built,
  end_before: built,
  limit_to_last: built,
}
const reads: Readonly<Record<string, CallModel>> = {
  get: { returns: `list<${snapshot}>`, effect: many },
  stream: { returns: `generator<${snapshot}>`, effect: many, lazy: true },
  count: { returns: `${path}.AggregationQuery`, pure: true },
  sum: { returns: `${path}.AggregationQuery`, pure: true },
  avg: { returns: `${path}.AggregationQuery`, pure: true },
  on_snapshot: { returns: 'any', callback: { argument: 0, runs: 'once' } },
}
const writing: Readonly<Record<string, CallModel>> = { set: queued, create: queued, update: queued, delete: queued }
const made: CallModel = { returns: `${path}.Client` }

const types: Readonly<Record<string, TypeModel>> = {
  [`${path}.Client`]: {
    constructs: made,
    sharing: 'shared',
    attributes: { project: 'string' },
    calls: {
      collection: { returns: `${path}.CollectionReference`, pure: true, table: 0 },
      collection_group: built,
      document: { returns: `${path}.DocumentReference`, pure: true },
      collections: { returns: `generator<${path}.CollectionReference>`, effect: many, lazy: true },
      get_all: { returns: `generator<${snapshot}>`, effect: many, lazy: true, batch: 'always' },
      batch: { returns: `${path}.WriteBatch`, pure: true },
      transaction: { returns: `${path}.Transaction` },
      bulk_writer: { returns: `${path}.BulkWriter` },
      recursive_delete: { returns: 'number', effect: { ...write, billed: 'delete' } },
      close: { returns: 'none' },
    },
  },
  [`${path}.CollectionReference`]: {
    sharing: 'shared',
    attributes: { id: 'string', parent: 'any' },
    calls: {
      ...builders, ...reads,
      document: { returns: `${path}.DocumentReference`, pure: true },
      add: { returns: `tuple<any,${path}.DocumentReference>`, effect: write },
      list_documents: { returns: `generator<${path}.DocumentReference>`, effect: many, lazy: true },
    },
  },
  [`${path}.Query`]: { calls: { ...builders, ...reads } },
  [`${path}.AggregationQuery`]: { calls: { get: { returns: 'list<any>', effect: { ...many, billed: 'count' } } } },
  [`${path}.DocumentReference`]: {
    attributes: { id: 'string', path: 'string', parent: `${path}.CollectionReference` },
    calls: {
      get: { returns: snapshot, effect: one },
      set: written, create: written, update: written, delete: { ...written, effect: { ...write, billed: 'delete' } },
      collection: { returns: `${path}.CollectionReference`, pure: true, table: 0 },
      collections: { returns: `generator<${path}.CollectionReference>`, effect: many, lazy: true },
      on_snapshot: { returns: 'any', callback: { argument: 0, runs: 'once' } },
    },
  },
  [snapshot]: {
    attributes: { exists: 'boolean', id: 'string', reference: `${path}.DocumentReference`, create_time: 'any', update_time: 'any' },
    calls: { to_dict: { returns: 'Row', pure: true }, get: { returns: 'any', pure: true } },
  },
  // Collects writes, 500 at most, and sends them together.
  [`${path}.WriteBatch`]: {
    sharing: 'exclusive', enters: `${path}.WriteBatch`, calls: { ...writing, commit: { returns: 'list<any>', effect: write } },
  },
  [`${path}.BulkWriter`]: {
    sharing: 'exclusive', calls: { ...writing, flush: { returns: 'none', effect: write }, close: { returns: 'none', effect: write } },
  },
  [`${path}.Transaction`]: {
    extends: [`${path}.WriteBatch`],
    sharing: 'exclusive',
    calls: {
      get: { returns: `generator<${snapshot}>`, effect: many },
      get_all: { returns: `generator<${snapshot}>`, effect: many, batch: 'always' },
    },
  },
}

export default library({
  id: 'google-firestore',
  language: 'python',
  source: 'https://cloud.google.com/python/docs/reference/firestore/latest; google-cloud-firestore 2.34',
  modules: ['google.cloud.firestore', 'google.cloud.firestore_v1', 'firebase_admin.firestore', 'firebase_admin.firestore_async'],
  aliases: { 'google.cloud.firestore_v1': 'google.cloud.firestore' },
  functions: {
    'google.cloud.firestore.Client.from_service_account_json': made,
    'firebase_admin.firestore.client': made,
    'firebase_admin.firestore_async.client': { returns: 'google.cloud.firestore.AsyncClient' },
  },
  types: {
    ...types,
    ...awaitedTypes(types, { named: (text) => text.replace(/\bfirestore\.(?=[A-Z])(?!Async|BulkWriter)/g, 'firestore.Async') }),
  },
})
