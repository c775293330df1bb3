// Type annotations. The grammar has two shapes of them, types and plain expressions (behind a dot, in quotes); both end up the same.

import type { TypeExpression } from '../tree.js'
import { numberOf } from './numbers.js'
import { lowerQuotedType } from './quoted-types.js'
import { at, namedChildren, rangeOf, textOf, type Source } from './source.js'
import { lowerString, lowerConcatenated } from './strings.js'
import type { SyntaxNode } from './syntax-node.js'

export function lowerType(node: SyntaxNode, source: Source): TypeExpression {
  const [first] = node.children
  switch (node.type) {
    case 'type': return first && node.children.length === 1 ? lowerType(first, source) : otherType(node, source)
    case 'parenthesized_expression': return lowerParenthesized(node, source)
    case 'identifier': return nameType(node, textOf(node, source), [], source)
    case 'none': return nameType(node, 'None', [], source)
    case 'attribute':
    case 'member_type': return lowerDotted(node, source)
    case 'generic_type':
    case 'subscript': return lowerGeneric(node, source)
    case 'union_type':
    case 'binary_operator': return lowerUnion(node, source)
    case 'string':
    case 'concatenated_string': return lowerQuotedType(node, source) ?? otherType(node, source)
    case 'list': return { ...emptyType(node, 'tuple', source), args: namedChildren(node).map((child) => lowerType(child, source)) }
    default: return literalType(node, source) ?? otherType(node, source)
  }
}

function otherType(node: SyntaxNode, source: Source): TypeExpression {
  return emptyType(node, 'other', source)
}

function emptyType(node: SyntaxNode, form: TypeExpression['form'], source: Source): TypeExpression {
  return { kind: 'type', ...at(rangeOf(node, source)), form, name: '', args: [], members: [], value: null }
}

export function nameType(node: SyntaxNode, name: string, args: TypeExpression[], source: Source): TypeExpression {
  return { ...emptyType(node, 'name', source), name, args }
}

function lowerParenthesized(node: SyntaxNode, source: Source): TypeExpression {
  const inner = node.children[1]
  if (!inner) return otherType(node, source)
  const type = lowerType(inner, source)
  type.outer = rangeOf(node, source)
  return type
}

/** `a.b.C`, where all parts are names. */
function lowerDotted(node: SyntaxNode, source: Source): TypeExpression {
  const [object] = node.children
  const property = node.children[2]
  if (!object || !property) return otherType(node, source)
  const left = lowerType(object, source)
  if (left.form !== 'name' || left.args.length > 0) return otherType(node, source)
  return nameType(node, `${left.name}.${textOf(property, source)}`, [], source)
}

function lowerGeneric(node: SyntaxNode, source: Source): TypeExpression {
  const [object, ...rest] = node.children
  const base = object ? lowerType(object, source) : null
  if (base?.form !== 'name' || base.args.length > 0) return otherType(node, source)
  const list = rest[0]?.type === 'type_parameter' ? rest[0].children : rest
  const items = list.filter((child) => child.named && !child.missing)
  const short = base.name.slice(base.name.lastIndexOf('.') + 1)
  if (short === 'Literal') return nameType(node, base.name, items.map((item) => lowerMetadata(item, source)), source)
  if (short === 'Annotated') {
    const args = items.map((item, i) => i === 0 ? lowerType(item, source) : lowerMetadata(item, source))
    return nameType(node, base.name, args, source)
  }
  const args = items.map((item) => lowerType(item, source))
  return short === 'Callable' && args.length === 2 ? lowerCallable(node, base.name, args, source) : nameType(node, base.name, args, source)
}

/** `Callable[[A, B], R]` is a function type; of `Callable[..., R]` the parameters are one unknown. */
function lowerCallable(node: SyntaxNode, name: string, args: TypeExpression[], source: Source): TypeExpression {
  const [parameters, result] = args
  if (!parameters || !result) return otherType(node, source)
  return { ...emptyType(node, 'function', source), name, args: [...(parameters.form === 'tuple' ? parameters.args : [parameters]), result] }
}

/** In `Literal[…]` and behind the first of `Annotated[…]`, a string is a string and no quoted type. */
function lowerMetadata(node: SyntaxNode, source: Source): TypeExpression {
  const item = node.type === 'type' && node.children.length === 1 ? node.children[0] ?? node : node
  if (item.type !== 'string' && item.type !== 'concatenated_string') return lowerType(item, source)
  const text = item.type === 'string' ? lowerString(item, source) : lowerConcatenated(item, source)
  return text.kind === 'literal' ? { ...emptyType(item, 'literal', source), value: text.value } : otherType(item, source)
}

/** `A | B | C` leans to the left and becomes one union of three. */
function lowerUnion(node: SyntaxNode, source: Source): TypeExpression {
  const args: TypeExpression[] = []
  let left: SyntaxNode | undefined = node
  while (left && isUnion(left)) {
    const right: SyntaxNode | undefined = left.children[2]
    if (right) args.unshift(lowerType(right, source))
    left = unwrap(left.children[0])
  }
  if (left === node || !left) return otherType(node, source)
  return { ...emptyType(node, 'union', source), args: [lowerType(left, source), ...args] }
}

function isUnion(node: SyntaxNode): boolean {
  return node.type === 'union_type' || node.type === 'binary_operator' && node.children[1]?.type === '|'
}

function unwrap(node: SyntaxNode | undefined): SyntaxNode | undefined {
  return node?.type === 'type' && node.children.length === 1 ? node.children[0] : node
}

function literalType(node: SyntaxNode, source: Source): TypeExpression | null {
  const text = textOf(node, source)
  const value = node.type === 'true' || node.type === 'false' ? node.type === 'true'
    : /^-?\s*\d/.test(text) && numericTypes.has(node.type) ? numberOf(text.replaceAll(' ', '')) : null
  return value === null ? null : { ...emptyType(node, 'literal', source), value }
}

const numericTypes = new Set(['integer', 'float', 'unary_operator'])
