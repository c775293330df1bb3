// What the transactions of a loop wait for, and what one for all of its rows would: the statements in them stay.

import { driverOf } from '../../model/questions/drivers.js'
import type { Operation } from '../../model/questions/operations.js'
import { workOfStep, type StepWork } from '../../model/questions/work-steps.js'
import { detectedWork, times, type Share, type Term } from '../../model/questions/work-terms.js'
import { isInside } from '../../text/range.js'
import type { DetectedWork } from '../../work.js'
import type { Ask } from '../ask.js'
import type { CommitInLoop } from './commit-in-loop.js'

export function workOf(data: CommitInLoop, ask: Ask): DetectedWork | undefined {
  const { step, repeated } = data
  const work = workOfStep({ subject: ask.subject, at: step, steps: [step], loop: repeated.loop, operations: [repeated.reached.operation] })
  if (!work) return undefined
  const [{ operation, count, inPass }] = work.operations
  const statements = statementsOf(data, work, ask)
  return detectedWork({
    subject: ask.subject, function: work.function, operations: work.keys,
    before: [...transactions(operation, count), ...statements], after: [...transactions(operation, times(work.begins, inPass)), ...statements],
  })
}

/** What begins a transaction also commits it. */
function transactions(operation: Operation, count: Term): readonly Share[] {
  const kinds = operation.kind === 'begin' ? ['begin', 'commit'] as const : ['commit'] as const
  return kinds.map((one) => ({ kind: one, count: [count], waits: 'sequential', ...driverOf(operation) }))
}

/** The rows that the same loop writes, beside the commit. */
function statementsOf({ step, repeated: { loop } }: CommitInLoop, { function: id }: StepWork, ask: Ask): readonly Share[] {
  const { range } = ask.node(loop.fact.node)
  const beside = ask.steps.filter((one) => one !== step && isInside(ask.node(one.node).range, range))
  return beside.flatMap((one): readonly Share[] => {
    const operations = one.reached.map(({ operation }) => operation).filter(({ kind, effect }) => kind === 'write' && effect.service === undefined)
    const written = operations.length > 0 ? workOfStep({ subject: ask.subject, at: one, steps: [one], loop, operations }) : undefined
    if (written?.function !== id) return []
    return written.operations.map(({ operation, count, waits }) => ({ kind: 'write', count: [count], ...waits && { waits }, ...driverOf(operation) }))
  })
}
