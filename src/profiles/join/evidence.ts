// What a profile says of a piece of code: how much of everything the function around it took, how much its lines, how often it was called.

import type { ValueType } from '../profile.js'
import { isOfProcessor } from '../value-words.js'
import type { JoinedFile, JoinedFunction, JoinedProfile } from './join.js'
import { ownShareOf } from './own-share.js'

export interface Evidence {
  readonly value: ValueType
  /** Of the function around it, or of the module. */
  readonly function: string
  /** Of everything, from 0 to 1: with all that it called, and by itself. */
  readonly total: number
  readonly self: number
  /** Of the lines alone, with what they call; absent where no more is known than what the function took. */
  readonly lines?: number
  /** The lines are those of the loop around it: to which of them the tool charged what it took says little. */
  readonly isLoop?: true
  /** What the function took was nearly all in other functions of the workspace: its total says nothing of this. */
  readonly isElsewhere?: true
  /** Of the function; absent where the tool counts none. */
  readonly calls?: number
  /** In place of calls: a generator or coroutine was begun or gone on with so often. */
  readonly resumptions?: number
  /** Nanoseconds, of all runs of the function; absent for functions that pause. */
  readonly taken?: number
  /** Time of the processor, samples of what was running, and what is known of functions that await: how long anything was waited for is not in it. */
  readonly isBlindToWaiting?: true
}

/** Shares below this are cold, from here on hot: less is not worth anybody's time, and more is where the money goes. */
export const coldShare = 0.005
export const hotShare = 0.1

/** `first` and `last`: 0-based lines. Undefined where the profile saw nothing of the function. */
export function evidenceOf(joined: JoinedProfile, path: string, first: number, last: number): Evidence | undefined {
  const file = joined.files.get(path)
  const function_ = file && functionAt(file, first)
  if (!file || !function_ || joined.whole <= 0) return undefined
  const { taken: lines, ...kind } = ownShareOf(joined, file, function_, { first, last }, joined.whole * coldShare)
  const value = joined.profile.values[joined.value] ?? { name: 'time', unit: 'nanoseconds' }
  const pauses = file.outline.functions[function_.function]?.pauses === true
  return {
    value,
    function: function_.qualified,
    // What gave memory back has no share.
    total: Math.max(0, function_.total) / joined.whole,
    self: Math.max(0, function_.self) / joined.whole,
    ...lines === undefined ? {} : { lines: Math.max(0, lines) / joined.whole }, ...kind,
    ...function_.calls === undefined ? {} : { calls: function_.calls },
    ...function_.resumptions === undefined ? {} : { resumptions: function_.resumptions },
    ...value.unit === 'nanoseconds' && !pauses && { taken: Math.max(0, function_.total) },
    ...(!isTimePassed(value) || pauses) && { isBlindToWaiting: true },
  }
}

/** Time that passed, with all waiting; else it is of the processor, or counts what was running. */
export function isTimePassed(value: ValueType): boolean {
  return value.unit === 'nanoseconds' && !isOfProcessor(value)
}

/** Little time is said to be spent on the finding, and that is all there is to it: what is waited for may take long all the same. */
export function isCold(evidence: Evidence, category: string): boolean {
  return shareOf(evidence) < coldShare && evidence.total < coldShare && !(evidence.isBlindToWaiting && waiting.has(category))
}

const waiting: ReadonlySet<string> = new Set(['database', 'network', 'cloud'])

/** Memory says nothing of queries and comparisons, and how often functions ran nothing of what they took; time says something of everything. */
export function concerns({ profile, value }: JoinedProfile, category: string): boolean {
  const measured = profile.values[value]
  return measured?.unit === 'bytes' ? category === 'memory' : measured?.name !== 'calls'
}

/** What the evidence says of the finding itself: of its lines or its loop where they are known, else of its function. */
export function shareOf({ lines, total }: Evidence): number {
  return lines ?? total
}

/** The hottest first; those of which only the function is known, that calls all the rest of the program, stand last. */
export function byShare(a: Evidence, b: Evidence): number {
  return Number(a.isElsewhere ?? false) - Number(b.isElsewhere ?? false) || shareOf(b) - shareOf(a)
}

export function isHot(evidence: Evidence): boolean {
  return shareOf(evidence) >= hotShare && !evidence.isElsewhere
}

/** The innermost function around the line that was measured; code that runs in a function written inside of another is the inner one's. */
export function functionAt({ outline, functions }: JoinedFile, line: number): JoinedFunction | undefined {
  let found = 0
  outline.functions.forEach((one, id) => { if (id > 0 && one.firstLine <= line && line <= one.lastLine) found = id })
  for (let id: number | undefined = found; id !== undefined; id = outline.functions[id]?.outer) {
    const measured = functions.get(id)
    if (measured) return measured
    // A function with a name would have been seen if it had run.
    if (outline.functions[id]?.name !== '') return undefined
  }
  return undefined
}
