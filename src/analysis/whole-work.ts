// The work of a function with what only its findings know of: what it holds in memory, what it compares and looks up, and rows of queries for one. So a function never costs less than
// what is found in it, and one loop has one name in both.

import { boundName, type Count } from './model/questions/counts.js'
import type { Amount, Work, WorkBound, WorkKind } from './work.js'

const kinds: ReadonlySet<WorkKind> = new Set(['byte', 'comparison', 'lookup'])

/** `found`: of the findings in the function. */
export function wholeWork(work: Work, found: readonly Work[]): Work {
  const bounds = [...work.bounds]
  const before = [...work.before]
  const counted = new Set<string>()
  for (const one of found) {
    const amounts = one.before.filter(({ kind }) => kinds.has(kind))
    const rows = one.before.filter(({ kind }) => kind === 'row')
    const isCounted = one.operations.some((key) => counted.has(key))
    if (amounts.length + rows.length === 0 || isCounted) continue
    if (amounts.length > 0) for (const key of one.operations) counted.add(key)
    const names = namesAmong(one, bounds)
    before.push(...amounts.map((amount) => renamed(amount, names)))
    for (const amount of rows) before.push(...beyond(renamed(amount, names), before))
  }
  return { ...work, before, bounds, operations: [...new Set([...work.operations, ...counted])] }
}

/** What is more than the amounts of its kind that are there. */
function beyond(amount: Amount, all: readonly Amount[]): readonly Amount[] {
  const keyOf = (names: readonly string[]): string => [...names].sort().join()
  const there = all.flatMap(({ kind, count }) => kind === amount.kind ? count : [])
  const count = amount.count.flatMap(({ times, bounds }) => {
    const more = times - there.reduce((sum, one) => keyOf(one.bounds) === keyOf(bounds) ? sum + one.times : sum, 0)
    return more > 0 ? [{ times: more, bounds }] : []
  })
  return count.length > 0 ? [{ ...amount, count }] : []
}

/** What each of its numbers is called among all; those that are new are added. */
function namesAmong({ bounds }: Work, all: WorkBound[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const bound of bounds) {
    const same = all.find((one) => isSame(one, bound))
    const name = same?.name ?? freeName(all)
    names.set(bound.name, name)
    if (!same) all.push({ ...bound, name })
  }
  // The whole may be named after its part.
  for (const [index, bound] of all.entries()) {
    const within = bound.within !== undefined && bounds.some((one) => isSame(one, bound)) ? names.get(bound.within) : undefined
    if (within !== undefined) all[index] = { ...bound, within }
  }
  return names
}

function isSame(one: WorkBound, other: WorkBound): boolean {
  return one.form === other.form && one.path === other.path && one.range.start === other.range.start && (one.within === undefined) === (other.within === undefined)
}

function freeName(all: readonly WorkBound[]): string {
  for (let index = 0; ; index++) {
    const name = boundName(index)
    if (all.every((one) => one.name !== name)) return name
  }
}

function renamed({ count, rows, keys, ...rest }: Amount, names: ReadonlyMap<string, string>): Amount {
  const named = (terms: Count): Count => terms.map(({ times, bounds }) => ({ times, bounds: bounds.map((name) => names.get(name) ?? name) }))
  return { ...rest, count: named(count), ...rows && { rows: named(rows) }, ...keys && { keys: named(keys) } }
}
