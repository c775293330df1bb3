// The AWS SDK for JavaScript, version 2: a method prepares a request, which promise(), send() or a callback sends.

import { library, type CallModel, type Effect, type LibraryModel, type TypeModel, type TypeText } from '../schema.js'
import { itemOperations, s3, services, type Operation, type Service } from './aws-sdk.services.js'

type Types = NonNullable<LibraryModel['types']>
type Operations = Service['operations']

const request = 'aws-sdk.Request'
const listening: CallModel = { returns: 'self', callback: { argument: 1, runs: 'once', parameters: ['any'] } }
const local: CallModel = { returns: 'any', pure: true }

/** The document client's names for the operations on items. */
const documentNames: Readonly<Record<string, string>> = {
  get: 'GetItem', put: 'PutItem', update: 'UpdateItem', delete: 'DeleteItem', query: 'Query', scan: 'Scan', batchGet: 'BatchGetItem',
  batchWrite: 'BatchWriteItem', transactGet: 'TransactGetItems', transactWrite: 'TransactWriteItems',
}

// A buffer; version 3 answers with a stream.
const content: Operation['answer'] = { ...s3.operations['GetObject']?.answer, Body: 'bytes | none' }

/** A client and its operations, by the names of its methods. */
function client(path: string, operations: Readonly<Record<string, Operation>>, more: TypeModel['calls'] = {}): Types {
  const methods = Object.entries(operations).map(([name, operation]) => {
    const sent = `${request}.${path}.${name}`
    const answer = `aws-sdk.${path}.${name}Output`
    const method: CallModel = {
      returns: sent, effect: operation.effect, lazy: true, callback: { argument: 1, runs: 'once', parameters: ['any', answer] },
      ...(operation.batch ? { batch: operation.batch } : {}),
    }
    return { name, method, types: { [sent]: requestOf(operation.effect, answer), [answer]: { attributes: { ...operation.answer } } } }
  })
  const service: TypeModel = {
    extends: ['aws-sdk.Service'],
    sharing: 'shared',
    calls: { ...Object.fromEntries(methods.map(({ name, method }) => [name, method])), ...more },
  }
  return { ...Object.fromEntries(methods.flatMap(({ types }) => Object.entries<TypeModel>(types))), [`aws-sdk.${path}`]: service }
}

function requestOf(effect: Effect, answer: TypeText): TypeModel {
  const called = { argument: 0, runs: 'once', parameters: ['any', answer] } as const
  return {
    extends: [request],
    calls: {
      promise: { returns: `promise<${answer}>`, effect, awaitable: true },
      send: { returns: 'none', effect, callback: called },
      eachPage: { returns: 'none', effect, callback: called },
      createReadStream: { returns: 'any', effect },
    },
  }
}

function methodNames(operations: Operations): Readonly<Record<string, Operation>> {
  return Object.fromEntries(Object.entries(operations).map(([name, operation]) => [
    name.charAt(0).toLowerCase() + name.slice(1), name === 'GetObject' && content ? { ...operation, answer: content } : operation,
  ]))
}

const known: Operations = itemOperations
const documents = Object.fromEntries(Object.entries(documentNames).flatMap(([short, name]) => {
  const operation = known[name]
  return operation ? [[short, operation] as const] : []
}))

const uploaded: Operation = {
  effect: { kind: 'paid', service: 'aws-s3', noun: 'object', changes: true, billed: 'put' },
  answer: { Location: 'string', ETag: 'string', Bucket: 'string', Key: 'string' },
}
const waited: CallModel = {
  returns: `${request}.Waiter`, effect: { kind: 'request', changes: false }, lazy: true, callback: { argument: 2, runs: 'once', parameters: ['any', 'any'] },
}

export default library({
  id: 'aws-sdk-v2',
  language: 'typescript',
  source: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/; typings of aws-sdk 2',
  modules: ['aws-sdk', ...services.map((service) => `aws-sdk/clients/${service.module}`), 'aws-sdk/clients/all'],
  aliases: {
    'aws-sdk.default': 'aws-sdk',
    'aws-sdk/clients/all': 'aws-sdk',
    ...Object.fromEntries(services.flatMap(({ module, older }) => [
      [`aws-sdk/clients/${module}`, `aws-sdk.${older}`], [`aws-sdk.${older}.default`, `aws-sdk.${older}`],
    ])),
  },
  functions: {
    'aws-xray-sdk.captureAWS': { returns: 'arg0' },
    'aws-xray-sdk.captureAWSClient': { returns: 'arg0' },
    'aws-xray-sdk-core.captureAWS': { returns: 'arg0' },
    'aws-xray-sdk-core.captureAWSClient': { returns: 'arg0' },
    'aws-sdk.DynamoDB.Converter.marshall': { returns: 'Row', pure: true },
    'aws-sdk.DynamoDB.Converter.unmarshall': { returns: 'Row', pure: true },
  },
  types: {
    ...Object.fromEntries(services.flatMap(({ older, operations }) => {
      const isStore = older === 'S3'
      const named = methodNames(operations)
      return Object.entries(client(older, isStore ? { ...named, upload: uploaded } : named, isStore ? {
        // A URL is signed with the credentials that are at hand; nothing is sent.
        getSignedUrl: { returns: 'string', callback: { argument: 2, runs: 'once', parameters: ['any', 'string'] } },
        getSignedUrlPromise: { returns: 'promise<string>', awaitable: true },
        createPresignedPost: { returns: 'Row', callback: { argument: 1, runs: 'once', parameters: ['any', 'Row'] } },
      } : {}))
    })),
    ...client('DynamoDB.DocumentClient', documents, { createSet: local }),
    'aws-sdk.Service': {
      sharing: 'shared',
      attributes: { config: 'any', endpoint: 'any' },
      calls: { waitFor: waited },
    },
    [request]: {
      aliases: ['aws-sdk/lib/request.Request', 'aws-sdk.S3.ManagedUpload'],
      calls: { on: listening, abort: { returns: 'none' }, isPageable: local },
    },
    [`${request}.Waiter`]: requestOf({ kind: 'request', changes: false }, 'any'),
  },
})
