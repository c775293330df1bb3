// Estimates in words: the one line beside a finding, and the whole of it with every assumption.

import type { Assumption, AssumptionSource, Estimate, PerCall, Spread } from '../cost/estimate-types.js'
import { leastMoney, moneyText } from '../cost/money-text.js'
import { bytesText, gramsText, numberText, secondsText } from '../cost/number-text.js'
import { nouns } from './operation-nouns.js'

/** `saves $3–50/month at 100,000 calls, 100 rows (assumed)`; where that is no money, what it saves in time or memory. */
export function savingText(estimate: Estimate): string {
  const { monthly, currency } = estimate
  const often = volumesText(estimate)
  const free = freeOf(estimate)
  // More calls than expected may cost something: at those that are expected, it is free.
  if (free?.isAll) return `${callText(estimate)}; no money ${isMoney(monthly) ? 'expected ' : ''}at ${often}: inside the free tier, beyond it ${free.beyond}`
  if (isMoney(monthly)) return `saves ${moneyText(monthly, currency)} at ${often}${free ? `, mostly inside the free tier: beyond it ${free.beyond}` : ''}`
  return `${callText(estimate)}; ${monthly.high > 0 ? 'hardly any' : 'no'} money at ${often}`
}

/** What it costs as it is, and at which numbers: `≈ $12/month`, `at 100,000 calls, 100 rows (assumed)`. */
export function costText(estimate: Estimate): { readonly text: string, readonly inputs: string } {
  return { text: moneyText(estimate.monthlyBefore, estimate.currency), inputs: `at ${volumesText(estimate)}` }
}

/** What the fix would save if other work used the allowance up; only where that is most of it. */
function freeOf({ monthly, monthlyBeyondFreeTier: beyond, currency, freeTier }: Estimate): { readonly isAll: boolean, readonly beyond: string } | undefined {
  if (freeTier === 'none' || !beyond || !isMoney(beyond) || monthly.expected > beyond.expected / 2) return undefined
  return { isAll: freeTier === 'inside' || monthly.expected < leastMoney, beyond: moneyText(beyond, currency) }
}

function volumesText(estimate: Estimate): string {
  const calls = callsText(estimate)
  const sizes = sizesText(estimate)
  const assumed = assumedCalls(estimate)
  if (assumed === 'all') return `${[calls, ...sizes].join(', ')} (assumed)`
  if (assumed === 'some') return `${[calls, ...sizes].join(', ')} (in part assumed)`
  return sizes.length === 0 ? calls : `${calls}, assuming ${sizes.join(', ')}`
}

/** `730 calls`: a number that somebody gave as it was given, others with the digits that they have. */
export function callsText(estimate: Estimate): string {
  const { expected } = estimate.callsPerMonth
  const inputs = callInputs(estimate)
  const [only] = inputs
  const isGiven = inputs.length === 1 && only?.value === expected && ['annotation', 'config', 'literal'].includes(only.source)
  const text = isGiven ? givenText(expected) : numberText(expected, 1)
  return `${text} ${text === '1' ? 'call' : 'calls'}`
}

/** Parts of a call matter only where there are few. */
function givenText(calls: number): string {
  if (calls >= 1e6) return numberText(calls, 4)
  return calls < 100 ? numberText(calls, 3) : numberText(Math.round(calls), 6)
}

/** `10 × 100 rows`: those of one unit are multiplied, as a rule. */
function sizesText(estimate: Estimate): readonly string[] {
  const sizes = assumedSizes(estimate)
  return [...new Set(sizes.map(({ unit }) => unit))].map((unit) => {
    const values = sizes.flatMap((one) => one.unit === unit ? [unit === 'bytes' ? bytesText(one.value) : numberText(one.value)] : [])
    return `${values.join(' × ')}${unit === 'bytes' ? '' : ` ${unit}`}`
  })
}

/** Parts of the uncertainty that are smaller change little. */
const leastWeight = 0.05

/** The numbers of elements, rows, bytes that nobody says and that matter: the result stands on them. */
export function assumedSizes({ assumptions }: Estimate): readonly Assumption[] {
  return assumptions.filter(({ isOfWork, source, name, weight = 0 }) => isOfWork && source === 'default' && !name.startsWith('share ') && weight >= leastWeight)
}

