// Azure Blob Storage and Key Vault, sync and under `.aio`: clients of a service, a container, a blob; names cost nothing.

import { library, type CallModel, type Effect, type TypeModel } from '../schema.js'
import { awaitedTypes } from './awaited.types.js'

const read: Effect = { kind: 'paid', service: 'azure-storage', noun: 'object', changes: false, blocking: true }
const get: Effect = { ...read, billed: 'get' }
const list: Effect = { ...read, billed: 'list', rows: 'many' }
const put: Effect = { ...read, changes: true, billed: 'put' }
const removed: Effect = { ...put, billed: 'delete' }

const asked: CallModel = { returns: 'any', effect: get }
const exists: CallModel = { returns: 'boolean', effect: get }
const uploaded: CallModel = { returns: 'Row', effect: put }
const done: CallModel = { returns: 'none', effect: put }
const deleted: CallModel = { returns: 'none', effect: removed }
const downloaded: CallModel = { returns: 'azure.storage.blob.StorageStreamDownloader', effect: get }
const close: CallModel = { returns: 'none' }

const service = 'azure.storage.blob.BlobServiceClient'
const container = 'azure.storage.blob.ContainerClient'
const blob = 'azure.storage.blob.BlobClient'
const blobs: CallModel = { returns: 'azure.storage.blob.BlobPages' }
const all: CallModel = { returns: 'any', effect: removed, batch: 'always' }

const storage: Readonly<Record<string, TypeModel>> = {
  [service]: {
    constructs: { returns: service },
    sharing: 'shared',
    attributes: { account_name: 'string', url: 'string' },
    calls: {
      get_container_client: { returns: container, pure: true }, get_blob_client: { returns: blob, pure: true },
      create_container: { returns: container, effect: put }, delete_container: deleted,
      list_containers: { returns: 'azure.storage.blob.ContainerPages' }, find_blobs_by_tags: blobs,
      get_account_information: asked, get_service_properties: asked, get_user_delegation_key: asked,
      close,
    },
  },
  [container]: {
    constructs: { returns: container, pure: true },
    sharing: 'shared',
    attributes: { container_name: 'string', url: 'string', account_name: 'string' },
    calls: {
      get_blob_client: { returns: blob, pure: true },
      list_blobs: blobs, walk_blobs: blobs, list_blob_names: { returns: 'azure.storage.blob.NamePages' }, find_blobs_by_tags: blobs,
      upload_blob: { returns: blob, effect: put }, download_blob: downloaded, delete_blob: deleted,
      delete_blobs: all, set_standard_blob_tier_blobs: { ...all, effect: put },
      exists, get_container_properties: asked, create_container: uploaded, delete_container: deleted, set_container_metadata: uploaded,
      close,
    },
  },
  [blob]: {
    constructs: { returns: blob, pure: true },
    sharing: 'shared',
    attributes: { blob_name: 'string', container_name: 'string', url: 'string', account_name: 'string' },
    calls: {
      upload_blob: uploaded, upload_blob_from_url: uploaded, stage_block: uploaded, commit_block_list: uploaded, append_block: uploaded,
      create_append_blob: uploaded, create_snapshot: uploaded, set_blob_metadata: uploaded, set_blob_tags: uploaded,
      set_http_headers: uploaded,
      start_copy_from_url: uploaded, set_standard_blob_tier: done, delete_blob: deleted, undelete_blob: done,
      download_blob: downloaded, exists, get_blob_properties: asked, get_blob_tags: asked, query_blob: asked,
      acquire_lease: { ...asked, effect: put },
      close,
    },
  },
  'azure.storage.blob.BlobPages': {
    iterates: { element: 'azure.storage.blob.BlobProperties', effect: list },
    calls: { by_page: { returns: 'generator<generator<azure.storage.blob.BlobProperties>>', effect: list, lazy: true } },
  },
  'azure.storage.blob.NamePages': { iterates: { element: 'string', effect: list } },
  'azure.storage.blob.ContainerPages': { iterates: { element: 'any', effect: list } },
  // What a download has begun: the rest of it is fetched here, as part of the same call.
  'azure.storage.blob.StorageStreamDownloader': {
    attributes: { size: 'number', name: 'string', properties: 'azure.storage.blob.BlobProperties' },
    calls: {
      readall: { returns: 'bytes' }, read: { returns: 'bytes' }, readinto: { returns: 'number' }, content_as_bytes: { returns: 'bytes' },
      content_as_text: { returns: 'string' }, chunks: { returns: 'generator<bytes>' },
    },
  },
}

const secret: Effect = { kind: 'paid', service: 'azure-keyvault', noun: 'secret', changes: false, billed: 'get', blocking: true }
const vault: Readonly<Record<string, TypeModel>> = {
  'azure.keyvault.secrets.SecretClient': {
    constructs: { returns: 'azure.keyvault.secrets.SecretClient' },
    sharing: 'shared',
    calls: {
      get_secret: { returns: 'azure.keyvault.secrets.KeyVaultSecret', effect: { ...secret, rows: 'one' }, key: 0 },
      set_secret: { returns: 'azure.keyvault.secrets.KeyVaultSecret', effect: { ...secret, changes: true, billed: 'put' } },
      list_properties_of_secrets: { returns: 'azure.keyvault.secrets.SecretPages' },
      close,
    },
  },
  'azure.keyvault.secrets.SecretPages': { iterates: { element: 'any', effect: { ...secret, billed: 'list', rows: 'many' } } },
}

export default library({
  id: 'azure-storage',
  language: 'python',
  source: 'https://learn.microsoft.com/en-us/python/api/azure-storage-blob/; azure-storage-blob 12.31, azure-keyvault-secrets 4.12',
  modules: ['azure.storage.blob', 'azure.storage.blob.aio', 'azure.keyvault.secrets', 'azure.keyvault.secrets.aio', 'azure.identity'],
  functions: Object.fromEntries(['azure.storage.blob', 'azure.storage.blob.aio'].flatMap((module) => [
    [`${module}.BlobServiceClient.from_connection_string`, { returns: `${module}.BlobServiceClient` }],
    [`${module}.ContainerClient.from_connection_string`, { returns: `${module}.ContainerClient` }],
    [`${module}.ContainerClient.from_container_url`, { returns: `${module}.ContainerClient`, pure: true }],
    [`${module}.BlobClient.from_connection_string`, { returns: `${module}.BlobClient` }],
    [`${module}.BlobClient.from_blob_url`, { returns: `${module}.BlobClient`, pure: true }],
  ])),
  types: {
    ...storage,
    ...vault,
    ...awaitedTypes({ ...storage, ...vault }, {
      named: (text) => text.replace(/\bazure\.(storage\.blob|keyvault\.secrets)\.(?=[A-Z])(?!BlobProp|KeyVault)/g, 'azure.$1.aio.'),
      isCoroutine: (name) => /^(readall|read|readinto|content_as_\w+|close)$/.test(name) ? true : undefined,
    }),
    'azure.storage.blob.BlobProperties': {
      attributes: {
        name: 'string', size: 'number', last_modified: 'datetime.datetime', etag: 'string', metadata: 'dict<string,string>',
        container: 'string',
      },
      indexed: { element: 'any' },
    },
    'azure.keyvault.secrets.KeyVaultSecret': { attributes: { value: 'string', name: 'string', id: 'string', properties: 'any' } },
    'azure.identity.DefaultAzureCredential': { constructs: { returns: 'azure.identity.DefaultAzureCredential' }, sharing: 'shared' },
  },
})
