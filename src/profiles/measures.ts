// What each function took, by itself and with all that it called, over threads that somebody chose: recursion counts once, and counts of the tool go before what stacks say.

import type { Profile, StackTable, Thread } from './profile.js'

export interface FunctionMeasures {
  /** One entry for each function. */
  readonly self: Float64Array
  readonly total: Float64Array
  /** Absent where the tool counts none. */
  readonly calls?: Float64Array
  /** Of everything. */
  readonly whole: number
}

/** What stacks took, one entry for each. */
export interface StackSums {
  /** What ended in it. */
  readonly own: Float64Array
  /** And in those that it called. */
  readonly all: Float64Array
  /** 1 where no caller is the same function. */
  readonly outermost: Uint8Array
}

export function stackSums(profile: Profile, value: number, threads: readonly Thread[] = profile.threads): StackSums {
  const kept = known.get(profile.stacks)
  if (kept?.value === value && kept.threads === threads) return kept.sums
  const own = stackSelf(profile, value, threads)
  return { own, all: stackTotals(profile.stacks, own), outermost: outermostOf(profile) }
}

/** Sums that were worked out elsewhere, such as in a worker, by the stacks that they are of: a profile with other lines has the same. */
const known = new WeakMap<StackTable, { readonly value: number, readonly threads: readonly Thread[], readonly sums: StackSums }>()

/** `sums`: of all threads. */
export function keepStackSums({ stacks, threads }: Profile, value: number, sums: StackSums): void {
  known.set(stacks, { value, threads, sums })
}

/**
 * `value`: which of the profile's values. `threads`: all when undefined; a graph of calls knows no threads. `sums`: of the stacks by the same value and threads, where somebody has them.
 */
export function functionMeasures(profile: Profile, value: number, threads: readonly Thread[] = profile.threads, sums: () => StackSums = () => stackSums(profile, value, threads)): FunctionMeasures {
  const { graph, functions, stacks } = profile
  if (graph) {
    const self = graph.self[value] ?? new Float64Array(functions.length)
    // Tools that sample write graphs too, without any calls.
    const isCounted = graph.calls.some((calls) => calls > 0)
    return { self, total: graph.total[value] ?? new Float64Array(functions.length), whole: sumOf(self), ...(isCounted ? { calls: graph.calls } : {}) }
  }
  const ofLines = threads.some(({ samples }) => samples.length > 0) ? undefined : measuresOfLines(profile, value)
  if (ofLines) return ofLines
  const { own, all, outermost } = sums()
  const [self, total] = [new Float64Array(functions.length), new Float64Array(functions.length)]
  for (let stack = 0; stack < stacks.length; stack++) {
    const row = functionOf(profile, stack)
    self[row] = (self[row] ?? 0) + (own[stack] ?? 0)
    if (outermost[stack]) total[row] = (total[row] ?? 0) + (all[stack] ?? 0)
  }
  return { self, total, whole: sumOf(own), ...(stacks.calls ? { calls: callsOf(profile, stacks.calls) } : {}) }
}

/**
 * Tools that measure lines and nothing else: a function took what its lines took, by itself without what other measured functions took there. Where nobody knows
 * that, everything is rather too much, and shares are too small. What lines gave back is no part of everything.
 */
function measuresOfLines({ lines, functions, values }: Profile, value: number): FunctionMeasures | undefined {
  const index = lines?.values.findIndex(({ name, unit }) => name === values[value]?.name && unit === values[value].unit) ?? -1
  const column = lines?.columns[index]
  if (!lines || !column) return undefined
  const isLevel = values[value]?.isLevel === true
  const sumOfLines = (of: Float64Array): Float64Array => {
    const sums = new Float64Array(functions.length)
    for (let row = 0; row < lines.length; row++) {
      const owner = (lines.function[row] ?? 0) - 1
      if (owner >= 0) sums[owner] = isLevel ? Math.max(sums[owner] ?? 0, of[row] ?? 0) : (sums[owner] ?? 0) + (of[row] ?? 0)
    }
    return sums
  }
  const total = sumOfLines(column)
  const self = lines.own ? sumOfLines(lines.own[index] ?? column) : total
  const largest = total.reduce((most, one) => Math.max(most, one), 0)
  const added = (lines.own?.[index] ?? column).reduce((sum, one, row) => sum + (lines.function[row] === 0 ? 0 : Math.max(0, one)), 0)
  if (isLevel) return { self, total, whole: largest }
  // Recursion is in what its lines took over and over.
  return lines.own ? { self, total: total.map((all) => Math.min(all, added)), whole: added } : { self, total, whole: Math.max(largest, added) }
}

