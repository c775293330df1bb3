// The operations that a step repeats once per iteration, each of its own: no retries, pages, walks, batches or memos.

import type { Confidence, Level } from '../../finding.js'
import type { EffectKind } from '../../libraries/schema.js'
import type { Node } from '../../syntax/tree.js'
import { none, type LoopId, type NodeId } from '../facts.js'
import { weaker } from '../kinds.js'
import { isCoalesced } from './coalescing.js'
import { courseOf, variesIn, type Course } from './course.js'
import { isEveryFew } from './every-few.js'
import { evaluatedOf, isGivenQueryset } from './evaluated.js'
import { isMemoGuarded } from './memo.js'
import type { Operation } from './operations.js'
import type { Reached, Step } from './reach.js'
import { repetitionOf, type Repetition } from './repetition.js'
import { isRuledOut } from './ruled-out.js'
import { isForUnsavedRows } from './unsaved-rows.js'
import { nodeAt, type Subject } from './subject.js'
import { placeOfCall } from '../unwritten.js'

export interface Repeated {
  readonly reached: Reached
  /** With the innermost loop that truly repeats it: not one that only retries. */
  readonly loop: Repetition
  readonly course: Course
  readonly confidence: Confidence
  /** Where it stands: the step, or the expression in the loop that builds the lazy query. */
  readonly node: NodeId
}

/** Which operations are asked about. */
export interface Wanted {
  /** How sure it is that an operation is of that sort; undefined where it is not. */
  confidenceOf(operation: Operation): Confidence | undefined
  /** Something says that it is rarely run, or that it has to be where it is. */
  isUnusual(operation: Operation): boolean
}

/** More than these say nothing more about one call. */
const mostOperations = 32

export function repeatedOperations(subject: Subject, step: Step, level: Level, wanted: Wanted): readonly Repeated[] {
  const sure = [...step.reached, ...step.kept ?? []].flatMap((reached) => {
    const confidence = wanted.confidenceOf(reached.operation)
    return confidence === undefined ? [] : [{ reached, confidence }]
  }).slice(0, mostOperations)
  const place = sure.length === 0 ? undefined : evaluatedOf(subject, step)
  const loop = place && repetitionOf(subject, place, level)
  if (!loop) return []
  // A loop that stands in a handler is what is left to do where something has failed.
  const around = nodeAt(subject, loop.fact.node).parent
  return sure.flatMap(({ reached, confidence }) => {
    if (isRepeatedInside(subject, step, reached, level) || isRuledOut(subject, step, reached) || isForUnsavedRows(subject, step, reached)) return []
    const isRare = placesOf(subject, step, reached).some((one) => isOnFailure(nodeAt(one.subject, one.node))) || isOnFailure(around ?? nodeAt(subject, loop.fact.node)) || wanted.isUnusual(reached.operation)
    const found = { reached, node: place.node, confidence: weaker(isRare ? 'low' : confidence, reached.confidence) }
    // A queryset that is handed on keeps its rows: asked in one iteration, it is there for the next.
    const isKept = !step.direct && isGivenQueryset(reached.operation.subject, reached.operation.value)
    return repetitionsOf(subject, step, reached, loop).filter((one) => !isKept || one.course !== 'same').map((one) => ({ ...one, ...found }))
  })
}

const outside: ReadonlySet<EffectKind> = new Set(['request', 'paid', 'subprocess', 'file-write', 'sleep', 'ui', 'lock'])

/** Whether a step also does something that no database takes back. */
export function doesOutside(step: Step): boolean {
  return step.reached.some(({ operation }) => outside.has(operation.kind))
}

/** Whether a step, or what it leads to, happens only every few iterations. */
export function isEveryFewOf(subject: Subject, step: Step, { reached, loop }: Pick<Repeated, 'reached' | 'loop'>): boolean {
  return placesOf(subject, step, reached).some((place, index) => {
    const node = nodeAt(place.subject, place.node)
    return isEveryFew(place.subject, node, index === 0 ? nodeAt(subject, loop.fact.node) : functionAround(node))
  })
}

