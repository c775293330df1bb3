// When functions ran, as strips below a curve: those in which it grew most, with how much, and each run merged into the pixels that it covers.

import { amountOf, changeOf, countOf } from '../amounts.js'
import type { RunTable, Unit } from '../../profiles/profile.js'

export interface RunStrip {
  readonly text: string
  /** A path, in the middle of a strip ten high. */
  readonly line: string
}

export interface Span {
  /** Nanoseconds at the left and the right. */
  readonly first: number
  readonly last: number
  readonly width: number
  readonly unit: Unit
}

const mostStrips = 6

export function runStrips({ length, function: of, begin, end, before, after }: RunTable, { first, last, width, unit }: Span, functionName: (row: number) => string): readonly RunStrip[] {
  const found = new Map<number, { readonly rows: number[], grew: number, lasted: number }>()
  for (let row = 0; row < length; row++) {
    const one = found.get(of[row] ?? 0) ?? { rows: [], grew: 0, lasted: 0 }
    found.set(of[row] ?? 0, one)
    one.rows.push(row)
    one.grew += (after[row] ?? 0) - (before[row] ?? 0)
    one.lasted += (end[row] ?? 0) - (begin[row] ?? 0)
  }
  const x = (time: number): number => Math.max(0, Math.min(width, Math.round((time - first) / Math.max(last - first, 1) * width)))
  return [...found].sort(([, a], [, b]) => b.grew - a.grew || b.lasted - a.lasted).slice(0, mostStrips).map(([row, { rows, grew, lasted }]) => {
    const runs = rows.length === 1 ? 'once' : `${countOf(rows.length)} times`
    return { text: `${functionName(row)}: ${changeOf(grew, unit)}, ran ${runs}, ${amountOf(lasted, 'nanoseconds')}`, line: lineOf(rows.map((one) => [x(begin[one] ?? 0), x(end[one] ?? 0)]), width) }
  })
}

/** At least a pixel each; those that touch are one. */
function lineOf(spans: readonly (readonly [from: number, to: number])[], width: number): string {
  const covered = new Uint8Array(width + 1)
  for (const [from, to] of spans) covered.fill(1, from, Math.max(to, from + 1))
  let line = ''
  for (let at = 0; at <= width; at++) {
    if (covered[at] === 1 && covered[at - 1] !== 1) line += `M${at} 5`
    if (covered[at] !== 1 && covered[at - 1] === 1) line += `H${at}`
  }
  return covered[width] === 1 ? `${line}H${width}` : line
}
