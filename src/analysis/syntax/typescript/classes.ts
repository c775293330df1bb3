// Classes: methods are functions, fields are assignments, static blocks are blocks, index signatures are `other`.

import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/typescript-estree'
import type { Assign, Block, ClassNode, Expression, Statement } from '../tree.js'
import { typeArgumentsOf } from './calls.js'
import { keyText } from './collections.js'
import { lowerExpression, lowerName } from './expressions.js'
import { annotationOf, decoratorsOf, lowerMethod } from './functions.js'
import { outerEnd, placeBetween, plainPlace, rangeOf, skipTrivia, type Source, trimmedEnd } from './source.js'
import { lowerBlock } from './statements.js'
import { lowerType } from './types.js'

export function lowerClass(source: Source, node: TSESTree.ClassDeclaration | TSESTree.ClassExpression): ClassNode {
  const [start, end] = node.range
  const from = Math.min(start, node.decorators[0]?.range[0] ?? start)
  const first = Math.max(start, skipTrivia(source.text, node.decorators.at(-1)?.range[1] ?? start))
  return {
    kind: 'class', ...placeBetween(source, from, end), name: node.id ? lowerName(source, node.id) : null,
    bases: node.superClass ? [lowerExpression(source, node.superClass, start)] : [],
    baseArguments: typeArgumentsOf(source, node.superTypeArguments),
    implements: node.implements.map((each) => lowerType(source, each, each.range[0])),
    keywords: [], decorators: decoratorsOf(source, node.decorators), body: lowerClassBody(source, node.body), isAbstract: node.abstract,
    header: rangeOf(source, first, trimmedEnd(source.text, first, node.body.range[0])),
  }
}

function lowerClassBody(source: Source, node: TSESTree.ClassBody): Block {
  const statements = node.body.map((member) => lowerMember(source, member))
  return { kind: 'block', ...plainPlace(source, node.range[0], node.range[1]), statements }
}

function lowerMember(source: Source, node: TSESTree.ClassElement): Statement {
  switch (node.type) {
    case T.MethodDefinition: case T.TSAbstractMethodDefinition: return lowerClassMethod(source, node)
    case T.PropertyDefinition: case T.AccessorProperty: case T.TSAbstractPropertyDefinition: case T.TSAbstractAccessorProperty:
      return { kind: 'expression-statement', ...plainPlace(source, node.range[0], node.range[1]), expression: lowerField(source, node) }
    case T.StaticBlock: return lowerBlock(source, node)
    default: return { kind: 'other', ...plainPlace(source, node.range[0], node.range[1]), children: [] }
  }
}

/** A computed name is an expression of its own, which a function has no field for. */
function lowerClassMethod(source: Source, node: TSESTree.MethodDefinition | TSESTree.TSAbstractMethodDefinition): Statement {
  const method = lowerMethod(source, node)
  if (!node.computed) return method
  const key = lowerExpression(source, node.key, node.range[0])
  return { kind: 'other', ...plainPlace(source, node.range[0], node.range[1]), children: [key, method] }
}

type Field = TSESTree.PropertyDefinition | TSESTree.AccessorProperty | TSESTree.TSAbstractPropertyDefinition | TSESTree.TSAbstractAccessorProperty

function lowerField(source: Source, node: Field): Assign {
  const annotation = node.typeAnnotation?.range[1] ?? node.key.range[1]
  const end = node.value ? outerEnd(source, node.value) : annotation
  return {
    kind: 'assign', ...plainPlace(source, node.range[0], end), operator: '=', targets: [fieldName(source, node)],
    value: node.value ? lowerExpression(source, node.value, end) : null, annotation: annotationOf(source, node), form: 'field',
    decorators: decoratorsOf(source, node.decorators), isStatic: node.static, prefix: false,
  }
}

function fieldName(source: Source, node: Field): Expression {
  const { key } = node
  const place = plainPlace(source, key.range[0], key.range[1])
  if (node.computed) return { kind: 'other', ...place, children: [lowerExpression(source, key, key.range[0])] }
  return { kind: 'name', ...place, name: keyText(source, key) }
}
