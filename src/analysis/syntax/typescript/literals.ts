// Literals and templates.

import type { TSESTree } from '@typescript-eslint/typescript-estree'
import type { Expression, Literal, Template } from '../tree.js'
import { lowerExpression } from './expressions.js'
import { placeOf, plainPlace, type Source } from './source.js'

export function lowerLiteral(source: Source, node: TSESTree.Literal): Literal {
  const place = placeOf(source, node)
  if ('bigint' in node) return { kind: 'literal', ...place, type: 'bigint', value: node.raw }
  if ('regex' in node) return { kind: 'literal', ...place, type: 'regex', value: node.raw }
  const { value } = node
  switch (typeof value) {
    case 'string': return { kind: 'literal', ...place, type: 'string', value }
    case 'number': return { kind: 'literal', ...place, type: 'number', value }
    case 'boolean': return { kind: 'literal', ...place, type: 'boolean', value }
    default: return { kind: 'literal', ...place, type: 'null', value: null }
  }
}

/** The text between two interpolations is a part only if there is any. */
export function lowerTemplate(source: Source, node: TSESTree.TemplateLiteral): Template {
  const parts: Expression[] = []
  for (const [i, quasi] of node.quasis.entries()) {
    const start = quasi.range[0] + 1
    const end = Math.max(start, quasi.range[1] - (quasi.tail ? 1 : 2))
    const value = textOfQuasi(quasi)
    if (value !== '') parts.push({ kind: 'literal', ...plainPlace(source, start, end), type: 'string', value })
    const expression = node.expressions[i]
    if (expression) parts.push(lowerExpression(source, expression, quasi.range[1]))
  }
  return { kind: 'template', ...placeOf(source, node), parts }
}

/** A tagged template may hold escapes that have no cooked text. */
function textOfQuasi(quasi: TSESTree.TemplateElement): string {
  const cooked: string | null = quasi.value.cooked
  return cooked ?? quasi.value.raw
}
