// Code that only runs for an object that is not in the database yet: `if not self.pk:`, `new = self.id is None … if new:`. An object
// that came from a query never gets there.

import type { Node } from '../../syntax/tree.js'
import { none } from '../facts.js'
import { nodeAt, type Subject } from './subject.js'

export function isUnsavedOnly(subject: Subject, code: Node): boolean {
  for (let node = code; node.parent && node.kind !== 'function'; node = node.parent) {
    const { parent } = node
    if (parent.kind === 'branch' || parent.kind === 'conditional') {
      if (node === parent.then && says(subject, parent.test, true, 0)) return true
      if (node === parent.otherwise && says(subject, parent.test, false, 0)) return true
    }
    if (parent.kind === 'logical' && parent.operator === 'and' && node === parent.right && says(subject, parent.left, true, 0)) return true
  }
  return false
}

const keys: ReadonlySet<string> = new Set(['id', 'pk'])

/** Whether the test coming out as `wanted` means that the object has no key. */
function says(subject: Subject, test: Node, wanted: boolean, depth: number): boolean {
  if (depth > 4) return false
  switch (test.kind) {
    case 'unary': return /^(not|!)$/.test(test.operator) && (isKey(test.operand) ? wanted : says(subject, test.operand, !wanted, depth + 1))
    case 'logical': return test.operator === (wanted ? 'and' : 'or') && (says(subject, test.left, wanted, depth + 1) || says(subject, test.right, wanted, depth + 1))
    case 'compare': {
      const [left, right, ...others] = test.operands
      const [operator] = test.operators
      const isOfNothing = left !== undefined && isKey(left) && right?.kind === 'literal' && right.type === 'null' && others.length === 0
      return isOfNothing && /^(is|==|===)$/.test(operator ?? '') === wanted
    }
    // `bool(self.pk)`
    case 'call': {
      const [argument, ...others] = test.arguments
      return test.callee.kind === 'name' && test.callee.name === 'bool' && argument !== undefined && others.length === 0 && says(subject, argument.value, wanted, depth + 1)
    }
    // `self._state.adding`
    case 'member': return test.property === 'adding' ? wanted : isKey(test) && !wanted
    case 'name': {
      const use = subject.facts.values[subject.facts.valueOfNode[test.id] ?? none]
      const [only, ...others] = use?.op === 'use' ? use.definitions : []
      const source = only === undefined || others.length > 0 ? undefined : subject.facts.definitions[only]?.source
      const value = source?.from === 'value' ? subject.facts.values[source.value] : undefined
      return value !== undefined && says(subject, nodeAt(subject, value.node), wanted, depth + 1)
    }
    default: return false
  }
}

function isKey(node: Node): boolean {
  return node.kind === 'member' && keys.has(node.property) && node.object.kind === 'name' && /^(self|this)$/.test(node.object.name)
}
