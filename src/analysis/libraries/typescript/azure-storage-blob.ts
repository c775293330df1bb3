// Azure Blob Storage: clients of containers and blobs are names until one of their methods asks for something.

import { library, type CallModel, type Effect } from '../schema.js'

type Calls = Readonly<Record<string, CallModel>>

const module = '@azure/storage-blob'
const read: Effect = { kind: 'paid', service: 'azure-storage', noun: 'blob', changes: false, billed: 'get' }
const change: Effect = { ...read, changes: true, billed: 'put' }
const removal: Effect = { ...change, billed: 'delete' }
const listing: Effect = { ...read, billed: 'list', rows: 'many' }

function asked(effect: Effect, returns = 'Row'): CallModel {
  return { returns: `promise<${returns}>`, effect, awaitable: true }
}

function each(effect: Effect, names: readonly string[], returns?: string): Calls {
  return Object.fromEntries(names.map((name) => [name, asked(effect, returns)]))
}

const downloaded = `${module}.BlobDownloadResponse`
const local: CallModel = { returns: 'string', pure: true }
const signed: CallModel = { returns: 'promise<string>', awaitable: true }
const pages: CallModel = { returns: `${module}.Pages` }
const batchClient: CallModel = { returns: `${module}.BlobBatchClient`, pure: true }

const blob: Calls = {
  ...each(read, ['getProperties', 'getTags', 'getAccountInfo']),
  exists: asked(read, 'boolean'),
  download: asked(read, downloaded),
  downloadToBuffer: asked(read, 'bytes'),
  downloadToFile: asked(read, downloaded),
  ...each(change, [
    'setHTTPHeaders', 'setMetadata', 'setTags', 'setAccessTier', 'createSnapshot', 'syncCopyFromURL', 'beginCopyFromURL', 'abortCopyFromURL', 'undelete',
  ]),
  ...each(removal, ['delete', 'deleteIfExists']),
  getBlockBlobClient: { returns: `${module}.BlockBlobClient`, pure: true },
  getAppendBlobClient: { returns: `${module}.AppendBlobClient`, pure: true },
  withSnapshot: { returns: 'self', pure: true },
  generateSasUrl: signed,
}

export default library({
  id: 'azure-storage-blob',
  language: 'typescript',
  source: 'https://learn.microsoft.com/javascript/api/@azure/storage-blob; types of @azure/storage-blob 12',
  modules: [module],
  functions: {
    [`${module}.BlobServiceClient.fromConnectionString`]: { returns: `${module}.BlobServiceClient` },
    [`${module}.generateBlobSASQueryParameters`]: { returns: 'any', pure: true },
  },
  types: {
    [`${module}.BlobServiceClient`]: {
      sharing: 'shared',
      attributes: { accountName: 'string', url: 'string' },
      calls: {
        getContainerClient: { returns: `${module}.ContainerClient`, pure: true },
        getBlobBatchClient: batchClient,
        listContainers: pages,
        findBlobsByTags: pages,
        ...each({ ...change, noun: 'container' }, ['createContainer', 'setProperties']),
        ...each({ ...removal, noun: 'container' }, ['deleteContainer']),
        ...each({ ...read, noun: 'container' }, ['getProperties', 'getStatistics', 'getAccountInfo', 'getUserDelegationKey']),
        generateAccountSasUrl: local,
      },
    },
    [`${module}.ContainerClient`]: {
      sharing: 'shared',
      attributes: { containerName: 'string', accountName: 'string', url: 'string' },
      calls: {
        getBlobClient: { returns: `${module}.BlobClient`, pure: true },
        getBlockBlobClient: { returns: `${module}.BlockBlobClient`, pure: true },
        getAppendBlobClient: { returns: `${module}.AppendBlobClient`, pure: true },
        getBlobBatchClient: batchClient,
        listBlobsFlat: pages,
        listBlobsByHierarchy: pages,
        findBlobsByTags: pages,
        uploadBlockBlob: asked(change),
        deleteBlob: asked(removal),
        exists: asked({ ...read, noun: 'container' }, 'boolean'),
        ...each({ ...read, noun: 'container' }, ['getProperties', 'getAccessPolicy']),
        ...each({ ...change, noun: 'container' }, ['create', 'createIfNotExists', 'setMetadata', 'setAccessPolicy']),
        ...each({ ...removal, noun: 'container' }, ['delete', 'deleteIfExists']),
        generateSasUrl: signed,
      },
    },
    [`${module}.BlobClient`]: { sharing: 'shared', attributes: { name: 'string', url: 'string', containerName: 'string' }, calls: blob },
    [`${module}.BlockBlobClient`]: {
      extends: [`${module}.BlobClient`],
      sharing: 'shared',
      calls: {
        ...each(change, ['upload', 'uploadData', 'uploadFile', 'uploadStream', 'syncUploadFromURL', 'stageBlock', 'commitBlockList']),
        getBlockList: asked(read),
        query: asked(read, downloaded),
      },
    },
    [`${module}.AppendBlobClient`]: {
      extends: [`${module}.BlobClient`],
      sharing: 'shared',
      calls: each(change, ['create', 'createIfNotExists', 'appendBlock', 'seal']),
    },
    [`${module}.BlobBatchClient`]: {
      sharing: 'shared',
      calls: {
        deleteBlobs: { ...asked(removal), batch: 'list-argument' },
        setBlobsAccessTier: { ...asked(change), batch: 'list-argument' },
      },
    },
    [downloaded]: {
      aliases: [`${module}.BlobDownloadResponseParsed`, `${module}.BlobDownloadResponseModel`],
      attributes: { readableStreamBody: 'any', contentLength: 'number', contentType: 'string', etag: 'string', metadata: 'dict<string,string>' },
    },
    [`${module}.Pages`]: {
      iterates: { element: 'Row', effect: listing },
      calls: { byPage: { returns: `${module}.Pages` }, next: asked(listing) },
    },
  },
})
