// What a finding costs a month as it is, what its fix saves, and how sure that is: all from the work of the code and the setting it runs in.

import type { Range } from '../analysis/text/range.js'
import type { Work, WorkKind } from '../analysis/work.js'
import type { Assumption, Estimate, PerCall, SavedPerCall, Spread } from './estimate-types.js'
import { fitOf, type Fit } from './fit.js'
import { formulaOf } from './formula.js'
import { collected, sourceUncertainty, type Input, type Read } from './inputs.js'
import type { MeasuredSeconds } from './measurements.js'
import { monthOf, type Month } from './month.js'
import { fromUsd, usDollars } from './prices/currency.js'
import type { Currency } from './prices/pricing.js'
import type { Setting } from './setting.js'
import { sharedUseOf } from './shared-use.js'
import { asExpected, probesOf, spreadOf, type Figure, type Probe } from './spread.js'

export type { Setting } from './setting.js'

/** A piece of a function's work, and its code. */
export interface WorkPart {
  readonly work: Work
  readonly range: Range
}

/**
 * Nothing where nothing is counted: no number without its inputs. `range`: of the code that does the work, where its time may have been measured. `parts`: what findings say of
 * a whole function, which takes as long as they do at least.
 */
export function estimate(work: Work, setting: Setting, range?: Range, parts: readonly WorkPart[] = []): Estimate | undefined {
  if (work.before.length + work.after.length === 0) return undefined
  const assumed = monthOf(work, setting)
  const alone = range && measuredOf(work, assumed, setting, range)
  const measured = alone && withParts(alone, parts, setting)
  const fit = measured && fitOf(assumed, inputsOf(assumed), measured)
  const month = fit ? fittedMonth(assumed, fit) : assumed
  const currency = setting.platform?.currency ?? usDollars
  const inputs = fit?.inputs ?? inputsOf(month)
  const probes = probesOf(inputs)
  const saved = (figure: (side: 'before' | 'after', read: Read) => number): Figure => (read) => figure('before', read) - figure('after', read)
  const saving = spreadOf(probes, saved(month.usd), saved(month.plainUsd))
  const money = (spread: Spread) => inCurrency(spread, currency)
  const before = spreadOf(probes, (read) => month.usd('before', read), (read) => month.plainUsd('before', read))
  const shared = sharedUseOf(month, { saving: saving.points, before: before.points }, currency)
  const freeTier = freeTierOf(month, asExpected)
  const time = spreadOf(probes, saved((side, read) => month.perCall(side, read).seconds))
  // Where no money is saved, that of the time is what can be unsure.
  const { uncertainty, weights } = saved(month.plainUsd)(asExpected) === 0 ? time : saving
  return {
    currency: currency.code,
    monthly: money(saving),
    monthlyBefore: money(before),
    monthlyAfter: money(spreadOf(probes, (read) => month.usd('after', read), (read) => month.plainUsd('after', read))),
    ...freeTier === 'none' ? {} : { monthlyBeyondFreeTier: money(spreadOf(probes, saved(month.fullUsd), saved(month.plainUsd))) },
    callsPerMonth: plain(spreadOf(probes, month.calls)),
    perCall: { before: month.perCall('before', asExpected), after: month.perCall('after', asExpected), saved: { ...savedPerCall(month, probes), seconds: plain(time) } },
    ...fit && !measured.isCeiling && { isMeasured: true as const, measured: { most: measured.most, whole: measured.whole ?? measured.most, isWall: measured.isWall } },
    co2eGramsPerMonth: plain(spreadOf(probes, saved(month.grams))),
    assumptions: [...callsAssumption(month, probes), ...inputs.map((input) => assumptionOf(input, weights.get(input.name) ?? 0)), ...rateOf(currency)],
    formula: formulaIn(currency, formulaOf(month, setting)),
    freeTier,
    ...shared && { shared },
    uncertainty,
  }
}

function measuredOf(work: Work, assumed: Month, { measurements }: Setting, range: Range): MeasuredSeconds | undefined {
  return measurements?.timeOf(work, range, countOf(assumed))
}

/** The same operations count once. */
function withParts(whole: MeasuredSeconds, parts: readonly WorkPart[], setting: Setting): MeasuredSeconds {
  const counted = new Set<string>()
  let least = 0
  for (const { work, range } of whole.isCeiling ? [] : parts) {
    if (work.operations.some((key) => counted.has(key))) continue
    for (const key of work.operations) counted.add(key)
    const assumed = monthOf(work, setting)
    const measured = measuredOf(work, assumed, setting, range)
    if (measured && !measured.isCeiling && measured.isWall === whole.isWall) least += fitOf(assumed, inputsOf(assumed), measured)?.seconds ?? 0
  }
  return least > whole.least ? { ...whole, least: Math.min(least, whole.most) } : whole
}

