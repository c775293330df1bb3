// Profiles of the Firefox Profiler: the processed format, which samply and other converters write too, and the one that the browser itself writes.

import { ProfileBuilder } from '../builder.js'
import { importer, type Head, type ProfileInput } from '../importer.js'
import { addCounter, readCounters, type FirefoxCounter } from '../readers/firefox-counters.js'
import { cell, FirefoxTables, readTable, timesOf, type Table } from '../readers/firefox-tables.js'
import { JsonCursor } from '../readers/json.js'
import { arrayAt, nameAt, numberAt, objectAt, textAt, untilBroken } from '../readers/json-tolerant.js'
import type { Profile, ValueType } from '../profile.js'

export default importer({
  id: 'firefox',
  name: 'Firefox Profiler',
  definition: 'https://github.com/firefox-devtools/profiler/blob/main/docs-developer/processed-profile-format.md',
  recognises,
  read,
})

function recognises({ json, text }: Head): boolean {
  if (json?.is !== 'object') return false
  // The performance panel of Firefox before version 98 put the browser's format into a recording of its own.
  if (json.names.has('profile') && (json.names.has('fileType') || (json.names.has('ticks') && json.names.has('allocations')))) return true
  if (!json.names.has('meta')) return false
  return json.names.has('threads') || (!json.isWhole && /"(?:preprocessedProfileVersion|stackwalk|markerSchema)"/.test(text))
}

/** Milliseconds, as all times of the format. */
interface Meta {
  interval: number
  start: number
  product: string
  cpuUnit: string
}

interface FoundThread {
  readonly names: { name: string, process: string, pid: string, tid: string }
  readonly tables: FirefoxTables
  samples: Table | undefined
}

interface Reading {
  readonly builder: ProfileBuilder
  readonly threads: { readonly thread: FoundThread, readonly meta: Meta }[]
  readonly counters: { readonly counter: FirefoxCounter, readonly meta: Meta }[]
}

const nanoseconds = 1e6
const mostCounters = 100
/** Browsers nest the profiles of their processes one level deep. */
const deepestProcess = 4

function read({ bytes, progress, head }: ProfileInput): Profile {
  const builder = new ProfileBuilder({ format: 'firefox', producer: 'Firefox Profiler', values: [{ name: 'time', unit: 'nanoseconds' }] })
  const reading: Reading = { builder, threads: [], counters: [] }
  const meta: Meta = { interval: 1, start: 0, product: '', cpuUnit: '' }
  // Both are needed before the threads, and may stand behind them.
  const shared = new FirefoxTables(builder)
  untilBroken(() => { readFrom(head.json?.names.get('meta'), bytes, (cursor) => { readMeta(cursor, meta) }) })
  untilBroken(() => { readFrom(head.json?.names.get('shared'), bytes, (cursor) => { objectAt(cursor, (table) => { shared.read(table, cursor) }) }) })
  untilBroken(() => { readFrom(head.json?.names.get('sources'), bytes, (cursor) => { shared.read('sources', cursor) }) })
  const throwWhatBroke = untilBroken(() => {
    const cursor = new JsonCursor(bytes, 0, progress)
    cursor.object((name) => { readField(name, cursor, reading, meta, shared, 0) })
  })
  if (meta.product !== '') builder.producedBy(meta.product)
  if (meta.start > 0) builder.recordedAt = meta.start
  builder.asFarAsItGoes(() => {
    addThreads(reading, meta)
    for (const { counter, meta: of } of reading.counters.slice(0, mostCounters)) addCounter(builder, counter, of.start - meta.start)
    throwWhatBroke()
  })
  return builder.build()
}

function readFrom(offset: number | undefined, bytes: Uint8Array, read: (cursor: JsonCursor) => void): void {
  if (offset !== undefined) read(new JsonCursor(bytes, offset))
}

function readMeta(cursor: JsonCursor, meta: Meta): void {
  objectAt(cursor, (name) => {
    switch (name) {
      case 'interval': meta.interval = positive(numberAt(cursor), 1); return
      case 'startTime': meta.start = positive(numberAt(cursor), 0); return
      case 'product': meta.product = textAt(cursor); return
      case 'sampleUnits': objectAt(cursor, (unit) => { if (unit === 'threadCPUDelta') meta.cpuUnit = textAt(cursor) })
    }
  })
}

