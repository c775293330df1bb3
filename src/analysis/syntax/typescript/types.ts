// Type annotations. A type that the common tree has no form for is `other`, with the types in it.

import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/typescript-estree'
import type { TypeExpression } from '../tree.js'
import { typeArgumentsOf } from './calls.js'
import { annotationOf } from './functions.js'
import { lowerMembers } from './members.js'
import { placeOf, plainPlace, type Place, type Source } from './source.js'

export function lowerType(source: Source, node: TSESTree.Node | null | undefined, after: number): TypeExpression {
  if (!node) return typeOf(plainPlace(source, after, after), 'other', {})
  const place = placeOf(source, node)
  const keyword = keywords[node.type]
  if (keyword !== undefined) return typeOf(place, 'name', { name: keyword })
  const all = (nodes: readonly TSESTree.Node[]): TypeExpression[] => nodes.map((each) => lowerType(source, each, node.range[1]))
  switch (node.type) {
    case T.TSTypeReference:
      return typeOf(place, 'name', { name: dotted(node.typeName), args: typeArgumentsOf(source, node.typeArguments) })
    case T.TSClassImplements: case T.TSInterfaceHeritage:
      return typeOf(place, 'name', { name: dotted(node.expression), args: typeArgumentsOf(source, node.typeArguments) })
    case T.TSArrayType: return typeOf(place, 'array', { args: all([node.elementType]) })
    case T.TSTupleType: return typeOf(place, 'tuple', { args: all(node.elementTypes) })
    case T.TSNamedTupleMember: return lowerType(source, node.elementType, node.range[1])
    case T.TSOptionalType: return lowerType(source, node.typeAnnotation, node.range[1])
    case T.TSRestType: return typeOf(place, 'other', { args: all([node.typeAnnotation]) })
    case T.TSUnionType: return typeOf(place, 'union', { args: all(node.types) })
    case T.TSIntersectionType: return typeOf(place, 'intersection', { args: all(node.types) })
    case T.TSLiteralType: return lowerLiteralType(source, node, place)
    case T.TSFunctionType: return typeOf(place, 'function', { args: signatureTypes(source, node) })
    case T.TSTypeLiteral: return typeOf(place, 'object', { members: lowerMembers(source, node.members) })
    case T.TSTypeOperator: return lowerOperator(source, node, place)
    case T.TSTypeQuery: return typeOf(place, 'other', { name: dotted(node.exprName) })
    case T.TSConditionalType: return typeOf(place, 'other', { args: all([node.checkType, node.extendsType, node.trueType, node.falseType]) })
    case T.TSIndexedAccessType: return typeOf(place, 'other', { args: all([node.objectType, node.indexType]) })
    default: return typeOf(place, 'other', {})
  }
}

const keywords: Readonly<Partial<Record<string, string>>> = {
  [T.TSAnyKeyword]: 'any', [T.TSBigIntKeyword]: 'bigint', [T.TSBooleanKeyword]: 'boolean', [T.TSNeverKeyword]: 'never',
  [T.TSNullKeyword]: 'null', [T.TSNumberKeyword]: 'number', [T.TSObjectKeyword]: 'object', [T.TSStringKeyword]: 'string',
  [T.TSSymbolKeyword]: 'symbol', [T.TSUndefinedKeyword]: 'undefined', [T.TSUnknownKeyword]: 'unknown', [T.TSVoidKeyword]: 'void',
  [T.TSThisType]: 'this',
}

/** ESTree's names of types: those that may stand among the children of something unknown. */
export function isType(node: TSESTree.Node): boolean {
  return keywords[node.type] !== undefined || typeKinds.has(node.type)
}

const typeKinds: ReadonlySet<string> = new Set([
  T.TSTypeReference, T.TSArrayType, T.TSTupleType, T.TSUnionType, T.TSIntersectionType, T.TSLiteralType, T.TSFunctionType,
  T.TSConstructorType, T.TSTypeLiteral, T.TSTypeOperator, T.TSTypeQuery, T.TSConditionalType, T.TSIndexedAccessType, T.TSMappedType,
  T.TSImportType, T.TSInferType, T.TSTemplateLiteralType, T.TSTypePredicate, T.TSOptionalType, T.TSRestType, T.TSNamedTupleMember,
])

type Signature = Pick<TSESTree.TSFunctionType, 'params' | 'returnType' | 'range'>

/** The types of the parameters, then that of the result. */
export function signatureTypes(source: Source, node: Signature): TypeExpression[] {
  const parameters = node.params.map((each) => annotationOf(source, each) ?? typeOf(plainPlace(source, each.range[0], each.range[1]), 'other', {}))
  return [...parameters, lowerType(source, node.returnType?.typeAnnotation, node.range[1])]
}

export function typeOf(place: Place, form: TypeExpression['form'],
  rest: Partial<Pick<TypeExpression, 'name' | 'args' | 'members' | 'value'>>): TypeExpression {
  return { kind: 'type', ...place, form, name: rest.name ?? '', args: rest.args ?? [], members: rest.members ?? [], value: rest.value ?? null }
}

/** `readonly T[]` is the array; `keyof T` and `unique symbol` are unknown. */
function lowerOperator(source: Source, node: TSESTree.TSTypeOperator, place: Place): TypeExpression {
  const operand = lowerType(source, node.typeAnnotation, node.range[1])
  if (node.operator !== 'readonly') return typeOf(place, 'other', { args: [operand] })
  return { ...operand, range: place.range, outer: place.outer }
}

function lowerLiteralType(source: Source, node: TSESTree.TSLiteralType, place: Place): TypeExpression {
  const { literal } = node
  if (literal.type === T.Literal) {
    const isPlain = typeof literal.value === 'string' || typeof literal.value === 'number' || typeof literal.value === 'boolean'
    return typeOf(place, 'literal', { value: isPlain ? literal.value : source.text.slice(literal.range[0], literal.range[1]) })
  }
  if (literal.type === T.TemplateLiteral) return typeOf(place, 'literal', { value: literal.quasis[0]?.value.cooked ?? '' })
  const written = source.text.slice(literal.range[0], literal.range[1])
  const number = Number(written.replaceAll('_', ''))
  return typeOf(place, 'literal', { value: Number.isNaN(number) ? written : number })
}

/** Empty for what is not a chain of names, such as `import('m')`. */
export function dotted(node: TSESTree.Node): string {
  switch (node.type) {
    case T.Identifier: return node.name
    case T.ThisExpression: return 'this'
    case T.TSQualifiedName: return join(dotted(node.left), dotted(node.right))
    case T.MemberExpression: return node.computed ? '' : join(dotted(node.object), dotted(node.property))
    default: return ''
  }
}

function join(left: string, right: string): string {
  return left === '' ? '' : `${left}.${right}`
}
