// Amazon S3 in boto3: the client's operations and transfers, and the resources over them.

import type { CallModel, Effect } from '../schema.js'
import { answer, asked, billed, client, clientCalls, collection, paginated, type Types } from './boto3.calls.js'

const read: Effect = { kind: 'paid', service: 'aws-s3', noun: 'object', changes: false }
const change: Effect = { ...read, changes: true }
const done: CallModel = { returns: 'none' }

const get = asked({ ...read, billed: 'get' }, { returns: 'mypy_boto3_s3.type_defs.GetObjectOutputTypeDef', key: 'Key' })
const head = asked({ ...read, billed: 'get' }, { key: 'Key' })
const list = asked({ ...read, billed: 'list', rows: 'many' }, { returns: 'mypy_boto3_s3.type_defs.ListObjectsOutputTypeDef' })
const put = asked({ ...change, billed: 'put' })
const deleted = asked({ ...change, billed: 'delete' })
const deletedAll: CallModel = { ...deleted, batch: 'always' }
const sent: CallModel = { ...put, ...done }
const fetched: CallModel = { ...asked({ ...read, billed: 'get' }), ...done }
const loaded = fetched
const waited = asked({ kind: 'request', service: 'aws-s3', changes: false }, done)

const transfers = { upload_file: sent, upload_fileobj: sent, download_file: fetched, download_fileobj: fetched, copy: sent }

const paginator = 'mypy_boto3_s3.paginator.ListObjectsPaginator'
const pages = paginated(paginator, 'mypy_boto3_s3.type_defs.ListObjectsOutputTypeDef', { ...read, billed: 'list' })

const resource = 'mypy_boto3_s3.service_resource'
const objectCalls: Readonly<Record<string, CallModel>> = {
  get, put, delete: deleted, copy_from: put, load: loaded, restore_object: put,
  wait_until_exists: waited, wait_until_not_exists: waited,
  Bucket: { returns: `${resource}.Bucket`, pure: true }, Object: { returns: `${resource}.Object`, pure: true },
  Acl: { returns: 'any', pure: true }, Version: { returns: 'any', pure: true },
  initiate_multipart_upload: asked({ ...change, billed: 'put' }, { returns: 'any' }),
}
const objectAttributes = {
  key: 'string', bucket_name: 'string', size: 'number', last_modified: 'datetime.datetime', e_tag: 'string', storage_class: 'string',
} as const

export const s3: Types = {
  'mypy_boto3_s3.S3Client': client('mypy_boto3_s3', 'S3Client', { ...change, billed: 'put' }, {
    ...clientCalls({
      list_objects_v2: paginator, list_objects: paginator, list_object_versions: paginator, list_multipart_uploads: paginator,
      list_parts: paginator, list_buckets: paginator,
    }),
    generate_presigned_post: { returns: 'Row' },
    ...billed(read, {
      get: [
        'get_object_acl', 'get_object_tagging', 'get_object_attributes', 'head_bucket', 'get_bucket_location', 'get_bucket_policy',
        'get_bucket_tagging', 'get_bucket_versioning', 'get_bucket_encryption', 'get_bucket_lifecycle_configuration', 'get_bucket_acl',
        'get_public_access_block', 'get_bucket_notification_configuration', 'get_bucket_logging', 'get_bucket_cors',
      ],
      select: ['select_object_content'],
      list: ['list_buckets', 'list_object_versions', 'list_multipart_uploads', 'list_parts'],
    }),
    ...billed(change, {
      put: [
        'put_object_tagging', 'put_object_acl', 'copy_object', 'create_multipart_upload', 'upload_part', 'upload_part_copy',
        'complete_multipart_upload', 'create_bucket', 'put_bucket_policy', 'put_bucket_tagging', 'restore_object',
      ],
      delete: ['delete_object_tagging', 'delete_bucket', 'abort_multipart_upload'],
    }),
    get_object: get, head_object: head, list_objects_v2: list, list_objects: list, put_object: put, delete_object: deleted,
    delete_objects: deletedAll, ...transfers,
  }),
  ...pages,
  'mypy_boto3_s3.type_defs.GetObjectOutputTypeDef': answer({
    Body: 'botocore.response.StreamingBody', ContentLength: 'number', ContentType: 'string', ETag: 'string',
    Metadata: 'dict<string,string>',
    LastModified: 'datetime.datetime',
  }),
  'mypy_boto3_s3.type_defs.ListObjectsOutputTypeDef': answer({
    Contents: 'list<Row>', CommonPrefixes: 'list<Row>', Versions: 'list<Row>', DeleteMarkers: 'list<Row>', Uploads: 'list<Row>',
    Buckets: 'list<Row>', IsTruncated: 'boolean', NextContinuationToken: 'string', KeyCount: 'number',
  }),
  [`${resource}.S3ServiceResource`]: {
    aliases: ['mypy_boto3_s3.S3ServiceResource'],
    // Resources hold state of their own: each thread should make its own.
    sharing: 'shared',
    threads: 'own',
    attributes: { meta: `${resource}.S3ResourceMeta`, buckets: `${resource}.BucketsCollection` },
    calls: {
      Bucket: { returns: `${resource}.Bucket`, pure: true },
      Object: { returns: `${resource}.Object`, pure: true },
      ObjectSummary: { returns: `${resource}.ObjectSummary`, pure: true },
      create_bucket: asked({ ...change, billed: 'put' }, { returns: `${resource}.Bucket` }),
    },
  },
  [`${resource}.S3ResourceMeta`]: { attributes: { client: 'mypy_boto3_s3.S3Client', service_name: 'string', data: 'any' } },
  [`${resource}.BucketsCollection`]: collection(`${resource}.Bucket`, { ...read, billed: 'list' }),
  [`${resource}.Bucket`]: {
    sharing: 'shared',
    threads: 'own',
    attributes: {
      name: 'string', creation_date: 'datetime.datetime', objects: `${resource}.BucketObjectsCollection`,
      object_versions: `${resource}.BucketObjectsCollection`, meta: `${resource}.S3ResourceMeta`,
    },
    calls: {
      ...transfers,
      Object: { returns: `${resource}.Object`, pure: true },
      put_object: { ...put, returns: `${resource}.Object` },
      delete_objects: deletedAll, create: put, delete: deleted, load: loaded, wait_until_exists: waited, wait_until_not_exists: waited,
    },
  },
  [`${resource}.BucketObjectsCollection`]: collection(`${resource}.ObjectSummary`, { ...read, billed: 'list' }, {
    delete: { ...deletedAll, returns: 'list<Row>' },
  }),
  [`${resource}.Object`]: {
    sharing: 'shared',
    threads: 'own',
    attributes: {
      ...objectAttributes, content_length: 'number', content_type: 'string', metadata: 'dict<string,string>', version_id: 'string',
    },
    calls: { ...objectCalls, ...transfers, reload: loaded },
  },
  [`${resource}.ObjectSummary`]: { sharing: 'shared', threads: 'own', attributes: objectAttributes, calls: objectCalls },
}
