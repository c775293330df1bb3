// What a rule says of the work of its finding, completed with the functions that lead to it and what comments say of its numbers.

import { isOuterNumber } from '../model/questions/outer-numbers.js'
import { placeWork, placeWorkOfRows } from '../model/questions/placed-work.js'
import type { Subject } from '../model/questions/subject.js'
import type { DetectedWork, Work } from '../work.js'

export function completedWork(subject: Subject, work: DetectedWork): Work {
  return placed(subject, work).work
}

/** Undefined for what only browsers run: nobody is billed for their processors, only for the services that they ask. */
export function billedWork(subject: Subject, detected: DetectedWork): Work | undefined {
  const { work, inBrowser } = placed(subject, detected)
  const isAsking = work.before.some(({ kind, service }) => service !== undefined || kind === 'query' || kind === 'write')
  return inBrowser && !isAsking ? undefined : work
}

function placed(subject: Subject, { function: id, rows, ...work }: DetectedWork): { readonly work: Work; readonly inBrowser: boolean } {
  const { inBrowser, ...place } = rows ? placeWorkOfRows(rows.subject, rows.value, work.bounds) : placeWork(subject, id, work.bounds)
  const isOuter = isOuterNumber(subject, id)
  const bounds = place.bounds.map((bound) => isOuter(bound) ? { ...bound, around: true as const } : bound)
  return { work: { ...work, ...place, bounds }, inBrowser: inBrowser === true }
}
