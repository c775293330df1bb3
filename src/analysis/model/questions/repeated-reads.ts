// The reads that a step repeats once per iteration, each of its own: what a query per row is made of.

import type { Level } from '../../finding.js'
import { operationsOf, type Operation } from './operations.js'
import type { Step } from './reach.js'
import { readConfidence } from './reads.js'
import { repeatedOperations, type Repeated, type Wanted } from './repeated.js'
import type { Subject } from './subject.js'

export type RepeatedRead = Repeated

const reads: Wanted = {
  confidenceOf: (operation) => operation.kind === 'query' ? readConfidence(operation.subject, operation) : undefined,
  // No query before the loop could give that answer.
  isUnusual: followsWrite,
}

export function repeatedReads(subject: Subject, step: Step, level: Level): readonly RepeatedRead[] {
  return repeatedOperations(subject, step, level, reads)
}

/** `transaction(async (tx) => { await tx.a.delete(…); return tx.a.count(…) })` */
function followsWrite(operation: Operation): boolean {
  const { subject } = operation
  const { facts } = subject
  const inline = facts.functions[operation.site.function]?.inline
  const begins = inline && operationsOf(subject).some((one) => one.call === inline.call && one.kind === 'begin')
  return begins === true && operationsOf(subject).some((one) => one.kind === 'write' && one.site.function === operation.site.function && one.node < operation.node)
}
