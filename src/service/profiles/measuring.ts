// What profiles say of the files of a root: evidence for its findings, and counts for its estimates.

import type { Category, Finding, Severity } from '../../analysis/finding.js'
import type { Outline } from '../../analysis/outline.js'
import { counted } from '../../analysis/text/counted.js'
import { indexLines } from '../../analysis/text/lines.js'
import type { Range } from '../../analysis/text/range.js'
import type { Work, WorkBound, WorkKind } from '../../analysis/work.js'
import type { Measured, MeasuredProduct, MeasuredSeconds, Measurements } from '../../cost/measurements.js'
import { numberText } from '../../cost/number-text.js'
import { byShare, concerns, evidenceOf, isCold, isHot, type Evidence } from '../../profiles/join/evidence.js'
import { followedProfile } from '../../profiles/join/followed-profile.js'
import { iterationsOf, productOf } from '../../profiles/join/counts.js'
import { hotLines, type HotLine } from '../../profiles/join/hot-lines.js'
import { runsOf, timeOf } from '../../profiles/join/times.js'
import { joinProfile, wantedPaths, type JoinedFunction, type JoinedProfile } from '../../profiles/join/join.js'
import type { Profile } from '../../profiles/profile.js'
import { movedTexts, type MovedTexts } from './moved-texts.js'

/** A profile with the name of its file, as people are shown it. */
export interface NamedProfile {
  readonly name: string
  readonly profile: Profile
  /** As it was loaded, where its lines were moved since; it is asked for by either. */
  readonly original?: Profile
  /** In milliseconds since 1970; absent where the code is as it was measured, or what changed since is known. */
  readonly recordedAt?: number | undefined
}

export interface Measuring {
  /** By another of its values than the main one, if that is asked for. */
  joinedBy(profile: Profile, value?: number): JoinedProfile
  readonly measurements: Measurements
  /** The text of a file is another one now: what was measured of its lines follows them. */
  follow(path: string, text: string): void
  /** `text`: of the finding's file. The largest share of all profiles counts. Undefined where they saw nothing of its function. */
  measuredOf(finding: Finding, text: string): MeasuredFinding | undefined
  /** Those of a file that were measured. */
  functionsAt(path: string): readonly MeasuredFunction[]
  /** Those of a file that are hot and did not change since, profile after profile. */
  linesAt(path: string): readonly MeasuredHotLine[]
}

/** A function of a file, with where it begins now, 0-based. */
export interface MeasuredFunction {
  readonly line: number
  readonly joined: JoinedProfile
  readonly measured: JoinedFunction
}

/** A line with where it stands now, 0-based, and the name of the profile. */
export interface MeasuredHotLine {
  readonly line: number
  readonly name: string
  readonly joined: JoinedProfile
  readonly hot: HotLine
}

/** The severity is the one that the evidence gives it. */
export interface MeasuredFinding {
  readonly evidence: Evidence
  readonly severity: Severity
}

export interface MeasuringRequest {
  readonly profiles: readonly NamedProfile[]
  /** All sources of the root. */
  readonly paths: readonly string[]
  /** Absolute. */
  readonly root: string
  readonly outlines: ReadonlyMap<string, Outline>
  /** What the outlines are of, where texts may change while the profiles stay. */
  readonly texts?: ReadonlyMap<string, string>
}

export function outlinedPaths({ profiles, paths, root }: Omit<MeasuringRequest, 'outlines' | 'texts'>): readonly string[] {
  return [...new Set(profiles.flatMap(({ profile }) => wantedPaths(profile, paths, root)))]
}

export function measuringOf(request: MeasuringRequest): Measuring {
  return measuringBy(request, request.profiles.map((one) => joinedNow(followedNow(one, request), request)))
}

/** The same, where others are answered in between: one large profile after another takes its time. */
export async function measuringInSteps(request: MeasuringRequest, pause: () => Promise<void>): Promise<Measuring> {
  const joined: Joined[] = []
  for (const one of request.profiles) {
    const followed = followedNow(one, request)
    await pause()
    joined.push(joinedNow(followed, request))
    await pause()
  }
  return measuringBy(request, joined)
}

/** A profile as it was given, and in the lines of the outlines. */
interface Followed extends NamedProfile {
  readonly given: Profile
}

