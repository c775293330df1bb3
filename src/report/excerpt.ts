// The offending source line with its squiggle, as in a compiler's message: cropped to the width, aligned in any script.

import type { Style } from './style.js'
import type { PlacedFinding } from './report.js'
import { cellsOf, cropToCells, expandTabs, harmless } from './terminal-text.js'

export function excerptLines(finding: PlacedFinding, style: Style): readonly string[] {
  const { start, end } = finding.range
  const first = finding.excerpt[0] ?? ''
  const isOneLine = end.line === start.line
  const before = expandTabs(harmless(first.slice(0, start.column - 1)))
  const stop = isOneLine ? end.column - 1 : first.trimEnd().length
  const marked = expandTabs(harmless(first.slice(start.column - 1, stop)), cellsOf(before))
  const after = expandTabs(harmless(first.slice(stop)), cellsOf(before + marked)).trimEnd()

  const number = String(start.line)
  const margin = ' '.repeat(number.length)
  const cropped = crop(before, marked, after, Math.max(20, style.width - number.length - 5))
  const squiggle = '^'.repeat(Math.max(1, cellsOf(cropped.marked)))
  return [
    `  ${style.faint(`${number} |`)} ${cropped.before}${style.bold(cropped.marked)}${cropped.after}`,
    `  ${style.faint(`${margin} |`)} ${' '.repeat(cellsOf(cropped.before))}${style.severity(finding.severity, squiggle)}${isOneLine ? '' : moreLines(end.line - start.line, style)}`,
  ]
}

function moreLines(count: number, style: Style): string {
  return style.faint(` … and ${count} more ${count === 1 ? 'line' : 'lines'}`)
}

interface Parts {
  readonly before: string
  readonly marked: string
  readonly after: string
}

/** Common indentation is dropped first, then what is far from the mark, then the end of the mark itself. */
function crop(before: string, marked: string, after: string, width: number): Parts {
  const indented = before.trimStart() === '' && marked !== '' ? '' : before.trimStart()
  const room = Math.max(0, width - Math.min(width, cellsOf(marked)))
  const kept = cellsOf(indented) > Math.max(room / 2, room - cellsOf(after)) ? `…${lastCells(indented, Math.max(0, Math.floor(room / 2) - 1))}` : indented
  const shownMark = cellsOf(marked) > width - cellsOf(kept) ? `${cropToCells(marked, width - cellsOf(kept) - 1)}…` : marked
  const rest = Math.max(0, width - cellsOf(kept) - cellsOf(shownMark))
  const shownAfter = cellsOf(after) > rest ? (rest > 1 ? `${cropToCells(after, rest - 1)}…` : '') : after
  return { before: kept, marked: shownMark, after: shownAfter }
}

function lastCells(text: string, limit: number): string {
  let start = text.length
  while (start > 0 && cellsOf(text.slice(start - 1)) <= limit) start--
  return text.slice(start)
}
