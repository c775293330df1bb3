// Whether something in a loop happens only every few iterations: `if i % 100 == 0`, `if len(rows) >= 500`.

import { childrenOf } from '../../syntax/children.js'
import type { Node } from '../../syntax/tree.js'
import { isInside } from '../../text/range.js'
import { none } from '../facts.js'
import { nodeAt, type Subject } from './subject.js'

/** `loop`: the node of the loop, or of a function that each iteration runs. */
export function isEveryFew(subject: Subject, operation: Node, loop: Node): boolean {
  for (let node = operation; node.parent && node !== loop; node = node.parent) {
    const { parent } = node
    if (parent.kind === 'branch' && node !== parent.test && (counts(subject, parent.test, loop) || startsAnew(subject, parent.test, node, loop))) return true
    if (parent.kind === 'logical' && node === parent.right && counts(subject, parent.left, loop)) return true
    if (parent.kind === 'block' && parent.statements.some((one) => one.range.end <= node.range.start && skips(subject, one, loop))) return true
  }
  return false
}

const mostNames = 4

/** `elapsed = now - last; if elapsed >= 5: last = now`: what is compared is measured from what the branch itself sets again. */
function startsAnew(subject: Subject, test: Node, body: Node, loop: Node): boolean {
  if (test.kind === 'compare') {
    return /^[<>]=?$/.test(test.operators[0] ?? '') && test.operands.some((side) => isMeasuredFrom(subject, side, body, loop, 0))
  }
  return test.kind === 'logical' && (startsAnew(subject, test.left, body, loop) || startsAnew(subject, test.right, body, loop))
}

function isMeasuredFrom(subject: Subject, node: Node, body: Node, loop: Node, depth: number): boolean {
  if (node.kind !== 'name') return node.kind === 'binary' && [node.left, node.right].some((side) => isMeasuredFrom(subject, side, body, loop, depth))
  const { facts } = subject
  const value = facts.values[facts.valueOfNode[node.id] ?? none]
  if (value?.op !== 'use') return false
  const places = value.definitions.map((id) => nodeAt(subject, facts.definitions[id]?.node ?? none).range)
  if (places.some((one) => isInside(one, body.range)) && places.some((one) => !isInside(one, loop.range))) return true
  const source = value.definitions.length === 1 ? facts.definitions[value.definitions[0] ?? none]?.source : undefined
  return source?.from === 'value' && depth < mostNames && isMeasuredFrom(subject, nodeAt(subject, facts.values[source.value]?.node ?? none), body, loop, depth + 1)
}

/** `if (++n % 100) continue` above it. */
function skips(subject: Subject, statement: Node, loop: Node): boolean {
  if (statement.kind !== 'branch' || statement.otherwise) return false
  const last = statement.then.statements.at(-1)
  return (last?.kind === 'continue' || last?.kind === 'return') && counts(subject, statement.test, loop)
}

function counts(subject: Subject, test: Node, loop: Node): boolean {
  if (test.kind === 'binary' && test.operator === '%') return true
  if (test.kind === 'compare' && test.operands.some((side) => measures(subject, side, loop))) return true
  return childrenOf(test).some((child) => counts(subject, child, loop))
}

const clocks: ReadonlySet<string> = new Set(['time', 'monotonic', 'perf_counter', 'now', 'utcnow', 'getTime'])

/** The length of a collection that iterations fill, a counter that they raise, or the time. */
function measures(subject: Subject, side: Node, loop: Node): boolean {
  if (side.kind === 'call') {
    const name = side.callee.kind === 'name' ? side.callee.name : side.callee.kind === 'member' ? side.callee.property : ''
    const [only] = side.arguments
    if (clocks.has(name)) return true
    if (name === 'len' && only) return outlives(subject, only.value, loop)
    return side.callee.kind === 'member' && /^(size|count|length)$/.test(name) && outlives(subject, side.callee.object, loop)
  }
  if (side.kind === 'member') return /^(length|size)$/.test(side.property) ? outlives(subject, side.object, loop) : isRaised(subject, side, loop)
  if (side.kind === 'name') return isRaised(subject, side, loop)
  return childrenOf(side).some((child) => measures(subject, child, loop))
}

/** It was there before the iteration. */
function outlives(subject: Subject, node: Node, loop: Node): boolean {
  const { facts } = subject
  const value = facts.values[facts.valueOfNode[node.id] ?? none]
  if (node.kind === 'member') return outlives(subject, node.object, loop)
  if (value?.op === 'this') return true
  return value?.op === 'use' && value.definitions.some((id) => !isInside(nodeAt(subject, facts.definitions[id]?.node ?? none).range, loop.range) || facts.definitions[id]?.source.from === 'parameter')
}

/** `count += 1` somewhere in the loop. */
function isRaised(subject: Subject, node: Node, loop: Node): boolean {
  const { facts } = subject
  if (node.kind === 'member') {
    return facts.writes.some((write) => write.name === node.property && /^(\+=|\+\+|-=|--)$/.test(write.operator) && isInside(nodeAt(subject, write.node).range, loop.range))
  }
  const value = facts.values[facts.valueOfNode[node.id] ?? none]
  return value?.op === 'use' && value.definitions.some((id) => {
    const definition = facts.definitions[id]
    return definition?.source.from === 'augment' && isInside(nodeAt(subject, definition.node).range, loop.range)
  })
}
