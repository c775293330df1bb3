// Joins a profile to the code of a workspace: which of its files and functions are ours, what they and their lines took, who called whom how often, and what could not be matched and why.

import type { Outline } from '../../analysis/outline.js'
import { callEdges } from '../call-edges.js'
import { functionMeasures, stackSums, type StackSums } from '../measures.js'
import type { Profile } from '../profile.js'
import { lineMeasures } from './lines.js'
import { compiledFiles } from './compiled-paths.js'
import { hasNoNameOfItsOwn, isOneOfSeveral, matchFunction, type MeasuredName } from './functions.js'
import { pathMatcher, type Outside, type PathMatcher } from './paths.js'

export interface JoinedProfile {
  readonly profile: Profile
  /** Which of the profile's values the numbers are of. */
  readonly value: number
  /** Of everything, in that value. */
  readonly whole: number
  /** By path, relative to the root. */
  readonly files: ReadonlyMap<string, JoinedFile>
  /** Rows of the profile's functions that are none of ours, by why; those with the largest own share first. */
  readonly unmatched: readonly Unmatched[]
  /** The largest total first. */
  readonly functions: readonly JoinedFunction[]
}

export interface JoinedFile {
  readonly path: string
  readonly outline: Outline
  /** By index of the outline's functions. */
  readonly functions: ReadonlyMap<number, JoinedFunction>
  /** By 0-based line. */
  readonly lines: ReadonlyMap<number, MeasuredLine>
}

export interface JoinedFunction {
  readonly path: string
  /** Index in the outline. */
  readonly function: number
  readonly qualified: string
  /** 0-based. */
  readonly line: number
  readonly self: number
  readonly total: number
  /** Absent where the tool counts none. */
  readonly calls?: number
  /** In place of calls, where tools count each return to a generator or coroutine as one. */
  readonly resumptions?: number
  /** How often it called each name, for one call of its own. */
  readonly callsPerRun: ReadonlyMap<string, number>
  /** What each name that it called took, with all that it called in turn, for one call of its own. */
  readonly takenPerRun: ReadonlyMap<string, number>
  /** Rows of the profile's functions; the first is the function itself, others its parts. */
  readonly rows: readonly number[]
}

export interface MeasuredLine {
  readonly self: number
  readonly total: number
  /** 0 when unknown. */
  readonly hits: number
  /** For each of the values that the tool measured lines by, where these are several. */
  readonly columns?: readonly number[]
}

export interface Unmatched {
  readonly row: number
  readonly why: Outside | 'ambiguous' | 'compiled' | 'no place' | 'one of several' | 'no such function'
  readonly self: number
}

/** Files of the profile that are the workspace's, or may be: whose outlines are needed. */
export function wantedPaths(profile: Profile, paths: readonly string[], root: string): readonly string[] {
  const matcher = pathMatcher(paths, root)
  const wanted = new Set<string>()
  for (const file of filesOf(profile)) {
    const match = matcher(file)
    if (match.is === 'matched') wanted.add(match.path)
    else if (match.is === 'ambiguous') for (const path of match.paths) wanted.add(path)
  }
  return [...wanted]
}

export interface JoinRequest {
  readonly profile: Profile
  readonly value: number
  readonly paths: readonly string[]
  readonly root: string
  readonly outlines: ReadonlyMap<string, Outline>
}

