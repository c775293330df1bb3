// Google Cloud Storage: buckets and blobs are names until something is asked of them; every call holds its thread.

import { library, type CallModel, type Effect } from '../schema.js'

const read: Effect = { kind: 'paid', service: 'google-storage', noun: 'object', changes: false, blocking: true }
const change: Effect = { ...read, changes: true }
const get: Effect = { ...read, billed: 'get' }
const list: Effect = { ...read, billed: 'list', rows: 'many' }
const put: Effect = { ...change, billed: 'put' }
const deleted: CallModel = { returns: 'none', effect: { ...change, billed: 'delete' } }

const bucket = 'google.cloud.storage.Bucket'
const blob = 'google.cloud.storage.Blob'
const blobs: CallModel = { returns: 'google.cloud.storage.BlobIterator' }
const found: CallModel = { returns: `${bucket} | none`, effect: get }
const uploaded: CallModel = { returns: 'none', effect: put }
const saved: CallModel = { returns: 'none', effect: get }
const made: CallModel = { returns: 'google.cloud.storage.Client' }

export default library({
  id: 'google-storage',
  language: 'python',
  source: 'https://cloud.google.com/python/docs/reference/storage/latest; google-cloud-storage 3.17',
  modules: ['google.cloud.storage'],
  functions: {
    'google.cloud.storage.Client.from_service_account_json': made,
    'google.cloud.storage.Client.from_service_account_info': made,
    'google.cloud.storage.Client.create_anonymous_client': made,
    'google.cloud.storage.Blob.from_string': { returns: blob, pure: true },
    'google.cloud.storage.Blob.from_uri': { returns: blob, pure: true },
  },
  types: {
    'google.cloud.storage.Client': {
      aliases: ['google.cloud.storage.client.Client'],
      constructs: made,
      sharing: 'shared',
      attributes: { project: 'string' },
      calls: {
        bucket: { returns: bucket, pure: true },
        get_bucket: { returns: bucket, effect: get },
        lookup_bucket: found,
        create_bucket: { returns: bucket, effect: put },
        list_buckets: { returns: 'google.cloud.storage.BucketIterator' },
        list_blobs: blobs,
        download_blob_to_file: saved,
        batch: { returns: 'google.cloud.storage.Batch' },
        close: { returns: 'none' },
      },
    },
    'google.cloud.storage.Bucket': {
      aliases: ['google.cloud.storage.bucket.Bucket'],
      constructs: { returns: bucket, pure: true },
      sharing: 'shared',
      attributes: {
        name: 'string', location: 'string', storage_class: 'string', client: 'google.cloud.storage.Client', labels: 'dict<string,string>',
      },
      calls: {
        blob: { returns: blob, pure: true },
        get_blob: { returns: `${blob} | none`, effect: get, key: 0 },
        list_blobs: blobs,
        exists: { returns: 'boolean', effect: get },
        reload: saved,
        create: uploaded, patch: uploaded, update: uploaded, delete: deleted,
        delete_blob: deleted,
        // One request for each blob, unless inside `client.batch()`.
        delete_blobs: { ...deleted, batch: 'list-argument' },
        copy_blob: { returns: blob, effect: put },
        rename_blob: { returns: blob, effect: put },
        generate_signed_url: { returns: 'string' },
      },
    },
    'google.cloud.storage.Blob': {
      aliases: ['google.cloud.storage.blob.Blob'],
      constructs: { returns: blob, pure: true },
      sharing: 'shared',
      attributes: {
        name: 'string', size: 'number', content_type: 'string', md5_hash: 'string', updated: 'datetime.datetime',
        metadata: 'dict<string,string>',
        bucket, public_url: 'string', storage_class: 'string', time_created: 'datetime.datetime', generation: 'number',
      },
      calls: {
        exists: { returns: 'boolean', effect: get },
        reload: saved,
        download_as_bytes: { returns: 'bytes', effect: get }, download_as_string: { returns: 'bytes', effect: get },
        download_as_text: { returns: 'string', effect: get },
        download_to_filename: saved, download_to_file: saved,
        upload_from_string: uploaded, upload_from_filename: uploaded, upload_from_file: uploaded,
        compose: uploaded, patch: uploaded, update: uploaded, make_public: uploaded, make_private: uploaded, update_storage_class: uploaded,
        rewrite: { returns: 'tuple<any>', effect: put },
        delete: deleted,
        generate_signed_url: { returns: 'string' },
        // A file object: `with blob.open('r') as f`.
        open: { returns: 'io.TextFile | io.BinaryFile', effect: get },
      },
    },
    'google.cloud.storage.BlobIterator': {
      iterates: { element: blob, effect: list },
      attributes: { prefixes: 'set<string>', pages: 'google.cloud.storage.BlobPages', num_results: 'number' },
    },
    'google.cloud.storage.BlobPages': { iterates: { element: `generator<${blob}>`, effect: list } },
    'google.cloud.storage.BucketIterator': { iterates: { element: bucket, effect: list } },
    'google.cloud.storage.Batch': { enters: 'google.cloud.storage.Batch', calls: { finish: { returns: 'any', effect: put } } },
  },
  callConventions: [
    {
      receiver: '*', is: blob, confidence: 'medium', imports: ['google.cloud'],
      methods: [
        'download_as_bytes', 'download_as_text', 'download_to_filename', 'upload_from_string', 'upload_from_filename', 'upload_from_file',
      ],
    },
  ],
})
