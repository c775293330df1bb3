// Where the annotations of a file belong: to the function, class or loop that they stand on or above, or to the whole file, at its top.

import { walk } from '../syntax/children.js'
import type { Comment, Node, Statement, Tree } from '../syntax/tree.js'
import { indexLines, type LineIndex } from '../text/lines.js'
import { withEffect } from './annotated-places.effects.js'
import { trailedPlace } from './annotated-places.trailing.js'
import { readAnnotations, type Annotation, type AnnotationProblem } from './annotations.js'

export interface PlacedAnnotation extends Annotation {
  /** A function; the module for what holds for the whole file; null where there is none. */
  readonly function: Node | null
  /** Of all its methods. */
  readonly class: Node | null
  /** A loop, a `for` of a comprehension, or the function that is run once for each element. */
  readonly loop: Node | null
}

export interface PlacedAnnotations {
  readonly annotations: readonly PlacedAnnotation[]
  readonly problems: readonly AnnotationProblem[]
}

const nothing: PlacedAnnotations = { annotations: [], problems: [] }

export function mayHaveAnnotations(text: string): boolean {
  return /cost-hints:(?!\s*ignore\b)/.test(text)
}

export function placeAnnotations(tree: Tree): PlacedAnnotations {
  const found = mayHaveAnnotations(tree.text) ? tree.comments.flatMap((comment) => {
    const read = readAnnotations(tree.text.slice(comment.range.start, comment.range.end), comment.range.start)
    return read ? [{ comment, read }] : []
  }) : []
  if (found.length === 0) return nothing
  const layout = layoutOf(tree)
  const annotations: PlacedAnnotation[] = []
  const problems: AnnotationProblem[] = []
  for (const { comment, read } of found) {
    problems.push(...read.problems)
    const place = placeOf(layout, comment)
    if (place) annotations.push(...read.annotations.map((one) => ({ ...one, ...place })))
    else if (read.annotations.length > 0) problems.push({ range: comment.range, message: 'This says nothing here: write it on or above a function, a class or a loop, or at the top of the file.' })
  }
  const said = withEffect(annotations, layout)
  return { annotations: said.annotations, problems: [...problems, ...said.problems].sort((a, b) => a.range.start - b.range.start) }
}

export type AnnotatedPlace = Pick<PlacedAnnotation, 'function' | 'class' | 'loop'>

export interface Layout {
  readonly tree: Tree
  readonly lines: LineIndex
  /** Functions, classes and loops in order of position, with the lines from their first decorator to their body. */
  readonly spans: readonly Span[]
  /** Lines that hold nothing but comments. */
  readonly commentLines: ReadonlySet<number>
  readonly textLines: readonly string[]
}

export interface Span { readonly node: Node; readonly isLoop: boolean; readonly isFunction: boolean; readonly isClass?: true; readonly first: number; readonly last: number }

function layoutOf(tree: Tree): Layout {
  const lines = indexLines(tree.text)
  const commentLines = new Set<number>()
  for (const comment of tree.comments) {
    if (standsAlone(tree, comment) && !leadsCode(tree, comment)) for (let line = lines.lineAt(comment.range.start); line <= lines.lineAt(comment.range.end); line++) commentLines.add(line)
  }
  const textLines = Array.from({ length: lines.count }, (_, line) => tree.text.slice(lines.startOf(line), line + 1 < lines.count ? lines.startOf(line + 1) : tree.text.length))
  return { tree, lines, commentLines, textLines, spans: tree.nodes.flatMap((node) => spanOf(node, lines) ?? []) }
}

function spanOf(node: Node, { lineAt }: LineIndex): Span | undefined {
  if (node.kind === 'function') {
    const start = Math.min(node.range.start, ...node.decorators.map(({ range }) => range.start))
    // A decorator's `@` is on its line.
    return { node, isLoop: node.parent?.kind === 'argument', isFunction: true, first: lineAt(start), last: lineAt(node.header.end) }
  }
  if (node.kind === 'class') {
    const start = Math.min(node.range.start, ...node.decorators.map(({ range }) => range.start))
    return { node, isLoop: false, isFunction: false, isClass: true, first: lineAt(start), last: lineAt(node.header.end) }
  }
  if (node.kind === 'loop') return { node, isLoop: true, isFunction: false, first: lineAt(node.range.start), last: lineAt(node.header.end) }
  return node.kind === 'clause' ? { node, isLoop: true, isFunction: false, first: lineAt(node.range.start), last: lineAt(node.range.end) } : undefined
}

