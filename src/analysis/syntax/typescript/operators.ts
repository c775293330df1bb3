// Operators: arithmetic, comparison, logic, assignment. The position of an operator is found between its operands.

import type { TSESTree } from '@typescript-eslint/typescript-estree'
import type { Range } from '../../text/range.js'
import type { Assign, Expression, Logical } from '../tree.js'
import { lowerExpression } from './expressions.js'
import { outerEnd, outerStart, placeOf, type Ranged, type Source, tokenRange } from './source.js'

export function lowerBinary(source: Source, node: TSESTree.BinaryExpression): Expression {
  const place = placeOf(source, node)
  const left = lowerExpression(source, node.left, node.range[0])
  const right = lowerExpression(source, node.right, node.range[1])
  const operatorRange = operatorBetween(source, node.operator, node.left, node.right)
  if (!comparisons.has(node.operator)) return { kind: 'binary', ...place, operator: node.operator, left, right, operatorRange }
  const operator = node.operator === 'in' ? 'has' : node.operator
  return { kind: 'compare', ...place, operands: [left, right], operators: [operator], operatorRanges: [operatorRange] }
}

const comparisons: ReadonlySet<string> = new Set(['==', '!=', '===', '!==', '<', '<=', '>', '>=', 'in', 'instanceof'])
const logicalOperators = { '&&': 'and', '||': 'or', '??': '??' } as const

export function lowerLogical(source: Source, node: TSESTree.LogicalExpression): Logical {
  return {
    kind: 'logical', ...placeOf(source, node), operator: logicalOperators[node.operator],
    left: lowerExpression(source, node.left, node.range[0]), right: lowerExpression(source, node.right, node.range[1]),
    operatorRange: operatorBetween(source, node.operator, node.left, node.right),
  }
}

export function lowerUnary(source: Source, node: TSESTree.UnaryExpression): Expression {
  const operand = lowerExpression(source, node.argument, node.range[1])
  if (node.operator === 'delete') return { kind: 'delete', ...placeOf(source, node), targets: [operand] }
  return { kind: 'unary', ...placeOf(source, node), operator: node.operator === '!' ? 'not' : node.operator, operand }
}

export function lowerAssignment(source: Source, node: TSESTree.AssignmentExpression | TSESTree.UpdateExpression): Assign {
  const isUpdate = 'argument' in node
  return {
    kind: 'assign', ...placeOf(source, node), operator: node.operator,
    targets: [lowerExpression(source, isUpdate ? node.argument : node.left, node.range[0])],
    value: isUpdate ? null : lowerExpression(source, node.right, node.range[1]),
    annotation: null, form: '', decorators: [], isStatic: false, prefix: isUpdate && node.prefix,
  }
}

function operatorBetween(source: Source, operator: string, left: Ranged, right: Ranged): Range {
  return tokenRange(source, operator, outerEnd(source, left), outerStart(source, right))
}
