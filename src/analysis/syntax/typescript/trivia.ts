// One walk over TypeScript's own tree for what ESTree leaves out: parentheses and comments.
// A comment is whatever begins with two slashes or a slash and a star outside of strings, templates, regular expressions and JSX text.

import ts from 'typescript'
import type { Comment } from '../tree.js'
import type { Parentheses } from './source.js'

export interface Trivia {
  readonly parentheses: ReadonlyMap<number, Parentheses>
  readonly comments: readonly Comment[]
}

export function readTrivia(file: ts.SourceFile): Trivia {
  const parentheses = new Map<number, Parentheses>()
  const literals: ts.TextRange[] = []
  const visit = (node: ts.Node): void => {
    if (isParenthesized(node)) addParentheses(parentheses, node, file)
    else if (literalKinds.has(node.kind)) literals.push({ pos: node.kind === ts.SyntaxKind.JsxText ? node.pos : node.getStart(file), end: node.end })
    ts.forEachChild(node, visit)
  }
  visit(file)
  return { parentheses, comments: commentsBetween(file.text, literals.sort((a, b) => a.pos - b.pos)) }
}

const literalKinds: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.StringLiteral, ts.SyntaxKind.NoSubstitutionTemplateLiteral, ts.SyntaxKind.TemplateHead, ts.SyntaxKind.TemplateMiddle,
  ts.SyntaxKind.TemplateTail, ts.SyntaxKind.RegularExpressionLiteral, ts.SyntaxKind.JsxText,
])

type Parenthesized = ts.ParenthesizedExpression | ts.ParenthesizedTypeNode

function isParenthesized(node: ts.Node): node is Parenthesized {
  return node.kind === ts.SyntaxKind.ParenthesizedExpression || node.kind === ts.SyntaxKind.ParenthesizedType
}

/** The walk is outside in: of nested parentheses the widest come first and stay. */
function addParentheses(found: Map<number, Parentheses>, node: Parenthesized, file: ts.SourceFile): void {
  let inner: ts.Node = node
  while (isParenthesized(inner)) inner = ts.isParenthesizedExpression(inner) ? inner.expression : inner.type
  const start = inner.getStart(file)
  if (!found.has(start)) found.set(start, { end: inner.end, outer: { start: node.getStart(file), end: node.end } })
}

function commentsBetween(text: string, literals: readonly ts.TextRange[]): Comment[] {
  const comments: Comment[] = []
  let next = 0
  for (let at = text.indexOf('/', afterHashbang(text)); at >= 0;) {
    while (next < literals.length && (literals[next]?.end ?? 0) <= at) next++
    const literal = literals[next]
    if (literal && literal.pos <= at) {
      at = text.indexOf('/', literal.end)
      continue
    }
    const comment = commentAt(text, at)
    if (comment) comments.push(comment)
    at = text.indexOf('/', comment?.range.end ?? at + 1)
  }
  return comments
}

function afterHashbang(text: string): number {
  const start = text.startsWith('\uFEFF') ? 1 : 0
  return text.startsWith('#!', start) ? lineEnd(text, start) : start
}

function commentAt(text: string, start: number): Comment | null {
  if (text.startsWith('//', start)) {
    const end = lineEnd(text, start)
    return { range: { start, end }, text: text.slice(start + 2, end).trim(), form: 'line' }
  }
  if (!text.startsWith('/*', start)) return null
  const close = text.indexOf('*/', start + 2)
  const end = close < 0 ? text.length : close + 2
  return { range: { start, end }, text: text.slice(start + 2, close < 0 ? end : close).trim(), form: 'block' }
}

function lineEnd(text: string, from: number): number {
  lineBreak.lastIndex = from
  return lineBreak.exec(text)?.index ?? text.length
}

const lineBreak = /[\n\r\u2028\u2029]/gu
