// Amounts of work while they are worked out: products of numbers that still know their code. Named at the end, they are plain data.

import type { FunctionId } from '../facts.js'
import { functionNames } from '../function-names.js'
import type { Amount, DetectedWork, WorkBound } from '../../work.js'
import { annotatedBound } from './annotated.js'
import { nameBounds } from './bound-names.js'
import type { FunctionPlace } from './call-edges.js'
import { codeOf, headOf } from './code-text.js'
import { sumOf, type Count } from './counts.js'
import type { Bound } from './loop-bounds.js'
import { nodeAt, type Subject } from './subject.js'

/** A number that the code does not say, with the place that it is of. */
export interface Quantity extends Omit<Bound, 'form' | 'parameter'> {
  readonly form: WorkBound['form']
  /** The table or model whose rows it counts. */
  readonly table?: string
  /** All rows of it: nothing leaves any out. */
  readonly whole?: true
  /** Something leaves some of them out. */
  readonly part?: true
  readonly given?: number
  readonly few?: true
  /** It is never more than this. */
  readonly within?: Quantity
  /** Whether it is of a loop around the one that is asked about: not where it is of that one as well. */
  readonly around?: boolean
}

/** `times` × each of the quantities. */
export interface Term {
  readonly times: number
  readonly bounds: readonly Quantity[]
}

/** The sum; empty for never. */
export type Sum = readonly Term[]

/** An amount before its numbers have names. */
export interface Share extends Omit<Amount, 'count' | 'rows' | 'keys'> {
  readonly count: Sum
  readonly rows?: Sum
  readonly keys?: Sum
}

export interface WorkDraft {
  readonly subject: Subject
  readonly function: FunctionId
  readonly before: readonly Share[]
  readonly after: readonly Share[]
  readonly rows?: DetectedWork['rows']
  /** What tells the same operations of two findings: see `work-keys.ts`. */
  readonly operations: readonly string[]
}

export const once: Term = { times: 1, bounds: [] }

export function times(...factors: readonly (Term | Quantity | number)[]): Term {
  return factors.reduce<Term>((product, factor) => {
    if (typeof factor === 'number') return { ...product, times: product.times * factor }
    return 'times' in factor ? { times: product.times * factor.times, bounds: [...product.bounds, ...factor.bounds] } : { ...product, bounds: [...product.bounds, factor] }
  }, once)
}

/** Each part of one sum as often as each part of another. */
export function multiplied(sum: Sum, by: Sum): Sum {
  return sum.flatMap((one) => by.map((other) => times(other, one)))
}

/** The numbers are named in the order in which the amounts speak of them. */
export function detectedWork({ subject, function: id, rows, before, after, operations }: WorkDraft): DetectedWork {
  const names = nameBounds<Quantity>()
  // The larger number is named first.
  const nameOf = (bound: Quantity): string => {
    if (bound.within) names.of(bound.within)
    return names.of(bound)
  }
  const named = (sum: Sum): Count => sumOf([sum.map((term) => ({ times: term.times, bounds: term.bounds.map(nameOf) }))])
  const amountsOf = (shares: readonly Share[]): readonly Amount[] => {
    return joined(shares.map(({ count, rows, keys, ...rest }) => ({ ...rest, count: named(count), ...rows && { rows: named(rows) }, ...keys && { keys: named(keys) } })))
  }
  const work = { before: amountsOf(before), after: amountsOf(after) }
  const bounds = names.all().map(({ name, met }) => {
    const bound = { ...met[0], loops: everyLoop(met) }
    return { ...annotated({ subject, function: id }, boundOf(name, bound, names.of), bound), ...isAround(met) && { around: true as const } }
  })
  return { ...work, bounds, operations: [...new Set(operations)], function: id, ...rows && { rows } }
}

function isAround(met: readonly Quantity[]): boolean {
  return met.some(({ around }) => around === true) && !met.some(({ around }) => around === false)
}

/** Each of its numbers as that of a loop around the one that is asked about, or of that one. */
export function placedTerm({ times: count, bounds }: Term, around: boolean): Term {
  return { times: count, bounds: bounds.map((bound) => placedQuantity(bound, around)) }
}

function placedQuantity(bound: Quantity, around: boolean): Quantity {
  return { ...bound, around, ...bound.within && { within: placedQuantity(bound.within, around) } }
}

function annotated(home: FunctionPlace, bound: WorkBound, { loops }: Quantity): WorkBound {
  const said = annotatedBound(home, bound, loops)
  return said ? { ...bound, annotated: said } : bound
}

/** Amounts that differ in their counts only are one. */
function joined(amounts: readonly Amount[]): readonly Amount[] {
  const alike = new Map<string, Amount>()
  for (const { count, ...rest } of amounts) {
    const key = JSON.stringify([rest.kind, rest.waits, rest.concurrency, rest.service, rest.billed, rest.model, rest.rows, rest.keys, rest.bare, rest.embedded, rest.holds])
    alike.set(key, { ...rest, count: sumOf([alike.get(key)?.count ?? [], count]) })
  }
  return [...alike.values()].filter(({ count }) => count.length > 0)
}

function boundOf(name: string, { form, subject, node: id, most, table, whole, part, given, few, within, loops }: Quantity, nameOf: (bound: Quantity) => string): WorkBound {
  const node = nodeAt(subject, id)
  const range = headOf(node)
  const isFunction = form === 'runs' && node.kind === 'function'
  const of = isFunction ? functionNames(subject.facts).get(subject.facts.functions.findIndex((fact) => fact.node === id)) ?? '' : codeOf(subject, range).replace(/\s*[:{]$/, '')
  return {
    name, form, of, path: subject.file, range, ...most !== undefined && { most }, ...given !== undefined && { given }, ...few && { few }, ...table !== undefined && { table }, ...whole && { whole }, ...part && { part },
    ...within && { within: nameOf(within) }, ...placedLoops(loops),
  }
}

/** The same number may be met as what a query brings, and as how often a loop runs. */
function everyLoop(met: readonly Quantity[]): Quantity['loops'] {
  const loops = new Map(met.flatMap(({ loops }) => loops).map((loop) => [`${loop.subject.file}:${loop.node}`, loop]))
  return [...loops.values()]
}

function placedLoops(loops: Quantity['loops']): Pick<WorkBound, 'loops'> {
  return loops.length === 0 ? {} : { loops: loops.map(({ subject, node }) => ({ path: subject.file, range: headOf(nodeAt(subject, node)) })) }
}
