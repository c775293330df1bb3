// Loops that count on by more than one and take what lies between: `while batch: … i += size; batch = rows[i:i + size]`,
// `while left < right: delete(between(left, left + size)); left += size`. An iteration is a batch there, by its author's choice.

import { childrenOf } from '../../syntax/children.js'
import type { Node } from '../../syntax/tree.js'
import { none } from '../facts.js'
import { constantOf } from '../resolve/resolver.js'
import { kindAt, type Subject } from './subject.js'

const known = new WeakMap<Node, boolean>()

/** `loop`: a `while` or `do`. */
export function goesByStrides(subject: Subject, loop: Node): boolean {
  if (loop.kind !== 'loop') return false
  let answer = known.get(loop)
  if (answer === undefined) known.set(loop, answer = loop.body.statements.some((statement) => {
    const counter = statement.kind === 'expression-statement' ? raised(subject, statement.expression) : undefined
    return counter !== undefined && reachesOn(loop.body, counter)
  }))
  return answer
}

interface Counter { readonly name: string; readonly by: Node }

/** `i += size`, `i = i + size`, where the size is no single step and no span of time. */
function raised(subject: Subject, node: Node): Counter | undefined {
  if (node.kind !== 'assign' || !node.value) return undefined
  const [target, ...others] = node.targets
  if (target?.kind !== 'name' || others.length > 0) return undefined
  const sum = node.operator === '=' && node.value.kind === 'binary' && node.value.operator === '+' && isNamed(node.value.left, target.name) ? node.value.right : null
  const by = node.operator === '+=' ? node.value : sum
  return by && isSize(subject, by) ? { name: target.name, by } : undefined
}

function isSize(subject: Subject, node: Node): boolean {
  if (node.kind !== 'literal' && node.kind !== 'name' && node.kind !== 'member') return false
  const kind = kindAt(subject, subject.facts.valueOfNode[node.id] ?? none)
  return (kind.is === 'number' || kind.is === 'unknown') && constantOf(kind) !== 1
}

/** `i + size` somewhere in the body: as far as the next iteration begins. */
function reachesOn(node: Node, counter: Counter): boolean {
  if (node.kind === 'function') return false
  if (node.kind === 'binary' && node.operator === '+' && isNamed(node.left, counter.name) && isSame(node.right, counter.by) && node.parent?.kind !== 'assign') return true
  return childrenOf(node).some((child) => reachesOn(child, counter))
}

function isNamed(node: Node, name: string): boolean {
  return node.kind === 'name' && node.name === name
}

function isSame(a: Node, b: Node): boolean {
  if (a.kind === 'literal') return b.kind === 'literal' && a.value === b.value
  if (a.kind === 'name') return isNamed(b, a.name)
  return a.kind === 'member' && b.kind === 'member' && a.property === b.property && isSame(a.object, b.object)
}
