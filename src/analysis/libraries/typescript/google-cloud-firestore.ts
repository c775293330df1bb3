// Firestore: every document read and written is billed; references and queries are names until get(), set() or the like is called.

import { library, type CallModel, type Effect } from '../schema.js'

type Calls = Readonly<Record<string, CallModel>>

const service = 'google-firestore'
const module = '@google-cloud/firestore'
const one: Effect = { kind: 'query', service, noun: 'document', rows: 'one', billed: 'get' }
const many: Effect = { ...one, rows: 'many' }
const write: Effect = { kind: 'write', service, noun: 'document', billed: 'put' }
const removal: Effect = { ...write, billed: 'delete' }

const document = `${module}.DocumentReference`
const collection = `${module}.CollectionReference`
const snapshot = `${module}.DocumentSnapshot`
const found = `${module}.QuerySnapshot`

const written: CallModel = { returns: 'promise<Row>', effect: write, awaitable: true }
const done: CallModel = { returns: 'promise<none>', awaitable: true }
const narrowed: CallModel = { returns: `${module}.Query`, pure: true }
const listening: CallModel = { returns: 'function<none>', effect: many, callback: { argument: 0, runs: 'once', parameters: [found] } }
const same: CallModel = { returns: 'self', pure: true }
// What a transaction, a batch or a bulk writer is told is sent later, together.
const kept: CallModel = { returns: 'self', mutates: true }
const changes: Calls = { create: kept, set: kept, update: kept, delete: kept }

const narrowing: Calls = Object.fromEntries([
  'orderBy', 'limit', 'limitToLast', 'offset', 'select', 'startAt', 'startAfter', 'endBefore', 'endAt',
].map((name) => [name, narrowed]))

export default library({
  id: 'google-cloud-firestore',
  language: 'typescript',
  source: 'https://cloud.google.com/nodejs/docs/reference/firestore/latest; types/firestore.d.ts of @google-cloud/firestore 8',
  modules: [module, 'firebase-admin', 'firebase-admin/firestore'],
  aliases: { 'firebase-admin.default': 'firebase-admin' },
  functions: {
    'firebase-admin.firestore': { returns: `${module}.Firestore` },
    'firebase-admin/firestore.getFirestore': { returns: `${module}.Firestore` },
    'firebase-admin/firestore.initializeFirestore': { returns: `${module}.Firestore` },
  },
  types: {
    [`${module}.Firestore`]: {
      aliases: ['firebase-admin/firestore.Firestore', 'firebase-admin.firestore.Firestore'],
      sharing: 'shared',
      calls: {
        collection: { returns: collection, pure: true },
        doc: { returns: document, pure: true },
        collectionGroup: narrowed,
        getAll: { returns: `promise<list<${snapshot}>>`, effect: many, awaitable: true, batch: 'list-argument' },
        listCollections: { returns: `promise<list<${collection}>>`, effect: { ...many, billed: 'list' }, awaitable: true },
        recursiveDelete: { ...done, effect: removal },
        runTransaction: {
          returns: 'promise<result0>', effect: { kind: 'begin', service }, awaitable: true,
          callback: { argument: 0, runs: 'once', parameters: [`${module}.Transaction`] },
        },
        batch: { returns: `${module}.WriteBatch` },
        bulkWriter: { returns: `${module}.BulkWriter` },
        settings: { returns: 'none' },
        terminate: done,
      },
    },
    [document]: {
      aliases: ['firebase-admin/firestore.DocumentReference', 'firebase-admin.firestore.DocumentReference'],
      sharing: 'shared',
      attributes: { id: 'string', path: 'string', parent: collection, firestore: `${module}.Firestore` },
      calls: {
        collection: { returns: collection, pure: true },
        get: { returns: `promise<${snapshot} | ${found}>`, effect: one, awaitable: true },
        create: written,
        set: written,
        update: written,
        delete: { ...written, effect: removal },
        listCollections: { returns: `promise<list<${collection}>>`, effect: { ...many, billed: 'list' }, awaitable: true },
        onSnapshot: { ...listening, effect: one, callback: { argument: 0, runs: 'once', parameters: [snapshot] } },
        withConverter: same,
      },
    },
    [`${module}.Query`]: {
      aliases: ['firebase-admin/firestore.Query', 'firebase-admin.firestore.Query', `${module}.CollectionGroup`],
      sharing: 'shared',
      calls: {
        ...narrowing,
        where: { ...narrowed, batch: 'list-argument' },
        get: { returns: `promise<${found}>`, effect: many, awaitable: true },
        stream: { returns: `${module}.Documents`, pure: true },
        onSnapshot: listening,
        count: { returns: `${module}.AggregateQuery`, pure: true },
        aggregate: { returns: `${module}.AggregateQuery`, pure: true },
        withConverter: same,
      },
    },
    [collection]: {
      aliases: ['firebase-admin/firestore.CollectionReference', 'firebase-admin.firestore.CollectionReference'],
      extends: [`${module}.Query`],
      sharing: 'shared',
      attributes: { id: 'string', path: 'string', parent: `${document} | none` },
      calls: {
        doc: { returns: document, pure: true },
        add: { returns: `promise<${document}>`, effect: write, awaitable: true },
        listDocuments: { returns: `promise<list<${document}>>`, effect: { ...many, billed: 'list' }, awaitable: true },
      },
    },
    [`${module}.AggregateQuery`]: { calls: { get: { returns: `promise<${module}.AggregateQuerySnapshot>`, effect: one, awaitable: true } } },
    [`${module}.AggregateQuerySnapshot`]: { calls: { data: { returns: 'Row', pure: true } } },
    [`${module}.Documents`]: { iterates: { element: snapshot, effect: many } },
    [snapshot]: {
      aliases: [`${module}.QueryDocumentSnapshot`, 'firebase-admin/firestore.DocumentSnapshot', 'firebase-admin/firestore.QueryDocumentSnapshot'],
      attributes: { id: 'string', exists: 'boolean', ref: document },
      calls: { data: { returns: 'Row', pure: true }, get: { returns: 'any', pure: true } },
    },
    [found]: {
      aliases: ['firebase-admin/firestore.QuerySnapshot'],
      attributes: { docs: `list<${snapshot}>`, size: 'number', empty: 'boolean' },
      calls: {
        forEach: { returns: 'none', callback: { argument: 0, runs: 'each', parameters: [snapshot] } },
        docChanges: { returns: 'list<Row>', pure: true },
      },
    },
    [`${module}.Transaction`]: {
      aliases: ['firebase-admin/firestore.Transaction'],
      sharing: 'exclusive',
      calls: {
        ...changes,
        get: { returns: `promise<${snapshot}>`, effect: one, awaitable: true },
        getAll: { returns: `promise<list<${snapshot}>>`, effect: many, awaitable: true, batch: 'list-argument' },
      },
    },
    [`${module}.WriteBatch`]: {
      aliases: ['firebase-admin/firestore.WriteBatch'],
      sharing: 'exclusive',
      calls: { ...changes, commit: { returns: 'promise<list<Row>>', effect: write, awaitable: true } },
    },
    [`${module}.BulkWriter`]: {
      aliases: ['firebase-admin/firestore.BulkWriter'],
      sharing: 'shared',
      calls: {
        ...Object.fromEntries(Object.keys(changes).map((name) => [name, { returns: 'promise<Row>', awaitable: true, mutates: true, coalesced: true } as const])),
        flush: { ...done, effect: write },
        close: { ...done, effect: write },
      },
    },
  },
})
