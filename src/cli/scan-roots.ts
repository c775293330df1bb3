// The scan itself: groups the given paths by root, finds and analyses what is below them, and fixes if asked to.

import { lstat, stat } from 'node:fs/promises'
import { relative, resolve, sep } from 'node:path'
import type { AnalysisProblem } from '../analysis/finding.js'
import type { Outline } from '../analysis/outline.js'
import { placeFindings, type Hidden, type Measured, type PlacedFinding, type Priced } from '../report/report.js'
import { analyze, type FileResult, type FixableFinding } from '../service/analyzer.js'
import type { AllowedFixes } from '../service/apply.js'
import { loadConfiguration, type CommandLineSettings } from '../service/configuration.js'
import { findSources } from '../service/discovery.js'
import { everyError } from '../service/every-problem.js'
import { fixFiles, type ChangedFile } from '../service/fix-files.js'
import { compiledPaths } from '../profiles/join/compiled-paths.js'
import { measuringOf, outlinedPaths, type Measuring, type NamedProfile } from '../service/profiles/measuring.js'
import { withNewerFiles } from '../service/profiles/newer-files.js'
import { configurationName, findRoot, isProjectRoot } from '../service/root.js'
import { unmatchedKeys } from '../service/unmatched-keys.js'
import { reasonOf } from '../service/user-error.js'
import { noticesOf } from './scan-notices.js'
import { shownPath } from './shown-path.js'

export interface ScanRootsRequest {
  readonly paths: readonly string[]
  readonly ruleIds: readonly string[]
  readonly commandLine: CommandLineSettings
  readonly configurationFile?: string | undefined
  readonly environment?: string | undefined
  readonly threads?: number | undefined
  readonly profiles?: readonly NamedProfile[] | undefined
  /** Reports only files that the profiles saw. */
  readonly onlyMeasured?: boolean | undefined
  /** Given the currency of each root before it is read; throws what speaks against it. */
  readonly acceptCurrency?: ((code: string) => void) | undefined
  readonly fix?: { readonly allowed: AllowedFixes, readonly write: boolean } | undefined
  readonly signal: AbortSignal
  readonly onRead: (done: number, total: number) => void
  readonly onProgress: (done: number, total: number, findings: number) => void
}

export interface ScanOutcome {
  /** Of all roots the deepest folder that holds them; paths are relative to it. */
  readonly root: string
  readonly findings: readonly PlacedFinding[]
  readonly errors: readonly AnalysisProblem[]
  readonly notices: readonly string[]
  readonly fixed: readonly ChangedFile[]
  /** How many findings fixes were made for. */
  readonly fixedFindings: number
  /** Files that fixes could not be written to. */
  readonly unwritten: number
  readonly files: number
  readonly lines: number
  readonly hidden: Hidden
  /** Whether any of the given paths could be read. */
  readonly hasRead: boolean
  /** What the profiles say, for each root. */
  readonly measurings: readonly { readonly prefix: string, readonly measuring: Measuring }[]
}

export async function scanRoots(request: ScanRootsRequest): Promise<ScanOutcome> {
  const { groups, missing } = await groupByRoot(request.paths)
  const shared = sharedFolder([...groups.keys()])
  const findings: PlacedFinding[] = []
  const errors = missing.map(({ path, message }) => ({ path: toSlashes(relative(shared, path)), message }))
  const notices: string[] = []
  const fixed: ChangedFile[] = []
  let fixedFindings = 0
  let unwritten = 0
  let files = 0
  let lines = 0
  let hasRead = false
  const hidden = { unsure: 0, small: 0 }
  const measurings: { prefix: string, measuring: Measuring }[] = []
  const taken = new Set<string>()
  // A root inside another one is given its files first: they are analysed once, with their own configuration.
  for (const [root, paths] of [...groups].sort(([a], [b]) => b.length - a.length)) {
    const prefix = prefixOf(shared, root)
    const scanned = await scanRoot(root, paths, taken, request)
    for (const result of scanned.results) {
      findings.push(...placeFindings(result.findings.map((finding) => ({ ...finding, ...scanned.evaluate(finding, result.texts.get(finding.path) ?? '') })), result.texts, prefix))
      if (result.outcome === 'analysed') files++
      lines += result.lines
    }
    errors.push(...scanned.problems.map(({ path, message }) => ({ path: prefix + path, message })))
    notices.push(...scanned.notices)
    fixed.push(...scanned.fixed.map((file) => ({ ...file, path: prefix + file.path })))
    fixedFindings += scanned.fixedFindings
    unwritten += scanned.unwritten
    hidden.small += scanned.small
    hidden.unsure += scanned.results.reduce((sum, { unsure = 0 }) => sum + unsure, 0)
    hasRead ||= scanned.hasRead
    if (scanned.measuring) measurings.push({ prefix, measuring: scanned.measuring })
  }
  return { root: toSlashes(shared), findings, errors, notices, fixed, fixedFindings, unwritten, files, lines, hasRead, hidden, measurings }
}

interface ScannedRoot {
  /** Findings that save less than is worth showing. */
  readonly small: number
  /** What it costs, and what was measured of it. */
  readonly evaluate: (finding: FixableFinding, text: string) => Priced & Partial<Measured>
  readonly measuring: Measuring | undefined
  readonly results: readonly FileResult[]
  readonly problems: readonly AnalysisProblem[]
  readonly notices: readonly string[]
  readonly fixed: readonly ChangedFile[]
  readonly fixedFindings: number
  readonly unwritten: number
  readonly hasRead: boolean
}

