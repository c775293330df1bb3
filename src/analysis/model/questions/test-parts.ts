// The parts of a condition that its outcome settles: of `a and not b` that holds, `a` holds and `b` does not.

import type { Node } from '../../syntax/tree.js'

export interface TestPart {
  readonly test: Node
  /** How it comes out. */
  readonly holds: boolean
}

/** Conditions that somebody writes are no deeper. */
const deepest = 6

/** Of a test that comes out so; none of what a part leaves open. */
export function settledParts(test: Node, holds: boolean, depth = 0): readonly TestPart[] {
  if (depth > deepest) return []
  switch (test.kind) {
    case 'unary': return test.operator === 'not' || test.operator === '!' ? settledParts(test.operand, !holds, depth + 1) : []
    case 'logical': {
      if (test.operator !== (holds ? 'and' : 'or')) return []
      return [...settledParts(test.left, holds, depth + 1), ...settledParts(test.right, holds, depth + 1)]
    }
    default: return [{ test, holds }]
  }
}
