// Loops in loops that were counted only together: what was counted is their product, whatever each of them is. Assumed numbers share what is missing by how unsure
// they are; one of them is what is left of the product, so that none of them being off changes it.

import type { WorkBound } from '../analysis/work.js'
import { inputOf, type Input, type Read } from './inputs.js'
import type { MeasuredProduct } from './measurements.js'
import { numberText } from './number-text.js'

export interface KnownNumber {
  readonly bound: WorkBound
  readonly input: Input
}

export interface JointNumbers {
  /** With what the products leave of what was assumed. */
  readonly known: ReadonlyMap<string, KnownNumber>
  /** Those that are what is left of a product. `valueOf`: of the others in it. */
  readonly derived: ReadonlyMap<string, (read: Read, valueOf: (name: string) => number) => number>
}

export function jointNumbers(alone: ReadonlyMap<string, KnownNumber>, products: readonly MeasuredProduct[]): JointNumbers {
  const known = new Map(alone)
  const derived = new Map<string, (read: Read, valueOf: (name: string) => number) => number>()
  const fixed = new Set([...alone].flatMap(([name, { bound, input }]) => isSaid(bound, input) ? [name] : []))
  for (const product of products) {
    const shares = sharesOf(product, known, fixed)
    const last = shares?.at(-1)
    if (!shares || !last) continue
    const { input, others } = productInput(product, last.name, known)
    const least = floorOf(input.value)
    for (const { name, value } of shares.slice(0, -1)) {
      const one = known.get(name)
      if (one) known.set(name, { bound: one.bound, input: sharedInput(one, value, input) })
    }
    const times = product.bounds.length - others.length
    derived.set(last.name, (read, valueOf) => Math.max(least, (read(input) / others.reduce((sum, name) => sum * valueOf(name), 1)) ** (1 / times)))
    for (const { name } of shares) fixed.add(name)
  }
  return { known, derived }
}

/** By a comment, or because it was counted by itself. */
function isSaid({ annotated }: WorkBound, { source }: Input): boolean {
  return annotated !== undefined || source === 'profile' || source === 'metrics' || source === 'bill'
}

interface Share {
  readonly name: string
  readonly value: number
}

/** What each of those of which nothing else is known gets, the outermost loop first. Nothing where all is known, or numbers are parts of others. */
function sharesOf({ bounds, value }: MeasuredProduct, known: ReadonlyMap<string, KnownNumber>, fixed: ReadonlySet<string>): readonly Share[] | undefined {
  if (!(value > 0) || bounds.some((name) => !known.has(name) || known.get(name)?.bound.within !== undefined)) return undefined
  const names = [...new Set(bounds)].filter((name) => !fixed.has(name))
  const sure = bounds.reduce((product, name) => fixed.has(name) ? product * (known.get(name)?.input.value ?? 1) : product, 1)
  const timesOf = (name: string): number => bounds.filter((one) => one === name).length
  const target = value / sure
  if (names.length === 0 || !(target > 0)) return undefined
  const shares = new Map(names.map((name) => [name, known.get(name)?.input.value ?? 1]))
  const free = new Set(names)
  // Each pass takes out one at least that can't be less, or more.
  while (free.size > 0) {
    const missing = Math.log(target) - names.reduce((sum, name) => sum + timesOf(name) * Math.log(shares.get(name) ?? 1), 0)
    const unsure = (name: string): number => Math.log(known.get(name)?.input.uncertainty ?? 1) + leastUnsure
    const whole = [...free].reduce((sum, name) => sum + timesOf(name) * unsure(name), 0)
    const beyond: string[] = []
    for (const name of free) {
      const wanted = (shares.get(name) ?? 1) * Math.exp(missing * unsure(name) / whole)
      const held = Math.max(floorOf(target), Math.min(wanted, known.get(name)?.bound.most ?? Infinity))
      shares.set(name, held)
      if (held !== wanted) beyond.push(name)
    }
    if (beyond.length === 0) break
    for (const name of beyond) free.delete(name)
  }
  return names.map((name) => ({ name, value: shares.get(name) ?? 1 }))
}

/** Where all are sure alike, they share alike. */
const leastUnsure = 1e-3

/** A loop that ran ran once; only where all together came to less did none of them. */
function floorOf(product: number): number {
  return Math.min(1, product)
}

/** `iterations N×M`, and the names of the others in it. */
function productInput({ bounds, value, source, note }: MeasuredProduct, derived: string, known: ReadonlyMap<string, KnownNumber>): { readonly input: Input, readonly others: readonly string[] } {
  const one = known.get(derived)?.input
  const input = inputOf(`iterations ${bounds.join('×')}`, 'times', value, source, note)
  return { input: one?.isOfWork ? { ...input, isOfWork: true } : input, others: bounds.filter((name) => name !== derived) }
}

function sharedInput({ bound, input }: KnownNumber, value: number, product: Input): Input {
  const rounded = Number(value.toPrecision(3))
  const note = `${product.name.replace('iterations ', '')} was counted as ${numberText(product.value, 4)}, and not how much of it each is: ${input.note}`
  return { ...input, value: rounded, least: floorOf(product.value), most: Math.min(bound.most ?? Infinity, Math.max(rounded, product.value)), note }
}
