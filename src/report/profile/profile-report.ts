// What is told of a profile: where the time or memory went, in whose code, which findings stand there, and what changed since another profile.

import { byShare, concerns, evidenceOf, functionAt, hotShare, type Evidence } from '../../profiles/join/evidence.js'
import { linesThatRan } from '../../profiles/join/hot-lines.js'
import type { JoinedFile, JoinedFunction, JoinedProfile } from '../../profiles/join/join.js'
import { functionMeasures } from '../../profiles/measures.js'
import type { Profile, ValueType } from '../../profiles/profile.js'
import type { PlacedFinding } from '../report.js'
import { changesOf, type ProfileChanges } from './changes.js'
import { functionPlaces, type FunctionPlace, type FunctionPlaces } from './function-places.js'
import { reportedTimelines, type ReportedTimeline } from './timelines.js'
import { unmatchedShares, type UnmatchedShare } from './unmatched.js'

export interface ProfileReport {
  readonly version: string
  /** Absolute, with `/`. */
  readonly root: string
  readonly profiles: readonly ReportedProfile[]
}

export interface ReportedProfile {
  /** Of the file. */
  readonly name: string
  readonly format: string
  readonly producer: string
  readonly value: ValueType
  /** Of the chosen value. */
  readonly whole: number
  readonly threads: number
  /** That the tool took; absent where nobody knows. */
  readonly samples?: number
  readonly notes: readonly string[]
  /** All values that the profile has. */
  readonly values: readonly ValueType[]
  /** The largest own share first; `path` only for functions of the workspace. */
  readonly functions: readonly ReportedFunction[]
  readonly lines: readonly ReportedLine[]
  /** What else the tool measured of lines: the columns that have anything. */
  readonly lineValues: readonly ValueType[]
  /** The largest share first; where calls were counted and nothing else, what ran most often. */
  readonly findings: readonly ReportedFinding[]
  /** Functions of the workspace that are hot, and where nothing was found nor leads to; none where calls alone were counted. */
  readonly quiet: readonly ReportedFunction[]
  readonly unmatched: readonly UnmatchedShare[]
  /** What there was over time, such as memory. */
  readonly timelines: readonly ReportedTimeline[]
  readonly changes?: ProfileChanges
}

export interface ReportedFinding extends PlacedFinding {
  readonly evidence: Evidence
  /** How often its line ran, where that is known. */
  readonly hits?: number
}

export interface ReportedFunction extends FunctionPlace {
  readonly self: number
  readonly total: number
  readonly calls?: number
  /** In place of calls, of generators and coroutines of Python. */
  readonly resumptions?: number
}

export interface ReportedLine {
  readonly path: string
  /** 1-based. */
  readonly line: number
  readonly self: number
  readonly total: number
  /** 0 when unknown. */
  readonly hits: number
  /** One for each of the profile's `lineValues`. */
  readonly others?: readonly number[]
}

export interface ReportedProfileRequest {
  readonly name: string
  readonly joined: JoinedProfile
  /** With 1-based places. */
  readonly findings: readonly PlacedFinding[]
  readonly before?: { readonly name: string, readonly profile: Profile }
  /** How many functions and lines. */
  readonly top: number
}

export function reportedProfile({ name, joined, findings, before, top }: ReportedProfileRequest): ReportedProfile {
  const { profile, value, whole } = joined
  const isCount = countsCalls(profile.values[value])
  const measured = findings.flatMap((finding): readonly ReportedFinding[] => {
    const [first, last] = [finding.range.start.line - 1, finding.range.end.line - 1]
    const evidence = (isCount || concerns(joined, finding.category)) && evidenceOf(joined, finding.path, first, last)
    const hits = isCount ? hitsOf(joined, finding.path, first, last) : 0
    // Of what stands on one line V8 may count the function and not the line.
    return evidence ? [{ ...finding, evidence, ...hits > 0 && hits >= (evidence.calls ?? 0) && { hits } }] : []
  })
  const places = functionPlaces(joined)
  return {
    name, format: profile.format, producer: profile.producer, whole,
    value: profile.values[value] ?? { name: 'samples', unit: 'count' },
    threads: profile.threads.length,
    ...samplesOf(profile),
    notes: profile.notes, values: profile.values,
    functions: hottestFunctions(joined, places, top),
    ...hottestLines(joined, top),
    findings: measured.sort((a, b) => (isCount ? timesRun(b) - timesRun(a) : byShare(a.evidence, b.evidence))),
    quiet: isCount ? [] : quietFunctions(joined, findings).slice(0, top).map((one) => ofOurs(one, places)),
    unmatched: unmatchedShares(joined), timelines: reportedTimelines(joined, top),
    ...before && { changes: changesOf(before, { name, profile, value, places }, top) },
  }
}

