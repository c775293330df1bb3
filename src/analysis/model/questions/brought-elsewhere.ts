// Whether a query of the workspace brings along the very rows that a relation's query asks for (`order.items.all()`): told anything more,
// that query is another one, and asks the database where the rows were there.

import { libraryCallsOf } from '../resolve/calls.js'
import { loadedBy, loadedWith, nothingLoaded, type Loaded } from './loaded.js'
import { relationRows } from './loads.js'
import type { Subject } from './subject.js'
import type { ValueId } from '../facts.js'

/** The name of such a relation; `method` is what brings it along (`prefetch_related`). */
export function broughtElsewhere(subject: Subject, query: ValueId, method: string): string | undefined {
  const relation = relationRows(subject, query)?.relation
  if (relation?.rows !== 'many') return undefined
  return isBrought(subject, method, (path) => path.includes(relation.name)) ? relation.name : undefined
}

/** Whether it brings along what is read of these rows, too (`prefetch_related('items__book')`): who knows whose rows these are. */
export function comesWithRows(subject: Subject, query: ValueId, method: string, next: string): boolean {
  const relation = relationRows(subject, query)?.relation
  if (relation?.rows !== 'many') return false
  const key = `brought ${method} ${relation.name} ${next}`
  return subject.resolver.kept(subject.file, key, () => isBrought(subject, method, (path) => path.some((name, index) => name === relation.name && path[index + 1] === next)))
}

function isBrought(subject: Subject, method: string, holds: (path: readonly string[]) => boolean): boolean {
  const { workspace } = subject.resolver
  return workspace.callersOf(subject.file, method)?.some(({ file, call }) => {
    const caller = workspace.subject(file)
    const loads = caller && libraryCallsOf(caller.resolver, file, call)[0]?.model.loads
    return caller && loads && loadedBy(caller, call, loads, (value) => chainLoads(caller, value)).paths.some(holds)
  }) === true
}

/** `Prefetch('items', queryset=Item.objects.select_related('book'))` */
function chainLoads(subject: Subject, id: ValueId): Loaded {
  const { facts, resolver, file } = subject
  const value = facts.values[id]
  const call = value?.op === 'call' ? facts.calls[value.call] : undefined
  if (value?.op !== 'call' || !call) return nothingLoaded
  const callee = facts.values[call.callee]
  const before = callee?.op === 'member' ? chainLoads(subject, callee.object) : nothingLoaded
  const loads = libraryCallsOf(resolver, file, value.call)[0]?.model.loads
  return loads ? loadedWith(before, loadedBy(subject, value.call, loads, (inner) => chainLoads(subject, inner))) : before
}
