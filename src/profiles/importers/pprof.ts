// pprof: samples of one or several values with stacks of locations, as protobuf. Written by Go, by Datadog's and Google's profilers, Pyroscope, Parca and by converters.

import { ProfileBuilder } from '../builder.js'
import { Column } from '../columns.js'
import { importer, ProfileError, type Head, type ProfileInput } from '../importer.js'
import { commitInText } from '../readers/commit-names.js'
import { untilBroken } from '../readers/json-tolerant.js'
import { PprofSamples } from '../readers/pprof-samples.js'
import { PprofTables } from '../readers/pprof-tables.js'
import { measureOf } from '../readers/pprof-units.js'
import { ProtobufCursor, WireType } from '../readers/protobuf.js'
import type { Profile } from '../profile.js'

export default importer({
  id: 'pprof',
  name: 'pprof',
  definition: 'https://github.com/google/pprof/blob/main/proto/profile.proto',
  recognises,
  read,
})

/** The fields of a profile; of each whether it is a message or text, else a number. */
const messages = new Set([1, 2, 3, 4, 5, 6, 11])
const last = 15
const [sampleType, sample, mapping, location, function_, stringTable, timeNanos, comment, defaultSampleType] = [1, 2, 3, 4, 5, 6, 9, 13, 14]

/** All fields of the head are those of a profile, the values and samples inside too, and something of its content is among them. */
function recognises({ bytes, json }: Head): boolean {
  if (json) return false
  const cursor = new ProtobufCursor(bytes)
  const [seen, foreign] = [new Set<number>(), [] as number[]]
  const isMessageOf = (end: number, types: Readonly<Record<number, readonly WireType[]>>): void => {
    cursor.fields(end, (field, type) => { if (!types[field]?.includes(type)) foreign.push(field) })
  }
  try {
    cursor.fields(bytes.length, (field, type) => {
      const isMessage = type === WireType.LengthDelimited
      if (field > last || (messages.has(field) ? !isMessage : type !== WireType.Varint && !(isMessage && field === comment))) foreign.push(field)
      if (foreign.length > 0) throw new ProfileError('This is no pprof')
      if (!isMessage) return
      const end = cursor.messageEnd(bytes.length)
      if (field === sampleType) isMessageOf(end, valueFields)
      else if (field === sample) isMessageOf(end, sampleFields)
      cursor.offset = end
      seen.add(field)
    })
  } catch {
    // The head breaks off inside of a message, which may be as long as a stack without end. No text has a field that says what is measured.
    if (seen.has(sampleType)) seen.add(sample)
  }
  return foreign.length === 0 && (seen.has(sampleType) || seen.has(sample)) && seen.size > 1
}

const [varint, delimited] = [[WireType.Varint], [WireType.LengthDelimited]]
const valueFields = { 1: varint, 2: varint }
const sampleFields = { 1: [...varint, ...delimited], 2: [...varint, ...delimited], 3: delimited }

function read({ bytes, progress }: ProfileInput): Profile {
  const builder = new ProfileBuilder({ format: 'pprof', producer: 'pprof', values: [] })
  const tables = new PprofTables(builder)
  const types: { type: number, unit: number }[] = []
  const samples = Column.numbers()
  const comments: number[] = []
  let preferred = 0
  const cursor = new ProtobufCursor(bytes)
  const throwWhatBroke = untilBroken(() => {
    cursor.fields(bytes.length, (field, type) => {
      if (type === WireType.Varint) {
        if (field === timeNanos) builder.recordedAt = cursor.number() / 1e6
        else if (field === defaultSampleType) preferred = cursor.number()
        else if (field === comment) comments.push(cursor.number())
        return
      }
      if (type !== WireType.LengthDelimited || !messages.has(field) && field !== comment) return
      if (field === stringTable) { tables.string(cursor, bytes.length); return }
      if (field === comment) { cursor.numbers(type, bytes.length, (index) => comments.push(index)); return }
      const start = cursor.offset
      const end = cursor.messageEnd(bytes.length)
      if (field === sampleType) types.push(readType(cursor, end))
      else if (field === sample) samples.push(start)
      else if (field === mapping) tables.mapping(cursor, end)
      else if (field === location) tables.location(cursor, end)
      else if (field === function_) tables.function(cursor, end)
      cursor.offset = end
    })
  })
  if (tables.strings.length === 0) {
    throwWhatBroke()
    throw new ProfileError('The file holds no names')
  }
  builder.asFarAsItGoes(() => {
    if (types.length === 0) throw new ProfileError('The file does not say what it measures')
    const named = types.map(({ type, unit }) => measureOf(tables.textOf(type), tables.textOf(unit)))
    const order = inOrder(named.map(({ value }) => value.unit), types.findIndex(({ type }) => preferred > 0 && type === preferred))
    builder.measures(order.flatMap((index) => named[index]?.value ?? []))
    for (const index of comments) {
      const text = tables.textOf(index)
      builder.commit ??= commitInText(text)
      if (text !== '') builder.note(`The file says: ${text}`)
    }
    tables.join()
    new PprofSamples(builder, tables, new ProtobufCursor(bytes, progress), order.map((index) => ({ index, scale: named[index]?.scale ?? 1 }))).add(samples, bytes.length)
    throwWhatBroke()
  })
  return builder.build()
}

/** type, unit. */
function readType(cursor: ProtobufCursor, end: number): { type: number, unit: number } {
  const read = { type: 0, unit: 0 }
  cursor.fields(end, (field, type) => {
    if (type !== WireType.Varint) return
    if (field === 1) read.type = cursor.number()
    else if (field === 2) read.unit = cursor.number()
  })
  return read
}

/** The value that the file prefers stands first, else the last that is a time, else the last: that is the one that pprof shows. */
function inOrder(units: readonly string[], preferred: number): readonly number[] {
  const first = preferred >= 0 ? preferred : units.includes('nanoseconds') ? units.lastIndexOf('nanoseconds') : units.length - 1
  return [...units.keys()].sort((a, b) => Number(b === first) - Number(a === first) || a - b)
}
