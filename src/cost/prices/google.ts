// Google Cloud prices, us-central1: Cloud Run, Cloud Functions, Compute Engine, BigQuery.
// Cloud Run falls with the work only in request-based billing; Cloud Functions of the 2nd generation are billed as Cloud Run.

import { golden, publisher, tables } from './evidence.js'
import type { FreeAllowance, PriceTable } from './price.js'
import { gbPerTb, million } from './units.js'

const run = publisher('cloud.google.com/run/pricing')
const runTables = tables('five independent documents that quote the price page')
const runTier2 = golden('cloud_run_service', '2024-07-01')
const functions = golden('cloudfunctions_function', '2024-12-04')
const instance = golden('compute_instance', '2026-07-01')
const bigQueryPage = publisher('cloud.google.com/bigquery/pricing')
const bigQuery = golden('bigquery_dataset', '2024-07-01')
const e2Tables = tables('several independent tables, two of them read from the price page on 2026-07-21 and 2026-09-12')

const freeVcpu: FreeAllowance = { quantity: 180_000, evidence: run, shared: 'google.run.vcpuSecond' }
const freeMemory: FreeAllowance = { quantity: 360_000, evidence: run, shared: 'google.run.gbSecond' }

/** Taken off an N2 that runs all month: 0.388472 an hour is 226.87 a month for an n2-standard-8. */
const sustainedUseDiscount = 0.2

export const google = {
  'google.run.requestBased.vcpuSecond': {
    what: 'Cloud Run, request-based, vCPU', unit: 'vCPU-second', usd: 0.000024, billing: 'use', evidence: run, free: freeVcpu,
  },
  'google.run.requestBased.gbSecond': {
    what: 'Cloud Run, request-based, memory', unit: 'GB-second', usd: 0.0000025, billing: 'use', evidence: run, free: freeMemory,
  },
  'google.run.requestBased.request': {
    what: 'Cloud Run, request-based, request', unit: 'request', usd: 0.40 / million, billing: 'use', evidence: run,
    free: { quantity: 2 * million, evidence: run },
  },
  'google.run.instanceBased.vcpuSecond': {
    what: 'Cloud Run, instance-based, vCPU', unit: 'vCPU-second', usd: 0.000018, billing: 'provision', evidence: run,
    free: { quantity: 240_000, evidence: runTables },
  },
  'google.run.instanceBased.gbSecond': {
    what: 'Cloud Run, instance-based, memory', unit: 'GB-second', usd: 0.000002, billing: 'provision', evidence: runTables,
    free: { quantity: 450_000, evidence: runTables },
  },
  'google.run.tier2.requestBased.vcpuSecond': {
    what: 'Cloud Run, request-based, vCPU, tier 2 regions', unit: 'vCPU-second', usd: 0.0000336, billing: 'use', evidence: runTier2,
    region: 'tier 2', free: freeVcpu,
  },
  'google.run.tier2.requestBased.gbSecond': {
    what: 'Cloud Run, request-based, memory, tier 2 regions', unit: 'GB-second', usd: 0.0000035, billing: 'use', evidence: runTier2,
    region: 'tier 2', free: freeMemory,
  },

  'google.functions.gen1.ghzSecond': {
    what: 'Cloud Functions, 1st generation, processor', unit: 'GHz-second', usd: 0.00001, billing: 'use', evidence: functions,
  },
  'google.functions.gen1.gbSecond': {
    what: 'Cloud Functions, 1st generation, memory', unit: 'GB-second', usd: 0.0000025, billing: 'use', evidence: functions,
  },
  'google.functions.gen1.request': {
    what: 'Cloud Functions, 1st generation, invocation', unit: 'request', usd: 0.40 / million, billing: 'use', evidence: functions,
  },
  'google.functions.gen1.transfer.gb': {
    what: 'Cloud Functions, 1st generation, data out', unit: 'GB', usd: 0.12, billing: 'use', evidence: functions,
  },

  'google.compute.e2-medium.hour': {
    what: 'Compute Engine e2-medium', unit: 'instance-hour', usd: 0.03350571, billing: 'provision', evidence: e2Tables,
  },
  'google.compute.e2-standard-2.hour': {
    what: 'Compute Engine e2-standard-2', unit: 'instance-hour', usd: 0.06701142, billing: 'provision', evidence: e2Tables,
  },
  'google.compute.e2-standard-4.hour': {
    what: 'Compute Engine e2-standard-4', unit: 'instance-hour', usd: 0.13402284, billing: 'provision', evidence: e2Tables,
  },
  'google.compute.n2-standard-2.hour': {
    what: 'Compute Engine n2-standard-2', unit: 'instance-hour', usd: 0.097118, billing: 'provision', evidence: tables(), sustainedUseDiscount,
  },
  'google.compute.n2-standard-4.hour': {
    what: 'Compute Engine n2-standard-4', unit: 'instance-hour', usd: 0.194236, billing: 'provision', evidence: tables(), sustainedUseDiscount,
  },
  'google.compute.n2-standard-8.hour': {
    what: 'Compute Engine n2-standard-8', unit: 'instance-hour', usd: 0.388472, billing: 'provision', evidence: instance, sustainedUseDiscount,
  },

  'google.bigquery.scanned.gb': {
    what: 'BigQuery on demand, scanned', unit: 'GB', usd: 6.25 / gbPerTb, billing: 'use', evidence: bigQuery,
    free: { quantity: gbPerTb, evidence: bigQueryPage },
  },
  'google.bigquery.gbMonth': { what: 'BigQuery storage, active', unit: 'GB-month', usd: 0.02, billing: 'use', evidence: bigQueryPage },
  'google.bigquery.longTerm.gbMonth': { what: 'BigQuery storage, long-term', unit: 'GB-month', usd: 0.01, billing: 'use', evidence: bigQueryPage },
} satisfies PriceTable
