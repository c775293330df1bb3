// What lowering has no kind for: `other`, with every node that its fields hold, in order of position.

import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/typescript-estree'
import type { Node, Other } from '../tree.js'
import { lowerExpression } from './expressions.js'
import { placeOf, type Source } from './source.js'
import { isStatement, lowerStatement } from './statements.js'
import { isType, lowerType } from './types.js'

export function lowerOther(source: Source, node: TSESTree.Node): Other {
  const children = childrenOf(node).map((child) => lowerAny(source, child)).sort((a, b) => a.range.start - b.range.start)
  return { kind: 'other', ...placeOf(source, node), children }
}

export function lowerAny(source: Source, node: TSESTree.Node): Node {
  if (node.type === T.TSTypeAnnotation) return lowerType(source, node.typeAnnotation, node.range[1])
  if (isType(node)) return lowerType(source, node, node.range[0])
  return isStatement(node) ? lowerStatement(source, node) : lowerExpression(source, node, node.range[0])
}

function childrenOf(node: TSESTree.Node): TSESTree.Node[] {
  const fields: readonly unknown[] = Object.values(node)
  return fields.flat().filter(isNode)
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'range' in value
}
