// A profile of sources as they were, told in the lines of the sources as they are: what was moved since is found, what was changed has no line.

import type { Profile } from '../profile.js'

/** For a 0-based line of a file as it was, the line now; undefined for one that is gone or changed. */
export type LineNow = (line: number) => number | undefined

/** `of`: for a file as the profile names it, undefined where nothing changed. Rows stay where they are, so that what was worked out of the profile still fits. */
export function movedProfile(profile: Profile, of: (file: string) => LineNow | undefined): Profile {
  const { strings, functions, frames, lines } = profile
  const known = new Map<number, LineNow | undefined>()
  const lineNow = (file: number): LineNow | undefined => {
    if (!known.has(file)) known.set(file, of(strings[file] ?? ''))
    return known.get(file)
  }
  const moved = (column: Uint32Array, fileAt: (row: number) => number): Uint32Array => column.map((line, row) => {
    const now = line === 0 ? undefined : lineNow(fileAt(row))
    return now ? (now(line - 1) ?? -1) + 1 : line
  })
  const fileOf = (row: number): number => functions.file[row] ?? 0
  const functionLines = moved(functions.line, fileOf)
  if (![...known.values()].some((one) => one !== undefined)) {
    for (const file of lines?.file ?? []) lineNow(file)
    if (![...known.values()].some((one) => one !== undefined)) return profile
  }
  return {
    ...profile,
    functions: { ...functions, line: functionLines },
    frames: { ...frames, line: moved(frames.line, (row) => fileOf(frames.function[row] ?? 0)) },
    ...lines && { lines: { ...lines, line: moved(lines.line, (row) => lines.file[row] ?? 0) } },
  }
}
