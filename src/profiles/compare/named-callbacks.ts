// Functions without a name are called by what they stand in, so that those of one file are not all the same, and those of before are where they would stand now.

import type { Outline } from '../../analysis/outline.js'
import { followedProfile } from '../join/followed-profile.js'
import { isNameless, matchFunction } from '../join/functions.js'
import { pathMatcher } from '../join/paths.js'
import type { Profile } from '../profile.js'
import type { Compared } from './same-functions.js'

export interface NamedCallbacks extends Compared {
  /** By row of the functions that were named; lines are 1-based. */
  readonly places: ReadonlyMap<number, { readonly path: string, readonly line: number }>
}

/** `outlines`: of the files of now, by path. */
export function namedCallbacks(profile: Profile, outlines: ReadonlyMap<string, Outline>): NamedCallbacks {
  const where = { paths: [...outlines.keys()], root: '' }
  const { functions } = followedProfile(profile, { ...where, outlines }).profile
  const { compiled } = profile
  const matcher = pathMatcher(where.paths, where.root)
  const [name, strings] = [functions.name.slice(), [...profile.strings]]
  const places = new Map<number, { path: string, line: number }>()
  for (let row = 0; row < functions.length; row++) {
    const [own, line, column] = [strings[name[row] ?? 0] ?? '', functions.line[row] ?? 0, functions.column[row] ?? 0]
    const match = line > 0 && isNameless(own) ? matcher(strings[functions.file[row] ?? 0] ?? '') : undefined
    const outline = match?.is === 'matched' ? outlines.get(match.path) : undefined
    const found = outline && matchFunction(outline, { name: own, line, column, running: [] })
    const one = found?.isPart === false ? outline?.functions[found.function] : undefined
    if (!one || match?.is !== 'matched' || one.name !== '' || one.qualified === '') continue
    name[row] = strings.push(one.qualified) - 1
    places.set(row, { path: match.path, line: one.headerLine + 1 })
  }
  return { functions: { ...functions, name }, strings, ...compiled && { compiled }, places }
}
