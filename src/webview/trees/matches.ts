// What a search finds: functions by a part of their name or file, or by a regular expression between slashes, and how much of everything they are.

import type { Profile } from '../../profiles/profile.js'
import type { CallTree } from './call-tree.js'

export interface Matches {
  /** One entry for each function. */
  readonly isMatch: Uint8Array
  readonly functions: number
  /** What the functions took together: calls inside of another match count once. */
  readonly total: number
}

/** Undefined for an empty search. */
export function matchesOf({ functions, strings }: Profile, tree: CallTree, search: string): Matches | undefined {
  const isWanted = testOf(search)
  if (!isWanted) return undefined
  const ofString = new Map<number, boolean>()
  const knows = (string: number): boolean => {
    const known = ofString.get(string)
    if (known !== undefined) return known
    const is = isWanted(strings[string] ?? '')
    ofString.set(string, is)
    return is
  }
  const isMatch = new Uint8Array(functions.length)
  let count = 0
  for (let row = 0; row < functions.length; row++) {
    if (!knows(functions.name[row] ?? 0) && !knows(functions.file[row] ?? 0)) continue
    isMatch[row] = 1
    count++
  }
  return { isMatch, functions: count, total: totalOf(tree, isMatch) }
}

/** 1 for each row of the tree that matches, leads to a match, or was called by one. */
export function rowsAround({ length, parent, function: functions }: CallTree, isMatch: Uint8Array): Uint8Array {
  const [leads, inside] = [new Uint8Array(length), new Uint8Array(length)]
  for (let row = length - 1; row >= 0; row--) {
    if (isMatch[functions[row] ?? 0] === 1) leads[row] = 1
    const caller = parent[row] ?? -1
    if (caller >= 0 && leads[row] === 1) leads[caller] = 1
  }
  for (let row = 0; row < length; row++) {
    const caller = parent[row] ?? -1
    if (isMatch[functions[row] ?? 0] === 1 || (caller >= 0 && inside[caller] === 1)) inside[row] = leads[row] = 1
  }
  return leads
}

/** A regular expression that is not finished yet is looked for as it stands. */
export function testOf(search: string): ((text: string) => boolean) | undefined {
  const wanted = search.trim()
  if (wanted === '') return undefined
  const expression = /^\/(.+)\/$/.exec(wanted)?.[1]
  if (expression !== undefined) {
    try {
      const pattern = new RegExp(expression, 'i')
      return (text) => pattern.test(text)
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
    }
  }
  const lower = wanted.toLowerCase()
  return (text) => text.toLowerCase().includes(lower)
}

function totalOf(tree: CallTree, isMatch: Uint8Array): number {
  const inside = new Uint8Array(tree.length)
  let total = 0
  for (let row = 0; row < tree.length; row++) {
    const caller = tree.parent[row] ?? -1
    const isInside = caller >= 0 && inside[caller] === 1
    const is = isMatch[tree.function[row] ?? 0] === 1
    inside[row] = isInside || is ? 1 : 0
    if (is && !isInside) total += tree.total[row] ?? 0
  }
  return total
}
