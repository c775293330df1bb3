// Every call of Azure Blob Storage that its model speaks of.

import { BlobServiceClient, type AppendBlobClient, type BlobClient, type BlockBlobClient, type ContainerClient } from '@azure/storage-blob'

const service = BlobServiceClient.fromConnectionString('UseDevelopmentStorage=true')

export async function account(): Promise<void> {
  for await (const container of service.listContainers()) use(container.name) //: paid
  for await (const blob of service.findBlobsByTags("a = 'b'")) use(blob.name) //: paid
  await service.createContainer('c') //: paid
  await service.deleteContainer('c') //: paid
  await service.getProperties() //: paid
  await service.setProperties({}) //: paid
  await service.getStatistics() //: paid
  await service.getAccountInfo() //: paid
  await service.getUserDelegationKey(new Date(), new Date()) //: paid
  await service.getBlobBatchClient().deleteBlobs(['u'], service.credential as any) //: paid
  use(service.accountName, service.url, service.generateAccountSasUrl())
  await container(service.getContainerClient('c'))
  await container(new BlobServiceClient('https://a.blob.core.windows.net').getContainerClient('c'))
}

async function container(client: ContainerClient): Promise<void> {
  for await (const blob of client.listBlobsFlat({ prefix: 'a/' })) use(blob.name) //: paid
  for await (const blob of client.listBlobsByHierarchy('/')) use(blob.name) //: paid
  for await (const page of client.findBlobsByTags("a = 'b'").byPage({ maxPageSize: 100 })) use(page) //: paid
  const pages = client.listBlobsFlat()
  await pages.next() //: paid
  await client.uploadBlockBlob('b', 'text', 4) //: paid
  await client.deleteBlob('b') //: paid
  await client.exists() //: paid
  await client.getProperties() //: paid
  await client.getAccessPolicy() //: paid
  await client.create() //: paid
  await client.createIfNotExists() //: paid
  await client.setMetadata({}) //: paid
  await client.setAccessPolicy() //: paid
  await client.delete() //: paid
  await client.deleteIfExists() //: paid
  await client.generateSasUrl({})
  await client.getBlobBatchClient().setBlobsAccessTier([client.getBlobClient('b')], 'Cool') //: paid
  await blob(client.getBlobClient('b'))
  await block(client.getBlockBlobClient('b'))
  await appended(client.getAppendBlobClient('b'))
  use(client.containerName, client.accountName, client.url)
}

async function blob(client: BlobClient): Promise<void> {
  const answer = await client.download() //: paid
  answer.readableStreamBody?.pipe(process.stdout)
  const content = await client.downloadToBuffer() //: paid
  await client.downloadToFile('local') //: paid
  await client.exists() //: paid
  await client.getProperties() //: paid
  await client.getTags() //: paid
  await client.getAccountInfo() //: paid
  await client.setHTTPHeaders({}) //: paid
  await client.setMetadata({}) //: paid
  await client.setTags({}) //: paid
  await client.setAccessTier('Cool') //: paid
  await client.createSnapshot() //: paid
  await client.syncCopyFromURL('https://example.org') //: paid
  await client.beginCopyFromURL('https://example.org') //: paid
  await client.abortCopyFromURL('id') //: paid
  await client.undelete() //: paid
  await client.delete() //: paid
  await client.deleteIfExists() //: paid
  await client.generateSasUrl({})
  await client.withSnapshot('s').getBlockBlobClient().exists() //: paid
  await client.getAppendBlobClient().exists() //: paid
  use(content.toString(), client.name, client.url, client.containerName, answer.contentLength, answer.contentType, answer.etag, answer.metadata)
}

async function block(client: BlockBlobClient): Promise<void> {
  await client.upload('text', 4) //: paid
  await client.uploadData(Buffer.from('text')) //: paid
  await client.uploadFile('local') //: paid
  await client.uploadStream(process.stdin) //: paid
  await client.syncUploadFromURL('https://example.org') //: paid
  await client.stageBlock('id', 'text', 4) //: paid
  await client.commitBlockList(['id']) //: paid
  await client.getBlockList('all') //: paid
  await client.query('SELECT * FROM BlobStorage') //: paid
  await client.download() //: paid
}

async function appended(client: AppendBlobClient): Promise<void> {
  await client.create() //: paid
  await client.createIfNotExists() //: paid
  await client.appendBlock('text', 4) //: paid
  await client.seal() //: paid
}

function use(...values: unknown[]): void {
  values.slice()
}
