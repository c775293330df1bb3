// V8's CPU profiles: a tree of calls and which of its nodes ran when. Written by Node, Deno, Bun and Chrome; of old versions with a nested tree.

import { ProfileBuilder } from '../builder.js'
import { Column } from '../columns.js'
import { importer, type Head, type ProfileInput } from '../importer.js'
import { JsonCursor } from '../readers/json.js'
import { numberAt, numbersAt, untilBroken } from '../readers/json-tolerant.js'
import { addSamples, nodeId } from '../readers/v8-samples.js'
import { V8Tree } from '../readers/v8-tree.js'
import type { Profile } from '../profile.js'
import type { ThreadBuilder } from '../thread-builder.js'
import { finite } from '../numbers.js'

export default importer({
  id: 'v8-cpuprofile',
  name: 'V8 CPU profile',
  definition: 'https://chromedevtools.github.io/devtools-protocol/v8/Profiler/#type-Profile',
  recognises,
  read,
})

function recognises({ json, text }: Head): boolean {
  if (json?.is !== 'object') return false
  const { names } = json
  if (names.has('head')) return text.includes('"hitCount"') || names.has('timestamps')
  return names.has('nodes') && (names.has('timeDeltas') || (text.includes('"callFrame"') && text.includes('"hitCount"')))
}

interface Recording {
  readonly tree: V8Tree
  readonly ids: Column<Uint32Array>
  /** Microseconds since the start: sums of the differences that the file holds. */
  readonly times: Column<Float64Array>
  readonly timestamps: Column<Float64Array>
  start: number
  end: number
}

function read({ bytes, progress }: ProfileInput): Profile {
  // Idleness is left out, so that what is left is the time in which the program ran.
  const builder = new ProfileBuilder({ format: 'v8-cpuprofile', producer: 'V8', values: [{ name: 'CPU time', unit: 'nanoseconds' }] })
  const recording: Recording = { tree: new V8Tree(builder), ids: Column.naturals(), times: Column.numbers(), timestamps: Column.numbers(), start: NaN, end: NaN }
  const throwWhatBroke = untilBroken(() => { readInto(recording, new JsonCursor(bytes, 0, progress)) })
  builder.asFarAsItGoes(() => {
    if (recording.tree.length === 0) throwWhatBroke()
    addRecording(builder, recording)
    throwWhatBroke()
  })
  return builder.build()
}

function readInto(recording: Recording, cursor: JsonCursor): void {
  const { tree, ids, times, timestamps } = recording
  let now = 0
  cursor.object((name) => {
    switch (name) {
      case 'nodes': tree.nodes(cursor); return
      case 'head': tree.node(cursor); return
      case 'samples': numbersAt(cursor, (id) => ids.push(nodeId(id))); return
      case 'timeDeltas': numbersAt(cursor, (delta) => times.push(now += finite(delta))); return
      case 'timestamps': numbersAt(cursor, (time) => timestamps.push(time)); return
      case 'startTime': recording.start = numberAt(cursor); return
      case 'endTime': recording.end = numberAt(cursor)
    }
  })
}

function addRecording(builder: ProfileBuilder, recording: Recording): void {
  const { tree, ids } = recording
  const thread = builder.thread('')
  const taken = ids.length > 0 ? addSamples(builder, thread, tree, { ids, ...timesOf(builder, recording) }) : addHits(builder, thread, recording)
  builder.lines.measure([{ name: 'CPU time', unit: 'nanoseconds' }, { name: 'samples', unit: 'count' }])
  tree.forEachLine(taken, (functionRow, line, value, ticks) => { builder.lines.push(builder.fileOf(functionRow), line, [value, ticks], { functionRow }) })
}

/** Microseconds, and when the recording ended on the same clock. Old recordings have timestamps, and their start and end in seconds. */
function timesOf(builder: ProfileBuilder, recording: Recording): { readonly times: Column<Float64Array>, readonly end: number } {
  const { times, timestamps, ids, start, end } = recording
  if (timestamps.length > 0) return { times: timestamps, end: end < timestamps.at(0) / 1000 ? end * 1e6 : end }
  if (times.length === 0 && ids.length > 0) {
    const interval = intervalOf(recording)
    builder.note(`The file holds no times of its samples: each counts as ${String(Math.round(interval))} µs.`)
    for (let index = 0; index < ids.length; index++) times.push(index * interval)
    return { times, end: ids.length * interval }
  }
  return { times, end: end - start }
}

/** For recordings of hits alone. */
function addHits(builder: ProfileBuilder, thread: ThreadBuilder, recording: Recording): Float64Array {
  const { tree } = recording
  const taken = new Float64Array(tree.length)
  const stacks = tree.stacks()
  const interval = intervalOf(recording) * 1000
  builder.note(`The file holds no samples: each hit of a function counts as ${String(Math.round(interval / 1000))} µs.`)
  for (const [row, stack] of stacks.entries()) {
    const own = taken[row] = tree.ownOf(row) * interval
    if (own > 0 && stack >= 0) thread.sample(stack, [own])
  }
  return taken
}

/** The average by the tree's hits, else what V8 does by default. */
function intervalOf({ tree, start, end }: Recording): number {
  let hits = 0
  for (let row = 0; row < tree.length; row++) hits += tree.ownOf(row)
  const whole = end - start
  return hits > 0 && whole > 0 ? whole / hits : 1000
}
