// New statements below the one that a node is, with its indentation and the file's line ending.

import type { Node, Tree } from '../syntax/tree.js'
import { lineEnding, statementAround, type TextEdit } from './above.js'
import { endOfLine, indentationOf } from './layout.js'

/** Undefined where none can stand there: in a block without braces, or with other code on the line. */
export function insertBelow(tree: Tree, node: Node, lines: readonly string[]): TextEdit | undefined {
  const indent = indentationOf(tree, node)
  const end = endOfLine(tree.text, node.range.end)
  const isLast = /^[ \t;]*(#.*|\/\/.*)?$/.test(tree.text.slice(node.range.end, end))
  if (statementAround(node) !== node || indent === undefined || !isLast) return undefined
  return { range: { start: end, end }, newText: lines.map((line) => `${lineEnding(tree.text)}${indent}${line}`).join('') }
}

/** A statement with its line and the line break before; a comment behind it stays where it stands. Undefined where the line has other code. */
export function removeLine(tree: Tree, node: Node): TextEdit | undefined {
  const { text } = tree
  const lineStart = text.lastIndexOf('\n', node.range.start - 1) + 1
  const end = endOfLine(text, node.range.end)
  if (lineStart === 0 || indentationOf(tree, node) === undefined) return undefined
  const comment = tree.comments.find(({ range }) => range.start >= node.range.end && range.end === end)
  if (comment) return isBlank(text, node.range.end, comment.range.start) ? { range: { start: node.range.start, end: comment.range.start }, newText: '' } : undefined
  return isBlank(text, node.range.end, end) ? { range: { start: lineStart - lineEnding(text).length, end }, newText: '' } : undefined
}

function isBlank(text: string, start: number, end: number): boolean {
  return /^[ \t;]*$/.test(text.slice(start, end))
}
