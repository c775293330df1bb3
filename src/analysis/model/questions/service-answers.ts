// Writes that keep what a service of no database has just answered in the same iteration: a file that was uploaded, a message that was
// sent. Written together at the end, they are lost for all that was done when one of them fails.

import { walk } from '../../syntax/children.js'
import type { Node } from '../../syntax/tree.js'
import { none, type CallId } from '../facts.js'
import { libraryCallsOf } from '../resolve/calls.js'
import { targetsOf } from '../resolve/targets.js'
import { armsAround, type Arm } from './exclusive-arms.js'
import { bodyOf } from './independence.js'
import { operationsOf, type Operation } from './operations.js'
import { reachedBy, type Step } from './reach.js'
import { functionAround, placesOf, type Repeated } from './repeated.js'
import { isDatabase } from './sharing.js'
import { nodeAt, type Subject } from './subject.js'
import { isCallOfNothingKnown, unknownCallsOf } from './unknown-calls.js'

/** In the loop before the step, or in a function on the way before what leads to the write. */
export function followsAnswer(subject: Subject, step: Step, { reached, loop }: Repeated): boolean {
  return placesOf(subject, step, reached).some((place, index) => {
    // The operation of a step that makes it itself is no place of its own.
    if (index > 0 && step.direct) return false
    const node = nodeAt(place.subject, place.node)
    return isPrecededIn(place.subject, node, index === 0 ? bodyOf(subject, loop.fact) : functionAround(node))
  })
}

function isPrecededIn(subject: Subject, node: Node, body: Node): boolean {
  let found = false
  walk(body, (one) => {
    if (found || one.range.start > node.range.end) return false
    // What another function awaits is no matter of this one, unless the write stands in it.
    if (one !== body && one.kind === 'function' && !isAround(one, node)) return false
    if (one.kind === 'await' && one.range.end <= node.range.start && !areExclusive(one, node, body)) found = isAnswer(subject, one.value)
    return undefined
  })
  return found
}

function isAround(outer: Node, inner: Node): boolean {
  return outer.range.start <= inner.range.start && inner.range.end <= outer.range.end
}

/** Of different arms; or each under a condition of its own. */
function areExclusive(one: Node, other: Node, body: Node): boolean {
  const ofOne = armsAround(one, body, '')
  const ofOther = armsAround(other, body, '')
  const isIn = (arm: Arm, arms: readonly Arm[]) => arms.some(({ choice }) => choice === arm.choice)
  const differ = ofOne.some(({ choice, arm }) => ofOther.some((own) => own.choice === choice && own.arm !== arm))
  return differ || (ofOne.some((arm) => !isIn(arm, ofOther)) && ofOther.some((arm) => !isIn(arm, ofOne)))
}

function isAnswer(subject: Subject, awaited: Node): boolean {
  const { facts, resolver, file } = subject
  const value = facts.values[facts.valueOfNode[awaited.id] ?? none]
  const inner = value?.op === 'cast' ? facts.values[value.of] : value
  if (inner?.op !== 'call') return false
  const own = operationsOf(subject).filter((operation) => operation.call === inner.call)
  const reached = [...own, ...reachedBy(subject, inner.call).map(({ operation }) => operation)]
  if (reached.some(isLasting)) return true
  if (reached.some(isDatabase) || libraryCallsOf(resolver, file, inner.call).length > 0) return false
  const targets = targetsOf(resolver, file, inner.call)
  if (targets.length === 0) return isService(subject, inner.call)
  return targets.some((target) => {
    const callee = resolver.workspace.subject(target.file)
    return callee !== undefined && unknownCallsOf(callee, target.function).some((one) => isAwaitedService(one.subject, one.callee))
  })
}

/** It left something outside, or was paid for: doing it again is no way to get it back. */
function isLasting({ kind, effect }: Operation): boolean {
  if (kind === 'paid') return effect.changes !== false || /^(completion|image|speech|transcription)$/.test(effect.billed ?? '')
  return (kind === 'request' && effect.changes === true) || (kind === 'file-write' && effect.brief !== true)
}

function isAwaitedService(subject: Subject, callee: number): boolean {
  const call = nodeAt(subject, callee).parent
  const id = subject.facts.calls.findIndex((one) => one.node === call?.id)
  return id >= 0 && subject.facts.calls[id]?.awaited === true && isService(subject, id)
}

/** Names of what reads, of what works on what is in memory, and of what answers with what has come already. */
const reading = /^_*(find|get|load|fetch|read|query|select|list|count|exists?|search|lookup|has|is|resolve|check|validate|wait|sleep|delay|build|make|prepare|generate|extract|normali[sz]e|render|compute|calculate|hash|encrypt|decrypt|digest|compress|parse|format|transform|convert|json|text|arrayBuffer|blob|bytes|formData|all|any|race|allSettled|then|params|import|require)(?![a-z])/
/** Objects that stand for a database, or for what keeps rows in memory. */
const stores = /(^|[a-z_.])(db|database|repo|repository|repositories|models?|dao|stores?|prisma|knex|session|tx|trx|transaction|entityManager|em|queryRunner|connection|conn|pool|cache|redis|collection|table|query|qb)$/i

/** A call of which nothing is known, and whose name and receiver say nothing of a database either. */
function isService(subject: Subject, id: CallId): boolean {
  const { facts } = subject
  const call = facts.calls[id]
  const callee = call && facts.values[call.callee]
  if (!call || (callee?.op !== 'use' && callee?.op !== 'member') || reading.test(callee.name) || !isCallOfNothingKnown(subject, call)) return false
  if (callee.op === 'use') return true
  const receiver = facts.values[callee.object]
  return !(receiver?.op === 'use' || receiver?.op === 'member') || !stores.test(receiver.name)
}
