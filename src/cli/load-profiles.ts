// Reads the profiles that a command was given, one after another: each may be large.

import { basename, resolve } from 'node:path'
import type { NamedProfile } from '../service/profiles/measuring.js'
import { openProfile } from '../service/profiles/open-profile.js'
import type { Progress } from './progress.js'

/** Throws a `UserError` for the first that cannot be read. */
export async function loadProfiles(files: readonly string[], { signal, progress }: { readonly signal: AbortSignal, readonly progress: Progress }): Promise<readonly NamedProfile[]> {
  const loaded: NamedProfile[] = []
  for (const file of files) {
    const name = basename(file)
    const profile = await openProfile(resolve(file), file, { signal, onProgress: (done, of) => { progress.load(name, done, of) } }).finally(() => { progress.clear() })
    loaded.push({ name, profile })
  }
  return loaded
}