interface Joined extends Followed {
  readonly joined: JoinedProfile
}

function joinedNow(followed: Followed, { paths, root, outlines }: MeasuringRequest): Joined {
  const { profile } = followed
  return { ...followed, joined: joinProfile({ profile, value: mainValue(profile), paths, root, outlines }) }
}

function measuringBy({ paths, root, outlines, texts = new Map() }: MeasuringRequest, profiles: readonly Joined[]): Measuring {
  const join = (profile: Profile, value: number): JoinedProfile => joinProfile({ profile, value, paths, root, outlines })
  const named = profiles.map(({ name, joined: one }) => ({ name, joined: one }))
  const joined = named.map((one) => one.joined)
  const moved = movedTexts(texts)
  return {
    joinedBy(profile, value) {
      const known = profiles.find((one) => one.profile === profile || one.given === profile || one.original === profile)?.profile ?? profile
      return joined.find((one) => one.profile === known && (value === undefined || one.value === value)) ?? join(known, value ?? mainValue(known))
    },
    measurements: {
      callsOf: () => undefined, boundOf: (bound) => boundOf(named, bound, moved.offsetBefore), productsOf: (bounds) => productsOf(named, bounds, moved.offsetBefore),
      timeOf: (work, range, count) => secondsOf(named, work, range, count, moved),
    },
    follow: moved.follow,
    measuredOf({ path, range, severity, category }, text) {
      const { lineAt } = indexLines(text)
      const [first, last] = [moved.lineBefore(path, lineAt(range.start)), moved.lineBefore(path, lineAt(range.end))]
      const evidenceIn = (one: JoinedProfile): Evidence | undefined => first === undefined ? undefined : evidenceOf(one, path, first, Math.max(first, last ?? first))
      const [found] = joined.filter((one) => concerns(one, category)).flatMap((one) => evidenceIn(one) ?? []).sort(byShare)
      // Tools that sample count no calls; another recording of the program may.
      const [calls] = found?.calls === undefined ? joined.flatMap((one) => evidenceIn(one)?.calls ?? []) : [found.calls]
      const evidence = found && { ...found, ...calls !== undefined && { calls } }
      return evidence && { evidence, severity: severityWith(severity, category, evidence) }
    },
    functionsAt(path) {
      return joined.flatMap((one) => [...one.files.get(path)?.functions.values() ?? []].flatMap((measured) => {
        const line = moved.lineNow(path, measured.line)
        return line === undefined || measured.function === 0 ? [] : [{ line, joined: one, measured }]
      }))
    },
    linesAt(path) {
      return named.flatMap(({ name, joined: one }) => hotLines(one, path).flatMap((hot) => {
        const line = moved.lineNow(path, hot.line)
        return line === undefined ? [] : [{ line, name, joined: one, hot }]
      }))
    },
  }
}

function followedNow(one: NamedProfile, where: Pick<MeasuringRequest, 'paths' | 'root' | 'outlines'>): Followed {
  const { profile: given } = one
  const { profile, moved } = followedProfile(given, where)
  if (moved.length === 0) return { ...one, given }
  const files = moved.length === 1 ? moved[0] ?? '' : counted(moved.length, 'file')
  // Node runs them as they are, or compiled by what reads them, and then the profile has the lines of what nobody can read any more.
  const orCompiled = moved.some((path) => /\.(?:[cm]?ts|[tj]sx)$/.test(path)) ? `, or ${moved.length === 1 ? 'was' : 'were'} compiled in memory (by tsx, ts-node or a development server)` : ''
  const note = `${files} changed since it was recorded${orCompiled}: what moved with its function is followed, and other lines are left out; the commit of then (--commit, --profile-commit) tells all of them`
  return { ...one, given, profile: { ...profile, notes: [...profile.notes, note] } }
}

/** Time before memory, and what was sampled last: the first value that is a time, else the first. */
export function mainValue({ values }: Profile): number {
  return Math.max(0, values.findIndex(({ unit }) => unit === 'nanoseconds'))
}

/** Hot code weighs more than its rule says, cold code is a hint. */
function severityWith(severity: Severity, category: Category, evidence: Evidence): Severity {
  if (severity === 'error') return severity
  if (isCold(evidence, category)) return 'hint'
  return isHot(evidence) ? raised[severity] : severity
}

