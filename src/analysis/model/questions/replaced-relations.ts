// Whether a loop changes what a relation of its rows gives before or while it is read: then nothing that a query brings along is
// read there. The relation or its key is set, the row is read anew, or related rows are written.

import { isInside, type Range } from '../../text/range.js'
import { none, type CallId, type LoopFact, type NodeId, type ValueId } from '../facts.js'
import type { Kind } from '../kinds.js'
import { libraryCallsOf } from '../resolve/calls.js'
import { relationAt } from './loads.js'
import { operationsOf, type Operation } from './operations.js'
import { kindAt, nodeAt, type Subject } from './subject.js'

export function isReplaced(subject: Subject, loop: LoopFact, load: Operation): boolean {
  const inLoop = nodeAt(subject, loop.node).range
  return isSet(subject, loop, load) || isReadAnew(load) || isWrittenThrough(subject, inLoop, load) || isWrittenBefore(subject, inLoop, load)
}

/** The program puts the related object in place itself, or its key. */
function isSet(subject: Subject, loop: LoopFact, load: Operation): boolean {
  const name = load.relation?.relation.name ?? ''
  const inLoop = nodeAt(subject, loop.node).range
  const keys = [`${name}_id`, `${name}Id`]
  const writes = (one: Subject, names: readonly string[], from: (node: NodeId, fn: number) => boolean): boolean =>
    one.facts.writes.some((write) => write.name !== null && names.includes(write.name) && write.key === none && from(write.node, write.site.function))
  const isIn = (node: NodeId) => isInside(nodeAt(subject, node).range, inLoop)
  return writes(subject, [name], (node, fn) => fn === loop.site.function || isIn(node)) || writes(subject, keys, isIn)
    || writes(load.subject, [name, ...keys], (_, fn) => fn === load.site.function && (load.subject !== subject || fn !== loop.site.function))
}

/** `book.refresh_from_db()` before `book.author` */
function isReadAnew({ subject, node, relation }: Operation): boolean {
  const { facts } = subject
  const row = facts.values[relation?.object ?? none]
  if (row?.op !== 'use') return false
  const read = nodeAt(subject, node).range.start
  return facts.calls.some((call, id) => {
    const callee = facts.values[call.callee]
    const receiver = callee?.op === 'member' ? facts.values[callee.object] : undefined
    if (receiver?.op !== 'use' || receiver.binding !== row.binding || call.arguments.length > 0) return false
    const { start } = nodeAt(subject, call.node).range
    return start < read && row.definitions.every((one) => nodeAt(subject, facts.definitions[one]?.node ?? 0).range.start < start) && readsAnew(subject, id)
  })
}

function readsAnew(subject: Subject, call: CallId): boolean {
  return libraryCallsOf(subject.resolver, subject.file, call).some(({ model }) => model.mutates === true && model.effect?.kind === 'query')
}

/** `order.lines.create(…)`, `author.books.filter(…).delete()` */
function isWrittenThrough(subject: Subject, inLoop: Range, { relation }: Operation): boolean {
  if (relation?.relation.rows !== 'many') return false
  return operationsOf(subject).some(({ kind, node, receiver }) => kind === 'write' && receiver !== none
    && isInside(nodeAt(subject, node).range, inLoop) && isOfRelation(subject, receiver, relation.relation.name))
}

/** `Author.objects.filter(…).update(…)`, `session.add(Review(…))`: by a query of its own, before the relation is read. */
function isWrittenBefore(subject: Subject, inLoop: Range, load: Operation): boolean {
  const relation = load.relation?.relation
  if (!relation || relation.target.is !== 'object' || load.subject !== subject) return false
  const read = nodeAt(subject, load.node).range.start
  return operationsOf(subject).some((operation) => {
    const { range } = nodeAt(subject, operation.node)
    if ((operation.kind !== 'write' && operation.kind !== 'mark') || range.start >= read || !isInside(range, inLoop)) return false
    // A new row is no other one for those that point at one row each.
    const given = relation.rows === 'many' ? (subject.facts.calls[operation.call]?.arguments ?? []).map((one) => kindAt(subject, one.value)) : []
    const receiver = operation.receiver === none ? undefined : kindAt(subject, operation.receiver)
    const isNew = relation.rows === 'one' && /create|add|insert/i.test(operation.library?.name ?? '')
    return [...(receiver?.is === 'instance' && !isNew ? receiver.args : []), ...given].some((one) => isSameClass(one, relation.target))
  })
}

function isSameClass(one: Kind, other: Kind): boolean {
  return one.is === 'object' && other.is === 'object' && one.file === other.file && one.class === other.class
}

function isOfRelation(subject: Subject, id: ValueId, name: string, depth = 0): boolean {
  const value = subject.facts.values[id]
  if (depth > 8) return false
  if (value?.op === 'call') return isOfRelation(subject, subject.facts.calls[value.call]?.callee ?? none, name, depth + 1)
  if (value?.op !== 'member') return false
  return relationAt(subject, id)?.relation.name === name || isOfRelation(subject, value.object, name, depth + 1)
}
