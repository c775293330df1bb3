// What a step in a loop does in one call of the function around the loop: each of its operations, through the calls that lead to it,
// with the sizes that those are given.

import type { Node } from '../../syntax/tree.js'
import type { FunctionId, NodeId } from '../facts.js'
import { mayBeLeftOut } from './certainty.js'
import { countsOfStep, type CountedOperation } from './effect-counts.js'
import type { Operation } from './operations.js'
import type { HopFact, Step } from './reach.js'
import type { Repetition } from './repetition.js'
import { nodeAt, type Subject } from './subject.js'
import { topOf, wholeLoop, type Region } from './surroundings.js'
import { operationKeys } from './work-keys.js'
import { allPassesOf, passesOf, runsOf, type LoopPasses, type Place } from './work-passes.js'
import { quantityOf } from './work-rows.js'
import { once, times, type Quantity, type Term } from './work-terms.js'
import { waitingOf } from './waiting.js'
import type { Amount } from '../../work.js'

export interface StepOperation {
  readonly operation: Operation
  /** The calls that lead to it, the step itself first. */
  readonly hops: readonly HopFact[]
  /** In each pass that comes to it. */
  readonly inPass: Term
  /** The passes that come to it, each time that the loop begins. */
  readonly passes: Term
  /** The elements that it may be asked for, if it is asked for all at once. */
  readonly elements: Term
  /** In one call of the function. */
  readonly count: Term
  readonly waits: Amount['waits']
}

export interface StepWork {
  readonly function: FunctionId
  /** How often the loop begins. */
  readonly begins: Term
  readonly source: LoopPasses['source']
  /** The one that was asked for first, and others of which it is sure that each pass does them. */
  readonly operations: readonly [StepOperation, ...StepOperation[]]
  readonly keys: readonly string[]
}

export interface StepInLoop {
  readonly subject: Subject
  /** Where it stands, if elsewhere than where it is evaluated. */
  readonly at: Place
  readonly steps: readonly Step[]
  readonly loop: Repetition
  /** Which of its operations are asked about, the one that is told of first. */
  readonly operations: readonly Operation[]
}

/** Undefined where nothing is known of how often it comes to them. */
export function workOfStep(given: StepInLoop): StepWork | undefined {
  const { subject, at, loop, operations } = given
  const passes = passesOf(subject, at, loop.loop)
  if (!passes) return undefined
  const wanted = operations.map(sameKey)
  const counted = countedIn(given, passes).filter((one) => wanted.includes(sameKey(one.operation)))
    .sort((a, b) => wanted.indexOf(sameKey(a.operation)) - wanted.indexOf(sameKey(b.operation)))
  const [first, ...others] = counted.filter((one, index) => index === 0 || !one.isConditional).map((one) => stepOperation({ subject, node: at.node, top: wholeLoop(nodeAt(subject, loop.fact.node)) }, passes, one))
  if (!first) return undefined
  const all = [first, ...others] as const
  return { function: passes.function, begins: passes.begins, source: passes.source, operations: all, keys: all.flatMap((one) => operationKeys(one.operation, one.hops)) }
}

function sameKey({ subject, node, kind }: Operation): string {
  return `${kind} ${node} ${subject.file}`
}

/** In one pass of the loop; loops in between, which are left by trying again, repeat nothing. */
function countedIn({ subject, steps, loop }: StepInLoop, { function: home }: LoopPasses): readonly CountedOperation[] {
  const region: Region = { subject, function: home, pass: { loop: loop.loop, ignored: new Set(loop.all.slice(0, loop.all.indexOf(loop.loop))) } }
  return subject.resolver.workspace.reading(subject.file, () => steps.flatMap((step) => countsOfStep(region, step)))
}

/** What a function does at a step for each of the rows that a library gives it, one after another. */
export function workOfRows(subject: Subject, step: Step, wanted: Operation, rows: Quantity): StepWork | undefined {
  const { function: home } = allPassesOf(subject, step)
  const region: Region = { subject, function: home }
  const counted = subject.resolver.workspace.reading(subject.file, () => countsOfStep(region, step)).find((one) => sameKey(one.operation) === sameKey(wanted))
  if (!counted) return undefined
  const all = times(rows)
  const operation = stepOperation({ subject, node: step.node, top: topOf(region) }, { begins: once, passes: all, elements: all }, counted)
  return { function: home, begins: once, source: { count: once, rows: all, driver: {} }, operations: [operation], keys: operationKeys(operation.operation, operation.hops) }
}

/** `top`: the code that each pass runs. */
interface StepPlace {
  readonly subject: Subject
  readonly node: NodeId
  readonly top: Node
}

function stepOperation({ subject, node, top }: StepPlace, loop: Pick<LoopPasses, 'begins' | 'passes' | 'elements'>, counted: CountedOperation): StepOperation {
  const { operation, trails: [hops = []] } = counted
  const inPass = sizedTerm(counted)
  const isLeftOutHere = mayBeLeftOut(nodeAt(subject, node), top)
  const way = isLeftOutHere ? '' : `${operation.node} ${operation.subject.file}`
  const passes = counted.isConditional ? times(runsOf({ subject, node }, loop.passes, way)) : loop.passes
  return { operation, hops, inPass, passes, elements: counted.isConditional ? passes : loop.elements, count: times(loop.begins, passes, inPass), waits: waitsOf(operation, hops) }
}

/** Loops of called functions that are left early, and functions that call themselves, try again as a rule: they run once at least. */
export function sizedTerm({ times: count, tries, bounds, isAtMost }: CountedOperation): Term {
  return { times: count / Math.max(1, tries), bounds: bounds.filter(({ form }) => form !== 'runs' && (form !== 'passes' || !isAtMost)).map(quantityOf) }
}

/** One in the place of several that were started together: it waits alone, unless the loop that starts them is itself repeated. */
export function waitsOnce({ waits }: StepOperation, begins: Term): Amount['waits'] {
  const isAlone = begins.times === 1 && begins.bounds.length === 0
  return waits === 'together' && isAlone ? 'sequential' : waits
}

/** What nothing is said of waits for its answer before it goes on. */
export function waitsOf(operation: Operation, hops: readonly HopFact[]): Amount['waits'] {
  switch (waitingOf(operation, hops)) {
    case 'together': return 'together'
    case 'started': return 'background'
    default: return 'sequential'
  }
}
