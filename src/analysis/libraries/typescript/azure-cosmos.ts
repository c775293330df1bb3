// Azure Cosmos DB for NoSQL: every point read, query page and write is billed in request units.

import { library, type CallModel, type Effect } from '../schema.js'

const module = '@azure/cosmos'
const service = 'azure-cosmos'
const one: Effect = { kind: 'query', service, noun: 'item', rows: 'one', billed: 'get' }
const many: Effect = { ...one, rows: 'many', billed: 'query' }
const write: Effect = { kind: 'write', service, noun: 'item', billed: 'put' }
const removal: Effect = { ...write, billed: 'delete' }
const read: Effect = { kind: 'request', service, noun: 'container', changes: false }
const manage: Effect = { ...read, changes: true }

const item = `${module}.ItemResponse`
const database = `${module}.Database`
const container = `${module}.Container`
const iterator: CallModel = { returns: `${module}.QueryIterator` }
const written: CallModel = { returns: `promise<${item}>`, effect: write, awaitable: true }
const together: CallModel = { returns: 'promise<any>', effect: { ...write, billed: 'batch-write' }, awaitable: true, batch: 'list-argument' }
const pages: CallModel = { returns: `promise<${module}.FeedResponse>`, effect: many, awaitable: true }

function asked(effect: Effect, returns = 'Row'): CallModel {
  return { returns: `promise<${returns}>`, effect, awaitable: true }
}

const management = { query: iterator, readAll: iterator } as const

export default library({
  id: 'azure-cosmos',
  language: 'typescript',
  source: 'https://learn.microsoft.com/javascript/api/@azure/cosmos; types of @azure/cosmos 4',
  modules: [module],
  types: {
    [`${module}.CosmosClient`]: {
      sharing: 'shared',
      attributes: { databases: `${module}.Databases` },
      calls: {
        database: { returns: database, pure: true },
        getDatabaseAccount: asked(read),
        dispose: { returns: 'none' },
      },
    },
    [`${module}.Databases`]: {
      sharing: 'shared',
      calls: { ...management, create: asked(manage, `${module}.DatabaseResponse`), createIfNotExists: asked(manage, `${module}.DatabaseResponse`) },
    },
    [`${module}.DatabaseResponse`]: { attributes: { database, resource: 'Row' } },
    [database]: {
      sharing: 'shared',
      attributes: { id: 'string', containers: `${module}.Containers` },
      calls: {
        container: { returns: container, pure: true },
        read: asked(read, `${module}.DatabaseResponse`),
        delete: asked(manage, `${module}.DatabaseResponse`),
      },
    },
    [`${module}.Containers`]: {
      sharing: 'shared',
      calls: { ...management, create: asked(manage, `${module}.ContainerResponse`), createIfNotExists: asked(manage, `${module}.ContainerResponse`) },
    },
    [`${module}.ContainerResponse`]: { attributes: { container, resource: 'Row' } },
    [container]: {
      sharing: 'shared',
      attributes: { id: 'string', database, items: `${module}.Items`, scripts: `${module}.Scripts` },
      calls: {
        item: { returns: `${module}.Item`, pure: true },
        read: asked(read, `${module}.ContainerResponse`),
        replace: asked(manage, `${module}.ContainerResponse`),
        delete: asked(manage, `${module}.ContainerResponse`),
        deleteAllItemsForPartitionKey: asked(removal),
      },
    },
    [`${module}.Items`]: {
      sharing: 'shared',
      calls: {
        query: iterator,
        readAll: iterator,
        changeFeed: iterator,
        getChangeFeedIterator: iterator,
        create: written,
        upsert: written,
        bulk: together,
        executeBulkOperations: together,
        batch: together,
      },
    },
    [`${module}.Item`]: {
      sharing: 'shared',
      attributes: { id: 'string', container },
      calls: {
        read: { returns: `promise<${item}>`, effect: one, awaitable: true },
        replace: written,
        patch: written,
        delete: { ...written, effect: removal },
      },
    },
    [item]: { attributes: { resource: 'Row | none', item: `${module}.Item`, statusCode: 'number', requestCharge: 'number', etag: 'string' } },
    [`${module}.QueryIterator`]: {
      sharing: 'exclusive',
      calls: {
        fetchAll: pages,
        fetchNext: pages,
        readNext: pages,
        getAsyncIterator: { returns: `${module}.Pages`, pure: true },
        hasMoreResults: { returns: 'boolean' },
        reset: { returns: 'none', mutates: true },
      },
    },
    [`${module}.Pages`]: { iterates: { element: `${module}.FeedResponse`, effect: many } },
    [`${module}.FeedResponse`]: {
      attributes: { resources: 'list<Row>', hasMoreResults: 'boolean', continuationToken: 'string', requestCharge: 'number' },
    },
    [`${module}.Scripts`]: { sharing: 'shared', calls: { storedProcedure: { returns: `${module}.StoredProcedure`, pure: true } } },
    [`${module}.StoredProcedure`]: {
      sharing: 'shared',
      calls: { execute: asked({ kind: 'request', service, changes: true, billed: 'execute' }), read: asked(read), delete: asked(manage) },
    },
  },
})
