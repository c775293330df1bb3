// The grammar's tree copied out of WebAssembly into plain objects, so that lowering can look around freely and cheaply.
// Comments and line continuations, which may stand anywhere, are taken out: what is left stands in the grammar's order.

import type { Language, Tree, TreeCursor } from 'web-tree-sitter'

import type { Range } from '../../text/range.js'

export interface SyntaxNode {
  readonly type: string
  /** False for keywords and punctuation, whose `type` is their text. */
  readonly named: boolean
  /** Invented by the parser to go on after an error; it is empty. */
  readonly missing: boolean
  readonly start: number
  readonly end: number
  readonly children: readonly SyntaxNode[]
}

export interface SyntaxTree {
  readonly root: SyntaxNode
  readonly comments: readonly Range[]
  /** Tokens at the end of a line that the grammar joined with the next one, where Python would not: `x = a.⏎y = 1`. */
  readonly dangling: readonly Range[]
  readonly hasErrors: boolean
}

/** What is known of a node from its numeric type alone; saves most calls into WebAssembly. */
export interface NodeType {
  readonly type: string
  readonly named: boolean
  readonly isLeaf: boolean
  /** The width of a token whose text is always its type, else -1. */
  readonly width: number
  /** Has text that is no child of it. */
  readonly hidesText: boolean
  /** May begin with blanks, be empty, or follow hidden text. */
  readonly isPadded: boolean
}

export function nodeTypesOf(language: Language): readonly NodeType[] {
  const result: NodeType[] = []
  for (let id = 0; id < language.nodeTypeCount; id++) {
    const type = language.nodeTypeForId(id) ?? ''
    const named = language.nodeTypeIsNamed(id)
    const isSpaced = type === 'not in' || type === 'is not'
    result.push({
      type, named, isLeaf: !named || leafTypes.has(type), width: named || isSpaced ? -1 : type.length,
      hidesText: type === 'format_specifier' || type === 'ERROR', isPadded: paddedTypes.has(type),
    })
  }
  return result
}

export function readSyntaxTree(tree: Tree, types: readonly NodeType[], text: string): SyntaxTree {
  const hasErrors = tree.rootNode.hasError
  const comments: Range[] = []
  const dangling: Range[] = []
  const root: Growing = { type: 'module', named: true, missing: false, start: 0, end: text.length, children: [] }
  const cursor = tree.walk()
  const above: Growing[] = []
  let parent = root
  let before = 0
  let more = cursor.gotoFirstChild()
  while (more) {
    const kind = types[cursor.nodeTypeId] ?? errorType
    const known = startOf(kind, before, text, hasErrors)
    const start = known ?? cursor.startIndex
    const last = known === null && lineBoundTypes.has(parent.type) ? parent.children.at(-1) : undefined
    if (last && !last.named && hasLineBreak(text, before, start) && !isInBrackets(above)) {
      dangling.push({ start: last.start, end: last.end })
    }
    let descended = false
    if (kind.type === 'comment') {
      before = cursor.endIndex
      comments.push({ start, end: before })
    } else if (kind.type === 'line_continuation') before = cursor.endIndex
    else {
      descended = !kind.isLeaf && cursor.gotoFirstChild()
      const end = descended && !hasErrors && !kind.hidesText ? -1 : endOf(kind, start, text, hasErrors) ?? endUnder(cursor, descended)
      const missing = hasErrors && start === end && !descended && cursor.nodeIsMissing
      const node: Growing = { type: kind.type, named: kind.named, missing, start, end, children: descended ? [] : none }
      parent.children.push(node)
      if (descended) {
        above.push(parent)
        parent = node
        before = start
      } else before = end
    }
    if (descended) continue
    while (!(more = cursor.gotoNextSibling())) {
      const next = above.pop()
      if (!next) break
      if (parent.end < 0) parent.end = before
      before = parent.end
      parent = next
      cursor.gotoParent()
    }
  }
  cursor.delete()
  if (tree.rootNode.type === 'ERROR') root.children = withRestAsError(root.children)
  return { root, comments, dangling, hasErrors }
}

