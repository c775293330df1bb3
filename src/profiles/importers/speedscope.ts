// The file format of speedscope, which py-spy, austin, pyinstrument, rbspy, dotnet-trace and many others write: shared frames, and for each thread or value
// a profile of samples or of calls that begin and end. Frames may stand behind the profiles that point at them.

import { ProfileBuilder } from '../builder.js'
import { Column } from '../columns.js'
import { importer, ProfileError, type Head, type ProfileInput } from '../importer.js'
import type { Profile } from '../profile.js'
import { JsonCursor } from '../readers/json.js'
import { objectOf, numberOf, textOf } from '../readers/json-values.js'
import { speedscopeOutline, type Outline, type ProfileOutline } from '../readers/speedscope-outline.js'
import { taskName, taskOf } from '../readers/tasks.js'
import { indexOfText } from '../readers/text-in-bytes.js'
import type { ThreadBuilder } from '../thread-builder.js'

export default importer({
  id: 'speedscope',
  name: 'speedscope',
  definition: 'https://github.com/jlfwong/speedscope/wiki/Importing-from-custom-sources',
  recognises,
  read,
})

/** Tools whose lines are those that ran; those of others are where functions begin. */
const tellsRunningLines = /^(py-spy|austin|rbspy|cost-hints)/i
const beginning = 1
const ending = 2

function recognises({ text, json }: Head): boolean {
  if (json?.is !== 'object') return false
  return (json.names.has('shared') && json.names.has('profiles')) || (json.names.has('$schema') && text.includes('speedscope.app/file-format-schema'))
}

function read({ bytes, head, progress }: ProfileInput): Profile {
  const names = head.json?.names
  const profiles = names?.get('profiles')
  // Where the profiles are damaged, the frames behind them are still found.
  const shared = names?.get('shared') ?? afterText(bytes, '"shared":', profiles)
  if (profiles === undefined) throw new ProfileError('The file ends before its profiles begin')
  if (shared === undefined) throw new ProfileError('The file ends before the names of its functions', bytes.length)
  const cursorAt = (offset: number): JsonCursor => new JsonCursor(bytes, offset, progress)
  const exporter = textAt(names?.get('exporter'), cursorAt)
  const outline = speedscopeOutline(cursorAt(profiles))
  const builder = new ProfileBuilder({ format: 'speedscope', producer: exporter === '' ? 'speedscope' : exporter, values: outline.values })
  const reading: Reading = { builder, frames: Column.integers(), outline, isOwn: /^cost-hints/i.test(exporter), commands: new Map() }
  reading.builder.asFarAsItGoes(() => {
    takeFrames(cursorAt(shared), reading, tellsRunningLines.test(exporter))
    takeProfiles(cursorAt(profiles), reading)
  })
  return builder.build()
}

function afterText(bytes: Uint8Array, text: string, from = 0): number | undefined {
  const found = indexOfText(bytes, text, from)
  return found < 0 ? undefined : found + text.length
}

interface Reading {
  readonly builder: ProfileBuilder
  /** The builder's row of each shared frame, -1 for those that name a thread or a process. */
  readonly frames: Column<Int32Array>
  readonly outline: Outline
  /** Our own export has empty stacks where nothing ran; tools that sample count them. */
  readonly isOwn: boolean
  /** What runs in each process, by its number. */
  readonly commands: Map<string, string>
}

function textAt(offset: number | undefined, cursorAt: (offset: number) => JsonCursor): string {
  return offset === undefined ? '' : textOf(cursorAt(offset).value()) ?? ''
}

function takeFrames(cursor: JsonCursor, { builder, frames, commands }: Reading, areRunning: boolean): void {
  cursor.object((name) => {
    if (name !== 'frames') return
    cursor.array(() => {
      const frame = objectOf(cursor.value())
      const of = textOf(frame?.name) ?? ''
      const file = textOf(frame?.file) ?? ''
      const line = numberOf(frame?.line) ?? 0
      const task = file === '' ? taskOf(of) : undefined
      if (task?.is === 'process') commands.set(task.id, task.name)
      if (task) { frames.push(-1); return }
      const begins = numberOf(frame?.functionLine) ?? (areRunning ? 0 : line)
      // Where only the beginning is known, our own export has it in both places.
      const ran = areRunning && line !== begins ? line : 0
      frames.push(builder.frame(builder.function(of, file, begins, numberOf(frame?.functionColumn) ?? 0), ran, ran > 0 ? numberOf(frame?.col) ?? 0 : 0))
    })
  })
}

