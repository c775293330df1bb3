// Amounts of work, taken apart into what they use: seconds of waiting, seconds of processors, bytes, and units of price lists.
// Each part says how often and how much each, as number and as text, so that the estimate and its formula can't differ.

import { countText, type Count } from '../analysis/model/questions/counts.js'
import type { Amount } from '../analysis/work.js'
import { inputOf, type Input, type Read } from './inputs.js'
import type { PriceId } from './prices/list.js'
import { modelPrice } from './language-models.js'
import { payloadInput } from './payload.js'
import type { Database } from './platform.js'
import { unitsOf } from './service-units.js'
import { serviceCallsOf, serviceSeconds } from './services.js'
import type { Setting } from './setting.js'
import { bareCosts, bareEmbeddedCosts, embeddedCosts, isUnitCostName, unitCosts, unitUncertainty, workCosts, type WorkCost } from './unit-costs.js'
import type { Counted } from './volumes.js'

/**
 * waiting, program and database in seconds; held and logged and moved (to another zone) in bytes; paid in units of `price`, or calls of `service` if the
 * list has no price.
 */
export type Resource = 'waiting' | 'program' | 'database' | 'held' | 'logged' | 'moved' | 'paid'

export interface Part {
  readonly resource: Resource
  readonly count: Count
  /** Of each of them so many, where it is not one. */
  readonly rows?: Count
  /** How many run at a time: all where it is Infinity. Absent: one after the other. */
  readonly concurrency?: number
  readonly price?: PriceId
  readonly service?: string
  /** Said with the price: what it stands for. */
  readonly hint?: string
  /** Of one, with so many rows. */
  readonly each: (read: Read, rows: number) => number
  /** Empty where it is one. */
  readonly eachText: string
}

export function partsOf(amounts: readonly Amount[], setting: Setting): readonly Part[] {
  return amounts.flatMap((amount) => [...timeParts(amount, setting), ...paidParts(amount, setting), ...sizeParts(amount, setting)])
}

/** By itself, the number of what a part uses in one call. */
export function usedBy(part: Part, read: Read, counted: Counted): number {
  const rows = part.rows ? counted(part.rows, read) : 1
  const count = counted(part.count, read)
  return (part.concurrency === undefined ? count : roundsOf(count, part.concurrency)) * part.each(read, rows)
}

function roundsOf(count: number, concurrency: number): number {
  return Math.max(Math.min(1, count), concurrency === Infinity ? 0 : Math.ceil(count / concurrency))
}

/** `(1 + N)`, `⌈N / 10⌉`, `1`: how often, as text. */
export function timesText({ count, concurrency }: Part): string {
  if (concurrency === undefined) return countText(count)
  const times = count.length === 1 ? countText(count) : `(${countText(count)})`
  return concurrency === Infinity ? '1' : `⌈${times} / ${concurrency}⌉`
}

export function isEmbedded(database: Database | undefined): boolean {
  return database?.platform === 'embedded' || (database?.platform === undefined && database?.engine === 'sqlite')
}

function costsOf({ kind, service, bare }: Amount, { platform }: Setting): WorkCost {
  if (service !== undefined) return workCosts.paid
  const embedded = isEmbedded(platform?.database)
  return (embedded && bare ? bareEmbeddedCosts[kind] : undefined) ?? (embedded ? embeddedCosts[kind] : undefined) ?? (bare ? bareCosts[kind] : undefined) ?? workCosts[kind]
}