function placeOf(layout: Layout, comment: Comment): AnnotatedPlace | undefined {
  const { tree, lines, spans } = layout
  const own = lines.lineAt(comment.range.start)
  if (!standsAlone(tree, comment)) {
    // Those that begin on the line before those that only end their header there.
    const here = spans.filter((span) => span.first <= own && own <= span.last && span.node.range.start < comment.range.start)
    const begin = here.filter((span) => span.first === own)
    return outermost(begin.length > 0 ? begin : here.slice(-1))
  }
  const end = lines.lineAt(comment.range.end)
  const next = leadsCode(tree, comment) ? { line: end, isTouching: true } : nextCodeLine(layout, end)
  const trailed = trailedPlace(layout, comment, next.line)
  if (trailed !== 'not trailing') return trailed
  const isTouching = next.line === end + 1 || next.isTouching
  const below = next.line < lines.count ? outermost(spans.filter((span) => span.first === next.line)) ?? insideStatement(layout, next.line) : undefined
  if (below && isTouching) return below
  const inHeader = spans.filter((span) => (span.isFunction || span.isClass) && span.first < own && next.line <= span.last).slice(-1)
  if (inHeader.length > 0) return outermost(inHeader)
  return isAtTop(layout, comment) ? { function: tree.root, class: null, loop: null } : below
}

/** The outermost function and the outermost loop among them; a class alone. */
function outermost(spans: readonly Span[]): AnnotatedPlace | undefined {
  const [first] = spans
  if (first?.isClass) return { function: null, class: first.node, loop: null }
  const firstFunction = spans.find((span) => span.isFunction)?.node ?? null
  const firstLoop = spans.find((span) => span.isLoop)?.node ?? null
  return firstFunction || firstLoop ? { function: firstFunction, class: null, loop: firstLoop } : undefined
}

/** `app.get(` … `async (request) => {` further down: the only one that the statement on the line holds. */
function insideStatement({ tree, lines, spans }: Layout, line: number): AnnotatedPlace | undefined {
  const statement = tree.nodes.find((node) => isStatement(node) && lines.lineAt(node.range.start) === line)
  if (!statement) return undefined
  const inside = spans.filter(({ node }) => node.range.start >= statement.range.start && node.range.end <= statement.range.end)
  const outer = inside.filter(({ node }) => !inside.some((other) => other.node !== node && other.node.range.start <= node.range.start && node.range.end <= other.node.range.end))
  const functions = outer.filter((span) => span.isFunction)
  const loops = outer.filter((span) => span.isLoop)
  return functions.length <= 1 && loops.length <= 1 && !outer.some((span) => span.isClass) ? outermost(outer) : undefined
}

function isStatement(node: Node): node is Statement {
  return node.kind === 'expression-statement' || node.kind === 'declaration' || node.kind === 'return' || node.kind === 'export'
}

/** `isTouching`: only comments are between. */
function nextCodeLine({ textLines, commentLines }: Layout, from: number): { readonly line: number; readonly isTouching: boolean } {
  let isTouching = true
  let line = from + 1
  for (; line < textLines.length; line++) {
    if (commentLines.has(line)) continue
    if (textLines[line]?.trim() !== '') break
    isTouching = false
  }
  return { line, isTouching }
}

/** Before the first statement that is more than an import or a text that explains. */
function isAtTop({ tree }: Layout, comment: Comment): boolean {
  const first = tree.root.body.find((statement) => statement.kind !== 'import' && !isExplanation(statement))
  if (first && comment.range.start > first.range.start) return false
  let isInside = false
  walk(tree.root, (node) => {
    if (node.kind !== 'module' && node.range.start < comment.range.start && comment.range.end < node.range.end) isInside = true
    return node.kind === 'module'
  })
  return !isInside
}

/** A doc string, `'use strict'`. */
function isExplanation(statement: Statement): boolean {
  return statement.kind === 'expression-statement' && statement.expression.kind === 'literal' && statement.expression.type === 'string'
}

/** Nothing but white space is before it on its line; in JSX, the brace that holds it. */
function standsAlone(tree: Tree, { range }: Comment): boolean {
  const before = tree.text.slice(tree.text.lastIndexOf('\n', range.start - 1) + 1, range.start).trim()
  return before === '' || before === '{'
}

/** Code follows on its last line. */
function leadsCode({ text }: Tree, { range }: Comment): boolean {
  const newline = text.indexOf('\n', range.end)
  const rest = text.slice(range.end, newline < 0 ? text.length : newline).trim()
  return rest !== '' && !/^(?:\}|\/\/|\/\*)/.test(rest)
}
