// Work that waits for nothing of its kind: the same operations, one after another or several at a time.

import { driverOf } from './drivers.js'
import type { StepOperation, StepWork } from './work-steps.js'
import { detectedWork, type Share } from './work-terms.js'
import type { Operation } from './operations.js'
import type { Subject } from './subject.js'
import type { DetectedWork, WorkKind } from '../../work.js'

/** `concurrency`: how many at a time. */
export function workTogether(subject: Subject, { function: id, operations, keys }: Pick<StepWork, 'function' | 'operations' | 'keys'>, concurrency: number): DetectedWork {
  const after = operations.flatMap((one) => waiting(one).map((share): Share => ({ ...share, waits: 'together', concurrency })))
  return detectedWork({ subject, function: id, operations: keys, before: operations.flatMap(waiting), after })
}

function waiting({ operation, count }: StepOperation): readonly Share[] {
  const kind = kindOf(operation)
  const { effect: { service, billed }, model } = operation
  return kind === undefined ? [] : [{ kind, count: [count], waits: 'sequential', ...driverOf(operation), ...service !== undefined && { service }, ...billed !== undefined && { billed }, ...model !== undefined && { model } }]
}

function kindOf({ kind }: Operation): WorkKind | undefined {
  return kind === 'mark' || kind === 'lock' || kind === 'ui' ? undefined : kind === 'load' ? 'query' : kind
}
