// The grammar's tree copied out of WebAssembly into plain objects, so that lowering can look around freely and cheaply.
// Comments and line continuations, which may stand anywhere, are taken out: what is left stands in the grammar's order.

import type { Language, Tree } from 'web-tree-sitter'

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
  readonly hasErrors: boolean
}

/** What is known of a node from its numeric type alone; saves most calls into WebAssembly. */
export interface NodeType {
  readonly type: string
  readonly named: boolean
  readonly isLeaf: boolean
  /** The width of a token whose text is always its type, else -1. */
  readonly width: number
}

export function nodeTypesOf(language: Language): readonly NodeType[] {
  const result: NodeType[] = []
  for (let id = 0; id < language.nodeTypeCount; id++) {
    const type = language.nodeTypeForId(id) ?? ''
    const named = language.nodeTypeIsNamed(id)
    const isSpaced = type === 'not in' || type === 'is not'
    result.push({ type, named, isLeaf: !named || leafTypes.has(type), width: named || isSpaced ? -1 : type.length })
  }
  return result
}

export function readSyntaxTree(tree: Tree, types: readonly NodeType[], length: number): SyntaxTree {
  const hasErrors = tree.rootNode.hasError
  const comments: Range[] = []
  const top: SyntaxNode[] = []
  const root: SyntaxNode = { type: 'module', named: true, missing: false, start: 0, end: length, children: top }
  const cursor = tree.walk()
  const above: SyntaxNode[][] = []
  let siblings = top
  let more = cursor.gotoFirstChild()
  while (more) {
    const kind = types[cursor.nodeTypeId] ?? errorType
    const start = cursor.startIndex
    const end = kind.width < 0 || hasErrors ? cursor.endIndex : start + kind.width
    let descended = false
    if (kind.type === 'comment') comments.push({ start, end })
    else if (kind.type !== 'line_continuation') {
      descended = !kind.isLeaf && cursor.gotoFirstChild()
      const children = descended ? [] : none
      siblings.push({ type: kind.type, named: kind.named, missing: hasErrors && start === end && cursor.nodeIsMissing, start, end, children })
      if (descended) {
        above.push(siblings)
        siblings = children
      }
    }
    if (descended) continue
    while (!(more = cursor.gotoNextSibling())) {
      const next = above.pop()
      if (!next) break
      siblings = next
      cursor.gotoParent()
    }
  }
  cursor.delete()
  return { root, comments, hasErrors }
}

const none: SyntaxNode[] = []
const errorType: NodeType = { type: 'ERROR', named: true, isLeaf: false, width: -1 }

/** Named nodes below which there is nothing to learn. */
const leafTypes = new Set([
  'identifier', 'integer', 'float', 'true', 'false', 'none', 'ellipsis', 'comment', 'line_continuation', 'string_start', 'string_content',
  'string_end', 'import_prefix', 'wildcard_import', 'pass_statement', 'break_statement', 'continue_statement', 'type_conversion',
  'keyword_separator', 'positional_separator',
])
