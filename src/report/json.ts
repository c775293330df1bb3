// The JSON format: a contract, version 1. Keys are listed one by one, so that nothing internal can slip into it.

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
      // The sum of all estimates, of which there are none yet.
      monthly: { low: 0, expected: 0, high: 0, currency: 'USD' },
      elapsedMilliseconds: summary.elapsedMilliseconds,
      cachedFiles: summary.cachedFiles,
    },
  }
  return `${JSON.stringify(document, undefined, 2)}\n`
}

function findingOf(finding: PlacedFinding): object {
  return {
    rule: finding.rule,
    category: finding.category,
    severity: finding.severity,
    confidence: finding.confidence,
    message: finding.message,
    path: finding.path,
    range: finding.range,
    related: finding.related.map(({ path, range, message }) => ({ path, range, message })),
    fixes: finding.fixes.map(({ title, safety, edits }) => ({
      title, safety, edits: edits.map(({ path, range, newText }) => ({ path, range, newText })),
    })),
    fingerprint: finding.fingerprint,
  }
}
