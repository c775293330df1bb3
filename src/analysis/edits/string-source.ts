// A string as it is written: which place in the source each character of its text has, so that a part of it can be replaced.

import type { Node, Tree } from '../syntax/tree.js'
import type { Range } from '../text/range.js'
import type { TextEdit } from './above.js'

interface Piece {
  readonly start: number
  readonly end: number
  readonly prefix: string
  readonly quote: string
}

export interface StringSource {
  readonly tree: Tree
  readonly node: Node
  readonly pieces: readonly Piece[]
  /** The interpolations in order, with their braces. */
  readonly holes: readonly Range[]
}

/** Undefined where the text is not the source: escapes, conversions, strings made by a call. */
export function stringSource(tree: Tree, node: Node, text: string): StringSource | undefined {
  const holes = holesOf(tree, node)
  const pieces = holes && piecesOf(tree.text, node.range, holes)
  if (!pieces) return undefined
  const source: StringSource = { tree, node, pieces, holes }
  return textOf(source) === text ? source : undefined
}

function holesOf(tree: Tree, node: Node): Range[] | undefined {
  if (node.kind === 'literal') return node.type === 'string' ? [] : undefined
  if (node.kind !== 'template') return undefined
  const holes: Range[] = []
  for (const part of node.parts) {
    if (part.kind === 'literal' && part.type === 'string' && tree.text[part.range.start - 1] !== '{') continue
    const open = /\$?\{\s*$/.exec(tree.text.slice(node.range.start, part.outer.start))
    const close = /^\s*\}/.exec(tree.text.slice(part.outer.end, node.range.end))
    if (!open || !close) return undefined
    holes.push({ start: node.range.start + open.index, end: part.outer.end + close[0].length })
  }
  return holes
}

function piecesOf(text: string, range: Range, holes: readonly Range[]): Piece[] | undefined {
  const pieces: Piece[] = []
  const opening = /(?:\s|#[^\n]*\n|\\\n)*([A-Za-z]*)("""|'''|"|'|`)/y
  for (let at = range.start; at < range.end;) {
    opening.lastIndex = at
    const match = opening.exec(text)
    if (!match) return undefined
    const [whole, prefix = '', quote = ''] = match
    const start = at + whole.length - prefix.length - quote.length
    let end = at + whole.length
    while (end < range.end && !text.startsWith(quote, end)) {
      const hole = holes.find((one) => one.start === end)
      if (text[end] === '\\' && !/r/i.test(prefix)) return undefined
      end = hole ? hole.end : end + 1
    }
    pieces.push({ start, end: end + quote.length, prefix, quote })
    at = end + quote.length
  }
  return pieces
}

function textOf({ tree, pieces, holes }: StringSource): string {
  let text = ''
  for (const piece of pieces) {
    for (let at = contentStart(piece); at < piece.end - piece.quote.length;) {
      const hole = holes.findIndex((one) => one.start === at)
      text += hole < 0 ? tree.text.charAt(at) : `⟨${hole}⟩`
      at = holes[hole]?.end ?? at + 1
    }
  }
  return text.replace(/\r\n/g, '\n')
}

function contentStart(piece: Piece): number {
  return piece.start + piece.prefix.length + piece.quote.length
}

/** The source of the string with edits of its text applied; undefined where an edit is not within one piece. `adds`: some edit adds an interpolation. */
export function editedSource(source: StringSource, edits: readonly TextEdit[], adds: boolean): string | undefined {
  const { tree, node, pieces, holes } = source
  const placed = edits.map((edit) => ({ edit, range: sourceRange(source, edit.range) })).sort((a, b) => a.range.start - b.range.start)
  let result = ''
  let at = node.range.start
  for (const piece of pieces) {
    const own = placed.filter(({ range }) => range.start >= contentStart(piece) && range.end <= piece.end - piece.quote.length)
    const needsHoles = adds && own.some(({ edit }) => /\{/.test(edit.newText))
    const kept = holes.some((hole) => hole.start >= piece.start && hole.end <= piece.end && !own.some(({ range }) => hole.start >= range.start && hole.end <= range.end))
    const form = formOf(tree, piece, { needsHoles, kept })
    if (!form) return undefined
    result += tree.text.slice(at, piece.start) + form.open
    at = contentStart(piece)
    for (const { edit, range } of own) {
      result += form.content(tree.text.slice(at, range.start)) + edit.newText
      at = range.end
    }
    result += form.content(tree.text.slice(at, piece.end - piece.quote.length)) + form.close
    at = piece.end
    placed.splice(0, placed.length, ...placed.filter((one) => !own.includes(one)))
  }
  return placed.length === 0 ? result : undefined
}

interface Form {
  readonly open: string
  readonly close: string
  readonly content: (text: string) => string
}

const asIs = (text: string) => text

/** A plain string becomes one with interpolations where one is added, and a plain one again where none is left. */
function formOf(tree: Tree, piece: Piece, has: { needsHoles: boolean; kept: boolean }): Form | undefined {
  const { prefix, quote } = piece
  const content = tree.text.slice(contentStart(piece), piece.end - quote.length)
  const same = { open: prefix + quote, close: quote, content: asIs }
  if (tree.language === 'typescript') {
    if (!has.needsHoles || quote === '`') return same
    return /`|\$\{/.test(content) ? undefined : { open: '`', close: '`', content: asIs }
  }
  const isTemplate = /f/i.test(prefix)
  if (has.needsHoles && !isTemplate) return { open: `f${prefix.replace(/u/i, '')}${quote}`, close: quote, content: (text) => text.replace(/[{}]/g, '$&$&') }
  if (isTemplate && !has.needsHoles && !has.kept) return { open: prefix.replace(/f/i, '') + quote, close: quote, content: (text) => text.replace(/\{\{/g, '{').replace(/\}\}/g, '}') }
  return same
}

/** The range in the source of a range of the text, in which `⟨n⟩` stands for the n-th interpolation. */
function sourceRange({ tree, pieces, holes }: StringSource, range: Range): Range {
  const places: number[] = []
  let end = 0
  for (const piece of pieces) {
    for (let at = contentStart(piece); at < piece.end - piece.quote.length;) {
      const hole = holes.findIndex((one) => one.start === at)
      if (tree.text[at] === '\r' && tree.text[at + 1] === '\n') { at++; continue }
      for (let count = hole < 0 ? 1 : `⟨${hole}⟩`.length; count > 0; count--) places.push(at)
      at = holes[hole]?.end ?? at + 1
      end = at
    }
  }
  places.push(end)
  const start = places[range.start] ?? end
  const last = range.end > range.start ? places[range.end - 1] ?? end : start
  const hole = holes.find((one) => one.start === last)
  return { start, end: range.end > range.start ? hole?.end ?? last + 1 : start }
}
