// What rows take in memory at the same time: all of them, or the portion that a stream holds.

import { placeKeyOf } from '../../model/questions/work-keys.js'
import { allPassesOf } from '../../model/questions/work-passes.js'
import { rowsOf } from '../../model/questions/work-rows.js'
import { detectedWork, times, type Quantity, type Share } from '../../model/questions/work-terms.js'
import type { DetectedWork } from '../../work.js'
import type { Ask } from '../ask.js'
import type { WholeTable } from './materialized-queryset.js'

/** `iterator()` reads 2000 rows at a time, `yield_per(1000)` what it says. */
const portion = 2000

export function workOf({ set }: WholeTable, ask: Ask): DetectedWork {
  const { function: id, passes } = allPassesOf(ask.subject, set)
  const { subject, value, node } = set.query
  const all: Quantity = rowsOf(subject, value)
  const held: Quantity = { ...all, key: `held ${all.key}`, most: Math.min(portion, all.most ?? portion), within: all }
  const size: Quantity = { ...all, key: `size ${all.key}`, form: 'bytes', most: undefined }
  const both: readonly Share[] = [{ kind: 'query', count: [passes], waits: 'sequential', rows: [times(all)] }, { kind: 'row', count: [times(passes, all)] }]
  // Loops around it hold the rows of one pass at a time.
  const bytes = (rows: Quantity): Share => ({ kind: 'byte', count: [times(rows, size)] })
  return detectedWork({ subject: ask.subject, function: id, operations: [placeKeyOf(subject, node)], before: [...both, bytes(all)], after: [...both, bytes(held)] })
}