/** Statements that are whole, as far as they go before anything else. */
export function leadingStatements(nodes: readonly SyntaxNode[]): number {
  const first = nodes.findIndex((node) => !node.named || !/_(statement|definition)$/.test(node.type))
  return first < 0 ? nodes.length : first
}

/** Where the grammar gave up on the file as a whole, what follows the last whole statement is the error. */
function withRestAsError(nodes: Growing[]): Growing[] {
  const rest = nodes.slice(leadingStatements(nodes))
  const first = rest[0]
  const last = rest.at(-1)
  if (!first || !last) return nodes
  const error: Growing = { type: 'ERROR', named: true, missing: false, start: first.start, end: last.end, children: rest }
  return [...nodes.slice(0, nodes.length - rest.length), error]
}

interface Growing extends SyntaxNode { end: number; children: Growing[] }

/** The end of the node that the cursor is at, or has just entered. */
function endUnder(cursor: TreeCursor, descended: boolean): number {
  if (!descended) return cursor.endIndex
  cursor.gotoParent()
  const end = cursor.endIndex
  cursor.gotoFirstChild()
  return end
}

/** In a text without errors only blanks stand between siblings, so that most positions can be read off the text. */
function startOf(kind: NodeType, before: number, text: string, hasErrors: boolean): number | null {
  if (hasErrors || kind.isPadded) return null
  const code = text.charCodeAt(before)
  if (isVisible(code)) return before
  return code === space && isVisible(text.charCodeAt(before + 1)) ? before + 1 : null
}

function endOf(kind: NodeType, start: number, text: string, hasErrors: boolean): number | null {
  if (hasErrors) return null
  if (kind.width >= 0) return start + kind.width
  if (kind.type !== 'identifier') return null
  let end = start
  while (isNameCode(text.charCodeAt(end))) end++
  return text.charCodeAt(end) > lastAscii ? null : end
}

/** Line continuations are nodes in some places, and blanks between nodes in others. */
function hasLineBreak(text: string, start: number, end: number): boolean {
  return text.slice(start, end).replace(/\\\r?\n/g, '').includes('\n')
}

/** Whether a line break means nothing here. */
function isInBrackets(above: readonly SyntaxNode[]): boolean {
  for (const node of above.toReversed()) {
    if (node.type === 'block') return false
    if (bracketTypes.has(node.type)) return true
  }
  return false
}

function isVisible(code: number): boolean {
  return code > space && code <= lastAscii && code !== backslash && code !== hash
}

function isNameCode(code: number): boolean {
  return code >= 97 && code <= 122 || code === 95 || code >= 65 && code <= 90 || code >= 48 && code <= 57
}

const space = 32
const hash = 35
const backslash = 92
const lastAscii = 126
const none: Growing[] = []
const errorType: NodeType = { type: 'ERROR', named: true, isLeaf: false, width: -1, hidesText: true, isPadded: true }

/** Named nodes below which there is nothing to learn. */
const leafTypes = new Set([
  'identifier', 'integer', 'float', 'true', 'false', 'none', 'ellipsis', 'comment', 'line_continuation', 'string_start', 'string_content',
  'string_end', 'import_prefix', 'wildcard_import', 'pass_statement', 'break_statement', 'continue_statement', 'type_conversion',
  'keyword_separator', 'positional_separator',
])

const paddedTypes = new Set(['string_content', 'format_expression', 'block', 'comment', 'ERROR'])

/** Nodes that end with their line unless there are brackets around them. */
const lineBoundTypes = new Set([
  'attribute', 'assignment', 'augmented_assignment', 'binary_operator', 'boolean_operator', 'comparison_operator', 'unary_operator',
  'not_operator', 'await', 'import_statement', 'dotted_name', 'aliased_import', 'conditional_expression', 'lambda', 'delete_statement',
  'assert_statement', 'named_expression',
])

const bracketTypes = new Set([
  'parenthesized_expression', 'tuple', 'list', 'set', 'dictionary', 'list_comprehension', 'set_comprehension', 'dictionary_comprehension',
  'generator_expression', 'argument_list', 'parameters', 'subscript', 'type_parameter', 'interpolation', 'format_expression', 'with_clause',
  'import_from_statement', 'future_import_statement', 'list_pattern', 'tuple_pattern', 'dict_pattern', 'class_pattern',
])
