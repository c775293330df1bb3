// What the operations of AWS services do and answer, for both versions of the SDK: version 3 makes commands of them, version 2 requests.

import type { CallModel, Effect, TypeText } from '../schema.js'

/** The named members of an answer. */
export type Answer = Readonly<Record<string, TypeText>>

export interface Operation {
  readonly effect: Effect
  readonly answer?: Answer
  /** What of its argument may hold a whole batch. */
  readonly batch?: CallModel['batch']
}

export interface Service {
  /** The package of version 3, and the module of version 2: `client-s3`, `s3`. */
  readonly package: string
  readonly module: string
  /** The class of version 3's aggregated client, and that of version 2. */
  readonly client: string
  readonly older: string
  readonly operations: Readonly<Record<string, Operation>>
  /** Operations that version 3 has a paginator for. */
  readonly paginated: readonly string[]
}

type Operations = Service['operations']

/** One operation for each name: `effect`, with what it is billed as. */
function billed(effect: Effect, groups: Readonly<Record<string, readonly string[]>>): Operations {
  return Object.fromEntries(Object.entries(groups).flatMap(([as, names]) => names.map((name) => [name, { effect: { ...effect, billed: as } }])))
}

const batch = 'object-in'
const next = { NextToken: 'string | none' } as const

const object: Effect = { kind: 'paid', service: 'aws-s3', noun: 'object', changes: false }
const objectChange: Effect = { ...object, changes: true }
const objects: Effect = { ...object, billed: 'list', rows: 'many' }
const listed: Answer = {
  Contents: 'list<Row> | none', CommonPrefixes: 'list<Row> | none', IsTruncated: 'boolean | none', NextContinuationToken: 'string | none',
  NextMarker: 'string | none', KeyCount: 'number | none', Name: 'string | none', Prefix: 'string | none', MaxKeys: 'number | none',
}

export const s3: Service = {
  package: 'client-s3',
  module: 's3',
  client: 'S3',
  older: 'S3',
  operations: {
    ...billed(object, {
      get: [
        'HeadObject', 'HeadBucket', 'GetObjectAcl', 'GetObjectTagging', 'GetObjectAttributes', 'GetBucketAcl', 'GetBucketCors',
        'GetBucketEncryption', 'GetBucketLifecycleConfiguration', 'GetBucketLocation', 'GetBucketLogging', 'GetBucketPolicy',
        'GetBucketTagging', 'GetBucketVersioning', 'GetPublicAccessBlock',
      ],
      list: ['ListMultipartUploads'],
      select: ['SelectObjectContent'],
    }),
    ...billed(objectChange, {
      put: [
        'PutObject', 'CopyObject', 'CreateMultipartUpload', 'UploadPart', 'UploadPartCopy', 'CompleteMultipartUpload', 'PutObjectAcl',
        'PutObjectTagging', 'RestoreObject', 'CreateBucket', 'PutBucketPolicy', 'PutBucketTagging',
      ],
      delete: ['DeleteObject', 'DeleteObjectTagging', 'DeleteBucket', 'AbortMultipartUpload'],
    }),
    GetObject: {
      effect: { ...object, billed: 'get', rows: 'one' },
      answer: {
        Body: '@smithy/types.StreamingBlobPayloadOutputTypes | none', ContentType: 'string | none', ContentLength: 'number | none',
        ETag: 'string | none', Metadata: 'dict<string,string> | none', LastModified: 'any',
      },
    },
    DeleteObjects: { effect: { ...objectChange, billed: 'delete' }, answer: { Deleted: 'list<Row> | none', Errors: 'list<Row> | none' }, batch },
    ListObjects: { effect: objects, answer: listed },
    ListObjectsV2: { effect: objects, answer: listed },
    ListObjectVersions: {
      effect: objects,
      answer: { Versions: 'list<Row> | none', DeleteMarkers: 'list<Row> | none', IsTruncated: 'boolean | none', NextKeyMarker: 'string | none' },
    },
    ListBuckets: { effect: objects, answer: { Buckets: 'list<Row> | none' } },
    ListParts: { effect: objects, answer: { Parts: 'list<Row> | none', IsTruncated: 'boolean | none' } },
  },
  paginated: ['ListObjectsV2', 'ListBuckets', 'ListParts'],
}

