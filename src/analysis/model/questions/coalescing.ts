// Whether calls that a client batches by itself are started together: not one waits for the one before it.

import type { Step } from './reach.js'
import type { Operation } from './operations.js'
import type { LoopFact } from '../facts.js'
import { nodeAt, type Subject } from './subject.js'

/** Prisma's `findUnique` in `Promise.all(ids.map(…))`: one query for all; awaited one by one, a query each. */
export function isCoalesced(subject: Subject, step: Step, operation: Operation, loop: LoopFact): boolean {
  if (operation.library?.model.coalesced !== true) return false
  const around = nodeAt(subject, loop.node)
  // The callbacks of `map` all start before the first of them goes on.
  if (loop.form === 'callback') return true
  for (let node = nodeAt(subject, step.node); node.parent && node !== around; node = node.parent) if (node.kind === 'await') return false
  return true
}
