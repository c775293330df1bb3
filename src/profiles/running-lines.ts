// The lines that ran, with whose they are: of the frames of stacks, and of a table of lines.

import type { LineTable, Profile } from './profile.js'

/** `take` is given a row of the functions and a line that begins with 1, as often as they stand there; what has no line or no function is left out. */
export function eachRunningLine({ frames }: Pick<Profile, 'frames'>, table: LineTable | undefined, take: (row: number, line: number) => void): void {
  const one = (row: number, line: number): void => { if (row >= 0 && line > 0) take(row, line) }
  for (let frame = 0; frame < frames.length; frame++) one(frames.function[frame] ?? 0, frames.line[frame] ?? 0)
  for (let line = 0; line < (table?.length ?? 0); line++) one((table?.function[line] ?? 0) - 1, table?.line[line] ?? 0)
}
