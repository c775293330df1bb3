// Comments at the end of a block, behind its last statement: they are of the function or loop whose end they stand in, never of the next one.

import type { Comment, Node } from '../syntax/tree.js'
import type { AnnotatedPlace, Layout } from './annotated-places.js'

/** `next`: the line of the code that follows. Undefined where it trails neither a function nor a loop. */
export function trailedPlace(layout: Layout, comment: Comment, next: number): AnnotatedPlace | undefined | 'not trailing' {
  const blocks = layout.tree.language === 'python' ? indentedBlocks(layout, comment, next) : closingBlocks(layout, comment, next)
  if (!blocks) return 'not trailing'
  const innermost = blocks.at(-1)
  const owner = blocks.findLast(({ kind }) => kind === 'function' || kind === 'class')
  if (!innermost || owner?.kind === 'class') return undefined
  return { function: owner ?? null, class: null, loop: innermost.kind === 'loop' ? innermost : null }
}

/** Indentation alone says where a block of Python ends. */
function indentedBlocks(layout: Layout, comment: Comment, next: number): readonly Node[] | undefined {
  const { lines, spans, textLines } = layout
  const own = lines.lineAt(comment.range.start)
  const column = comment.range.start - lines.startOf(own)
  if (column <= (next < lines.count ? indentOf(textLines[next]) : 0)) return undefined
  let last = own - 1
  while (last >= 0 && (layout.commentLines.has(last) || textLines[last]?.trim() === '')) last--
  return spans.filter(({ node }) => isBlock(node) && lines.lineAt(node.range.start) <= last && last <= lines.lineAt(node.range.end) && indentOf(textLines[lines.lineAt(node.range.start)]) < column)
    .map(({ node }) => node)
}

/** A brace closes the block. */
function closingBlocks({ spans, textLines }: Layout, { range }: Comment, next: number): readonly Node[] | undefined {
  if (textLines[next]?.trimStart().startsWith('}') !== true) return undefined
  return spans.filter(({ node }) => isBlock(node) && node.range.start < range.start && range.end <= node.range.end).map(({ node }) => node)
}

function isBlock({ kind }: Node): boolean {
  return kind === 'function' || kind === 'loop' || kind === 'class'
}

function indentOf(line = ''): number {
  return line.length - line.trimStart().length
}
