// What the values of pprof files are: their types and units as producers write them, and how they are shown.

import type { ValueType } from '../profile.js'

/** By https://github.com/google/pprof/blob/main/internal/measurement/measurement.go; times in nanoseconds, sizes in bytes. */
const times: ReadonlyMap<string, number> = new Map([
  ['ns', 1], ['nanosecond', 1], ['us', 1e3], ['µs', 1e3], ['μs', 1e3], ['microsecond', 1e3], ['ms', 1e6], ['millisecond', 1e6],
  ['s', 1e9], ['sec', 1e9], ['second', 1e9], ['m', 6e10], ['min', 6e10], ['minute', 6e10], ['hr', 3.6e12], ['hour', 3.6e12], ['day', 8.64e13],
])

const sizes: ReadonlyMap<string, number> = new Map([
  ['b', 1], ['byte', 1], ['kb', 1024], ['kbyte', 1024], ['kilobyte', 1024], ['mb', 1024 ** 2], ['mbyte', 1024 ** 2], ['megabyte', 1024 ** 2],
  ['gb', 1024 ** 3], ['gbyte', 1024 ** 3], ['gigabyte', 1024 ** 3],
])

/** Of types that are named for programs; others are shown as they are. */
const names: ReadonlyMap<string, string> = new Map([
  ['cpu', 'CPU time'], ['wall', 'wall time'], ['samples', 'samples'], ['sample', 'samples'], ['alloc_objects', 'objects allocated'], ['alloc_space', 'allocated'],
  ['inuse_objects', 'objects in use'], ['inuse_space', 'in use'], ['objects', 'objects in use'], ['space', 'in use'], ['contentions', 'contentions'], ['delay', 'time waited'],
])

export function measureOf(type: string, unit: string): { readonly value: ValueType, readonly scale: number } {
  const name = names.get(type.toLowerCase()) ?? (type === '' ? 'samples' : type.replace(/_/g, ' '))
  const [time, size] = [scaleIn(times, unit), scaleIn(sizes, unit)]
  if (time !== undefined) return { value: { name, unit: 'nanoseconds' }, scale: time }
  if (size !== undefined) return { value: { name, unit: 'bytes' }, scale: size }
  // async-profiler counts samples under the name of what made them.
  return { value: { name: name.endsWith(' time') ? 'samples' : name, unit: 'count' }, scale: 1 }
}

/** Units stand in the plural or not, in any case. */
function scaleIn(units: ReadonlyMap<string, number>, unit: string): number | undefined {
  const lowered = unit.toLowerCase()
  return units.get(lowered) ?? units.get(lowered.replace(/s$/, ''))
}
