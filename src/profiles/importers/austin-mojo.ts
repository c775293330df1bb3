// MOJO, the binary form of Austin: `austin -b` of version 3, always of version 4. Events define strings and frames, and between the beginnings of two stacks stand
// the frames and metrics of a sample; a stack may repeat what stood below the last one of its thread. Names hold for their process.

import { counted } from '../../analysis/text/counted.js'
import { deepestStack, ProfileBuilder } from '../builder.js'
import { importer, ProfileError, type ProfileInput } from '../importer.js'
import type { Profile } from '../profile.js'
import { austinFunction, AustinSamples, austinValues } from '../readers/austin-samples.js'
import { MojoCursor } from '../readers/mojo.js'

export default importer({
  id: 'austin-mojo',
  name: 'Austin (MOJO)',
  definition: 'https://github.com/P403n1x87/austin/wiki/The-MOJO-file-format',
  recognises: ({ bytes }) => mark.every((byte, index) => bytes[index] === byte) && (bytes[mark.length] ?? 0) < 0x40,
  read,
})

const mark = [0x4d, 0x4f, 0x4a]
const newest = 4
const progressEvery = 4 << 20
const [emptyString, unknownString] = [0, 1]

const events = {
  metadata: 1, stack: 2, frame: 3, invalidFrame: 4, frameReference: 5, kernelFrame: 6, collecting: 7, idle: 8, time: 9, memory: 10, string: 11, stringReference: 12,
  repeat: 13, taskStack: 14, taskWaiter: 15, taskRunning: 16,
} as const

/** What the numbers of a process name. */
interface Names {
  readonly strings: Map<number, string>
  /** Rows of the builder. */
  readonly frames: Map<number, number>
}

interface Sample {
  readonly process: string
  readonly thread: string
  readonly names: Names
  /** Outermost first. */
  frames: number[]
  time: number
  memory: number
  isIdle: boolean
  isCollecting: boolean
}

interface Reading {
  readonly cursor: MojoCursor
  readonly version: number
  readonly builder: ProfileBuilder
  readonly samples: AustinSamples
  readonly processes: Map<string, Names>
  /** Of any process: mojo-compress says each name once for all. */
  readonly anywhere: Names
  /** The frames of the last sample of each thread. */
  readonly before: Map<string, readonly number[]>
  /** Frames that are no Python: what is repeated ends below them. */
  readonly native: Set<number>
  sample: Sample | undefined
  /** How many of the references to come are of a task that waits, not of the sample. */
  ofTask: number
}

function read({ bytes, progress }: ProfileInput): Profile {
  const cursor = new MojoCursor(bytes, mark.length)
  const version = cursor.integer()
  if (version < 1 || version > newest) throw new ProfileError(`It is of version ${String(version)} of MOJO; 1 to ${String(newest)} are known`, mark.length)
  // Facts stand before the first stack, and say what is measured.
  const facts = new Map<string, string>()
  while (cursor.peek() === events.metadata) takeFact(cursor, facts)
  const mode = facts.get('mode')
  const builder = new ProfileBuilder({ format: 'austin-mojo', producer: `Austin ${facts.get('austin') ?? ''}`.trim(), values: austinValues(mode) })
  const reading: Reading = {
    cursor, version, builder, samples: new AustinSamples(builder, mode), processes: new Map(), anywhere: namesOfNothing(),
    before: new Map(), native: new Set(), sample: undefined, ofTask: 0,
  }
  let told = 0
  builder.asFarAsItGoes(() => {
    while (cursor.peek() !== undefined) {
      takeEvent(reading, cursor.byte())
      if (cursor.offset - told > progressEvery) progress(told = cursor.offset)
    }
  })
  endSample(reading)
  return builder.build()
}

function namesOfNothing(): Names {
  return { strings: new Map([[emptyString, ''], [unknownString, '<unknown>']]), frames: new Map() }
}

function takeFact(cursor: MojoCursor, facts: Map<string, string>): void {
  cursor.byte()
  facts.set(cursor.string(), cursor.string())
}

function takeEvent(reading: Reading, event: number): void {
  const { cursor } = reading
  switch (event) {
    case events.metadata: takeLateFact(cursor.string(), cursor.string(), reading.builder); return
    case events.stack: beginSample(reading); return
    case events.stringReference: case events.taskRunning: cursor.integer(); return
    case events.taskWaiter: cursor.integer(); cursor.integer(); return
    case events.taskStack: cursor.integer(); cursor.integer(); reading.ofTask = Math.max(0, cursor.integer()); return
    case events.invalidFrame: return
    case events.string: defineString(reading, reading.sample?.names ?? reading.anywhere); return
    case events.frame: defineFrame(reading, reading.sample?.names ?? reading.anywhere); return
  }
  const { sample } = reading
  if (!sample) throw new ProfileError('An event stands before the first stack', cursor.offset)
  takeSampleEvent(reading, sample, event)
}

