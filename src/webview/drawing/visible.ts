// Which boxes are in sight, as rectangles in pixels, in arrays that are made once: a frame allocates nothing, and its work grows with the pixels, not with the samples.

import { firstEndingBehind, type Boxes } from '../trees/boxes.js'

export interface Window {
  /** The part of the boxes that fills the width. */
  readonly from: number
  readonly to: number
  readonly width: number
  /** The first level in sight, and the first that is not. */
  readonly firstLevel: number
  readonly lastLevel: number
}

/** Rectangles of one frame. */
export interface Visible {
  count: number
  readonly x: Float32Array
  readonly width: Float32Array
  readonly level: Int32Array
  /** -1 for a run of boxes that are too thin to be seen. */
  readonly box: Int32Array
}

/** More rectangles than that are no picture. */
const most = 1 << 16
/** In pixels of the device: thinner boxes are folded into one rectangle with their neighbours. */
const thinnest = 1

export function room(): Visible {
  return { count: 0, x: new Float32Array(most), width: new Float32Array(most), level: new Int32Array(most), box: new Int32Array(most) }
}

export function findVisible(boxes: Boxes, window: Window, visible: Visible): void {
  visible.count = 0
  const last = Math.min(window.lastLevel, boxes.levels.length - 1)
  for (let level = Math.max(0, window.firstLevel); level < last; level++) findLevel(boxes, window, level, visible)
}

function findLevel({ levels, start, end }: Boxes, { from, to, width }: Window, level: number, visible: Visible): void {
  const scale = width / (to - from)
  const high = levels[level + 1] ?? 0
  let foldedUntil = -1
  let step = 1
  let box = firstEndingBehind(end, from, levels[level] ?? 0, high)
  while (box < high && visible.count < most) {
    const left = (Math.max(start[box] ?? 0, from) - from) * scale
    if (left >= width) return
    const right = (Math.min(end[box] ?? 0, to) - from) * scale
    const { count } = visible
    if (right - left >= thinnest) {
      visible.x[count] = left
      visible.width[count] = right - left
      visible.level[count] = level
      visible.box[count] = box
      visible.count++
      foldedUntil = -1
      box++
      continue
    }
    const until = (Math.floor(left / thinnest) + 1) * thinnest
    if (foldedUntil >= 0 && left - foldedUntil < thinnest) {
      visible.width[count - 1] = until - (visible.x[count - 1] ?? 0)
    } else {
      visible.x[count] = until - thinnest
      visible.width[count] = thinnest
      visible.level[count] = level
      visible.box[count] = -1
      visible.count++
    }
    foldedUntil = until
    const next = firstEndingBehind(end, from + until / scale, box + 1, high, step)
    step = Math.max(1, (next - box) >> 1)
    box = next
  }
}
