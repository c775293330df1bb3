// Where the arrow keys lead from a box.

import { levelOf, type Boxes } from './boxes.js'

export type Direction = 'caller' | 'callee' | 'left' | 'right'

/** The box itself where there is none in that direction. */
export function neighbourOf(boxes: Boxes, box: number, direction: Direction): number {
  if (direction === 'caller') return Math.max(boxes.parent[box] ?? -1, -1) < 0 ? box : boxes.parent[box] ?? box
  const level = levelOf(boxes, box)
  if (direction === 'callee') return widestCallee(boxes, box, level)
  const next = direction === 'left' ? box - 1 : box + 1
  return next >= (boxes.levels[level] ?? 0) && next < (boxes.levels[level + 1] ?? 0) ? next : box
}

function widestCallee({ levels, parent, start, end }: Boxes, box: number, level: number): number {
  const [low, high] = [levels[level + 1] ?? 0, levels[level + 2] ?? levels[level + 1] ?? 0]
  let widest = box
  let most = 0
  // Callees stand in the order of their callers.
  for (let callee = firstOf(parent, box, low, high); callee < high && parent[callee] === box; callee++) {
    const width = (end[callee] ?? 0) - (start[callee] ?? 0)
    if (width > most) [widest, most] = [callee, width]
  }
  return widest
}

function firstOf(parent: Int32Array, box: number, low: number, high: number): number {
  let [from, to] = [low, high]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((parent[middle] ?? -1) < box) from = middle + 1
    else to = middle
  }
  return from
}