async function scanRoot(root: string, paths: readonly string[], taken: Set<string>, request: ScanRootsRequest): Promise<ScannedRoot> {
  const { ruleIds, commandLine, signal } = request
  const { isSelected, optionsFor, estimating: configured, notices: notes } = await loadConfiguration({ root, ruleIds, commandLine, file: request.configurationFile, environment: request.environment })
  request.acceptCurrency?.(configured.currency)
  const isProject = await isProjectRoot(root)
  const discovery = await findSources({ root, paths, isSelected, isProject, signal })
  const { threads, onRead, profiles = [] } = request
  const measured = { profiles, paths: [...new Set([...discovery.known, ...discovery.files])], root }
  const seen = new Set(profiles.length > 0 ? outlinedPaths(measured) : [])
  const compiled = compiledPaths(profiles.map(({ profile }) => profile), discovery.files, root)
  const files = discovery.files.filter((file) => !compiled.has(file) && !taken.has(resolve(root, file)) && (request.onlyMeasured !== true || seen.has(file)))
  for (const file of files) taken.add(resolve(root, file))
  const results: FileResult[] = []
  let findings = 0
  let outlines: ReadonlyMap<string, Outline> = new Map()
  const index = await analyze({
    root, files, known: discovery.known, optionsFor, threads, onRead, signal,
    ...profiles.length > 0 && { outlined: [...seen], onOutlines: (found) => { outlines = found } },
  }, (found) => {
    results.push(found)
    findings += profiles.length > 0 ? found.findings.length : found.findings.filter(configured.isWorthShowing).length
    request.onProgress(results.length, files.length, findings)
  })
  const measuring = profiles.length > 0 ? measuringOf({ ...measured, profiles: await withNewerFiles(profiles, { ...measured, signal }), outlines }) : undefined
  const estimating = measuring ? configured.measuredBy(measuring.measurements) : configured
  const worthShowing = (found: FileResult): FileResult => ({ ...found, findings: found.findings.filter(estimating.isWorthShowing) })
  const all = results.reduce((sum, result) => sum + result.findings.length, 0)
  const sorted = results.sort((a, b) => (a.path < b.path ? -1 : 1)).map(worthShowing)
  const after = request.fix ? await fixFiles({ root, index, results: sorted, optionsFor, ...request.fix, signal }) : { results: sorted, fixed: [], findings: 0, unwritten: 0 }
  const unmatched = await unmatchedKeys(configured.workload, index, results.flatMap(({ findings }) => findings.flatMap(({ work }) => work ?? [])), signal)
  const unread = new Set([...discovery.problems, ...after.results.filter(({ outcome }) => outcome === 'unread')].map(({ path }) => path))
  return {
    evaluate: (finding, text) => ({ ...estimating.pricedOf(finding, finding.fixes[0]), ...measuring?.measuredOf(finding, text) }),
    measuring,
    // What was fixed was looked at again.
    results: after.results.map(worthShowing),
    fixed: after.fixed,
    fixedFindings: after.findings,
    unwritten: after.unwritten,
    small: all - sorted.reduce((sum, result) => sum + result.findings.length, 0),
    problems: [...discovery.problems, ...after.results.flatMap(everyError)],
    notices: [
      ...notes,
      ...[...compiled].map(([file, source]) => `${shownPath(root, file)}: left out, as it is compiled from ${shownPath(root, source)}`),
      ...unmatched.map((message) => `${request.configurationFile ?? configurationName}: ${message}`),
      ...discovery.notices.map(({ path, message }) => `${shownPath(root, path)}: ${message}`),
      ...noticesOf({ root, isProject, paths, files: discovery.files, optionsFor }),
    ],
    hasRead: paths.some((absolute) => !unread.has(toSlashes(relative(root, absolute)) || '.')),
  }
}

async function groupByRoot(
  paths: readonly string[],
): Promise<{ groups: ReadonlyMap<string, readonly string[]>, missing: readonly AnalysisProblem[] }> {
  const groups = new Map<string, string[]>()
  const missing: AnalysisProblem[] = []
  for (const given of paths) {
    const absolute = resolve(given)
    const problem = await stat(absolute).then(() => undefined, async (error: unknown) => `not read: ${await isLink(absolute) ? 'it is a link to nothing that can be read' : reasonOf(error)}`)
    if (problem !== undefined) {
      missing.push({ path: absolute, message: problem })
      continue
    }
    const root = await findRoot(absolute)
    groups.set(root, [...groups.get(root) ?? [], absolute])
  }
  return { groups, missing }
}

function isLink(path: string): Promise<boolean> {
  return lstat(path).then((status) => status.isSymbolicLink(), () => false)
}

function sharedFolder(roots: readonly string[]): string {
  const [first = resolve('.'), ...others] = roots
  let parts = first.split(sep)
  for (const other of others) {
    const theirs = other.split(sep)
    const differing = parts.findIndex((part, index) => part !== theirs[index])
    if (differing >= 0) parts = parts.slice(0, differing)
  }
  return parts.length === 1 ? `${parts[0] ?? ''}${sep}` : parts.join(sep)
}

function prefixOf(shared: string, root: string): string {
  const path = toSlashes(relative(shared, root))
  return path === '' ? '' : `${path}/`
}

function toSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/')
}