export function joinProfile({ profile, value, paths, root, outlines }: JoinRequest): JoinedProfile {
  let summed: StackSums | undefined
  const sums = (): StackSums => summed ??= stackSums(profile, value)
  const { self, total, calls, whole } = functionMeasures(profile, value, profile.threads, sums)
  const runningLines = linesRunning(profile)
  const isLevel = profile.values[value]?.isLevel === true
  const pathOf = decidedPaths(profile, pathMatcher(paths, root), outlines, runningLines)
  const found = new Map<string, Map<number, { rows: number[], parts: number[] }>>()
  const unmatched: Unmatched[] = []
  for (let row = 0; row < profile.functions.length; row++) {
    const decided = pathOf(textAt(profile, profile.functions.file[row]))
    const outline = 'path' in decided ? outlines.get(decided.path) : undefined
    const match = outline && matchFunction(outline, namedAt(profile, row, runningLines))
    // One that was only named by what it called: what a file that is cut short says of it was not read.
    if (profile.graph && (calls?.[row] ?? 0) === 0 && (total[row] ?? 0) === 0) continue
    if (!('path' in decided) || !match) {
      const why = 'path' in decided ? whyNot(namedAt(profile, row, runningLines), outline) : decided.why
      unmatched.push({ row, why, self: self[row] ?? 0 })
      continue
    }
    const ofFile = found.get(decided.path) ?? new Map<number, { rows: number[], parts: number[] }>()
    found.set(decided.path, ofFile)
    const one = ofFile.get(match.function) ?? { rows: [], parts: [] }
    ofFile.set(match.function, one)
    ;(match.isPart ? one.parts : one.rows).push(row)
  }
  const edges = callEdges(profile, value, sums)
  const lines = lineMeasures(profile, value, (file) => {
    const decided = pathOf(file)
    return 'path' in decided ? decided.path : undefined
  }, sums)
  // Python tells tools of each return to a generator or coroutine; V8 counts calls.
  const isResumed = (path: string, id: number): boolean => path.endsWith('.py') && outlines.get(path)?.functions[id]?.pauses === true
  const resumed = new Set([...found].flatMap(([path, ofFile]) => [...ofFile].flatMap(([id, { rows }]) => isResumed(path, id) ? rows : [])))
  const files = new Map<string, JoinedFile>()
  for (const [path, ofFile] of found) {
    const outline = outlines.get(path)
    if (!outline) continue
    const functions = new Map<number, JoinedFunction>()
    for (const [id, { rows, parts }] of ofFile) {
      const every = [...rows, ...parts]
      const sum = (column: Float64Array, of: readonly number[]): number => of.reduce((added, row) => added + (column[row] ?? 0), 0)
      const taken = (column: Float64Array, of: readonly number[]): number => (isLevel ? of.reduce((most, row) => Math.max(most, column[row] ?? 0), 0) : sum(column, of))
      const entered = calls && rows.length > 0 ? timesEntered(profile, calls, rows) : undefined
      const own = taken(self, every)
      const all = rows.length > 0 ? taken(total, rows) : taken(total, parts)
      // What began before tools looked, or below nothing that they name, was called by nobody whom they know.
      const timesCalled = isResumed(path, id) || (entered === 0 && all > 0) ? undefined : entered
      functions.set(id, {
        path, function: id, qualified: outline.functions[id]?.qualified ?? '', line: outline.functions[id]?.headerLine ?? 0,
        // Files without stacks do not say that a part was called by its function. What gave memory back stays so.
        self: own, total: all < 0 ? all : Math.max(own, all),
        ...timesCalled !== undefined && { calls: timesCalled }, ...isResumed(path, id) && entered !== undefined && { resumptions: entered },
        ...perRun(profile, edges, every, timesCalled ?? 0, resumed),
        rows: every,
      })
    }
    files.set(path, { path, outline, functions, lines: lines.get(path) ?? new Map() })
  }
  const functions = [...files.values()].flatMap((file) => [...file.functions.values()]).sort((a, b) => b.total - a.total)
  return { profile, value, whole, files, unmatched: unmatched.sort((a, b) => b.self - a.self), functions }
}

/** A function without a name is told by where it stands. */
function whyNot(measured: MeasuredName, outline: Outline | undefined): Unmatched['why'] {
  const { name, line, running } = measured
  if (hasNoNameOfItsOwn(name) && line === 0 && running.length === 0) return 'no place'
  return outline && isOneOfSeveral(outline, measured) ? 'one of several' : 'no such function'
}

/** Compilers make several functions of one: as each runs once a call, the one that ran most often tells. What stands in several files is there several times. */
function timesEntered({ functions, compiled }: Profile, calls: Float64Array, rows: readonly number[]): number {
  const byFile = new Map<number, number>()
  for (const row of rows) {
    const [file, times] = [functions.file[row] ?? 0, calls[row] ?? 0]
    const before = byFile.get(file) ?? 0
    byFile.set(file, compiled ? Math.max(before, times) : before + times)
  }
  return [...byFile.values()].reduce((whole, times) => whole + times, 0)
}

