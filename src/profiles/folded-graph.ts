// A graph of calls without its circles: which share of each function is due to which caller, so that what functions took themselves adds up along the calls.

import type { CallGraph } from './profile.js'

export interface FoldedGraph {
  /** Functions that something outside of the graph called. */
  readonly roots: readonly number[]
  /** For each function the rows of the calls that it makes, the largest first, without those that close a circle. */
  readonly callees: readonly (readonly number[] | undefined)[]
  /** One for each value. */
  readonly flows: readonly Flow[]
  readonly calleeOf: (edge: number) => number
  /** What the callee took for this caller, recursion folded. */
  readonly flowOf: (edge: number, value: number) => number
  /** What a function took itself and in all callees but the first few. */
  readonly ownBesides: (row: number, callees: readonly number[], first: number, value: number) => number
}

export interface Flow {
  readonly whole: number
  /** What each function took with all that it called. */
  readonly total: Float64Array
  /** For each call, which share of the callee's total it has; 0 for those that close a circle. */
  readonly edgeShare: Float64Array
  /** For each function, which share of its total nobody in the graph called. */
  readonly rootShare: Float64Array
}

type Callees = readonly (readonly number[] | undefined)[]

/** `leading`: the value that decides where circles are cut and in which order callees stand. */
export function foldedGraph(graph: CallGraph, leading: number): FoldedGraph {
  const { edges, self } = graph
  const entered = enteredOf(graph)
  const weights = weightsOf(graph, leading)
  const byCaller = calleesOf(graph, (edge) => weights[edge] ?? 0)
  const { order, closing } = walked(graph, startsOf(graph, leading, entered), byCaller)
  const calleeOf = (edge: number): number => edges.callee[edge] ?? 0
  const open = byCaller.map((rows) => rows?.filter((edge) => closing[edge] === 0))
  const flows = self.map((_, value) => flowOfValue(graph, value, { order, closing, entered, open }))
  const flowOf = (edge: number, value: number): number => (flows[value]?.total[calleeOf(edge)] ?? 0) * (flows[value]?.edgeShare[edge] ?? 0)
  return {
    roots: order.filter((row) => flows.some(({ rootShare, total }) => (rootShare[row] ?? 0) * (total[row] ?? 0) > 0)).reverse(),
    callees: open.map((rows) => rows?.sort((a, b) => flowOf(b, leading) - flowOf(a, leading))),
    flows,
    calleeOf,
    flowOf,
    ownBesides: (row, callees, first, value) => {
      if (first >= callees.length) return self[value]?.[row] ?? 0
      return callees.slice(0, first).reduce((rest, edge) => rest - flowOf(edge, value), flows[value]?.total[row] ?? 0)
    },
  }
}

interface Walk {
  readonly order: readonly number[]
  readonly closing: Uint8Array
  readonly entered: Float64Array
  readonly open: Callees
}

function flowOfValue(graph: CallGraph, value: number, { order, closing, entered, open }: Walk): Flow {
  const weight = weightsOf(graph, value).map((amount, edge) => closing[edge] === 0 ? Math.max(0, amount) : 0)
  const roots = rootWeights(graph, value, weight, entered)
  const sum = roots.slice()
  for (let edge = 0; edge < graph.edges.length; edge++) addTo(sum, graph.edges.callee[edge] ?? 0, weight[edge] ?? 0)
  const edgeShare = weight.map((amount, edge) => amount / (sum[graph.edges.callee[edge] ?? 0] ?? 1))
  const total = Float64Array.from(graph.self[value] ?? [], (own) => Math.max(0, own))
  const whole = total.reduce((all, own) => all + own, 0)
  for (const row of order) {
    for (const edge of open[row] ?? []) addTo(total, row, (total[graph.edges.callee[edge] ?? 0] ?? 0) * (edgeShare[edge] ?? 0))
  }
  return { whole, total, edgeShare, rootShare: roots.map((root, row) => root / (sum[row] ?? 1)) }
}

/** What the callee took for the caller; for tools that only count, the calls. */
function weightsOf({ edges }: CallGraph, value: number): Float64Array {
  return isWeighed(edges.total[value]) ? edges.total[value] : edges.calls
}

function isWeighed(column: Float64Array | undefined): column is Float64Array {
  return column?.some((weight) => weight > 0) === true
}

/** How often each function was called by something outside of the graph; 1 where it has no caller but itself. */
function enteredOf({ edges, calls }: CallGraph): Float64Array {
  const [entered, callers] = [calls.slice(), new Uint32Array(calls.length)]
  for (let edge = 0; edge < edges.length; edge++) {
    const callee = edges.callee[edge] ?? 0
    addTo(entered, callee, -(edges.calls[edge] ?? 0))
    if (edges.caller[edge] !== callee) callers[callee] = (callers[callee] ?? 0) + 1
  }
  return entered.map((times, row) => callers[row] === 0 ? Math.max(1, times) : Math.max(0, times))
}

/** Functions entered from outside, then those with the largest total: a circle is cut where it comes back to its entry. */
function startsOf({ calls, total }: CallGraph, leading: number, entered: Float64Array): readonly number[] {
  const all = total[leading] ?? calls
  return Array.from(calls.keys()).sort((a, b) => Math.sign(entered[b] ?? 0) - Math.sign(entered[a] ?? 0) || (all[b] ?? 0) - (all[a] ?? 0))
}

function calleesOf({ edges, calls }: CallGraph, weightOf: (edge: number) => number): Callees {
  const callees: (number[] | undefined)[] = Array.from({ length: calls.length })
  for (let edge = 0; edge < edges.length; edge++) (callees[edges.caller[edge] ?? 0] ??= []).push(edge)
  for (const rows of callees) rows?.sort((a, b) => weightOf(b) - weightOf(a))
  return callees
}

/** All functions, callees before callers, and the calls that lead back to a function that was being walked through. Without recursion: chains are as long as the file likes. */
function walked({ edges, calls }: CallGraph, starts: readonly number[], callees: Callees): { readonly order: readonly number[], readonly closing: Uint8Array } {
  const [unseen, running, done] = [0, 1, 2]
  const [closing, state, position] = [new Uint8Array(edges.length), new Uint8Array(calls.length), new Uint32Array(calls.length)]
  const order: number[] = []
  for (const start of starts) {
    const path = state[start] === unseen ? [start] : []
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      state[at] = running
      const edge = callees[at]?.[position[at] ?? 0]
      position[at] = (position[at] ?? 0) + 1
      if (edge === undefined) {
        state[at] = done
        order.push(at)
        path.pop()
        continue
      }
      const callee = edges.callee[edge] ?? 0
      if (state[callee] === running) closing[edge] = 1
      else if (state[callee] === unseen) path.push(callee)
    }
  }
  return { order, closing }
}

/** What each function took for nobody in the graph, in the measure of its callers' weights. */
function rootWeights(graph: CallGraph, value: number, weight: Float64Array, entered: Float64Array): Float64Array {
  const given = new Float64Array(entered.length)
  for (let edge = 0; edge < graph.edges.length; edge++) addTo(given, graph.edges.callee[edge] ?? 0, weight[edge] ?? 0)
  const isByCalls = !isWeighed(graph.edges.total[value])
  return entered.map((times, row) => {
    const sum = given[row] ?? 0
    if (sum <= 0) return 1
    if (times === 0 || isByCalls) return times
    return Math.max(0, (graph.total[value]?.[row] ?? 0) - sum)
  })
}

function addTo(column: Float64Array, row: number, amount: number): void {
  column[row] = (column[row] ?? 0) + amount
}
