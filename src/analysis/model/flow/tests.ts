// What a condition says of names where it holds, and where it does not: kept with the definitions that reach the point, and lost with
// them where something else is assigned.

import type { Node } from '../../syntax/tree.js'
import { none, type DefinitionId, type TestFact } from '../facts.js'
import type { Draft } from './draft.js'

const known = new WeakMap<readonly DefinitionId[], readonly TestFact[]>()

/** What is known of a name by the definitions that reach it. */
export function testsOn(definitions: readonly DefinitionId[]): readonly TestFact[] | undefined {
  return known.get(definitions)
}

/** Goes on where the condition holds, or where it does not. */
export function assume(draft: Draft, test: Node, holds: boolean): void {
  switch (test.kind) {
    case 'name': say(draft, test, { says: 'truth', holds }); return
    case 'unary': if (test.operator === 'not' || test.operator === '!') assume(draft, test.operand, !holds); return
    case 'logical':
      // `a and b` says something where it holds, `a or b` where it does not.
      if ((test.operator === 'and') !== holds || test.operator === '??') return
      assume(draft, test.left, holds)
      assume(draft, test.right, holds)
      return
    case 'assign': {
      const [target] = test.targets
      if (target) assume(draft, target, holds)
      return
    }
    case 'compare': assumeComparison(draft, test, holds); return
    case 'call': assumeCall(draft, test, holds); return
    default:
  }
}

const equal: ReadonlySet<string> = new Set(['is', '==', '==='])
const different: ReadonlySet<string> = new Set(['is not', '!=', '!=='])

function assumeComparison(draft: Draft, { operands, operators }: Extract<Node, { kind: 'compare' }>, truth: boolean): void {
  const [operator, ...others] = operators
  const [left, right] = operands
  if (operator === undefined || !left || !right || others.length > 0) return
  if (operator === 'instanceof') { say(draft, left, { says: 'instance', holds: truth, of: draft.valueOfNode[right.id] ?? none }); return }
  if (!equal.has(operator) && !different.has(operator)) return
  const holds = equal.has(operator) === truth
  if (isNothing(draft, right)) say(draft, left, { says: 'none', holds })
  else if (left.kind === 'unary' && left.operator === 'typeof' && right.kind === 'literal' && typeof right.value === 'string') say(draft, left.operand, { says: 'type', holds, type: right.value })
}

function isNothing(draft: Draft, node: Node): boolean {
  return (node.kind === 'literal' && node.type === 'null') || (!draft.isPython && node.kind === 'name' && node.name === 'undefined')
}

function assumeCall(draft: Draft, { callee, arguments: given }: Extract<Node, { kind: 'call' }>, holds: boolean): void {
  const [first, second] = given
  if (!first) return
  if (draft.isPython && callee.kind === 'name' && callee.name === 'isinstance' && second && draft.lookUp('isinstance') === none) {
    say(draft, first.value, { says: 'instance', holds, of: draft.valueOfNode[second.value.id] ?? none })
  }
  const isArray = !draft.isPython && callee.kind === 'member' && callee.property === 'isArray' && callee.object.kind === 'name' && callee.object.name === 'Array'
  if (isArray) say(draft, first.value, { says: 'array', holds })
}

function say(draft: Draft, node: Node, test: TestFact): void {
  const binding = node.kind === 'name' ? draft.lookUp(node.name) : none
  const definitions = binding === none ? undefined : draft.environment?.get(binding)
  if (!definitions) return
  const narrowed = [...definitions]
  known.set(narrowed, [...known.get(definitions) ?? [], test])
  draft.environment?.set(binding, narrowed)
}
