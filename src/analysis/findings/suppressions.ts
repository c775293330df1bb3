// Suppression comments: `cost-hints: ignore[rule, …] -- reason` on the line or above it, `ignore-file[…]` at the top.

import type { Range } from '../text/range.js'
import type { Tree } from '../syntax/tree.js'

export interface Suppression {
  readonly range: Range
  readonly scope: 'line' | 'file'
  /** Empty for all rules. */
  readonly rules: readonly string[]
  /** 0-based lines on which it holds; for files all. */
  readonly lines: readonly [number, number]
}

/** Also behind another comment on the line, or before one: `# noqa  # cost-hints: ignore`. */
const form = /(?:^|(?:#|\/\/)\s*)cost-hints:\s*ignore(-file)?(?:\[([^\]]*)\])?\s*(?:--.*|(?:#|\/\/).*)?$/is

export function mayHaveSuppressions(text: string): boolean {
  return /cost-hints:/i.test(text)
}

export function findSuppressions(tree: Tree, lineAt: (offset: number) => number): readonly Suppression[] {
  const found = tree.comments.flatMap((comment) => {
    const match = form.exec(comment.text.trim())
    return match ? [{ comment, match }] : []
  })
  if (found.length === 0) return []
  const nextCodeLine = codeLines(tree, lineAt)
  return found.map(({ comment: { range }, match }): Suppression => {
    const rules = (match[2] ?? '').split(',').map((id) => id.trim()).filter((id) => id !== '')
    if (match[1] !== undefined) return { range, scope: 'file', rules, lines: [0, Infinity] }
    const line = lineAt(range.start)
    return { range, scope: 'line', rules, lines: [line, standsAlone(tree, range) ? nextCodeLine(lineAt(range.end)) : line] }
  })
}

export function isSuppressed(suppression: Suppression, rule: string, line: number): boolean {
  if (suppression.rules.length > 0 && !suppression.rules.includes(rule)) return false
  return suppression.scope === 'file' || (line >= suppression.lines[0] && line <= suppression.lines[1])
}

/** Nothing but white space is on its first line before it; in JSX, the brace that holds it. */
export function standsAlone(tree: Tree, comment: Range): boolean {
  const lineStart = tree.text.lastIndexOf('\n', comment.start - 1) + 1
  const before = tree.text.slice(lineStart, comment.start).trim()
  return before === '' || before === '{'
}

/** Gives the line below, or the first below further comments and blank lines. */
function codeLines(tree: Tree, lineAt: (offset: number) => number): (from: number) => number {
  const lines = tree.text.split('\n')
  const commentLines = new Set<number>()
  for (const { range } of tree.comments) {
    if (!standsAlone(tree, range)) continue
    for (let line = lineAt(range.start); line <= lineAt(range.end); line++) commentLines.add(line)
  }
  return (from) => {
    let line = from + 1
    while (line < lines.length && ((lines[line] ?? '').trim() === '' || commentLines.has(line))) line++
    return line
  }
}