const one: Effect = { kind: 'query', service: 'aws-dynamodb', noun: 'item', rows: 'one' }
const many: Effect = { ...one, rows: 'many' }
const write: Effect = { kind: 'write', service: 'aws-dynamodb', noun: 'item' }
// What manages tables costs nothing by itself.
const table: Effect = { kind: 'request', service: 'aws-dynamodb', noun: 'table', changes: false }
const found: Answer = { Items: 'list<Row> | none', Count: 'number | none', ScannedCount: 'number | none', LastEvaluatedKey: 'Row | none' }
const stored: Answer = { Attributes: 'Row | none' }

/** Those that the document clients have as well, under names of their own. */
export const itemOperations = {
  GetItem: { effect: { ...one, billed: 'get' }, answer: { Item: 'Row | none' } },
  PutItem: { effect: { ...write, billed: 'put' }, answer: stored },
  UpdateItem: { effect: { ...write, billed: 'update' }, answer: stored },
  DeleteItem: { effect: { ...write, billed: 'delete' }, answer: stored },
  Query: { effect: { ...many, billed: 'query' }, answer: found },
  Scan: { effect: { ...many, billed: 'scan' }, answer: found },
  BatchGetItem: { effect: { ...many, billed: 'batch-get' }, answer: { Responses: 'dict<string,list<Row>> | none', UnprocessedKeys: 'Row | none' }, batch },
  BatchWriteItem: { effect: { ...write, billed: 'batch-write' }, answer: { UnprocessedItems: 'dict<string,list<Row>> | none' }, batch },
  TransactGetItems: { effect: { ...many, billed: 'transact-get' }, answer: { Responses: 'list<Row> | none' }, batch },
  TransactWriteItems: { effect: { ...write, billed: 'transact-write' }, batch },
  // PartiQL: its text says whether it reads, and is not looked into.
  ExecuteStatement: { effect: { ...table, noun: 'item', changes: true, billed: 'query' }, answer: { Items: 'list<Row> | none', ...next } },
  BatchExecuteStatement: { effect: { ...table, noun: 'item', changes: true, billed: 'query' }, answer: { Responses: 'list<Row> | none' }, batch },
  ExecuteTransaction: { effect: { ...write, billed: 'transact-write' }, answer: { Responses: 'list<Row> | none' }, batch },
} as const satisfies Operations

export const dynamodb: Service = {
  package: 'client-dynamodb',
  module: 'dynamodb',
  client: 'DynamoDB',
  older: 'DynamoDB',
  operations: {
    ...itemOperations,
    ...billed(table, { list: ['ListTables', 'ListBackups'], describe: ['DescribeTable', 'DescribeTimeToLive', 'DescribeContinuousBackups'] }),
    ...billed({ ...table, changes: true }, { manage: ['CreateTable', 'UpdateTable', 'DeleteTable', 'UpdateTimeToLive', 'CreateBackup'] }),
  },
  paginated: ['Query', 'Scan', 'ListTables'],
}

const message: Effect = { kind: 'paid', service: 'aws-sqs', noun: 'message', changes: true }
const queue: Effect = { ...message, noun: 'queue' }
const partly: Answer = { Successful: 'list<Row> | none', Failed: 'list<Row> | none' }

export const sqs: Service = {
  package: 'client-sqs',
  module: 'sqs',
  client: 'SQS',
  older: 'SQS',
  operations: {
    ...billed(message, { send: ['SendMessage'], delete: ['DeleteMessage'], change: ['ChangeMessageVisibility'] }),
    ...billed({ ...queue, changes: false }, { get: ['GetQueueUrl', 'GetQueueAttributes'], list: ['ListQueues', 'ListQueueTags', 'ListDeadLetterSourceQueues'] }),
    ...billed(queue, { manage: ['CreateQueue', 'DeleteQueue', 'PurgeQueue', 'SetQueueAttributes'] }),
    SendMessageBatch: { effect: { ...message, billed: 'send' }, answer: partly, batch },
    DeleteMessageBatch: { effect: { ...message, billed: 'delete' }, answer: partly, batch },
    ChangeMessageVisibilityBatch: { effect: { ...message, billed: 'change' }, answer: partly, batch },
    ReceiveMessage: { effect: { ...message, changes: false, billed: 'receive', rows: 'many' }, answer: { Messages: 'list<Row> | none' } },
  },
  paginated: ['ListQueues', 'ListDeadLetterSourceQueues'],
}

const published: Effect = { kind: 'paid', service: 'aws-sns', noun: 'message', changes: true }
const topic: Effect = { ...published, noun: 'topic' }

