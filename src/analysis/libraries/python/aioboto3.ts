// aioboto3 and aiobotocore: boto3's clients and resources with every operation awaited. The rows are boto3's own, made awaitable.

import { library } from '../schema.js'
import { awaitedTypes } from './awaited.types.js'
import { awsTypes } from './boto3.js'

// Coroutines of theirs that boto3 answers from memory, or by reading what has been answered already.
const coroutines: ReadonlySet<string> = new Set([
  'generate_presigned_url', 'generate_presigned_post', 'read', 'readlines', 'get_credentials',
])

const types = awaitedTypes(awsTypes, {
  // The stubs name their awaited twins alike: `mypy_boto3_s3` is `types_aiobotocore_s3`.
  named: (text) => text.replace(/\bmypy_boto3_/g, 'types_aiobotocore_').replace(/\b(boto3|botocore)\./g, 'aio$1.'),
  // Resources are awaited as well: `await dynamodb.Table('users')`.
  isCoroutine: (name) => /^[A-Z]/.test(name) || coroutines.has(name) ? true : undefined,
})
const client = types['aioboto3.session.Session']?.calls?.['client'] ?? {}

export default library({
  id: 'aioboto3',
  language: 'python',
  source: 'https://aioboto3.readthedocs.io/en/latest/; https://aiobotocore.aio-libs.org/',
  modules: ['aioboto3', 'aioboto3.session', 'aiobotocore', 'aiobotocore.session', 'aiobotocore.config'],
  functions: {
    'aiobotocore.session.get_session': { returns: 'aiobotocore.session.AioSession' },
    'aiobotocore.config.AioConfig': { returns: 'any', pure: true },
  },
  types: {
    ...types,
    'aiobotocore.session.AioSession': {
      aliases: ['aiobotocore.session.Session'],
      constructs: { returns: 'aiobotocore.session.AioSession' },
      sharing: 'shared',
      calls: { create_client: client },
    },
  },
})
