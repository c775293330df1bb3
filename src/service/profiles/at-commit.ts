// A profile that was recorded of a commit, told in the lines of the files as they are now: what git has of that commit says what was moved since.

import { join } from 'node:path'
import { counted } from '../../analysis/text/counted.js'
import { wantedPaths } from '../../profiles/join/join.js'
import { pathMatcher } from '../../profiles/join/paths.js'
import type { Profile } from '../../profiles/profile.js'
import { withSameNames } from '../../profiles/same-names.js'
import { revisionAt, textsAt } from '../git-texts.js'
import { textOnDisk } from '../source.js'
import { movedSince } from './moved-since.js'

interface CommitRequest {
  /** Where the code is now; absolute. */
  readonly folder: string
  /** What a person says of profiles that name no commit themselves. */
  readonly revision?: string | undefined
  readonly signal?: AbortSignal | undefined
}

interface AtCommit {
  readonly profile: Profile
  /** Git knows what was measured. */
  readonly isKnown: boolean
}

/** The profile itself where it is of no commit that git knows here, or nothing of it changed. */
export async function movedSinceCommit(profile: Profile, { folder, revision, signal }: CommitRequest): Promise<AtCommit> {
  const named = profile.commit !== undefined && isCommit.test(profile.commit) ? profile.commit : revision
  if (named === undefined) return { profile, isKnown: false }
  const found = await revisionAt(folder, named, signal)
  if (!found) return { profile: withNote(profile, `It was recorded at commit ${short(named)}, which git does not know here: lines of files that changed since may be off`), isKnown: false }
  const texts = await textsAt(found, wantedPaths(profile, found.paths, found.root), signal)
  const matcher = pathMatcher(found.paths, found.root)
  const apart = withSameNames(profile, (file) => {
    const match = matcher(file)
    return match.is === 'matched' && match.path.endsWith('.py') ? texts.get(match.path)?.split(/\r\n|\r|\n/) : undefined
  })
  const { profile: moved, changed } = movedSince(apart, { matcher, before: (path) => texts.get(path), now: (path) => textOnDisk(join(found.root, path)) })
  if (changed === 0) return { profile: apart, isKnown: true }
  const followed = changed === 1 ? 'one file' : counted(changed, 'file')
  return { profile: withNote(moved, `It was recorded at commit ${short(found.id)}: its lines are followed in ${followed} that changed since`), isKnown: true }
}

/** What a file says is no option of git's, and no expression. */
const isCommit = /^[0-9a-f]{7,64}$/i

function short(revision: string): string {
  return isCommit.test(revision) ? revision.slice(0, 8) : revision
}

function withNote(profile: Profile, note: string): Profile {
  return { ...profile, notes: [...profile.notes, note] }
}
