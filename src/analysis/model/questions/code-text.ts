// How a piece of code is quoted: on one line, without its comments, not for long.

import type { Node } from '../../syntax/tree.js'
import { isInside, type Range } from '../../text/range.js'
import type { NodeId } from '../facts.js'
import { nodeAt, type Subject } from './subject.js'

const longestCode = 72

export function codeOf(subject: Subject, range: Range): string {
  const { text: whole, comments } = subject.tree
  // From the end, so that the places before stay right.
  const inside = comments.filter((comment) => isInside(comment.range, range)).reverse()
  const text = inside.reduce((rest, comment) => rest.slice(0, comment.range.start - range.start) + rest.slice(comment.range.end - range.start), whole.slice(range.start, range.end))
    .replace(/\s+/g, ' ').trim()
  return text.length > longestCode ? `${text.slice(0, longestCode - 1)}…` : text
}

export function codeAt(subject: Subject, node: NodeId): string {
  return codeOf(subject, nodeAt(subject, node).range)
}

/** Of loops and functions their first line, of all else the whole. */
export function headOf(node: Node): Range {
  return 'header' in node ? node.header : node.range
}
