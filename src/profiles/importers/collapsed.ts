// Collapsed stacks: a line for each stack, frames from the outermost joined by semicolons, then a space and a number, or two numbers where two recordings are
// compared. Written by stackcollapse-*, py-spy raw, async-profiler, bcc and many others. Read as bytes, as such files have hundreds of megabytes.

import { ProfileBuilder } from '../builder.js'
import { Column } from '../columns.js'
import { importer, type Head, type ProfileInput } from '../importer.js'
import type { Profile, ValueType } from '../profile.js'
import { ByteIndex, hashed, hashSeed } from '../readers/byte-index.js'
import { placedName } from '../readers/placed-name.js'
import { SummedSamples } from '../readers/summed-samples.js'
import { taskName, taskOf, type Task } from '../readers/tasks.js'

export default importer({
  id: 'collapsed',
  name: 'collapsed stacks',
  definition: 'https://github.com/brendangregg/FlameGraph#2-fold-stacks',
  recognises,
  read,
})

// A stack may be empty: py-spy writes such lines for samples in which nothing ran.
const stackLine = /^(|\S.*)[ \t](\d+(?:\.\d+)?(?:e[-+]?\d+)?)$/i
const twoNumbers = /[ \t]\d+(?:\.\d+)?[ \t]\d+(?:\.\d+)?$/
const numberText = /^\d*\.?\d+(?:e[-+]?\d+)?$/i
const austinLine = /^P\d+;T/
/** What stackcollapse-perf puts before the frames with `--pid` and `--tid`. */
const perfTask = /^([^;]*-(?:\d+|\?))(?:\/(\d+))?$/
/** What it puts after them: kernel, inlined, compiled while running, woken by. */
const annotated = /^(.+)_\[([kijw])\]$/
const longestName = 1 << 20
const progressEvery = 4 << 20
const decoder = new TextDecoder()

/** Nearly all of the first lines, and one of them with several frames or a place; text in sentences may end with a number too. */
function recognises(head: Head): boolean {
  if (head.json) return false
  const lines = linesOf(head)
  const matching = lines.filter((line) => stackLine.test(line) && !austinLine.test(line))
  return matching.length > 0 && matching.length >= lines.length * 0.9 && matching.some((line) => line.includes(';') || /\(\S+:\d+\) \d+$/.test(line))
}

function linesOf({ text, bytes }: Head): readonly string[] {
  const lines = text.split('\n')
  const isCut = bytes.length >= 65_536 && lines.length > 1
  return lines.slice(0, isCut ? -1 : undefined).map((line) => line.trimEnd()).filter((line) => line !== '' && !line.startsWith('#')).slice(0, 200)
}

function read({ bytes, head, progress }: ProfileInput): Profile {
  const builder = new ProfileBuilder({ format: 'collapsed', producer: 'collapsed stacks', values: valuesOf(head) })
  const samples = new SummedSamples(builder)
  const frames = new FrameNames(bytes, builder, hasPerfTasks(head))
  let told = 0
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(newline, start)
    const next = found < 0 ? bytes.length : found
    const end = withoutSpace(bytes, start, next)
    if (end > start && bytes[start] !== hash) takeLine(bytes, start, end, { builder, samples, frames })
    start = next + 1
    if (start - told > progressEvery) progress(told = start)
  }
  samples.place()
  return builder.build()
}

function valuesOf(head: Head): readonly ValueType[] {
  const lines = linesOf(head)
  if (!lines.every((line) => twoNumbers.test(line))) return [{ name: 'samples', unit: 'count' }]
  return [{ name: 'samples before', unit: 'count' }, { name: 'samples after', unit: 'count' }]
}

function hasPerfTasks(head: Head): boolean {
  const outermost = linesOf(head).map((line) => line.split(';')[0] ?? '')
  return outermost.length > 0 && outermost.every((name) => perfTask.test(name.replace(stackLine, '$1')))
}

interface Reading {
  readonly builder: ProfileBuilder
  readonly samples: SummedSamples
  readonly frames: FrameNames
}

function takeLine(bytes: Uint8Array, start: number, end: number, { builder, samples, frames }: Reading): void {
  let last = wordStart(bytes, start, end)
  const after = numberAt(bytes, last, end)
  let before = NaN
  if (builder.values.length > 1) {
    const middle = withoutSpace(bytes, start, last)
    last = wordStart(bytes, start, middle)
    before = numberAt(bytes, last, middle)
  }
  if (Number.isNaN(after) || (builder.values.length > 1 && Number.isNaN(before))) { builder.damaged('lines were no stacks and were left out'); return }
  frames.take(start, withoutSpace(bytes, start, last), samples)
  if (builder.values.length > 1) samples.add(frames.thread, frames.stack, before, after)
  else samples.add(frames.thread, frames.stack, after)
}

