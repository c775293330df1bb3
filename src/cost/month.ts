// The model: what the work of a side (as it is, as it would be) uses in a call, what is billed for that in a month, and what it emits.
// Everything is a function of the inputs that it reads, so that it can be asked again with other numbers.

import type { Amount, Work } from '../analysis/work.js'
import { callGraphOf } from './call-graph.js'
import { callsNoteOf, callsOf } from './calls.js'
import type { Charge } from './charges.js'
import { computeOf, type Compute } from './compute.js'
import { databaseCharges } from './databases.js'
import type { PerCall } from './estimate-types.js'
import type { Read } from './inputs.js'
import { partsOf, unitInput, usedBy, type Part, type Resource } from './parts.js'
import { emissionsOf } from './emissions.js'
import { countedBy, type Counted } from './volumes.js'
import type { Setting } from './setting.js'
import type { Tariff } from './tariffs.js'
import { tariffOf } from './paid.js'
import { hoursPerMonth } from './prices/units.js'

export type Side = 'before' | 'after'

export interface Month {
  readonly compute: Compute
  readonly charges: readonly Charge[]
  readonly parts: Readonly<Record<Side, readonly Part[]>>
  readonly calls: (read: Read) => number
  /** How they come about, where they are not a number that is said. */
  readonly callsNote: string | undefined
  readonly perCall: (side: Side, read: Read) => PerCall
  /** Seconds of a call on a processor of its own: waiting and working, or of the processor alone. */
  readonly taken: (side: Side, read: Read, isWall: boolean) => number
  /** What it does as it is, it does in turn, and waits for all of it. */
  readonly isWaitedFor: boolean
  readonly usd: (side: Side, read: Read) => number
  /** As if nothing were free of charge. */
  readonly fullUsd: (side: Side, read: Read) => number
  /** As if nothing were free of charge and there were no tiers. */
  readonly plainUsd: (side: Side, read: Read) => number
  readonly quantities: (side: Side, read: Read) => readonly Quantity[]
  readonly grams: (side: Side, read: Read) => number
}

export interface Quantity {
  readonly tariff: Tariff
  readonly quantity: number
}

/** What a side uses: of one call in seconds and bytes, and how often it is called. */
export interface Use {
  readonly calls: number
  readonly waiting: number
  readonly program: number
  readonly database: number
  readonly held: number
  readonly moved: number
  /** Wall time of a call. */
  readonly seconds: number
  /** How long a call holds its bytes. */
  readonly heldSeconds: number
  /** How many calls hold their bytes at the same time; one where it is called at all, as capacity must be there for it. */
  readonly holders: number
}

export const bytesPerGb = 2 ** 30
const secondsPerMonth = hoursPerMonth * 3600

export function monthOf(work: Work, setting: Setting): Month {
  const compute = computeOf(work, setting.platform)
  const charges = [...compute.charges, ...databaseCharges(setting.platform)]
  const parts = { before: partsOf(work.before, setting), after: partsOf(work.after, setting) }
  const tariffs = new Map([...parts.before, ...parts.after].map((part) => [part, tariffOf(part, setting, compute.platform)]))
  const graph = callGraphOf(work, setting)
  const counted = countedBy(work, setting, graph)
  const callsNote = callsNoteOf(work, graph, counted)
  const calls = callsOf(work, setting, graph, counted, callsNote)
  const emissions = emissionsOf(compute, setting.platform)
  const byteSeconds = unitInput('byte seconds', setting)

  const uses = { before: new WeakMap<Read, Use>(), after: new WeakMap<Read, Use>() }
  const useOf = (side: Side, read: Read): Use => {
    const known = uses[side].get(read)
    if (known) return known
    const use = newUse(side, read)
    uses[side].set(read, use)
    return use
  }
  const newUse = (side: Side, read: Read): Use => {
    const total: Record<Resource, number> = { waiting: 0, program: 0, database: 0, held: 0, logged: 0, moved: 0, paid: 0 }
    for (const part of parts[side]) total[part.resource] += usedBy(part, read, counted)
    const { waiting, program, database, held, moved } = total
    const called = calls(read)
    const seconds = waiting + (program === 0 ? 0 : program * compute.slowdown(read))
    const heldSeconds = held === 0 ? 0 : seconds + held * read(byteSeconds)
    const holders = held === 0 ? 0 : Math.max(Math.min(1, called), called * heldSeconds / secondsPerMonth)
    return { calls: called, waiting, program, database, held, moved, seconds, heldSeconds, holders }
  }
  const quantities = (side: Side, read: Read): readonly Quantity[] => {
    const use = useOf(side, read)
    const charged = charges.map((charge) => ({ tariff: charge.tariff, quantity: chargedOf(charge, use, read) }))
    const paid = parts[side].flatMap((part) => {
      const billed = tariffs.get(part)
      return billed ? [{ tariff: billed.tariff, quantity: use.calls * usedBy(part, read, counted) * billed.rate(read) }] : []
    })
    return together([...charged, ...paid])
  }
  const summed = (side: Side, read: Read, costOf: (tariff: Tariff, quantity: number) => number) =>
    quantities(side, read).reduce((sum, { tariff, quantity }) => quantity === 0 ? sum : sum + costOf(tariff, quantity), 0)

  return {
    compute, charges, parts, calls, quantities,
    callsNote,
    isWaitedFor: work.before.every(({ waits }) => waits !== 'together' && waits !== 'background'),
    taken: (side, read, isWall) => parts[side].reduce((sum, part) => part.resource === 'program' || (isWall && part.resource === 'waiting') ? sum + usedBy(part, read, counted) : sum, 0),
    perCall: (side, read) => {
      const operations = operationsOf(work[side], counted, read)
      const { seconds, program, database, held } = useOf(side, read)
      return { operations, seconds, cpuSeconds: program, databaseSeconds: database, bytes: held }
    },
    usd: (side, read) => summed(side, read, (tariff, quantity) => tariff.usd(quantity, read)),
    fullUsd: (side, read) => summed(side, read, (tariff, quantity) => tariff.fullUsd(quantity, read)),
    plainUsd: (side, read) => summed(side, read, (tariff, quantity) => tariff.plainUsd(quantity, read)),
    grams: (side, read) => emissions(useOf(side, read), read),
  }
}

function chargedOf({ on, rate }: Charge, use: Use, read: Read): number {
  const used = usedFor(on, use)
  return used === 0 ? 0 : used * rate(read)
}

/** Seconds, GB-seconds or GB-hours of a month. */
function usedFor(on: Charge['on'], use: Use): number {
  switch (on) {
    case 'seconds': return use.calls * use.seconds
    case 'program': return use.calls * use.program
    case 'database': return use.calls * use.database
    case 'held': return use.calls * use.heldSeconds * use.held / bytesPerGb
    case 'reserved': return use.holders * hoursPerMonth * use.held / bytesPerGb
  }
}

/** Allowances and tiers hold for all of a price's units. */
function together(quantities: readonly Quantity[]): readonly Quantity[] {
  const all = new Map<string, Quantity>()
  for (const { tariff, quantity } of quantities) {
    const { name } = tariff.input
    all.set(name, { tariff, quantity: quantity + (all.get(name)?.quantity ?? 0) })
  }
  return [...all.values()]
}

function operationsOf(amounts: readonly Amount[], counted: Counted, read: Read): Readonly<Record<string, number>> {
  const operations: Record<string, number> = {}
  for (const { kind, count } of amounts) operations[kind] = (operations[kind] ?? 0) + counted(count, read)
  return operations
}

