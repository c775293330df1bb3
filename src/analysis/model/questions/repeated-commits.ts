// The transactions that a step commits or begins once per iteration on one connection.

import type { Level } from '../../finding.js'
import type { Node } from '../../syntax/tree.js'
import { isInside } from '../../text/range.js'
import { none, type CallId } from '../facts.js'
import { bodyOf } from './independence.js'
import { isOnOwnHandle } from './course.js'
import { elementWorks } from './element-work.js'
import { repetitionOf } from './repetition.js'
import { holdsLocks } from './row-locks.js'
import { stepsOf, type Step } from './reach.js'
import { doesOutside, isEveryFewOf, isTriedIn, repeatedOperations, type Repeated, type Wanted } from './repeated.js'
import { nodeAt, type Subject } from './subject.js'

const transactions: Wanted = { confidenceOf: ({ kind, confidence }) => kind === 'commit' || kind === 'begin' ? confidence : undefined, isUnusual: () => false }

/** A transaction that is begun and committed by each iteration is told of where it is committed. */
export function repeatedCommits(subject: Subject, step: Step, level: Level): readonly Repeated[] {
  const found = repeatedOperations(subject, step, level, transactions).filter((one) => {
    return !isOnOwnHandle(subject, step, one.reached, one.loop.loop) && !isEveryFewOf(subject, step, one)
  })
  const deliberate = found.some((one) => isDeliberate(subject, step, one))
  const sure = deliberate ? found.map((one) => ({ ...one, confidence: 'low' as const })) : found
  const commits = sure.filter((one) => one.reached.operation.kind === 'commit')
  if (commits.length > 0) return commits
  return sure.filter((one) => !isCommittedIn(subject, step, one))
}

/** Something says that each iteration is meant to stand or fall by itself. */
function isDeliberate(subject: Subject, step: Step, { reached: { operation }, loop }: Repeated): boolean {
  const node = nodeAt(subject, step.node)
  const around = nodeAt(subject, loop.fact.node)
  if (operation.kind === 'begin' && holdsLocks(operation.subject, nodeAt(operation.subject, operation.node))) return true
  if (operation.kind === 'begin' && isTriedIn(node, around)) return true
  if (step.direct) return isCheckpoint(subject, step, bodyOf(subject, loop.fact)) || elementWorks(subject, loop.fact, bodyOf(subject, loop.fact).range)
  if (doesOutside(step) || isTriedIn(node, around) || isSettled(subject, loop.fact.call)) return true
  // A transaction of several statements belongs to its element; one of a single statement is only its price.
  const others = new Set(step.reached.filter((one) => grouped.has(one.operation.kind)).map((one) => `${one.operation.subject.file}:${one.operation.node}`))
  const isRepeated = step.reached.some((one) => grouped.has(one.operation.kind) && repetitionOf(one.operation.subject, one.operation, 'aggressive') !== undefined)
  return operation.kind === 'begin' && (others.size > 1 || isRepeated)
}

const grouped: ReadonlySet<string> = new Set(['write', 'mark', 'query'])
/** What is told to others must be saved before. */
const tells = /^_*(notify|publish|emit|dispatch|enqueue|broadcast|send)(?![a-z])/

/** Something outside happens once the iteration is saved. */
function isCheckpoint(subject: Subject, step: Step, body: Node): boolean {
  const { range } = nodeAt(subject, step.node)
  const isTold = subject.facts.calls.some((call) => {
    const node = nodeAt(subject, call.node)
    const name = node.kind === 'call' ? node.callee.kind === 'member' ? node.callee.property : node.callee.kind === 'name' ? node.callee.name : '' : ''
    return tells.test(name) && isInside(node.range, body.range) && node.range.start > range.end
  })
  return isTold || stepsOf(subject).some((other) => other !== step && doesOutside(other) && isInside(nodeAt(subject, other.node).range, body.range)
    && (nodeAt(subject, other.node).range.start > range.start))
}

/** `Promise.allSettled(xs.map(…))` */
function isSettled(subject: Subject, call: CallId): boolean {
  const argument = call === none ? null : nodeAt(subject, subject.facts.calls[call]?.node ?? none).parent
  const all = argument?.kind === 'argument' ? argument.parent : null
  return all?.kind === 'call' && all.callee.kind === 'member' && all.callee.property === 'allSettled'
}

function isCommittedIn(subject: Subject, step: Step, { loop }: Repeated): boolean {
  const body = bodyOf(subject, loop.fact)
  return stepsOf(subject).some((other) => {
    return other !== step && isInside(nodeAt(subject, other.node).range, body.range) && other.reached.some(({ operation }) => operation.kind === 'commit')
  })
}
