// Scalene's JSON: for each line its share of the time, by Python, native code and waiting, and its memory; in newer versions stacks too.

import { ProfileBuilder } from '../builder.js'
import { importer, ProfileError, type Head, type ProfileInput } from '../importer.js'
import { JsonCursor } from '../readers/json.js'
import { arrayAt, numberAt, objectAt, textAt } from '../readers/json-tolerant.js'
import { ScaleneFile, scaleneColumns } from '../readers/scalene-file.js'
import type { Profile } from '../profile.js'
import type { ThreadBuilder } from '../thread-builder.js'

export default importer({
  id: 'scalene',
  name: 'Scalene',
  definition: 'https://github.com/plasma-umass/scalene/blob/master/scalene/scalene_json.py',
  recognises: ({ json }: Head) => json?.is === 'object' && ((json.names.has('elapsed_time_sec') && (json.names.has('files') || json.names.has('max_footprint_mb'))) || isBeginning(json)),
  read,
})

const mebibyte = 1024 ** 2

/** Of a file that ends before what it measured: its names stand in the order of the alphabet. */
function isBeginning({ isWhole, names }: NonNullable<Head['json']>): boolean {
  return !isWhole && names.has('alloc_samples') && names.has('args') && !names.has('files')
}

function read({ bytes, head, progress }: ProfileInput): Profile {
  if (head.json && isBeginning(head.json)) throw new ProfileError('The file is cut short: it ends before the files that were measured', bytes.length)
  const builder = new ProfileBuilder({ format: 'scalene', producer: 'Scalene', values: [{ name: 'time', unit: 'nanoseconds' }, { name: 'allocated', unit: 'bytes' }] })
  const cursorAt = (name: string): JsonCursor | undefined => {
    const offset = head.json?.names.get(name)
    return offset === undefined ? undefined : new JsonCursor(bytes, offset, progress)
  }
  const number = (name: string): number => positive(valueAt(cursorAt(name)))
  const elapsed = number('elapsed_time_sec') * 1e9
  const began = number('start_time_absolute')
  if (began > 0) builder.recordedAt = began * 1000
  builder.lines.measure(scaleneColumns)
  const files: ScaleneFile[] = []
  const hasFiles = builder.asFarAsItGoes(() => {
    const cursor = cursorAt('files')
    if (cursor) objectAt(cursor, (path) => { files.push(new ScaleneFile(builder, path, cursor, elapsed)) })
  })
  const hasOthers = builder.asFarAsItGoes(() => {
    const thread = builder.thread('')
    const frameOf = (name: string, path: string, line: number): number => files.find((file) => file.path === path)?.frameOf(name, line) ?? builder.frame(builder.function(name, path), line)
    const hasTime = takeStacks(builder, thread, cursorAt('stacks'), elapsed, frameOf)
    const hasMemory = takeMemoryStacks(builder, thread, cursorAt('memory_stacks'), frameOf)
    for (const file of files) file.takeSamples(thread, { time: !hasTime, memory: !hasMemory })
    if (!hasTime) builder.noteOnStacks('The file has no stacks: the flame graph shows functions and their lines side by side.')
    takeTimeline(builder, cursorAt('samples'))
  })
  if (hasFiles && hasOthers && head.json?.isWhole === false) builder.note('The file is cut short or damaged; what stands before was read.')
  return builder.build()
}

type FrameOf = (name: string, path: string, line: number) => number

/** `[["path name:line;", …], { cpu_samples }]`, where samples are shares of everything, or seconds in the versions that had stacks first. */
function takeStacks(builder: ProfileBuilder, thread: ThreadBuilder, cursor: JsonCursor | undefined, elapsed: number, frameOf: FrameOf): boolean {
  const taken: { readonly stack: number, readonly amount: number }[] = []
  if (cursor) arrayAt(cursor, () => {
    let [stack, amount] = [-1, NaN]
    arrayAt(cursor, (index) => {
      if (index === 0) arrayAt(cursor, () => { stack = stackBelow(builder, stack, textAt(cursor), frameOf) })
      else objectAt(cursor, (name) => { if (name === 'cpu_samples') amount = numberAt(cursor) })
    })
    taken.push({ stack, amount: Math.max(0, amount) })
  })
  const whole = taken.reduce((sum, { amount }) => sum + (amount || 0), 0)
  // Threads that have no stack are in the whole all the same: shares may come to less than it, and never to more.
  const scale = whole < 1 + 1e-3 ? elapsed : 1e9
  for (const { stack, amount } of taken) thread.sample(stack, [amount * scale, 0])
  return whole > 0
}

function stackBelow(builder: ProfileBuilder, stack: number, text: string, frameOf: FrameOf): number {
  const [, path, name, line] = /^(.*) (\S+):(\d+);?$/.exec(text) ?? []
  return builder.stack(stack, frameOf(name ?? text, path ?? '', Number(line ?? 0)))
}

/** `[[{ display_name, filename_or_module, line }, …], mebibytes]`. */
function takeMemoryStacks(builder: ProfileBuilder, thread: ThreadBuilder, cursor: JsonCursor | undefined, frameOf: FrameOf): boolean {
  let hasSome = false
  if (cursor) arrayAt(cursor, () => {
    let [stack, size] = [-1, NaN]
    arrayAt(cursor, (index) => {
      if (index === 0) arrayAt(cursor, () => { stack = builder.stack(stack, frameAt(cursor, frameOf)) })
      else size = numberAt(cursor)
    })
    hasSome = true
    thread.sample(stack, [0, size * mebibyte])
  })
  return hasSome
}

function frameAt(cursor: JsonCursor, frameOf: FrameOf): number {
  let [name, path, line] = ['', '', 0]
  objectAt(cursor, (field) => {
    if (field === 'display_name') name = textAt(cursor)
    else if (field === 'filename_or_module') path = textAt(cursor)
    else if (field === 'line') line = numberAt(cursor)
  })
  return frameOf(name, path, line)
}

/** `[nanoseconds, mebibytes]`. */
function takeTimeline(builder: ProfileBuilder, cursor: JsonCursor | undefined): void {
  const memory = builder.timeline('memory', 'bytes')
  if (cursor) arrayAt(cursor, () => {
    const look: number[] = []
    arrayAt(cursor, () => look.push(numberAt(cursor)))
    memory.push(look[0] ?? NaN, (look[1] ?? NaN) * mebibyte)
  })
}

function valueAt(cursor: JsonCursor | undefined): number {
  return cursor ? numberAt(cursor) : NaN
}

function positive(value: number): number {
  return value > 0 ? value : 0
}
