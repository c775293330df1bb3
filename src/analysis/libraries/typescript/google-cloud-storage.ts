// Google Cloud Storage: buckets and files are names until one of their methods asks for something; answers come as tuples.

import { library, type CallModel, type Effect } from '../schema.js'

type Calls = Readonly<Record<string, CallModel>>

const service = 'google-storage'
const read: Effect = { kind: 'paid', service, noun: 'object', changes: false, billed: 'get' }
const change: Effect = { kind: 'paid', service, noun: 'object', changes: true, billed: 'put' }
const removal: Effect = { ...change, billed: 'delete' }
const listing: Effect = { ...read, billed: 'list', rows: 'many' }
const bucketRead: Effect = { ...read, noun: 'bucket' }
const bucketChange: Effect = { ...change, noun: 'bucket' }

function asked(effect: Effect, returns = 'any'): CallModel {
  return { returns: `promise<tuple<${returns},any>>`, effect, awaitable: true }
}

const stream: CallModel = { returns: 'any', effect: read }
const sink: CallModel = { returns: 'any', effect: change }
const bucket = '@google-cloud/storage.Bucket'
const file = '@google-cloud/storage.File'
const sign: CallModel = { returns: 'promise<tuple<string,any>>', awaitable: true }

const fileCalls: Calls = {
  download: asked(read, 'bytes'),
  exists: asked(read, 'boolean'),
  get: asked(read, file),
  getMetadata: asked(read, 'Row'),
  isPublic: asked(read, 'boolean'),
  createReadStream: stream,
  createWriteStream: sink,
  save: { returns: 'promise<none>', effect: change, awaitable: true },
  copy: asked(change, file),
  move: asked(change, file),
  rename: asked(change, file),
  setMetadata: asked(change, 'Row'),
  setStorageClass: asked(change),
  makePublic: asked(change),
  makePrivate: asked(change),
  createResumableUpload: asked(change, 'string'),
  delete: asked(removal),
  getSignedUrl: sign,
  publicUrl: { returns: 'string', pure: true },
}

const bucketCalls: Calls = {
  file: { returns: file, pure: true },
  getFiles: asked(listing, `list<${file}>`),
  getFilesStream: { returns: 'any', effect: listing },
  upload: asked(change, file),
  combine: asked(change, file),
  deleteFiles: asked({ ...removal, rows: 'many' }),
  exists: asked(bucketRead, 'boolean'),
  get: asked(bucketRead, bucket),
  getMetadata: asked(bucketRead, 'Row'),
  create: asked(bucketChange, bucket),
  delete: asked({ ...removal, noun: 'bucket' }),
  setMetadata: asked(bucketChange, 'Row'),
  addLifecycleRule: asked(bucketChange),
  makePublic: asked(bucketChange),
  getSignedUrl: sign,
}

export default library({
  id: 'google-cloud-storage',
  language: 'typescript',
  source: 'https://cloud.google.com/nodejs/docs/reference/storage/latest; types of @google-cloud/storage 7',
  modules: ['@google-cloud/storage'],
  types: {
    '@google-cloud/storage.Storage': {
      sharing: 'shared',
      calls: {
        bucket: { returns: bucket, pure: true },
        getBuckets: asked({ ...listing, noun: 'bucket' }, `list<${bucket}>`),
        createBucket: asked(bucketChange, bucket),
        getServiceAccount: asked({ kind: 'request', changes: false }, 'Row'),
      },
    },
    [bucket]: { sharing: 'shared', attributes: { name: 'string', metadata: 'Row', storage: '@google-cloud/storage.Storage' }, calls: bucketCalls },
    [file]: { sharing: 'shared', attributes: { name: 'string', metadata: 'Row', bucket }, calls: fileCalls },
  },
})
