// The rows of a tree as they stand below each other: those at the top, and below each open one its own, sorted and searched.

import { sorted, type Column } from '../rows-table.js'
import type { TableShape } from '../state.js'
import type { Matches } from '../trees/matches.js'
import type { Outline } from '../trees/outlines.js'

interface Listing {
  readonly outline: Outline
  readonly open: ReadonlySet<number>
  readonly matches: Matches | undefined
  /** Of calls from the top down, those that the search wants. */
  readonly around: Uint8Array | undefined
  readonly column: Column | undefined
  readonly isDescending: boolean
  readonly shape: TableShape
}

export function listedRows({ outline, open, matches, around, column, isDescending, shape }: Listing): { readonly rows: readonly number[], readonly levels: readonly number[] } {
  const hasGroups = shape === 'file' || shape === 'package'
  // Of callers the functions at the top are searched; of groups, what is in them; calls from the top down are those that lead to what is found.
  const isWanted = (row: number): boolean => !matches || (outline.functionOf(row) >= 0 ? matches.isMatch[outline.functionOf(row)] === 1 : outline.childrenOf(row).some(isWanted))
  const wantedOf = (given: readonly number[], level: number): readonly number[] => {
    if (shape === 'top-down') return around ? given.filter((row) => around[row] === 1) : given
    return level === 0 || hasGroups ? given.filter(isWanted) : given
  }
  const listed = (given: readonly number[], level: number): Uint32Array => sorted(column, wantedOf(given, level), isDescending)
  const [rows, levels]: [number[], number[]] = [[], []]
  // What is open stands below its row: a stack of what is left to be listed, as trees are deep.
  const left: { readonly rows: Uint32Array, readonly level: number, next: number }[] = [{ rows: listed(outline.roots(), 0), level: 0, next: 0 }]
  for (let last = left.at(-1); last; last = left.at(-1)) {
    const row = last.rows[last.next++]
    if (row === undefined) { left.pop(); continue }
    rows.push(row)
    levels.push(last.level)
    if (open.has(row)) left.push({ rows: listed(outline.childrenOf(row), last.level + 1), level: last.level + 1, next: 0 })
  }
  return { rows, levels }
}