/** How often functions ran is nothing that they took. */
export function countsCalls(value: ValueType | undefined): boolean {
  return value?.name === 'calls'
}

function timesRun({ hits, evidence: { calls, resumptions } }: ReportedFinding): number {
  return hits ?? calls ?? resumptions ?? 0
}

function hitsOf({ files }: JoinedProfile, path: string, first: number, last: number): number {
  let most = 0
  for (let line = first; line <= last; line++) most = Math.max(most, files.get(path)?.lines.get(line)?.hits ?? 0)
  return most
}

/** What a finding is in, or leads to, was found, whatever was measured. */
function quietFunctions(joined: JoinedProfile, findings: readonly PlacedFinding[]): readonly JoinedFunction[] {
  const found = new Set(findings.flatMap(({ path, range, related }) => [{ path, range }, ...related].flatMap((place) => {
    const file = joined.files.get(place.path)
    return file ? withNamed(file, functionAt(file, place.range.start.line - 1)) : []
  })))
  return joined.functions.filter((one) => one.self > 0 && one.self >= joined.whole * hotShare && one.qualified !== '' && !found.has(one))
}

/** Those without a name are a part of what they stand in. */
function withNamed({ outline, functions }: JoinedFile, one: JoinedFunction | undefined): readonly JoinedFunction[] {
  const outlined = outline.functions[one?.function ?? 0]
  const around = outlined?.name === '' && outlined.outer !== undefined ? functions.get(outlined.outer) : undefined
  return [...one ? [one] : [], ...around ? [around] : []]
}

/** Counted by the tool, or in the order of time: others were put together by their stacks. */
function samplesOf({ values, threads }: Profile): { readonly samples?: number } {
  const counted = values.findIndex(({ name, unit }) => unit === 'count' && name === 'samples')
  if (counted < 0) return {}
  return { samples: threads.reduce((sum, { samples }) => sum + (samples.values[counted]?.reduce((added, value) => added + value, 0) ?? 0), 0) }
}

function hottestFunctions({ profile, value, functions }: JoinedProfile, places: FunctionPlaces, top: number): readonly ReportedFunction[] {
  const { self, total, calls } = functionMeasures(profile, value)
  const ours = new Set(functions.flatMap(({ rows }) => rows))
  const others = Array.from({ length: profile.functions.length }, (_, row) => row).filter((row) => !ours.has(row) && (total[row] ?? 0) > 0)
    .map((row): ReportedFunction => ({ ...places.at(row), self: self[row] ?? 0, total: total[row] ?? 0, ...calls && ((calls[row] ?? 0) > 0 || total[row] === 0) && { calls: calls[row] ?? 0 } }))
  return [...functions.map((one) => ofOurs(one, places)), ...others].sort((a, b) => b.self - a.self || b.total - a.total).slice(0, top)
}

function ofOurs({ self, total, calls, resumptions, rows }: JoinedFunction, places: FunctionPlaces): ReportedFunction {
  return { ...places.at(rows[0] ?? 0), self, total, ...calls !== undefined && { calls }, ...resumptions !== undefined && { resumptions } }
}

/** Columns; callgrind counts more events than anybody reads beside each other. */
const mostOthers = 10

/** With those of which the tool says something else than the value that is shown, such as that they waited. */
function hottestLines(joined: JoinedProfile, top: number): Pick<ReportedProfile, 'lines' | 'lineValues'> {
  const { files, profile, value } = joined
  const ran = linesThatRan(joined)
  const found = [...files.values()].flatMap(({ path, lines: ofFile }) => [...ofFile].filter(([line]) => ran(path, line)).map(([line, measured]) => ({ path, line: line + 1, measured })))
  const hottest = found.filter(({ measured: { self, hits, columns } }) => self > 0 || hits > 0 || columns?.some((amount) => amount > 0))
    .sort((a, b) => b.measured.self - a.measured.self || b.measured.hits - a.measured.hits).slice(0, top)
  const shown = profile.values[value]
  const values = profile.lines?.values ?? []
  const others = [...values.keys()].filter((index) => {
    const one = values[index]
    return (one?.name !== shown?.name || one?.unit !== shown?.unit) && hottest.some(({ measured }) => (measured.columns?.[index] ?? 0) !== 0)
  }).slice(0, mostOthers)
  return {
    lines: hottest.map(({ path, line, measured: { self, total, hits, columns } }) => ({ path, line, self, total, hits, ...columns && others.length > 0 && { others: others.map((index) => columns[index] ?? 0) } })),
    lineValues: others.flatMap((index) => values[index] ?? []),
  }
}
