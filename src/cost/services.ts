// What the calls of services are billed as: library models say service and `billed`, this table the prices and how many of their units one call is.
// A service that is not here has no price in the list: its calls cost time, and money once `pricing.services` says how much.

import type { PriceId } from './prices/list.js'

export interface ServiceCall {
  /** Of a language model: of the one that stands for all of its maker's. */
  readonly price: PriceId
  /**
   * What one call takes of it. request: one. document: one for each row. read, read-summed and write: request units of DynamoDB, cosmos-…: of Cosmos DB, by the size of the
   * items. tokens-…: of a language model; text: of each text that becomes a vector. scanned: GB that BigQuery reads; inserted and message: GB of each row, or message.
   */
  readonly unit:
    | 'request' | 'document' | 'read' | 'read-summed' | 'write' | 'cosmos-read' | 'cosmos-query' | 'cosmos-write'
    | 'tokens-sent' | 'tokens-written' | 'text' | 'scanned' | 'inserted' | 'message'
  /** DynamoDB: how reads are made; transactions cost twice. */
  readonly mode?: 'transactional'
}

type Calls = readonly ServiceCall[]

const requestOf = (price: PriceId): Calls => [{ price, unit: 'request' }]
const documentOf = (price: PriceId): Calls => [{ price, unit: 'document' }]
const free: Calls = []

const s3Put = requestOf('aws.s3.standard.put')
const read: ServiceCall = { price: 'aws.dynamodb.read', unit: 'read' }
const summed: Calls = [{ ...read, unit: 'read-summed' }]
const write: ServiceCall = { price: 'aws.dynamodb.write', unit: 'write' }
const cosmosWrite: Calls = [{ price: 'azure.cosmos.requestUnit', unit: 'cosmos-write' }]
const documentRead = documentOf('google.firestore.read')
const blobWrite = requestOf('azure.blob.hot.write')
const classA = requestOf('google.storage.classA')
const message: Calls = [{ price: 'google.pubsub.gb', unit: 'message' }]

/** By service, then by what the call is billed as; `*` for all others. None where a call costs nothing. */
export const serviceCalls: Readonly<Record<string, Readonly<Record<string, Calls>>>> = {
  'aws-s3': { 'get': requestOf('aws.s3.standard.get'), 'put': s3Put, 'list': s3Put, 'delete': requestOf('aws.s3.delete') },
  'aws-dynamodb': {
    'get': [read], 'query': summed, 'scan': summed, 'batch-get': [read], 'transact-get': [{ ...read, mode: 'transactional' }],
    'put': [write], 'update': [write], 'delete': [write], 'batch-write': [write], 'transact-write': [{ ...write, mode: 'transactional' }],
  },
  'aws-sqs': { '*': requestOf('aws.sqs.standard.request') },
  'aws-sns': { publish: requestOf('aws.sns.standard.request') },
  'aws-secretsmanager': { '*': requestOf('aws.secrets.request') },
  'aws-ssm': { '*': requestOf('aws.parameters.standard.request') },
  'aws-kms': { '*': requestOf('aws.kms.request') },
  'aws-lambda': { invoke: requestOf('aws.lambda.request') },
  'aws-eventbridge': { publish: documentOf('aws.eventbridge.request') },
  'aws-bedrock': {
    completion: [{ price: 'aws.bedrock.claude-sonnet-4-5.input', unit: 'tokens-sent' }, { price: 'aws.bedrock.claude-sonnet-4-5.output', unit: 'tokens-written' }],
  },
  'aws-cost-explorer': { '*': requestOf('aws.costExplorer.request') },

  'azure-cosmos': {
    'get': [{ price: 'azure.cosmos.requestUnit', unit: 'cosmos-read' }], 'query': [{ price: 'azure.cosmos.requestUnit', unit: 'cosmos-query' }],
    'put': cosmosWrite, 'delete': cosmosWrite, 'batch-write': cosmosWrite,
  },
  'azure-storage': { get: requestOf('azure.blob.hot.read'), put: blobWrite, list: blobWrite, delete: free },
  'azure-servicebus': { '*': requestOf('azure.serviceBus.standard.request') },
  'azure-keyvault': { '*': requestOf('azure.keyVault.request') },

  'google-bigquery': { query: [{ price: 'google.bigquery.scanned.gb', unit: 'scanned' }], insert: [{ price: 'google.bigquery.inserted.gb', unit: 'inserted' }], list: free, load: free },
  'google-firestore': {
    get: documentRead, query: documentRead, list: documentRead, count: requestOf('google.firestore.read'), put: documentOf('google.firestore.write'),
    delete: documentOf('google.firestore.delete'),
  },
  'google-storage': { get: requestOf('google.storage.classB'), put: classA, list: classA, delete: free },
  'google-pubsub': { publish: message, pull: message, acknowledge: free },

  'openai': {
    completion: [{ price: 'openai.gpt-5.4-mini.input', unit: 'tokens-sent' }, { price: 'openai.gpt-5.4-mini.output', unit: 'tokens-written' }],
    embedding: [{ price: 'openai.text-embedding-3-small.input', unit: 'text' }],
  },
  'anthropic': {
    completion: [{ price: 'anthropic.claude-sonnet-5-5.input', unit: 'tokens-sent' }, { price: 'anthropic.claude-sonnet-5-5.output', unit: 'tokens-written' }],
  },
}

/** How long a call usually takes, where it is far from `paid seconds`. */
export const serviceSeconds: Readonly<Record<string, { readonly seconds: number, readonly note: string }>> = {
  'aws-dynamodb': { seconds: 0.005, note: 'its maker says "single-digit milliseconds"' },
  'aws-kms': { seconds: 0.01, note: 'a key is used' },
  'aws-s3': { seconds: 0.03, note: 'until the first byte of a small object' },
  'aws-cost-explorer': { seconds: 0.5, note: 'a report is made' },
  'google-bigquery': { seconds: 1.5, note: 'a job is planned and run' },
  'aws-bedrock': { seconds: 3, note: 'a model writes an answer' },
  'openai': { seconds: 3, note: 'a model writes an answer' },
  'anthropic': { seconds: 3, note: 'a model writes an answer' },
}

/** Calls that are billed by what nothing in the code tells: minutes, pictures, jobs. */
export const unpricedCalls: readonly string[] = [
  'anthropic.batch', 'aws-s3.select', 'aws-sns.get', 'aws-sns.list', 'aws-sns.manage', 'openai.batch', 'openai.fine-tuning', 'openai.image', 'openai.speech', 'openai.transcription',
]

/** What `pricing.services` may speak of, besides services of the user's own models. */
export const callNames: readonly string[] = [
  ...Object.entries(serviceCalls).flatMap(([service, calls]) => Object.keys(calls).filter((name) => name !== '*').map((name) => `${service}.${name}`)), ...unpricedCalls,
]

/** A service that bills every call alike has calls of any name. */
export function isCallName(name: string): boolean {
  const service = name.replace(/\..*$/, '')
  return callNames.includes(name) || (Object.hasOwn(serviceCalls, service) && serviceCalls[service]?.['*'] !== undefined)
}

/** Undefined where no price is known. */
export function serviceCallsOf(service: string, billed: string | undefined): Calls | undefined {
  const calls = Object.hasOwn(serviceCalls, service) ? serviceCalls[service] : undefined
  return billed !== undefined && calls && Object.hasOwn(calls, billed) ? calls[billed] : calls?.['*']
}
