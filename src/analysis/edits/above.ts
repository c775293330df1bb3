// A new statement above the one that holds a node, with that one's indentation and the file's line ending.

import type { Node, Tree } from '../syntax/tree.js'
import type { Range } from '../text/range.js'

export interface TextEdit {
  readonly range: Range
  readonly newText: string
}

/** Undefined where no statement can be put there: inside a one-line block, a class body, or on a line with other code before it. */
export function insertAbove(tree: Tree, node: Node, statement: string): TextEdit | undefined {
  const holder = statementAround(node)
  if (!holder) return undefined
  const start = firstOffset(holder)
  const lineStart = tree.text.lastIndexOf('\n', start - 1) + 1
  const indentation = tree.text.slice(lineStart, start)
  if (/[^ \t\uFEFF]/.test(indentation)) return undefined
  const blanks = indentation.replace('\uFEFF', '')
  const lines = statement.split('\n').map((line, index) => index === 0 || line === '' ? line : blanks + line)
  return { range: { start, end: start }, newText: lines.join(lineEnding(tree.text)) + lineEnding(tree.text) + blanks }
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
