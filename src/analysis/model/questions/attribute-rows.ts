// Rows that stand in an attribute: the query that a view has in its class, what an object was given, the rows of a page.

import type { CallModel } from '../../libraries/schema.js'
import { none, type CallId } from '../facts.js'
import { alternatives, present } from '../kinds.js'
import { own } from '../own.js'
import { ancestryOf, isSameClass } from '../resolve/ancestry.js'
import { classAround } from '../resolve/own-rows.js'
import type { ClassPlace } from '../resolve/resolver.js'
import { attributeValues, valuesIn } from './attribute-values.js'
import type { Traced } from './given.js'
import { joined, rowsOf, type Origins, type Walk } from './row-origin.js'
import { kindAt } from './subject.js'

/** What an attribute holds, wherever the classes of its object say so. */
export function attributeRows(walk: Walk, traced: Traced, find: (traced: Traced) => Origins): Origins {
  const { subject, value } = traced
  const member = subject.facts.values[value]
  if (member?.op !== 'member') return undefined
  const kind = kindAt(subject, member.object)
  const catalogue = subject.resolver.workspace.catalogue(subject.file)
  const isOwn = alternatives(present(kind)).every((one) => one.is === 'instance' && catalogue.inherited(one.type, (type) => type.rowAttributes)?.includes(member.name) === true)
  if (isOwn) return rowsOf(walk, { ...traced, value: member.object })
  const heir = kind.is === 'object' && kind.exact !== true ? heirOf(walk, traced, kind) : undefined
  const values = heir ? valuesIn(subject.resolver, heir, member.name, 0) : attributeValues(subject, value)
  return joined(values.map(find))
}

/** What `self.get_queryset()` of the library gives: the query that the class has, or undefined where its model alone is named. */
export function ownRowsOf(walk: Walk, traced: Traced, id: CallId, { query }: NonNullable<CallModel['ownRows']>): Origins {
  const { subject } = traced
  const call = subject.facts.calls[id]
  const callee = call && subject.facts.values[call.callee]
  const receiver = callee?.op === 'member' ? kindAt(subject, callee.object) : undefined
  const written = receiver?.is === 'object' && receiver.exact !== true ? receiver : call && classAround(subject.resolver, subject.file, call)
  const place = written && (heirOf(walk, traced, written) ?? written)
  return place && joined(valuesIn(subject.resolver, place, query, 0).map((one) => rowsOf(walk, one)))
}

/** `super().get_queryset()` of a class whose heir is gone through: the method of the next class in the heir's line that has it. */
export function rowsAbove(walk: Walk, { subject }: Traced, id: CallId): Origins {
  const { resolver, file, facts } = subject
  const call = facts.calls[id]
  const callee = call && facts.values[call.callee]
  const above = callee?.op === 'member' ? facts.values[callee.object] : undefined
  const made = above?.op === 'call' ? facts.values[facts.calls[above.call]?.callee ?? none] : undefined
  const around = call && made?.op === 'use' && made.name === 'super' ? classAround(resolver, file, call) : undefined
  if (!walk.self || !around || callee?.op !== 'member') return undefined
  const line = ancestryOf(resolver, walk.self).classes
  const at = line.findIndex((one) => isSameClass(one, around))
  for (const place of at < 0 ? [] : line.slice(at + 1)) {
    const home = resolver.workspace.subject(place.file)
    const method = home && own(home.facts.classes[place.class]?.methods ?? {}, callee.name)?.at(-1)
    const returned = method === undefined ? undefined : home?.facts.functions[method]?.returned
    if (home && returned) return joined(returned.map((value) => rowsOf(walk, { subject: home, value, calls: [] })))
  }
  return undefined
}

function heirOf({ self }: Walk, { subject }: Traced, of: ClassPlace): ClassPlace | undefined {
  return self && ancestryOf(subject.resolver, self).classes.some((one) => isSameClass(one, of)) ? self : undefined
}
