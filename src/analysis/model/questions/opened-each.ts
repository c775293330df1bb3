// Whether an operation runs on a connection that each iteration opens for itself (`sqlite3.connect(name)`): there is no other one
// that could do it for all of them.

import { isInside } from '../../text/range.js'
import { none, type ValueId } from '../facts.js'
import { operationsOf, type Operation } from './operations.js'
import type { Step } from './reach.js'
import type { Repeated } from './repeated.js'
import { nodeAt, type Subject } from './subject.js'

export function isOpenedByEach(subject: Subject, step: Step, { reached: { operation }, loop, course }: Repeated): boolean {
  if (course !== 'fan-out') return false
  const opening = openingOf(operation.subject, operation.receiver, 0)
  if (!opening) return false
  // In a function that the loop calls, it is opened by each call.
  return !step.direct || isInside(nodeAt(subject, opening.node).range, nodeAt(subject, loop.fact.node).range)
}

/** The operation that opened what a cursor or connection is taken from, in the same function. */
function openingOf(subject: Subject, value: ValueId, depth: number): Operation | undefined {
  const { facts } = subject
  const made = facts.values[value]
  if (!made || depth > 10) return undefined
  if (made.op === 'await' || made.op === 'cast') return openingOf(subject, made.of, depth + 1)
  if (made.op === 'use') {
    const source = made.definitions.length === 1 ? facts.definitions[made.definitions[0] ?? none]?.source : undefined
    return source?.from === 'value' || source?.from === 'enter' ? openingOf(subject, source.value, depth + 1) : undefined
  }
  if (made.op !== 'call') return undefined
  const opened = operationsOf(subject).find((one) => one.kind === 'connect' && one.call === made.call)
  if (opened) return opened
  const call = facts.calls[made.call]
  const callee = call && facts.values[call.callee]
  // `connection.cursor()`, `closing(connect(name))`
  const taken = callee?.op === 'member' ? openingOf(subject, callee.object, depth + 1) : undefined
  return taken ?? openingOf(subject, call?.arguments[0]?.value ?? none, depth + 1)
}
