// Whether a function written as an argument runs before the call returns, so that it sees what reaches the call.
// Any other may be kept and run later, when names have been bound anew.

import type { FunctionNode } from '../../syntax/tree.js'
import { elementMethods } from '../scopes.js'

const otherCallers: ReadonlySet<string> = new Set([
  'sort', 'toSorted', 'replace', 'replaceAll', 'from', 'sorted', 'min', 'max', 'reduce', 'map', 'filter', 'groupby', 'apply',
])

export function runsAtOnce(node: FunctionNode): boolean {
  const call = node.parent?.kind === 'argument' ? node.parent.parent : null
  if (call?.kind !== 'call') return false
  const { callee } = call
  const name = callee.kind === 'member' ? callee.property : callee.kind === 'name' ? callee.name : ''
  return elementMethods.has(name) || otherCallers.has(name)
}
