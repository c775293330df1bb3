// What the queries of a loop do, and what one query for all of them would: the rows that are read stay the same.

import type { Course } from '../../model/questions/course.js'
import { driverOf } from '../../model/questions/drivers.js'
import { evaluatedOf } from '../../model/questions/evaluated.js'
import type { SerializedRead } from '../../model/questions/serialized-reads.js'
import { pageOf, rowsOf, rowsOfOperation } from '../../model/questions/work-rows.js'
import { waitsOnce, workOfRows, workOfStep, type StepOperation, type StepWork } from '../../model/questions/work-steps.js'
import { detectedWork, once, times, type Share, type Term } from '../../model/questions/work-terms.js'
import type { DetectedWork } from '../../work.js'
import type { Ask } from '../ask.js'
import type { QueryInLoop } from './n-plus-one-query.js'

/** Where each query has a connection of its own, no other form is known to save any. */
export function workOf({ step, loop, course }: QueryInLoop, ask: Ask): DetectedWork | undefined {
  const { subject } = ask
  const operations = ask.repeatedReads(step).map((one) => one.reached.operation)
  const work = course === 'fan-out' ? undefined : workOfStep({ subject, at: evaluatedOf(subject, step) ?? step, steps: [step], loop, operations })
  return work && inFewer(work, course, ask)
}

/** A library goes over the rows, and asks for each. */
export function workOfWritten({ step, reached, rows }: SerializedRead, ask: Ask): DetectedWork | undefined {
  const work = rows && workOfRows(ask.subject, step, reached.operation, pageOf(rowsOf(rows.subject, rows.value)))
  return work && inFewer(work, 'each', ask, rows)
}

function inFewer(work: StepWork, course: Course, { subject }: Ask, rows?: DetectedWork['rows']): DetectedWork {
  const source = work.source ? ofRows(work.source) : []
  return detectedWork({
    subject, function: work.function, ...rows && { rows }, operations: work.keys,
    before: [...source, ...work.operations.flatMap((one) => readBy(one, one.count, rowsOfOperation(one.operation), one.waits))],
    after: [...source, ...work.operations.flatMap((one) => readTogether(one, work.begins, course))],
  })
}

/** The query that gives the rows which the loop goes over stays. */
function ofRows({ count, rows, driver }: NonNullable<StepWork['source']>): readonly Share[] {
  return [{ kind: 'query', count: [count], waits: 'sequential', rows: [rows], ...driver }, { kind: 'row', count: [times(count, rows)], ...driver }]
}

/** `rows`: of each; undefined for one. */
function readBy({ operation }: StepOperation, count: Term, rows: Term | undefined, waits: StepOperation['waits']): readonly Share[] {
  const { service, billed } = operation.effect
  const driver = driverOf(operation)
  const holds = operation.effect.blocking === true ? { holds: true } as const : {}
  return [
    { kind: 'query', count: [count], ...driver, ...holds, ...waits && { waits }, ...service !== undefined && { service }, ...billed !== undefined && { billed }, ...rows && { rows: [rows] } },
    { kind: 'row', count: [times(count, rows ?? once)], ...driver },
  ]
}

/** The same query each time is asked once; others are asked for all of their keys, above the loop. */
function readTogether(one: StepOperation, begins: Term, course: Course): readonly Share[] {
  const each = rowsOfOperation(one.operation)
  const rows = course === 'same' ? each : times(one.elements, each ?? once)
  const read = readBy(one, times(begins, one.inPass), rows, waitsOnce(one, begins))
  return course === 'same' ? read : read.map((share) => share.kind === 'query' ? { ...share, keys: [one.elements] } : share)
}
