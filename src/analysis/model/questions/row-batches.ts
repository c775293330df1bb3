// Whether the batch that a query is given is what one row of the loop holds: `id__in=user.group_ids` asks anew for each user.

import { none, type LoopId, type ValueId } from '../facts.js'
import { rowOriginsOf } from './row-origin.js'
import type { Subject } from './subject.js'

export function areOfOneRow(subject: Subject, batches: readonly ValueId[], loop: LoopId): boolean {
  return batches.length > 0 && batches.every((value) => isOfRow(subject, value, loop, 0))
}

const keyed = /^(in_|any_)$/

/** `user.group_ids`, `user.groups.all()`, `Group.id.in_(user.group_ids)` */
function isOfRow(subject: Subject, id: ValueId, loop: LoopId, depth: number): boolean {
  const { facts } = subject
  const value = facts.values[id]
  if (depth > 6) return false
  if (value?.op === 'member') return isRow(subject, value.object, loop) || isOfRow(subject, value.object, loop, depth + 1)
  const call = value?.op === 'call' ? facts.calls[value.call] : undefined
  const callee = call && facts.values[call.callee]
  if (callee?.op !== 'member' || !call) return false
  return isOfRow(subject, keyed.test(callee.name) ? call.arguments[0]?.value ?? none : callee.object, loop, depth + 1)
}

/** A row that this loop goes over: batches that a program makes are no rows. */
function isRow(subject: Subject, id: ValueId, loop: LoopId): boolean {
  if (subject.facts.values[id]?.op !== 'use') return false
  const origins = rowOriginsOf({ subject, value: id, calls: [] })
  return origins !== undefined && origins.length > 0 && origins.every((one) => one.loops.some((place) => place.subject === subject && place.loop === loop))
}
