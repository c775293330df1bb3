// A profile of sources as they were, told in the lines of the sources as they are: what was moved since is found, what was changed has no line.

import type { Profile } from '../profile.js'

/** For a 0-based line of a file as it was, the line now; undefined for one that is gone or changed. */
export type LineNow = (line: number) => number | undefined

/** Where functions of a file begin now may be known where its other lines are not. */
export interface LinesNow {
  readonly lineNow: LineNow
  readonly functionNow?: LineNow
}

/** `of`: for a file as the profile names it, undefined where nothing changed. Rows stay where they are, so that what was worked out of the profile still fits. */
export function movedProfile(profile: Profile, of: (file: string) => LinesNow | undefined): Profile {
  const { strings, functions, frames, lines } = profile
  const known = new Map<number, LinesNow | undefined>()
  const linesNow = (file: number): LinesNow | undefined => {
    if (!known.has(file)) known.set(file, of(strings[file] ?? ''))
    return known.get(file)
  }
  const moved = (column: Uint32Array, fileAt: (row: number) => number, isFunction = false): Uint32Array => column.map((line, row) => {
    const of = line === 0 ? undefined : linesNow(fileAt(row))
    const now = isFunction ? of?.functionNow ?? of?.lineNow : of?.lineNow
    return now ? (now(line - 1) ?? -1) + 1 : line
  })
  const fileOf = (row: number): number => functions.file[row] ?? 0
  // Tools that name only lines that ran do not say where functions begin.
  for (const file of new Set([...functions.file, ...lines?.file ?? []])) linesNow(file)
  if (![...known.values()].some((one) => one !== undefined)) return profile
  return {
    ...profile,
    functions: { ...functions, line: moved(functions.line, fileOf, true) },
    frames: { ...frames, line: moved(frames.line, (row) => fileOf(frames.function[row] ?? 0)) },
    ...lines && { lines: { ...lines, line: moved(lines.line, (row) => lines.file[row] ?? 0) } },
  }
}
