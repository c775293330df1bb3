// What a call does through the functions that it runs: operations with the hops that lead to them.

import type { Confidence } from '../../finding.js'
import { none, type CallId, type FunctionFact, type FunctionId, type NodeId, type Site } from '../facts.js'
import { weaker } from '../kinds.js'
import { decoratedAs, isNamedMemo, targetsOf } from '../resolve/calls.js'
import { callbackRuns } from './loops.js'
import { operationsOf, type Operation } from './operations.js'
import { passedOperations } from './passed-sql.js'
import type { Subject } from './subject.js'

export interface Reached {
  readonly operation: Operation
  /** The calls from the function down to the operation, outermost first; the first stands in the called function. */
  readonly hops: readonly NodeId[]
  readonly confidence: Confidence
}

const depthLimit = 8

const memoising = ['functools.lru_cache', 'functools.cache', 'functools.cached_property', 'cachetools.cached', 'django.utils.functional.cached_property']

/** Operations that running a call's targets reaches; those behind a memoised function happen once and are left out. */
export function reachedBy(subject: Subject, call: CallId): readonly Reached[] {
  const found: Reached[] = []
  for (const target of targetsOf(subject.resolver, subject.file, call)) {
    if (target.file !== subject.file) continue
    const inside: Reached[] = []
    collect(subject, target.function, [], target.confidence, new Set(), inside)
    const fact = subject.facts.functions[target.function]
    const passed = !fact || isMemoised(subject, fact) ? [] : passedOperations(subject, call, target.function)
    found.push(...passed.map((operation) => ({ operation, hops: [], confidence: weaker(target.confidence, operation.confidence) })))
    found.push(...inside.filter((one) => one.hops.length > 0 || !passed.some((operation) => operation.call === one.operation.call)))
  }
  return found
}

export function reachedFromFunction(subject: Subject, id: FunctionId): readonly Reached[] {
  const found: Reached[] = []
  collect(subject, id, [], 'high', new Set(), found)
  return found
}

function collect(subject: Subject, id: FunctionId, hops: readonly NodeId[], confidence: Confidence, seen: Set<FunctionId>, found: Reached[]): void {
  const fact = subject.facts.functions[id]
  if (seen.has(id) || hops.length > depthLimit || !fact || isMemoised(subject, fact)) return
  seen.add(id)
  const run = runBy(subject, id)
  for (const operation of run.operations) found.push({ operation, hops, confidence: weaker(confidence, operation.confidence) })
  for (const callId of run.calls) {
    const call = subject.facts.calls[callId]
    for (const target of targetsOf(subject.resolver, subject.file, callId)) {
      if (call && target.file === subject.file) collect(subject, target.function, [...hops, call.node], weaker(confidence, target.confidence), seen, found)
    }
  }
}

function isMemoised(subject: Subject, fact: FunctionFact): boolean {
  return decoratedAs(subject.resolver, subject.file, fact, memoising) || isNamedMemo(subject.resolver, subject.file, fact)
}

/** An expression that does something outside the program: itself, or in the functions that it calls. */
export interface Step {
  readonly node: NodeId
  readonly site: Site
  /** None where a value is evaluated without a call of its own. */
  readonly call: CallId
  /** The operation of the expression itself; absent where it is in called functions. */
  readonly direct: Operation | undefined
  /** All of its operations: the direct one without hops, or those reached. */
  readonly reached: readonly Reached[]
}

const stepsOfFile = new WeakMap<Subject, readonly Step[]>()

/** Every step of the file, in order of position. */
export function stepsOf(subject: Subject): readonly Step[] {
  let steps = stepsOfFile.get(subject)
  if (!steps) stepsOfFile.set(subject, steps = findSteps(subject))
  return steps
}

function findSteps(subject: Subject): readonly Step[] {
  const steps: Step[] = operationsOf(subject).map((operation) => ({
    node: operation.node, site: operation.site, call: operation.call, direct: operation, reached: [{ operation, hops: [], confidence: operation.confidence }],
  }))
  for (const [id, call] of subject.facts.calls.entries()) {
    const reached = reachedBy(subject, id)
    if (reached.length > 0) steps.push({ node: call.node, site: call.site, call: id, direct: undefined, reached })
  }
  return steps.sort((a, b) => a.node - b.node)
}

interface Run {
  readonly operations: Operation[]
  readonly calls: CallId[]
}

const runsOfFile = new WeakMap<Subject, Map<FunctionId, Run>>()

/** What running a function runs: in its body, and in callbacks that run where they are written. */
function runBy(subject: Subject, id: FunctionId): Run {
  let runs = runsOfFile.get(subject)
  if (!runs) {
    runs = new Map()
    for (const operation of operationsOf(subject)) for (const home of homesOf(subject, operation.site)) runOf(runs, home).operations.push(operation)
    for (const [callId, call] of subject.facts.calls.entries()) for (const home of homesOf(subject, call.site)) runOf(runs, home).calls.push(callId)
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
