// Suppression comments: `cost-hints: ignore[rule, …] -- reason` on the line or above it, `ignore-file[…]` at the top.

import type { Range } from '../text/range.js'
import type { Comment, Tree } from '../syntax/tree.js'

export interface Suppression {
  readonly range: Range
  readonly scope: 'line' | 'file'
  /** Empty for all rules. */
  readonly rules: readonly string[]
  /** 0-based lines on which it holds; for files all. */
  readonly lines: readonly [number, number]
}

const form = /^cost-hints:\s*ignore(-file)?(?:\[([^\]]*)\])?\s*(?:--.*)?$/s

export function findSuppressions(tree: Tree, lineAt: (offset: number) => number): readonly Suppression[] {
  return tree.comments.flatMap((comment): Suppression[] => {
    const match = form.exec(comment.text.trim())
    if (!match) return []
    const rules = (match[2] ?? '').split(',').map((id) => id.trim()).filter((id) => id !== '')
    const line = lineAt(comment.range.start)
    const lastLine = lineAt(comment.range.end)
    if (match[1] !== undefined) return [{ range: comment.range, scope: 'file' as const, rules, lines: [0, Infinity] as const }]
    return [{ range: comment.range, scope: 'line' as const, rules, lines: standsAlone(tree, comment) ? [line, nextCodeLine(tree, lastLine, lineAt)] as const : [line, line] as const }]
  })
}

export function isSuppressed(suppression: Suppression, rule: string, line: number): boolean {
  if (suppression.rules.length > 0 && !suppression.rules.includes(rule)) return false
  return suppression.scope === 'file' || (line >= suppression.lines[0] && line <= suppression.lines[1])
}

function standsAlone(tree: Tree, comment: Comment): boolean {
  const lineStart = tree.text.lastIndexOf('\n', comment.range.start - 1) + 1
  return tree.text.slice(lineStart, comment.range.start).trim() === ''
}

/** The line below, or the first below further comments and blank lines. */
function nextCodeLine(tree: Tree, from: number, lineAt: (offset: number) => number): number {
  const lines = tree.text.split('\n')
  const commentLines = new Set(tree.comments.filter((comment) => standsAlone(tree, comment)).flatMap((comment) => {
    const first = lineAt(comment.range.start)
    return Array.from({ length: lineAt(comment.range.end) - first + 1 }, (_, index) => first + index)
  }))
  let line = from + 1
  while (line < lines.length && ((lines[line] ?? '').trim() === '' || commentLines.has(line))) line++
  return line
}
