// Strings: prefixes, escapes, f-strings, and strings written side by side, which Python joins.

import type { Expression, Literal, Node, Template } from '../tree.js'
import { decodeEscapes } from './escapes.js'
import { lowerExpression } from './expressions.js'
import { at, other, rangeOf, textOf, type Source } from './source.js'
import { lowerParts } from './statements.js'
import type { SyntaxNode } from './syntax-node.js'

export function lowerString(node: SyntaxNode, source: Source): Expression {
  return lowerPieces(node, [node], source)
}

export function lowerConcatenated(node: SyntaxNode, source: Source): Expression {
  return lowerPieces(node, node.children.filter((child) => child.type === 'string'), source)
}

/** Plain pieces give one literal; any f-string among them makes all one template, in which text stands without its quotes. */
function lowerPieces(node: SyntaxNode, pieces: readonly SyntaxNode[], source: Source): Expression {
  const prefixes = pieces.map((piece) => prefixOf(piece, source))
  // Template strings (`t'…'`) are no strings, and backquotes of Python 2 are calls of repr.
  if (prefixes.some((prefix) => prefix === null || prefix.includes('t'))) return lowerParts(node, source)
  const base = at(rangeOf(node, source))
  if (prefixes.some((prefix) => prefix?.includes('f'))) {
    const parts = pieces.flatMap((piece, i) => templateParts(piece, prefixes[i] ?? '', source))
    const template: Template = { kind: 'template', ...base, parts }
    return template
  }
  const value = pieces.map((piece, i) => plainValue(piece, prefixes[i] ?? '', source)).join('')
  const literal: Literal = { kind: 'literal', ...base, type: prefixes[0]?.includes('b') ? 'bytes' : 'string', value }
  return literal
}

/** The letters before the quotes, in lower case; null where the quotes are no quotes. */
export function prefixOf(piece: SyntaxNode, source: Source): string | null {
  const [start] = piece.children
  if (!start || start.type !== 'string_start') return null
  const match = /^([a-zA-Z]*)['"]/.exec(textOf(start, source))
  return match?.[1]?.toLowerCase() ?? null
}

function plainValue(piece: SyntaxNode, prefix: string, source: Source): string {
  const content = piece.children.filter((child) => child.type === 'string_content').map((child) => textOf(child, source)).join('')
  return decodeEscapes(content, prefix)
}

function templateParts(piece: SyntaxNode, prefix: string, source: Source): Expression[] {
  const parts: Expression[] = []
  for (const child of piece.children) {
    if (child.type === 'string_content') {
      parts.push({ kind: 'literal', ...at(rangeOf(child, source)), type: 'string', value: decodeEscapes(textOf(child, source), prefix) })
    } else if (child.type === 'interpolation') parts.push(...interpolationParts(child, source))
    else if (child.type === 'ERROR') parts.push(lowerParts(child, source))
  }
  return parts
}

/** The value; then `=`, `!r` and `:>10`, which change its text, as `other`. */
function interpolationParts(node: SyntaxNode, source: Source): Expression[] {
  const parts: Expression[] = []
  for (const child of node.children) {
    if (child.type === '=') parts.push(other(rangeOf(child, source)))
    else if (child.type === 'type_conversion') parts.push(other(rangeOf(child, source)))
    else if (child.type === 'format_specifier') parts.push(lowerFormat(child, source))
    else if (child.named) parts.push(lowerExpression(child, source))
  }
  return parts
}

function lowerFormat(node: SyntaxNode, source: Source): Expression {
  const expressions = node.children.filter((child) => child.type === 'format_expression')
  const nested: Node[] = expressions.flatMap((child) => interpolationParts(child, source))
  return other(rangeOf(node, source), nested)
}
