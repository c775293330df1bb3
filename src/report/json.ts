// The JSON format: a contract, version 1. Keys are listed one by one, so that nothing internal can slip into it.

import type { Estimate, PerCall, SavedPerCall, Spread } from '../cost/estimate-types.js'
import type { Evidence } from '../profiles/join/evidence.js'
import { nouns } from './operation-nouns.js'
import type { PlacedFinding, Report } from './report.js'

export function jsonReport(report: Report): string {
  const { summary } = report
  const document = {
    version: 1,
    tool: { name: 'cost-hints', version: report.version },
    root: report.root,
    findings: report.findings.map(findingOf),
    errors: report.errors.map(({ path, message }) => ({ path, message })),
    summary: {
      files: summary.files,
      lines: summary.lines,
      findings: summary.findings,
      byRule: summary.byRule,
      bySeverity: summary.bySeverity,
      monthly: summary.total ? { ...summary.total.monthly, currency: summary.total.currency } : { low: 0, expected: 0, high: 0, currency: 'USD' },
      elapsedMilliseconds: summary.elapsedMilliseconds,
      cachedFiles: summary.cachedFiles,
      hidden: { unsure: summary.hidden.unsure, small: summary.hidden.small },
    },
  }
  return `${JSON.stringify(document, undefined, 2)}\n`
}

export function findingOf(finding: PlacedFinding): object {
  return {
    rule: finding.rule,
    category: finding.category,
    severity: finding.severity,
    confidence: finding.confidence,
    message: finding.message,
    path: finding.path,
    range: finding.range,
    related: finding.related.map(({ path, range, message }) => ({ path, range, message })),
    ...finding.evidence && { evidence: evidenceOf(finding.evidence) },
    ...finding.estimate && { estimate: estimateOf(finding.estimate) },
    ...finding.effort && { effort: finding.effort },
    ...finding.priority && { priority: finding.priority },
    fixes: finding.fixes.map(({ title, safety, edits }) => ({
      title, safety, edits: edits.map(({ path, range, newText }) => ({ path, range, newText })),
    })),
    fingerprint: finding.fingerprint,
  }
}

/** Numbers are as they were worked out; who shows them rounds them. */
export function estimateOf(estimate: Estimate): object {
  const { currency, monthly, monthlyBefore, monthlyAfter, monthlyBeyondFreeTier, callsPerMonth, perCall, co2eGramsPerMonth, assumptions, formula, freeTier } = estimate
  return {
    currency, monthly, monthlyBefore, monthlyAfter, ...monthlyBeyondFreeTier && { monthlyBeyondFreeTier }, callsPerMonth,
    perCall: { before: callOf(perCall.before), after: callOf(perCall.after), saved: callOf(perCall.saved) },
    co2eGramsPerMonth: co2eGramsPerMonth.expected, co2e: co2eGramsPerMonth,
    assumptions: assumptions.map(({ name, value, unit, source, note, uncertainty }) => ({ name, value, unit, source, note, uncertainty })),
    formula, freeTier,
  }
}

function callOf({ operations, seconds, cpuSeconds, databaseSeconds, bytes }: PerCall | SavedPerCall): object {
  return { ...Object.fromEntries(Object.entries<number | Spread>(operations).map(([kind, count]) => [keyOf(kind), count])), seconds, cpuSeconds, databaseSeconds, bytes }
}

/** `queries`, `fileReads`. */
function keyOf(kind: string): string {
  const words: Readonly<Record<string, readonly [string, string]>> = nouns
  return (words[kind]?.[1] ?? kind).replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** Shares are of everything that was measured, from 0 to 1. */
export function evidenceOf({ value, function: name, total, self, lines, isLoop, calls, resumptions, taken }: Evidence): object {
  return { source: 'profile', value: value.name, function: name, total, self, lines, isLoop, calls, resumptions, seconds: taken === undefined ? undefined : taken / 1e9 }
}
