// A profile of sources that were edited since, of which nobody knows what they were: each function that is found by its name at another line takes its lines and its parts along, as far as it
// moved itself. Lines of which it is not sure where they are now have none, rather than those of others.

import type { Outline, OutlinedFunction } from '../../analysis/outline.js'
import type { LineTable, Profile } from '../profile.js'
import { eachRunningLine } from '../running-lines.js'
import { isNamed, isNameless, ownName } from './functions.js'
import { callbackAnchors, type MeasuredPlace } from './moved-callbacks.js'
import { movedProfile, type LinesNow } from './moved-profile.js'
import { pathMatcher } from './paths.js'

export interface FollowedProfile {
  readonly profile: Profile
  /** Files whose functions stand elsewhere now. */
  readonly moved: readonly string[]
}

/** The profile itself where all of its functions stand where it says. */
export function followedProfile(profile: Profile, { paths, root, outlines }: { readonly paths: readonly string[], readonly root: string, readonly outlines: ReadonlyMap<string, Outline> }): FollowedProfile {
  const matcher = pathMatcher(paths, root)
  const rowsOf = rowsByFile(profile)
  const moved = new Set<string>()
  const followed = movedProfile(profile, (file) => {
    const match = matcher(file)
    const outline = match.is === 'matched' ? outlines.get(match.path) : undefined
    const lines = outline && match.is === 'matched' ? linesNowOf(profile, rowsOf.get(file) ?? [], outline, match.path.endsWith('.py')) : undefined
    if (lines && match.is === 'matched') moved.add(match.path)
    return lines
  })
  return { profile: followed, moved: [...moved].sort() }
}

/** Function, and how far it moved; `was`: 0-based line where it began. */
export interface Anchor {
  readonly one: OutlinedFunction
  readonly was: number
  readonly by: number
}

function linesNowOf(profile: Profile, rows: readonly number[], { functions }: Outline, isPython: boolean): LinesNow | undefined {
  // V8 gives names to functions that have none, of what they are given to.
  const nameless = new Set(isPython ? [] : functions.flatMap((one, id) => id > 0 && one.name === '' ? [one.headerLine + 1] : []))
  const known = rows.filter((row) => (profile.functions.line[row] ?? 0) > 0 && !nameless.has(profile.functions.line[row] ?? 0))
  const pairs = pairsOf(profile, known, functions)
  if (pairs.length === 0) return linesNowByRunning(profile, rows, functions)
  const found = inOrder(pairs.map(([row, one]) => anchorOf((profile.functions.line[row] ?? 0) - 1, one, isPython)).sort(byPlace))
  const anchors = inOrder([...found, ...callbackAnchors(namelessOf(profile, rows), functions, found)].sort(byPlace))
  if (anchors.every(({ by }) => by === 0)) return undefined
  const around = (line: number): { readonly inside: Anchor | undefined, readonly last: Anchor | undefined, readonly next: Anchor | undefined } => {
    const after = anchors.findIndex(({ was }) => was > line)
    const before = after < 0 ? anchors : anchors.slice(0, after)
    return { inside: before.findLast(({ one, by }) => isInside(one, line + by)), last: before.at(-1), next: after < 0 ? undefined : anchors[after] }
  }
  // What a compiler wrote on one line, in memory, stands on several of the source: that line says nothing of any of them.
  const movedFrom = new Map<number, number>()
  const isOfMany = new Set(anchors.flatMap(({ was, by }) => {
    const known = movedFrom.get(was) ?? by
    movedFrom.set(was, known)
    return known === by ? [] : [was]
  }))
  return {
    functionNow: (line) => {
      if (isOfMany.has(line)) return undefined
      const { inside, last } = around(line)
      return inside ? line + inside.by : last ? undefined : line
    },
    lineNow: (line) => {
      if (isOfMany.has(line)) return undefined
      const { inside, last, next } = around(line)
      if (last?.was === line) return line + last.by
      // Between functions that moved alike, all did; above the first that stays, all stays. What else moved in between may have done so in the middle of a function.
      if (next) return next.by === (last?.by ?? 0) ? line + next.by : undefined
      return inside && last?.by === inside.by ? line + inside.by : undefined
    },
  }
}

/** Outer functions before those on the same line that stand in them. */
function byPlace(a: Anchor, b: Anchor): number {
  return a.was - b.was || a.one.header.start - b.one.header.start
}

