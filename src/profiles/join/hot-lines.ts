// The lines of a file that took a share worth knowing: of everything, or, where a tool measured nothing but lines, of the function that took the most.

import type { OutlinedFunction } from '../../analysis/outline.js'
import { coldShare } from './evidence.js'
import { innermost } from './functions.js'
import type { JoinedFile, JoinedProfile, MeasuredLine } from './join.js'

export interface HotLine {
  /** 0-based, of the text that was measured. */
  readonly line: number
  /** From 0 to 1: how hot it is beside other lines. */
  readonly share: number
  readonly measured: MeasuredLine
  /** Only where the profile knows of no whole: the function around it, and what its lines took together. */
  readonly within?: { readonly function: string, readonly total: number }
}

export function hotLines(joined: JoinedProfile, path: string): readonly HotLine[] {
  const file = joined.files.get(path)
  if (!file || file.lines.size === 0) return []
  const lines = [...file.lines].filter(([line, { total }]) => total > 0 && !isHeader(file, line))
  const hot = joined.whole > 0
    ? lines.map(([line, measured]): HotLine => ({ line, measured, share: Math.min(1, measured.total / joined.whole) }))
    : withinFunctions(joined, file, lines)
  return hot.filter(({ share }) => share >= coldShare).sort((a, b) => a.line - b.line)
}

/** Lines that call each other's functions are counted in both, so that a sum of all would be no whole. */
function withinFunctions({ files }: JoinedProfile, file: JoinedFile, lines: readonly (readonly [number, MeasuredLine])[]): readonly HotLine[] {
  const most = Math.max(...[...files.values()].flatMap((one) => [...functionTotals(one).values()]))
  const totals = functionTotals(file)
  return lines.map(([line, measured]) => {
    const id = innermost(file.outline.functions, line)
    return { line, measured, share: measured.total / most, within: { function: file.outline.functions[id]?.qualified ?? '', total: totals.get(id) ?? measured.total } }
  })
}

function functionTotals(file: JoinedFile): ReadonlyMap<number, number> {
  const totals = new Map<number, number>()
  for (const [line, { total }] of file.lines) {
    const id = innermost(file.outline.functions, line)
    totals.set(id, (totals.get(id) ?? 0) + Math.max(0, total))
  }
  return totals
}

/** Tools that know functions only name the line where one begins, on which nothing of it runs. */
function isHeader({ outline }: JoinedFile, line: number): boolean {
  return outline.functions.some((one, id) => id > 0 && isHeaderOf(one, line))
}

function isHeaderOf({ firstLine, bodyLine }: OutlinedFunction, line: number): boolean {
  return bodyLine !== undefined && firstLine <= line && line < bodyLine
}
