// Expressions: the table of lowerings by grammar node, and those that are neither calls, collections nor strings.

import type { Assign, Await, Compare, Conditional, Expression, Literal, Logical, Name, TypeExpression, Unary, Yield } from '../tree.js'
import { lowerCall, lowerMember, lowerSlice, lowerSubscript } from './calls.js'
import { lowerCollection, lowerComprehension, lowerDictionary, lowerSpread, lowerTuple } from './collections.js'
import { lowerLambda } from './definitions.js'
import { lowerNumber } from './numbers.js'
import { at, childAfter, isBroken, other, rangeBetween, rangeOf, textOf, type Source } from './source.js'
import { lowerParts } from './statements.js'
import { lowerConcatenated, lowerString } from './strings.js'
import type { SyntaxNode } from './syntax-node.js'
import { lowerType } from './types.js'

export { lowerTuple }

type LowerExpression = (node: SyntaxNode, source: Source) => Expression

const lowerers: Readonly<Record<string, LowerExpression>> = {
  identifier: lowerName,
  integer: lowerNumber,
  float: lowerNumber,
  true: (node, source) => literal(node, 'boolean', true, source),
  false: (node, source) => literal(node, 'boolean', false, source),
  none: (node, source) => literal(node, 'null', null, source),
  ellipsis: (node, source) => literal(node, 'ellipsis', null, source),
  string: lowerString,
  concatenated_string: lowerConcatenated,
  attribute: lowerMember,
  call: lowerCall,
  subscript: lowerSubscript,
  slice: lowerSlice,
  parenthesized_expression: lowerParenthesized,
  binary_operator: lowerBinary,
  boolean_operator: lowerBinary,
  comparison_operator: lowerCompare,
  unary_operator: lowerUnary,
  not_operator: lowerUnary,
  conditional_expression: lowerConditional,
  named_expression: (node, source) => lowerNamed(node, lowerAfter(node, ':=', source), source),
  assignment: lowerAssignment,
  augmented_assignment: lowerAugmented,
  await: lowerAwait,
  yield: lowerYield,
  lambda: lowerLambda,
  list: lowerCollection,
  set: lowerCollection,
  list_pattern: lowerCollection,
  tuple: lowerTuple,
  tuple_pattern: lowerTuple,
  pattern_list: lowerTuple,
  expression_list: lowerTuple,
  dictionary: lowerDictionary,
  list_comprehension: lowerComprehension,
  set_comprehension: lowerComprehension,
  dictionary_comprehension: lowerComprehension,
  generator_expression: lowerComprehension,
  list_splat: lowerSpread,
  list_splat_pattern: lowerSpread,
  dictionary_splat: lowerSpread,
  dictionary_splat_pattern: lowerSpread,
}

export function isExpressionNode(node: SyntaxNode): boolean {
  return node.named && node.type in lowerers
}

export function lowerExpression(node: SyntaxNode, source: Source): Expression {
  const lower = lowerers[node.type]
  if (!lower || !node.named || source.hasErrors && isBroken(node)) return lowerParts(node, source)
  return lower(node, source)
}

export function lowerName(node: SyntaxNode, source: Source): Name {
  return { kind: 'name', ...at(rangeOf(node, source)), name: textOf(node, source) }
}

function lowerAfter(node: SyntaxNode, token: string, source: Source): Expression {
  const child = childAfter(node, token)
  return child ? lowerExpression(child, source) : other(rangeBetween(node.end, node.end, source))
}

/** The child at this place, which a whole node always has. */
function lowerAt(node: SyntaxNode, index: number, source: Source): Expression {
  const child = node.children[index]
  return child ? lowerExpression(child, source) : other(rangeBetween(node.end, node.end, source))
}

function literal(node: SyntaxNode, type: Literal['type'], value: Literal['value'], source: Source): Literal {
  return { kind: 'literal', ...at(rangeOf(node, source)), type, value }
}

/** Parentheses widen `outer`; the innermost come first, so the widest stay. */
function lowerParenthesized(node: SyntaxNode, source: Source): Expression {
  const inner = lowerAt(node, 1, source)
  inner.outer = rangeOf(node, source)
  return inner
}

/** Chains such as `a + b + c + …` lean to the left and can be thousands long, so the left spine is walked instead of recursed into. */
function lowerBinary(node: SyntaxNode, source: Source): Expression {
  const spine: SyntaxNode[] = []
  let leftmost = node
  while (binaryTypes.has(leftmost.type) && !(source.hasErrors && isBroken(leftmost))) {
    spine.push(leftmost)
    const next = leftmost.children[0]
    if (!next) break
    leftmost = next
  }
  let left = lowerExpression(leftmost, source)
  for (const step of spine.toReversed()) left = binary(step, left, source)
  return left
}