export const sns: Service = {
  package: 'client-sns',
  module: 'sns',
  client: 'SNS',
  older: 'SNS',
  operations: {
    ...billed(published, { publish: ['Publish'] }),
    PublishBatch: { effect: { ...published, billed: 'publish' }, answer: partly, batch },
    ...billed({ ...topic, changes: false }, {
      list: ['ListTopics', 'ListSubscriptions', 'ListSubscriptionsByTopic'],
      get: ['GetTopicAttributes', 'GetSubscriptionAttributes', 'GetEndpointAttributes'],
    }),
    ...billed(topic, {
      manage: ['CreateTopic', 'DeleteTopic', 'Subscribe', 'Unsubscribe', 'ConfirmSubscription', 'CreatePlatformEndpoint', 'DeleteEndpoint', 'SetTopicAttributes'],
    }),
  },
  paginated: ['ListTopics', 'ListSubscriptions', 'ListSubscriptionsByTopic'],
}

const lambdaFunction: Effect = { kind: 'request', service: 'aws-lambda', noun: 'function', changes: false }
const invoked: Effect = { ...lambdaFunction, kind: 'paid', changes: true, billed: 'invoke' }

export const lambda: Service = {
  package: 'client-lambda',
  module: 'lambda',
  client: 'Lambda',
  older: 'Lambda',
  operations: {
    Invoke: { effect: invoked, answer: { Payload: 'bytes | none', StatusCode: 'number | none', FunctionError: 'string | none' } },
    InvokeAsync: { effect: invoked },
    ...billed(lambdaFunction, {
      list: ['ListFunctions', 'ListVersionsByFunction', 'ListAliases', 'ListEventSourceMappings'],
      get: ['GetFunction', 'GetFunctionConfiguration', 'GetPolicy'],
    }),
    ...billed({ ...lambdaFunction, changes: true }, {
      manage: [
        'CreateFunction', 'UpdateFunctionCode', 'UpdateFunctionConfiguration', 'DeleteFunction', 'PublishVersion', 'AddPermission',
        'CreateEventSourceMapping',
      ],
    }),
  },
  paginated: ['ListFunctions', 'ListVersionsByFunction', 'ListAliases', 'ListEventSourceMappings'],
}

const secret: Effect = { kind: 'paid', service: 'aws-secretsmanager', noun: 'secret', changes: false }

export const secretsManager: Service = {
  package: 'client-secrets-manager',
  module: 'secretsmanager',
  client: 'SecretsManager',
  older: 'SecretsManager',
  operations: {
    GetSecretValue: { effect: { ...secret, billed: 'get', rows: 'one' }, answer: { SecretString: 'string | none', SecretBinary: 'bytes | none' } },
    BatchGetSecretValue: { effect: { ...secret, billed: 'get', rows: 'many' }, answer: { SecretValues: 'list<Row> | none', ...next }, batch },
    ...billed(secret, { get: ['DescribeSecret', 'GetRandomPassword'], list: ['ListSecrets', 'ListSecretVersionIds'] }),
    ...billed({ ...secret, changes: true }, { put: ['CreateSecret', 'PutSecretValue', 'UpdateSecret', 'DeleteSecret', 'RotateSecret'] }),
  },
  paginated: ['BatchGetSecretValue', 'ListSecrets', 'ListSecretVersionIds'],
}

const parameter: Effect = { kind: 'paid', service: 'aws-ssm', noun: 'parameter', changes: false }
const command: Effect = { kind: 'request', service: 'aws-ssm', noun: 'command', changes: false }
const parameters: Answer = { Parameters: 'list<Row> | none', InvalidParameters: 'list<string> | none', ...next }

export const ssm: Service = {
  package: 'client-ssm',
  module: 'ssm',
  client: 'SSM',
  older: 'SSM',
  operations: {
    GetParameter: { effect: { ...parameter, billed: 'get', rows: 'one' }, answer: { Parameter: 'Row | none' } },
    GetParameters: { effect: { ...parameter, billed: 'get', rows: 'many' }, answer: parameters, batch },
    GetParametersByPath: { effect: { ...parameter, billed: 'get', rows: 'many' }, answer: parameters },
    DeleteParameters: { effect: { ...parameter, changes: true, billed: 'put' }, batch },
    ...billed(parameter, { get: ['DescribeParameters', 'GetParameterHistory'] }),
    ...billed({ ...parameter, changes: true }, { put: ['PutParameter', 'DeleteParameter'] }),
    ...billed(command, { list: ['ListCommands', 'ListCommandInvocations'], get: ['GetCommandInvocation', 'DescribeInstanceInformation'] }),
    ...billed({ ...command, changes: true }, { send: ['SendCommand', 'StartAutomationExecution'] }),
  },
  paginated: ['GetParametersByPath', 'DescribeParameters', 'GetParameterHistory', 'ListCommands', 'ListCommandInvocations', 'DescribeInstanceInformation'],
}

