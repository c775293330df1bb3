// The samples of a V8 recording: which node was running, and when. Each lasts until the next; garbage collection is put on what was running, as in the developer tools.

import type { ProfileBuilder } from '../builder.js'
import { Column } from '../columns.js'
import type { ThreadBuilder } from '../thread-builder.js'
import type { V8Tree } from './v8-tree.js'

const nanoseconds = 1000

export interface V8Samples {
  readonly ids: Column<Uint32Array>
  /** Microseconds, from any beginning; as many as ids, or fewer where the file breaks off. */
  readonly times: Column<Float64Array>
  /** Lines that were running, where the recording knows them. */
  readonly lines?: Column<Float64Array>
  /** When the recording ended, on the clock of the times; NaN when unknown. */
  readonly end: number
  /** When the profile began, where it has several threads; else the first sample did. */
  readonly start?: number
}

/** V8 counts nodes in 32 bits. What is no such number is no node. */
export function nodeId(id: number): number {
  return id >= 0 && id < noNode ? id : noNode
}

const noNode = 0xffffffff

/** Adds them to the thread, and returns what each row of the tree took. */
export function addSamples(builder: ProfileBuilder, thread: ThreadBuilder, tree: V8Tree, samples: V8Samples): Float64Array {
  const { ids, times, end } = samples
  const stacks = tree.stacks()
  const taken = new Float64Array(tree.length)
  const length = Math.min(ids.length, times.length)
  if (length < ids.length) builder.damaged('samples had no time and were left out', ids.length - length)
  const order = timeOrder(builder, times, length)
  const first = samples.start ?? times.at(order ? order[0] ?? 0 : 0)
  let running = -1
  for (let index = 0; index < length; index++) {
    const sample = order ? order[index] ?? 0 : index
    const time = times.at(sample)
    const next = index + 1 < length ? times.at(order ? order[index + 1] ?? 0 : index + 1) : Math.max(time, Number.isFinite(end) ? end : time)
    const row = tree.rowOf(ids.at(sample))
    if (row < 0) { builder.damaged('samples were of no node that is there'); continue }
    const lasted = (next - time) * nanoseconds
    taken[row] = (taken[row] ?? 0) + lasted
    const isCollection = tree.collections.has(row)
    const stack = isCollection ? builder.stack(running, tree.frameOf(row)) : withLine(builder, stacks[row] ?? -1, samples.lines?.at(sample) ?? 0)
    if (!isCollection) running = stack
    thread.lasted(stack, lasted, (time - first) * nanoseconds)
  }
  return taken
}

/** Nothing when they are in order already. V8 writes the samples of several sources one after the other, some of them late. */
function timeOrder(builder: ProfileBuilder, times: Column<Float64Array>, length: number): Uint32Array | undefined {
  let late = 0
  for (let index = 1; index < length; index++) if (times.at(index) < times.at(index - 1)) late++
  if (late === 0) return undefined
  builder.damaged('samples were out of order and were put in their place', late)
  const order = new Uint32Array(length)
  let moves = 0
  for (let sample = 0; sample < length; sample++) {
    const time = times.at(sample)
    let at = sample
    for (; at > 0 && times.at(order[at - 1] ?? 0) > time; at--) order[at] = order[at - 1] ?? 0
    order[at] = sample
    moves += sample - at
    if (moves > length * mostMoves) return inOrder(times, length)
  }
  return order
}

/** Samples that are late are so by a few places: moving them is much faster than sorting millions. Beyond this many moves a sample it is not. */
const mostMoves = 10

function inOrder(times: Column<Float64Array>, length: number): Uint32Array {
  return Uint32Array.from({ length }, (_, index) => index).sort((a, b) => times.at(a) - times.at(b) || a - b)
}

function withLine(builder: ProfileBuilder, stack: number, line: number): number {
  if (stack < 0 || !(line > 0)) return stack
  return builder.stack(builder.parentOf(stack), builder.frame(builder.functionOfFrame(builder.frameOf(stack)), line))
}