/** Of how many of those that call it nobody says how often they do. */
export function assumedCalls(estimate: Estimate): 'all' | 'some' | 'none' {
  const calls = callInputs(estimate)
  const assumed = calls.filter(({ source }) => source === 'default').length
  if (assumed === 0) return 'none'
  return assumed === calls.length ? 'all' : 'some'
}

/** Those that somebody said or that are assumed, of which others are made. Not `calls at a time`, which says how a server works. */
function callInputs({ assumptions }: Estimate): readonly Assumption[] {
  const said = assumptions.filter(({ name }) => name.startsWith('calls of '))
  return said.length > 0 ? said : assumptions.filter(({ name }) => name === 'calls')
}

/** Whether what is saved can be told from nothing. */
function isMoney({ low, high }: Estimate['monthly']): boolean {
  return Math.max(Math.abs(low), high) >= leastMoney
}

function callText(estimate: Estimate): string {
  const { perCall: { before, after } } = estimate
  if (before.seconds >= after.seconds * 1.1) return measuredCallText(estimate) ?? `${secondsText(before.seconds)} → ${secondsText(after.seconds)} per call`
  if (before.bytes > after.bytes) return `${bytesText(before.bytes)} → ${bytesText(after.bytes)} of memory per call`
  const [changed] = operationLines(before, after).filter((line) => line.includes('→'))
  return changed === undefined ? 'no difference at these sizes' : `${changed} per call`
}

/** `measured 138 ms per call, 20 ms estimated after the fix`, or `an estimated 60 ms of the measured 138 ms per call`: of what a function took a part may be estimated to be that of the finding. */
function measuredCallText(estimate: Estimate): string | undefined {
  const { perCall: { before, after }, measured } = estimate
  if (!measured || !isTimeMeasured(estimate)) return undefined
  const then = `${secondsText(after.seconds)} estimated after the fix`
  if (before.seconds >= measured.most * almostAll) return `measured ${secondsText(before.seconds, 3)} per call, ${then}`
  return `an estimated ${secondsText(before.seconds)} of the measured ${secondsText(measured.whole, 3)} per call, ${then}`
}

const almostAll = 0.95

export interface EstimateText {
  /** What one call does, before → after, a line each. */
  readonly perCall: readonly string[]
  readonly money: readonly string[]
  readonly formula: string
  readonly assumptions: readonly AssumptionText[]
}

export interface AssumptionText {
  readonly name: string
  readonly value: string
  readonly source: string
  /** How far off it may be: `÷ or × 3`; empty where it is exact. */
  readonly range: string
  readonly note: string
}

export function estimateText(estimate: Estimate): EstimateText {
  const { perCall: { before, after }, monthly, currency, co2eGramsPerMonth } = estimate
  const isWall = estimate.measured?.isWall
  return {
    perCall: [...operationLines(before, after), ...lineOf('waiting and working', before.seconds, after.seconds, secondsText, isWall === true),
      ...lineOf('of the processor', before.cpuSeconds, after.cpuSeconds, secondsText, isWall === false), ...lineOf('of the database', before.databaseSeconds, after.databaseSeconds, secondsText),
      ...lineOf('in memory', before.bytes, after.bytes, bytesText), ...savedLines(estimate)],
    money: [
      `${changeText(estimate)} at ${callsText(estimate)} a month`,
      ...isNothing(monthly) ? [] : [`the fix saves ${moneyText(monthly, currency)} (expected ${numberText(monthly.expected)} ${currency}, from ${numberText(monthly.low)} to ${numberText(monthly.high)})`],
      ...freeTexts(estimate),
      ...co2eGramsPerMonth.high > 0 ? [`${gramsText(co2eGramsPerMonth.expected, 1)} CO2e a month less`] : [],
    ],
    formula: estimate.formula,
    assumptions: assumptionTexts(estimate),
  }
}

/** What is free of charge, and what that is worth: other work of the account may use it up. */
function freeTexts({ freeTier, monthlyBeyondFreeTier: beyond, currency }: Estimate): readonly string[] {
  if (freeTier === 'none') return []
  const worth = beyond && isMoney(beyond) ? `: beyond it, the fix would save ${moneyText(beyond, currency)}` : ''
  return [`${freeTier === 'inside' ? 'all' : 'a part'} of it is inside the account's free allowance${worth}`]
}

