// What a price is: dollars per one unit, with its tiers, its free allowance, where it is from and since when. Every table holds rows of this shape.
// The trap: work that is removed saves the whole price only where the cloud bills what is used; see `Billing`.

import type { Unit } from './units.js'

export type Provider = 'aws' | 'azure' | 'google'

/** Who sells: a cloud, or the maker of a language model, whose prices are the same everywhere. */
export type Seller = Provider | 'openai' | 'anthropic'

/**
 * How a price was read: `golden` from test outputs that are generated from the vendors' price interfaces, `publisher` on a page of the
 * vendor, or of whoever the figure is of, `secondary` on a page of somebody else, `tables` in the tables of several repositories, `memory` nowhere that
 * could be cited. `given` is what the user, or a bill of theirs, says.
 */
export type Mark = 'golden' | 'publisher' | 'secondary' | 'tables' | 'memory' | 'given'

export interface Evidence {
  readonly mark: Mark
  readonly source: string
  /** `2026-08-21`, `2025-05` or `2022`, as precise as the source is; absent when it bears no date. */
  readonly date?: string
  /** False for what rests on memory, on one table alone, or on tables that disagree: shown with the price. */
  readonly verified: boolean
}

/**
 * `use`: the bill falls with the work (a function's duration, requests, bytes moved or kept).
 * `provision`: the bill is for capacity that was asked for (an instance, a container's vCPU, a disk's size). It falls only when the capacity does, so what
 * removed work saves here must be multiplied by the share of it that the capacity really follows.
 */
export type Billing = 'use' | 'provision'

export interface Tier {
  /** Units a month up to which the price holds, counted from zero; absent in the last tier. */
  readonly upTo?: number
  readonly usd: number
  /** Where a tier is known from, if not from where its price is. */
  readonly evidence?: Evidence
}

export interface FreeAllowance {
  /** Units a month, for the whole account and not for each function: they are the first units of the month. */
  readonly quantity: number
  readonly evidence: Evidence
  /** Prices that draw on one allowance have one name here (Lambda on both processors). */
  readonly shared?: string
}

/** A row of a table, as it is written down. */
export interface PriceRow {
  readonly what: string
  readonly unit: Unit
  /** US dollars for one unit, or ascending tiers. Zero for what is free of charge. */
  readonly usd: number | readonly Tier[]
  readonly billing: Billing
  readonly evidence: Evidence
  /** If not the region that all of the list is for: another one, or `any` for one price in all of the world. */
  readonly region?: string
  readonly free?: FreeAllowance
  /** Share that is taken off an instance that runs for the whole month, without being asked for. */
  readonly sustainedUseDiscount?: number
}

export type PriceTable = Readonly<Record<string, PriceRow>>

/** A tier of a price in use: where it is known from is always said. */
export interface PricedTier {
  /** `Infinity` in the last tier. */
  readonly upTo: number
  readonly usd: number
  readonly evidence: Evidence
}

/** A price in use: a row of the list, or what the user put in its place. */
export interface Price {
  readonly id: string
  readonly provider: Seller
  readonly what: string
  readonly unit: Unit
  /** At least one; ascending. */
  readonly tiers: readonly PricedTier[]
  readonly billing: Billing
  readonly evidence: Evidence
  /** The region that the price is of, not the user's. */
  readonly region: string
  readonly free: FreeAllowance | undefined
  readonly sustainedUseDiscount: number
}