function takeProfiles(cursor: JsonCursor, reading: Reading): void {
  const threads = new Map<string, ThreadBuilder>()
  cursor.array((index) => {
    const outline = reading.outline.profiles[index]
    if (!outline || cursor.peek() !== 'object') return
    if (outline.value < 0) { reading.builder.damaged('profiles measured more different things than can be shown and were left out'); return }
    const thread = threadOf(outline, threads, reading)
    const samples: Samples = { stacks: Column.integers(), weights: Column.numbers() }
    cursor.object((name) => {
      if (name === 'events' && cursor.peek() === 'array') takeEvents(cursor, outline, thread, reading)
      else if (name === 'samples' && cursor.peek() === 'array') takeSamples(cursor, samples.stacks, reading)
      else if (name === 'weights' && cursor.peek() === 'array') cursor.numbers((weight) => { samples.weights.push(weight) })
    })
    placeSamples(samples, outline, thread, reading)
  })
}

/** Profiles of one thread that differ in what they measure are one thread with several values. */
function threadOf({ process, thread, value, key }: ProfileOutline, threads: Map<string, ThreadBuilder>, { builder, commands }: Reading): ThreadBuilder {
  const known = threads.get(key)
  if (known) return known
  const made = builder.thread(thread, taskName(commands.get(process) ?? '', process), value)
  threads.set(key, made)
  return made
}

function takeEvents(cursor: JsonCursor, { scale, start, offset }: ProfileOutline, thread: ThreadBuilder, { frames, builder }: Reading): void {
  cursor.array(() => {
    let [is, frame, at] = [0, NaN, NaN]
    cursor.object((name) => {
      if (name === 'type') is = eventKind(cursor.value())
      else if (name === 'frame') frame = numberOf(cursor.value()) ?? NaN
      else if (name === 'at') at = numberOf(cursor.value()) ?? NaN
    })
    const row = frameRow(frames, frame)
    if (row === undefined || is === 0) builder.damaged('events were no events of known functions')
    else if (row < 0) return
    else if (is === beginning) thread.open(row, (at - start) * scale + offset)
    else thread.close(row, (at - start) * scale + offset)
  })
}

function eventKind(value: unknown): number {
  return value === 'O' ? beginning : value === 'C' ? ending : 0
}

interface Samples {
  readonly stacks: Column<Int32Array>
  readonly weights: Column<Float64Array>
}

/** Samples begin like the ones before them: those frames are not looked up again. */
function takeSamples(cursor: JsonCursor, stacks: Column<Int32Array>, { frames, builder }: Reading): void {
  const before: { readonly frames: number[], readonly stacks: number[] } = { frames: [], stacks: [] }
  cursor.array(() => {
    let [stack, depth, isSame] = [-1, 0, true]
    if (cursor.peek() !== 'array') { builder.damaged('samples were no stacks'); stacks.push(stack); return }
    cursor.numbers((frame) => {
      const row = frameRow(frames, frame)
      if (row === undefined) builder.damaged('frames had no name and were left out')
      if (row === undefined || row < 0) return
      isSame &&= before.frames[depth] === row
      stack = isSame ? before.stacks[depth] ?? -1 : builder.stack(stack, row)
      before.frames[depth] = row
      before.stacks[depth++] = stack
    })
    before.frames.length = before.stacks.length = depth
    stacks.push(stack)
  })
}

/** Undefined where the file has no such frame. */
function frameRow(frames: Column<Int32Array>, frame: number): number | undefined {
  return Number.isInteger(frame) && frame >= 0 && frame < frames.length ? frames.at(frame) : undefined
}

function placeSamples({ stacks, weights }: Samples, { value, scale, offset, isTime }: ProfileOutline, thread: ThreadBuilder, { builder, outline, isOwn }: Reading): void {
  if (stacks.length > 0 && weights.length === 0) builder.note('Samples have no weights: each counts as one.')
  else if (weights.length !== stacks.length) builder.damaged('samples had no weight, or the other way round', Math.abs(weights.length - stacks.length))
  const values = outline.values.map(() => 0)
  let at = offset
  for (let index = 0; index < (weights.length === 0 ? stacks.length : Math.min(stacks.length, weights.length)); index++) {
    const weight = (weights.length === 0 ? 1 : weights.at(index)) * scale
    values[value] = weight
    const stack = stacks.at(index)
    thread.sample(stack < 0 && !isOwn ? builder.noStack : stack, values, isTime ? at : undefined)
    if (Number.isFinite(weight)) at += weight
  }
}
