// The stacks of a profile as flame graphs show them: calls of the same function below the same caller are one, whatever line they came from.

import { PairIndex } from '../../profiles/pair-index.js'
import { functionOf, stackTotals } from '../../profiles/measures.js'
import type { Profile } from '../../profiles/profile.js'

/** Rows stand after their callers'. */
export interface CallTree {
  readonly length: number
  /** -1 at the top. */
  readonly parent: Int32Array
  readonly function: Uint32Array
  readonly self: Float64Array
  readonly total: Float64Array
  /** Absent where the tool counts none. */
  readonly calls?: Float64Array
}

export interface MergedStacks {
  readonly tree: CallTree
  /** For each stack its row in the tree. */
  readonly rowOf: Int32Array
}

/** `own`: what ended in each stack. */
export function mergedStacks(profile: Profile, own: Float64Array): MergedStacks {
  const { stacks } = profile
  const index = new PairIndex()
  const rowOf = new Int32Array(stacks.length)
  for (let stack = 0; stack < stacks.length; stack++) {
    const caller = stacks.parent[stack] ?? -1
    rowOf[stack] = index.rowOf(caller < 0 ? -1 : rowOf[caller] ?? -1, functionOf(profile, stack))
  }
  const self = gathered(own, rowOf, index.length)
  const calls = stacks.calls ? { calls: gathered(stacks.calls, rowOf, index.length) } : {}
  return { tree: { ...treeOf(index.firsts(), index.seconds(), self), ...calls }, rowOf }
}

export function treeOf(parent: Int32Array, functions: Uint32Array, self: Float64Array): CallTree {
  const { length } = parent
  return { length, parent, function: functions, self, total: stackTotals({ length, parent, frame: functions }, self) }
}

function gathered(values: Float64Array, rowOf: Int32Array, length: number): Float64Array {
  const sums = new Float64Array(length)
  for (let index = 0; index < rowOf.length; index++) {
    const row = rowOf[index] ?? 0
    sums[row] = (sums[row] ?? 0) + (values[index] ?? 0)
  }
  return sums
}
