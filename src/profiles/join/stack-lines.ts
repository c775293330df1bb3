// Lines of stacks as the tables of tools that measure lines have them: by the sums of the report, over all files as the profile names them.

import { stackSums } from '../measures.js'
import type { LineTable, Profile, Thread } from '../profile.js'
import { lineMeasures } from './lines.js'

/** Stacks say which lines ran, and no table does. */
export function hasStackLines({ lines, frames, functions, stacks }: Pick<Profile, 'lines' | 'frames' | 'functions' | 'stacks'>): boolean {
  return !lines && stacks.length > 0 && frames.line.some((line, frame) => line > 0 && functions.file[frames.function[frame] ?? 0] !== 0)
}

/** The hottest first; undefined where no line took anything. */
export function stackLines(profile: Profile, value: number, threads: readonly Thread[] = profile.threads): LineTable | undefined {
  const measured = lineMeasures(profile, value, (file) => (file === '' ? undefined : file), () => stackSums(profile, value, threads))
  const rows = [...measured].flatMap(([file, lines]) => [...lines].flatMap(([line, { self, total }]) => (self !== 0 || total !== 0 ? [{ file, line: line + 1, self, total }] : [])))
    .sort((a, b) => b.self - a.self || b.total - a.total)
  const type = profile.values[value]
  if (rows.length === 0 || !type) return undefined
  const ownerOf = owners(profile)
  const files = new Map([...new Set(profile.functions.file)].map((row) => [profile.strings[row] ?? '', row] as const))
  return {
    length: rows.length,
    values: [type],
    file: Uint32Array.from(rows, ({ file }) => files.get(file) ?? 0),
    line: Uint32Array.from(rows, ({ line }) => line),
    function: Uint32Array.from(rows, ({ file, line }) => ownerOf(files.get(file) ?? 0, line) + 1),
    hits: new Float64Array(rows.length),
    columns: [Float64Array.from(rows, ({ total }) => total)],
    own: [Float64Array.from(rows, ({ self }) => self)],
    includesCalls: true,
  }
}

/** The function of a line; of several the one around the others, whose name is none of a comprehension or the like. -1 when unknown. */
function owners({ frames, functions, strings }: Profile): (file: number, line: number) => number {
  const found = new Map<number, Map<number, number>>()
  const isNamed = (row: number): boolean => !/(?:^|\.)[<(][^.]*$/.test(strings[functions.name[row] ?? 0] ?? '')
  for (let frame = 0; frame < frames.length; frame++) {
    const [row, line] = [frames.function[frame] ?? 0, frames.line[frame] ?? 0]
    if (line === 0) continue
    const file = functions.file[row] ?? 0
    const ofFile = found.get(file) ?? new Map<number, number>()
    found.set(file, ofFile)
    const known = ofFile.get(line)
    if (known === undefined || (!isNamed(known) && isNamed(row))) ofFile.set(line, row)
  }
  return (file, line) => found.get(file)?.get(line) ?? -1
}
