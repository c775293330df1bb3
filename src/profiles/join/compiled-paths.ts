// Compiled files of a workspace whose sources are in it as well: what stands in both is told of the source, once.

import type { Profile } from '../profile.js'
import { pathMatcher, type PathMatcher } from './paths.js'

/** By path of a compiled file one of its sources. `profiles`: those that were mapped know them. */
export function compiledPaths(profiles: readonly Profile[], paths: readonly string[], root: string): ReadonlyMap<string, string> {
  const matcher = pathMatcher(paths, root)
  return new Map(profiles.flatMap((profile) => [...compiledFiles(profile, matcher)].flatMap(([file, source]) => {
    const match = matcher(file)
    return match.is === 'matched' && match.path !== source ? [[match.path, source] as const] : []
  })))
}

/** By name of a compiled file, as the profile has it, one of its sources, by its path. */
export function compiledFiles({ compiled = [] }: Profile, matcher: PathMatcher): ReadonlyMap<string, string> {
  return new Map(compiled.flatMap(({ file, sources }) => {
    const source = sources.flatMap((one) => { const match = matcher(one); return match.is === 'matched' ? [match.path] : [] })[0]
    return source === undefined ? [] : [[file, source] as const]
  }))
}
