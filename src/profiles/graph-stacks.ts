// Stacks worked out from who called whom, for tools that count calls but keep no stacks: each function keeps exactly what it took itself, and what it
// took for several callers is shared out by what it took for each. Recursion is folded: calls back to a function that is running add nothing below it.

import type { ProfileBuilder } from './builder.js'
import { foldedGraph, type FoldedGraph } from './folded-graph.js'

/** Stacks of less than this share of everything are counted with their caller. */
const leastShare = 1e-6
const mostStacks = 100_000

interface Open {
  /** -1 for what stands above all functions. */
  readonly stack: number
  readonly of: number
  /** The share of the function's own total that it took in this stack, for each value. */
  readonly shares: readonly number[]
}

/** Adds one thread of samples, made of the graph that the builder has by now, and a note on them that says so. */
export function addStacksOfGraph(builder: ProfileBuilder): void {
  const graph = builder.graph.taken(builder.functionCount)
  if (!graph) return
  const leading = graph.self.findIndex((column) => column.some((own) => own > 0))
  if (leading < 0) return
  builder.noteOnStacks('The file says how often each function was called and by whom, but has no stacks: those in the flame graph are worked out by sharing what each function took among its callers.')
  placeStacks(builder, foldedGraph(graph, leading), leading)
}

function placeStacks(builder: ProfileBuilder, graph: FoldedGraph, leading: number): void {
  const thread = builder.thread('')
  const least = (graph.flows[leading]?.whole ?? 0) * leastShare
  const inside = (stack: number, of: number, shares: readonly number[]): Open => ({ stack: builder.stack(stack, builder.frame(of)), of, shares })
  const open = graph.roots.map((root) => inside(-1, root, graph.flows.map(({ rootShare }) => rootShare[root] ?? 0)))
  // The outer stacks come first, so that the limit cuts the smallest detail.
  for (let next = 0; next < open.length; next++) {
    const at = open[next]
    if (!at) break
    const callees = graph.callees[at.of] ?? []
    const placed = callees.findIndex((edge) => (at.shares[leading] ?? 0) * graph.flowOf(edge, leading) < least)
    const room = Math.max(0, mostStacks - open.length)
    const taken = Math.min(placed < 0 ? callees.length : placed, room)
    for (const edge of callees.slice(0, taken)) {
      open.push(inside(at.stack, graph.calleeOf(edge), at.shares.map((share, value) => share * (graph.flows[value]?.edgeShare[edge] ?? 0))))
    }
    const own = at.shares.map((share, value) => rounded(share * graph.ownBesides(at.of, callees, taken, value)))
    if (own.some((value) => value > 0)) thread.sample(at.stack, own)
  }
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
