// What lowering knows of the text besides its nodes: parentheses, and the few tokens whose positions ESTree does not give.

import type { TSESTree } from '@typescript-eslint/typescript-estree'
import type { Range } from '../../text/range.js'
import type { Other } from '../tree.js'

export interface Source {
  readonly text: string
  /** Added to every position: the text of a JSDoc type is parsed on its own. */
  readonly shift: number
  /** By the start of the expression in the parentheses; at most one, since nested parentheses are one entry. */
  readonly parentheses: ReadonlyMap<number, Parentheses>
}

export interface Parentheses {
  /** Where the expression inside ends. */
  readonly end: number
  readonly outer: Range
}

/** The fields of a node that `finishTree` completes. */
export interface Place {
  id: number
  parent: null
  range: Range
  outer: Range
}

export type Ranged = Pick<TSESTree.Node, 'range'>

/** The place of an expression or type, which may have parentheses. */
export function placeOf(source: Source, node: Ranged): Place {
  return placeBetween(source, node.range[0], node.range[1])
}

export function placeBetween(source: Source, start: number, end: number): Place {
  const range = rangeOf(source, start, end)
  const around = source.parentheses.get(start)
  const outer = around?.end === end ? rangeOf(source, around.outer.start, around.outer.end) : range
  return { id: -1, parent: null, range, outer }
}

/** The place of what never has parentheses of its own. */
export function plainPlace(source: Source, start: number, end: number): Place {
  const range = rangeOf(source, start, end)
  return { id: -1, parent: null, range, outer: range }
}

export function rangeOf(source: Source, start: number, end: number): Range {
  const from = Math.max(0, Math.min(start, source.text.length))
  const to = Math.max(from, Math.min(end, source.text.length))
  return { start: from + source.shift, end: to + source.shift }
}

/** Where a node ends, with its parentheses. */
export function outerEnd(source: Source, node: Ranged): number {
  const around = source.parentheses.get(node.range[0])
  return around?.end === node.range[1] ? around.outer.end : node.range[1]
}

export function outerStart(source: Source, node: Ranged): number {
  const around = source.parentheses.get(node.range[0])
  return around?.end === node.range[1] ? around.outer.start : node.range[0]
}

/** Where a statement ends whose last part ends at `from`: a semicolon that begins a later line guards what follows it. */
export function statementEnd(source: Source, from: number, end: number): number {
  return source.text[end - 1] === ';' && /[\n\r\u2028\u2029]/u.test(source.text.slice(from, end)) ? from : end
}

/** An expression that the parser could not read, of no width. */
export function missing(source: Source, at: number): Other {
  return { kind: 'other', ...plainPlace(source, at, at), children: [] }
}

/** The first position at or after `from` that is neither blank nor in a comment. */
export function skipTrivia(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    if (isBlank(text.charCodeAt(at))) at++
    else if (text.startsWith('//', at)) at = lineEnd(text, at)
    else if (text.startsWith('/*', at)) at = blockCommentEnd(text, at)
    else break
  }
  return at
}

/** Where `token` begins between two nodes, comments skipped; -1 if it is not before `limit`. */
export function findToken(text: string, token: string, from: number, limit: number): number {
  for (let at = skipTrivia(text, from); at < limit; at = skipTrivia(text, at + 1)) {
    if (text.startsWith(token, at)) return at
  }
  return -1
}

/** The range of a token, of no width at `limit` where it is missing from half-typed code. */
export function tokenRange(source: Source, token: string, from: number, limit: number): Range {
  const at = findToken(source.text, token, from, limit)
  return at < 0 ? rangeOf(source, limit, limit) : rangeOf(source, at, at + token.length)
}

/** `end` moved back over blanks. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let at = end
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--
  return at
}

function isBlank(code: number): boolean {
  if (code <= 0x20) return true
  return code >= 0xa0 && (code === 0xfeff || code === 0x2028 || code === 0x2029 || /\s/u.test(String.fromCharCode(code)))
}

function lineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029) return at
  }
  return text.length
}

function blockCommentEnd(text: string, from: number): number {
  const end = text.indexOf('*/', from + 2)
  return end < 0 ? text.length : end + 2
}
