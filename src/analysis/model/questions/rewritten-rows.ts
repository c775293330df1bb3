// Writes that put something else into one and the same row each time: a cursor, a heartbeat, how far the work has come. What each
// iteration leaves there is for whoever looks, or starts again, meanwhile.

import { none, type CallId, type LoopId, type ValueId } from '../facts.js'
import { variesIn } from './course.js'
import type { Operation } from './operations.js'
import type { Reached, Step } from './reach.js'
import type { Repeated } from './repeated.js'
import { partsOf, type Subject } from './subject.js'

export function isOfOneRow(subject: Subject, step: Step, { reached, loop, course }: Repeated): boolean {
  // What is the same in name may be changed in place, as the state of the work is.
  return rewritesOneRow(subject, step, reached, loop.loop) && (course !== 'same' || writesWhatMayChange(reached.operation))
}

/** Whether each iteration writes to the row that the one before has written. */
export function rewritesOneRow(subject: Subject, step: Step, reached: Reached, loop: LoopId): boolean {
  const { operation } = reached
  const keys = operation.kind === 'write' ? keysOf(operation) : []
  return keys.length > 0 && keys.every((value) => !variesIn(subject, step, reached, loop, { subject: operation.subject, value }))
}

/** Commands that replace what a key holds. */
const replacing = /^(p?set(ex)?|getset)$/i

/** What says which row it is: `{ where: { id } }`, the key that a value is set for. */
function keysOf({ subject, call, effect, library }: Operation): readonly ValueId[] {
  const [first] = subject.facts.calls[call]?.arguments ?? []
  if (effect.noun === 'key') return first && library && replacing.test(library.name) ? [first.value] : []
  return entriesOf(subject, call).flatMap((entry) => entry.key === 'where' && entry.value !== none ? [entry.value] : [])
}

function writesWhatMayChange({ subject, call, effect }: Operation): boolean {
  const values = effect.noun === 'key' ? (subject.facts.calls[call]?.arguments ?? []).slice(1).map((argument) => argument.value)
    : entriesOf(subject, call).flatMap((entry) => entry.key === 'where' ? [] : [entry.value])
  return values.some((value) => isMade(subject, value, 0))
}

function entriesOf({ facts }: Subject, call: CallId) {
  return (facts.calls[call]?.arguments ?? []).flatMap(({ value }) => {
    const made = facts.values[value]
    return made?.op === 'dictionary' ? made.entries : []
  })
}

/** Read from a name, or made by a call: `Date.now()`. */
function isMade(subject: Subject, id: ValueId, depth: number): boolean {
  const value = subject.facts.values[id]
  if (!value || depth > 12) return false
  return value.op === 'use' || value.op === 'call' || partsOf(value, subject.facts).some((part) => isMade(subject, part, depth + 1))
}
