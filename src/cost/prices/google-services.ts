// Google Cloud prices of what is billed by the call or the byte, us-central1: Cloud Storage, Pub/Sub, Cloud Logging, rows put into BigQuery. All fall with the work.

import { golden, memory, publisher, tables } from './evidence.js'
import type { PriceTable } from './price.js'
import { gbPerTb, thousand } from './units.js'

const storage = tables('a table of one region, and Infracost for buckets in the EU, agree')
const pubsub = golden('pubsub_topic and pubsub_subscription', '2024-07-01')
const pubsubPage = publisher('cloud.google.com/pubsub/pricing')
const logging = golden('logging_project_sink', '2024-07-01')
const loggingPage = publisher('cloud.google.com/stackdriver/pricing')
const tableRows = golden('bigquery_table: 0.00005 a MB', '2024-07-01')

export const googleServices = {
  'google.storage.classA': {
    what: 'Cloud Storage, object written or listed (class A)', unit: 'request', usd: 0.005 / thousand, billing: 'use', evidence: storage,
  },
  'google.storage.classB': {
    what: 'Cloud Storage, object read (class B)', unit: 'request', usd: 0.0004 / thousand, billing: 'use', evidence: storage,
  },

  // Publishing and each delivery are billed alike.
  'google.pubsub.gb': {
    what: 'Pub/Sub, bytes published or delivered', unit: 'GB', usd: 40 / gbPerTb, billing: 'use', evidence: pubsub, region: 'any', free: { quantity: 10, evidence: pubsubPage },
  },
  'google.logs.ingested.gb': {
    what: 'Cloud Logging, taken in', unit: 'GB', usd: 0.50, billing: 'use', evidence: logging, free: { quantity: 50, evidence: loggingPage },
  },
  'google.bigquery.inserted.gb': {
    what: 'BigQuery, rows inserted one by one (streaming)', unit: 'GB', usd: 0.00005 * 1024, billing: 'use', evidence: tableRows,
  },
  'google.transfer.zones.gb': { what: 'Data between zones of a region', unit: 'GB', usd: 0.01, billing: 'use', evidence: memory() },
} satisfies PriceTable
