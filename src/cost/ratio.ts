// By what factor a fix changes something that can be measured of one call, for whoever has measured it: time, processor time, memory.
// What before and after have in common, such as the time of a query, cancels in it.

import type { Work } from '../analysis/work.js'
import { collected } from './inputs.js'
import { monthOf } from './month.js'
import type { Setting } from './setting.js'
import { probesOf, spreadOf, type Uncertain } from './spread.js'

export type Measure = 'seconds' | 'cpuSeconds' | 'databaseSeconds' | 'bytes'

/** Before divided by after; undefined where nothing is left. */
export function ratioOf(work: Work, setting: Setting, measure: Measure): Uncertain | undefined {
  const month = monthOf(work, setting)
  const ratio = collected((read) => month.perCall('before', read)[measure] / month.perCall('after', read)[measure])
  if (!Number.isFinite(ratio.result)) return undefined
  return spreadOf(probesOf(ratio.inputs), (read) => month.perCall('before', read)[measure] / month.perCall('after', read)[measure])
}
