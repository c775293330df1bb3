// Expressions: one switch over ESTree. What it does not name becomes `other` with its children.

import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/typescript-estree'
import type { Expression, Name } from '../tree.js'
import { lowerCall, lowerDynamicImport, lowerTaggedTemplate } from './calls.js'
import { lowerClass } from './classes.js'
import { lowerArray, lowerObject } from './collections.js'
import { lowerFunction } from './functions.js'
import { lowerJsx } from './jsx.js'
import { lowerLiteral, lowerTemplate } from './literals.js'
import { lowerAssignment, lowerBinary, lowerLogical, lowerUnary } from './operators.js'
import { lowerOther } from './other.js'
import { missing, outerEnd, placeBetween, placeOf, rangeOf, type Source } from './source.js'
import { lowerType } from './types.js'

/** `after` says where the expression should have been, for code in which it is missing. */
export function lowerExpression(source: Source, node: TSESTree.Node | null | undefined, after: number): Expression {
  if (!node) return missing(source, after)
  switch (node.type) {
    case T.Identifier: return lowerName(source, node)
    case T.PrivateIdentifier: return { kind: 'name', ...placeOf(source, node), name: `#${node.name}` }
    case T.ThisExpression: return { kind: 'name', ...placeOf(source, node), name: 'this' }
    case T.Super: return { kind: 'name', ...placeOf(source, node), name: 'super' }
    case T.Literal: return lowerLiteral(source, node)
    case T.TemplateLiteral: return lowerTemplate(source, node)
    case T.TaggedTemplateExpression: return lowerTaggedTemplate(source, node)
    case T.ArrayExpression: case T.ArrayPattern: return lowerArray(source, node)
    case T.ObjectExpression: case T.ObjectPattern: return lowerObject(source, node)
    case T.SpreadElement: case T.RestElement: case T.JSXSpreadAttribute:
      return { kind: 'spread', ...placeOf(source, node), form: '*', value: lowerExpression(source, node.argument, node.range[1]) }
    case T.AssignmentPattern:
      return {
        kind: 'default', ...placeOf(source, node),
        target: lowerExpression(source, node.left, node.range[0]), value: lowerExpression(source, node.right, node.range[1]),
      }
    case T.MemberExpression: return lowerMember(source, node)
    case T.TSQualifiedName: return lowerQualifiedName(source, node)
    case T.MetaProperty: return lowerMetaProperty(source, node)
    case T.ChainExpression: return lowerExpression(source, node.expression, after)
    case T.CallExpression: case T.NewExpression: return lowerCall(source, node)
    case T.ImportExpression: return lowerDynamicImport(source, node)
    case T.AwaitExpression: return { kind: 'await', ...placeOf(source, node), value: lowerExpression(source, node.argument, node.range[1]) }
    case T.YieldExpression:
      return { kind: 'yield', ...placeOf(source, node), value: optional(source, node.argument), delegate: node.delegate }
    case T.UnaryExpression: return lowerUnary(source, node)
    case T.BinaryExpression: return lowerBinary(source, node)
    case T.LogicalExpression: return lowerLogical(source, node)
    case T.ConditionalExpression:
      return {
        kind: 'conditional', ...placeOf(source, node), test: lowerExpression(source, node.test, node.range[0]),
        then: lowerExpression(source, node.consequent, node.range[1]), otherwise: lowerExpression(source, node.alternate, node.range[1]),
      }
    case T.AssignmentExpression: case T.UpdateExpression: return lowerAssignment(source, node)
    case T.SequenceExpression:
      return {
        kind: 'sequence', ...placeOf(source, node),
        expressions: node.expressions.map((each) => lowerExpression(source, each, node.range[1])),
      }
    case T.TSAsExpression: case T.TSTypeAssertion: case T.TSSatisfiesExpression: case T.TSNonNullExpression: return lowerCast(source, node)
    case T.FunctionExpression: case T.ArrowFunctionExpression: return lowerFunction(source, node)
    case T.ClassExpression: return lowerClass(source, node)
    case T.JSXElement: case T.JSXFragment: return lowerJsx(source, node)
    case T.Decorator: return lowerExpression(source, node.expression, node.range[1])
    default: return lowerOther(source, node)
  }
}

function optional(source: Source, node: TSESTree.Node | null | undefined): Expression | null {
  return node ? lowerExpression(source, node, node.range[0]) : null
}

/** An annotated name has a range that includes its annotation: the name alone is shorter. */
export function lowerName(source: Source, node: TSESTree.Identifier): Name {
  const [start, end] = node.range
  const hasMore = node.optional || node.typeAnnotation !== undefined
  if (!hasMore) return { kind: 'name', ...placeOf(source, node), name: node.name }
  const isPlain = source.text.startsWith(node.name, start)
  const width = isPlain ? node.name.length : source.text.slice(start, end).search(/[\s:?!]/u)
  return { kind: 'name', ...placeBetween(source, start, start + Math.max(0, width)), name: node.name }
}

function lowerMember(source: Source, node: TSESTree.MemberExpression): Expression {
  const object = lowerExpression(source, node.object, node.range[0])
  if (node.computed) {
    const index = lowerExpression(source, node.property, node.range[1])
    return { kind: 'index', ...placeOf(source, node), object, index, optional: node.optional }
  }
  const { property } = node
  const isPrivate = property.type === T.PrivateIdentifier
  return {
    kind: 'member', ...placeOf(source, node), object, property: isPrivate ? `#${property.name}` : property.name,
    propertyRange: rangeOf(source, property.range[0], property.range[1]), optional: node.optional,
  }
}

/** `import.meta` and `new.target` read like members of a name. */
function lowerMetaProperty(source: Source, node: TSESTree.MetaProperty): Expression {
  return {
    kind: 'member', ...placeOf(source, node), object: lowerName(source, node.meta), property: node.property.name,
    propertyRange: rangeOf(source, node.property.range[0], node.property.range[1]), optional: false,
  }
}

/** The right side of `import a = b.c`. */
function lowerQualifiedName(source: Source, node: TSESTree.TSQualifiedName): Expression {
  return {
    kind: 'member', ...placeOf(source, node), object: lowerExpression(source, node.left, node.range[0]), property: node.right.name,
    propertyRange: rangeOf(source, node.right.range[0], node.right.range[1]), optional: false,
  }
}

type CastNode = TSESTree.TSAsExpression | TSESTree.TSTypeAssertion | TSESTree.TSSatisfiesExpression | TSESTree.TSNonNullExpression

function lowerCast(source: Source, node: CastNode): Expression {
  const value = lowerExpression(source, node.expression, node.range[0])
  const place = placeOf(source, node)
  if (node.type === T.TSNonNullExpression) return { kind: 'cast', ...place, form: 'nonnull', value, type: null }
  const form = node.type === T.TSSatisfiesExpression ? 'satisfies' : 'as'
  return { kind: 'cast', ...place, form, value, type: lowerType(source, node.typeAnnotation, outerEnd(source, node.expression)) }
}
