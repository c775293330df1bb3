// pprof: a protobuf of functions, places and samples with all values, threads as labels. Not packed: who writes the file gzips it, as tools expect.

import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'
import { PairIndex } from '../pair-index.js'
import type { Profile, Thread } from '../profile.js'

// The numbers of the fields in profile.proto.
const inProfile = { sampleType: 1, sample: 2, location: 4, function: 5, stringTable: 6, timeNanos: 9, comment: 13, defaultSampleType: 14 } as const
const inValueType = { type: 1, unit: 2 } as const
const inSample = { locationId: 1, value: 2, label: 3 } as const
const inLabel = { key: 1, text: 2 } as const
const inLocation = { id: 1, line: 4 } as const
const inLine = { functionId: 1, line: 2, column: 3 } as const
const inFunction = { id: 1, name: 2, systemName: 3, filename: 4, startLine: 5 } as const

export function pprofBytes(profile: Profile, threads: readonly Thread[] = profile.threads): Uint8Array<ArrayBuffer> {
  const writer = new BinaryWriter()
  const strings = new Strings(profile.strings)
  for (const { name, unit } of profile.values) {
    message(writer, inProfile.sampleType, () => {
      integer(writer, inValueType.type, strings.rowOf(name))
      integer(writer, inValueType.unit, strings.rowOf(unit))
    })
  }
  for (const thread of threads) writeSamples(writer, profile, thread, strings)
  writeLocations(writer, profile)
  writeFunctions(writer, profile)
  if (profile.recordedAt !== undefined) writer.tag(inProfile.timeNanos, WireType.Varint).int64(BigInt(Math.round(profile.recordedAt)) * 1_000_000n)
  integer(writer, inProfile.comment, strings.rowOf(profile.producer))
  // Without it, tools show the last value first.
  integer(writer, inProfile.defaultSampleType, strings.rowOf(profile.values[0]?.name ?? ''))
  for (const text of strings.all) writer.tag(inProfile.stringTable, WireType.LengthDelimited).string(text)
  return writer.finish()
}

/** Samples of a thread with one stack are one. */
function writeSamples(writer: BinaryWriter, { stacks, values }: Profile, { name, process, samples }: Thread, strings: Strings): void {
  const rows = new PairIndex()
  const sums = values.map(() => [] as number[])
  for (let index = 0; index < samples.length; index++) {
    // Where nothing ran there is nothing to say; as a sample it would be in the whole.
    if ((samples.stack[index] ?? -1) < 0) continue
    const row = rows.rowOf(samples.stack[index] ?? -1, 0)
    for (const [value, sum] of sums.entries()) sum[row] = (sum[row] ?? 0) + (samples.values[value]?.[index] ?? 0)
  }
  for (let row = 0; row < rows.length; row++) {
    message(writer, inProfile.sample, () => {
      message(writer, inSample.locationId, () => {
        for (let stack = rows.firstAt(row); stack >= 0; stack = stacks.parent[stack] ?? -1) writer.uint32((stacks.frame[stack] ?? 0) + 1)
      })
      message(writer, inSample.value, () => { for (const sum of sums) writer.int64(whole(sum[row] ?? 0)) })
      label(writer, strings, 'thread', name)
      label(writer, strings, 'process', process)
    })
  }
}

function label(writer: BinaryWriter, strings: Strings, key: string, text: string): void {
  if (text === '') return
  message(writer, inSample.label, () => {
    integer(writer, inLabel.key, strings.rowOf(key))
    integer(writer, inLabel.text, strings.rowOf(text))
  })
}

function writeLocations(writer: BinaryWriter, { frames }: Profile): void {
  for (let frame = 0; frame < frames.length; frame++) {
    message(writer, inProfile.location, () => {
      integer(writer, inLocation.id, frame + 1)
      message(writer, inLocation.line, () => {
        integer(writer, inLine.functionId, (frames.function[frame] ?? 0) + 1)
        integer(writer, inLine.line, frames.line[frame] ?? 0)
        integer(writer, inLine.column, frames.column[frame] ?? 0)
      })
    })
  }
}

function writeFunctions(writer: BinaryWriter, { functions }: Profile): void {
  for (let row = 0; row < functions.length; row++) {
    message(writer, inProfile.function, () => {
      integer(writer, inFunction.id, row + 1)
      integer(writer, inFunction.name, functions.name[row] ?? 0)
      integer(writer, inFunction.systemName, functions.name[row] ?? 0)
      integer(writer, inFunction.filename, functions.file[row] ?? 0)
      integer(writer, inFunction.startLine, functions.line[row] ?? 0)
    })
  }
}

/** The profile's strings keep their rows; more come behind them. */
class Strings {
  readonly all: string[]
  private readonly added = new Map<string, number>()

  constructor(strings: readonly string[]) {
    this.all = [...strings]
  }

  rowOf(text: string): number {
    if (text === '') return 0
    const row = this.added.get(text) ?? this.all.push(text) - 1
    this.added.set(text, row)
    return row
  }
}

function message(writer: BinaryWriter, field: number, write: () => void): void {
  writer.tag(field, WireType.LengthDelimited).fork()
  write()
  writer.join()
}

/** 0 is what is not written. */
function integer(writer: BinaryWriter, field: number, value: number): void {
  if (value !== 0) writer.tag(field, WireType.Varint).uint32(value)
}

function whole(value: number): number {
  return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, Math.round(value)))
}
