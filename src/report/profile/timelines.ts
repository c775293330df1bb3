// What there was over time, such as memory: the most, when that was, the end, a curve of a few dozen points, and the functions that it grew in.

import type { JoinedProfile } from '../../profiles/join/join.js'
import type { RunTable, Timeline, Unit } from '../../profiles/profile.js'

export interface ReportedTimeline {
  readonly name: string
  readonly unit: Unit
  /** Nanoseconds between the first and the last look. */
  readonly lasted: number
  readonly first: number
  readonly last: number
  readonly most: number
  /** When it was reached, in nanoseconds after the first look. */
  readonly mostAt: number
  /** The most in each of equal pieces of the time, for a picture. */
  readonly curve: readonly number[]
  /** Those in which it grew most first; empty where the tool did not look. */
  readonly functions: readonly GrowingFunction[]
}

export interface GrowingFunction {
  readonly name: string
  /** As the profile names it. */
  readonly file: string
  /** Relative to the root, for functions of the workspace. */
  readonly path?: string
  /** 1-based; 0 when unknown. */
  readonly line: number
  readonly runs: number
  /** Nanoseconds after the first look, of the first run. */
  readonly began: number
  readonly lasted: number
  /** Before the first run, and after the last one. */
  readonly before: number
  readonly after: number
  /** Of all runs. */
  readonly grew: number
  /** While it ran. */
  readonly most: number
}

/** Traces have hundreds of counters. */
const mostTimelines = 8
const curveLength = 64

export function reportedTimelines(joined: JoinedProfile, top: number): readonly ReportedTimeline[] {
  return joined.profile.timelines.filter(({ at }) => at.length > 1).slice(0, mostTimelines).map((timeline) => reportedTimeline(joined, timeline, top))
}

function reportedTimeline(joined: JoinedProfile, timeline: Timeline, top: number): ReportedTimeline {
  const { name, unit, at, value, runs } = timeline
  const [begin, end] = at.reduce(([least, most], time) => [Math.min(least, time), Math.max(most, time)], [Infinity, -Infinity])
  const most = value.reduce((largest, one) => Math.max(largest, one), -Infinity)
  return {
    name, unit, lasted: end - begin, first: value[0] ?? 0, last: value.at(-1) ?? 0, most, mostAt: (at[value.indexOf(most)] ?? 0) - begin, curve: curveOf(timeline, begin, end),
    functions: runs ? growing(joined, runs, timeline, begin).sort((a, b) => b.grew - a.grew || b.most - a.most).slice(0, top) : [],
  }
}

/** Pieces in which nobody looked stay as the one before. */
function curveOf({ at, value }: Timeline, begin: number, end: number): readonly number[] {
  const curve = new Array<number | undefined>(curveLength)
  for (let index = 0; index < at.length; index++) {
    const piece = Math.min(curveLength - 1, Math.floor(((at[index] ?? 0) - begin) / Math.max(1, end - begin) * curveLength))
    curve[piece] = Math.max(curve[piece] ?? -Infinity, value[index] ?? 0)
  }
  let last = value[0] ?? 0
  return Array.from(curve, (one) => { last = one ?? last; return last })
}

function growing(joined: JoinedProfile, { length, function: of, begin, end, before, after }: RunTable, timeline: Timeline, first: number): GrowingFunction[] {
  const mostIn = largestIn(timeline)
  const found = new Map<number, { runs: number, began: number, ended: number, lasted: number, before: number, after: number, grew: number, most: number }>()
  for (let row = 0; row < length; row++) {
    const [from, to, then, later] = [begin[row] ?? 0, end[row] ?? 0, before[row] ?? 0, after[row] ?? 0]
    const one = found.get(of[row] ?? 0) ?? { runs: 0, began: Infinity, ended: -Infinity, lasted: 0, before: 0, after: 0, grew: 0, most: 0 }
    found.set(of[row] ?? 0, one)
    if (from < one.began) [one.began, one.before] = [from, then]
    if (to > one.ended) [one.ended, one.after] = [to, later]
    one.runs++
    one.lasted += to - from
    one.grew += later - then
    one.most = Math.max(one.most, then, later, mostIn(from, to))
  }
  return [...found].map(([row, { ended: _, began, ...others }]) => ({ ...placeOf(joined, row), ...others, began: began - first }))
}

const blockLength = 512

/** What there was at most between two times: by blocks, as functions may have run a million times. Looks that are out of order are only seen whole. */
function largestIn({ at, value }: Timeline): (from: number, to: number) => number {
  const blocks = Array.from({ length: Math.ceil(at.length / blockLength) }, (_, block) => {
    const [first, last] = [block * blockLength, Math.min(at.length, (block + 1) * blockLength)]
    return { first, last, begin: at[first] ?? 0, end: at[last - 1] ?? 0, most: value.subarray(first, last).reduce((largest, one) => Math.max(largest, one), -Infinity) }
  })
  return (from, to) => {
    let most = -Infinity
    for (const block of blocks) {
      if (block.end < from || block.begin > to || block.most <= most) continue
      if (from <= block.begin && block.end <= to) { most = block.most; continue }
      for (let index = block.first; index < block.last; index++) {
        const time = at[index] ?? 0
        if (from <= time && time <= to) most = Math.max(most, value[index] ?? 0)
      }
    }
    return most
  }
}

function placeOf({ profile: { functions, strings }, functions: ours }: JoinedProfile, row: number): Pick<GrowingFunction, 'name' | 'file' | 'path' | 'line'> {
  const own = ours.find(({ rows }) => rows.includes(row))
  const file = strings[functions.file[row] ?? 0] ?? ''
  return own ? { name: own.qualified, file, path: own.path, line: own.line + 1 } : { name: strings[functions.name[row] ?? 0] ?? '', file, line: functions.line[row] ?? 0 }
}
