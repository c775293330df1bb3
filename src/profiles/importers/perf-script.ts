// What `perf script` prints: a line for each sample with its thread, time, period and event, then the frames from the innermost, one a line, or one frame in the
// same line. Fields may be missing; names are those of the kernel, of libraries, or of a map that Node and Python write for perf.

import { ProfileBuilder } from '../builder.js'
import { Column } from '../columns.js'
import { importer, type Head, type ProfileInput } from '../importer.js'
import type { Profile } from '../profile.js'
import { ByteIndex } from '../readers/byte-index.js'
import { forEachByteLine } from '../readers/byte-lines.js'
import { perfFrameRow, perfPlace, type PerfFrame } from '../readers/perf-frames.js'
import { perfOutline, perfSampleOf, type PerfOutline, type PerfSample } from '../readers/perf-samples.js'
import { taskName } from '../readers/tasks.js'
import type { ThreadBuilder } from '../thread-builder.js'

export default importer({
  id: 'perf-script',
  name: 'Linux perf (perf script)',
  definition: 'https://man7.org/linux/man-pages/man1/perf-script.1.html',
  recognises,
  read,
})

const decoder = new TextDecoder()
const longestLine = 1 << 16
const frameLine = /^(?:\s+[0-9a-f]{3,16} \S.*|\s*(?:[0-9a-f]{3,16} )?\S.* \((?:\[[\w.]+\]|\/.*|inlined)\))$/

/** One of the first lines is a sample, and the next a frame, or it has its frame in itself. */
function recognises({ text, json }: Head): boolean {
  if (json) return false
  const lines = text.split('\n').map((line) => line.trimEnd()).filter((line) => line !== '' && !line.startsWith('#')).slice(0, 50)
  return lines.some((line, index) => {
    const sample = perfSampleOf(line)
    return sample !== undefined && (sample.frame !== undefined || (frameLine.test(lines[index + 1] ?? '') && perfSampleOf(lines[index + 1] ?? '') === undefined))
  })
}

function read({ bytes, progress }: ProfileInput): Profile {
  const outline = perfOutline(bytes)
  const builder = new ProfileBuilder({ format: 'perf-script', producer: 'Linux perf', values: outline.values })
  const reading = new PerfReading(bytes, builder, outline)
  builder.asFarAsItGoes(() => {
    forEachByteLine(bytes, progress, (start, end) => { reading.take(start, end) })
    reading.endSample()
  })
  return builder.build()
}

class PerfReading {
  private readonly lines: ByteIndex
  /** What each different line says, without the address that it begins with. */
  private readonly frames: PerfFrame[] = []
  /** The builder's row of each, as called from a frame of a library: inlined functions are where their caller is. */
  private readonly rows = Column.integers()
  private readonly threads = new Map<string, ThreadBuilder>()
  private readonly values: number[]
  private sample: PerfSample | undefined
  /** Rows of the lines of the sample, the innermost first. */
  private open: number[] = []

  constructor(private readonly bytes: Uint8Array, private readonly builder: ProfileBuilder, private readonly outline: PerfOutline) {
    this.lines = new ByteIndex(bytes)
    this.values = builder.values.map(() => 0)
  }

  take(start: number, end: number): void {
    const { bytes } = this
    if (bytes[start] === hash) return
    const isFrame = bytes[start] === tab
    const sample = isFrame ? undefined : perfSampleOf(decoder.decode(bytes.subarray(start, Math.min(end, start + longestLine))))
    if (sample) { this.beginSample(sample); return }
    if (!this.sample) { this.builder.damaged('lines belonged to no sample and were left out'); return }
    const from = afterAddress(bytes, start, end)
    const row = this.lines.rowOf(from, end)
    if (row >= this.frames.length) this.frames.push(perfPlace(decoder.decode(bytes.subarray(from, Math.min(end, from + longestLine)))))
    this.open.push(row)
  }

  endSample(): void {
    const { sample } = this
    if (!sample) return
    this.sample = undefined
    const { value, isOther } = this.outline.valueOf(sample.event)
    if (isOther) this.builder.note('The file has many events: the rarer ones are counted together.')
    let stack = -1
    let library = ''
    let source: PerfFrame | undefined
    for (let index = this.open.length - 1; index >= 0; index--) {
      const row = this.open[index] ?? 0
      const frame = this.frames[row]
      if (!frame) continue
      // A line of source stands behind its frame: with the innermost first, it is met before.
      if (frame.is === 'source') { source = frame; continue }
      stack = this.builder.stack(stack, source ? perfFrameRow(this.builder, frame, library, source) : this.rowOf(row, frame, library))
      library = frame.library === '' ? library : frame.library
      source = undefined
    }
    this.values.fill(0)
    this.values[value] = this.outline.hasPeriods ? sample.period : 1
    this.threadOf(sample).sample(stack < 0 ? this.builder.noStack : stack, this.values, this.outline.hasTimes ? (sample.time - this.outline.first) * 1e9 : undefined)
  }

  private beginSample(sample: PerfSample): void {
    this.endSample()
    this.sample = sample
    this.open.length = 0
    if (sample.frame === undefined) return
    const row = this.frames.push(perfPlace(sample.frame)) - 1
    this.open.push(row)
  }

  private rowOf(row: number, frame: PerfFrame, library: string): number {
    if (frame.isInlined) return perfFrameRow(this.builder, frame, library)
    const known = this.rows.at(row)
    if (known > 0) return known - 1
    const made = perfFrameRow(this.builder, frame, library)
    this.rows.set(row, made + 1)
    return made
  }

  private threadOf({ pid, tid }: PerfSample): ThreadBuilder {
    const key = `${pid}/${tid}`
    const known = this.threads.get(key)
    if (known) return known
    const made = this.builder.thread(taskName(this.outline.names.get(key) ?? '', tid), pid)
    this.threads.set(key, made)
    return made
  }
}

/** Frames differ in the address within a function; what stands behind it is what is named. */
function afterAddress(bytes: Uint8Array, start: number, end: number): number {
  let from = start
  while (from < end && (bytes[from] === tab || bytes[from] === space)) from++
  let after = from
  while (after < end && isHex(bytes[after] ?? 0)) after++
  return after > from && bytes[after] === space ? after + 1 : from
}

function isHex(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x66)
}

const [tab, space, hash] = [0x09, 0x20, 0x23]