/** Of what it calls for, in one call of its function: those of the kind that is done most often. Undefined where that is anybody's guess. */
function countOf(month: Month): number | undefined {
  const { inputs } = collected((read) => month.perCall('before', read))
  const at = (read: Read): number => {
    const { operations } = month.perCall('before', read)
    return Math.max(0, ...Object.keys(operations).map((kind) => uncalled.has(kind) ? 0 : operations[kind] ?? 0))
  }
  const expected = at(asExpected)
  const isGuessed = inputs.some((input) => input.isOfWork && input.source === 'default' && at((one) => one.name === input.name ? one.value * 2 : one.value) !== expected)
  return expected === 0 || isGuessed ? undefined : expected
}

/** What is done without calling anything. */
const uncalled: ReadonlySet<string> = new Set<WorkKind>(['row', 'comparison', 'lookup', 'byte'])

/** The same, read at what was measured. */
function fittedMonth(month: Month, { reader }: Fit): Month {
  const { calls, perCall, taken, usd, fullUsd, plainUsd, quantities, grams } = month
  return {
    ...month,
    calls: (read) => calls(reader(read)),
    taken: (side, read, isWall) => taken(side, reader(read), isWall),
    perCall: (side, read) => perCall(side, reader(read)),
    usd: (side, read) => usd(side, reader(read)),
    fullUsd: (side, read) => fullUsd(side, reader(read)),
    plainUsd: (side, read) => plainUsd(side, reader(read)),
    quantities: (side, read) => quantities(side, reader(read)),
    grams: (side, read) => grams(side, reader(read)),
  }
}

function savedPerCall(month: Month, probes: readonly Probe[]): Omit<SavedPerCall, 'seconds'> {
  const [before, after] = [month.perCall('before', asExpected), month.perCall('after', asExpected)]
  const spread = (of: (call: PerCall) => number): Spread =>
    of(before) === of(after) ? { low: 0, expected: 0, high: 0 } : plain(spreadOf(probes, (read) => of(month.perCall('before', read)) - of(month.perCall('after', read))))
  const kinds = [...new Set([...Object.keys(before.operations), ...Object.keys(after.operations)])].filter((kind) => before.operations[kind] !== after.operations[kind])
  return {
    operations: Object.fromEntries(kinds.map((kind) => [kind, spread(({ operations }) => operations[kind] ?? 0)])),
    cpuSeconds: spread(({ cpuSeconds }) => cpuSeconds), databaseSeconds: spread(({ databaseSeconds }) => databaseSeconds), bytes: spread(({ bytes }) => bytes),
  }
}

/** In the order in which a person would tell them: how often, how many, how long each takes, what that costs. */
function inputsOf(month: Month): readonly Input[] {
  return collected((read) => {
    month.calls(read)
    for (const side of ['before', 'after'] as const) month.perCall(side, read)
    for (const side of ['before', 'after'] as const) month.plainUsd(side, read)
    for (const side of ['before', 'after'] as const) month.grams(side, read)
  }).inputs
}

function freeTierOf(month: Month, read: Read): Estimate['freeTier'] {
  const left = new Map(month.quantities('after', read).map(({ tariff, quantity }) => [tariff.input.name, quantity]))
  // What stays as it is says nothing of what is saved.
  const used = month.quantities('before', read).filter(({ tariff, quantity }) => quantity !== (left.get(tariff.input.name) ?? 0) && tariff.plainUsd(quantity, read) > 0)
  const covered = used.map(({ tariff, quantity }) => tariff.freeTier(quantity))
  if (covered.every((free) => free === 'none')) return 'none'
  return covered.every((free) => free === 'inside') ? 'inside' : 'partly'
}

function inCurrency({ low, expected, high }: Spread, currency: Currency): Spread {
  return { low: fromUsd(low, currency), expected: fromUsd(expected, currency), high: fromUsd(high, currency) }
}

/** What the formula calls so, where it is made of other numbers: it is as sure as they are, and they have its weight. */
function callsAssumption({ callsNote, calls }: Month, probes: readonly Probe[]): readonly Assumption[] {
  if (callsNote === undefined) return []
  const { inputs } = collected(calls)
  const [source = 'default'] = inputs.map((input) => input.source).sort((a, b) => sourceUncertainty[b] - sourceUncertainty[a])
  const { expected, uncertainty } = spreadOf(probes, calls)
  return [{ name: 'calls', value: expected, unit: 'calls/month', source, note: callsNote, uncertainty, weight: 0 }]
}

/** Prices are in US dollars. */
function rateOf(currency: Currency): readonly Assumption[] {
  if (currency.code === usDollars.code) return []
  const { code, perUsd } = currency
  return [{ name: rateName(currency), value: perUsd, unit: `${code}/USD`, source: 'config', note: 'pricing.currency', uncertainty: 1, weight: 0 }]
}

function formulaIn(currency: Currency, formula: string): string {
  return currency.code === usDollars.code || formula === '0' ? formula : `(${formula}) × ${rateName(currency)}`
}

function rateName({ code }: Currency): string {
  return `${code} per USD`
}

function plain({ low, expected, high }: Spread): Spread {
  return { low, expected, high }
}

function assumptionOf({ name, value, unit, source, note, uncertainty, isOfWork }: Input, weight: number): Assumption {
  return { name, value, unit, source, note, uncertainty, weight, ...isOfWork && { isOfWork } }
}
