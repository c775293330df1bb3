// The reads that a step repeats once per iteration, each of its own: what a query per row is made of.

import type { Level } from '../../finding.js'
import type { EffectKind } from '../../libraries/schema.js'
import type { Node } from '../../syntax/tree.js'
import { isInside } from '../../text/range.js'
import { none } from '../facts.js'
import type { Kind } from '../kinds.js'
import { isOpenedByEach } from './opened-each.js'
import { operationsOf, type Operation } from './operations.js'
import { stepsOf, type Step } from './reach.js'
import { readConfidence } from './reads.js'
import { repeatedOperations, type Repeated, type Wanted } from './repeated.js'
import { kindAt, nodeAt, type Subject } from './subject.js'

export type RepeatedRead = Repeated

const reads: Wanted = {
  confidenceOf: (operation) => operation.kind === 'query' ? readConfidence(operation.subject, operation) : operation.effect.finds === true ? operation.confidence : undefined,
  // No query before the loop could give that answer.
  isUnusual: followsWrite,
}

export function repeatedReads(subject: Subject, step: Step, level: Level): readonly RepeatedRead[] {
  const found = repeatedOperations(subject, step, level, reads).filter((one) => !isOpenedByEach(subject, step, one) && !isRemembered(one))
  if (found.length === 0 || isUnderLock(subject, step) || (step.direct && locksRows(step.direct))) return []
  const works = !step.direct && step.reached.some(({ operation }) => operation.kind === 'write' && operation.effect.finds !== true)
  return found.filter((one) => one.reached.operation.kind === 'query' || isSameRow(subject, one)).flatMap((one) => {
    // What a piece of work that also writes asks for on its way is its own affair, and so is what goes with a row that is deleted.
    const confidence = (works && (one.reached.hops.length > 0 || isOfDeletion(one.reached.operation) || isOfSaving(one.reached.operation))) || isReadAnew(subject, step, one) ? 'low' : one.confidence
    return level === 'aggressive' || confidence !== 'low' ? [{ ...one, confidence }] : []
  })
}

/** One and the same key: from the second iteration on the session answers. */
function isRemembered({ reached: { operation }, course }: RepeatedRead): boolean {
  return course === 'same' && operation.library?.model.remembered === true
}

/** `row.refresh_from_db()` of a function that is given the row, or in a loop that writes: what was read before it may have changed. */
function isReadAnew(subject: Subject, step: Step, { reached: { operation }, loop }: RepeatedRead): boolean {
  if (operation.effect.anew !== true) return false
  const { range } = nodeAt(subject, loop.fact.node)
  return !step.direct || stepsOf(subject).some((other) => isInside(nodeAt(subject, other.node).range, range) && other.reached.some((one) => changing.has(one.operation.kind)))
}

/** `def delete(self): … super().delete()` */
function isOfDeletion({ subject: { facts }, site }: Operation): boolean {
  const fact = facts.functions[site.function]
  return fact !== undefined && fact.class !== none && fact.name === 'delete'
}

/** A row that asks its own table as it is saved (the next number, whether a name is taken) reads what was saved before it. */
function isOfSaving(operation: Operation): boolean {
  const { subject: { facts, file }, site } = operation
  const fact = facts.functions[site.function]
  const rows = fact !== undefined && fact.class !== none && /^a?save$/.test(fact.name) ? rowsOf(operation) : undefined
  return rows?.is === 'object' && rows.file === file && rows.class === fact?.class
}

/** `get_or_create` is a read where it finds the row of the iteration before: nothing else in the loop changes or removes it. */
function isSameRow(subject: Subject, { reached: { operation }, loop, course }: RepeatedRead): boolean {
  const { range } = nodeAt(subject, loop.fact.node)
  const rows = rowsOf(operation)
  return course === 'same' && rows !== undefined && !stepsOf(subject).some((step) => isInside(nodeAt(subject, step.node).range, range) && step.reached.some((other) => {
    const own = rowsOf(other.operation)
    return changing.has(other.operation.kind) && other.operation.effect.finds !== true && (own === undefined || isSameKind(own, rows))
  }))
}

const changing: ReadonlySet<EffectKind> = new Set(['write', 'mark'])

/** The model whose rows it writes; undefined where that is not known. */
function rowsOf({ subject, receiver }: Operation): Kind | undefined {
  const kind = kindAt(subject, receiver)
  const model = kind.is === 'instance' ? kind.args[0] : kind
  return model?.is === 'object' ? model : undefined
}

function isSameKind(a: Kind, b: Kind): boolean {
  return a.is === 'object' && b.is === 'object' && a.file === b.file && a.class === b.class
}

/** Each iteration takes a lock for what it reads: nothing that was read before it would do. */
function isUnderLock(subject: Subject, step: Step): boolean {
  for (let node = nodeAt(subject, step.node); node.parent && node.kind !== 'function' && node.kind !== 'loop'; node = node.parent) {
    const { parent } = node
    if (parent.kind === 'with' && parent.items.some((item) => item !== node && locks.test(nameIn(item.value)))) return true
  }
  return false
}

/** `select_for_update()`, `FOR UPDATE`, `{ lock: true }`: rows that are read to be changed, in a transaction of their own. */
function locksRows({ subject, node, sql }: Operation): boolean {
  const { start, end } = nodeAt(subject, node).range
  return /select_for_update|with_for_update|\bforUpdate\b|\bsetLock\b|\block\s*:/.test(subject.tree.text.slice(start, end)) || (sql !== undefined && /\bfor\s+(no\s+key\s+)?update\b/i.test(sql.text))
}

const locks = /lock|mutex|semaphore|lease/i

function nameIn(node: Node): string {
  return node.kind === 'name' ? node.name : node.kind === 'member' ? node.property : node.kind === 'call' ? nameIn(node.callee) : node.kind === 'await' ? nameIn(node.value) : ''
}

/** `transaction(async (tx) => { await tx.a.delete(…); return tx.a.count(…) })` */
function followsWrite(operation: Operation): boolean {
  const { subject } = operation
  const { facts } = subject
  const inline = facts.functions[operation.site.function]?.inline
  const begins = inline && operationsOf(subject).some((one) => one.call === inline.call && one.kind === 'begin')
  return begins === true && operationsOf(subject).some((one) => one.kind === 'write' && one.site.function === operation.site.function && one.node < operation.node)
}
