// A new statement above the one that holds a node, with that one's indentation and the file's line ending.

import type { FunctionNode, Node, Tree } from '../syntax/tree.js'
import type { Range } from '../text/range.js'

export interface TextEdit {
  readonly range: Range
  readonly newText: string
}

/** Undefined where no statement can be put there: inside a one-line block, a class body, or on a line with other code before it. */
export function insertAbove(tree: Tree, node: Node, statement: string): TextEdit | undefined {
  const holder = statementAround(node)
  if (!holder || isWithoutBraces(tree, holder.parent)) return undefined
  const start = firstOffset(holder)
  const lineStart = tree.text.lastIndexOf('\n', start - 1) + 1
  const indentation = tree.text.slice(lineStart, start)
  if (/[^ \t\uFEFF]/.test(indentation)) return undefined
  const blanks = indentation.replace('\uFEFF', '')
  const lines = statement.split('\n').map((line, index) => index === 0 || line === '' ? line : blanks + line)
  // Python keeps two lines free above what a module defines.
  const isDefined = tree.language === 'python' && holder.parent?.kind === 'module' && (holder.kind === 'function' || holder.kind === 'class')
  return { range: { start, end: start }, newText: lines.join(lineEnding(tree.text)) + lineEnding(tree.text).repeat(isDefined ? 3 : 1) + blanks }
}

/** JavaScript's `if (x) f()`: a second statement would stand outside. */
function isWithoutBraces(tree: Tree, holder: Node | null): boolean {
  return tree.language === 'typescript' && holder?.kind === 'block' && holder.parent?.kind !== 'case' && tree.text[holder.range.start] !== '{'
}

/** The body of a JavaScript function that is one expression, as a block that returns it after a new statement. */
export function insertInBody(tree: Tree, node: FunctionNode, statement: string): TextEdit[] | undefined {
  const { body } = node
  if (!body || body.kind === 'block' || tree.language !== 'typescript') return undefined
  const { text } = tree
  const newLine = lineEnding(text)
  const lineStart = text.lastIndexOf('\n', node.range.start - 1) + 1
  const outer = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? ''
  const inner = outer + indentationStep(text)
  const semicolon = statement.endsWith(';') ? ';' : ''
  return [
    { range: { start: node.keyword.end, end: body.outer.start }, newText: ` {${newLine}${inner}${statement}${newLine}${inner}return ` },
    { range: { start: body.outer.end, end: body.outer.end }, newText: `${semicolon}${newLine}${outer}}` },
  ]
}

/** One level of indentation as the file writes it. */
function indentationStep(text: string): string {
  return /^(\t|  +)\S/m.exec(text)?.[1] ?? '  '
}

export function lineEnding(text: string): string {
  const first = text.indexOf('\n')
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n'
}

/** The statement in a list of statements of a function or module that a node belongs to. */
export function statementAround(node: Node): Node | undefined {
  for (let current = node; current.parent; current = current.parent) {
    const { parent } = current
    if (parent.kind === 'function' && parent.body === current && current.kind !== 'block') return undefined
    if (parent.kind === 'module') return current
    if (parent.kind === 'block') return parent.parent?.kind === 'class' ? undefined : current
    if (parent.kind === 'class') return undefined
  }
  return undefined
}

/** Decorators stand before what they decorate. */
function firstOffset(node: Node): number {
  const decorators = node.kind === 'function' || node.kind === 'class' ? node.decorators : []
  return decorators.length > 0 ? Math.min(node.range.start, ...decorators.map((one) => one.range.start - 1)) : node.range.start
}
