// What line_profiler keeps: a pickled object with the hits and the time of each line of each function that was looked at.

import { ProfileBuilder } from '../builder.js'
import { importer, ProfileError, type Head, type ProfileInput } from '../importer.js'
import { isDictionary, isObject, PickleReader, type PickleValue } from '../readers/pickle.js'
import type { Profile } from '../profile.js'

export default importer({
  id: 'line-profiler',
  name: 'line_profiler (lprof)',
  definition: 'https://github.com/pyutils/line_profiler/blob/main/line_profiler/line_profiler.py',
  recognises,
  read,
})

/** `_line_profiler.LineStats` of version 2, `line_profiler.line_profiler.LineStats` of version 5. */
const className = /(^|\.)_?line_profiler\.LineStats$/

/** A function's key, and its lines. */
interface Timing {
  readonly file: string
  readonly line: number
  readonly name: string
  readonly lines: readonly PickleValue[]
}

/** The class stands at the beginning of every pickle of one; the first protocols are text, the others begin with their number. */
function recognises({ bytes, text }: Head): boolean {
  if (bytes[0] === 0x80 && (bytes[1] ?? 255) <= 5) return /line_profiler[^]{1,4}LineStats/.test(text.slice(0, 200))
  return /^ccopy_?reg\n_reconstructor\n(?:p\d+\n|q.)?\(c[\w.]*line_profiler\nLineStats\n/.test(text)
}

function read({ bytes }: ProfileInput): Profile {
  const builder = new ProfileBuilder({ format: 'line-profiler', producer: 'line_profiler', values: [{ name: 'wall time', unit: 'nanoseconds' }] })
  const { timings, unit, broken } = contentOf(bytes)
  if (unit === undefined) builder.note('The unit of its times stands at the end of the file, which is missing: only the hits were read.')
  builder.lines.measure(unit === undefined ? [] : builder.values, { includesCalls: true })
  // Lines may be shared by pointers; a file of honest length cannot have more of them than bytes.
  let room = bytes.length
  for (const timing of timings) {
    room -= timing.lines.length
    if (room < 0) throw new ProfileError('The file names more lines than it can hold')
    place(builder, timing, unit ?? 0)
  }
  if (broken) builder.asFarAsItGoes(() => { throw broken })
  return builder.build()
}

function place(builder: ProfileBuilder, { file, line, name, lines }: Timing, unit: number): void {
  const functionRow = builder.function(name, file, line)
  for (const entry of lines) {
    const [at, hits, time] = Array.isArray(entry) ? entry : []
    if (typeof at !== 'number' || typeof hits !== 'number' || typeof time !== 'number') { builder.damaged('lines had no numbers and were left out'); continue }
    builder.lines.push(file, at, [time * unit * 1e9], { functionRow, hits })
  }
}

interface Content {
  readonly timings: readonly Timing[]
  /** In seconds. */
  readonly unit: number | undefined
  readonly broken?: ProfileError
}

function contentOf(bytes: Uint8Array): Content {
  const reader = new PickleReader(bytes, (name) => className.test(name))
  try {
    const stats = reader.read()
    const fields = isObject(stats) && isDictionary(stats.state) ? stats.state.pairs : []
    const timings = fields.find(([name]) => name === 'timings')?.[1]
    const unit = fields.find(([name]) => name === 'unit')?.[1]
    return { timings: timingsOf(isDictionary(timings) ? timings.pairs : []), unit: typeof unit === 'number' && unit > 0 ? unit : undefined }
  } catch (error) {
    if (!(error instanceof ProfileError)) throw error
    const { left } = reader
    const unit = left[left.indexOf('unit') + 1]
    const pairs = left.flatMap((value, index): readonly [PickleValue, PickleValue][] => {
      if (isDictionary(value)) return value.pairs
      // Entries that are in no dictionary yet stand as key, value, key, value.
      return Array.isArray(value) && value.length === 3 ? [[value, left[index + 1] ?? null]] : []
    })
    return { timings: timingsOf(pairs), unit: typeof unit === 'number' ? unit : undefined, broken: error }
  }
}

function timingsOf(pairs: readonly (readonly [PickleValue, PickleValue])[]): readonly Timing[] {
  return pairs.flatMap(([key, lines]): Timing[] => {
    if (!Array.isArray(key) || !Array.isArray(lines)) return []
    const [file, line, name] = key
    return key.length === 3 && typeof file === 'string' && typeof line === 'number' && typeof name === 'string' ? [{ file, line, name, lines }] : []
  })
}
