// What else is done with a query that could be told to bring relations along: a part of the program that goes on from it may not
// take them (`books.only('title')`, `books.union(others)`). Followed through names, calls of the query, and functions
// that return it or are given it.

import { none, type CallId, type ValueId } from '../facts.js'
import { libraryCallsOf } from '../resolve/calls.js'
import { nameOfFunction } from '../resolve/function-names.js'
import { targetsOf } from '../resolve/targets.js'
import { argumentOf } from './given.js'
import { libraryTypeAt } from './library-type.js'
import type { Subject } from './subject.js'
import { useAt, usesOfDefinition, type Use } from './uses.js'
import { placeKey } from './variation.js'

interface Place { readonly subject: Subject; readonly value: ValueId }

const mostPlaces = 200

/** The name of the call that would not take them; undefined where none is found. */
export function refusedElsewhere(subject: Subject, value: ValueId): string | undefined {
  const places: Place[] = [{ subject, value }]
  const seen = new Set<string>()
  for (const place of places) {
    const key = placeKey(place.subject, place.value)
    if (seen.has(key) || seen.size > mostPlaces) continue
    seen.add(key)
    const use = useAt(place.subject, place.value)
    const refused = refusedBy(place.subject, use)
    if (refused !== undefined) return refused
    places.push(...goesOn(place, use))
  }
  return undefined
}

function refusedBy(subject: Subject, use: Use): string | undefined {
  if (use.how !== 'called' && use.how !== 'given') return undefined
  return libraryCallsOf(subject.resolver, subject.file, use.call).find(({ model }) => model.refusesLoads === true)?.name
}

/** The same query under another name, or one that goes on from it. */
function goesOn(place: Place, use: Use): readonly Place[] {
  const { subject } = place
  const { facts } = subject
  switch (use.how) {
    case 'named': return usesOfDefinition(subject, use.definition).map((value) => ({ subject, value }))
    case 'given': return parametersFor(place, use.call)
    case 'awaited': return [{ subject, value: use.value }]
    case 'called': {
      const made = facts.calls[use.call]?.value ?? none
      return made !== none && libraryTypeAt(subject, made)?.eager !== undefined ? [{ subject, value: made }] : []
    }
    default: return use.node.parent?.kind === 'return' ? resultsOf(place) : []
  }
}

/** What the called functions do with it. */
function parametersFor({ subject, value }: Place, call: CallId): readonly Place[] {
  return targetsOf(subject.resolver, subject.file, call).flatMap((target): Place[] => {
    const home = subject.resolver.workspace.subject(target.file)
    const fact = home?.facts.functions[target.function]
    if (!home || !fact) return []
    const given = fact.parameters.filter((_, index) => argumentOf({ subject, call }, home.facts.language, fact, index) === value)
    return given.flatMap(({ definition }) => usesOfDefinition(home, definition)).map((use) => ({ subject: home, value: use }))
  })
}

/** The calls of the function that gives it. */
function resultsOf({ subject, value }: Place): readonly Place[] {
  const id = subject.facts.functions.findIndex((fact) => fact.returned.includes(value))
  const name = id < 0 ? '' : nameOfFunction(subject.facts, id)
  const { workspace } = subject.resolver
  return (name === '' ? [] : workspace.callersOf(subject.file, name) ?? []).flatMap(({ file, call }): Place[] => {
    const caller = workspace.subject(file)
    const made = caller?.facts.calls[call]?.value ?? none
    const isOne = caller !== undefined && targetsOf(caller.resolver, file, call).some((target) => target.file === subject.file && target.function === id)
    return isOne && made !== none ? [{ subject: caller, value: made }] : []
  })
}