/** Waiting alone is not always paid for. */
function changeText({ monthly, monthlyBefore, monthlyAfter, currency }: Estimate): string {
  return isNothing(monthly) ? `${moneyText(monthlyBefore, currency)} either way` : `${moneyText(monthlyBefore, currency)} → ${moneyText(monthlyAfter, currency)}`
}

function isNothing({ low, high }: Estimate['monthly']): boolean {
  return low === 0 && high === 0
}

export function assumptionTexts({ assumptions }: Estimate): readonly AssumptionText[] {
  return assumptions.map(assumptionText)
}

function operationLines(before: PerCall, after: PerCall): readonly string[] {
  const kinds = [...new Set([...Object.keys(before.operations), ...Object.keys(after.operations)])]
  return kinds.flatMap((kind) => {
    const [was, is] = [before.operations[kind] ?? 0, after.operations[kind] ?? 0]
    const [first, last] = [was, is].map(countText)
    return [first === last ? `${withNoun(first, kind)} either way` : `${first ?? ''} → ${withNoun(last, kind)}`]
  })
}

/** Whole numbers as they are, so that the sum comes out: 101 − 100 = 1. */
function countText(count: number): string {
  return count >= 10 && count < 10_000 ? numberText(Math.round(count), 4) : numberText(count)
}

function withNoun(count = '', kind: string): string {
  const words: Readonly<Record<string, readonly [string, string]>> = nouns
  return `${count} ${words[kind]?.[count === '1' ? 0 : 1] ?? kind}`
}

function lineOf(what: string, before: number, after: number, shown: (value: number) => string, isMeasured = false): readonly string[] {
  if (before === 0 && after === 0) return []
  const [first, last] = [shown(before), shown(after)]
  return [first === last ? `${first} ${what} either way` : `${first} → ${last} ${what}${isMeasured ? ' (measured → estimated)' : ''}`]
}

/** The range of what one call saves: what a measured saving is to be compared with. */
function savedLines(estimate: Estimate): readonly string[] {
  const { seconds, bytes } = estimate.perCall.saved
  return [...rangeOf(seconds, secondsText, isTimeMeasured(estimate) ? 'less time, by what was measured' : 'less time'), ...rangeOf(bytes, bytesText, 'less memory')]
}

/** What the processor took says nothing of waiting. */
function isTimeMeasured({ perCall: { before }, measured }: Estimate): boolean {
  return measured !== undefined && (measured.isWall || before.cpuSeconds >= before.seconds * almostAll)
}

function rangeOf({ low, expected, high }: Spread, shown: (value: number) => string, what: string): readonly string[] {
  const [least, most] = [shown(low), shown(high)]
  return expected === 0 && low === high ? [] : [least === most ? `${most} ${what}` : `${least} to ${most} ${what}`]
}

const sources: Readonly<Record<AssumptionSource, string>> = {
  'literal': 'in the code', 'annotation': 'comment', 'profile': 'measured', 'metrics': 'metrics', 'bill': 'bill', 'config': 'configuration', 'benchmark': 'benchmark',
  'price list': 'price list', 'published': 'published', 'default': 'assumed',
}

function assumptionText({ name, value, unit, source, note, uncertainty }: Assumption): AssumptionText {
  return {
    name, value: valueText(value, unit, source), source: sources[source], note,
    range: uncertainty > 1.005 ? `÷ or × ${numberText(uncertainty, 2)}` : '',
  }
}

function valueText(value: number, unit: string, source: AssumptionSource): string {
  if (unit === 'seconds') return secondsText(value, 3)
  if (unit === 'bytes') return bytesText(value, 3)
  // Prices are as they are listed.
  const text = numberText(value, source === 'price list' ? 6 : 3)
  return `${text} ${text === '1' ? singular(unit) : unit}`.trim()
}

/** `vCPUs` → `vCPU`, `calls/month` → `call/month`. */
function singular(unit: string): string {
  return unit.replace(/^(\w+?)(?:(?<=ss)es|(?<!s)s)\b(?=$|\/)/, '$1')
}
