// The price that counts: the list's, or the user's in its place, with how far it can be trusted and the sentences that must be shown with it.

import type { PriceId, PriceList } from './list.js'
import type { Evidence, FreeAllowance, Price, PricedTier, PriceRow, Provider, Seller } from './price.js'
import type { PriceOverride, Pricing } from './pricing.js'
import { listRegions, regionFit } from './regions.js'

export interface KnownPrice {
  readonly price: Price
  readonly origin: 'list' | 'configuration' | 'bill'
  /** Factor up and down for the range of an estimate; 1 is exact. */
  readonly uncertainty: number
  /** Whole sentences, to be shown among the assumptions. */
  readonly notes: readonly string[]
}

/** An effective price is an average over what was billed. */
export const billUncertainty = 1.1

export function priceOf(list: PriceList, id: PriceId, pricing: Pricing = {}): KnownPrice {
  const listed = fromList(id, list[id], pricing.freeTier !== false)
  const override = pricing.prices?.[id]
  if (override !== undefined) return overridden(listed, typeof override === 'number' ? { usd: override } : override)
  const fit = regionFit(listed.region, regionIn(pricing, listed.provider))
  const notes = [fit.note, doubtOf(listed.evidence)].filter((note) => note !== undefined)
  return { price: listed, origin: 'list', uncertainty: fit.uncertainty, notes }
}

export function providerIn(pricing: Pricing): Provider {
  return pricing.provider ?? 'aws'
}

/** Where the user's work is; if that is not said, where the list is. */
function regionIn(pricing: Pricing, seller: Seller): string {
  return (providerIn(pricing) === seller ? pricing.region : undefined) ?? homeOf(seller)
}

function homeOf(seller: Seller): string {
  return seller === 'openai' || seller === 'anthropic' ? 'any' : listRegions[seller]
}

function fromList(id: PriceId, row: PriceRow, hasFreeTier: boolean): Price {
  const provider = providerOf(id)
  return {
    id, provider, what: row.what, unit: row.unit, billing: row.billing, evidence: row.evidence,
    tiers: tiersOf(row),
    region: row.region ?? homeOf(provider),
    free: hasFreeTier ? row.free : undefined,
    sustainedUseDiscount: row.sustainedUseDiscount ?? 0,
  }
}

function tiersOf({ usd, evidence }: PriceRow): readonly PricedTier[] {
  if (typeof usd === 'number') return [{ upTo: Infinity, usd, evidence }]
  return usd.map((tier) => ({ upTo: tier.upTo ?? Infinity, usd: tier.usd, evidence: tier.evidence ?? evidence }))
}

/** A price of the user's own holds where their work runs, whatever region the list is of, and has no tiers and no further discounts. */
function overridden(listed: Price, override: PriceOverride): KnownPrice {
  const isBilled = override.origin === 'bill'
  const evidence: Evidence = { mark: 'given', source: isBilled ? 'effective price of the imported bill' : 'configuration', verified: true }
  const price: Price = {
    ...listed, evidence,
    tiers: [{ upTo: Infinity, usd: override.usd / (override.per ?? 1), evidence }],
    free: freeOf(listed.free, override.free, evidence),
    sustainedUseDiscount: 0,
  }
  return { price, origin: isBilled ? 'bill' : 'configuration', uncertainty: isBilled ? billUncertainty : 1, notes: [] }
}

function freeOf(listed: FreeAllowance | undefined, quantity: number | undefined, evidence: Evidence): FreeAllowance | undefined {
  if (quantity === undefined) return listed
  return quantity === 0 ? undefined : { quantity, evidence }
}

function doubtOf({ verified, source }: Evidence): string | undefined {
  return verified ? undefined : `The price is not verified (${source}).`
}

function providerOf(id: PriceId): Seller {
  return sellers.find((seller) => id.startsWith(`${seller}.`)) ?? 'aws'
}

const sellers: readonly Seller[] = ['aws', 'azure', 'google', 'openai', 'anthropic']
