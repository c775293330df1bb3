// Azure Cosmos DB, sync and under `.aio`: items are read by id, or by queries that run page by page when they are iterated.

import { library, type CallModel, type Effect, type TypeModel } from '../schema.js'
import { awaitedTypes } from './awaited.types.js'

const one: Effect = { kind: 'query', service: 'azure-cosmos', billed: 'get', noun: 'item', rows: 'one', blocking: true }
const many: Effect = { ...one, billed: 'query', rows: 'many' }
const write: Effect = { kind: 'write', service: 'azure-cosmos', billed: 'put', noun: 'item', blocking: true }
const manage: Effect = { kind: 'request', service: 'azure-cosmos', noun: 'container', changes: true, blocking: true }

const client = 'azure.cosmos.CosmosClient'
const database = 'azure.cosmos.DatabaseProxy'
const container = 'azure.cosmos.ContainerProxy'
const paged: CallModel = { returns: 'azure.cosmos.ItemPaged' }
const listed: CallModel = { returns: 'azure.cosmos.ManagementPaged' }
const written: CallModel = { returns: 'Row', effect: write }
const gone: CallModel = { returns: 'none', effect: manage }

const types: Readonly<Record<string, TypeModel>> = {
  [client]: {
    aliases: ['azure.cosmos.cosmos_client.CosmosClient'],
    // Asks the account for its regions when it is made.
    constructs: { returns: client },
    sharing: 'shared',
    calls: {
      get_database_client: { returns: database, pure: true },
      create_database: { returns: database, effect: manage }, create_database_if_not_exists: { returns: database, effect: manage },
      delete_database: gone, list_databases: listed, query_databases: listed,
      close: { returns: 'none' },
    },
  },
  [database]: {
    aliases: ['azure.cosmos.database.DatabaseProxy'],
    sharing: 'shared',
    attributes: { id: 'string' },
    calls: {
      get_container_client: { returns: container, pure: true, table: 0 },
      create_container: { returns: container, effect: manage }, create_container_if_not_exists: { returns: container, effect: manage },
      delete_container: gone, list_containers: listed, query_containers: listed,
      read: { returns: 'Row', effect: { ...manage, changes: false } },
    },
  },
  [container]: {
    aliases: ['azure.cosmos.container.ContainerProxy'],
    sharing: 'shared',
    attributes: { id: 'string' },
    calls: {
      read_item: { returns: 'Row', effect: one, key: 0 },
      read_items: { returns: 'list<Row>', effect: many, batch: 'always' },
      query_items: paged, read_all_items: paged, query_items_change_feed: paged,
      create_item: written, upsert_item: written, replace_item: written, patch_item: written,
      delete_item: { returns: 'none', effect: { ...write, billed: 'delete' } },
      delete_all_items_by_partition_key: { returns: 'none', effect: { ...write, billed: 'delete' } },
      execute_item_batch: { returns: 'list<Row>', effect: write, batch: 'always' },
      read: { returns: 'Row', effect: { ...manage, changes: false } },
    },
  },
  'azure.cosmos.ItemPaged': {
    aliases: ['azure.core.paging.ItemPaged'],
    iterates: { element: 'Row', effect: many },
    calls: { by_page: { returns: 'generator<generator<Row>>', effect: many, lazy: true }, next: { returns: 'Row', effect: many } },
  },
  'azure.cosmos.ManagementPaged': { iterates: { element: 'Row', effect: { ...manage, changes: false, rows: 'many' } } },
}

export default library({
  id: 'azure-cosmos',
  language: 'python',
  source: 'https://learn.microsoft.com/en-us/python/api/azure-cosmos/; azure-cosmos 4.17',
  modules: ['azure.cosmos', 'azure.cosmos.aio'],
  functions: {
    'azure.cosmos.CosmosClient.from_connection_string': { returns: client },
    'azure.cosmos.aio.CosmosClient.from_connection_string': { returns: 'azure.cosmos.aio.CosmosClient' },
    'azure.cosmos.PartitionKey': { returns: 'any', pure: true },
  },
  types: {
    ...types,
    ...awaitedTypes(types, {
      named: (text) => text === 'azure.core.paging.ItemPaged' ? 'azure.core.async_paging.AsyncItemPaged'
        : text.replace(/\bazure\.cosmos\.(?=[A-Z])/g, 'azure.cosmos.aio.'),
      isCoroutine: (name) => name === 'close' ? true : undefined,
    }),
  },
})
