// Tests whether a collection holds a value: `in`, and the calls that search by value.

import type { Call, Compare, FunctionNode, Node } from '../../syntax/tree.js'
import { none, type CallId, type MembershipFact, type ValueId } from '../facts.js'
import type { Draft } from './draft.js'

export function membershipOfCompare(draft: Draft, node: Compare, operands: readonly ValueId[]): void {
  node.operators.forEach((operator, index) => {
    if (operator !== 'in' && operator !== 'not in') return
    draft.memberships.push({
      node: node.id, form: operator, element: operands[index] ?? none, collection: operands[index + 1] ?? none, call: none, site: draft.site,
    })
  })
}

const searches: Readonly<Record<'python' | 'typescript', ReadonlySet<string>>> = {
  python: new Set(['index', 'count']),
  typescript: new Set(['includes', 'indexOf', 'lastIndexOf']),
}

export function membershipOfCall(draft: Draft, node: Call, call: CallId): void {
  const { callee } = node
  const [argument] = node.arguments
  if (callee.kind !== 'member' || !argument || argument.spread || argument.name) return
  const collection = draft.valueOfNode[callee.object.id] ?? none
  const method = callee.property
  // A second argument (`includes(x, from)`, `index(x, start)`) searches a part only.
  if (searches[draft.tree.language].has(method) && node.arguments.length === 1) {
    draft.memberships.push({
      node: node.id, form: method as MembershipFact['form'], element: draft.valueOfNode[argument.value.id] ?? none, collection, call, site: draft.site,
    })
  }
  if (method !== 'some' || draft.isPython || argument.value.kind !== 'function') return
  const sought = identityTest(argument.value)
  if (sought) draft.memberships.push({ node: node.id, form: 'some', element: draft.valueOfNode[sought.id] ?? none, collection, call, site: draft.site })
}

/** `y => y === x`: the node of x. */
function identityTest(callback: FunctionNode): Node | null {
  const [parameter] = callback.parameters
  if (callback.parameters.length !== 1 || parameter?.target.kind !== 'name' || callback.async) return null
  const body = bodyExpression(callback)
  if (body?.kind !== 'compare' || body.operators.length !== 1 || body.operators[0] !== '===') return null
  const name = parameter.target.name
  const [left, right] = body.operands
  if (!left || !right) return null
  const isParameter = (node: Node) => node.kind === 'name' && node.name === name
  if (isParameter(left) && staysTheSame(right, name)) return right
  if (isParameter(right) && staysTheSame(left, name)) return left
  return null
}

/** Names, attributes and literals without the parameter: the same for every element, however often it is evaluated. */
function staysTheSame(node: Node, parameter: string): boolean {
  switch (node.kind) {
    case 'name': return node.name !== parameter
    case 'literal': return true
    case 'member': return !node.optional && staysTheSame(node.object, parameter)
    case 'index': return staysTheSame(node.object, parameter) && staysTheSame(node.index, parameter)
    case 'cast': return staysTheSame(node.value, parameter)
    case 'template': return node.parts.every((part) => staysTheSame(part, parameter))
    default: return false
  }
}

function bodyExpression(callback: FunctionNode): Node | null {
  if (callback.body?.kind !== 'block') return callback.body
  const [only] = callback.body.statements
  return callback.body.statements.length === 1 && only?.kind === 'return' ? only.value : null
}
