// What every format is written from: findings with 1-based places, errors and totals. Nothing here knows a format.

import type { AnalysisProblem, Finding, Fix, Severity } from '../analysis/finding.js'
import type { Range } from '../analysis/text/range.js'
import type { Estimate } from '../cost/estimate-types.js'
import type { Effort, Priority } from '../cost/priority.js'
import { totalOf, type Total } from '../cost/totals.js'
import type { Evidence } from '../profiles/join/evidence.js'
import { linesOf, type Lines, type Position } from './lines.js'

export interface Place {
  readonly start: Position
  readonly end: Position
}

export interface PlacedEdit {
  readonly path: string
  readonly range: Place
  readonly newText: string
}

export interface PlacedFix extends Omit<Fix, 'edits'> {
  readonly edits: readonly PlacedEdit[]
}

export interface PlacedFinding extends Omit<Finding, 'range' | 'related'>, Priced, Partial<Measured> {
  readonly range: Place
  readonly related: readonly { readonly path: string, readonly range: Place, readonly message: string }[]
  readonly fixes: readonly PlacedFix[]
  /** The source line that the range starts on. */
  readonly excerpt: string
}

/** What profiles say of a finding. */
export interface Measured {
  readonly evidence: Evidence
}

/** What a finding costs; absent where that is not known. */
export interface Priced {
  readonly estimate?: Estimate
  readonly effort?: Effort
  readonly priority?: Priority
}

/** What was found and is not listed. */
export interface Hidden {
  /** Less sure than the level wants. */
  readonly unsure: number
  /** Their fix saves less than the configuration's `minimumMonthly`. */
  readonly small: number
}

export interface Summary {
  readonly files: number
  readonly lines: number
  readonly findings: number
  readonly byRule: Readonly<Record<string, number>>
  readonly bySeverity: Readonly<Record<Severity, number>>
  readonly elapsedMilliseconds: number
  readonly cachedFiles: number
  readonly hidden: Hidden
  /** What all fixes save, no operation counted twice; absent where no estimate is known. */
  readonly total?: Total
}

export interface Report {
  readonly version: string
  /** Absolute, with `/`. */
  readonly root: string
  readonly findings: readonly PlacedFinding[]
  readonly errors: readonly AnalysisProblem[]
  readonly summary: Summary
}

export type Totals = Pick<Summary, 'files' | 'lines' | 'elapsedMilliseconds'> & Partial<Pick<Summary, 'hidden'>>

export function reportOf(
  identity: Pick<Report, 'version' | 'root'>, findings: readonly PlacedFinding[], errors: readonly AnalysisProblem[], totals: Totals,
): Report {
  const ordered = findings.toSorted(byPlace)
  return {
    ...identity,
    findings: ordered,
    errors: errors.toSorted((a, b) => compare(a.path, b.path) || compare(a.message, b.message)),
    summary: {
      hidden: { unsure: 0, small: 0 }, ...totals, findings: ordered.length, byRule: countedByRule(ordered), bySeverity: countedBySeverity(ordered), cachedFiles: 0,
      ...totalled(ordered),
    },
  }
}

function totalled(findings: readonly PlacedFinding[]): Pick<Summary, 'total'> {
  const estimated = findings.flatMap(({ work, estimate }) => work && estimate ? [{ work, estimate }] : [])
  return estimated.length === 0 ? {} : { total: totalOf(estimated) }
}

/** `prefix` leads from the report's root to the findings' own, and is empty where they are the same. */
export function placeFindings(
  findings: readonly (Finding & Priced & Partial<Measured> & { readonly fixes: readonly Fix[] })[], texts: ReadonlyMap<string, string>, prefix = '',
): readonly PlacedFinding[] {
  const known = new Map<string, Lines>()
  const lines = (path: string): Lines => {
    const found = known.get(path) ?? linesOf(texts.get(path) ?? '')
    known.set(path, found)
    return found
  }
  const place = (path: string, range: Range): Place => ({
    start: lines(path).positionOf(range.start), end: lines(path).positionOf(range.end),
  })
  return findings.map((finding) => {
    const range = place(finding.path, finding.range)
    return {
      ...finding,
      path: prefix + finding.path,
      range,
      related: finding.related.map((related) => ({
        path: prefix + related.path, range: place(related.path, related.range), message: related.message,
      })),
      fixes: finding.fixes.map((fix) => ({
        title: fix.title,
        safety: fix.safety,
        edits: fix.edits.map((edit) => ({ path: prefix + edit.path, range: place(edit.path, edit.range), newText: edit.newText })),
      })),
      excerpt: lines(finding.path).lineText(range.start.line),
    }
  })
}

export function isAtLeast(severity: Severity, limit: Severity): boolean {
  return rank[severity] >= rank[limit]
}

const rank: Readonly<Record<Severity, number>> = { hint: 0, information: 1, warning: 2, error: 3 }

function byPlace(a: PlacedFinding, b: PlacedFinding): number {
  return compare(a.path, b.path)
    || a.range.start.line - b.range.start.line
    || a.range.start.column - b.range.start.column
    || compare(a.rule, b.rule)
}

/** By code units, so that the order is the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function countedByRule(findings: readonly PlacedFinding[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([a], [b]) => compare(a, b)))
}

function countedBySeverity(findings: readonly PlacedFinding[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 }
  for (const { severity } of findings) counts[severity]++
  return counts
}