const key: Effect = { kind: 'paid', service: 'aws-kms', noun: 'key', changes: false }
const sealed: Answer = { Plaintext: 'bytes | none', CiphertextBlob: 'bytes | none', KeyId: 'string | none' }

export const kms: Service = {
  package: 'client-kms',
  module: 'kms',
  client: 'KMS',
  older: 'KMS',
  operations: {
    Decrypt: { effect: { ...key, billed: 'decrypt' }, answer: sealed },
    Encrypt: { effect: { ...key, billed: 'encrypt' }, answer: sealed },
    GenerateDataKey: { effect: { ...key, billed: 'generate' }, answer: sealed },
    ...billed(key, {
      encrypt: ['ReEncrypt'],
      generate: ['GenerateDataKeyWithoutPlaintext', 'GenerateRandom', 'GenerateMac'],
      sign: ['Sign', 'Verify', 'VerifyMac'],
      get: ['DescribeKey', 'GetPublicKey', 'GetKeyPolicy'],
      list: ['ListKeys', 'ListAliases'],
    }),
    ...billed({ ...key, changes: true }, { manage: ['CreateKey', 'CreateAlias', 'ScheduleKeyDeletion', 'EnableKeyRotation', 'PutKeyPolicy'] }),
  },
  paginated: ['ListKeys', 'ListAliases'],
}

const report: Effect = { kind: 'paid', service: 'aws-cost-explorer', noun: 'report', changes: false }
const reported: Answer = { ResultsByTime: 'list<Row> | none', GroupDefinitions: 'list<Row> | none', NextPageToken: 'string | none' }

export const costExplorer: Service = {
  package: 'client-cost-explorer',
  module: 'costexplorer',
  client: 'CostExplorer',
  older: 'CostExplorer',
  operations: {
    GetCostAndUsage: { effect: { ...report, billed: 'get' }, answer: reported },
    GetCostAndUsageWithResources: { effect: { ...report, billed: 'get' }, answer: reported },
    ...billed(report, {
      get: [
        'GetCostForecast', 'GetUsageForecast', 'GetDimensionValues', 'GetTags', 'GetAnomalies', 'GetCostCategories', 'GetReservationCoverage',
        'GetReservationUtilization', 'GetRightsizingRecommendation', 'GetSavingsPlansCoverage', 'GetSavingsPlansUtilization',
        'ListCostAllocationTags',
      ],
    }),
  },
  paginated: ['GetAnomalies', 'GetSavingsPlansCoverage', 'ListCostAllocationTags'],
}

export const eventBridge: Service = {
  package: 'client-eventbridge',
  module: 'eventbridge',
  client: 'EventBridge',
  older: 'EventBridge',
  operations: {
    PutEvents: {
      effect: { kind: 'paid', service: 'aws-eventbridge', noun: 'event', changes: true, billed: 'publish' },
      answer: { Entries: 'list<Row> | none', FailedEntryCount: 'number | none' }, batch,
    },
  },
  paginated: [],
}

const completed: Effect = { kind: 'paid', service: 'aws-bedrock', noun: 'completion', changes: false, billed: 'completion' }

export const bedrock: Service = {
  package: 'client-bedrock-runtime',
  module: 'bedrockruntime',
  client: 'BedrockRuntime',
  older: 'BedrockRuntime',
  operations: {
    Converse: { effect: completed, answer: { output: 'Row | none', stopReason: 'string | none', usage: 'Row | none' } },
    ConverseStream: { effect: completed },
    InvokeModel: { effect: completed, answer: { body: 'bytes', contentType: 'string | none' } },
    InvokeModelWithResponseStream: { effect: completed },
  },
  paginated: [],
}

export const services: readonly Service[] = [s3, dynamodb, sqs, sns, lambda, secretsManager, ssm, kms, costExplorer, eventBridge, bedrock]
