// The reads that a step repeats once per iteration, each of its own: what a query per row is made of.

import type { Level } from '../../finding.js'
import type { Node } from '../../syntax/tree.js'
import { operationsOf, type Operation } from './operations.js'
import type { Step } from './reach.js'
import { readConfidence } from './reads.js'
import { repeatedOperations, type Repeated, type Wanted } from './repeated.js'
import { nodeAt, type Subject } from './subject.js'

export type RepeatedRead = Repeated

const reads: Wanted = {
  confidenceOf: (operation) => operation.kind === 'query' ? readConfidence(operation.subject, operation) : undefined,
  // No query before the loop could give that answer.
  isUnusual: followsWrite,
}

export function repeatedReads(subject: Subject, step: Step, level: Level): readonly RepeatedRead[] {
  const found = repeatedOperations(subject, step, level, reads)
  if (found.length === 0 || isUnderLock(subject, step) || (step.direct && locksRows(step.direct))) return []
  const works = !step.direct && step.reached.some(({ operation }) => operation.kind === 'write')
  return found.flatMap((one) => {
    // What a piece of work that also writes asks for on its way is its own affair.
    const confidence = works && one.reached.hops.length > 0 ? 'low' : one.confidence
    return level === 'aggressive' || confidence !== 'low' ? [{ ...one, confidence }] : []
  })
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
