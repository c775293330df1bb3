// Functions and their findings with the whole of their estimates, for people at a terminal.

import type { Estimate } from '../cost/estimate-types.js'
import { moneyText } from '../cost/money-text.js'
import { bytesText, numberText, secondsText } from '../cost/number-text.js'
import { assumptionTexts, callsText, estimateText, type AssumptionText } from './estimate-text.js'
import type { CostedFunction, EstimatesReport } from './estimates.js'
import { evidenceText } from './evidence-text.js'
import { excerptLines } from './excerpt.js'
import { nouns } from './operation-nouns.js'
import type { PlacedFinding } from './report.js'
import type { Style } from './style.js'
import { cellsOf, harmless } from './terminal-text.js'
import { amountsText } from './work-text.js'

type Shown = (path: string) => string

/** A function that was asked for by name is told with all that its cost is made of; of all functions of a file, what they cost and by which formula. */
export function estimatesText({ path, functions, findings }: EstimatesReport, style: Style, shown: Shown = (one) => one): string {
  const costed = functions.filter(({ estimate }) => estimate !== undefined)
  const parts = functions.length === 1 ? costed.map((one) => functionText(one, style, shown)) : costed.map((one) => `${style.bold(headOf(one, shown))}\n  ${costText(one)}\n${measuredLine(one)}${formulaLine(one, style)}`)
  const told = [...parts, ...findings.map((finding) => `${findingText(finding, style, shown)}\n`)]
  return told.length > 0 ? told.join('\n') : style.faint(`${harmless(shown(path))}: nothing in it is known to cost anything\n`)
}

function headOf({ name, path, range }: CostedFunction, shown: Shown): string {
  return `${harmless(name === '' ? '(module, when it is imported)' : name)}  ${harmless(shown(path))}:${range.start.line}`
}

/** `1 + N queries, 140 ms per call · $3–50/month at 100,000 calls`. */
function costText({ work, estimate }: CostedFunction): string {
  const amounts = [amountsText(work.before.filter(({ kind }) => kind !== 'byte')), ...estimate ? takenTexts(estimate) : []].filter((part) => part !== '').join(', ') + ' per call'
  if (!estimate) return amounts
  const { monthlyBefore, monthlyBeyondFreeTier: beyond, currency, freeTier } = estimate
  const free = freeTier === 'inside' && beyond ? `, inside the free tier: beyond it ${moneyText(beyond, currency)}` : ''
  return `${amounts} · ${moneyText(monthlyBefore, currency)} at ${callsText(estimate)}${free}`
}

/** What a call takes of time and of memory. */
function takenTexts({ perCall: { before: { seconds, bytes } } }: Estimate): readonly string[] {
  return [...seconds > 0 ? [secondsText(seconds)] : [], ...bytes > 0 ? [`${bytesText(bytes)} held`] : []]
}

function measuredLine({ evidence }: Pick<CostedFunction, 'evidence'>): string {
  return evidence ? `  ${harmless(evidenceText(evidence))}\n` : ''
}

function formulaLine({ estimate }: CostedFunction, style: Style): string {
  return estimate && estimate.formula !== '0' ? `${style.faint(`  = ${harmless(estimate.formula)}`)}\n` : ''
}

function functionText(one: CostedFunction, style: Style, shown: Shown): string {
  const { estimate, evidence } = one
  return [style.bold(headOf(one, shown)), `  ${costText(one)}`, ...evidence ? [`  ${harmless(evidenceText(evidence))}`] : [], ...estimate ? [...functionLines(estimate, style), ...withLines(assumptionTexts(estimate), style)] : [], ''].join('\n')
}

function functionLines({ perCall: { before }, monthlyBefore, currency, formula, freeTier }: Estimate, style: Style): readonly string[] {
  const { operations, seconds, cpuSeconds, databaseSeconds, bytes } = before
  const counts = Object.entries(operations).filter(([kind]) => kind !== 'byte').map(([kind, count]) => `${numberText(count)} ${nounOf(kind, count)}`)
  const taken = [
    ...seconds > 0 ? [`${secondsText(seconds)} waiting and working`] : [], ...cpuSeconds > 0 ? [`${secondsText(cpuSeconds)} of the processor`] : [],
    ...databaseSeconds > 0 ? [`${secondsText(databaseSeconds)} of the database`] : [], ...bytes > 0 ? [`${bytesText(bytes)} in memory`] : [],
  ]
  const { low, expected, high } = monthlyBefore
  return [
    style.bold('  per call'), ...[...counts, ...taken].map((text) => `    ${text}`),
    style.bold('  a month'), `    expected ${numberText(expected)} ${currency}, from ${numberText(low)} to ${numberText(high)}`,
    ...freeTier === 'none' ? [] : [`    ${freeTier === 'inside' ? 'all' : 'a part'} of what the formula gives is inside the account's free allowance`],
    style.bold('  formula'), `    ${harmless(formula)}`,
  ]
}

function nounOf(kind: string, count: number): string {
  const words: Readonly<Record<string, readonly [string, string]>> = nouns
  return words[kind]?.[count === 1 ? 0 : 1] ?? kind
}

function findingText(finding: PlacedFinding, style: Style, shown: Shown): string {
  const { line, column } = finding.range.start
  return [
    `${style.bold(`${harmless(shown(finding.path))}:${line}:${column}`)}  ${style.rule(finding.rule)}${finding.priority ? `  ${finding.priority} priority, ${finding.effort ?? ''} effort` : ''}`,
    `  ${harmless(finding.message)}`, ...finding.evidence ? [`  ${harmless(evidenceText(finding.evidence))}`] : [], ...excerptLines(finding, style), ...finding.estimate ? estimateLines(finding, style) : [style.faint('  how much work it is is not known: no estimate')],
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
