// What one run of a function does, through all that it calls: computed bottom-up over the strongly connected components of the
// call graph, so that each function is looked at once.

import { none, type CallId, type FunctionFact, type FunctionId, type Site } from '../facts.js'
import { weaker } from '../kinds.js'
import { decoratedAs, isNamedMemo } from '../resolve/decorators.js'
import { targetsOf, type Target } from '../resolve/targets.js'
import { isKeptByDecorator } from './memo-decorators.js'
import { confidenceAmong } from './dispatch.js'
import { callbackRuns } from './loops.js'
import { operationsOf, type Operation } from './operations.js'
import { passedOperations } from './passed-sql.js'
import type { Reached } from './reach.js'
import type { Subject } from './subject.js'
import { placeOfCall } from '../unwritten.js'
import { unwrittenCallsOf } from './unwritten-calls.js'

/** Longer trails explain nothing, and more operations of one function say nothing new. */
const longestTrail = 8
const mostOperations = 64

const memoising = ['functools.lru_cache', 'functools.cache', 'cachetools.cached']
const keptProperties = ['functools.cached_property', 'cached_property.cached_property', 'django.utils.functional.cached_property', 'werkzeug.utils.cached_property']

/** Keeps what it gave, for all that call it or for the object that it is read from. */
export function isMemoised(subject: Subject, fact: FunctionFact): boolean {
  return decoratedAs(subject.resolver, subject.file, fact, memoising) || isNamedMemo(subject.resolver, subject.file, fact) || isKeptByObject(subject, fact) || isKeptByDecorator(subject, fact)
}

/** A cached property: each object reads it once. */
export function isKeptByObject(subject: Subject, fact: FunctionFact): boolean {
  return fact.form === 'getter' && decoratedAs(subject.resolver, subject.file, fact, keptProperties)
}

interface Summaries {
  readonly done: Map<FunctionId, readonly Reached[]>
  /** Functions that are being looked at, by their place in the order of visits. */
  readonly open: Map<FunctionId, Visit>
}

interface Visit {
  readonly subject: Subject
  readonly id: FunctionId
  readonly order: number
  low: number
  readonly calls: readonly Edge[]
}

/** A call in a function, and one function that it runs. */
interface Edge {
  readonly call: CallId
  readonly subject: Subject
  readonly target: FunctionId
  readonly confidence: Reached['confidence']
  readonly isKept: boolean
  /** All functions that the call may run, where there are several. */
  readonly among: readonly Target[]
  readonly chosen: Target
}

const known = new WeakMap<Subject, Summaries>()
const stack: Visit[] = []
let order = 0

/** Operations of one run, nearest first; those behind a memoised function happen once and are left out. */
export function summaryOf(subject: Subject, id: FunctionId): readonly Reached[] {
  return wholeSummaryOf(subject, id).filter((one) => one.kept === undefined)
}

/** With what happens once for each object that keeps it. */
export function wholeSummaryOf(subject: Subject, id: FunctionId): readonly Reached[] {
  const summaries = summariesOf(subject)
  const found = summaries.done.get(id)
  if (found) return found
  const before = stack.length
  try {
    visit(subject, id)
  } finally {
    // A failure on the way leaves nothing half done behind.
    for (const left of stack.splice(before)) summariesOf(left.subject).open.delete(left.id)
  }
  return summaries.done.get(id) ?? []
}

function summariesOf(subject: Subject): Summaries {
  let summaries = known.get(subject)
  if (!summaries) known.set(subject, summaries = { done: new Map(), open: new Map() })
  return summaries
}

/** Tarjan's algorithm: a component is finished when its first function has seen all that it reaches. */
function visit(subject: Subject, id: FunctionId): Visit {
  return subject.resolver.workspace.reading(subject.file, () => {
    const own: Visit = { subject, id, order, low: order, calls: edgesOf(subject, id) }
    order++
    stack.push(own)
    summariesOf(subject).open.set(id, own)
    for (const edge of own.calls) {
      const summaries = summariesOf(edge.subject)
      if (summaries.done.has(edge.target)) continue
      const open = summaries.open.get(edge.target)
      own.low = Math.min(own.low, open ? open.order : visit(edge.subject, edge.target).low)
    }
    if (own.low === own.order) finish(stack.splice(stack.indexOf(own)))
    return own
  })
}

function finish(component: readonly Visit[]): void {
  const isIdle = component.every((visited) => combined(visited).length === 0)
  const results = component.map((visited) => isIdle ? [] : component.length === 1 ? combined(visited) : throughComponent(visited, component))
  component.forEach(({ subject, id }, index) => {
    const summaries = summariesOf(subject)
    summaries.open.delete(id)
    summaries.done.set(id, results[index] ?? [])
  })
}

function edgesOf(subject: Subject, id: FunctionId): readonly Edge[] {
  return runBy(subject, id).calls.flatMap((call) => targetsOf(subject.resolver, subject.file, call).flatMap((target, _index, among): Edge[] => {
    const callee = subject.resolver.workspace.subject(target.file)
    const fact = callee?.facts.functions[target.function]
    const isKept = callee !== undefined && fact !== undefined && isKeptByObject(callee, fact)
    return callee && fact && (isKept || !isMemoised(callee, fact)) ? [{ call, subject: callee, target: target.function, confidence: target.confidence, isKept, among: among.length > 1 ? among : [], chosen: target }] : []
  }))
}

