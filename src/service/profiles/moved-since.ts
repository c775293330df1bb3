// A profile told in the lines of the texts of now, where those are known that it was recorded of.

import { movedLines } from '../../profiles/join/moved-lines.js'
import { movedProfile, type LinesNow } from '../../profiles/join/moved-profile.js'
import type { PathMatcher } from '../../profiles/join/paths.js'
import type { Profile } from '../../profiles/profile.js'

interface KnownTexts {
  /** Which file a profile means. */
  readonly matcher: PathMatcher
  /** By path; undefined where nobody knows, and nothing is moved. */
  readonly before: (path: string) => string | undefined
  readonly now: (path: string) => string | undefined
}

/** `changed`: files that are others now. The profile itself where there are none. */
export function movedSince(profile: Profile, { matcher, before, now }: KnownTexts): { readonly profile: Profile, readonly changed: number } {
  const changed = new Map<string, LinesNow | undefined>()
  const linesOf = (path: string): LinesNow | undefined => {
    const [old, text] = [before(path), now(path)]
    return old === undefined || text === undefined || old === text ? undefined : { lineNow: movedLines(text, old) }
  }
  const moved = movedProfile(profile, (file) => {
    const match = matcher(file)
    if (match.is !== 'matched') return undefined
    const lines = changed.has(match.path) ? changed.get(match.path) : linesOf(match.path)
    changed.set(match.path, lines)
    return lines
  })
  return { profile: moved, changed: [...changed.values()].filter((one) => one !== undefined).length }
}