function takeSampleEvent(reading: Reading, sample: Sample, event: number): void {
  const { cursor, builder } = reading
  switch (event) {
    case events.frameReference: takeReference(reading, sample); return
    case events.kernelFrame: push(sample, builder.frame(builder.function(cursor.string(), '[kernel]'))); return
    case events.repeat: repeat(reading, sample); return
    case events.collecting: sample.isCollecting = true; return
    case events.idle: sample.isIdle = true; return
    case events.time: sample.time = cursor.integer(); return
    case events.memory: sample.memory = cursor.integer(); return
    default: throw new ProfileError(`There is no event ${String(event)}`, cursor.offset)
  }
}

function takeLateFact(name: string, value: string, builder: ProfileBuilder): void {
  const [, failed, all] = name === 'errors' ? /^(\d+)\/(\d+)$/.exec(value) ?? [] : []
  if (failed !== undefined && failed !== '0') builder.note(`Austin could not read ${failed} of ${counted(Number(all), 'sample')}.`)
}

function beginSample(reading: Reading): void {
  endSample(reading)
  const { cursor, version, processes } = reading
  const process = String(cursor.integer())
  const interpreter = version >= 3 ? `${String(cursor.integer())}:` : ''
  const thread = cursor.string()
  const id = /^[0-9a-f]{1,13}$/i.test(thread) ? String(parseInt(thread, 16)) : thread
  let names = processes.get(process)
  if (!names) processes.set(process, names = namesOfNothing())
  reading.ofTask = 0
  reading.sample = { process, thread: `${interpreter}${id}`, names, frames: [], time: NaN, memory: NaN, isIdle: false, isCollecting: false }
}

function endSample({ sample, samples, builder, before }: Reading): void {
  if (!sample) return
  before.set(`${sample.process} ${sample.thread}`, sample.frames)
  if (Number.isNaN(sample.time) && Number.isNaN(sample.memory)) { builder.damaged('samples measured nothing and were left out'); return }
  let stack = -1
  for (const frame of sample.frames) stack = builder.stack(stack, frame)
  if (sample.isCollecting) stack = builder.stack(stack, builder.frame(austinFunction(builder, 'GC', '')))
  samples.add(sample.process, sample.thread, stack < 0 ? builder.noStack : stack, sample)
}

function defineString({ cursor, anywhere }: Reading, { strings }: Names): void {
  const key = cursor.name()
  const text = cursor.string()
  strings.set(key, text)
  anywhere.strings.set(key, text)
}

function defineFrame({ cursor, version, builder, anywhere, native }: Reading, { strings, frames }: Names): void {
  const stringOf = (key: number): string | undefined => strings.get(key) ?? anywhere.strings.get(key)
  const key = cursor.name()
  const file = stringOf(cursor.name())
  const name = stringOf(cursor.name())
  const line = cursor.integer()
  // Where the line ends, and from which column to which.
  if (version >= 2) for (let index = 0; index < 3; index++) cursor.integer()
  if (file === undefined || name === undefined) builder.damaged('functions had no name')
  const frame = builder.frame(austinFunction(builder, name ?? '', file ?? ''), line)
  frames.set(key, frame)
  anywhere.frames.set(key, frame)
  if (file !== undefined && !file.endsWith('.py') && !/^<.*>$/.test(file)) native.add(frame)
}

function takeReference(reading: Reading, sample: Sample): void {
  const key = reading.cursor.name()
  const frame = sample.names.frames.get(key) ?? reading.anywhere.frames.get(key)
  if (reading.ofTask > 0) { reading.ofTask--; return }
  if (frame === undefined) reading.builder.damaged('frames had no name and were left out')
  else push(sample, frame)
}

/** What stood below the last sample of the thread stands below this one too, without its frames that were no Python. */
function repeat({ before, native }: Reading, sample: Sample): void {
  const last = before.get(`${sample.process} ${sample.thread}`) ?? []
  let length = last.length
  while (length > 0 && native.has(last[length - 1] ?? -1)) length--
  sample.frames = [...last.slice(0, length), ...sample.frames].slice(0, deepestStack)
}

function push(sample: Sample, frame: number): void {
  if (sample.frames.length < deepestStack) sample.frames.push(frame)
}
