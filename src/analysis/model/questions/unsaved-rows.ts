// Operations that a row's own method runs only where the row is new (`if self._state.adding:`), called on rows that are not made here.

import { none, type CallId, type ValueId } from '../facts.js'
import { alternatives } from '../kinds.js'
import { placeOfCall } from '../unwritten.js'
import type { Reached, Step } from './reach.js'
import { kindAt, nodeAt, type Subject } from './subject.js'
import { isUnsavedOnly } from './unsaved-only.js'

interface CallPlace { readonly subject: Subject; readonly call: CallId }

export function isForUnsavedRows(subject: Subject, step: Step, { operation, hops }: Pick<Reached, 'operation' | 'hops'>): boolean {
  if (step.direct) return false
  const calls: readonly CallPlace[] = [{ subject, call: step.call }, ...hops]
  return [...hops, operation].some((place, index) => isUnsavedOnly(place.subject, nodeAt(place.subject, place.node)) && isOfKnownRow(calls, index))
}

/** The object whose method is called there was not made by its class just now. */
function isOfKnownRow(calls: readonly CallPlace[], index: number): boolean {
  const at = calls[index]
  const receiver = at && (placeOfCall(at.subject.facts, at.call)?.receiver ?? none)
  const value = at && receiver !== undefined ? at.subject.facts.values[receiver] : undefined
  if (!at || receiver === undefined || !value) return false
  const callee = value.op === 'call' ? at.subject.facts.values[at.subject.facts.calls[value.call]?.callee ?? none] : undefined
  const isOwn = value.op === 'this' || value.op === 'super' || (callee?.op === 'use' && callee.name === 'super')
  return isOwn ? index > 0 && isOfKnownRow(calls, index - 1) : wasNotMade(at.subject, receiver)
}

function wasNotMade(subject: Subject, id: ValueId): boolean {
  const { facts, resolver, file } = subject
  const value = facts.values[id]
  const kinds = value?.op === 'use' && value.definitions.length > 0 ? value.definitions.map((one) => resolver.kindOfDefinition(file, one)) : [kindAt(subject, id)]
  return kinds.flatMap((kind) => alternatives(kind)).every((kind) => kind.is === 'none' || (kind.is === 'object' && kind.exact !== true))
}
