// The offending source line with its squiggle, as in a compiler's message: cropped to the width, aligned in any script.

import type { Style } from './style.js'
import type { PlacedFinding } from './report.js'
import { cellsOf, cropToCells, expandTabs, harmless, lastCells } from './terminal-text.js'

export function excerptLines(finding: PlacedFinding, style: Style): readonly string[] {
  const { start, end } = finding.range
  const first = finding.excerpt
  const isOneLine = end.line === start.line
  const before = expandTabs(harmless(first.slice(0, start.column - 1)))
  const stop = isOneLine ? end.column - 1 : first.trimEnd().length
  const marked = expandTabs(harmless(first.slice(start.column - 1, stop)), cellsOf(before))
  const after = expandTabs(harmless(first.slice(stop)), cellsOf(before + marked)).trimEnd()

  const number = String(start.line)
  const margin = ' '.repeat(number.length)
  const cropped = crop(before, marked, after, Math.max(20, style.width - number.length - 5))
  const squiggle = style.severity(finding.severity, '^'.repeat(Math.max(1, cellsOf(cropped.marked))))
  const rest = isOneLine ? '' : moreLines(end.line - start.line, style)
  return [
    `  ${style.faint(`${number} |`)} ${cropped.before}${style.bold(cropped.marked)}${cropped.after}`,
    `  ${style.faint(`${margin} |`)} ${' '.repeat(cellsOf(cropped.before))}${squiggle}${rest}`,
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

/** Indentation is dropped, then what is far from the mark, then the end of the mark itself. */
function crop(before: string, marked: string, after: string, width: number): Parts {
  const mark = fitStart(marked, width)
  const room = width - cellsOf(mark)
  const lead = fitEnd(before.trimStart(), Math.max(Math.floor(room / 2), room - cellsOf(after)))
  return { before: lead, marked: mark, after: fitStart(after, room - cellsOf(lead)) }
}

function fitStart(text: string, limit: number): string {
  if (cellsOf(text) <= limit) return text
  return limit < 1 ? '' : `${cropToCells(text, limit - 1)}…`
}

function fitEnd(text: string, limit: number): string {
  if (cellsOf(text) <= limit) return text
  return limit < 1 ? '' : `…${lastCells(text, limit - 1)}`
}
