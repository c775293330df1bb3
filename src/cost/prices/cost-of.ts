// What a quantity costs in a month, through free allowance and tiers, and what a smaller quantity saves.

import type { Price, PricedTier } from './price.js'
import { hoursPerMonth } from './units.js'

export interface QuantityCost {
  /** US dollars. */
  readonly cost: number
  /** `none`: nothing of it is free. */
  readonly freeTier: 'inside' | 'partly' | 'none'
  /** The tier that the last unit falls into; 0 is the first. */
  readonly tier: number
  /** Whether every price that went into it is. */
  readonly verified: boolean
}

/**
 * Units of a month, from zero: where an allowance or tier is shared by an account, the whole account's, or small parts look free one by one.
 * Free units are the first of the month, and count towards the tiers.
 */
export function costOfQuantity(price: Price, quantity: number): QuantityCost {
  if (!(quantity >= 0)) throw new RangeError(`${price.id}: ${quantity} is no quantity`)
  const free = price.free?.quantity ?? 0
  const paid = partsBetween(price.tiers, Math.min(free, quantity), quantity)
  return {
    cost: paid.reduce((sum, { tier, amount }) => sum + amount * tier.usd, 0),
    freeTier: freeTierOf(free, quantity),
    tier: price.tiers.findIndex(({ upTo }) => quantity <= upTo),
    verified: paid.every(({ tier }) => tier.evidence.verified) && (free === 0 || price.free?.evidence.verified === true),
  }
}

/** Dollars a month when `before` becomes `after`: the units that go away are the last ones, at the price of the highest tiers. Negative when it grows. */
export function savingOfReduction(price: Price, before: number, after: number): number {
  return costOfQuantity(price, before).cost - costOfQuantity(price, after).cost
}

/** An instance that runs all month, with the discount that it then has. */
export function costOfInstanceMonth(price: Price): number {
  return costOfQuantity(price, hoursPerMonth).cost * (1 - price.sustainedUseDiscount)
}

interface TierPart {
  readonly tier: PricedTier
  readonly amount: number
}

function partsBetween(tiers: readonly PricedTier[], from: number, to: number): readonly TierPart[] {
  return tiers
    .map((tier, at) => ({ tier, amount: Math.min(tier.upTo, to) - Math.max(tiers[at - 1]?.upTo ?? 0, from) }))
    .filter(({ amount }) => amount > 0)
}

function freeTierOf(free: number, quantity: number): QuantityCost['freeTier'] {
  if (free === 0) return 'none'
  return quantity <= free ? 'inside' : 'partly'
}
