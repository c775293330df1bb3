// How the text around an edit is laid out: indentation, line ends, semicolons; and moving lines one level in.

import type { Node, Tree } from '../syntax/tree.js'
import type { Range } from '../text/range.js'
import type { TextEdit } from './above.js'

/** The blanks before a node on its line; undefined if other code stands there. */
export function indentationOf(tree: Tree, node: Node): string | undefined {
  const lineStart = tree.text.lastIndexOf('\n', node.range.start - 1) + 1
  const before = tree.text.slice(lineStart, node.range.start).replace('\uFEFF', '')
  return /^[ \t]*$/.test(before) ? before : undefined
}

/** One level of indentation, as the first indented line inside the node shows it. */
export function indentUnit(tree: Tree, inside: Node): string {
  const outer = indentationOf(tree, inside) ?? ''
  const inner = /\n([ \t]+)\S/.exec(tree.text.slice(inside.range.start, inside.range.end))?.[1]
  if (inner?.startsWith(outer) === true && inner.length > outer.length) return inner.slice(outer.length)
  return tree.language === 'python' ? '    ' : '  '
}

/** Undefined where a line begins inside a string, which must not change. */
export function indentLines(tree: Tree, range: Range, unit: string): TextEdit[] | undefined {
  const edits: TextEdit[] = []
  for (let at = tree.text.indexOf('\n', range.start); at >= 0 && at < range.end; at = tree.text.indexOf('\n', at + 1)) {
    const start = at + 1
    if (isInText(tree, start)) return undefined
    if (!/[\r\n]/.test(tree.text[start] ?? '\n')) edits.push({ range: { start, end: start }, newText: unit })
  }
  return edits
}

/** The text of a node whose first line comes to stand at another indentation; undefined where a line of it begins inside a text. */
export function reindented(tree: Tree, range: Range, indentation: string): string | undefined {
  const start = tree.text.lastIndexOf('\n', range.start - 1) + 1
  const own = /^[ \t]*/.exec(tree.text.slice(start))?.[0] ?? ''
  const moved = indentLines(tree, range, '')
  if (!moved) return undefined
  const [first = '', ...rest] = tree.text.slice(range.start, range.end).split('\n')
  return [first, ...rest.map((line) => line.startsWith(own) ? indentation + line.slice(own.length) : line)].join('\n')
}

function isInText(tree: Tree, offset: number): boolean {
  return tree.nodes.some((node) => (node.kind === 'literal' || node.kind === 'template') && node.range.start < offset && offset < node.range.end)
}

/** The end of the line that an offset is on, before its line break. */
export function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : text[end - 1] === '\r' ? end - 1 : end
}

/** Whether the file ends its statements with semicolons. */
export function usesSemicolons(tree: Tree): boolean {
  return tree.language === 'typescript' && /;[ \t]*(\r?\n|$)/.test(tree.text)
}
