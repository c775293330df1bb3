// Files that were written after a recording, of which nobody knows what they were then: their lines may be others, which is said.

import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { wantedPaths } from '../../profiles/join/join.js'
import { revisionBefore, textsAt } from '../git-texts.js'
import { textOnDisk } from '../source.js'
import type { NamedProfile } from './measuring.js'

/** Of the disk and of the program that recorded, in milliseconds. */
const clockSlack = 2000

/** A sentence, or nothing. `paths`: relative to the root; `recordedAt`: in milliseconds since 1970. */
export async function newerFilesNote(root: string, paths: readonly string[], recordedAt: number, signal?: AbortSignal): Promise<string | undefined> {
  const written: string[] = []
  for (const path of paths) {
    const writtenAt = await stat(join(root, path)).then(({ mtimeMs }) => mtimeMs, () => 0)
    if (writtenAt > recordedAt + clockSlack) written.push(path)
  }
  const newer = await withoutKnown(root, written, recordedAt, signal)
  const [first] = newer
  if (first === undefined) return undefined
  const names = newer.length === 1 ? `${first} was` : newer.length === 2 ? `${newer.join(' and ')} were` : `${first} and ${String(newer.length - 1)} more were`
  return `${names} written after the recording: where lines do not fit, record again.`
}

/** Profiles with the note on them, for who reads the files as they are on the disk now. */
export async function withNewerFiles(profiles: readonly NamedProfile[], { paths, root, signal }: { readonly paths: readonly string[], readonly root: string, readonly signal?: AbortSignal }): Promise<readonly NamedProfile[]> {
  const noted: NamedProfile[] = []
  for (const one of profiles) {
    const { profile, recordedAt, original = profile } = one
    const note = recordedAt === undefined ? undefined : await newerFilesNote(root, wantedPaths(profile, paths, root), recordedAt, signal)
    noted.push(note === undefined ? one : { ...one, original, profile: { ...profile, notes: [...profile.notes, note] } })
  }
  return noted
}

/** A clone and a switch of branches write files that are what they were: those that git knows from before the recording, just so. */
async function withoutKnown(root: string, paths: readonly string[], recordedAt: number, signal: AbortSignal | undefined): Promise<readonly string[]> {
  const id = paths.length > 0 ? await revisionBefore(root, recordedAt, signal) : undefined
  if (id === undefined) return paths
  const texts = await textsAt({ root, id }, paths.map((path) => `./${path}`), signal)
  return paths.filter((path) => {
    const then = texts.get(`./${path}`)
    return then === undefined || then !== textOnDisk(join(root, path))
  })
}
