// A profile that was recorded of a commit, told in the lines of the files as they are now: what git has of that commit says what was moved since.

import { join } from 'node:path'
import { movedLines } from '../../profiles/join/moved-lines.js'
import { movedProfile, type LinesNow } from '../../profiles/join/moved-profile.js'
import { pathMatcher } from '../../profiles/join/paths.js'
import type { Profile } from '../../profiles/profile.js'
import { revisionAt, textsAt } from '../git-texts.js'
import { readSource } from '../source.js'

interface CommitRequest {
  /** Where the code is now; absolute. */
  readonly folder: string
  /** What a person says of profiles that name no commit themselves. */
  readonly revision?: string | undefined
  readonly signal?: AbortSignal | undefined
}

/** The profile itself where it is of no commit that git knows here, or nothing of it changed. */
export async function movedSinceCommit(profile: Profile, { folder, revision, signal }: CommitRequest): Promise<Profile> {
  const named = profile.commit !== undefined && isCommit.test(profile.commit) ? profile.commit : revision
  if (named === undefined) return profile
  const found = await revisionAt(folder, named, signal)
  if (!found) return withNote(profile, `It was recorded at commit ${short(named)}, which git does not know here: lines of files that changed since may be off`)
  const matcher = pathMatcher(found.paths, found.root)
  const files = new Map<string, string>()
  for (const file of new Set([...profile.functions.file, ...profile.lines?.file ?? []])) {
    const match = matcher(profile.strings[file] ?? '')
    if (match.is === 'matched') files.set(profile.strings[file] ?? '', match.path)
  }
  const texts = await textsAt(found, [...new Set(files.values())], signal)
  const changed = new Map<string, LinesNow>()
  for (const [path, before] of texts) {
    const now = readSource(join(found.root, path))
    if ('source' in now && now.source.text !== before) changed.set(path, { lineNow: movedLines(now.source.text, before) })
  }
  if (changed.size === 0) return profile
  const followed = changed.size === 1 ? 'one file that changed' : `${String(changed.size)} files that changed`
  return withNote(movedProfile(profile, (file) => changed.get(files.get(file) ?? '')), `It was recorded at commit ${short(found.id)}: its lines are followed in ${followed} since`)
}

/** What a file says is no option of git's, and no expression. */
const isCommit = /^[0-9a-f]{7,64}$/i

function short(revision: string): string {
  return isCommit.test(revision) ? revision.slice(0, 8) : revision
}

function withNote(profile: Profile, note: string): Profile {
  return { ...profile, notes: [...profile.notes, note] }
}
