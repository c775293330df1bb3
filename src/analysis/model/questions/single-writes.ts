// Writes that belong to their iteration: each has an outcome of its own, is held by a lock, or is the least of what a call does.

import type { Node } from '../../syntax/tree.js'
import { bodyOf } from './independence.js'
import { operationsOf } from './operations.js'
import { decidesByOutcome } from './outcomes.js'
import type { Step } from './reach.js'
import { doesOutside, functionAround, isTriedIn, type Repeated } from './repeated.js'
import { holdsLocks } from './row-locks.js'
import { nodeAt, type Subject } from './subject.js'

export function standsAlone(subject: Subject, step: Step, one: Repeated): boolean {
  return isSideline(step) || isHeld(subject, step, one) || isHandled(subject, step, one)
}

/** The write says how many rows it found, or what it is part of may fail for one alone. */
function isHandled(subject: Subject, step: Step, { reached: { operation }, loop }: Repeated): boolean {
  if (step.direct) return decidesByOutcome(operation, bodyOf(subject, loop.fact))
  if (isTriedIn(nodeAt(subject, step.node), nodeAt(subject, loop.fact.node))) return true
  return decidesByOutcome(operation, functionAround(nodeAt(operation.subject, operation.node)))
}

const mostWrites = 2

/** A call that does much besides: several writes, or something outside the database. No bulk write stands for it. */
function isSideline(step: Step): boolean {
  if (step.direct) return false
  const written = step.reached.flatMap(({ operation }) => operation.kind === 'write' ? [`${operation.subject.file}:${operation.node}`] : [])
  return new Set(written).size > mostWrites || doesOutside(step)
}

/** `with lock_of(document):` in the loop, a transaction that locks its row: whatever is done there is done for one at a time. */
function isHeld(subject: Subject, step: Step, { loop }: Repeated): boolean {
  const around = nodeAt(subject, loop.fact.node)
  for (let node: Node | null = nodeAt(subject, step.node); node && node !== around; node = node.parent) {
    if (node.kind === 'with' && node.items.some(({ value }) => isLock(subject, value))) return true
    if (node.kind === 'call' && holdsLocks(subject, node) && beginsAt(subject, node)) return true
  }
  return false
}

function isLock({ tree }: Subject, value: Node): boolean {
  return value.kind === 'call' && /lock|lease|mutex/i.test(tree.text.slice(value.callee.range.start, value.callee.range.end))
}

function beginsAt(subject: Subject, node: Node): boolean {
  return operationsOf(subject).some((one) => one.kind === 'begin' && one.node === node.id)
}
