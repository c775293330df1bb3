// The first line of each sample of `perf script`, and what a file measures: its events, and the names that its threads had last.

import type { ValueType } from '../profile.js'
import { placeOf } from '../value-words.js'
import { forEachByteLine } from './byte-lines.js'

export interface PerfSample {
  readonly command: string
  /** Empty where only threads are printed. */
  readonly pid: string
  readonly tid: string
  /** Seconds; NaN where it is not printed. */
  readonly time: number
  /** NaN where it is not printed. */
  readonly period: number
  readonly event: string
  /** Without call graphs the one frame stands in the same line. */
  readonly frame: string | undefined
}

export interface PerfOutline {
  readonly values: readonly ValueType[]
  readonly valueOf: (event: string) => { readonly value: number, readonly isOther: boolean }
  readonly hasPeriods: boolean
  readonly hasTimes: boolean
  /** The earliest time. */
  readonly first: number
  /** By `pid/tid`. */
  readonly names: ReadonlyMap<string, string>
}

const decoder = new TextDecoder()
const longestLine = 1 << 16
/** Each is a column for each sample. */
const mostEvents = 8

// `node 30242/30243 [001] 47724.302455:    2004008 cpu-clock:u: `, where only name, thread and event need be there.
const sampleLine = /^\s*(\S.*?)\s+(-?\d+)(?:\/(-?\d+))?(?:\s+\[(\d+)\])?(?:\s+[.a-zA-Z]{4,6})?(?:\s+(\d+\.\d+):)?(?:\s+(\d+))?\s+([A-Za-z][^\s]*?):(?:\s+(.*))?$/
const frameText = /^(?:[0-9a-f]{3,16}\s+)?\S.* \(.*\)$/

export function perfSampleOf(line: string): PerfSample | undefined {
  if (line.startsWith('\t')) return undefined
  const parts = sampleLine.exec(line)
  if (!parts) return undefined
  const [, command = '', first = '', second, , time, period, event = '', rest = ''] = parts
  // Text of other kinds has words, a number and a colon too: perf prints a time, or both threads, or a number before the event.
  if (time === undefined && second === undefined && /\s/.test(line.charAt(0))) return undefined
  return {
    command,
    pid: second === undefined ? '' : first,
    tid: second ?? first,
    time: time === undefined ? NaN : Number(time),
    period: period === undefined ? NaN : Number(period),
    event,
    frame: frameText.test(rest) ? rest.replace(/^[0-9a-f]{3,16}\s+/, '') : undefined,
  }
}

export function perfOutline(bytes: Uint8Array): PerfOutline {
  const counts = new Map<string, number>()
  const names = new Map<string, string>()
  let [hasPeriods, hasTimes, first] = [true, true, Infinity]
  forEachByteLine(bytes, () => undefined, (start, end) => {
    if (bytes[start] === tab || bytes[start] === hash) return
    const sample = perfSampleOf(decoder.decode(bytes.subarray(start, Math.min(end, start + longestLine))))
    if (!sample) return
    counts.set(sample.event, (counts.get(sample.event) ?? 0) + 1)
    names.set(`${sample.pid}/${sample.tid}`, sample.command)
    if (Number.isNaN(sample.period)) hasPeriods = false
    if (Number.isNaN(sample.time)) hasTimes = false
    else first = Math.min(first, sample.time)
  })
  const events = [...counts].sort(([, a], [, b]) => b - a).map(([event]) => event)
  const shown = events.length > mostEvents ? events.slice(0, mostEvents - 1) : events
  const values = valueTypes(shown, hasPeriods)
  if (shown.length < events.length || values.length === 0) values.push({ name: values.length === 0 ? 'samples' : 'other events', unit: 'count' })
  const rows = new Map(shown.map((event, index): [string, number] => [event, index]))
  const valueOf = (event: string): { value: number, isOther: boolean } => ({ value: rows.get(event) ?? values.length - 1, isOther: !rows.has(event) })
  return { values, valueOf, hasPeriods, hasTimes, first, names }
}

/** Clocks have periods of nanoseconds. What is called alike keeps the name of its event. */
function valueTypes(events: readonly string[], hasPeriods: boolean): ValueType[] {
  const types = events.map((event): ValueType => {
    const [, modifiers] = /^(?:cpu|task)-clock(?::([a-zA-Z]*))?$/.exec(event) ?? [undefined, undefined]
    const isClock = /^(?:cpu|task)-clock\b/.test(event)
    if (isClock && hasPeriods) return { name: `CPU time${placeOf(modifiers ?? '')}`, unit: 'nanoseconds' }
    return { name: isClock ? `samples${placeOf(modifiers ?? '')}` : event, unit: 'count' }
  })
  return types.map((type, index) => types.findIndex(({ name }) => name === type.name) === index ? type : { ...type, name: `${type.name} (${events[index] ?? ''})` })
}

const [tab, hash] = [0x09, 0x23]
