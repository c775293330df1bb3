// By what factor a fix changes something that can be measured of one call, for whoever has measured it: time, processor time, memory.
// What before and after have in common, such as the time of a query, cancels in it.

import type { Language } from '../analysis/syntax/tree.js'
import type { Work } from '../analysis/work.js'
import { collected, inputOf, type Input, type Read } from './inputs.js'
import { monthOf } from './month.js'
import type { Setting } from './setting.js'
import { probesOf, spreadOf, type Uncertain } from './spread.js'

export type Measure = 'seconds' | 'cpuSeconds' | 'databaseSeconds' | 'bytes'

/** Before divided by after; undefined where nothing is left. */
export function ratioOf(work: Work, setting: Setting, measure: Measure): Uncertain | undefined {
  const month = monthOf(work, setting)
  const beside = garbage[setting.language]
  const measured = (side: 'before' | 'after', read: Read): number => {
    const amount = month.perCall(side, read)[measure]
    return measure === 'bytes' && amount > 0 ? amount + read(beside) : amount
  }
  const figure = (read: Read): number => measured('before', read) / measured('after', read) / read(rest)
  const { result, inputs } = collected(figure)
  return Number.isFinite(result) ? spreadOf(probesOf(inputs), figure) : undefined
}

/** It cancels in what a fix saves, but not in a ratio: after the fix it may be a good part of the call. */
const rest = inputOf('rest of the call', 'of the work', 1, 'default', 'what the call does besides, and what the model leaves out', { uncertainty: 1.5 })

/** The same holds for memory that any pass over something takes, whatever its size. */
const garbage: Readonly<Record<Language, Input>> = {
  python: inputOf('garbage bytes', 'bytes', 24 * 1024, 'benchmark', 'the decoder of a text file, and the rest of a piece'),
  typescript: inputOf('garbage bytes', 'bytes', 20 * 2 ** 20, 'benchmark', 'V8 lets so much gather before it looks for what is no longer needed: 8 to 30 MB'),
}