/** Whether it stands in the `try` of a loop: what fails there fails for one iteration. */
export function isTriedIn(node: Node, loop: Node): boolean {
  for (let around = node; around.parent && around !== loop; around = around.parent) {
    if (around.parent.kind === 'try' && around.parent.body === around && around.parent.handlers.length > 0) return true
  }
  return false
}

interface NodePlace { readonly subject: Subject; readonly node: NodeId }

/** The step, the calls on the way, and the operation. */
export function placesOf(subject: Subject, step: Step, reached: Pick<Reached, 'operation' | 'hops'>): readonly NodePlace[] {
  return [{ subject, node: step.node }, ...placesIn(reached)]
}

/** The calls on the way, and the operation. */
export function placesIn({ operation, hops }: Pick<Reached, 'operation' | 'hops'>): readonly NodePlace[] {
  return [...hops, operation]
}

export function isOnFailure(node: Node): boolean {
  for (let current = node; current.parent; current = current.parent) {
    if (current.kind === 'handler') return true
    if (current.kind === 'loop' || current.kind === 'function') return false
  }
  return false
}

/** A loop that only retries hands the question to the loop around it. */
function repetitionsOf(subject: Subject, step: Step, reached: Reached, innermost: Repetition): { loop: Repetition; course: Course }[] {
  for (const id of innermost.all) {
    const fact = subject.facts.loops[id]
    if (!fact) return []
    const course = courseOf(subject, step, reached, id)
    if (course === 'retry') continue
    if (course === 'pages' || course === 'walk' || course === 'batches' || course === 'tables') return []
    if (isGuarded(subject, step, reached, id) || isCoalesced(subject, step, reached.operation, fact) || isKeptThroughout(subject, step, reached, id)) return []
    return [{ loop: { ...innermost, loop: id, fact }, course }]
  }
  return []
}

export function isGuarded(subject: Subject, step: Step, { operation, hops }: Reached, loop: LoopId): boolean {
  const around = nodeAt(subject, subject.facts.loops[loop]?.node ?? none)
  const places = step.direct ? [{ subject, node: step.node }] : placesOf(subject, step, { operation, hops })
  return places.some((place, index) => {
    const node = nodeAt(place.subject, place.node)
    return isMemoGuarded(place.subject, node, index === 0 ? around : functionAround(node))
  })
}

/** An object that is the same in every iteration keeps what it gave in the first. */
function isKeptThroughout(subject: Subject, step: Step, reached: Reached, loop: LoopId): boolean {
  const calls = [{ subject, call: step.call }, ...reached.hops]
  return (reached.kept ?? []).some((hop) => {
    const at = calls[hop + 1]
    const receiver = at && placeOfCall(at.subject.facts, at.call)?.receiver
    return !at || receiver === undefined || !variesIn(subject, step, reached, loop, { subject: at.subject, value: receiver })
  })
}

export function functionAround(node: Node): Node {
  let current = node
  while (current.parent && !(current.kind === 'function' && current.parent.kind !== 'argument')) current = current.parent
  return current
}

/** A loop in the called functions repeats it already, and the finding stands there; or the call leads back to itself. */
function isRepeatedInside(subject: Subject, step: Step, { operation, hops }: Reached, level: Level): boolean {
  if (step.direct) return false
  const calls = hops.flatMap((hop) => {
    const call = placeOfCall(hop.subject.facts, hop.call)
    return call ? [{ subject: hop.subject, site: call.site, node: call.node }] : []
  })
  if ([operation, ...calls].some((place) => repetitionOf(place.subject, place, level) !== undefined)) return true
  return isRecursive(subject, step)
}

function isRecursive(subject: Subject, step: Step): boolean {
  return step.reached.some(({ hops }) => hops.some((hop) => hop.subject === subject && hop.node === step.node)) || isInside(subject, step)
}

function isInside(subject: Subject, step: Step): boolean {
  const own = functionAround(nodeAt(subject, step.node))
  return step.reached.some(({ operation, hops }) => {
    const first = hops[0] ?? operation
    return first.subject === subject && functionAround(nodeAt(subject, first.node)) === own
  })
}
