// What a speedscope file measures, found by passing over it once: the units of its profiles, which stand before or behind their samples, and whose threads they are.

import type { Unit, ValueType } from '../profile.js'
import type { JsonCursor } from './json.js'
import { numberOf, textOf } from './json-values.js'
import { taskName } from './tasks.js'

export interface ProfileOutline {
  readonly process: string
  readonly thread: string
  /** Equal for profiles of one thread that measure different things. */
  readonly key: string
  /** Which of the file's values it measures; -1 where the file has too many. */
  readonly value: number
  /** To nanoseconds or bytes. */
  readonly scale: number
  readonly isTime: boolean
  /** In the file's unit. */
  readonly start: number
  /** Where that is in nanoseconds after the earliest. */
  readonly offset: number
}

export interface Outline {
  readonly values: readonly ValueType[]
  readonly profiles: readonly ProfileOutline[]
}

interface Facts {
  name: string
  unit: string
  start: number
  /** Of our own export. */
  measured: string | undefined
  process: string
  thread: string
}

interface Measure {
  readonly name: string
  readonly unit: Unit
  readonly scale: number
}

/** Each is a column for each sample. */
const mostValues = 16

const measures: Readonly<Record<string, Measure>> = {
  nanoseconds: { name: 'time', unit: 'nanoseconds', scale: 1 },
  microseconds: { name: 'time', unit: 'nanoseconds', scale: 1e3 },
  milliseconds: { name: 'time', unit: 'nanoseconds', scale: 1e6 },
  seconds: { name: 'time', unit: 'nanoseconds', scale: 1e9 },
  bytes: { name: 'memory', unit: 'bytes', scale: 1 },
  none: { name: 'samples', unit: 'count', scale: 1 },
}

/** The cursor stands before the profiles. What is damaged gets an outline too, as rows must match. */
export function speedscopeOutline(cursor: JsonCursor): Outline {
  const all: Facts[] = []
  try {
    cursor.array(() => {
      const facts: Facts = { name: '', unit: 'none', start: 0, measured: undefined, process: '', thread: '' }
      all.push(facts)
      if (cursor.peek() === 'object') takeFacts(cursor, facts)
    })
  } catch {
    // Where it breaks off is said when the profiles are read.
  }
  const named = all.map((facts) => ({ facts, ...namesOf(facts), measure: measures[facts.unit] ?? { name: facts.unit, unit: 'count' as const, scale: 1 } }))
  let earliest = Infinity
  for (const { facts, measure } of named) if (measure.unit === 'nanoseconds') earliest = Math.min(earliest, facts.start * measure.scale)
  const values: ValueType[] = []
  const profiles = named.map(({ facts, metric, process, thread, measure }, index): ProfileOutline => {
    const name = metric ?? measure.name
    const known = values.findIndex((value) => value.name === name && value.unit === measure.unit)
    const value = known >= 0 ? known : values.length < mostValues ? values.push({ name, unit: measure.unit }) - 1 : -1
    const isTime = measure.unit === 'nanoseconds'
    const key = metric === undefined ? String(index) : `${process} ${thread}`
    return { process, thread, key, value, scale: measure.scale, isTime, start: facts.start, offset: isTime ? facts.start * measure.scale - earliest : 0 }
  })
  return { values: values.length > 0 ? values : [{ name: 'samples', unit: 'count' }], profiles }
}

function takeFacts(cursor: JsonCursor, facts: Facts): void {
  cursor.object((name) => {
    if (name === 'name') facts.name = textOf(cursor.value()) ?? ''
    else if (name === 'unit') facts.unit = textOf(cursor.value()) ?? 'none'
    else if (name === 'measured') facts.measured = textOf(cursor.value())
    else if (name === 'process') facts.process = textOf(cursor.value()) ?? ''
    else if (name === 'thread') facts.thread = textOf(cursor.value()) ?? ''
    else if (name === 'startValue') facts.start = numberOf(cursor.value()) ?? 0
  })
}

interface Names {
  readonly process: string
  readonly thread: string
  /** What it measures, where the name says so. */
  readonly metric?: string | undefined
}

/** `Process 1 Thread 2 "name"` of py-spy, `Wall time profile for 1:0:2` of austin2speedscope, what our own export says, or a thread's name. */
function namesOf({ name, measured, process: ofProcess, thread: ofThread }: Facts): Names {
  if (measured !== undefined) return { process: ofProcess, thread: ofThread, metric: measured }
  const [, process, id, thread] = /^(?:Process (\d+) )?Thread (\d+|0[xX][0-9a-fA-F]+)(?: "(.*)")?$/.exec(name) ?? []
  if (id !== undefined) return { process: process ?? '', thread: taskName(thread ?? '', id) }
  const [, metric, pid, tid] = /^(\w+ \w+) profile for (\d+):(\S+)$/.exec(name) ?? []
  if (pid !== undefined) return { process: pid, thread: tid ?? '', metric }
  return { process: '', thread: name }
}