function readField(name: string, cursor: JsonCursor, reading: Reading, meta: Meta, shared: FirefoxTables, depth: number): void {
  if (name === 'threads') arrayAt(cursor, () => { readThread(cursor, reading, meta, shared) })
  else if (name === 'counters') readCounters(cursor, (counter) => reading.counters.push({ counter, meta }))
  else if (name === 'processes' && depth < deepestProcess) arrayAt(cursor, () => { readProcess(cursor, reading, { ...meta }, depth + 1) })
  else if (name === 'profile' && depth === 0) readProcess(cursor, reading, meta, depth + 1)
}

/** A whole profile, with a beginning of its own where it says so. */
function readProcess(cursor: JsonCursor, reading: Reading, meta: Meta, depth: number): void {
  const shared = new FirefoxTables(reading.builder)
  objectAt(cursor, (name) => {
    if (name === 'meta') readMeta(cursor, meta)
    else if (name === 'sources') shared.read(name, cursor)
    else readField(name, cursor, reading, meta, shared, depth)
  })
}

function readThread(cursor: JsonCursor, { builder, threads }: Reading, meta: Meta, shared: FirefoxTables): void {
  const thread: FoundThread = { names: { name: '', process: '', pid: '', tid: '' }, tables: new FirefoxTables(builder, shared), samples: undefined }
  threads.push({ thread, meta })
  objectAt(cursor, (name) => {
    switch (name) {
      case 'name': thread.names.name = textAt(cursor); return
      case 'processName': thread.names.process = textAt(cursor); return
      case 'pid': thread.names.pid = nameAt(cursor); return
      case 'tid': thread.names.tid = nameAt(cursor); return
      case 'samples': thread.samples = readTable(cursor); return
      default: thread.tables.read(name, cursor)
    }
  })
}

/** All threads measure one thing; those that measure another are left out. */
function addThreads({ builder, threads }: Reading, main: Meta): void {
  const measured = threads.filter(({ thread }) => (thread.samples?.length ?? 0) > 0)
  const kind = kindOf(measured[0]?.thread.samples)
  const cpuUnit = nanosecondsOf.get(main.cpuUnit)
  const hasCpu = kind === 'time' && cpuUnit !== undefined && measured.some(({ thread }) => thread.samples?.columns.has('threadCPUDelta'))
  const cpu: readonly ValueType[] = hasCpu ? [{ name: 'CPU time', unit: 'nanoseconds' }] : []
  builder.measures(kind === 'bytes' ? [{ name: 'memory', unit: 'bytes' }] : [{ name: 'wall time', unit: 'nanoseconds' }, ...cpu])
  for (const { thread, meta } of measured) {
    if (kindOf(thread.samples) === kind) addThread(builder, thread, meta, { start: main.start, cpu: hasCpu ? cpuUnit : undefined })
    else builder.damaged('threads measured something else and were left out')
  }
}

function kindOf(samples: Table | undefined): 'time' | 'bytes' {
  return samples?.weightType === 'bytes' ? 'bytes' : 'time'
}

const nanosecondsOf: ReadonlyMap<string, number> = new Map([['ns', 1], ['µs', 1000], ['μs', 1000], ['us', 1000], ['ms', 1e6]])

function addThread(builder: ProfileBuilder, { names, tables, samples }: FoundThread, meta: Meta, { start, cpu }: { readonly start: number, readonly cpu: number | undefined }): void {
  if (!samples) return
  const process = [names.process, names.pid].filter((part) => part !== '').join(' ')
  const thread = builder.thread(names.name === '' ? names.tid : names.name, process)
  const stacks = tables.stacks()
  const unit = samples.weightType === 'bytes' ? 1 : samples.weightType === 'tracing-ms' ? nanoseconds : meta.interval * nanoseconds
  const times = timesOf(samples)
  const values = cpu === undefined ? [0] : [0, 0]
  for (let row = 0; row < samples.length; row++) {
    const [stack, weight, time] = [cell(samples, 'stack', row), cell(samples, 'weight', row), times.at(row)]
    if (stack >= stacks.length) builder.damaged('stacks were lost')
    else if (!(stack >= 0)) builder.damaged('samples had no stack and were left out, as Firefox does')
    values[0] = (Number.isNaN(weight) ? 1 : weight) * unit
    const worked = cell(samples, 'threadCPUDelta', row)
    if (cpu !== undefined) values[1] = Number.isNaN(worked) ? 0 : worked * cpu
    thread.sample(stacks[stack] ?? -1, values, times.length === samples.length ? (time + meta.start - start) * nanoseconds : undefined)
  }
}

function positive(value: number, otherwise: number): number {
  return value > 0 ? value : otherwise
}
