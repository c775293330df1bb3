// The text format: for people at a terminal. Each finding starts with `path:line:column`, which editors and terminals link.

import type { Severity } from '../analysis/finding.js'
import { moneyText } from '../cost/money-text.js'
import { assumedCalls, assumedSizes, savingText } from './estimate-text.js'
import { evidenceText } from './evidence-text.js'
import { excerptLines } from './excerpt.js'
import type { PlacedFinding, PlacedFix, Report } from './report.js'
import type { Style } from './style.js'
import { harmless } from './terminal-text.js'

/** `shown` makes a path of the report one that can be opened from where the text is read. */
export function textReport(report: Report, style: Style, shown: (path: string) => string = (path) => path): string {
  return report.findings.map((finding) => `${findingText(finding, style, shown)}\n\n`).join('')
}

/** The last line: what was found, what can be fixed, and what could not be read. */
export function summaryLine(report: Report, style: Style): string {
  const { summary, errors } = report
  const found = summary.findings === 0 ? style.good('no findings') : style.bold(counted(summary.findings, 'finding'))
  const parts = [`${found} in ${counted(summary.files, 'file')}${breakdown(report)}`]
  if (summary.total) parts.push(`together ${moneyText(summary.total.monthly, summary.total.currency)}${summary.total.sharesAllowance ? ', one free tier for all of them' : ''}${assumedText(report)}`)
  const safe = report.findings.filter(({ fixes }) => fixes.some(({ safety }) => safety === 'safe')).length
  const suggested = report.findings.filter(({ fixes }) => fixes.length > 0).length - safe
  if (safe > 0) parts.push(`${safe} fixable with --fix`)
  if (suggested > 0) parts.push(`${suggested} ${safe > 0 ? 'more ' : ''}with --fix-suggested`)
  parts.push(...hiddenTexts(report))
  if (errors.length > 0) parts.push(style.bad(counted(errors.length, 'error')))
  return `${parts.join(' · ')}\n`
}

function hiddenTexts({ summary: { hidden } }: Report): readonly string[] {
  return [...hidden.unsure > 0 ? [`${hidden.unsure} less sure hidden by the level`] : [], ...hidden.small > 0 ? [`${hidden.small} hidden by minimumMonthly`] : []]
}

export function statisticsText(report: Report): string {
  const { summary } = report
  const seconds = summary.elapsedMilliseconds / 1000
  const rows: readonly (readonly [string, string])[] = [
    ...Object.entries(summary.byRule).map(([rule, count]) => [rule, String(count)] as const),
    ['files', String(summary.files)],
    ['lines', String(summary.lines)],
    ['errors', String(report.errors.length)],
    ['seconds', seconds.toFixed(2)],
    ['lines per second', seconds > 0 ? String(Math.round(summary.lines / seconds)) : '-'],
  ]
  const nameWidth = Math.max(...rows.map(([name]) => name.length))
  const valueWidth = Math.max(...rows.map(([, value]) => value.length))
  return rows.map(([name, value]) => `${name.padEnd(nameWidth)}  ${value.padStart(valueWidth)}\n`).join('')
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function findingText(finding: PlacedFinding, style: Style, shown: (path: string) => string): string {
  const { line, column } = finding.range.start
  const place = style.bold(`${harmless(shown(finding.path))}:${line}:${column}`)
  return [
    `${place}  ${style.severity(finding.severity, finding.severity)}  ${style.rule(finding.rule)}`,
    `  ${harmless(finding.message)}`,
    ...finding.evidence ? [`  ${harmless(evidenceText(finding.evidence))}`] : [],
    ...finding.estimate ? [style.bold(`  ${savingText(finding.estimate)}`)] : [],
    ...excerptLines(finding, style),
    ...finding.related.map((related) => style.faint(
      `  ${harmless(shown(related.path))}:${related.range.start.line}:${related.range.start.column}: ${harmless(related.message)}`,
    )),
    ...finding.fixes.slice(0, 1).map((fix) => fixText(fix, style)),
  ].join('\n')
}

function fixText(fix: PlacedFix, style: Style): string {
  return `  ${style.good(fix.safety === 'safe' ? 'safe fix:' : 'suggested fix:')} ${harmless(fix.title)}`
}

const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint']
const nouns: Readonly<Record<Severity, readonly [string, string]>> = {
  error: ['error', 'errors'], warning: ['warning', 'warnings'], information: ['information', 'information'], hint: ['hint', 'hints'],
}

function breakdown({ summary }: Report): string {
  const parts = severities.flatMap((severity) => {
    const count = summary.bySeverity[severity]
    return count === 0 ? [] : [`${count} ${nouns[severity][count === 1 ? 0 : 1]}`]
  })
  return parts.length < 1 ? '' : ` (${parts.join(', ')})`
}

/** What the total stands on that nobody says: how often the code of any of its findings is called, how many rows or elements it works on. */
function assumedText({ findings }: Report): string {
  const estimates = findings.flatMap(({ estimate }) => estimate ?? [])
  const units = new Set(estimates.flatMap(assumedSizes).map(({ unit }) => unit))
  const withCalls = estimates.filter((estimate) => assumedCalls(estimate) !== 'none').length
  const share = withCalls === estimates.length || withCalls === 0 ? '' : withCalls * 2 >= estimates.length ? 'mostly ' : 'partly '
  const assumed = [...withCalls > 0 ? ['calls'] : [], ...['rows', 'elements', 'passes', 'bytes'].filter((unit) => units.has(unit))]
  const [last, ...others] = assumed.toReversed()
  if (last === undefined) return ''
  return `, ${share}at assumed numbers of ${others.length > 0 ? `${others.reverse().join(', ')} and ${last}` : last}`
}
