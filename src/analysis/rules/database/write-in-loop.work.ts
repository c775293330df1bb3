// What the writes of a loop do, and what its bulk form would: the rows that are written stay the same.

import { driverOf } from '../../model/questions/drivers.js'
import { evaluatedOf } from '../../model/questions/evaluated.js'
import { waitsOnce, workOfStep, type StepOperation } from '../../model/questions/work-steps.js'
import { detectedWork, times, type Share, type Sum, type Term } from '../../model/questions/work-terms.js'
import type { DetectedWork } from '../../work.js'
import type { Ask } from '../ask.js'
import type { WriteInLoop } from './write-in-loop.js'

/** Rows that go to a database each cannot be written by one call. */
export function workOf({ step, loop, course }: WriteInLoop, ask: Ask): DetectedWork | undefined {
  const { subject } = ask
  const operations = ask.repeatedWrites(step).map((one) => one.reached.operation)
  const work = course === 'fan-out' ? undefined : workOfStep({ subject, at: evaluatedOf(subject, step) ?? step, steps: [step], loop, operations })
  return work && detectedWork({
    subject, function: work.function, operations: work.keys,
    before: work.operations.map((one) => writing(one, [one.count], undefined, one.waits)),
    after: work.operations.map((one) => writing(one, bulkCalls(one, work.begins), one.passes, waitsOnce(one, work.begins))),
  })
}

function writing({ operation }: StepOperation, count: Sum, rows: Term | undefined, waits: StepOperation['waits']): Share {
  const { service, billed, blocking } = operation.effect
  return { kind: 'write', count, ...driverOf(operation), ...blocking === true && { holds: true }, ...waits && { waits }, ...service !== undefined && { service }, ...billed !== undefined && { billed }, ...rows && { rows: [rows] } }
}

/** One call, and one more for each full batch where it takes so many rows only. */
function bulkCalls({ operation, inPass, passes }: StepOperation, begins: Term): Sum {
  const most = operation.library?.model.bulk?.[0]?.most
  const one = times(begins, inPass)
  return most === undefined ? [one] : [one, times(begins, passes, inPass, 1 / most)]
}
