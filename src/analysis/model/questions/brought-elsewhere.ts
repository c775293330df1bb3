// Whether a query of the workspace brings along the very rows that a relation's query asks for (`order.items.all()`): told anything more,
// that query is another one, and asks the database where the rows were there.

import { libraryCallsOf } from '../resolve/calls.js'
import { loadedBy, nothingLoaded } from './loaded.js'
import { relationRows } from './loads.js'
import type { Subject } from './subject.js'
import type { ValueId } from '../facts.js'

/** The name of such a relation; `method` is what brings it along (`prefetch_related`). */
export function broughtElsewhere(subject: Subject, query: ValueId, method: string): string | undefined {
  const relation = relationRows(subject, query)?.relation
  if (relation?.rows !== 'many') return undefined
  const { workspace } = subject.resolver
  const isBrought = workspace.callersOf(subject.file, method)?.some(({ file, call }) => {
    const caller = workspace.subject(file)
    const loads = caller && libraryCallsOf(caller.resolver, file, call)[0]?.model.loads
    return caller && loads && loadedBy(caller, call, loads, () => nothingLoaded).paths.some((path) => path.includes(relation.name))
  })
  return isBrought === true ? relation.name : undefined
}
