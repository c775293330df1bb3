// What the calls of cloud services are billed as: library models say service and `billed`, this table the price and how many of its units one call is.
// A service that is not here has no price in the list: its calls cost time, and money once `pricing.services` says how much.

import type { PriceId } from './prices/list.js'

export interface ServiceCall {
  readonly price: PriceId
  /** request: one. read and write: request units of DynamoDB, by the size of the items. */
  readonly unit: 'request' | 'read' | 'write'
  /** DynamoDB: how reads are made; transactions cost twice. */
  readonly mode?: 'transactional'
}

const s3Put: ServiceCall = { price: 'aws.s3.standard.put', unit: 'request' }
const queue: ServiceCall = { price: 'aws.sqs.standard.request', unit: 'request' }
const key: ServiceCall = { price: 'aws.kms.request', unit: 'request' }
const read: ServiceCall = { price: 'aws.dynamodb.read', unit: 'read' }
const write: ServiceCall = { price: 'aws.dynamodb.write', unit: 'write' }

/** By service, then by what the call is billed as; `*` for all others. */
export const serviceCalls: Readonly<Record<string, Readonly<Record<string, ServiceCall>>>> = {
  'aws-s3': { 'get': { price: 'aws.s3.standard.get', unit: 'request' }, 'put': s3Put, 'list': s3Put, 'delete': { price: 'aws.s3.delete', unit: 'request' } },
  'aws-dynamodb': {
    'get': read, 'query': read, 'scan': read, 'batch-get': read, 'transact-get': { ...read, mode: 'transactional' },
    'put': write, 'update': write, 'delete': write, 'batch-write': write, 'transact-write': { ...write, mode: 'transactional' },
  },
  'aws-sqs': { '*': queue },
  'aws-sns': { publish: { price: 'aws.sns.standard.request', unit: 'request' } },
  'aws-secretsmanager': { '*': { price: 'aws.secrets.request', unit: 'request' } },
  'aws-ssm': { get: { price: 'aws.parameters.standard.request', unit: 'request' } },
  'aws-kms': { encrypt: key, decrypt: key, generate: key },
  'aws-lambda': { invoke: { price: 'aws.lambda.request', unit: 'request' } },
  'aws-cost-explorer': { '*': { price: 'aws.costExplorer.request', unit: 'request' } },
}

/** How long a call usually takes, where it is far from `paid seconds`. */
export const serviceSeconds: Readonly<Record<string, { readonly seconds: number, readonly note: string }>> = {
  'aws-dynamodb': { seconds: 0.005, note: 'its maker says "single-digit milliseconds"' },
  'aws-kms': { seconds: 0.01, note: 'a key is used' },
  'aws-s3': { seconds: 0.03, note: 'until the first byte of a small object' },
  'aws-cost-explorer': { seconds: 0.5, note: 'a report is made' },
  'google-bigquery': { seconds: 1.5, note: 'a job is planned and run' },
  'openai': { seconds: 3, note: 'a model writes an answer' },
  'anthropic': { seconds: 3, note: 'a model writes an answer' },
}

export function serviceCallOf(service: string, billed: string | undefined): ServiceCall | undefined {
  const calls = Object.hasOwn(serviceCalls, service) ? serviceCalls[service] : undefined
  return billed !== undefined && calls && Object.hasOwn(calls, billed) ? calls[billed] : calls?.['*']
}
