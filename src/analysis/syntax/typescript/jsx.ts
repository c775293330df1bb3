// JSX: `other`, whose children are the expressions in it: a component's name, attribute values, nested elements.

import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/typescript-estree'
import type { Expression, Node, Other } from '../tree.js'
import { typeArgumentsOf } from './calls.js'
import { lowerExpression } from './expressions.js'
import { placeOf, rangeOf, type Source } from './source.js'

export function lowerJsx(source: Source, node: TSESTree.JSXElement | TSESTree.JSXFragment): Other {
  const opening = node.type === T.JSXElement ? openingChildren(source, node.openingElement) : []
  return { kind: 'other', ...placeOf(source, node), children: [...opening, ...node.children.flatMap((child) => lowerPart(source, child))] }
}

function openingChildren(source: Source, node: TSESTree.JSXOpeningElement): Node[] {
  const component = lowerComponent(source, node.name)
  const attributes = node.attributes.flatMap((attribute) => lowerPart(source, attribute))
  return [...(component ? [component] : []), ...typeArgumentsOf(source, node.typeArguments), ...attributes]
}

/** Nothing for a plain element such as `div`: only capitalised and dotted names are values. */
function lowerComponent(source: Source, name: TSESTree.JSXTagNameExpression): Expression | null {
  if (name.type === T.JSXMemberExpression) {
    const object = lowerReference(source, name.object)
    return {
      kind: 'member', ...placeOf(source, name), object, property: name.property.name,
      propertyRange: rangeOf(source, name.property.range[0], name.property.range[1]), optional: false,
    }
  }
  if (name.type !== T.JSXIdentifier || !/^[\p{Lu}_$]/u.test(name.name)) return null
  return lowerReference(source, name)
}

function lowerReference(source: Source, name: TSESTree.JSXTagNameExpression): Expression {
  if (name.type === T.JSXIdentifier) return { kind: 'name', ...placeOf(source, name), name: name.name }
  return lowerComponent(source, name) ?? { kind: 'other', ...placeOf(source, name), children: [] }
}

/** Text and empty braces hold nothing. */
function lowerPart(source: Source, node: TSESTree.Node): Expression[] {
  switch (node.type) {
    case T.JSXText: case T.JSXEmptyExpression: return []
    case T.JSXAttribute: return node.value ? lowerPart(source, node.value) : []
    case T.JSXExpressionContainer: return lowerPart(source, node.expression)
    case T.JSXSpreadChild:
      return [{ kind: 'spread', ...placeOf(source, node), form: '*', value: lowerExpression(source, node.expression, node.range[1]) }]
    default: return [lowerExpression(source, node, node.range[0])]
  }
}
