// boto3: sessions make clients and resources by the service's name; every operation holds its thread until it is answered.
// The types have the names that the published stubs (mypy_boto3_s3 …) give them; botocore makes them when it runs.

import { library, type CallConvention, type CallModel, type Convention, type TypeModel } from '../schema.js'
import { asked, clientCalls, paginated, type Types } from './boto3.calls.js'
import { dynamodb } from './boto3.dynamodb.js'
import { sns, sqs } from './boto3.messages.js'
import { models } from './boto3.models.js'
import { s3 } from './boto3.s3.js'
import { services } from './boto3.services.js'

const clients = {
  s3: 'mypy_boto3_s3.S3Client', dynamodb: 'mypy_boto3_dynamodb.DynamoDBClient', sqs: 'mypy_boto3_sqs.SQSClient',
  sns: 'mypy_boto3_sns.SNSClient',
  lambda: 'mypy_boto3_lambda.LambdaClient', secretsmanager: 'mypy_boto3_secretsmanager.SecretsManagerClient',
  ssm: 'mypy_boto3_ssm.SSMClient',
  kms: 'mypy_boto3_kms.KMSClient', ce: 'mypy_boto3_ce.CostExplorerClient', ec2: 'mypy_boto3_ec2.EC2Client',
  'events': 'mypy_boto3_events.EventBridgeClient', 'bedrock-runtime': 'mypy_boto3_bedrock_runtime.BedrockRuntimeClient',
} as const
const resources = {
  s3: 'mypy_boto3_s3.service_resource.S3ServiceResource', dynamodb: 'mypy_boto3_dynamodb.service_resource.DynamoDBServiceResource',
  sqs: 'mypy_boto3_sqs.service_resource.SQSServiceResource', sns: 'mypy_boto3_sns.service_resource.SNSServiceResource',
  ec2: 'mypy_boto3_ec2.service_resource.EC2ServiceResource',
} as const

const client: CallModel = { returns: 'botocore.client.BaseClient', returnsBy: { argument: 0, name: 'service_name', types: clients } }
const resource: CallModel = { returns: 'any', returnsBy: { argument: 0, name: 'service_name', types: resources } }

const session: TypeModel = {
  sharing: 'shared',
  threads: 'own',
  attributes: { region_name: 'string', profile_name: 'string', events: 'any' },
  calls: {
    client, resource,
    get_credentials: { returns: 'any' }, get_available_services: { returns: 'list<string>' },
    get_available_regions: { returns: 'list<string>' },
  },
}

// Operations that one service alone has by these names, for clients of a service that is not known.
const unmistakable = [
  { is: clients.s3, methods: ['get_object', 'put_object', 'head_object', 'list_objects_v2', 'copy_object', 'delete_objects'] },
  {
    is: clients.dynamodb,
    methods: ['batch_get_item', 'batch_write_item', 'transact_get_items', 'transact_write_items', 'put_item', 'update_item', 'delete_item'],
  },
  { is: clients.sqs, methods: ['send_message_batch', 'receive_message', 'delete_message_batch', 'change_message_visibility'] },
  { is: clients.secretsmanager, methods: ['get_secret_value'] },
  { is: clients.ssm, methods: ['get_parameters_by_path'] },
  { is: clients.ce, methods: ['get_cost_and_usage', 'get_cost_forecast'] },
] as const
const modelled: Types = { ...s3, ...dynamodb, ...sqs, ...sns, ...services, ...models }
const known = unmistakable.flatMap(({ is, methods }) => methods.flatMap((name) => {
  const call = modelled[is]?.calls?.[name]
  return call ? [[name, call] as const] : []
}))

// A service that no table describes: whether a call reads or changes is in its name only.
const anyService = { kind: 'request', changes: true } as const

/** What the session's calls make, and all that is made from it. */
export const awsTypes: Types = {
  ...modelled,
  'boto3.session.Session': { ...session, aliases: ['boto3.Session'], constructs: { returns: 'boto3.session.Session' } },
  'botocore.client.BaseClient': {
    sharing: 'shared',
    attributes: { exceptions: 'any', meta: 'any', waiter_names: 'list<string>' },
    calls: { ...clientCalls({}), ...Object.fromEntries(known) },
    anyCall: asked(anyService),
  },
  ...paginated('botocore.paginate.Paginator', 'Row', { kind: 'request', changes: false, billed: 'list' }),
  'botocore.waiter.Waiter': { calls: { wait: asked({ kind: 'request', changes: false }, { returns: 'none' }) } },
  'botocore.response.StreamingBody': {
    iterates: { element: 'bytes' },
    calls: {
      read: { returns: 'bytes', whole: 'bytes' }, readlines: { returns: 'list<bytes>' }, iter_lines: { returns: 'generator<bytes>' },
      iter_chunks: { returns: 'generator<bytes>' }, close: { returns: 'none' },
    },
  },
}

const imports = ['boto3', 'botocore', 'mypy_boto3_']
const named = { confidence: 'medium', imports } as const

// Clients that come from where it cannot be read, by names that only they have.
const conventions: readonly Convention[] = [
  ...Object.entries(clients).map(([service, is]) => ({ receiver: `${service.replace('-', '_')}_client`, is, ...named })),
  { receiver: 'secrets_client', is: clients.secretsmanager, ...named },
]
const callConventions: readonly CallConvention[] = [
  ...unmistakable.map((one) => ({ receiver: '*', ...named, ...one })),
  {
    receiver: 'table', is: 'mypy_boto3_dynamodb.service_resource.Table', ...named,
    methods: ['get_item', 'put_item', 'update_item', 'delete_item', 'batch_writer', 'query', 'scan'],
  },
  { receiver: 'sqs', is: clients.sqs, ...named, methods: ['send_message', 'delete_message'] },
  { receiver: 'sns', is: clients.sns, ...named, methods: ['publish', 'publish_batch'] },
]

export default library({
  id: 'boto3',
  language: 'python',
  source: 'https://boto3.amazonaws.com/v1/documentation/api/latest/; boto3-stubs 1.43',
  modules: ['boto3', 'boto3.session', 'botocore', 'botocore.client', 'botocore.session', 'botocore.config'],
  functions: {
    'boto3.client': client,
    'boto3.resource': resource,
    'boto3.setup_default_session': { returns: 'none' },
    'botocore.session.get_session': { returns: 'botocore.session.Session' },
    'botocore.config.Config': { returns: 'any', pure: true },
    'boto3.dynamodb.conditions.Key': { returns: 'boto3.dynamodb.conditions.Attribute', pure: true },
    'boto3.dynamodb.conditions.Attr': { returns: 'boto3.dynamodb.conditions.Attribute', pure: true },
  },
  types: {
    ...awsTypes,
    'botocore.session.Session': {
      constructs: { returns: 'botocore.session.Session' },
      sharing: 'shared',
      threads: 'own',
      calls: { create_client: client, get_credentials: { returns: 'any' } },
    },
    // Conditions only describe: `Key('id').eq(x) & Attr('age').gt(3)`.
    'boto3.dynamodb.conditions.Attribute': { anyCall: { returns: 'any', pure: true } },
  },
  conventions,
  callConventions,
})