/** A function's own operations, then those of what it calls. */
function combined({ subject, id, calls }: Visit): readonly Reached[] {
  const found = runBy(subject, id).operations.map((operation): Reached => ({ operation, hops: [], confidence: operation.confidence }))
  const seen = new Set(found.map((one) => one.operation))
  for (const edge of calls) {
    const passed = passedOperations({ subject, call: edge.call }, { subject: edge.subject, function: edge.target })
    const inside = summariesOf(edge.subject).done.get(edge.target) ?? []
    addCalled(subject, edge, passed.map((operation) => ({ operation, hops: [], confidence: operation.confidence })), found, seen)
    addCalled(subject, edge, passed.length === 0 ? inside : inside.filter((one) => one.hops.length > 0 || !passed.some(({ node }) => node === one.operation.node)), found, seen)
  }
  return found
}

function addCalled(subject: Subject, edge: Edge, called: readonly Reached[], found: Reached[], seen: Set<Operation>): void {
  const node = placeOfCall(subject.facts, edge.call)?.node ?? none
  const choices = edge.among.map((target) => ({ target, summary: doneBy(subject, target) }))
  for (const one of called) {
    if (found.length >= mostOperations) return
    const kept = [...edge.isKept ? [0] : [], ...(one.kept ?? []).map((hop) => hop + 1)]
    const isKept = kept.length > 0
    if (seen.has(one.operation) || one.hops.length >= longestTrail || (isKept && found.some(({ operation }) => operation === one.operation))) continue
    if (!isKept) seen.add(one.operation)
    const confidence = weaker(weaker(edge.confidence, confidenceAmong(choices, edge.chosen, one.operation.kind)), one.confidence)
    found.push({ operation: one.operation, hops: [{ subject, call: edge.call, node }, ...one.hops], confidence, ...isKept ? { kept } : {} })
  }
}

/** What a function is known to do by now. */
function doneBy(from: Subject, target: Target): readonly Reached[] {
  const subject = from.resolver.workspace.subject(target.file)
  const fact = subject?.facts.functions[target.function]
  return subject && fact && !isMemoised(subject, fact) ? summariesOf(subject).done.get(target.function) ?? [] : []
}

/** Functions that call each other: every one reaches all operations of all of them, by the shortest way. */
function throughComponent(from: Visit, component: readonly Visit[]): readonly Reached[] {
  const found: Reached[] = []
  const seen = new Set<Operation>()
  const queue: { visited: Visit; hops: Reached['hops']; confidence: Reached['confidence'] }[] = [{ visited: from, hops: [], confidence: 'high' }]
  const reached = new Set([from])
  const members = new Map(component.map((one) => [placeOf(one.subject, one.id), one]))
  for (const { visited, hops, confidence } of queue) {
    for (const one of combined(visited)) {
      // What an object keeps is not followed around a circle.
      if (one.kept) continue
      if (found.length >= mostOperations || seen.has(one.operation) || hops.length + one.hops.length > longestTrail) continue
      seen.add(one.operation)
      found.push({ operation: one.operation, hops: [...hops, ...one.hops], confidence: weaker(confidence, one.confidence) })
    }
    for (const edge of visited.calls) {
      if (edge.isKept) continue
      const next = members.get(placeOf(edge.subject, edge.target))
      if (!next || reached.has(next) || hops.length >= longestTrail) continue
      reached.add(next)
      const node = placeOfCall(visited.subject.facts, edge.call)?.node ?? none
      queue.push({ visited: next, hops: [...hops, { subject: visited.subject, call: edge.call, node }], confidence: weaker(confidence, edge.confidence) })
    }
  }
  return found
}

function placeOf(subject: Subject, id: FunctionId): string {
  return `${id} ${subject.file}`
}

export interface Run {
  readonly operations: Operation[]
  readonly calls: CallId[]
}

const runsOfFile = new WeakMap<Subject, Map<FunctionId, Run>>()

/** What running a function runs: in its body, and in callbacks that run where they are written. */
export function runBy(subject: Subject, id: FunctionId): Run {
  let runs = runsOfFile.get(subject)
  if (!runs) {
    runs = new Map()
    for (const operation of operationsOf(subject)) for (const home of homesOf(subject, operation.site)) runOf(runs, home).operations.push(operation)
    for (const [callId, call] of subject.facts.calls.entries()) for (const home of homesOf(subject, call.site)) runOf(runs, home).calls.push(callId)
    for (const { call, site } of unwrittenCallsOf(subject)) for (const home of homesOf(subject, site)) runOf(runs, home).calls.push(call)
    runsOfFile.set(subject, runs)
  }
  return runOf(runs, id)
}

function runOf(runs: Map<FunctionId, Run>, id: FunctionId): Run {
  let run = runs.get(id)
  if (!run) runs.set(id, run = { operations: [], calls: [] })
  return run
}

/** The function that a site is in, and those around it whose running runs it. */
function homesOf(subject: Subject, site: Site): FunctionId[] {
  const homes: FunctionId[] = []
  for (let current = site.function; current !== none; ) {
    homes.push(current)
    const fact = subject.facts.functions[current]
    if (!fact || fact.loop === none || callbackRuns(subject, fact.loop).how === 'unknown') break
    current = fact.site.function
  }
  return homes
}
