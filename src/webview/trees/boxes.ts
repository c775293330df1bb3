// What a flame graph draws: for each level, boxes side by side, in typed arrays, so that those in sight are found by bisection.

import { childrenOf } from '../../profiles/measures.js'
import type { CallTree } from './call-tree.js'

export interface Boxes {
  readonly length: number
  /** Everything lies between 0 and this. */
  readonly whole: number
  /** The first box of each level, and at the end the number of all. The boxes of a level stand from left to right. */
  readonly levels: Uint32Array
  readonly start: Float64Array
  readonly end: Float64Array
  /** The box of the caller; -1 at the top. */
  readonly parent: Int32Array
  /** Rows of the tree that was laid out. */
  readonly row: Int32Array
  /** What it says of them. */
  readonly tree: CallTree
}

/** So many take about 100 MB. Beyond, what is thinner than a hair of the whole has no box, and what called it shows it as its own. */
const mostBoxes = 4_000_000

/** The widest call first below each caller; calls that took nothing have no box. `widths`: the totals unless it says otherwise. */
export function leftHeavy(tree: CallTree, widths: Float64Array = tree.total, most = mostBoxes): Boxes {
  const thinnest = thinnestOf(tree, widths, most)
  const { first, next } = childrenOf({ length: tree.length, parent: tree.parent, frame: tree.function })
  const [start, end] = [new Float64Array(tree.length), new Float64Array(tree.length)]
  const [row, parent] = [new Int32Array(tree.length), new Int32Array(tree.length)]
  const levels: number[] = []
  let length = 0
  const widthOf = (of: number): number => widths[of] ?? 0

  const place = (above: number, firstChild: number, from: number, most: number): number => {
    const children: number[] = []
    for (let child = firstChild; child >= 0; child = next[child] ?? -1) if (widthOf(child) > thinnest) children.push(child)
    if (children.length > 1) children.sort((a, b) => widthOf(b) - widthOf(a) || a - b)
    let at = from
    for (const child of children) {
      row[length] = child
      parent[length] = above
      start[length] = at
      // Sizes that were freed make a caller smaller than what it called.
      at = Math.min(at + widthOf(child), most)
      end[length++] = at
    }
    return at
  }

  const whole = place(-1, first[tree.length] ?? -1, 0, Infinity)
  let from = 0
  while (from < length) {
    levels.push(from)
    const to = length
    for (let box = from; box < to; box++) place(box, first[row[box] ?? 0] ?? -1, start[box] ?? 0, end[box] ?? 0)
    from = to
  }
  return {
    length, whole, levels: Uint32Array.from([...levels, length]), tree,
    start: start.subarray(0, length), end: end.subarray(0, length), parent: parent.subarray(0, length), row: row.subarray(0, length),
  }
}

/** Rows that are no wider have no box. */
function thinnestOf({ length, parent }: CallTree, widths: Float64Array, most: number): number {
  if (length <= most) return 0
  let whole = 0
  for (let row = 0; row < length; row++) if ((parent[row] ?? -1) < 0) whole += widths[row] ?? 0
  for (let thinnest = Math.max(whole / 2 ** 24, 1e-9); ; thinnest *= 2) {
    let count = 0
    for (const width of widths) if (width > thinnest) count++
    if (count <= most) return thinnest
  }
}

export function levelOf({ levels }: Boxes, box: number): number {
  let [low, high] = [0, levels.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((levels[middle] ?? 0) <= box) low = middle
    else high = middle - 1
  }
  return low
}

/** The first box from `low` on, before `high`, that ends behind `place`; `high` when there is none. Gallops from a `step` that was right before. */
export function firstEndingBehind(end: Float64Array, place: number, low: number, high: number, firstStep = 1): number {
  if (low >= high || (end[low] ?? 0) > place) return low
  let before = low
  let step = firstStep
  while (before + step < high && (end[before + step] ?? 0) <= place) {
    before += step
    step *= 2
  }
  let after = Math.min(before + step, high)
  while (after - before > 1) {
    const middle = (before + after) >> 1
    if ((end[middle] ?? 0) <= place) before = middle
    else after = middle
  }
  return after
}

/** The box at a place of a level; -1 when there is none. */
export function boxAt({ levels, start, end }: Boxes, level: number, place: number): number {
  const [low, high] = [levels[level], levels[level + 1]]
  if (level < 0 || low === undefined || high === undefined) return -1
  const box = firstEndingBehind(end, place, low, high)
  return box < high && (start[box] ?? 0) <= place ? box : -1
}
