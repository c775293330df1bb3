// A profile as one value of one choice of threads is seen: sums, trees and boxes, each made when it is first asked for, and kept for the last few choices.

import type { ViewerJoin, JoinedFunction } from '../protocol/profile-viewer.js'
import { functionMeasures, stackSelf, type FunctionMeasures } from '../profiles/measures.js'
import type { Profile, Thread, Unit } from '../profiles/profile.js'
import { placesOf, type Places } from './drawing/places.js'
import { leftHeavy, type Boxes } from './trees/boxes.js'
import { mergedStacks, type MergedStacks } from './trees/call-tree.js'
import { inTime, type TimedBoxes } from './trees/in-time.js'
import { matchesOf, type Matches } from './trees/matches.js'
import { sandwichOf } from './trees/sandwich.js'

export interface Recording {
  readonly name: string
  readonly profile: Profile
  readonly places: Places
  readonly sightOf: (value: number, thread: number) => Sight
}

export interface Sight {
  readonly unit: Unit
  readonly value: number
  readonly threads: readonly Thread[]
  readonly measures: FunctionMeasures
  readonly merged: MergedStacks
  readonly leftHeavy: () => Boxes
  /** Of the thread with the most samples, when all are chosen; undefined where samples have no order. */
  readonly inTime: () => TimedBoxes | undefined
  /** The thread whose order of time that is; -1 where there is none. */
  readonly timedThread: number
  readonly sandwich: (functionRow: number) => { readonly callers: Boxes, readonly callees: Boxes }
  readonly matches: (search: string) => Matches | undefined
}

/** More choices are seldom looked at in turn; each holds megabytes. */
const mostKept = 2

/** `first`: the value that is seen as long as no other is chosen. */
export function recordingOf(name: string, profile: Profile, first = 0): Recording {
  const kept = new Map<string, Sight>()
  const places = placesOf(profile)
  return {
    name, profile, places,
    sightOf: (wantedValue, wantedThread) => {
      const value = wantedValue in profile.values ? wantedValue : first
      const thread = wantedThread in profile.threads ? wantedThread : -1
      const key = `${value}/${thread}`
      let sight = kept.get(key)
      if (sight) return sight
      sight = sightOf(profile, value, thread)
      if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '')
      kept.set(key, sight)
      return sight
    },
  }
}

function sightOf(profile: Profile, value: number, thread: number): Sight {
  const only = profile.threads[thread]
  const threads = only ? [only] : profile.threads
  const measures = functionMeasures(profile, value, threads)
  const merged = mergedStacks(profile, stackSelf(profile, value, threads))
  const [longest] = [...threads].filter(({ samples }) => samples.at).sort((a, b) => b.samples.length - a.samples.length)
  return {
    unit: profile.values[value]?.unit ?? 'count', value, threads, measures, merged,
    leftHeavy: once(() => leftHeavy(merged.tree)),
    timedThread: longest ? profile.threads.indexOf(longest) : -1,
    inTime: once(() => (longest ? inTime(profile, longest.samples, merged) : undefined)),
    sandwich: lastOf((row) => {
      const { callers, callees } = sandwichOf(merged.tree, row)
      return { callers: leftHeavy(callers), callees: leftHeavy(callees) }
    }),
    matches: lastOf((search) => matchesOf(profile, merged.tree, search)),
  }
}

export function nameOf({ functions, strings }: Profile, row: number): string {
  return strings[functions.name[row] ?? 0] ?? ''
}

export function fileOf({ functions, strings }: Profile, row: number): string {
  return strings[functions.file[row] ?? 0] ?? ''
}

/** `shop/orders.py:12`; '' when the file is unknown. */
export function placeOf(profile: Profile, row: number): string {
  const [file, line] = [fileOf(profile, row), profile.functions.line[row] ?? 0]
  return line > 0 && file !== '' ? `${file}:${line}` : file
}

export function threadName({ threads }: Profile, row: number): string {
  const { name = '', process = '' } = threads[row] ?? {}
  const parts = [process, name].filter((part) => part !== '')
  return parts.length > 0 ? parts.join(' · ') : `Thread ${row + 1}`
}

/** By rows of the profile's functions. */
export function joinedByRow(join: ViewerJoin | undefined): ReadonlyMap<number, JoinedFunction> {
  return new Map((join?.functions ?? []).flatMap((joined) => joined.rows.map((row) => [row, joined] as const)))
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** Remembers the last answer. */
function lastOf<K, T>(make: (key: K) => T): (key: K) => T {
  let last: { readonly key: K, readonly value: T } | undefined
  return (key) => {
    if (!last || last.key !== key) last = { key, value: make(key) }
    return last.value
  }
}
