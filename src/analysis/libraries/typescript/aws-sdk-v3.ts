// The AWS SDK for JavaScript, version 3: what `send` does is what its command does; an aggregated client has a method for each.

import { library, type CallModel, type LibraryModel, type TypeModel } from '../schema.js'
import { itemOperations, services, type Operation, type Service } from './aws-sdk.services.js'

type Types = NonNullable<LibraryModel['types']>
type Calls = Readonly<Record<string, CallModel>>

const anyClient = '@smithy/smithy-client.Client'
const anyCommand = '@smithy/smithy-client.Command'
const documents = '@aws-sdk/lib-dynamodb'
const documentPages = ['Query', 'Scan']
const closed: CallModel = { returns: 'none' }

/** The document client's names for the operations on items. */
const documentNames: Readonly<Record<keyof typeof itemOperations, string>> = {
  GetItem: 'Get', PutItem: 'Put', UpdateItem: 'Update', DeleteItem: 'Delete', Query: 'Query', Scan: 'Scan', BatchGetItem: 'BatchGet',
  BatchWriteItem: 'BatchWrite', TransactGetItems: 'TransactGet', TransactWriteItems: 'TransactWrite', ExecuteStatement: 'ExecuteStatement',
  BatchExecuteStatement: 'BatchExecuteStatement', ExecuteTransaction: 'ExecuteTransaction',
}
const known: Service['operations'] = itemOperations
const documentOperations = Object.fromEntries(Object.entries(documentNames).flatMap(([name, short]) => {
  const operation = known[name]
  return operation ? [[short, operation] as const] : []
}))

function answerOf({ answer }: Operation): TypeModel {
  return { attributes: { ...answer, $metadata: 'Row' } }
}

function commandsOf(module: string, operations: Service['operations']): Types {
  return Object.fromEntries(Object.entries(operations).flatMap(([name, operation]) => {
    const path = `${module}.${name}Command`
    const command: TypeModel = {
      extends: [anyCommand],
      constructs: { returns: `${path}<${path}Output>`, ...(operation.batch ? { batch: operation.batch } : {}) },
      command: operation.effect,
      attributes: { input: 'any' },
    }
    return [[path, command], [`${path}Output`, answerOf(operation)]] as const
  }))
}

function methodsOf(module: string, operations: Service['operations']): Calls {
  return Object.fromEntries(Object.entries(operations).map(([name, { effect, batch }]) => [
    name.charAt(0).toLowerCase() + name.slice(1),
    { returns: `promise<${module}.${name}CommandOutput>`, effect, awaitable: true, ...(batch ? { batch } : {}) },
  ]))
}

function paginatorsOf(module: string, names: readonly string[]): Calls {
  return Object.fromEntries(names.map((name) => [`${module}.paginate${name}`, { returns: `${module}.${name}Paginator` }]))
}

/** `for await (const page of paginateScan({ client }, input))`: a request for each page. */
function pagesOf(module: string, operations: Service['operations'], names: readonly string[]): Types {
  return Object.fromEntries(names.map((name) => {
    const effect = operations[name]?.effect
    const element = `${module}.${name}CommandOutput`
    return [`${module}.${name}Paginator`, { iterates: { element, ...(effect ? { effect: { ...effect, rows: 'many' as const } } : {}) } }]
  }))
}

function typesOf({ package: name, client, operations, paginated }: Service): Types {
  const module = `@aws-sdk/${name}`
  return {
    ...commandsOf(module, operations),
    ...pagesOf(module, operations, paginated),
    [`${module}.${client}Client`]: { extends: [anyClient], sharing: 'shared' },
    [`${module}.${client}`]: { extends: [`${module}.${client}Client`], sharing: 'shared', calls: methodsOf(module, operations) },
  }
}

const waiting: CallModel = { returns: 'promise<Row>', effect: { kind: 'request', changes: false }, awaitable: true }
const plain: CallModel = { returns: 'Row', pure: true }