/** compiled: its sources are ours; what they lack the compiler added. */
type Decided = { readonly path: string } | { readonly why: Outside | 'ambiguous' | 'compiled' }

/** Where several files end alike, the one of which the functions are; none where that says nothing. */
function decidedPaths(profile: Profile, matcher: PathMatcher, outlines: ReadonlyMap<string, Outline>, running: RunningLines): (file: string) => Decided {
  const rowsOf = new Map<string, number[]>()
  for (let row = 0; row < profile.functions.length; row++) {
    const file = textAt(profile, profile.functions.file[row])
    const rows = rowsOf.get(file)
    if (rows) rows.push(row)
    else rowsOf.set(file, [row])
  }
  const known = new Map<string, Decided>()
  const compiled = compiledFiles(profile, matcher)
  const decide = (file: string): Decided => {
    if (compiled.has(file)) return { why: 'compiled' }
    const match = matcher(file)
    if (match.is === 'outside') return { why: match.why }
    if (match.is === 'matched') return { path: match.path }
    const fitting = match.paths.map((path) => {
      const outline = outlines.get(path)
      const fits = (rowsOf.get(file) ?? []).filter((row) => outline && matchFunction(outline, namedAt(profile, row, running))?.isPart === false).length
      return { path, fits }
    }).sort((a, b) => b.fits - a.fits)
    const [best, second] = fitting
    return best && best.fits > (second?.fits ?? 0) ? { path: best.path } : { why: 'ambiguous' }
  }
  return (file) => {
    let decided = known.get(file)
    if (!decided) known.set(file, decided = decide(file))
    return decided
  }
}

type RunningLines = ReadonlyMap<number, readonly number[]>

function linesRunning({ frames }: Profile): RunningLines {
  const found = new Map<number, number[]>()
  for (let frame = 0; frame < frames.length; frame++) {
    const line = frames.line[frame] ?? 0
    if (line === 0) continue
    const of = frames.function[frame] ?? 0
    const lines = found.get(of)
    if (lines) lines.push(line)
    else found.set(of, [line])
  }
  return found
}

function namedAt(profile: Profile, row: number, running: RunningLines): MeasuredName {
  return { name: textAt(profile, profile.functions.name[row]), line: profile.functions.line[row] ?? 0, column: profile.functions.column[row] ?? 0, running: running.get(row) ?? [] }
}

function perRun(profile: Profile, edges: ReturnType<typeof callEdges>, callers: readonly number[], runs: number, resumed: ReadonlySet<number>): Pick<JoinedFunction, 'callsPerRun' | 'takenPerRun'> {
  const [callsPerRun, takenPerRun] = [new Map<string, number>(), new Map<string, number>()]
  for (const caller of runs === 0 ? [] : callers) {
    for (const { callee, calls, total } of edges.get(caller) ?? []) {
      if (callers.includes(callee)) continue
      const name = calledName(textAt(profile, profile.functions.name[callee]))
      if (!resumed.has(callee)) callsPerRun.set(name, (callsPerRun.get(name) ?? 0) + calls / runs)
      takenPerRun.set(name, (takenPerRun.get(name) ?? 0) + total / runs)
    }
  }
  return { callsPerRun, takenPerRun }
}

/** `<method 'execute' of 'sqlite3.Connection' objects>`, `<built-in method builtins.len>`, `Shop.report` are called as what is last. */
export function calledName(name: string): string {
  const method = /^<method '([^']+)'/.exec(name)?.[1] ?? /^<built-in method (.+)>$/.exec(name)?.[1]
  return (method ?? name).split(/[.#]/).at(-1) ?? name
}

function filesOf({ functions, strings, lines }: Profile): ReadonlySet<string> {
  const rows = new Set<number>(functions.file)
  for (const file of lines?.file ?? []) rows.add(file)
  return new Set([...rows].map((row) => strings[row] ?? ''))
}

function textAt({ strings }: Profile, row: number | undefined): string {
  return strings[row ?? 0] ?? ''
}
