// Whether calls started together are sent together: those that a client batches by itself, and lists handed to a transaction.

import type { Step } from './reach.js'
import { operationsOf, type Operation } from './operations.js'
import type { LoopFact } from '../facts.js'
import { nodeAt, type Subject } from './subject.js'

/** Prisma's `findUnique` in `Promise.all(ids.map(…))`: one query for all; awaited one by one, a query each. */
export function isCoalesced(subject: Subject, step: Step, operation: Operation, loop: LoopFact): boolean {
  if (isHandedOver(subject, loop)) return true
  if (operation.library?.model.coalesced !== true) return false
  const around = nodeAt(subject, loop.node)
  // The callbacks of `map` all start before the first of them goes on.
  if (loop.form === 'callback') return true
  for (let node = nodeAt(subject, step.node); node.parent && node !== around; node = node.parent) if (node.kind === 'await') return false
  return true
}

/** `prisma.$transaction(ids.map((id) => …))`: collected, and sent as one. */
function isHandedOver(subject: Subject, loop: LoopFact): boolean {
  const { facts } = subject
  const made = facts.calls[loop.call]?.value
  if (loop.form !== 'callback' || made === undefined) return false
  return operationsOf(subject).some((one) => one.kind === 'begin' && facts.calls[one.call]?.arguments[0]?.value === made)
}
