// Reads the profiles that a command was given, one after another: each may be large.

import { basename, resolve } from 'node:path'
import { revisionAt } from '../service/git-texts.js'
import { movedSinceCommit } from '../service/profiles/at-commit.js'
import type { NamedProfile } from '../service/profiles/measuring.js'
import { openProfile } from '../service/profiles/open-profile.js'
import { recordedAt } from '../service/profiles/recorded-at.js'
import { findRoot } from '../service/root.js'
import { UserError } from '../service/user-error.js'
import type { Progress } from './progress.js'

interface Loading {
  readonly signal: AbortSignal
  readonly progress: Progress
  /** The revision of the sources that was measured, for profiles that do not name it. */
  readonly commit?: string | undefined
  /** Where the code is; the working folder unless it is given. */
  readonly folder?: string | undefined
}

/** Throws a `UserError` for the first that cannot be read, and for a commit that git does not know. */
export async function loadProfiles(files: readonly string[], { signal, progress, commit, folder = process.cwd() }: Loading): Promise<readonly NamedProfile[]> {
  const roots = [await findRoot(folder)]
  const loaded: NamedProfile[] = []
  if (commit !== undefined && !await revisionAt(folder, commit, signal)) throw new UserError(`git knows no commit "${commit}" in ${folder}`)
  for (const file of files) {
    const name = basename(file)
    const profile = await openProfile(resolve(file), file, { roots, signal, onProgress: (done, of) => { progress.load(name, done, of) } }).finally(() => { progress.clear() })
    const { profile: moved, isKnown } = await movedSinceCommit(profile, { folder, revision: commit, signal })
    loaded.push({ name, profile: moved, ...!isKnown && { recordedAt: await recordedAt(resolve(file), profile) } })
  }
  return loaded
}
