// What a rule says of the work of its finding, completed with the functions that lead to it and what comments say of its numbers.

import { placeWork, placeWorkOfRows } from '../model/questions/placed-work.js'
import type { Subject } from '../model/questions/subject.js'
import type { DetectedWork, Work } from '../work.js'

export function completedWork(subject: Subject, { function: id, rows, ...work }: DetectedWork): Work {
  return { ...work, ...rows ? placeWorkOfRows(rows.subject, rows.value, work.bounds) : placeWork(subject, id, work.bounds) }
}
