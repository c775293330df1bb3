// CPU profiles that stand inside of a trace, piece by piece: `Profile` begins one for a thread, each `ProfileChunk` brings new nodes and samples, in any order.

import type { ProfileBuilder } from '../builder.js'
import { Column } from '../columns.js'
import type { JsonCursor } from './json.js'
import { numberAt, numbersAt, objectAt } from './json-tolerant.js'
import { addSamples, nodeId } from './v8-samples.js'
import { V8Tree } from './v8-tree.js'

export interface ProfileEvent {
  readonly name: string
  readonly process: string
  readonly thread: string
  readonly id: string
  readonly time: number
}

interface Recording {
  readonly process: string
  /** Which was measured; chunks are written by another. */
  thread: string
  readonly tree: V8Tree
  readonly ids: Column<Uint32Array>
  readonly deltas: Column<Float64Array>
  readonly lines: Column<Float64Array>
  readonly chunks: { readonly time: number, readonly from: number, readonly to: number }[]
  start: number
  end: number
}

export class DevtoolsProfiles {
  private readonly recordings = new Map<string, Recording>()

  constructor(private readonly builder: ProfileBuilder) {}

  get hasContent(): boolean {
    return [...this.recordings.values()].some(({ ids }) => ids.length > 0)
  }

  /** The cursor stands at the arguments. */
  take(cursor: JsonCursor, { name, process, thread, id, time }: ProfileEvent): void {
    const recording = this.recordingOf(`${process} ${id}`, process, thread)
    if (name === 'Profile') recording.thread = thread
    const { ids, deltas, lines, tree } = recording
    const from = ids.length
    const readField = (field: string): void => {
      switch (field) {
        case 'data': case 'cpuProfile': objectAt(cursor, readField); return
        case 'nodes': tree.nodes(cursor); return
        case 'samples': numbersAt(cursor, (sample) => ids.push(nodeId(sample))); return
        case 'timeDeltas': numbersAt(cursor, (delta) => deltas.push(Number.isFinite(delta) ? delta : 0)); return
        case 'lines': numbersAt(cursor, (line) => lines.push(line)); return
        case 'startTime': recording.start = numberAt(cursor); return
        case 'endTime': recording.end = numberAt(cursor)
      }
    }
    objectAt(cursor, readField)
    if (ids.length > from) recording.chunks.push({ time, from, to: ids.length })
    // Damaged chunks must not shift the times and lines of later ones.
    for (const column of [deltas, lines]) {
      if (column.length > ids.length) column.length = ids.length
      while (column.length < ids.length) column.push(0)
    }
  }

  /** Microseconds. */
  get earliest(): number {
    return Math.min(...[...this.recordings.values()].filter(({ ids }) => ids.length > 0).map((recording) => inOrder(recording).times.at(0)))
  }

  /** A thread for each. `start`: microseconds, the beginning of the profile. `nameOf` knows how threads are called. */
  addTo(start: number, nameOf: (process: string, thread: string) => { readonly process: string, readonly name: string }): void {
    this.builder.lines.measure([{ name: 'CPU time', unit: 'nanoseconds' }])
    for (const recording of this.recordings.values()) {
      if (recording.ids.length === 0) continue
      const { process, name } = nameOf(recording.process, recording.thread)
      const { ids, times, lines } = inOrder(recording)
      const taken = addSamples(this.builder, this.builder.thread(name, process), recording.tree, { ids, times, lines, end: recording.end, start })
      recording.tree.forEachLine(taken, (functionRow, line, value) => { this.builder.lines.push(this.builder.fileOf(functionRow), line, [value], { functionRow }) })
    }
  }

  private recordingOf(key: string, process: string, thread: string): Recording {
    const found = this.recordings.get(key)
    if (found) return found
    const made: Recording = {
      process, thread, tree: new V8Tree(this.builder), ids: Column.naturals(), deltas: Column.numbers(), lines: Column.numbers(), chunks: [], start: 0, end: NaN,
    }
    this.recordings.set(key, made)
    return made
  }
}

/** Chunks by their times; within each, and from each to the next, samples follow each other by their deltas. */
function inOrder({ chunks, ids, deltas, lines, start }: Recording): { readonly ids: Column<Uint32Array>, readonly times: Column<Float64Array>, readonly lines: Column<Float64Array> } {
  const ordered = { ids: Column.naturals(), times: Column.numbers(), lines: Column.numbers() }
  let now = Number.isFinite(start) ? start : 0
  for (const { from, to } of [...chunks].sort((a, b) => a.time - b.time)) {
    for (let sample = from; sample < to; sample++) {
      ordered.ids.push(ids.at(sample))
      ordered.times.push(now += deltas.at(sample))
      ordered.lines.push(lines.at(sample))
    }
  }
  return ordered
}
