// What a user may say about prices: provider, region, currency, and prices of their own in place of the list's.
// Plain data, in the shape of `pricing` in .cost-hints.json; parsing and checking it is the configuration's part.

import type { PriceId } from './list.js'
import type { Provider } from './price.js'

export interface Pricing {
  /** `aws` if absent. */
  readonly provider?: Provider | undefined
  /** Where the workload runs, as the provider writes it: `eu-west-1`, `westeurope`. If absent, the region that the list is for. */
  readonly region?: string | undefined
  /** What money is shown in. Prices are always in US dollars. */
  readonly currency?: Currency | undefined
  /** US dollars for one unit, by the ids of the list. */
  readonly prices?: Readonly<Partial<Record<PriceId, number | PriceOverride>>> | undefined
  /** False when other work of the account already uses up what is free each month. */
  readonly freeTier?: boolean | undefined
  /** Grams of CO2e for a kWh, in place of the region's average: of a contract, or of a newer year. */
  readonly gridGramsPerKwh?: number | undefined
}

export interface PriceOverride {
  readonly usd: number
  /** For how many units `usd` is, if not for one: 1,000,000 for requests. */
  readonly per?: number | undefined
  /** Free units a month. If absent, those of the list stay. */
  readonly free?: number | undefined
  /** Set by an imported bill, whose effective prices are averages. */
  readonly origin?: 'bill' | undefined
}

export interface Currency {
  /** `EUR`, as ISO 4217 writes it. */
  readonly code: string
  /** How much of it one US dollar is. */
  readonly perUsd: number
}
