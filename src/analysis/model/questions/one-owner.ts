// Rows that a query asks for by the one object that they belong to: `select(Member).where(Member.team_id == team_id)`. Where one
// object is kept for each key, all of them share it, and it is loaded once.

import { childrenOf } from '../../syntax/children.js'
import type { Node } from '../../syntax/tree.js'
import { none } from '../facts.js'
import { alternatives } from '../kinds.js'
import type { Traced } from './given.js'
import { libraryTypeAt } from './library-type.js'
import type { LoadingQuery } from './repeated-loads.js'
import { kindAt, nodeAt, type Subject } from './subject.js'

export function isOfOneOwner({ ends, choices, way: [first] }: LoadingQuery): boolean {
  if (first?.rows !== 'one') return false
  const names = new Set([first.name, `${first.name}_id`, `${first.name}Id`])
  return choices.length > 0 ? choices.every((one) => asksForOne(one, names)) : asksForOne(ends, names)
}

/** Some part of the query says so, and the query is not run again with another owner. */
function asksForOne(ends: readonly Traced[], names: ReadonlySet<string>): boolean {
  const keeps = ends.some((end) => libraryTypeAt(end.subject, end.value)?.eager?.keepsObjects === true)
  return keeps && !ends.some(isInLoop) && ends.some(({ subject, value }) => holds(subject, nodeAt(subject, subject.facts.values[value]?.node ?? 0), names, 0))
}

function isInLoop({ subject, value }: Traced): boolean {
  const made = subject.facts.values[value]
  return made?.op === 'call' && (subject.facts.calls[made.call]?.site.loop ?? none) !== none
}

/** Filters of the chain, and what is given to them as it stands; not what is one of several conditions. */
function holds(subject: Subject, node: Node, names: ReadonlySet<string>, depth: number): boolean {
  if (depth > 20) return false
  if (node.kind === 'compare') return isKeyCompared(subject, node, names)
  if (node.kind === 'binary') return node.operator === '&' && childrenOf(node).some((one) => holds(subject, one, names, depth + 1))
  if (node.kind !== 'call') return false
  const name = node.callee.kind === 'member' ? node.callee.property : node.callee.kind === 'name' ? node.callee.name : ''
  const isFilter = /^(where|filter|filter_by|and_)$/.test(name)
  const inArguments = node.arguments.some(({ name: keyword, value }) => keyword !== null ? name === 'filter_by' && names.has(keyword) : (isFilter || value.kind === 'call') && name !== 'or_' && name !== 'not_' && holds(subject, value, names, depth + 1))
  return inArguments || (node.callee.kind === 'member' && holds(subject, node.callee.object, names, depth + 1))
}

/** `Member.team_id == team_id`: a column, and something that is none. */
function isKeyCompared(subject: Subject, { operands, operators }: Extract<Node, { kind: 'compare' }>, names: ReadonlySet<string>): boolean {
  const [left, right, ...others] = operands
  if (!left || !right || others.length > 0 || operators[0] !== '==') return false
  const isKey = (node: Node) => node.kind === 'member' && names.has(node.property) && isClass(subject, node.object)
  const isColumn = (node: Node) => node.kind === 'member' && isClass(subject, node.object)
  return (isKey(left) && !isColumn(right)) || (isKey(right) && !isColumn(left))
}

function isClass(subject: Subject, node: Node): boolean {
  return alternatives(kindAt(subject, subject.facts.valueOfNode[node.id] ?? none)).some((kind) => kind.is === 'class')
}
