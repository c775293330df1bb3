// The boxes of one thread in the order of time: neighbouring samples share a box as long as their callers are the same.

import { Column } from '../../profiles/columns.js'
import type { Profile, SampleTable } from '../../profiles/profile.js'
import type { Boxes } from './boxes.js'
import type { MergedStacks } from './call-tree.js'

/** So many take about 150 MB. Beyond, what is shorter than a hair of the whole goes into what stands beside it. */
const mostBoxes = 4_000_000

export interface TimedBoxes extends Boxes {
  /** Nanoseconds: what is shorter is not told apart; 0 where everything is. */
  readonly shortest: number
}

/** Undefined where the samples have no order. */
export function inTime(profile: Profile, samples: SampleTable, merged: MergedStacks, most = mostBoxes): TimedBoxes | undefined {
  const { at } = samples
  if (!at || samples.length === 0) return undefined
  const spans = spansOf(profile, samples, at)
  const depths = depthsOf(merged)
  let shortest = 0
  while (countOf(spans, merged, depths, shortest) > most) shortest = shortest === 0 ? spans.whole / 2 ** 22 : shortest * 2
  return { ...boxesOf(spans, merged, depths, shortest), shortest }
}

/** What ran from when to when, in order, from 0. */
interface Spans {
  readonly stack: Int32Array
  readonly start: Float64Array
  readonly end: Float64Array
  readonly whole: number
}

/** A sampler is late now and then: its samples reach to the next one, unless that is far. */
const patience = 2.5

function spansOf(profile: Profile, samples: SampleTable, at: Float64Array): Spans {
  const { length } = samples
  const order = Uint32Array.from({ length }, (_, index) => index)
  if (!isSorted(at)) order.sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0))
  const durations = samples.values[profile.values.findIndex(({ unit }) => unit === 'nanoseconds')]
  const reach = profile.stacks.calls ? 1 : patience
  const [stack, start, end] = [new Int32Array(length), new Float64Array(length), new Float64Array(length)]
  const first = at[order[0] ?? 0] ?? 0
  for (let index = 0; index < length; index++) {
    const sample = order[index] ?? 0
    const from = (at[sample] ?? 0) - first
    const following = index + 1 < length ? (at[order[index + 1] ?? 0] ?? 0) - first : Infinity
    const duration = durations?.[sample] ?? Infinity
    stack[index] = samples.stack[sample] ?? -1
    start[index] = from
    end[index] = Number.isFinite(following) && following <= from + duration * reach ? following : from + (Number.isFinite(duration) ? duration : 0)
    if ((end[index] ?? 0) > following) end[index] = following
  }
  return { stack, start, end, whole: end.at(-1) ?? 0 }
}

function isSorted(at: Float64Array): boolean {
  for (let index = 1; index < at.length; index++) if ((at[index] ?? 0) < (at[index - 1] ?? 0)) return false
  return true
}

function depthsOf({ tree }: MergedStacks): Uint32Array {
  const depths = new Uint32Array(tree.length)
  for (let row = 0; row < tree.length; row++) {
    const caller = tree.parent[row] ?? -1
    depths[row] = caller < 0 ? 1 : (depths[caller] ?? 0) + 1
  }
  return depths
}

function countOf(spans: Spans, merged: MergedStacks, depths: Uint32Array, shortest: number): number {
  let count = 0
  walk(spans, merged, depths, shortest, (shared, row) => { count += (row < 0 ? 0 : depths[row] ?? 0) - shared })
  return count
}

/** For each change of what runs: how many callers stay, and the row of the tree that runs now; -1 when nothing does. */
function walk(spans: Spans, { tree, rowOf }: MergedStacks, depths: Uint32Array, shortest: number, changed: (shared: number, row: number, start: number, endBefore: number) => void): void {
  let [running, until, changedAt] = [-1, 0, 0]
  for (let index = 0; index < spans.stack.length; index++) {
    const [start, end] = [spans.start[index] ?? 0, spans.end[index] ?? 0]
    if (end <= start) continue
    const stack = spans.stack[index] ?? -1
    const row = stack < 0 ? -1 : rowOf[stack] ?? -1
    const isGap = start > until && running >= 0
    if (isGap && start - until > shortest) {
      changed(0, -1, until, until)
      running = -1
    }
    const isTooShort = end - start < shortest && start - changedAt < shortest && running >= 0
    if (row !== running && !isTooShort) {
      changed(sharedDepth(tree.parent, depths, running, row), row, start, isGap ? start : until)
      running = row
      changedAt = start
    }
    until = end
  }
  changed(0, -1, until, until)
}

function sharedDepth(parent: Int32Array, depths: Uint32Array, first: number, second: number): number {
  let [a, b] = [first, second]
  while (a !== b) {
    const [deepA, deepB] = [a < 0 ? 0 : depths[a] ?? 0, b < 0 ? 0 : depths[b] ?? 0]
    if (deepA >= deepB) a = parent[a] ?? -1
    if (deepB >= deepA) b = parent[b] ?? -1
  }
  return a < 0 ? 0 : depths[a] ?? 0
}

function boxesOf(spans: Spans, merged: MergedStacks, depths: Uint32Array, shortest: number): Boxes {
  const { tree } = merged
  const [row, level, parent, start, end] = [Column.integers(), Column.naturals(), Column.integers(), Column.numbers(), Column.numbers()]
  const open: number[] = []
  const opening: number[] = []
  walk(spans, merged, depths, shortest, (shared, running, from, endBefore) => {
    for (const box of open.splice(shared)) end.set(box, endBefore)
    opening.length = 0
    for (let at = running; at >= 0 && (depths[at] ?? 0) > shared; at = tree.parent[at] ?? -1) opening.push(at)
    for (let at = opening.pop(); at !== undefined; at = opening.pop()) {
      parent.push(open.at(-1) ?? -1)
      level.push(open.length)
      start.push(from)
      open.push(row.push(at))
    }
  })
  return sortedByLevel({ row: row.taken(), level: level.taken(), parent: parent.taken(), start: start.taken(), end: end.taken(row.length) }, spans.whole, merged)
}

interface Opened {
  readonly row: Int32Array
  readonly level: Uint32Array
  readonly parent: Int32Array
  readonly start: Float64Array
  readonly end: Float64Array
}

/** They were opened from left to right, so that counting levels sorts them. */
function sortedByLevel(opened: Opened, whole: number, { tree }: MergedStacks): Boxes {
  const { length } = opened.row
  let deepest = -1
  for (const level of opened.level) deepest = Math.max(deepest, level)
  const levels = new Uint32Array(deepest + 2)
  for (const level of opened.level) levels[level + 1] = (levels[level + 1] ?? 0) + 1
  for (let level = 1; level < levels.length; level++) levels[level] = (levels[level] ?? 0) + (levels[level - 1] ?? 0)
  const next = levels.slice()
  const placeOf = new Uint32Array(length)
  for (let index = 0; index < length; index++) {
    const level = opened.level[index] ?? 0
    const place = next[level] ?? 0
    placeOf[index] = place
    next[level] = place + 1
  }
  const [row, parent, start, end] = [new Int32Array(length), new Int32Array(length), new Float64Array(length), new Float64Array(length)]
  for (let index = 0; index < length; index++) {
    const place = placeOf[index] ?? 0
    const above = opened.parent[index] ?? -1
    row[place] = opened.row[index] ?? 0
    parent[place] = above < 0 ? -1 : placeOf[above] ?? -1
    start[place] = opened.start[index] ?? 0
    end[place] = opened.end[index] ?? 0
  }
  return { length, whole, levels, row, parent, start, end, tree }
}
