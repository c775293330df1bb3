// Files that were written after a recording, of which nobody knows what they were then: their lines may be others, which is said.

import { stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Of the disk and of the program that recorded, in milliseconds. */
const clockSlack = 2000

/** A sentence, or nothing. `paths`: relative to the root; `recordedAt`: in milliseconds since 1970. */
export async function newerFilesNote(root: string, paths: readonly string[], recordedAt: number): Promise<string | undefined> {
  const newer: string[] = []
  for (const path of paths) {
    const writtenAt = await stat(join(root, path)).then(({ mtimeMs }) => mtimeMs, () => 0)
    if (writtenAt > recordedAt + clockSlack) newer.push(path)
  }
  const [first] = newer
  if (first === undefined) return undefined
  const names = newer.length === 1 ? `${first} was` : newer.length === 2 ? `${newer.join(' and ')} were` : `${first} and ${String(newer.length - 1)} more were`
  return `${names} written after the recording: where lines do not fit, record again.`
}
