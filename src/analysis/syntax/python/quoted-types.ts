// Annotations in quotes (`'User'`, `"list['User']"`): the text in them is parsed, and its positions are those inside the quotes.

import type { TypeExpression } from '../tree.js'
import { rangeOf, textOf, type Source } from './source.js'
import { lowerConcatenated, lowerString, prefixOf } from './strings.js'
import type { SyntaxNode } from './syntax-node.js'
import { lowerType, nameType } from './types.js'

/** Null where the text is no type. */
export function lowerQuotedType(node: SyntaxNode, source: Source): TypeExpression | null {
  const content = plainContent(node, source)
  if (content) {
    const text = textOf(content, source)
    // Most quoted annotations are one name, and need no parser.
    if (/^[A-Za-z_][\w]*(\.[A-Za-z_]\w*)*$/.test(text)) return nameType(content, text, [], source)
    return lowerFragment(text, { ...source, offset: source.offset + content.start })
  }
  const decoded = node.type === 'string' ? lowerString(node, source) : lowerConcatenated(node, source)
  if (decoded.kind !== 'literal' || typeof decoded.value !== 'string') return null
  return lowerFragment(decoded.value, { ...source, fixedRange: rangeOf(node, source) })
}

/** The text between the quotes where each of its characters stands for itself. */
function plainContent(node: SyntaxNode, source: Source): SyntaxNode | null {
  if (node.type !== 'string' || prefixOf(node, source) !== '') return null
  const [, content, end] = node.children
  if (content?.type !== 'string_content' || end?.type !== 'string_end') return null
  return textOf(content, source).includes('\\') ? null : content
}

/** Parsed in parentheses, so that line breaks and leading blanks mean nothing. */
function lowerFragment(text: string, source: Source): TypeExpression | null {
  const wrapped = `(${text})`
  const root = source.parseFragment(wrapped)
  const statement = root?.children.length === 1 ? root.children[0] : undefined
  const group = statement?.type === 'expression_statement' && statement.children.length === 1 ? statement.children[0] : undefined
  const inner = group?.type === 'parenthesized_expression' && group.children.length === 3 ? group.children[1] : undefined
  return inner ? lowerType(inner, { ...source, text: wrapped, hasErrors: false, offset: source.offset - 1 }) : null
}
