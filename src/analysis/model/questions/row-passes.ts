// Rows that one loop takes in order and keeps none of: one row at a time would do.

import type { Node } from '../../syntax/tree.js'
import { childrenOf } from '../../syntax/children.js'
import { isInside } from '../../text/range.js'
import { none, type CallId } from '../facts.js'
import { libraryCallsOf } from '../resolve/calls.js'
import { operationsOf } from './operations.js'
import { intersects, originsOf } from './origins.js'
import { stepsOf } from './reach.js'
import type { RowSet } from './row-sets.js'
import type { Subject } from './subject.js'

export interface RowPass {
  /** What runs for each row. */
  readonly body: Node
  /** What the rows are taken from. */
  readonly taken: Node
}

/** Undefined where rows are used in another way, or where the pass keeps something of each of them. */
export function rowPassOf(subject: Subject, set: RowSet): RowPass | undefined {
  const [use, ...others] = set.uses.all
  if (!use || others.length > 0) return undefined
  const body = use.how === 'iterated' ? loopBody(use.node) : use.how === 'given' ? loopBody(handingOn(subject, use.call)) : use.how === 'called' && use.name === 'forEach' ? callbackBody(subject, use.call) : undefined
  if (!body || keepsAny(body) || usesItsConnection(subject, set, body)) return undefined
  return { body, taken: use.node }
}

function loopBody(taken: Node | undefined): Node | undefined {
  return taken?.parent?.kind === 'loop' && taken.parent.iterable === taken ? taken.parent.body : undefined
}

/** `enumerate(rows)`, `zip(rows, names)`: they ask for one row after another, and not how many there are. */
function handingOn(subject: Subject, id: CallId): Node | undefined {
  const call = subject.facts.calls[id]
  const isPlain = libraryCallsOf(subject.resolver, subject.file, id).some(({ owner, model }) => /^(enumerate|zip|iter|map|filter|itertools\.\w+)$/.test(owner) && model.streams !== undefined)
  return call && isPlain ? subject.tree.nodes[call.node] : undefined
}

function callbackBody(subject: Subject, id: number): Node | undefined {
  const { facts } = subject
  const given = facts.values[facts.calls[id]?.arguments[0]?.value ?? none]
  const node = given?.op === 'function' ? subject.tree.nodes[facts.functions[given.function]?.node ?? none] : undefined
  return node?.kind === 'function' ? node.body ?? undefined : undefined
}

const keeping = /^(append|appendleft|add|extend|insert|push|unshift|set|setdefault|update|concat|put)$/

/** `names.append(row.name)`, `byId[row.id] = row`: what is kept of each row needs memory for all, whatever the query does. */
function keepsAny(node: Node): boolean {
  if (node.kind === 'call' && node.callee.kind === 'member' && keeping.test(node.callee.property) && node.arguments.length > 0) return true
  if (node.kind === 'assign' && node.targets.some((target) => target.kind === 'index')) return true
  return childrenOf(node).some(keepsAny)
}

/** Rows are read whole because the cursor, the session or the one connection is used again meanwhile: a commit would end a stream. */
function usesItsConnection(subject: Subject, set: RowSet, body: Node): boolean {
  if (set.isLazy || set.query.subject !== subject) return false
  const own = operationsOf(subject).find((one) => one.value === set.query.value)
  const receivers = new Set([...originsOf(subject, own?.receiver ?? none), ...connectionsOf(subject, own?.receiver ?? none)])
  const isShared = operationsOf(subject).some((one) => one !== own && one.kind !== 'mark' && isIn(subject, one.node, body)
    && (intersects(originsOf(subject, one.receiver), receivers) || intersects(connectionsOf(subject, one.receiver), receivers)))
  return isShared || stepsOf(subject).some((step) => !step.direct && isIn(subject, step.node, body) && step.reached.some(({ operation }) => /^(commit|rollback)$/.test(operation.kind)))
}

function isIn(subject: Subject, id: number, body: Node): boolean {
  const node = subject.tree.nodes[id]
  return node !== undefined && isInside(node.range, body.range)
}

/** What a cursor was made of. */
function connectionsOf(subject: Subject, id: number): ReadonlySet<string> {
  const { facts } = subject
  const value = facts.values[id]
  const source = value?.op === 'use' && value.definitions.length === 1 ? facts.definitions[value.definitions[0] ?? none]?.source : undefined
  const made = facts.values[source?.from === 'value' || source?.from === 'enter' ? source.value : id]
  const callee = made?.op === 'call' ? facts.values[facts.calls[made.call]?.callee ?? none] : undefined
  return callee?.op === 'member' ? originsOf(subject, callee.object) : new Set()
}
