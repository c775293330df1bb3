// The writes that a step repeats once per iteration, a row each: what bulk forms write at once.

import type { Confidence, Level } from '../../finding.js'
import type { Node } from '../../syntax/tree.js'
import { isInside } from '../../text/range.js'
import { none } from '../facts.js'
import { weaker } from '../kinds.js'
import { isEveryFew } from './every-few.js'
import { inputsOf } from './inputs.js'
import { bodyOf } from './independence.js'
import { isLinked } from './linked-writes.js'
import { decidesByOutcome } from './outcomes.js'
import { holdsLocks } from './row-locks.js'
import { operationsOf, type Operation } from './operations.js'
import { intersects, originsOf } from './origins.js'
import { stepsOf, type Step } from './reach.js'
import { doesOutside, functionAround, isTriedIn, placesOf, repeatedOperations, type Repeated, type Wanted } from './repeated.js'
import { nodeAt, type Subject } from './subject.js'

const writes: Wanted = { confidenceOf: writeConfidence, isUnusual: () => false }

export function repeatedWrites(subject: Subject, step: Step, level: Level): readonly Repeated[] {
  const found = repeatedOperations(subject, step, level, writes)
  return found.map((one) => isSideline(step) || isHeld(subject, step, one) || isHandled(subject, step, one) ? { ...one, confidence: 'low' as const } : one).filter((one) => {
    const { operation } = one.reached
    const loop = nodeAt(subject, one.loop.fact.node)
    // What it is given holds many rows, whichever they are.
    if (one.course === 'same' && inputsOf(operation.subject, operation).batches.length > 0) return false
    if (operation.kind === 'mark' ? !isSent(subject, step, one) : isSender(operation) && sendsMarks(operation)) return false
    if (placesOf(subject, step, one.reached).some((place, index) => isEveryFew(place.subject, nodeAt(place.subject, place.node), index === 0 ? loop : functionAround(nodeAt(place.subject, place.node))))) return false
    const home = { subject, node: step.node }
    if (isLinked(home, bodyOf(subject, one.loop.fact))) return false
    return step.direct !== undefined || !isLinked(operation, functionAround(nodeAt(operation.subject, operation.node)))
  })
}

const rowStatement = /^(?:\s|--[^\n]*\n|\/\*.*?\*\/|\()*(insert|update|delete|replace|merge|with)\b/is

/** Each has an outcome of its own: the write says how many rows it found, or what it is part of may fail for one alone. */
function isHandled(subject: Subject, step: Step, { reached: { operation }, loop }: Repeated): boolean {
  if (step.direct) return decidesByOutcome(operation, bodyOf(subject, loop.fact))
  return isTriedIn(nodeAt(subject, step.node), nodeAt(subject, loop.fact.node)) || decidesByOutcome(operation, functionAround(nodeAt(operation.subject, operation.node)))
}

const mostWrites = 2

/** A call that does much besides: several writes, or something outside the database. No bulk write stands for it. */
function isSideline(step: Step): boolean {
  if (step.direct) return false
  const writes = new Set(step.reached.filter(({ operation }) => operation.kind === 'write').map(({ operation }) => `${operation.subject.file}:${operation.node}`))
  return writes.size > mostWrites || doesOutside(step)
}

/** `with lock_of(document):` in the loop, a transaction that locks its row: whatever is done there is done for one at a time. */
function isHeld(subject: Subject, step: Step, { loop }: Repeated): boolean {
  const around = nodeAt(subject, loop.fact.node)
  for (let node: Node | null = nodeAt(subject, step.node); node && node !== around; node = node.parent) {
    if (node.kind === 'call' && holdsLocks(subject, node) && operationsOf(subject).some((one) => one.kind === 'begin' && one.node === node?.id)) return true
    if (node.kind === 'with' && node.items.some(({ value }) => value.kind === 'call' && /lock|lease|mutex/i.test(subject.tree.text.slice(value.callee.range.start, value.callee.range.end)))) return true
  }
  return false
}

/** Undefined where it writes no rows, or many at once whatever it is given. */
function writeConfidence(operation: Operation): Confidence | undefined {
  const { kind, effect, library, sql } = operation
  if ((kind !== 'write' && kind !== 'mark') || library?.model.batch === 'always') return undefined
  if (sql) return !rowStatement.test(sql.text) || isFromSelect(sql.text) ? undefined : isOfSet(sql.text) ? 'low' : operation.confidence
  if (library?.model.sql) return effect.noun === undefined ? weaker(operation.confidence, 'medium') : operation.confidence
  return effect.noun === undefined || effect.noun === 'file' ? undefined : operation.confidence
}

/** `INSERT INTO … SELECT`: many rows at once. */
function isFromSelect(text: string): boolean {
  return /^\s*insert\b(?!.*\bvalues\b).*\bselect\b/is.test(text)
}

/** `DELETE … USING`, `UPDATE … FROM`, `WHERE id IN (SELECT …)`: what a statement says of other rows is seldom one row. */
function isOfSet(text: string): boolean {
  return /^\s*delete\b.*\busing\b|^\s*update\b.*\bset\b.*\bfrom\b|\bin\s*\(\s*select\b/is.test(text)
}

/** Sends what was marked: a flush, a write of its own that is given nothing. */
function isSender(operation: Operation): boolean {
  const call = operation.subject.facts.calls[operation.call]
  return operation.kind === 'commit' || (operation.kind === 'write' && call?.arguments.length === 0 && operation.receiver !== none)
}

/** The marks are what is reported then. */
function sendsMarks(operation: Operation): boolean {
  const origins = originsOf(operation.subject, operation.receiver)
  return operationsOf(operation.subject).some((one) => one.kind === 'mark' && one.site.function === operation.site.function && one.site.loop === operation.site.loop
    && intersects(originsOf(one.subject, one.receiver), origins))
}

/** Whether each iteration also sends what it marked: a commit or flush in the same loop, or in what the step itself runs. */
function isSent(subject: Subject, step: Step, { reached: { operation }, loop }: Repeated): boolean {
  if (step.reached.some((one) => isSender(one.operation))) return true
  const body = bodyOf(subject, loop.fact)
  return stepsOf(subject).some((other) => {
    if (other === step || !isInside(nodeAt(subject, other.node).range, body.range) || isEveryFew(subject, nodeAt(subject, other.node), nodeAt(subject, loop.fact.node))) return false
    return other.reached.some((one) => isSender(one.operation) && (one.operation.subject !== operation.subject || intersects(originsOf(one.operation.subject, one.operation.receiver), originsOf(operation.subject, operation.receiver)) || !other.direct))
  })
}
