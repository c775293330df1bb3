// Functions of all forms, and their parameters.

import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/typescript-estree'
import type { Range } from '../../text/range.js'
import type { Expression, FunctionNode, Name, Parameter, TypeExpression } from '../tree.js'
import { keyText } from './collections.js'
import { lowerExpression, lowerName } from './expressions.js'
import { outerStart, placeOf, plainPlace, rangeOf, skipTrivia, type Source, tokenRange, trimmedEnd } from './source.js'
import { lowerBlock } from './statements.js'
import { lowerType } from './types.js'

type AnyFunction = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression
  | TSESTree.TSDeclareFunction | TSESTree.TSEmptyBodyFunctionExpression
type Member = TSESTree.MethodDefinition | TSESTree.TSAbstractMethodDefinition | TSESTree.Property

export function lowerFunction(source: Source, node: AnyFunction): FunctionNode {
  const isArrow = node.type === T.ArrowFunctionExpression
  const isDeclaration = node.type === T.FunctionDeclaration || node.type === T.TSDeclareFunction
  return {
    kind: 'function', ...placeOf(source, node), form: isArrow ? 'arrow' : isDeclaration ? 'declaration' : 'expression',
    name: node.id ? lowerName(source, node.id) : null, ...signatureOf(source, node), decorators: [], isStatic: false,
    keyword: isArrow ? arrowOf(source, node) : keywordOf(source, node), header: headerOf(source, node.range[0], node),
  }
}

/** A method of a class or an object: the whole member, while ESTree's function begins with the parameters. */
export function lowerMethod(source: Source, node: Member): FunctionNode {
  const value = node.value
  const decorators = 'decorators' in node ? node.decorators : []
  const [start, end] = node.range
  const first = skipTrivia(source.text, decorators.at(-1)?.range[1] ?? start)
  const body = isFunctionLike(value) ? value : null
  return {
    kind: 'function', ...plainPlace(source, start, end), form: formOf(node), name: nameOf(source, node),
    ...(body ? signatureOf(source, body) : nothing), decorators: decorators.map((each) => lowerExpression(source, each, start)),
    isStatic: 'static' in node && node.static, keyword: rangeOf(source, node.key.range[0], node.key.range[1]),
    header: body ? headerOf(source, first, body) : rangeOf(source, first, end),
  }
}

const nothing = { parameters: [], returns: null, body: null, async: false, generator: false }

function isFunctionLike(node: TSESTree.Node): node is TSESTree.FunctionExpression | TSESTree.TSEmptyBodyFunctionExpression {
  return node.type === T.FunctionExpression || node.type === T.TSEmptyBodyFunctionExpression
}

function formOf(node: Member): FunctionNode['form'] {
  if (node.kind === 'get') return 'getter'
  if (node.kind === 'set') return 'setter'
  return node.kind === 'constructor' ? 'constructor' : 'method'
}

function nameOf(source: Source, node: Member): Name | null {
  if (node.computed) return null
  return { kind: 'name', ...plainPlace(source, node.key.range[0], node.key.range[1]), name: keyText(source, node.key) }
}

function signatureOf(source: Source, node: AnyFunction): Pick<FunctionNode, 'parameters' | 'returns' | 'body' | 'async' | 'generator'> {
  return {
    parameters: node.params.filter((each) => !isThis(each)).map((each) => lowerParameter(source, each)),
    returns: node.returnType ? lowerType(source, node.returnType.typeAnnotation, node.returnType.range[1]) : null,
    body: lowerBody(source, node.body), async: node.async, generator: node.generator,
  }
}

function lowerBody(source: Source, body: TSESTree.BlockStatement | TSESTree.Expression | null | undefined): FunctionNode['body'] {
  if (!body) return null
  return body.type === T.BlockStatement ? lowerBlock(source, body) : lowerExpression(source, body, body.range[0])
}

function headerOf(source: Source, start: number, node: AnyFunction): Range {
  const end = node.body ? outerStart(source, node.body) : node.range[1]
  return rangeOf(source, start, trimmedEnd(source.text, start, end))
}

/** `function` stands behind nothing but `declare`, `async` and, for a default export, nothing. */
function keywordOf(source: Source, node: AnyFunction): Range {
  return tokenRange(source, 'function', node.range[0], node.id?.range[0] ?? node.params[0]?.range[0] ?? node.range[1])
}

function arrowOf(source: Source, node: TSESTree.ArrowFunctionExpression): Range {
  const lastParameter = node.params.at(-1)?.range[1]
  const from = node.returnType?.range[1] ?? lastParameter ?? node.typeParameters?.range[1] ?? node.range[0]
  return tokenRange(source, '=>', from, outerStart(source, node.body))
}

/** A `this` parameter only declares a type: no argument goes there. */
function isThis(node: TSESTree.Parameter): boolean {
  return node.type === T.Identifier && node.name === 'this'
}

export function lowerParameter(source: Source, node: TSESTree.Parameter): Parameter {
  const isField = node.type === T.TSParameterProperty
  const declared: TSESTree.Node = isField ? node.parameter : node
  const isRest = declared.type === T.RestElement
  const hasDefault = declared.type === T.AssignmentPattern
  const target: TSESTree.Node = isRest ? declared.argument : hasDefault ? declared.left : declared
  const decorators = node.decorators as TSESTree.Decorator[] | undefined ?? []
  const start = Math.min(node.range[0], decorators[0]?.range[0] ?? node.range[0])
  return {
    kind: 'parameter', ...plainPlace(source, start, node.range[1]),
    target: lowerExpression(source, target, node.range[0]),
    annotation: annotationOf(source, declared) ?? annotationOf(source, target),
    default: hasDefault ? lowerExpression(source, declared.right, node.range[1]) : null,
    rest: isRest ? '*' : '', isField, optional: 'optional' in target && target.optional, keywordOnly: false,
    decorators: decorators.map((each) => lowerExpression(source, each, start)),
  }
}

export function annotationOf(source: Source, node: TSESTree.Node): TypeExpression | null {
  if (!('typeAnnotation' in node) || node.typeAnnotation?.type !== T.TSTypeAnnotation) return null
  return lowerType(source, node.typeAnnotation.typeAnnotation, node.typeAnnotation.range[1])
}

export function decoratorsOf(source: Source, decorators: readonly TSESTree.Decorator[]): Expression[] {
  return decorators.map((each) => lowerExpression(source, each, each.range[0]))
}
