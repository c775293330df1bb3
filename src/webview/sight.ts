// A profile as one value of one choice of threads is seen: sums, trees and boxes, each asked of the worker when it is first wanted, and kept for the last few choices.

import type { ViewerJoin, JoinedFunction } from '../protocol/profile-viewer.js'
import type { FunctionMeasures } from '../profiles/measures.js'
import type { LineTable, Profile, Unit } from '../profiles/profile.js'
import { later, type Asking } from './later.js'
import type { TableShape } from './state.js'
import type { Boxes } from './trees/boxes.js'
import type { CallTree } from './trees/call-tree.js'
import type { TimedBoxes } from './trees/in-time.js'
import type { Matches } from './trees/matches.js'
import { bottomUp, grouped, topDown, type Outline } from './trees/outlines.js'
import type { Aggregator, Chosen, ProfileHead, SightData } from './worker/questions.js'

export interface Recording {
  readonly name: string
  readonly profile: ProfileHead
  /** Undefined as long as it is worked out. */
  readonly sightOf: (value: number, thread: number) => Sight | undefined
}

/** What is undefined here is worked out: the page is updated when it is there. */
export interface Sight {
  readonly chosen: Chosen
  readonly unit: Unit
  readonly measures: FunctionMeasures
  readonly tree: CallTree
  /** The thread whose order of time is shown: of all, the one with the most samples; -1 where there is no order. */
  readonly timedThread: number
  readonly leftHeavy: () => Boxes | undefined
  /** Null where samples have no order. */
  readonly inTime: () => TimedBoxes | null | undefined
  /** Lines by the stacks; null where no line took anything. */
  readonly lines: () => LineTable | null | undefined
  readonly sandwich: (functionRow: number) => { readonly callers: Boxes, readonly callees: Boxes } | undefined
  /** Undefined without a search; that of before as long as the new one is under way. */
  readonly matches: (search: string) => Matches | undefined
  readonly outline: (shape: Exclude<TableShape, 'functions'>) => Outline | undefined
}

/** Trees with more rows together are forgotten, but for that which is looked at and the one before. */
const mostRows = 4_000_000

/** `first`: the value that is seen as long as no other is chosen. */
export function recordingOf(name: string, profile: ProfileHead, first: number, aggregator: Aggregator, asking: Asking): Recording {
  const kept = new Map<string, Sight>()
  let latest = ''
  const made = later(async (key: string) => {
    const [value = 0, thread = -1] = key.split('/').map(Number)
    const chosen: Chosen = { which: 'shown', value, thread }
    return sightOf(await aggregator.ask('sight', chosen), chosen, aggregator, asking)
  }, asking)
  return {
    name, profile,
    sightOf: (wantedValue, wantedThread) => {
      const value = wantedValue in profile.values ? wantedValue : first
      const thread = wantedThread in profile.threads ? wantedThread : -1
      const key = `${value}/${thread}`
      const sight = kept.get(key) ?? made.of(key)
      if (sight && key !== latest) {
        latest = key
        kept.delete(key)
        kept.set(key, sight)
        dropOldest(kept)
      }
      return sight
    },
  }
}

function dropOldest(kept: Map<string, Sight>): void {
  const sizes = [...kept].map(([key, { tree }]) => [key, tree.length] as const)
  let rows = sizes.reduce((sum, [, length]) => sum + length, 0)
  for (const [key, length] of sizes.slice(0, -2)) {
    if (rows <= mostRows) return
    kept.delete(key)
    rows -= length
  }
}

function sightOf({ unit, measures, tree, timedThread }: SightData, chosen: Chosen, { ask }: Aggregator, asking: Asking): Sight {
  const leftHeavy = later(async () => ({ ...await ask('left-heavy', chosen), tree }), asking)
  const inTime = later(async () => {
    const boxes = await ask('in-time', chosen)
    return boxes && { ...boxes, tree }
  }, asking)
  const lines = later(() => ask('lines', chosen), asking)
  const sandwich = later((functionRow: number) => ask('sandwich', { ...chosen, functionRow }), asking)
  const matches = later((search: string) => ask('matches', { ...chosen, search }), asking)
  const callers = later((functionRow: number) => ask('self-callers', { ...chosen, functionRow }), asking, 1000)
  const outlines = later(async (shape: Exclude<TableShape, 'functions'>): Promise<Outline> => {
    if (shape === 'top-down') return topDown(tree, await ask('branching', chosen))
    if (shape === 'bottom-up') return bottomUp(measures, callers.of)
    return grouped(measures, await ask('groups', { ...chosen, by: shape }))
  }, asking, 4)
  return {
    chosen, unit, measures, tree, timedThread,
    leftHeavy: () => leftHeavy.of(0), inTime: () => (timedThread < 0 ? null : inTime.of(0)), lines: () => lines.of(0), sandwich: sandwich.of, outline: outlines.of,
    matches: (search) => (search.trim() === '' ? undefined : matches.of(search) ?? matches.last() ?? undefined),
  }
}

export function nameOf({ functions, strings }: Pick<Profile, 'functions' | 'strings'>, row: number): string {
  return strings[functions.name[row] ?? 0] ?? ''
}

export function fileOf({ functions, strings }: Pick<Profile, 'functions' | 'strings'>, row: number): string {
  return strings[functions.file[row] ?? 0] ?? ''
}

/** `shop/orders.py:12`; '' when the file is unknown. */
export function placeOf(profile: Pick<Profile, 'functions' | 'strings'>, row: number): string {
  const [file, line] = [fileOf(profile, row), profile.functions.line[row] ?? 0]
  return line > 0 && file !== '' ? `${file}:${line}` : file
}

export function threadName({ threads }: Pick<ProfileHead, 'threads'>, row: number): string {
  const { name = '', process = '' } = threads[row] ?? {}
  const parts = [process, name].filter((part) => part !== '')
  return parts.length > 0 ? parts.join(' · ') : `Thread ${row + 1}`
}

/** By rows of the profile's functions. */
export function joinedByRow(join: ViewerJoin | undefined): ReadonlyMap<number, JoinedFunction> {
  return new Map((join?.functions ?? []).flatMap((joined) => joined.rows.map((row) => [row, joined] as const)))
}
