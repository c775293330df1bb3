// When a profile was recorded: as it says itself, else when its file was written, which is never before that; a copy is younger, and then nothing is taken for newer than it is.

import { stat } from 'node:fs/promises'
import type { Profile } from '../../profiles/profile.js'

/** In milliseconds since 1970. `path`: of its file. */
export async function recordedAt(path: string, { recordedAt: said = 0 }: Pick<Profile, 'recordedAt'>): Promise<number> {
  const { mtimeMs } = await stat(path)
  // Clocks that begin with the machine say nothing of the day.
  return said > firstDay ? Math.min(said, mtimeMs) : mtimeMs
}

const firstDay = Date.UTC(2000, 0, 1)