const binaryTypes = new Set(['binary_operator', 'boolean_operator'])

function binary(node: SyntaxNode, left: Expression, source: Source): Expression {
  const token = node.children[1]
  const base = at({ start: left.outer.start, end: rangeOf(node, source).end })
  const operatorRange = token ? rangeOf(token, source) : base.range
  const right = lowerAt(node, 2, source)
  if (token?.type === 'and' || token?.type === 'or') {
    const logical: Logical = { kind: 'logical', ...base, operator: token.type, left, right, operatorRange }
    return logical
  }
  return { kind: 'binary', ...base, operator: token?.type ?? '', left, right, operatorRange }
}

function lowerCompare(node: SyntaxNode, source: Source): Compare {
  const operators = node.children.filter((child) => !child.named)
  return {
    kind: 'compare', ...at(rangeOf(node, source)),
    operands: node.children.filter((child) => child.named).map((operand) => lowerExpression(operand, source)),
    operators: operators.map((operator) => operator.type === '<>' ? '!=' : operator.type),
    operatorRanges: operators.map((operator) => rangeOf(operator, source)),
  }
}

function lowerUnary(node: SyntaxNode, source: Source): Unary {
  return { kind: 'unary', ...at(rangeOf(node, source)), operator: node.children[0]?.type ?? '', operand: lowerAt(node, 1, source) }
}

/** The grammar reads `x := a if b else c` as `(x := a) if b else c`; Python means `x := (a if b else c)`. */
function lowerConditional(node: SyntaxNode, source: Source): Expression {
  const [then] = node.children
  const value = then?.type === 'named_expression' ? childAfter(then, ':=') : undefined
  if (!then || !value) return conditional(node, lowerAt(node, 0, source), source)
  return lowerNamed({ ...then, end: node.end }, conditional(node, lowerExpression(value, source), source), source)
}

function conditional(node: SyntaxNode, then: Expression, source: Source): Conditional {
  return {
    kind: 'conditional', ...at({ start: then.outer.start, end: rangeOf(node, source).end }),
    test: lowerAfter(node, 'if', source), then, otherwise: lowerAfter(node, 'else', source),
  }
}

const plainAssign = { form: '', isStatic: false, prefix: false } as const

function lowerNamed(node: SyntaxNode, value: Expression, source: Source): Assign {
  return {
    kind: 'assign', ...at(rangeOf(node, source)), ...plainAssign, decorators: [], operator: ':=',
    targets: [lowerAt(node, 0, source)], value, annotation: null,
  }
}

/** `a = b = v` nests to the right in the grammar. */
function lowerAssignment(node: SyntaxNode, source: Source): Assign {
  const targets: Expression[] = []
  let annotation: TypeExpression | null = null
  let value: SyntaxNode | undefined = node
  while (value?.type === 'assignment' && !(source.hasErrors && isBroken(value))) {
    targets.push(lowerAt(value, 0, source))
    const type = childAfter(value, ':')
    if (type) annotation = lowerType(type, source)
    value = childAfter(value, '=')
  }
  return {
    kind: 'assign', ...at(rangeOf(node, source)), ...plainAssign, decorators: [], operator: '=', targets, annotation,
    value: value ? lowerExpression(value, source) : null,
  }
}

function lowerAugmented(node: SyntaxNode, source: Source): Assign {
  return {
    kind: 'assign', ...at(rangeOf(node, source)), ...plainAssign, decorators: [], operator: node.children[1]?.type ?? '',
    targets: [lowerAt(node, 0, source)], value: lowerAt(node, 2, source), annotation: null,
  }
}

/** The grammar reads `await a ** b` as `await (a ** b)`; Python binds `await` tighter. */
function lowerAwait(node: SyntaxNode, source: Source): Expression {
  const operand = node.children[1]
  const base = operand?.type === 'binary_operator' ? operand.children[0] : undefined
  if (!operand || !base) {
    const awaited: Await = { kind: 'await', ...at(rangeOf(node, source)), value: lowerAt(node, 1, source) }
    return awaited
  }
  const value = lowerExpression(base, source)
  const left: Await = { kind: 'await', ...at({ start: rangeOf(node, source).start, end: value.outer.end }), value }
  return binary(operand, left, source)
}

function lowerYield(node: SyntaxNode, source: Source): Yield {
  source.seen.yields = true
  const delegate = node.children[1]?.type === 'from'
  const value = node.children[delegate ? 2 : 1]
  return { kind: 'yield', ...at(rangeOf(node, source)), value: value ? lowerExpression(value, source) : null, delegate }
}