function namelessOf(profile: Profile, rows: readonly number[]): readonly MeasuredPlace[] {
  const { functions, strings } = profile
  // What begins with the first character is the file itself.
  const isModule = (row: number): boolean => functions.line[row] === 1 && functions.column[row] === 1
  const nameless = rows.filter((row) => (functions.line[row] ?? 0) > 0 && !isModule(row) && isNameless(strings[functions.name[row] ?? 0] ?? ''))
  const running = runningLines(profile, new Set(nameless), profile.lines)
  return nameless.map((row) => ({ line: (functions.line[row] ?? 0) - 1, column: Math.max(0, (functions.column[row] ?? 0) - 1), ran: running.get(row) }))
}

/** Rows with the functions of now that have their names: of several with one name the first is the first, if there are as many. */
function pairsOf({ functions: rows, strings }: Profile, known: readonly number[], functions: readonly OutlinedFunction[]): readonly (readonly [number, OutlinedFunction])[] {
  const byName = new Map<string, number[]>()
  for (const row of known) {
    const name = ownName(strings[rows.name[row] ?? 0] ?? '')
    if (/^[<(]/.test(name) || name === '') continue
    const same = byName.get(name)
    if (same) same.push(row)
    else byName.set(name, [row])
  }
  const named = byOwnName(functions)
  return [...byName].flatMap(([name, same]) => {
    const now = [...named(name)].sort((a, b) => a.firstLine - b.firstLine)
    const were = same.sort((a, b) => (rows.line[a] ?? 0) - (rows.line[b] ?? 0))
    const isOnce = new Set(were.map((row) => rows.line[row])).size === were.length
    return isOnce && now.length === were.length ? were.flatMap((row, index) => { const one = now[index]; return one ? [[row, one] as const] : [] }) : []
  })
}

/** Bundles have tens of thousands of functions. */
function byOwnName(functions: readonly OutlinedFunction[]): (name: string) => readonly OutlinedFunction[] {
  const found = new Map<string, OutlinedFunction[]>()
  functions.forEach((one, id) => {
    if (id === 0) return
    const names = new Set([one.name, one.qualified, ownName(one.qualified), one.qualified.replace(/\.constructor$/, '')])
    for (const name of names) {
      const same = found.get(name)
      if (same) same.push(one)
      else found.set(name, [one])
    }
  })
  return (name) => (found.get(name) ?? []).filter((one) => isNamed(one, name))
}

/** Python counts decorators to the function, and says exactly where it begins; others may name the line of its parameters or of what is first in it. */
function anchorOf(was: number, one: OutlinedFunction, isPython: boolean): Anchor {
  const isThere = one.firstLine <= was && was <= (isPython ? one.headerLine : Math.max(one.headerLine, one.bodyLine ?? 0))
  return { one, was, by: isThere ? 0 : (isPython ? one.firstLine : one.headerLine) - was }
}

/** What seems to have moved past functions that stayed is likely another one of that name. */
function inOrder(anchors: readonly Anchor[]): readonly Anchor[] {
  const stayed = anchors.filter(({ by }) => by === 0)
  return anchors.filter((one) => one.by === 0 || stayed.every(({ was }) => was < one.was === was < one.was + one.by))
}

/** Tools that do not say where functions begin name lines that ran: where these are none of their functions', nobody knows where they are. */
function linesNowByRunning(profile: Profile, rows: readonly number[], functions: readonly OutlinedFunction[]): LinesNow | undefined {
  const running = runningLines(profile, new Set(rows))
  const named = byOwnName(functions)
  const isElsewhere = rows.some((row) => {
    const name = ownName(profile.strings[profile.functions.name[row] ?? 0] ?? '')
    const [first, last] = running.get(row) ?? []
    const [one, ...others] = /^[<(]/.test(name) ? [] : named(name)
    return one && others.length === 0 && first !== undefined && last !== undefined && (first < one.firstLine || last > one.lastLine)
  })
  return isElsewhere ? { lineNow: () => undefined } : undefined
}

/** The first and the last of each, 0-based. */
function runningLines(profile: Profile, rows: ReadonlySet<number>, table?: LineTable): ReadonlyMap<number, readonly [number, number]> {
  const found = new Map<number, readonly [number, number]>()
  eachRunningLine(profile, table, (row, written) => {
    if (!rows.has(row)) return
    const line = written - 1
    const [first, last] = found.get(row) ?? [line, line]
    found.set(row, [Math.min(first, line), Math.max(last, line)])
  })
  return found
}

function rowsByFile({ functions, strings }: Profile): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>()
  for (let row = 0; row < functions.length; row++) {
    const file = strings[functions.file[row] ?? 0] ?? ''
    const rows = found.get(file)
    if (rows) rows.push(row)
    else found.set(file, [row])
  }
  return found
}

function isInside({ firstLine, lastLine }: OutlinedFunction, line: number): boolean {
  return firstLine <= line && line <= lastLine
}