/** What ended in each stack. */
export function stackSelf({ stacks }: Profile, value: number, threads: readonly Thread[]): Float64Array {
  const self = new Float64Array(stacks.length)
  for (const { samples } of threads) {
    const column = samples.values[value]
    if (!column) continue
    for (let index = 0; index < samples.length; index++) {
      const stack = samples.stack[index] ?? -1
      if (stack >= 0) self[stack] = (self[stack] ?? 0) + (column[index] ?? 0)
    }
  }
  return self
}

/** What ended in each stack or in one that it called: rows stand after their parents'. */
export function stackTotals({ length, parent }: StackTable, self: Float64Array): Float64Array {
  const total = self.slice()
  for (let stack = length - 1; stack >= 0; stack--) {
    const caller = parent[stack] ?? -1
    if (caller >= 0) total[caller] = (total[caller] ?? 0) + (total[stack] ?? 0)
  }
  return total
}

/** 1 where no caller in the stack is the same function. */
export function outermostOf(profile: Profile): Uint8Array {
  return firstOfKind(profile.stacks, profile.functions.length, (stack) => functionOf(profile, stack))
}

/** 1 where no caller in the stack is of the same kind, of so many. Walks the tree with a count of what is open, without recursion: stacks are thousands deep. */
export function firstOfKind(stacks: StackTable, kinds: number, kindOf: (stack: number) => number): Uint8Array {
  const { first, next } = childrenOf(stacks)
  const open = new Uint32Array(kinds)
  const outermost = new Uint8Array(stacks.length)
  for (let root = first[stacks.length] ?? -1; root >= 0; root = next[root] ?? -1) {
    let stack = root
    for (;;) {
      const kind = kindOf(stack)
      outermost[stack] = open[kind] === 0 ? 1 : 0
      open[kind] = (open[kind] ?? 0) + 1
      const child = first[stack] ?? -1
      if (child >= 0) { stack = child; continue }
      let left = stack
      for (;;) {
        const leaving = kindOf(left)
        open[leaving] = (open[leaving] ?? 0) - 1
        if (left === root || (next[left] ?? -1) >= 0) break
        left = stacks.parent[left] ?? root
      }
      if (left === root) break
      stack = next[left] ?? -1
    }
  }
  return outermost
}

/** For each stack its first callee, and the next of the same caller; the entry after the last is of the roots. */
export function childrenOf({ length, parent }: StackTable): { readonly first: Int32Array, readonly next: Int32Array } {
  const [first, next] = [new Int32Array(length + 1).fill(-1), new Int32Array(length).fill(-1)]
  for (let stack = length - 1; stack >= 0; stack--) {
    const caller = parent[stack] ?? -1
    const of = caller < 0 ? length : caller
    next[stack] = first[of] ?? -1
    first[of] = stack
  }
  return { first, next }
}

export function functionOf({ stacks, frames }: Profile, stack: number): number {
  return frames.function[stacks.frame[stack] ?? 0] ?? 0
}

function callsOf(profile: Profile, entered: Float64Array): Float64Array {
  const calls = new Float64Array(profile.functions.length)
  for (let stack = 0; stack < profile.stacks.length; stack++) {
    const row = functionOf(profile, stack)
    calls[row] = (calls[row] ?? 0) + (entered[stack] ?? 0)
  }
  return calls
}

function sumOf(column: Float64Array): number {
  let sum = 0
  for (const value of column) sum += value
  return sum
}
