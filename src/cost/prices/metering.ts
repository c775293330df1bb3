// How services count what they bill: the steps that durations, memory and item sizes are rounded up to before a price applies.

import { publisher } from './evidence.js'
import type { Evidence } from './price.js'

export interface DurationMeter {
  readonly roundsSecondsTo: number
  /** A shorter run is billed as this long. */
  readonly leastSeconds: number
  readonly roundsMemoryMbTo: number
  readonly evidence: Evidence
}

/** A Lambda's initialisation is billed like its run since 2025-08-01. */
export const lambdaMeter: DurationMeter = {
  roundsSecondsTo: 0.001, leastSeconds: 0, roundsMemoryMbTo: 1, evidence: publisher('aws.amazon.com/blogs/compute', '2025-04'),
}

/** Of the Consumption plan. */
export const azureFunctionsMeter: DurationMeter = {
  roundsSecondsTo: 0.001, leastSeconds: 0.1, roundsMemoryMbTo: 128,
  evidence: publisher('learn.microsoft.com/azure/azure-functions/functions-consumption-costs and the price page'),
}

/** What one run of a function adds to the GB-seconds of the month. */
export function billedGbSeconds(meter: DurationMeter, seconds: number, memoryMb: number): number {
  return Math.max(meter.leastSeconds, roundedUp(seconds, meter.roundsSecondsTo)) * roundedUp(memoryMb, meter.roundsMemoryMbTo) / 1024
}

/** Google Cloud Run, in request-based billing. */
export const cloudRunMeter: DurationMeter = {
  roundsSecondsTo: 0.1, leastSeconds: 0, roundsMemoryMbTo: 1, evidence: publisher('cloud.google.com/run/pricing'),
}

export type ReadConsistency = 'eventual' | 'strong' | 'transactional'

export const dynamodbUnits = {
  readBytes: 4096,
  writeBytes: 1024,
  reads: { eventual: 0.5, strong: 1, transactional: 2 },
  transactionalWrites: 2,
  evidence: publisher('docs.aws.amazon.com/amazondynamodb, read and write request units'),
} as const

/** Of one item; an item that is not there still costs the least. */
export function dynamodbReadUnits(bytes: number, consistency: ReadConsistency = 'eventual'): number {
  return stepsOf(bytes, dynamodbUnits.readBytes) * dynamodbUnits.reads[consistency]
}

export function dynamodbWriteUnits(bytes: number, mode: 'standard' | 'transactional' = 'standard'): number {
  return stepsOf(bytes, dynamodbUnits.writeBytes) * (mode === 'transactional' ? dynamodbUnits.transactionalWrites : 1)
}

/** Of one item read by its id, or written: what is published for 1 kB and for 100 kB, and evenly in between. */
export const cosmosUnits = {
  read: { ofOne: 1, ofHundred: 10 },
  write: { ofOne: 5, ofHundred: 50 },
  evidence: publisher('learn.microsoft.com/azure/cosmos-db/key-value-store-cost'),
} as const

export function cosmosRequestUnits(bytes: number, operation: 'read' | 'write'): number {
  const { ofOne, ofHundred } = cosmosUnits[operation]
  return ofOne + Math.max(0, bytes / 1024 - 1) * (ofHundred - ofOne) / 99
}

/** The least that a request is billed as, in bytes. */
export const leastBytes = {
  pubsub: { bytes: 1000, evidence: publisher('cloud.google.com/pubsub/pricing') },
  bigqueryScan: { bytes: 10 * 2 ** 20, evidence: publisher('cloud.google.com/bigquery/pricing') },
  bigqueryRow: { bytes: 1024, evidence: publisher('cloud.google.com/bigquery/pricing') },
} as const

function stepsOf(bytes: number, step: number): number {
  return Math.max(1, Math.ceil(bytes / step))
}

/** A millionth of a step is no step: 0.3 / 0.1 is a little more than 3. */
function roundedUp(amount: number, step: number): number {
  return Math.ceil(amount / step - 1e-6) * step
}
