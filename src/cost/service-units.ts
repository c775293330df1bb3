// How many units of its price one call of a service takes: by the sizes of what it reads, writes, sends or scans.

import type { Read } from './inputs.js'
import { inputOf } from './inputs.js'
import { payloadInput, tokensInput } from './payload.js'
import { cosmosRequestUnits, dynamodbReadUnits, dynamodbWriteUnits, leastBytes } from './prices/metering.js'
import type { ServiceCall } from './services.js'
import type { Setting } from './setting.js'

export interface Units {
  /** Of one call, with so many rows where it is by row. */
  readonly each: (read: Read, rows: number) => number
  /** Empty where it is one. */
  readonly eachText: string
  readonly isByRow?: true
}

export function unitsOf(call: ServiceCall, setting: Setting): Units {
  switch (call.unit) {
    case 'request': return { each: () => 1, eachText: '' }
    case 'document': return { each: (_, rows) => rows, eachText: '', isByRow: true }
    case 'read': case 'read-summed': case 'write': return dynamodbUnitsOf(call, setting)
    case 'cosmos-read': case 'cosmos-query': case 'cosmos-write': return cosmosUnitsOf(call, setting)
    case 'tokens-sent': return tokenUnits('input', setting)
    case 'tokens-written': return tokenUnits('output', setting)
    case 'text': return { ...tokenUnits('text', setting), isByRow: true }
    case 'scanned': return gigabytes(payloadInput('scan', 'scanned bytes', setting), leastBytes.bigqueryScan.bytes)
    case 'inserted': return { ...gigabytes(payloadInput('row', 'row bytes', setting), leastBytes.bigqueryRow.bytes), isByRow: true }
    case 'message': return { ...gigabytes(payloadInput('message', 'message bytes', setting), leastBytes.pubsub.bytes), isByRow: true }
  }
}

/** A query or scan adds up its items before it rounds; whatever names each item rounds each. */
function dynamodbUnitsOf({ unit, mode }: ServiceCall, setting: Setting): Units {
  const item = payloadInput('item', 'item bytes', setting)
  if (unit === 'write') return { each: (read, rows) => rows * dynamodbWriteUnits(read(item), mode), eachText: 'write units of item bytes', isByRow: true }
  const consistency = mode ?? 'eventual'
  return {
    each: (read, rows) => unit === 'read-summed' ? dynamodbReadUnits(rows * read(item), consistency) : rows * dynamodbReadUnits(read(item), consistency),
    eachText: 'read units of item bytes', isByRow: true,
  }
}

/** What a query takes besides the items that it brings is its maker's secret: of few items by an index it is about this. */
const queryUnits = inputOf('query request units', 'request units', 3, 'default',
  'the least that a query of Cosmos DB takes: the answer of each says what it took; set pricing.services of "azure-cosmos.query" to what one costs')

/** A query takes what it would to read its items by their ids, or more. */
function cosmosUnitsOf({ unit }: ServiceCall, setting: Setting): Units {
  const item = payloadInput('item', 'item bytes', setting)
  const operation = unit === 'cosmos-write' ? 'write' : 'read'
  const ofRows = (read: Read, rows: number) => rows * cosmosRequestUnits(read(item), operation)
  return {
    each: unit === 'cosmos-query' ? (read, rows) => Math.max(read(queryUnits), ofRows(read, rows)) : ofRows,
    eachText: unit === 'cosmos-query' ? 'request units of item bytes or query request units' : 'request units of item bytes', isByRow: true,
  }
}

function tokenUnits(key: 'input' | 'output' | 'text', setting: Setting): Units {
  const tokens = tokensInput(key, setting)
  return { each: (read, rows) => (key === 'text' ? rows : 1) * read(tokens), eachText: tokens.name }
}

function gigabytes(size: ReturnType<typeof payloadInput>, least: number): Units {
  return { each: (read, rows) => rows * Math.max(least, read(size)) / 2 ** 30, eachText: `GB of ${size.name}` }
}
