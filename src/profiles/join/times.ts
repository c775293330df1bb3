// How long a piece of code took in one run of its function, as bounds: what it called was measured, what it did itself is known only as a part of all that the function did.

import type { Outline, OutlinedCall, OutlinedLoop } from '../../analysis/outline.js'
import { isInside, type Range } from '../../analysis/text/range.js'
import type { Profile, ValueType } from '../profile.js'
import { isTimePassed } from './evidence.js'
import type { JoinedFile, JoinedFunction, JoinedProfile } from './join.js'
import { sharedCalls } from './shared-calls.js'

export interface MeasuredTime {
  /** Nanoseconds, of one run of the function. */
  readonly least: number
  readonly most: number
  /** What is likely the least of code that calls nothing, or nothing by a name (attributes, elements, passes): the function has no other loop, so most of such time went there. */
  readonly leastAlone?: number
  /** The same, where its loop does hardly anything else. */
  readonly nearlyAll?: number
  /** The most that is expected: other loops of the function, and other places in this one that call the same, are as likely to have taken the rest. */
  readonly likely?: number
  /** Of the whole run. */
  readonly whole: number
  /** Time that passed; else of the processor. */
  readonly isWall: boolean
  readonly function: string
  /** Of the whole profile. */
  readonly runs: number
  /** Nobody counted the runs: the most is what all of them took. */
  readonly isCeiling?: true
}

export interface TimedCode {
  readonly path: string
  /** Offset where the function's header begins. */
  readonly function: number
  readonly range: Range
  /** It computes only, and calls nothing for it. */
  readonly isOwn: boolean
  /** All that it waits for holds its thread, such as a file that is read at once. */
  readonly isHeld?: boolean
  /** How often the function ran, where the profile itself does not count calls and another of the same program does. */
  readonly runs?: number | undefined
  /** How often it calls what it calls, in one run, where code or people say. */
  readonly count?: number | undefined
}

/** A profiler that is told of every call takes its own time there: about a microsecond for each, of which there may be some dozens below a call of ours. */
const ownOfCall = 100_000
/** More than this share of what it measured is none of its own. */
const mostOwn = 0.5
/** What a function does itself to call something, with what a profiler takes for that. */
const besideCall = 1_000

/** Undefined where the function is left while it runs: then its time is not that of a run. */
export function timeOf(joined: JoinedProfile, code: TimedCode): MeasuredTime | undefined {
  const value = joined.profile.values[joined.value]
  const file = joined.files.get(code.path)
  if (value?.unit !== 'nanoseconds' || !file) return undefined
  const id = functionAt(file.outline, code.function)
  const measured = file.functions.get(id)
  if (!measured || file.outline.functions[id]?.pauses) return undefined
  const counted = timeByCalls(joined, file, measured, code) ?? timeByLines(file, measured, code)
  const taken = counted ?? timeOfAll(joined.profile, joined, measured)
  return taken && { ...taken, isWall: (counted ? isTimePassed(value) : isAllTimePassed(value)) || (code.isHeld === true && isOfItsThread(joined.profile)), function: measured.qualified }
}

/** Samples of what was running are of a time as well, in which nothing waited. */
function isAllTimePassed({ name }: ValueType): boolean {
  return /\bwall\b/i.test(name)
}

/** V8 looks at its thread at times of the clock: what holds it is seen there, working or not. */
function isOfItsThread({ format }: Profile): boolean {
  return format === 'v8-cpuprofile'
}

type Taken = Omit<MeasuredTime, 'isWall' | 'function'>

