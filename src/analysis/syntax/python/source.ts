// What every lowering function is given, and the small questions that it asks of syntax nodes.

import type { Range } from '../../text/range.js'
import type { Block, Node, Other, Statement } from '../tree.js'
import type { SyntaxNode } from './syntax-node.js'

export interface Source {
  readonly text: string
  /** Whether any node may be broken: without errors nobody needs to look. */
  readonly hasErrors: boolean
  /** Added to every position of a fragment, such as a quoted annotation, to get one in the file. */
  readonly offset: number
  /** Where positions cannot be told (escapes inside a quoted annotation), every node gets this range. */
  readonly fixedRange: Range | null
  /** A syntax tree of another text; null where that has errors. */
  readonly parseFragment: (text: string) => SyntaxNode | null
  readonly report: (range: Range, message: string) => void
  /** Whether the function that is being lowered has a `yield` so far. */
  readonly seen: { yields: boolean }
}

/** The positions shared by all nodes. `outer` is the same object as `range` until parentheses are found. */
export function at(range: Range): { id: number; parent: null; range: Range; outer: Range } {
  return { id: -1, parent: null, range, outer: range }
}

export function rangeOf(node: SyntaxNode, source: Source): Range {
  return rangeBetween(node.start, node.end, source)
}

export function rangeBetween(start: number, end: number, source: Source): Range {
  return source.fixedRange ?? { start: start + source.offset, end: end + source.offset }
}

export function textOf(node: SyntaxNode, source: Source): string {
  return source.text.slice(node.start, node.end)
}

export function namedChildren(node: SyntaxNode): SyntaxNode[] {
  return node.children.filter((child) => child.named)
}

export function childOfType(node: SyntaxNode, type: string): SyntaxNode | undefined {
  return node.children.find((child) => child.named && child.type === type)
}

export function tokenOf(node: SyntaxNode, text: string): SyntaxNode | undefined {
  return node.children.find((child) => !child.named && child.type === text)
}

/** The child directly behind the token. */
export function childAfter(node: SyntaxNode, text: string): SyntaxNode | undefined {
  const token = node.children.findIndex((child) => !child.named && child.type === text)
  return token < 0 ? undefined : node.children[token + 1]
}

export function isBroken(node: SyntaxNode): boolean {
  return node.missing || node.type === 'ERROR' || node.children.some((child) => child.type === 'ERROR' || child.missing && child.named)
}

export function other(range: Range, children: Node[] = []): Other {
  return { kind: 'other', ...at(range), children }
}

/** From the first statement to the end of the last; empty behind the header where nothing is written yet. */
export function blockOf(statements: Statement[], emptyAt: number): Block {
  const first = statements[0]
  const last = statements.at(-1)
  const range = first && last ? { start: first.range.start, end: last.range.end } : { start: emptyAt, end: emptyAt }
  return { kind: 'block', ...at(range), statements }
}

