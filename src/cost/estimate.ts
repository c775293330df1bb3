// What a finding costs a month as it is, what its fix saves, and how sure that is: all from the work of the code and the setting it runs in.

import type { Work } from '../analysis/work.js'
import type { Assumption, Estimate, Spread } from './estimate-types.js'
import { formulaOf } from './formula.js'
import { collected, type Input, type Read } from './inputs.js'
import { monthOf, type Month } from './month.js'
import { fromUsd, usDollars } from './prices/currency.js'
import type { Currency } from './prices/pricing.js'
import type { Setting } from './setting.js'
import { sharedUseOf } from './shared-use.js'
import { asExpected, probesOf, spreadOf, type Figure } from './spread.js'

export type { Setting } from './setting.js'

/** Nothing where nothing is counted: no number without its inputs. */
export function estimate(work: Work, setting: Setting): Estimate | undefined {
  if (work.before.length + work.after.length === 0) return undefined
  const month = monthOf(work, setting)
  const currency = setting.platform?.currency ?? usDollars
  const inputs = inputsOf(month)
  const probes = probesOf(inputs)
  const saved = (figure: (side: 'before' | 'after', read: Read) => number): Figure => (read) => figure('before', read) - figure('after', read)
  const saving = spreadOf(probes, saved(month.usd), saved(month.plainUsd))
  const money = (spread: Spread) => inCurrency(spread, currency)
  const before = spreadOf(probes, (read) => month.usd('before', read), (read) => month.plainUsd('before', read))
  const shared = sharedUseOf(month, { saving: saving.points, before: before.points }, currency)
  const freeTier = freeTierOf(month, asExpected)
  // Where no money is saved, that of the time is what can be unsure.
  const { uncertainty, weights } = saved(month.plainUsd)(asExpected) === 0 ? spreadOf(probes, saved((side, read) => month.perCall(side, read).seconds)) : saving
  return {
    currency: currency.code,
    monthly: money(saving),
    monthlyBefore: money(before),
    monthlyAfter: money(spreadOf(probes, (read) => month.usd('after', read), (read) => month.plainUsd('after', read))),
    ...freeTier === 'none' ? {} : { monthlyBeyondFreeTier: money(spreadOf(probes, saved(month.fullUsd), saved(month.plainUsd))) },
    callsPerMonth: plain(spreadOf(probes, month.calls)),
    perCall: { before: month.perCall('before', asExpected), after: month.perCall('after', asExpected) },
    co2eGramsPerMonth: plain(spreadOf(probes, saved(month.grams))),
    assumptions: [...inputs.map((input) => assumptionOf(input, weights.get(input.name) ?? 0)), ...rateOf(currency)],
    formula: formulaIn(currency, formulaOf(month, setting)),
    freeTier,
    ...shared && { shared },
    uncertainty,
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
