// AWS prices of messages and calls between services, us-east-1: SQS, SNS, EventBridge, API Gateway. All of them fall with the work.
// A batch of ten SQS messages is one request, up to 64 KB; a larger payload counts as several.

import { golden, secondary } from './evidence.js'
import type { FreeAllowance, PriceTable } from './price.js'
import { billion, million } from './units.js'

const sqs = golden('sqs_queue', '2024-07-01')
const sqsTiers = secondary('cloudburn.io', '2026-03-14')
const sns = golden('sns_topic', '2024-12-04')
const events = golden('cloudwatch_event_bus')
const gateway = golden('apigatewayv2_api and api_gateway_rest_api')

const perHundredThousand = 100_000

/** One allowance for both kinds of queue. */
const freeMessages: FreeAllowance = { quantity: million, evidence: sqsTiers, shared: 'aws.sqs.request' }

export const awsMessages = {
  'aws.sqs.standard.request': {
    what: 'SQS standard queue', unit: 'request', billing: 'use', evidence: sqs, free: freeMessages,
    usd: [
      { upTo: 100 * billion, usd: 0.40 / million },
      { upTo: 200 * billion, usd: 0.30 / million, evidence: sqsTiers },
      { usd: 0.24 / million, evidence: sqsTiers },
    ],
  },
  'aws.sqs.fifo.request': { what: 'SQS FIFO queue', unit: 'request', usd: 0.50 / million, billing: 'use', evidence: sqs, free: freeMessages },
  'aws.sns.standard.request': {
    what: 'SNS standard topic, publish', unit: 'request', usd: 0.50 / million, billing: 'use', evidence: sns,
    free: { quantity: million, evidence: sns },
  },
  'aws.sns.fifo.request': { what: 'SNS FIFO topic, publish', unit: 'request', usd: 0.30 / million, billing: 'use', evidence: sns },
  'aws.sns.fifo.gb': { what: 'SNS FIFO topic, published payload', unit: 'GB', usd: 0.017, billing: 'use', evidence: sns },
  'aws.sns.http.request': { what: 'SNS delivery to HTTP', unit: 'request', usd: 0.06 / perHundredThousand, billing: 'use', evidence: sns },
  'aws.sns.email.request': { what: 'SNS delivery by email', unit: 'request', usd: 2.00 / perHundredThousand, billing: 'use', evidence: sns },
  'aws.eventbridge.request': { what: 'EventBridge custom event', unit: 'request', usd: 1.00 / million, billing: 'use', evidence: events },
  'aws.apiGateway.http.request': {
    what: 'API Gateway HTTP API, first tier', unit: 'request', usd: 1.00 / million, billing: 'use', evidence: gateway,
  },
  'aws.apiGateway.rest.request': {
    what: 'API Gateway REST API, first tier', unit: 'request', usd: 3.50 / million, billing: 'use', evidence: gateway,
  },
} satisfies PriceTable