function timeByCalls(joined: JoinedProfile, file: JoinedFile, measured: JoinedFunction, code: TimedCode): Taken | undefined {
  const { outline, functions } = file
  const { function: id, total, calls: counted = 0, callsPerRun, takenPerRun } = measured
  const { range, runs: elsewhere = 0, count } = code
  const runs = counted > 0 ? counted : elsewhere
  if (runs === 0) return undefined
  const own = outline.calls.filter((call) => call.function === id)
  const inside = namesOnly(own, (call) => isInside(call.range, range))
  const taken = sumOf(inside, takenPerRun)
  // V8 shows no functions of databases in the program: what they took, the function that calls them took itself.
  const isOwn = code.isOwn || (code.isHeld === true && taken === 0 && isOfItsThread(joined.profile))
  const around = outline.loops.filter((loop) => loop.function === id && loop.outer === undefined)
  const loop = around.find(({ whole }) => isInside(range, whole))
  // What is made in one place may do its work in another, such as a query when its rows are asked for; but what a loop does each time is done in it.
  const scope = isOwn ? range : loop?.whole
  const outside = scope ? namesOnly(own, (call) => !isInside(call.range, scope)) : new Set<string>()
  const shared = loop && !isOwn ? sharedCalls({ joined, file, function: measured, loop, range, count }) : undefined
  const ofOthers = shared ? shared.whole - shared.part : 0
  const times = sumOf(inside, callsPerRun)
  const unnamed = [...takenPerRun].reduce((sum, [name, one]) => /^__\w+__$/.test(name) && !own.some((call) => call.name === name) ? sum + one : sum, 0)
  // What is given to calls, such as those that filter, is a part of the function.
  const self = [...functions.values()].reduce((sum, one) => one.function === id || (outline.functions[one.function]?.outer === id && outline.functions[one.function]?.name === '') ? sum + one.self : sum, 0) / runs
  const whole = total / runs
  const least = taken - Math.min(taken * mostOwn, times * ownOfCall) + (shared?.isKnown ? shared.part * mostOwn : 0)
  const most = Math.max(taken, whole - sumOf(outside, takenPerRun) - (shared?.isKnown ? ofOthers : 0))
  const inLoop = isOwn && loop ? selfByLines(file, measured, range) : undefined
  const ofLoop = inLoop === undefined ? self : inLoop / runs
  const portion = shared && shared.whole > 0 ? shared.part / shared.whole : 1 / around.length
  // Places in one loop that call the same do the same with what they get.
  const besides = Math.max(0, whole - sumOf(outside, takenPerRun) - (shared?.whole ?? 0))
  const expected = shared?.isInLoop ? shared.part + besides * portion : most - (shared?.isKnown ? 0 : ofOthers) - self * (1 - portion)
  const likely = inLoop === undefined ? Math.max(least, taken, expected) : Math.max(ofLoop, least)
  const beside = sumOf(new Set(callsPerRun.keys()), callsPerRun) * besideCall
  return {
    runs, whole, least, most, ...loop && (around.length > 1 || shared?.isInLoop) && likely < most && { likely },
    ...isOwn && loop && (around.length === 1 || inLoop !== undefined) && { leastAlone: ofLoop * mostOwn },
    ...isOwn && loop && (around.length === 1 || inLoop !== undefined) && isAllThereIs(outline, loop) && { nearlyAll: Math.max(ofLoop * mostOwn, (ofLoop - beside) * (inLoop === undefined ? 1 : mostSeen)) },
    ...!isOwn && unnamed > 0 && around.length === 1 && { leastAlone: (taken + unnamed) * mostOwn },
  }
}

/** What the innermost loop around it took itself, in all runs, where the tool says so of nearly all of the function's lines. */
function selfByLines({ outline, lines }: JoinedFile, { function: id, self }: JoinedFunction, range: Range): number | undefined {
  const loop = outline.loops.filter((one) => one.function === id && isInside(range, one.whole)).at(-1)
  const own = outline.functions[id]
  if (!loop || !own || lines.size === 0) return undefined
  const between = (first: number, last: number): number => [...lines].reduce((sum, [line, one]) => first <= line && line <= last ? sum + one.self : sum, 0)
  const known = between(own.firstLine, own.lastLine)
  return known > 0 && known >= self * nearlyAll ? between(loop.firstLine, loop.lastLine) : undefined
}

/** The loop does hardly anything besides. */
function isAllThereIs({ loops }: Outline, { firstLine, lastLine, whole }: OutlinedLoop): boolean {
  return lastLine - firstLine < fewLines && loops.every((one) => one.whole === whole || !isInside(one.whole, whole))
}

const fewLines = 6
/** Of what samples saw in a loop, calling what it is given for each element is a part. */
const mostSeen = 0.8

/** What every call of that name in the function is. */
function namesOnly(calls: readonly OutlinedCall[], isOne: (call: OutlinedCall) => boolean): ReadonlySet<string> {
  const names = new Set(calls.flatMap((call) => isOne(call) ? [call.name] : []))
  for (const call of calls) if (!isOne(call)) names.delete(call.name)
  return names
}

const nearlyAll = 0.9

/** One run took no more than all of them. */
function timeOfAll({ threads }: Profile, { value, whole }: JoinedProfile, { total }: JoinedFunction): Taken | undefined {
  if (!(total > 0)) return undefined
  const each = Math.min(...threads.map(({ samples: { values } }) => leastOf(values[value])))
  const most = Number.isFinite(each) ? Math.min(Math.max(total, whole), total + each * (moreBySpread * Math.sqrt(total / each) + moreByOne)) : total
  return { runs: 0, whole: most, least: 0, most, isCeiling: true }
}

function leastOf(values: Float64Array | undefined): number {
  return values?.reduce((least, one) => (one > 0 ? Math.min(least, one) : least), Infinity) ?? Infinity
}

/** What so many samples saw may have taken so many more: they fall where they fall. In nineteen cases of twenty it is less than this. */
const moreBySpread = 2
const moreByOne = 3

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
  const whole = total / runs
  if (isOwn) return { runs, whole, least: 0, most, leastAlone: most * mostOwn, ...isAllThereIs(outline, loop) && { nearlyAll: most * nearlyAll } }
  const first = outline.calls.find((call) => call.function === id && isInside(call.range, range))
  return { runs, whole, least: first ? taken(first.firstLine, first.lastLine) * mostOwn : 0, most }
}

/** Of a function by the offset where its header begins; undefined where the profile counts no calls. */
export function runsOf({ files }: JoinedProfile, path: string, start: number): number | undefined {
  const file = files.get(path)
  return file?.functions.get(functionAt(file.outline, start))?.calls
}

function functionAt({ functions }: Outline, start: number): number {
  return Math.max(0, functions.findIndex(({ header }, id) => id > 0 && header.start === start))
}

function sumOf(names: ReadonlySet<string>, taken: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const name of names) sum += taken.get(name) ?? 0
  return sum
}