/** The frames of one line; equal names are found by their bytes, and what a line begins with like the one before is not read again. */
class FrameNames {
  stack = -1
  thread = -1
  private readonly names: ByteIndex
  /** For each name its frame and one more, 0 for those that were no frame yet. */
  private readonly frames = Column.integers()
  private readonly tasks = new Map<number, Task>()
  private process: Task | undefined
  private ofProcess: Task | undefined
  /** Where the line before began, where its frames ended, counted from there, and the stacks that they made. */
  private before = 0
  private readonly ends: number[] = []
  private readonly stacks: number[] = []

  constructor(private readonly bytes: Uint8Array, private readonly builder: ProfileBuilder, private readonly hasPerfTasks: boolean) {
    this.names = new ByteIndex(bytes)
  }

  /** Leaves the stack and the thread of the line. */
  take(start: number, end: number, samples: SummedSamples): void {
    const { bytes, ends, stacks } = this
    const kept = this.framesLikeBefore(start, end)
    ends.length = stacks.length = kept
    this.before = start
    this.stack = stacks[kept - 1] ?? -1
    let [process, thread] = kept > 0 ? [this.process, this.ofProcess] : []
    for (let from = start + (ends[kept - 1] ?? -1) + 1; from < end;) {
      let code = hashSeed
      let until = from
      for (let byte = bytes[until] ?? 0; until < end && byte !== semicolon; byte = bytes[++until] ?? 0) code = hashed(code, byte)
      const row = this.names.rowOfHashed(code, from, until)
      if (row >= this.frames.length) this.meet(row, from, until, from === start)
      const task = stacks.length === 0 ? this.tasks.get(row) : undefined
      if (task?.is === 'process') process = task
      else if (task) thread = task
      else {
        this.stack = this.builder.stack(this.stack, this.frameOf(row, from, until))
        ends.push(until - start)
        stacks.push(this.stack)
      }
      from = until + 1
    }
    if (this.thread < 0 || process !== this.process || thread !== this.ofProcess) {
      this.thread = samples.thread(process ? taskName(process.name, process.id) : '', thread?.id ?? '', thread?.name)
    }
    this.process = process
    this.ofProcess = thread
  }

  /** How many frames, each with the semicolon after it, stand in this line as in the one before. */
  private framesLikeBefore(start: number, end: number): number {
    const { bytes, before, ends } = this
    const most = Math.min((ends.at(-1) ?? -1) + 1, end - start)
    let same = 0
    while (same < most && bytes[before + same] === bytes[start + same]) same++
    let kept = ends.length
    while (kept > 0 && (ends[kept - 1] ?? 0) >= same) kept--
    return kept
  }

  /** Sees once whether a name is one of a process or a thread. */
  private meet(row: number, start: number, end: number, isFirst: boolean): void {
    this.frames.set(row, 0)
    const text = this.textOf(start, end)
    const task = taskOf(text)
    if (task) { this.tasks.set(row, task); return }
    const [, process, thread] = this.hasPerfTasks && isFirst ? perfTask.exec(text) ?? [] : []
    if (process !== undefined) this.tasks.set(row, thread === undefined ? { is: 'process', id: process, name: '' } : { is: 'thread', id: thread, name: process })
  }

  private frameOf(row: number, start: number, end: number): number {
    const known = this.frames.at(row)
    if (known > 0) return known - 1
    const text = this.textOf(start, end)
    const [, plain, annotation] = annotated.exec(text) ?? []
    const { name, file, line } = placedName(plain ?? text)
    const frame = this.builder.frame(this.builder.function(name, file === '' && annotation === 'k' ? '[kernel]' : file), line)
    this.frames.set(row, frame + 1)
    return frame
  }

  private textOf(start: number, end: number): string {
    return decoder.decode(this.bytes.subarray(start, Math.min(end, start + longestName)))
  }
}

function withoutSpace(bytes: Uint8Array, start: number, end: number): number {
  let last = end
  while (last > start && isSpace(bytes[last - 1])) last--
  return last
}

/** Where the last word begins. */
function wordStart(bytes: Uint8Array, start: number, end: number): number {
  let first = end
  while (first > start && !isSpace(bytes[first - 1])) first--
  return first
}

function numberAt(bytes: Uint8Array, start: number, end: number): number {
  let value = 0
  for (let index = start; index < end; index++) {
    const digit = (bytes[index] ?? 0) - zero
    if (digit < 0 || digit > 9 || index - start > 14) return numberIn(decoder.decode(bytes.subarray(start, Math.min(end, start + 64))))
    value = value * 10 + digit
  }
  return end > start ? value : NaN
}

function numberIn(text: string): number {
  return numberText.test(text) ? Number(text) : NaN
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d
}

const [newline, semicolon, hash, zero] = [0x0a, 0x3b, 0x23, 0x30]
