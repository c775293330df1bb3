// What changed between two profiles of the same program: everything together, and each function that both have, or one of them.

import { comparisonNotes } from '../../profiles/compare/comparison-notes.js'
import { namedCallbacks, type NamedCallbacks } from '../../profiles/compare/named-callbacks.js'
import { measuresOfSame } from '../../profiles/compare/measures.js'
import { sameFunctions, type SameFunctions } from '../../profiles/compare/same-functions.js'
import { sameValue } from '../../profiles/compare/same-value.js'
import type { Profile, ValueType } from '../../profiles/profile.js'
import { valueWords } from '../../profiles/value-words.js'
import type { FunctionPlace, FunctionPlaces } from './function-places.js'

export interface ProfileChanges {
  /** The name of the other file. */
  readonly before: string
  readonly beforeProducer: string
  /** On the other file. */
  readonly beforeNotes: readonly string[]
  /** On the comparison. */
  readonly notes: readonly string[]
  /** The same measured in the same way, so that one can be told to be a part of the other. */
  readonly isOfOneKind: boolean
  readonly value: ValueType
  readonly wholeBefore: number
  readonly wholeAfter: number
  /** The largest change of an own share first. */
  readonly functions: readonly FunctionChange[]
  /** Undefined where the two can be compared. */
  readonly problem?: string
}

/** The place is the one now; without a line where nobody knows it, as the function is gone, or several have its name. */
export interface FunctionChange extends FunctionPlace {
  readonly selfBefore: number
  readonly selfAfter: number
  readonly totalBefore: number
  readonly totalAfter: number
}

interface Before {
  readonly name: string
  readonly profile: Profile
}

interface After extends Before {
  readonly value: number
  readonly places: FunctionPlaces
}

export function changesOf(before: Before, after: After, top: number): ProfileChanges {
  const value = after.profile.values[after.value] ?? { name: 'samples', unit: 'count' as const }
  const alike = sameValue(before.profile, value)
  const about = { before: before.name, beforeProducer: before.profile.producer, beforeNotes: before.profile.notes, value }
  if (alike < 0) {
    const problem = `it has no ${valueWords(value)}, only ${before.profile.values.map(valueWords).join(', ')}`
    return { ...about, notes: [], isOfOneKind: false, wholeBefore: 0, wholeAfter: 0, functions: [], problem }
  }
  const namedBefore = namedCallbacks(before.profile, after.places.outlines)
  const namedAfter = namedCallbacks(after.profile, after.places.outlines)
  const same = sameFunctions(namedBefore, namedAfter)
  const was = measuresOfSame(before.profile, alike, same.before, same.names.length)
  const is = measuresOfSame(after.profile, after.value, same.after, same.names.length)
  const changeOf = (id: number): number => Math.abs((is.self[id] ?? 0) - (was.self[id] ?? 0))
  const changed = [...same.names.keys()].filter((id) => changeOf(id) > 0).sort((a, b) => changeOf(b) - changeOf(a)).slice(0, top)
  const placeOf = placesNow(same, after.places, { before: namedBefore.places, after: namedAfter.places }, new Set(changed))
  const { onNumbers, onFunctions } = comparisonNotes({ ...before, value: alike }, after, same)
  return {
    ...about, notes: [...onNumbers, ...onFunctions], isOfOneKind: onNumbers.length === 0, wholeBefore: was.whole, wholeAfter: is.whole,
    functions: changed.map((id) => ({
      ...placeOf(id), selfBefore: was.self[id] ?? 0, selfAfter: is.self[id] ?? 0, totalBefore: was.total[id] ?? 0, totalAfter: is.total[id] ?? 0,
    })),
  }
}

function placesNow({ names, files, before, after }: SameFunctions, places: FunctionPlaces, named: Readonly<Record<'before' | 'after', NamedCallbacks['places']>>, wanted: ReadonlySet<number>): (id: number) => FunctionPlace {
  const notAfter = new Map([...named.before].map(([row, place]) => [before[row] ?? 0, place]))
  const rowsOf = new Map<number, number[]>()
  for (const [row, id] of after.entries()) {
    if (!wanted.has(id)) continue
    const rows = rowsOf.get(id)
    if (rows) rows.push(row)
    else rowsOf.set(id, [row])
  }
  return (id) => {
    const [first, ...others] = (rowsOf.get(id) ?? []).map((row): FunctionPlace => {
      const own = named.after.get(row)
      return own ? { ...places.at(row), name: names[id] ?? '', line: own.line } : places.at(row)
    })
    if (first && others.every(({ name, line }) => name === first.name && line === first.line)) return first
    const file = first?.file ?? files[id] ?? ''
    const path = places.pathOf(file)
    return { name: names[id] ?? '', file, line: 0, ...path !== undefined && { path }, ...!first && notAfter.get(id) }
  }
}
