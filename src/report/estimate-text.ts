// Estimates in words: the one line beside a finding, and the whole of it with every assumption.

import type { Assumption, AssumptionSource, Estimate, PerCall } from '../cost/estimate-types.js'
import { moneyText } from '../cost/money-text.js'
import { bytesText, gramsText, numberText, secondsText } from '../cost/number-text.js'
import { nouns } from './operation-nouns.js'

/** `saves $3–50/month at 100,000 calls, 100 rows (assumed)`; where that is no money, what it saves in time or memory. */
export function savingText(estimate: Estimate): string {
  const { monthly, monthlyBeyondFreeTier: beyond, currency, freeTier } = estimate
  const often = volumesText(estimate)
  if (freeTier === 'inside' && beyond && isMoney(beyond) && !isMoney(monthly)) return `${callText(estimate)}; no money at ${often}: inside the free tier, beyond it ${moneyText(beyond, currency)}`
  if (isMoney(monthly)) return `saves ${moneyText(monthly, currency)} at ${often}${freeTier === 'inside' ? ', inside the free tier' : ''}`
  return `${callText(estimate)}; ${monthly.high > 0 ? 'hardly any' : 'no'} money at ${often}`
}

function volumesText(estimate: Estimate): string {
  const { expected } = estimate.callsPerMonth
  const calls = `${numberText(expected, 1)} ${expected === 1 ? 'call' : 'calls'}`
  const sizes = sizesText(estimate)
  if (areCallsAssumed(estimate)) return `${[calls, ...sizes].join(', ')} (assumed)`
  return sizes.length === 0 ? calls : `${calls}, assuming ${sizes.join(', ')}`
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

/** Whether nobody says how often it is called. */
export function areCallsAssumed({ assumptions }: Estimate): boolean {
  const calls = assumptions.filter(({ name }) => name.startsWith('calls'))
  return calls.length > 0 && calls.every(({ source }) => source === 'default')
}

/** Whether what is saved can be told from nothing. */
function isMoney({ low, high }: Estimate['monthly']): boolean {
  return Math.max(Math.abs(low), high) >= 0.01
}

function callText({ perCall: { before, after } }: Estimate): string {
  if (before.seconds >= after.seconds * 1.1) return `${secondsText(before.seconds)} → ${secondsText(after.seconds)} per call`
  if (before.bytes > after.bytes) return `${bytesText(before.bytes)} → ${bytesText(after.bytes)} of memory per call`
  const [changed] = operationLines(before, after).filter((line) => line.includes('→'))
  return changed === undefined ? 'no difference at these sizes' : `${changed} per call`
}

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
  const { perCall: { before, after }, monthly, currency, callsPerMonth, co2eGramsPerMonth } = estimate
  return {
    perCall: [...operationLines(before, after), ...lineOf('waiting and working', before.seconds, after.seconds, secondsText),
      ...lineOf('of the processor', before.cpuSeconds, after.cpuSeconds, secondsText), ...lineOf('of the database', before.databaseSeconds, after.databaseSeconds, secondsText),
      ...lineOf('in memory', before.bytes, after.bytes, bytesText)],
    money: [
      `${changeText(estimate)} at ${numberText(callsPerMonth.expected)} ${callsPerMonth.expected === 1 ? 'call' : 'calls'} a month`,
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
    return [was === is ? `${numberText(was)} ${nounOf(kind)} either way` : `${numberText(was)} → ${numberText(is)} ${nounOf(kind)}`]
  })
}

function nounOf(kind: string): string {
  const words: Readonly<Record<string, readonly [string, string]>> = nouns
  return words[kind]?.[1] ?? kind
}

function lineOf(what: string, before: number, after: number, shown: (value: number) => string): readonly string[] {
  return before === 0 && after === 0 ? [] : [`${shown(before)} → ${shown(after)} ${what}`]
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