const raised: Readonly<Record<Severity, Severity>> = { hint: 'information', information: 'warning', warning: 'warning', error: 'error' }

interface NamedJoin {
  readonly name: string
  readonly joined: JoinedProfile
}

function boundOf(profiles: readonly NamedJoin[], { loops = [] }: WorkBound, offsetBefore: MovedTexts['offsetBefore']): Measured | undefined {
  for (const { name, joined } of profiles) {
    for (const { path, range } of loops) {
      const start = offsetBefore(path, range.start)
      const counted = start === undefined ? undefined : iterationsOf(joined, path, start)
      if (counted) return { value: counted.value, source: 'profile', note: `${name}: ${counted.by} ran so often for one run of the function, on average` }
    }
  }
  return undefined
}

/** Loops in loops of which a profile knows no more than all together. */
function productsOf(profiles: readonly NamedJoin[], bounds: readonly WorkBound[], offsetBefore: MovedTexts['offsetBefore']): readonly MeasuredProduct[] {
  const found = new Map<string, MeasuredProduct>()
  const places = bounds.flatMap(({ name, loops = [] }) => loops.flatMap(({ path, range }) => {
    const start = offsetBefore(path, range.start)
    return start === undefined ? [] : [{ name, path, start }]
  }))
  for (const { name, joined } of profiles) {
    for (const { path, start } of places) {
      const counted = productOf(joined, path, start)
      const names = counted?.loops.flatMap((loop) => places.find((place) => place.path === path && place.start === loop)?.name ?? []).reverse() ?? []
      const key = [...names].sort().join()
      if (!counted || names.length < counted.loops.length || found.has(key)) continue
      found.set(key, { bounds: names, value: counted.value, source: 'profile', note: `${name}: ${counted.by} ran so often for one run of the function, on average, in loops inside of each other` })
    }
  }
  return [...found.values()]
}

/** The first profile that knows it counts. */
function secondsOf(profiles: readonly NamedJoin[], { functions: [own], before }: Work, range: Range, count: number | undefined, moved: MovedTexts): MeasuredSeconds | undefined {
  const [start, end] = own ? [moved.offsetBefore(own.path, range.start), moved.offsetBefore(own.path, range.end)] : []
  const header = own && moved.offsetBefore(own.path, own.range.start)
  if (!own || start === undefined || end === undefined || header === undefined) return undefined
  const isOwn = before.every(({ kind }) => ownKinds.has(kind))
  const isHeld = before.every(({ waits, holds }) => waits === undefined || holds === true)
  const [elsewhere] = profiles.flatMap(({ joined }) => runsOf(joined, own.path, header) ?? [])
  let ceiling: MeasuredSeconds | undefined
  for (const { name, joined } of profiles) {
    const found = timeOf(joined, { path: own.path, function: header, range: { start, end }, isOwn, isHeld, runs: elsewhere, count })
    if (!found) continue
    if (found.isCeiling) {
      const seconds = found.most / nanoseconds
      ceiling ??= { least: 0, most: seconds, whole: seconds, isWall: found.isWall, isCeiling: true, note: `${name}: no more than all that ${calledText(found.function)} took in the recording (…)` }
      continue
    }
    const { least, most, likely, leastAlone, nearlyAll, whole, isWall, function: of, runs } = found
    return {
      least: least / nanoseconds, most: most / nanoseconds, ...leastAlone !== undefined && { leastAlone: leastAlone / nanoseconds }, ...likely !== undefined && { likely: likely / nanoseconds },
      ...nearlyAll !== undefined && { nearlyAll: nearlyAll / nanoseconds }, whole: whole / nanoseconds, isWall,
      note: `${name}: … in a run of ${calledText(of)} (${counted(runs, 'run', numberText(runs, 3))}), with what the profiler itself takes there`,
    }
  }
  return ceiling
}

function calledText(name: string): string {
  return name === '' ? 'the module' : `${name}()`
}

const nanoseconds = 1e9

/** What code does without calling anything that a profiler would tell. */
const ownKinds: ReadonlySet<WorkKind> = new Set(['comparison', 'lookup'])
