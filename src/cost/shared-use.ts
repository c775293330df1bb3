// What an estimate uses of allowances that an account has once, so that a total can grant them once: plain data, at the points of its spreads.

import type { SharedUse, UsePoint } from './estimate-types.js'
import type { Read } from './inputs.js'
import type { Month } from './month.js'
import { fromUsd } from './prices/currency.js'
import type { Currency } from './prices/pricing.js'

/** Undefined where nothing that it uses has an allowance. */
export function sharedUseOf(month: Month, points: Readonly<Record<keyof SharedUse, readonly Read[]>>, currency: Currency): SharedUse | undefined {
  const pointOf = (read: Read) => usePoint(month, read, currency)
  const [expected] = points.saving
  if (expected === undefined || pointOf(expected).used.length === 0) return undefined
  return { saving: points.saving.map(pointOf), before: points.before.map(pointOf) }
}

function usePoint(month: Month, read: Read, currency: Currency): UsePoint {
  const [before, after] = [month.quantities('before', read), month.quantities('after', read)]
  const tariffs = new Map([...before, ...after].map(({ tariff }) => [tariff.input.name, tariff]))
  const quantityIn = (quantities: typeof before, name: string) => quantities.find(({ tariff }) => tariff.input.name === name)?.quantity ?? 0
  const uses = [...tariffs.values()].map((tariff) => ({ tariff, before: quantityIn(before, tariff.input.name), after: quantityIn(after, tariff.input.name) }))
  const others = uses.filter(({ tariff }) => !tariff.allowed)
  const costOf = (side: 'before' | 'after') => others.reduce((sum, use) => use[side] === 0 ? sum : sum + use.tariff.usd(use[side], read), 0)
  const otherBefore = costOf('before')
  return {
    otherBefore: fromUsd(otherBefore, currency),
    otherSaved: fromUsd(otherBefore - costOf('after'), currency),
    used: uses.flatMap(({ tariff: { allowed }, ...quantities }) => {
      if (!allowed || quantities.before + quantities.after === 0) return []
      return [{ price: allowed.price, rate: fromUsd(allowed.share(read), currency), ...quantities }]
    }),
  }
}
