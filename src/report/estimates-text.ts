// Functions and their findings with the whole of their estimates, for people at a terminal.

import { moneyText } from '../cost/money-text.js'
import { numberText } from '../cost/number-text.js'
import { assumptionTexts, estimateText, type AssumptionText } from './estimate-text.js'
import type { CostedFunction, EstimatesReport } from './estimates.js'
import { excerptLines } from './excerpt.js'
import type { PlacedFinding } from './report.js'
import type { Style } from './style.js'
import { cellsOf, harmless } from './terminal-text.js'
import { amountsText } from './work-text.js'

type Shown = (path: string) => string

/** A function that was asked for by name is told with its assumptions; of all functions of a file, only what they cost. */
export function estimatesText({ path, functions, findings }: EstimatesReport, style: Style, shown: Shown = (one) => one): string {
  const costed = functions.filter(({ estimate }) => estimate !== undefined)
  const parts = functions.length === 1 ? costed.map((one) => functionText(one, style, shown)) : costed.map((one) => style.bold(headOf(one, shown)) + `\n  ${costText(one)}\n`)
  const told = [...parts, ...findings.map((finding) => `${findingText(finding, style, shown)}\n`)]
  return told.length > 0 ? told.join('\n') : style.faint(`${harmless(shown(path))}: nothing in it is known to cost anything\n`)
}

function headOf({ name, path, range }: CostedFunction, shown: Shown): string {
  return `${harmless(name === '' ? '(module, when it is imported)' : name)}  ${harmless(shown(path))}:${range.start.line}`
}

/** `1 + N queries per call · $3–50/month at 100,000 calls`. */
function costText({ work, estimate }: CostedFunction): string {
  const amounts = `${amountsText(work.before)} per call`
  if (!estimate) return amounts
  const { monthlyBefore, monthlyBeyondFreeTier: beyond, currency, callsPerMonth, freeTier } = estimate
  const free = freeTier === 'inside' && beyond ? `, inside the free tier: beyond it ${moneyText(beyond, currency)}` : ''
  return `${amounts} · ${moneyText(monthlyBefore, currency)} at ${numberText(callsPerMonth.expected, 1)} calls${free}`
}

function functionText(one: CostedFunction, style: Style, shown: Shown): string {
  const { estimate } = one
  return [style.bold(headOf(one, shown)), `  ${costText(one)}`, ...estimate ? withLines(assumptionTexts(estimate), style) : [], ''].join('\n')
}

function findingText(finding: PlacedFinding, style: Style, shown: Shown): string {
  const { line, column } = finding.range.start
  return [
    `${style.bold(`${harmless(shown(finding.path))}:${line}:${column}`)}  ${style.rule(finding.rule)}${finding.priority ? `  ${finding.priority} priority, ${finding.effort ?? ''} effort` : ''}`,
    `  ${harmless(finding.message)}`, ...excerptLines(finding, style), ...finding.estimate ? estimateLines(finding, style) : [style.faint('  how much work it is is not known: no estimate')],
  ].join('\n')
}

function estimateLines({ estimate }: PlacedFinding, style: Style): readonly string[] {
  if (!estimate) return []
  const { perCall, money, formula, assumptions } = estimateText(estimate)
  return [
    style.bold('  per call'), ...perCall.map((one) => `    ${one}`),
    style.bold('  a month'), ...money.map((one) => `    ${one}`),
    style.bold('  formula'), `    ${harmless(formula)}`,
    ...withLines(assumptions, style),
  ]
}

function withLines(assumptions: readonly AssumptionText[], style: Style): readonly string[] {
  const widths = { name: Math.max(0, ...assumptions.map(({ name }) => cellsOf(name))), value: Math.max(0, ...assumptions.map(({ value }) => cellsOf(value))) }
  return [style.bold('  with'), ...assumptions.map(({ name, value, source, range, note }) =>
    `    ${padded(harmless(name), widths.name)}  ${padded(value, widths.value)}  ${source}${range === '' ? '' : `, ${range}`}${note === '' ? '' : style.faint(`: ${harmless(note)}`)}`)]
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - cellsOf(text)))
}
