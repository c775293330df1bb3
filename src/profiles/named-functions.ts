// Other names for some functions of a profile, such as for those that have none: what is shown has them, what is written keeps those of the tool.

import type { Profile } from './profile.js'

/** By row of the profile's functions. */
export type FunctionNames = readonly (readonly [row: number, name: string])[]

export function withNames<T extends Pick<Profile, 'functions' | 'strings'>>(profile: T, names: FunctionNames): T {
  if (names.length === 0) return profile
  const { functions } = profile
  const [name, strings] = [functions.name.slice(), [...profile.strings]]
  const rows = new Map<string, number>()
  for (const [row, text] of names) {
    if (row >= functions.length) continue
    const known = rows.get(text) ?? strings.push(text) - 1
    rows.set(text, known)
    name[row] = known
  }
  return { ...profile, functions: { ...functions, name }, strings }
}
