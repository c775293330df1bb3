// The work of a whole function: everything that one call of it does outside of the program, with who calls it.

import { completedWork } from './findings/completed-work.js'
import type { FunctionId } from './model/facts.js'
import { effectCountsOf, type CountedOperation } from './model/questions/effect-counts.js'
import { driverOf } from './model/questions/drivers.js'
import type { Subject } from './model/questions/subject.js'
import { operationKeys } from './model/questions/work-keys.js'
import { rowsOfOperation } from './model/questions/work-rows.js'
import { sizedTerm, waitsOf } from './model/questions/work-steps.js'
import { detectedWork, times, type Share } from './model/questions/work-terms.js'
import type { Work, WorkKind } from './work.js'

/** `after` is empty: what it costs is all that there is to save. What may be left out is counted as if it happened. */
export function workOfFunction(subject: Subject, id: FunctionId): Work {
  const { operations } = effectCountsOf(subject, id)
  const draft = detectedWork({
    subject, function: id, before: operations.flatMap(sharesOf), after: [], operations: operations.flatMap(({ operation, trails: [hops = []] }) => operationKeys(operation, hops)),
  })
  return completedWork(subject, draft)
}

function sharesOf(counted: CountedOperation): readonly Share[] {
  const { operation } = counted
  const { kind, effect: { service, billed }, model } = operation
  if (!isCounted(kind)) return []
  const count = sizedTerm(counted)
  const rows = kind === 'query' ? rowsOfOperation(operation) : undefined
  const driver = driverOf(operation)
  return [
    { kind, count: [count], ...driver, ...waitingShare(counted), ...service !== undefined && { service }, ...billed !== undefined && { billed }, ...model !== undefined && { model }, ...rows && { rows: [rows] } },
    ...rows ? [{ kind: 'row' as const, count: [times(count, rows)], ...driver }] : [],
  ]
}

function waitingShare({ operation, trails: [hops = []] }: CountedOperation): Pick<Share, 'waits' | 'holds'> {
  if (!waits.has(operation.kind)) return {}
  const how = waitsOf(operation, hops)
  return { ...operation.effect.blocking === true && { holds: true }, ...how && { waits: how } }
}

function isCounted(kind: CountedOperation['operation']['kind']): kind is Extract<WorkKind, CountedOperation['operation']['kind']> {
  return kind !== 'mark' && kind !== 'lock' && kind !== 'ui'
}

/** Kinds that take time to wait for. */
const waits: ReadonlySet<string> = new Set(['query', 'load', 'write', 'begin', 'commit', 'rollback', 'connect', 'request', 'paid', 'file-read', 'file-write', 'sleep', 'subprocess'])
