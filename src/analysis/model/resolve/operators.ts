// What operators give: comparisons, sums, what is put together or repeated.

import { joinKinds, listOf, unknownKind, type Kind } from '../kinds.js'

const comparisons: ReadonlySet<string> = new Set(['==', '!=', '===', '!==', '<', '<=', '>', '>=', 'in', 'not in', 'is', 'is not', 'instanceof', 'has', 'not', 'chain'])

export function kindOfOperation(operator: string, operands: readonly Kind[]): Kind {
  if (comparisons.has(operator)) return { is: 'boolean', confidence: 'high' }
  if (operator === 'typeof') return { is: 'string', confidence: 'high' }
  const [left, right] = operands
  if (operator === 'and') return right ?? unknownKind
  if (!left) return unknownKind
  if (!right) return left.is === 'number' && typeof left.value === 'number' && operator === 'negate' ? { ...left, value: -left.value } : { is: left.is === 'number' ? 'number' : 'unknown', confidence: left.confidence }
  if (operator === '+' && (left.is === 'list' || left.is === 'tuple') && right.is === left.is) {
    // What begins empty and is added to itself grows with each pass.
    const length = left.length && right.length && !left.grown && !right.grown ? left.length + right.length : undefined
    return { is: left.is, confidence: left.confidence, of: joinKinds([left.of, right.of]), ...(length === undefined ? {} : { length }) }
  }
  if (operator === '+' && (left.is === 'string' || right.is === 'string')) return { is: 'string', confidence: 'high' }
  if (operator === '%' && left.is === 'string') return { is: 'string', confidence: 'high' }
  if (operator === '*' && left.is === 'list') return listOf(left.of)
  if (left.is === 'number' && right.is === 'number') {
    const value = arithmetic(operator, left.value, right.value)
    return { is: 'number', confidence: 'high', ...(value === undefined ? {} : { value }) }
  }
  if (left.is === 'set') return left
  if (left.is === 'instance' && (operator === '|' || operator === '&' || operator === '/')) return left
  return unknownKind
}

function arithmetic(operator: string, a: unknown, b: unknown): number | undefined {
  if (typeof a !== 'number' || typeof b !== 'number') return undefined
  switch (operator) {
    case '+': return a + b
    case '-': return a - b
    case '*': return a * b
    case '**': return a ** b
    default: return undefined
  }
}
