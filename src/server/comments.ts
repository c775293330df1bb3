// The `cost-hints:` comment that a place is in, told from its line alone, so that it costs nothing while somebody types elsewhere; and the findings
// of the function that it stands at, as far as they are known.

import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Position } from 'vscode-languageserver/node'
import type { Analysed } from './findings.js'
import { functionStart, workingFindings, type WorkingFinding } from './working-findings.js'

export interface HintComment {
  /** From `cost-hints:` to the end of the comment or of its line. */
  readonly text: string
  /** Of its start in the document. */
  readonly offset: number
}

export const marker = 'cost-hints:'

export function commentAt(document: TextDocument, position: Position): HintComment | undefined {
  const line = document.getText({ start: { line: position.line, character: 0 }, end: { line: position.line + 1, character: 0 } })
  const start = line.lastIndexOf(marker, position.character)
  if (start < 0 || !beginsComment(line, start)) return undefined
  const [text = ''] = line.slice(start).split(/\*\/|\r?\n/, 1)
  return position.character > start + text.length ? undefined : { text, offset: document.offsetAt({ line: position.line, character: start }) }
}

/** Between the mark of a comment and this place are but blanks and more of such marks; a block may have begun on a line before. */
function beginsComment(line: string, at: number): boolean {
  let from = at
  while (from > 0 && ' \t*/#'.includes(line.charAt(from - 1))) from--
  const marks = line.slice(from, at)
  return ['#', '//', '/*'].some((mark) => marks.includes(mark)) || (from === 0 && marks.includes('*'))
}

/** The findings whose work is that of the function which the place is above, or in. */
export function findingsOfFunction(analysed: Analysed, offset: number): readonly WorkingFinding[] {
  const text = analysed.document.getText()
  const working = workingFindings(analysed)
  const starts = working.map((finding) => functionStart(finding) ?? 0)
  const below = Math.min(...starts.filter((start) => start >= offset))
  const around = Math.max(...starts.filter((start) => start < offset))
  const chosen = Number.isFinite(below) && isAbove(text, offset, below) ? below : around
  const own = working.filter((finding) => (functionStart(finding) ?? 0) === chosen)
  return chosen === below || own.some(({ range }) => offset <= endOfLine(text, range.end)) ? own : []
}

/** Nothing but other comments, decorators and what goes on in them is between. */
function isAbove(text: string, offset: number, start: number): boolean {
  const ownLine = text.lastIndexOf('\n', start - 1) + 1
  const indentation = indentationOf(text.slice(ownLine, endOfLine(text, start)))
  const between = text.slice(endOfLine(text, offset), ownLine).trim()
  return between === '' || between.split('\n').every((line, index) => /^\s*(?:@|#|\/\/|\/\*|\*|[)\]}])/.test(line) || (index > 0 && indentationOf(line) > indentation))
}

export function indentationOf(line: string): number {
  return /^[ \t]*/.exec(line)?.[0].length ?? 0
}

/** Before the line end, of either kind. */
export function endOfLine(text: string, from: number): number {
  const newline = text.indexOf('\n', from)
  if (newline < 0) return text.length
  return text[newline - 1] === '\r' ? newline - 1 : newline
}
