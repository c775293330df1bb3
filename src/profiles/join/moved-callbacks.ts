// Where functions without a name stand now, in files that were edited since: in the function around them, in the same order, where there are as many as were measured.

import type { OutlinedFunction } from '../../analysis/outline.js'
import type { Anchor } from './followed-profile.js'

export interface MeasuredPlace {
  /** 0-based line and column where it began. */
  readonly line: number
  readonly column: number
  /** The first and the last line that ran in it, where that is known. */
  readonly ran: readonly [number, number] | undefined
}

/** `anchors`: functions with names that are found again, outer ones before those in them. */
export function callbackAnchors(places: readonly MeasuredPlace[], functions: readonly OutlinedFunction[], anchors: readonly Anchor[]): readonly Anchor[] {
  const were = groupsOf(places, ({ line }) => anchors.findLast(({ one, was, by }) => was <= line && one.firstLine <= line + by && line + by <= one.lastLine)?.one)
  const anchored = new Map(anchors.map((anchor) => [anchor.one, anchor]))
  const around = ({ outer }: OutlinedFunction): OutlinedFunction | undefined => {
    let one = outer === undefined ? undefined : functions[outer]
    while (one && !anchored.has(one)) one = one.outer === undefined ? undefined : functions[one.outer]
    return one
  }
  const are = groupsOf(functions.filter(({ qualified }) => /(?:^|\.)<function>$/.test(qualified)), around)
  return [...were].flatMap(([outer, measured]) => {
    const now = (are.get(outer) ?? []).sort((a, b) => a.header.start - b.header.start)
    const before = measured.sort((a, b) => a.line - b.line || a.column - b.column)
    if (now.length !== before.length) return []
    const by = (outer && anchored.get(outer)?.by) ?? 0
    const found = before.flatMap((place, index) => {
      const one = now[index]
      return one ? anchorOf(place, one, by) ?? [] : []
    })
    // What stood on one line and no longer does cannot be told apart by that line.
    return found.filter((each) => found.every(({ was, by: moved }) => was !== each.was || moved === each.by))
  })
}

function groupsOf<T>(all: readonly T[], groupOf: (one: T) => OutlinedFunction | undefined): Map<OutlinedFunction | undefined, T[]> {
  const groups = new Map<OutlinedFunction | undefined, T[]>()
  for (const one of all) {
    const group = groupOf(one)
    const same = groups.get(group)
    if (same) same.push(one)
    else groups.set(group, [one])
  }
  return groups
}

/** `by`: how far the function around it moved. Where that stayed, what ran must say that this one did not: tools may name other lines than that of its head. */
function anchorOf({ line, ran }: MeasuredPlace, one: OutlinedFunction, by: number): Anchor | undefined {
  const fits = (moved: number): boolean => ran !== undefined && one.firstLine <= ran[0] + moved && ran[1] + moved <= one.lastLine
  if ((one.firstLine <= line + by && line + by <= Math.max(one.headerLine, one.bodyLine ?? 0)) || fits(by)) return { one, was: line, by }
  const moved = one.headerLine - line
  return fits(moved) || (ran === undefined && by !== 0) ? { one, was: line, by: moved } : undefined
}
