// What of a profile is not our code, or could not be found in it, and why.

import type { JoinedProfile } from '../../profiles/join/join.js'

export interface UnmatchedShare {
  /** In words. */
  readonly why: string
  readonly functions: number
  /** Of what everything took by itself, from 0 to 1. */
  readonly share: number
  /** Names of the largest. */
  readonly examples: readonly string[]
  /** Their rows in the profile. */
  readonly rows: readonly number[]
}

/** The largest share first. */
export function unmatchedShares({ profile: { functions, strings }, unmatched, whole }: JoinedProfile): readonly UnmatchedShare[] {
  const groups = new Map<string, { functions: number, self: number, readonly rows: number[] }>()
  for (const { row, why, self } of unmatched) {
    const group = groups.get(why) ?? { functions: 0, self: 0, rows: [] }
    groups.set(why, group)
    group.functions++
    group.self += self
    if (group.rows.length < mostExamples) group.rows.push(row)
  }
  return [...groups].map(([why, { functions: count, self, rows }]) => ({
    why: words[why] ?? why, functions: count, share: whole > 0 ? self / whole : 0, rows, examples: rows.map((row) => strings[functions.name[row] ?? 0] ?? ''),
  })).sort((a, b) => b.share - a.share)
}

const mostExamples = 3

const words: Readonly<Record<string, string>> = {
  'runtime': 'of the language\'s own library',
  'library': 'installed packages',
  'generated': 'in no file',
  'unknown': 'no file of the workspace ends so',
  'ambiguous': 'several files of the workspace end so',
  'compiled': 'added by the compiler, in none of your sources',
  'no place': 'it has no name, and the profile does not say where it stands',
  'one of several': 'several functions of the file are called so, and no line tells which',
  'no such function': 'the file has no such function (any more)',
}
