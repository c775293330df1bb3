// How often a function ran, from what V8 counted for coverage, as samples do not tell.

import { plainPath } from '../../profiles/join/paths.js'
import type { CoveredScript } from '../../profiles/readers/coverage.js'
import { coverageOf } from './coverage.js'

export interface CountedFunction {
  /** Absolute. */
  readonly file: string
  readonly name: string
  /** Offsets of its header. */
  readonly header: { readonly start: number, readonly end: number }
}

/** `folder`: what `NODE_V8_COVERAGE` named. Over all processes; undefined where the function is not among what was counted. */
export function countedRuns(folder: string, wanted: CountedFunction): number | undefined {
  const counts = coverageOf(folder).filter(({ url }) => url !== '' && plainPath(url) === plainPath(wanted.file)).flatMap((script) => countsIn(script, wanted))
  return counts.length === 0 ? undefined : counts.reduce((sum, count) => sum + count, 0)
}

function countsIn({ functions }: CoveredScript, { name, header }: CountedFunction): readonly number[] {
  const there = functions.filter(({ ranges: [range] }) => range !== undefined && header.start <= range.start && range.start <= header.end)
  // Compiled code stands elsewhere; then a name that only one function has tells which.
  const named = functions.filter((one) => name !== '' && one.name === name)
  const found = there.find((one) => one.name === name) ?? (named.length === 1 ? named[0] : undefined) ?? (there.length === 1 ? there[0] : undefined)
  return found?.ranges[0] ? [found.ranges[0].count] : []
}
