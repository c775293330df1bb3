// Functions without a name are called by what they stand in, or are the top level, and methods by their classes where several have one name: so those of one file are not all
// the same, and those of before are where they would stand now.

import type { Outline, OutlinedFunction } from '../../analysis/outline.js'
import { followedProfile } from '../join/followed-profile.js'
import { isNameless, isOneOfSeveral, isPart, matchFunction } from '../join/functions.js'
import { pathMatcher } from '../join/paths.js'
import { withNames, type FunctionNames } from '../named-functions.js'
import type { Profile } from '../profile.js'
import type { Compared } from './same-functions.js'

export interface NamedCallbacks extends Compared {
  /** By row of the functions that were named; lines are 1-based. */
  readonly places: ReadonlyMap<number, { readonly path: string, readonly line: number }>
}

/** `outlines`: of the files of now, by path. */
export function namedCallbacks(profile: Profile, outlines: ReadonlyMap<string, Outline>): NamedCallbacks {
  const found = foundCallbacks(followedProfile(profile, { paths: [...outlines.keys()], root: '', outlines }).profile, outlines)
  const { functions, strings, compiled } = withNames(profile, found.map(({ row, name }) => [row, name]))
  return { functions, strings, ...compiled && { compiled }, places: new Map(found.map(({ row, path, line }) => [row, { path, line }])) }
}

/** Of a profile in the lines of now. */
export function callbackNames(profile: Profile, outlines: ReadonlyMap<string, Outline>): FunctionNames {
  return foundCallbacks(profile, outlines).map(({ row, name }) => [row, name])
}

interface FoundCallback {
  readonly row: number
  readonly name: string
  readonly path: string
  readonly line: number
}

function foundCallbacks({ functions, strings }: Profile, outlines: ReadonlyMap<string, Outline>): readonly FoundCallback[] {
  const matcher = pathMatcher([...outlines.keys()], '')
  const found: FoundCallback[] = []
  for (let row = 0; row < functions.length; row++) {
    const [name, line, column] = [strings[functions.name[row] ?? 0] ?? '', functions.line[row] ?? 0, functions.column[row] ?? 0]
    const isComprehension = isPart(name)
    const match = line > 0 ? matcher(strings[functions.file[row] ?? 0] ?? '') : undefined
    const outline = match?.is === 'matched' ? outlines.get(match.path) : undefined
    const meant = outline && matchFunction(outline, { name, line, column, running: [] })
    const one = meant && meant.isPart === isComprehension ? outline.functions[meant.function] : undefined
    if (!outline || !one || match?.is !== 'matched') continue
    if (isComprehension) {
      // As newer tools write it.
      if (meant?.function !== 0) found.push({ row, name: `${one.qualified}.<locals>.${name}`, path: match.path, line })
      continue
    }
    const called = calledNow(name, one, meant?.function === 0, () => isOneOfSeveral(outline, { name, line, running: [] }))
    if (called !== '') found.push({ row, name: called, path: match.path, line: one.headerLine + 1 })
  }
  return found
}

/** Empty where it stays as it is. */
function calledNow(name: string, { name: own, qualified }: OutlinedFunction, isModule: boolean, isOneOfMany: () => boolean): string {
  if (isNameless(name)) return isModule ? '(module)' : own === '' ? qualified : ''
  return !isModule && own !== '' && isOneOfMany() ? qualified : ''
}
