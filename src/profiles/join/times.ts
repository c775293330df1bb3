// How long a piece of code took in one run of its function, as bounds: what it called was measured, what it did itself is known only as a part of all that the function did.

import type { Outline, OutlinedCall } from '../../analysis/outline.js'
import type { Range } from '../../analysis/text/range.js'
import { isTimePassed } from './evidence.js'
import type { JoinedFile, JoinedFunction, JoinedProfile } from './join.js'

export interface MeasuredTime {
  /** Nanoseconds, of one run of the function. */
  readonly least: number
  readonly most: number
  /** What is likely the least of code that calls nothing, or nothing by a name (attributes, elements, passes): the function has no other loop, so most of such time went there. */
  readonly leastAlone?: number
  /** Time that passed; else of the processor. */
  readonly isWall: boolean
  readonly function: string
  /** Of the whole profile. */
  readonly runs: number
}

export interface TimedCode {
  readonly path: string
  /** Offset where the function's header begins. */
  readonly function: number
  readonly range: Range
  /** It computes only, and calls nothing for it. */
  readonly isOwn: boolean
  /** How often the function ran, where the profile itself does not count calls and another of the same program does. */
  readonly runs?: number | undefined
}

/** A profiler that is told of every call takes its own time there: about a microsecond for each, of which there may be some dozens below a call of ours. */
const ownOfCall = 100_000
/** More than this share of what it measured is none of its own. */
const mostOwn = 0.5

/** Undefined where nobody counted the runs, or the function is left while it runs: then its time is not that of a run. */
export function timeOf(joined: JoinedProfile, code: TimedCode): MeasuredTime | undefined {
  const value = joined.profile.values[joined.value]
  const file = joined.files.get(code.path)
  if (value?.unit !== 'nanoseconds' || !file) return undefined
  const id = functionAt(file.outline, code.function)
  const measured = file.functions.get(id)
  if (!measured || file.outline.functions[id]?.pauses) return undefined
  const taken = timeByCalls(file, measured, code) ?? timeByLines(file, measured, code)
  return taken && { ...taken, isWall: isTimePassed(value), function: measured.qualified }
}

type Taken = Omit<MeasuredTime, 'isWall' | 'function'>

function timeByCalls({ outline: { calls, loops, functions: outlined }, functions }: JoinedFile, { function: id, total, calls: counted = 0, callsPerRun, takenPerRun }: JoinedFunction, { range, isOwn, runs: elsewhere = 0 }: TimedCode): Taken | undefined {
  const runs = counted > 0 ? counted : elsewhere
  if (runs === 0) return undefined
  const own = calls.filter((call) => call.function === id)
  const around = loops.filter((loop) => loop.function === id && loop.outer === undefined)
  const loop = around.find(({ whole }) => isInside(range, whole))
  const inside = namesOnly(own, (call) => isInside(call.range, range))
  // What is made in one place may do its work in another, such as a query when its rows are asked for; but what a loop does each time is done in it.
  const scope = isOwn ? range : loop?.whole
  const outside = scope ? namesOnly(own, (call) => !isInside(call.range, scope)) : new Set<string>()
  const taken = sumOf(inside, takenPerRun)
  const times = sumOf(inside, callsPerRun)
  const unnamed = [...takenPerRun].reduce((sum, [name, one]) => /^__\w+__$/.test(name) && !own.some((call) => call.name === name) ? sum + one : sum, 0)
  // What is given to calls, such as those that filter, is a part of the function.
  const self = [...functions.values()].reduce((sum, one) => one.function === id || (outlined[one.function]?.outer === id && outlined[one.function]?.name === '') ? sum + one.self : sum, 0)
  return {
    runs, least: taken - Math.min(taken * mostOwn, times * ownOfCall), most: Math.max(taken, total / runs - sumOf(outside, takenPerRun)),
    ...isOwn && loop && around.length === 1 && { leastAlone: self / runs * mostOwn },
    ...!isOwn && unnamed > 0 && around.length === 1 && { leastAlone: (taken + unnamed) * mostOwn },
  }
}

/** What every call of that name in the function is. */
function namesOnly(calls: readonly OutlinedCall[], isOne: (call: OutlinedCall) => boolean): ReadonlySet<string> {
  const names = new Set(calls.flatMap((call) => isOne(call) ? [call.name] : []))
  for (const call of calls) if (!isOne(call)) names.delete(call.name)
  return names
}

const nearlyAll = 0.9

/** How often the first line of its body ran says how often the function did. */
function timeByLines({ outline, lines }: JoinedFile, { function: id, total }: JoinedFunction, { range, isOwn }: TimedCode): Taken | undefined {
  const body = outline.functions[id]?.bodyLine
  const runs = body === undefined ? 0 : lines.get(body)?.hits ?? 0
  const around = outline.loops.filter((one) => one.function === id && isInside(range, one.whole))
  const loop = isOwn ? around.at(-1) : around[0]
  if (runs === 0 || !loop) return undefined
  const { firstLine = 0, lastLine = -1 } = outline.functions[id] ?? {}
  const known = [...lines].reduce((sum, [line, one]) => firstLine <= line && line <= lastLine ? sum + one.total : sum, 0)
  // Lines that were changed since took what is missing.
  if (known < total * nearlyAll) return undefined
  const taken = (first: number, last: number): number => {
    let sum = 0
    for (let line = first; line <= last; line++) sum += lines.get(line)?.total ?? 0
    return sum / runs
  }
  const most = taken(loop.firstLine, loop.lastLine)
  if (isOwn) return { runs, least: 0, most, leastAlone: most * mostOwn }
  const first = outline.calls.find((call) => call.function === id && isInside(call.range, range))
  return { runs, least: first ? taken(first.firstLine, first.lastLine) * mostOwn : 0, most }
}

/** Of a function by the offset where its header begins; undefined where the profile counts no calls. */
export function runsOf({ files }: JoinedProfile, path: string, start: number): number | undefined {
  const file = files.get(path)
  return file?.functions.get(functionAt(file.outline, start))?.calls
}

function functionAt({ functions }: Outline, start: number): number {
  return Math.max(0, functions.findIndex(({ header }, id) => id > 0 && header.start === start))
}

function isInside(inner: Range, outer: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

function sumOf(names: ReadonlySet<string>, taken: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const name of names) sum += taken.get(name) ?? 0
  return sum
}
