// A price as estimates use it: an input among the others, with what a month's quantity costs by it, with and without what is free of charge.

import { inputOf, type Input, type Read } from './inputs.js'
import { priceList, type PriceId } from './prices/list.js'
import { costOfQuantity } from './prices/cost-of.js'
import type { Price } from './prices/price.js'
import { priceOf, type KnownPrice } from './prices/price-of.js'
import { units } from './prices/units.js'
import type { AssumptionSource, Estimate } from './estimate-types.js'
import type { Platform } from './platform.js'

export interface Tariff {
  /** Quantities of one tariff, from wherever in the work, are one quantity. */
  readonly input: Input
  /** US dollars for a month's quantity. */
  readonly usd: (quantity: number, read: Read) => number
  /** As if nothing were free: with all the tiers. */
  readonly fullUsd: (quantity: number, read: Read) => number
  /** As if nothing were free, and all of it in the first tier. */
  readonly plainUsd: (quantity: number, read: Read) => number
  readonly freeTier: (quantity: number) => Estimate['freeTier']
  /** With an allowance that the account has once; and what its dollars are worth, as an input of its own may be off. */
  readonly allowed?: { readonly price: Price, readonly share: (read: Read) => number }
}

/** Of a price that is exact, but of a platform or machine that is only assumed. */
const assumedUncertainty = 2

/** `hint` is said with a price that stands for one that nobody has named; `assumed` is how far off that may be. */
export function listTariff(id: PriceId, platform: Platform | undefined, hint?: string, assumed: number = assumedUncertainty): Tariff {
  const known = priceOf(priceList, id, platform)
  const { price } = known
  // 0.40 / 1,000,000 is a little more than 0.0000004 in binary.
  const unitUsd = Number(((price.tiers[0]?.usd ?? 0) * (1 - price.sustainedUseDiscount)).toPrecision(12))
  const input = inputOf(id, `USD/${price.unit}`, unitUsd, sourceOf(known), noteOn(known, hint), {
    uncertainty: hint === undefined ? known.uncertainty : Math.max(known.uncertainty, assumed),
  })
  const share = (read: Read) => unitUsd === 0 ? 0 : read(input) / unitUsd * (1 - price.sustainedUseDiscount)
  const full = { ...price, free: undefined }
  return {
    input,
    usd: (quantity, read) => share(read) * costOfQuantity(price, quantity).cost,
    fullUsd: (quantity, read) => share(read) * costOfQuantity(full, quantity).cost,
    plainUsd: (quantity, read) => quantity * read(input),
    freeTier: (quantity) => costOfQuantity(price, quantity).freeTier,
    ...price.free && { allowed: { price, share } },
  }
}

/** A price that only the user knows; `name` is its key in the configuration. */
export function ownTariff(name: string, unit: string, usd: number, note: string): Tariff {
  const input = inputOf(name, `USD/${unit}`, usd, 'config', note, { uncertainty: 1 })
  const costOf = (quantity: number, read: Read) => quantity * read(input)
  return { input, usd: costOf, fullUsd: costOf, plainUsd: costOf, freeTier: () => 'none' }
}

/** Calls of a service that no price is known of. */
export function unknownTariff(service: string): Tariff {
  const note = `no price is known of a call of ${service}, so it counts nothing: set pricing.services of "${service}" in .cost-hints.json`
  const input = inputOf(service, 'USD/call', 0, 'default', note, { uncertainty: 1 })
  const costOf = (quantity: number, read: Read) => quantity * read(input)
  return { input, usd: costOf, fullUsd: costOf, plainUsd: costOf, freeTier: () => 'none' }
}

const sources: Readonly<Record<KnownPrice['origin'], AssumptionSource>> = { list: 'price list', configuration: 'config', bill: 'bill' }

function sourceOf({ origin }: KnownPrice): AssumptionSource {
  return sources[origin]
}

function noteOn({ price, notes }: KnownPrice, hint: string | undefined): string {
  const { evidence } = price
  const dated = evidence.date === undefined ? evidence.source : `${evidence.source}, ${evidence.date}`
  return [`${price.what} (${dated})`, ...hint === undefined ? [] : [sentence(hint)], ...notes, ...allowanceOf(price)].join('. ').replace(/\.\./g, '.')
}

/** Each begins with a capital letter; names of machines stay as they are written. */
function sentence(text: string): string {
  return text.replace(/(?<=^|\. )[a-z]+(?= )/g, (word) => word.charAt(0).toUpperCase() + word.slice(1))
}

function allowanceOf({ free, unit }: Price): readonly string[] {
  if (!free) return []
  return [`${free.quantity.toLocaleString('en-US')} ${units[unit].many} a month are free for the account: set pricing.freeTier to false if other work uses them up`]
}
