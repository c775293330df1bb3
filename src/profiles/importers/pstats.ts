// The statistics of cProfile and profile: a marshalled dictionary from each function to its calls, its times and its callers.

import { ProfileBuilder } from '../builder.js'
import { addStacksOfGraph } from '../graph-stacks.js'
import { importer, ProfileError, type Head, type ProfileInput } from '../importer.js'
import { MarshalReader, type MarshalPairs, type MarshalTuple, type MarshalValue } from '../readers/marshal.js'
import type { Profile } from '../profile.js'

export default importer({
  id: 'pstats',
  name: 'cProfile (pstats)',
  definition: 'https://github.com/python/cpython/blob/main/Lib/pstats.py',
  recognises,
  read,
})

const progressEvery = 4 << 20

/** https://github.com/python/cpython/pull/138229 */
const mixedThreads = 'Several threads ran, and cProfile of Python 3.12 and later mixes them up: some callers are not the true ones.'

/** Its key in the file. */
interface PythonFunction {
  readonly file: string
  readonly line: number
  readonly name: string
}

/** cc, nc, tt, ct, callers: calls without and with recursion (yappi writes them the other way round; -1 when they were not counted), seconds in itself and in all, and who called. */
interface Statistics {
  readonly primitiveCalls: number
  readonly calls: number
  readonly self: number
  readonly total: number
  readonly callers: MarshalPairs
}

/** A dictionary whose first key is a file, a line and a name; no JSON object goes on like that. */
function recognises({ bytes }: Head): boolean {
  if (((bytes[0] ?? 0) & 0x7f) !== 0x7b || !['(', ')'].includes(String.fromCharCode((bytes[1] ?? 0) & 0x7f))) return false
  try {
    return functionOf(new MarshalReader(bytes).firstKey()) !== undefined
  } catch (error) {
    if (error instanceof ProfileError) return false
    throw error
  }
}

function read({ bytes, progress }: ProfileInput): Profile {
  const builder = new ProfileBuilder({ format: 'pstats', producer: 'cProfile', values: [{ name: 'time', unit: 'nanoseconds' }] })
  // Callers may be shared by pointers; a file of honest length cannot have more of them than bytes.
  let room = bytes.length
  let told = 0
  const reader = new MarshalReader(bytes)
  const known = { self: 0, most: 0 }
  const isWhole = builder.asFarAsItGoes(() => {
    reader.dictionary((key, value) => {
      const [of, statistics] = [functionOf(key), statisticsOf(value)]
      if (!of || !statistics) { builder.damaged('entries were no function and were left out'); return }
      room -= statistics.callers.pairs.length
      if (room < 0) throw new ProfileError('The file names more callers than it can hold', reader.offset)
      place(builder, rowOf(builder, of), statistics)
      known.self += nanoseconds(statistics.self)
      known.most = Math.max(known.most, nanoseconds(statistics.total))
      if (reader.offset - told > progressEvery) progress(told = reader.offset)
    })
  })
  // What took most of all took time in functions that stand behind the end: it is in the whole, so that no share is of less.
  const missing = known.most - known.self
  if (!isWhole && missing > 0) builder.graph.ofFunction(builder.function('(not read)'), { calls: 0, self: [missing], total: [missing] })
  addStacksOfGraph(builder)
  return builder.build()
}

function place(builder: ProfileBuilder, row: number, { calls, primitiveCalls, self, total, callers }: Statistics): void {
  if (calls < 0) {
    builder.producedBy('pyinstrument')
    builder.note('The file has no numbers of calls: it comes from a tool that samples.')
  }
  builder.graph.ofFunction(row, { calls: Math.max(0, calls, primitiveCalls), primitiveCalls: Math.max(0, Math.min(calls, primitiveCalls)), self: [nanoseconds(self)], total: [nanoseconds(total)] })
  for (const [key, value] of callers.pairs) {
    const caller = functionOf(key)
    if (!caller) { builder.damaged('callers were no function and were left out'); continue }
    const cost = costOf(value)
    if (!cost) { builder.damaged('callers had no numbers and were left out'); continue }
    if (cost.isCounted) builder.producedBy('profile')
    if (cost.calls === 0) builder.note(mixedThreads)
    builder.graph.ofCall(rowOf(builder, caller), row, { calls: Math.max(0, cost.calls), self: [nanoseconds(cost.self)], total: [nanoseconds(cost.total)] })
  }
}

/** Built-in functions have `~` for a file. */
function rowOf(builder: ProfileBuilder, { file, line, name }: PythonFunction): number {
  return builder.function(name, file === '~' ? '' : file, line)
}

/** `profile` counts the calls of each caller and no more; `cProfile` has calls with and without recursion, and seconds. */
function costOf(value: MarshalValue): { readonly calls: number, readonly self: number, readonly total: number, readonly isCounted: boolean } | undefined {
  if (typeof value === 'number') return { calls: value, self: 0, total: 0, isCounted: true }
  if (!isTuple(value)) return undefined
  const [calls, primitiveCalls, self, total] = value
  if (typeof calls !== 'number' || typeof primitiveCalls !== 'number' || typeof self !== 'number' || typeof total !== 'number') return undefined
  return { calls: Math.max(calls, primitiveCalls), self, total, isCounted: false }
}

function functionOf(key: MarshalValue): PythonFunction | undefined {
  if (!isTuple(key) || key.length !== 3) return undefined
  const [file, line, name] = key
  return typeof file === 'string' && typeof line === 'number' && typeof name === 'string' ? { file, line, name } : undefined
}

function statisticsOf(value: MarshalValue): Statistics | undefined {
  if (!isTuple(value)) return undefined
  const [primitiveCalls, calls, self, total, callers] = value
  if (typeof primitiveCalls !== 'number' || typeof calls !== 'number' || typeof self !== 'number' || typeof total !== 'number') return undefined
  return { primitiveCalls, calls, self, total, callers: isPairs(callers) ? callers : { pairs: [] } }
}

function isTuple(value: MarshalValue | undefined): value is MarshalTuple {
  return Array.isArray(value)
}

function isPairs(value: MarshalValue | undefined): value is MarshalPairs {
  return typeof value === 'object' && value !== null && 'pairs' in value
}

function nanoseconds(seconds: number): number {
  return seconds * 1e9
}
