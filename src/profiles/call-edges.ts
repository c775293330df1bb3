// Who called whom how often: from the tool's own graph of calls, or from stacks whose entries were counted.

import { functionOf } from './measures.js'
import type { Profile } from './profile.js'

export interface CallEdge {
  readonly callee: number
  readonly calls: number
}

/** By the caller's row; empty where the tool counts no calls. */
export function callEdges(profile: Profile): ReadonlyMap<number, readonly CallEdge[]> {
  const counts = new Map<number, Map<number, number>>()
  const add = (caller: number, callee: number, calls: number): void => {
    if (calls === 0) return
    const ofCaller = counts.get(caller) ?? new Map<number, number>()
    counts.set(caller, ofCaller)
    ofCaller.set(callee, (ofCaller.get(callee) ?? 0) + calls)
  }
  const { graph, stacks } = profile
  if (graph) {
    const { edges } = graph
    for (let row = 0; row < edges.length; row++) add(edges.caller[row] ?? 0, edges.callee[row] ?? 0, edges.calls[row] ?? 0)
  } else if (stacks.calls) {
    for (let stack = 0; stack < stacks.length; stack++) {
      const parent = stacks.parent[stack] ?? -1
      if (parent >= 0) add(functionOf(profile, parent), functionOf(profile, stack), stacks.calls[stack] ?? 0)
    }
  }
  return new Map([...counts].map(([caller, callees]) => [caller, [...callees].map(([callee, calls]) => ({ callee, calls }))]))
}