export default library({
  id: 'aws-sdk-v3',
  language: 'typescript',
  source: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/; dist-types of the clients, lib-dynamodb and lib-storage 3',
  modules: [
    ...services.map((service) => `@aws-sdk/${service.package}`), documents, '@aws-sdk/lib-storage', '@aws-sdk/s3-request-presigner',
    '@aws-sdk/util-dynamodb', '@smithy/smithy-client', 'aws-xray-sdk', 'aws-xray-sdk-core',
  ],
  functions: {
    ...Object.fromEntries(services.flatMap((service) => Object.entries(paginatorsOf(`@aws-sdk/${service.package}`, service.paginated)))),
    ...paginatorsOf(documents, documentPages),
    [`${documents}.DynamoDBDocumentClient.from`]: { returns: `${documents}.DynamoDBDocumentClient` },
    [`${documents}.DynamoDBDocument.from`]: { returns: `${documents}.DynamoDBDocument` },
    '@aws-sdk/client-s3.waitUntilBucketExists': waiting,
    '@aws-sdk/client-s3.waitUntilObjectExists': waiting,
    '@aws-sdk/client-s3.waitUntilObjectNotExists': waiting,
    '@aws-sdk/client-dynamodb.waitUntilTableExists': waiting,
    '@aws-sdk/client-dynamodb.waitUntilTableNotExists': waiting,
    '@aws-sdk/client-lambda.waitUntilFunctionActiveV2': waiting,
    // A URL is signed with the credentials that are at hand; nothing is sent.
    '@aws-sdk/s3-request-presigner.getSignedUrl': { returns: 'promise<string>', awaitable: true },
    '@aws-sdk/util-dynamodb.marshall': plain,
    '@aws-sdk/util-dynamodb.unmarshall': plain,
    'aws-xray-sdk.captureAWSv3Client': { returns: 'arg0' },
    'aws-xray-sdk-core.captureAWSv3Client': { returns: 'arg0' },
  },
  types: {
    ...Object.fromEntries(services.flatMap((service) => Object.entries(typesOf(service)))),
    ...commandsOf(documents, documentOperations),
    ...pagesOf(documents, documentOperations, documentPages),
    [anyClient]: {
      sharing: 'shared',
      attributes: { config: 'any', middlewareStack: 'any' },
      calls: {
        send: { returns: 'promise<inner<arg0>>', effectOfArgument: 0, effect: { kind: 'request', changes: true }, awaitable: true },
        destroy: closed,
      },
    },
    [anyCommand]: {},
    [`${documents}.DynamoDBDocumentClient`]: { extends: [anyClient], sharing: 'shared' },
    [`${documents}.DynamoDBDocument`]: {
      extends: [`${documents}.DynamoDBDocumentClient`],
      sharing: 'shared',
      calls: methodsOf(documents, documentOperations),
    },
    '@smithy/types.StreamingBlobPayloadOutputTypes': {
      iterates: { element: 'bytes' },
      calls: {
        transformToString: { returns: 'promise<string>', awaitable: true, whole: 'text' },
        transformToByteArray: { returns: 'promise<bytes>', awaitable: true },
        transformToWebStream: { returns: 'any' },
        pipe: { returns: 'arg0' },
        on: { returns: 'self', callback: { argument: 1, runs: 'once', parameters: ['any'] } },
      },
    },
    '@aws-sdk/lib-storage.Upload': {
      sharing: 'exclusive',
      calls: {
        done: {
          returns: 'promise<@aws-sdk/client-s3.CompleteMultipartUploadCommandOutput>',
          effect: { kind: 'paid', service: 'aws-s3', billed: 'put', noun: 'object', changes: true },
          awaitable: true,
        },
        abort: { returns: 'promise<none>', awaitable: true },
        on: { returns: 'self', callback: { argument: 1, runs: 'once', parameters: ['any'] } },
      },
    },
  },
  callConventions: [{ receiver: '*', methods: ['send'], given: anyCommand, is: anyClient, confidence: 'medium' }],
})
