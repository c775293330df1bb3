// The reads that a step repeats once per iteration, each of its own: what a query per row is made of.

import type { Confidence, Level } from '../../finding.js'
import type { Node } from '../../syntax/tree.js'
import { none, type LoopId, type NodeId } from '../facts.js'
import { weaker } from '../kinds.js'
import { isCoalesced } from './coalescing.js'
import { courseOf, type Course } from './course.js'
import { evaluatedOf } from './evaluated.js'
import { isMemoGuarded } from './memo.js'
import { operationsOf, type Operation } from './operations.js'
import type { Reached, Step } from './reach.js'
import { readConfidence } from './reads.js'
import { repetitionOf, type Repetition } from './repetition.js'
import { nodeAt, type Subject } from './subject.js'

export interface RepeatedRead {
  readonly reached: Reached
  /** With the innermost loop that truly repeats it: not one that only retries. */
  readonly loop: Repetition
  readonly course: Course
  readonly confidence: Confidence
  /** Where it stands: the step, or the expression in the loop that builds the lazy query. */
  readonly node: NodeId
}

/** More than these say nothing more about one call. */
const readLimit = 32

export function repeatedReads(subject: Subject, step: Step, level: Level): readonly RepeatedRead[] {
  const reads = step.reached.filter(({ operation }) => operation.kind === 'query').slice(0, readLimit)
  const place = reads.length === 0 ? undefined : evaluatedOf(subject, step)
  const loop = place && repetitionOf(subject, place, level)
  if (!loop) return []
  return reads.flatMap((reached) => {
    const known = readConfidence(reached.operation.subject, reached.operation)
    if (!known || isRepeatedInside(subject, step, reached, level)) return []
    const confidence = weaker(isUnusual(subject, step, reached) ? 'low' : known, reached.confidence)
    return repetitionsOf(subject, step, reached, loop).map((found) => ({ ...found, reached, node: place.node, confidence }))
  })
}

/** On the way of a failure, or after a write of the same transaction: no query before the loop could give that answer. */
function isUnusual(subject: Subject, step: Step, { operation, hops }: Pick<Reached, 'operation' | 'hops'>): boolean {
  return placesOf(subject, step, { operation, hops }).some((place) => isOnFailure(nodeAt(place.subject, place.node))) || followsWrite(operation)
}

interface NodePlace { readonly subject: Subject; readonly node: NodeId }

/** The step, the calls on the way, and the operation. */
function placesOf(subject: Subject, step: Step, { operation, hops }: Pick<Reached, 'operation' | 'hops'>): readonly NodePlace[] {
  return [{ subject, node: step.node }, ...hops, operation]
}

function isOnFailure(node: Node): boolean {
  for (let current = node; current.parent; current = current.parent) {
    if (current.kind === 'handler') return true
    if (current.kind === 'loop' || current.kind === 'function') return false
  }
  return false
}

/** `transaction(async (tx) => { await tx.a.delete(…); return tx.a.count(…) })` */
function followsWrite(operation: Operation): boolean {
  const { subject } = operation
  const { facts } = subject
  const inline = facts.functions[operation.site.function]?.inline
  const begins = inline && operationsOf(subject).some((one) => one.call === inline.call && one.kind === 'begin')
  return begins === true && operationsOf(subject).some((one) => one.kind === 'write' && one.site.function === operation.site.function && one.node < operation.node)
}

/** A loop that only retries hands the question to the loop around it. */
function repetitionsOf(subject: Subject, step: Step, reached: Reached, innermost: Repetition): { loop: Repetition; course: Course }[] {
  for (const id of innermost.all) {
    const fact = subject.facts.loops[id]
    if (!fact) return []
    const course = courseOf(subject, step, reached, id)
    if (course === 'retry') continue
    if (course === 'pages' || course === 'walk' || course === 'batches' || course === 'tables') return []
    if (isGuarded(subject, step, reached, id) || isCoalesced(subject, step, reached.operation, fact)) return []
    return [{ loop: { ...innermost, loop: id, fact }, course }]
  }
  return []
}

function isGuarded(subject: Subject, step: Step, { operation, hops }: Reached, loop: LoopId): boolean {
  const around = nodeAt(subject, subject.facts.loops[loop]?.node ?? none)
  const places = step.direct ? [{ subject, node: step.node }] : placesOf(subject, step, { operation, hops })
  return places.some((place, index) => {
    const node = nodeAt(place.subject, place.node)
    return isMemoGuarded(place.subject, node, index === 0 ? around : functionAround(node))
  })
}

function functionAround(node: Node): Node {
  let current = node
  while (current.parent && !(current.kind === 'function' && current.parent.kind !== 'argument')) current = current.parent
  return current
}

/** A loop in the called functions repeats it already, and the finding stands there; or the call leads back to itself. */
function isRepeatedInside(subject: Subject, step: Step, { operation, hops }: Reached, level: Level): boolean {
  if (step.direct) return false
  const calls = hops.flatMap((hop) => {
    const call = hop.subject.facts.calls[hop.call]
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
