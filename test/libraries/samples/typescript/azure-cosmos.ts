// Every call of Azure Cosmos DB's client that its model speaks of.

import { CosmosClient, type Container, type Items } from '@azure/cosmos'

const client = new CosmosClient({ endpoint: 'https://example.org', key: 'k' })

export async function databases(id: string): Promise<void> {
  const { database } = await client.databases.createIfNotExists({ id }) //: request
  await client.databases.create({ id }) //: request
  await client.databases.query('SELECT * FROM d').fetchAll() //: query
  await client.databases.readAll().fetchAll() //: query
  await client.getDatabaseAccount() //: request
  const { container } = await database.containers.createIfNotExists({ id }) //: request
  await database.containers.create({ id }) //: request
  await database.containers.query({ query: 'SELECT * FROM c' }).fetchAll() //: query
  await database.containers.readAll().fetchAll() //: query
  await database.read() //: request
  await managed(container)
  await items(client.database('d').container('c').items)
  await database.delete() //: request
  use(database.id)
  client.dispose()
}

async function managed(container: Container): Promise<void> {
  await container.read() //: request
  await container.replace({ id: 'c' }) //: request
  await container.deleteAllItemsForPartitionKey('p') //: write
  const item = container.item('id', 'partition')
  const { resource, statusCode, requestCharge, etag } = await item.read() //: query
  await item.replace({ ...resource, seen: true }) //: write
  await item.patch([{ op: 'set', path: '/seen', value: true }]) //: write
  await item.delete() //: write
  await container.scripts.storedProcedure('p').execute('partition', []) //: request
  await container.scripts.storedProcedure('p').read() //: request
  await container.scripts.storedProcedure('p').delete() //: request
  await container.delete() //: request
  use(statusCode, requestCharge, etag, item.id, item.container, container.id, container.database)
}

async function items(all: Items): Promise<void> {
  const { resources } = await all.query({ query: 'SELECT * FROM c WHERE c.a = @a', parameters: [{ name: '@a', value: 1 }] }).fetchAll() //: query
  for (const one of resources) use(one.id)
  const iterator = all.readAll({ maxItemCount: 100 })
  while (iterator.hasMoreResults()) {
    const page = await iterator.fetchNext() //: query
    use(page.resources, page.hasMoreResults, page.continuationToken, page.requestCharge)
  }
  iterator.reset()
  for await (const page of all.query('SELECT * FROM c').getAsyncIterator()) use(page.resources) //: query
  await all.changeFeed({}).fetchNext() //: query
  await all.getChangeFeedIterator({}).readNext() //: query
  const created = await all.create({ id: 'a' }) //: write
  await all.upsert({ id: 'a' }) //: write
  await all.bulk([]) //: write
  await all.executeBulkOperations([]) //: write
  await all.batch([], 'partition') //: write
  use(created.item)
}

function use(...values: unknown[]): void {
  values.slice()
}
