// Who called whom how often: from the tool's own graph of calls, or from stacks whose entries were counted.

import { functionOf, type StackSums } from './measures.js'
import type { Profile } from './profile.js'

export interface CallEdge {
  readonly callee: number
  readonly calls: number
  /** What the callee took below this caller, with all that it called, in the value that was asked for. */
  readonly total: number
}

/** By the caller's row; empty where the tool counts no calls. `sums`: of the stacks, in the same value. */
export function callEdges(profile: Profile, value: number, sums: () => StackSums): ReadonlyMap<number, readonly CallEdge[]> {
  const found = new Map<number, Map<number, { callee: number, calls: number, total: number }>>()
  const add = (caller: number, callee: number, calls: number, total: number): void => {
    if (calls === 0) return
    const ofCaller = found.get(caller) ?? new Map<number, { callee: number, calls: number, total: number }>()
    found.set(caller, ofCaller)
    const edge = ofCaller.get(callee) ?? { callee, calls: 0, total: 0 }
    ofCaller.set(callee, edge)
    edge.calls += calls
    edge.total += total
  }
  const { graph, stacks } = profile
  if (graph) {
    const { edges } = graph
    for (let row = 0; row < edges.length; row++) add(edges.caller[row] ?? 0, edges.callee[row] ?? 0, edges.calls[row] ?? 0, edges.total[value]?.[row] ?? 0)
  } else if (stacks.calls) {
    const { all, outermost } = sums()
    for (let stack = 0; stack < stacks.length; stack++) {
      const parent = stacks.parent[stack] ?? -1
      if (parent >= 0) add(functionOf(profile, parent), functionOf(profile, stack), stacks.calls[stack] ?? 0, outermost[stack] === 1 ? all[stack] ?? 0 : 0)
    }
  }
  return new Map([...found].map(([caller, callees]) => [caller, [...callees.values()]]))
}
