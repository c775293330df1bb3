// The writes that a step repeats once per iteration, a row each: what bulk forms write at once.

import type { Confidence, Level } from '../../finding.js'
import { isInside } from '../../text/range.js'
import { none, type LoopId } from '../facts.js'
import { weaker } from '../kinds.js'
import { courseOf } from './course.js'
import { isEveryFew } from './every-few.js'
import { inputsOf } from './inputs.js'
import { bodyOf } from './independence.js'
import { isLinked } from './linked-writes.js'
import { operationsOf, type Operation } from './operations.js'
import { intersects, originsOf } from './origins.js'
import { takesTurns } from './queue-turns.js'
import { stepsOf, type Step } from './reach.js'
import { functionAround, isEveryFewOf, repeatedOperations, type Repeated, type Wanted } from './repeated.js'
import { isOfOneRow } from './rewritten-rows.js'
import { followsAnswer } from './service-answers.js'
import { standsAlone } from './single-writes.js'
import { nodeAt, type Subject } from './subject.js'

const writes: Wanted = { confidenceOf: writeConfidence, isUnusual: () => false }

export function repeatedWrites(subject: Subject, step: Step, level: Level): readonly Repeated[] {
  return repeatedOperations(subject, step, level, writes).filter((one) => isRowEach(subject, step, one)).map((one) => {
    return standsAlone(subject, step, one) || isOfOneRow(subject, step, one) || followsAnswer(subject, step, one) || takesTurns(subject, one) ? { ...one, confidence: 'low' as const } : one
  })
}

function isRowEach(subject: Subject, step: Step, one: Repeated): boolean {
  const { operation } = one.reached
  // It finds the row of the iteration before; or what it is given holds many rows, whichever they are.
  if (one.course === 'same' && (operation.effect.finds === true || inputsOf(operation.subject, operation).batches.length > 0)) return false
  if (operation.kind === 'mark' ? !isSent(subject, step, one) : isSender(operation) && sendsMarks(operation)) return false
  if (isEveryFewOf(subject, step, one) || isLinked({ subject, node: step.node }, bodyOf(subject, one.loop.fact), (other) => findsSame(subject, other, one.loop.loop))) return false
  return step.direct !== undefined || !isLinked(operation, functionAround(nodeAt(operation.subject, operation.node)))
}

/** The row that `get_or_create` gives in each iteration is no new one. */
function findsSame(subject: Subject, step: Step, loop: LoopId): boolean {
  return step.direct?.effect.finds === true && step.reached.every((reached) => courseOf(subject, step, reached, loop) === 'same')
}

const rowStatement = /^(?:\s|--[^\n]*\n|\/\*.*?\*\/|\()*(insert|update|delete|replace|merge|with)\b/is

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
  return operationsOf(operation.subject).some((one) => {
    const isBeside = one.kind === 'mark' && one.site.function === operation.site.function && one.site.loop === operation.site.loop
    return isBeside && intersects(originsOf(one.subject, one.receiver), origins)
  })
}

/** Whether each iteration also sends what it marked: a commit or flush in the same loop, or in what the step itself runs. */
function isSent(subject: Subject, step: Step, { reached: { operation }, loop }: Repeated): boolean {
  if (step.reached.some((one) => isSender(one.operation))) return true
  const body = bodyOf(subject, loop.fact)
  const around = nodeAt(subject, loop.fact.node)
  const own = originsOf(operation.subject, operation.receiver)
  return stepsOf(subject).some((other) => {
    const node = nodeAt(subject, other.node)
    if (other === step || !isInside(node.range, body.range) || isEveryFew(subject, node, around)) return false
    return other.reached.some(({ operation: sender }) => {
      return isSender(sender) && (sender.subject !== operation.subject || intersects(originsOf(sender.subject, sender.receiver), own) || !other.direct)
    })
  })
}