function timeParts(amount: Amount, setting: Setting): readonly Part[] {
  const { waiting, program, programPerRow, database, databasePerRow, databasePerKey } = costsOf(amount, setting)
  const { count, rows, keys } = amount
  const part = (resource: Resource, name: string, more: Partial<Part> = {}): Part => ({ resource, count, ...once(unitInput(name, setting)), ...more })
  // What one of them takes includes its only row.
  const perRow = (resource: Resource, name: string | undefined, more: Partial<Part> = {}): readonly Part[] =>
    rows && name ? [{ resource, count, rows, ...eachRow(unitInput(name, setting)), ...more }] : []
  const perKey = (resource: Resource, more: Partial<Part> = {}): readonly Part[] =>
    keys && databasePerKey ? [{ resource, count, rows: keys, ...eachRow(unitInput(databasePerKey, setting)), ...more }] : []
  const together = amount.waits === 'together' ? { concurrency: amount.concurrency ?? Infinity } : {}
  const waits = amount.waits !== 'background'
  return [
    ...waits && waiting ? [part('waiting', amount.service === undefined ? waiting : secondsOf(amount.service, setting), { ...together, ...isServerInDoubt(amount, setting) && once(doubted(unitInput(waiting, setting))) })] : [],
    ...waits ? [...perRow('waiting', databasePerRow, together), ...perKey('waiting', together)] : [],
    ...program ? [part('program', program)] : [],
    ...perRow('program', programPerRow),
    ...database ? [part('database', database)] : [],
    ...perRow('database', databasePerRow),
    ...perKey('database'),
  ]
}

/** The driver is of databases inside the program, and nobody says where the database is. A program that is written with one may run with another; what its queries take by themselves, nobody knows: a row by its key takes microseconds, a scan milliseconds. */
function isServerInDoubt({ embedded, service }: Amount, { platform }: Setting): boolean {
  return embedded === true && service === undefined && platform?.database?.platform === undefined && platform?.database?.engine === undefined
}

function doubted(input: Input): Input {
  return { ...input, note: `${input.note}; a server is assumed, though the driver is SQLite's: if it stays so, set pricing.database.platform to "embedded"` }
}

const one: Count = [{ times: 1, bounds: [] }]

function once(input: Input): Pick<Part, 'each' | 'eachText'> {
  return { each: (read) => read(input), eachText: input.name }
}

function eachRow(input: Input): Pick<Part, 'each' | 'eachText'> {
  return { each: (read, rows) => rows * read(input), eachText: input.name }
}

/** A service that is known to take its time has its own number; so has one that the configuration times. */
function secondsOf(service: string, { platform }: Setting): string {
  const name = `${service} seconds`
  return Object.hasOwn(serviceSeconds, service) || platform?.unitCosts?.[name] !== undefined ? name : 'paid seconds'
}

export function unitInput(name: string, { platform, language }: Setting): Input {
  const own = platform?.unitCosts?.[name]
  if (own !== undefined) return inputOf(name, 'seconds', own, 'config', `pricing.unitCosts of "${name}"`)
  if (!isUnitCostName(name)) {
    const known = serviceSeconds[name.replace(/ seconds$/, '')]
    return inputOf(name, 'seconds', known?.seconds ?? 0, 'default', `${known?.note ?? ''}; set pricing.unitCosts of "${name}" to say it better`)
  }
  const { value, source, note } = unitCosts[name]
  const better = source === 'default' ? `; set pricing.unitCosts of "${name}" to say it better` : ''
  return inputOf(name, 'seconds', typeof value === 'number' ? value : value[language], source, note + better, { uncertainty: unitUncertainty[source] })
}

/** What the provider bills by the call. */
function paidParts({ kind, count, rows = one, service, billed, model }: Amount, setting: Setting): readonly Part[] {
  if (service === undefined || kind === 'connect') return []
  const named = billed === undefined ? service : `${service}.${billed}`
  const calls = serviceCallsOf(service, billed)
  if (setting.platform?.services?.[named] !== undefined || !calls) return [{ resource: 'paid', count, service: named, each: () => 1, eachText: '' }]
  return calls.map((call) => {
    const { each, eachText, isByRow } = unitsOf(call, setting)
    return { resource: 'paid', count, ...isByRow ? { rows } : {}, ...modelPrice(call.price, model, setting.platform), each, eachText }
  })
}

function sizeParts({ kind, count, rows = one, service }: Amount, setting: Setting): readonly Part[] {
  if (kind === 'byte') return [{ resource: 'held', count, each: () => 1, eachText: '' }]
  if (kind === 'log') return [{ resource: 'logged', count, ...once(payloadInput('logLine', 'log line bytes', setting)) }]
  const isMoved = setting.platform?.database?.otherZone === true && service === undefined && (kind === 'query' || kind === 'load' || kind === 'write')
  return isMoved ? [{ resource: 'moved', count, rows, ...eachRow(payloadInput('row', 'row bytes', setting)) }] : []
}
