// Google Cloud prices of databases, us-central1: Cloud SQL, Firestore. Cloud SQL bills the hours of its processors and memory, Firestore every document.

import { golden, memory, publisher, secondary } from './evidence.js'
import type { PriceTable } from './price.js'

const sql = golden('sql_database_instance: 0.0413 a vCPU and 0.007 a GB for an hour', '2024-07-01')
const firestore = secondary('airbyte.com')
const firestoreOffer = publisher('cloud.google.com/firestore/pricing')

const hundredThousand = 100_000
/** The allowance is of a day, and what is left of it is lost: a month's is only reached when every day is alike. */
const daysPerMonth = 365 / 12

export const googleDatabase = {
  'google.sql.db-custom-1-3840.hour': {
    what: 'Cloud SQL, PostgreSQL or MySQL, 1 vCPU with 3.75 GB, one zone', unit: 'instance-hour', usd: 0.06755, billing: 'provision', evidence: sql,
  },
  'google.sql.db-custom-2-7680.hour': {
    what: 'Cloud SQL, PostgreSQL or MySQL, 2 vCPUs with 7.5 GB, one zone', unit: 'instance-hour', usd: 0.1351, billing: 'provision', evidence: sql,
  },
  'google.sql.db-custom-4-15360.hour': {
    what: 'Cloud SQL, PostgreSQL or MySQL, 4 vCPUs with 15 GB, one zone', unit: 'instance-hour', usd: 0.2702, billing: 'provision', evidence: sql,
  },
  'google.sql.db-n1-standard-2.hour': {
    what: 'Cloud SQL, db-n1-standard-2, one zone', unit: 'instance-hour', usd: 0.1351, billing: 'provision', evidence: sql,
  },
  'google.sql.db-n1-standard-4.hour': {
    what: 'Cloud SQL, db-n1-standard-4, one zone', unit: 'instance-hour', usd: 0.2702, billing: 'provision', evidence: sql,
  },
  'google.sql.gbMonth': { what: 'Cloud SQL, SSD storage, one zone', unit: 'GB-month', usd: 0.17, billing: 'provision', evidence: sql },

  'google.firestore.read': {
    what: 'Firestore, document read', unit: 'request', usd: 0.03 / hundredThousand, billing: 'use', evidence: firestore,
    free: { quantity: Math.round(50_000 * daysPerMonth), evidence: firestoreOffer },
  },
  'google.firestore.write': {
    what: 'Firestore, document written', unit: 'request', usd: 0.09 / hundredThousand, billing: 'use', evidence: firestore,
    free: { quantity: Math.round(20_000 * daysPerMonth), evidence: firestoreOffer },
  },
  'google.firestore.delete': {
    what: 'Firestore, document deleted', unit: 'request', usd: 0.01 / hundredThousand, billing: 'use', evidence: memory(),
    free: { quantity: Math.round(20_000 * daysPerMonth), evidence: firestoreOffer },
  },
} satisfies PriceTable
