// What a call does through the functions that it runs, in whatever file they stand: operations with the hops that lead to them.

import type { Confidence } from '../../finding.js'
import { none, type CallId, type NodeId, type Site } from '../facts.js'
import { weaker } from '../kinds.js'
import { targetsOf, type Target } from '../resolve/targets.js'
import { confidenceAmong } from './dispatch.js'
import { isKeptByObject, isMemoised, wholeSummaryOf } from './effects.js'
import { operationsOf, type Operation } from './operations.js'
import { passedOperations } from './passed-sql.js'
import type { Subject } from './subject.js'
import { unwrittenCallsOf } from './unwritten-calls.js'

/** A call on the way to an operation: where it stands, and its node there. It may be one that nobody writes (`unwritten.ts`). */
export interface HopFact {
  readonly subject: Subject
  readonly call: CallId
  readonly node: NodeId
}

export interface Reached {
  /** Stands in a file of its own: `operation.subject`. */
  readonly operation: Operation
  /** The calls from the function down to the operation, outermost first; the first stands in the called function. */
  readonly hops: readonly HopFact[]
  readonly confidence: Confidence
  /** Absent, or the hops that run a function whose object keeps what it gives (a cached property); -1 for the step itself. */
  readonly kept?: readonly number[]
}

/** Operations that running a call's targets reaches; those behind a memoised function happen once and are left out. */
export function reachedBy(subject: Subject, call: CallId): readonly Reached[] {
  return allReachedBy(subject, call).filter((one) => one.kept === undefined)
}

function allReachedBy(subject: Subject, call: CallId): readonly Reached[] {
  const choices = targetsOf(subject.resolver, subject.file, call).map((target) => ({ target, summary: reachedThrough(subject, call, target) }))
  return choices.flatMap(({ target, summary }) => summary.map((one): Reached => {
    const confidence = weaker(weaker(target.confidence, one.confidence), confidenceAmong(choices, target, one.operation.kind))
    return { ...one, confidence }
  }))
}

function reachedThrough(subject: Subject, call: CallId, target: Target): readonly Reached[] {
  const callee = subject.resolver.workspace.subject(target.file)
  const fact = callee?.facts.functions[target.function]
  const isKept = callee !== undefined && fact !== undefined && isKeptByObject(callee, fact)
  if (!callee || !fact || (!isKept && isMemoised(callee, fact))) return []
  const passed = passedOperations({ subject, call }, { subject: callee, function: target.function })
  const inside = wholeSummaryOf(callee, target.function).filter((one) => one.hops.length > 0 || !passed.some((operation) => operation.node === one.operation.node))
  return [
    ...passed.map((operation) => ({ operation, hops: [], confidence: operation.confidence })),
    ...inside.map((one) => isKept ? { ...one, kept: [-1, ...one.kept ?? []] } : one),
  ]
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
  /** Those that happen once for each object that keeps what it was given. */
  readonly kept?: readonly Reached[]
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
  const add = (call: CallId, node: NodeId, site: Site): void => {
    const all = allReachedBy(subject, call)
    if (all.length > 0) steps.push({ node, site, call, direct: undefined, reached: all.filter((one) => one.kept === undefined), kept: all.filter((one) => one.kept !== undefined) })
  }
  for (const [id, call] of subject.facts.calls.entries()) add(id, call.node, call.site)
  for (const { call, value, site } of unwrittenCallsOf(subject)) add(call, subject.facts.values[value]?.node ?? none, site)
  return steps.sort((a, b) => a.node - b.node)
}
