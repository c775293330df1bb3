// What an estimate says: ranges with every assumption behind them, ready to be shown by editor, terminal and reports alike.

import type { Price } from './prices/price.js'

/** low ≤ expected ≤ high. */
export interface Spread {
  readonly low: number
  readonly expected: number
  readonly high: number
}

/** published: a coefficient that somebody publishes, such as the watts of a processor. */
export type AssumptionSource = 'literal' | 'annotation' | 'profile' | 'metrics' | 'bill' | 'config' | 'benchmark' | 'price list' | 'published' | 'default'

export interface Assumption {
  /** Stable, for links and tests: `calls`, `iterations N`, `query seconds`, a price id. */
  readonly name: string
  readonly value: number
  /** calls/month, elements, seconds, USD/GB-second … */
  readonly unit: string
  readonly source: AssumptionSource
  /** In a sentence: where it comes from, and how to say it better. */
  readonly note: string
  /** Factor ≥ 1. */
  readonly uncertainty: number
  /** Its part in how unsure the saving is, 0 to 1: what to say better first. */
  readonly weight?: number
  /** It is a number of elements, rows or bytes that one call works on. */
  readonly isOfWork?: true
}

/** Of one call. */
export interface PerCall {
  /** Operations by kind: `query` → 101. */
  readonly operations: Readonly<Record<string, number>>
  /** Wall time. */
  readonly seconds: number
  /** Of the program's processor. */
  readonly cpuSeconds: number
  /** Of the database's processor. */
  readonly databaseSeconds: number
  /** Most memory at a time that the work holds. */
  readonly bytes: number
}

/** Of saving and cost alike, at the same number of points: as expected first, then where inputs are off. In the currency of the estimate. */
export interface SharedUse {
  readonly saving: readonly UsePoint[]
  readonly before: readonly UsePoint[]
}

export interface UsePoint {
  /** Of what no allowance covers: what it costs as it is, and what is saved of that. */
  readonly otherBefore: number
  readonly otherSaved: number
  readonly used: readonly AllowedUse[]
}

/** Units of a price with an allowance. */
export interface AllowedUse {
  readonly price: Price
  /** Money for one of its dollars: the currency's rate, and how far off the price may be at this point. */
  readonly rate: number
  readonly before: number
  readonly after: number
}

/** Of one call, what becomes less by a fix; negative for what becomes more. */
export interface SavedPerCall {
  /** Of the operations that are more or less often done. */
  readonly operations: Readonly<Record<string, Spread>>
  readonly seconds: Spread
  readonly cpuSeconds: Spread
  readonly databaseSeconds: Spread
  readonly bytes: Spread
}

export interface Estimate {
  readonly currency: string
  /** What the fix saves a month. */
  readonly monthly: Spread
  readonly monthlyBefore: Spread
  readonly monthlyAfter: Spread
  /** What the fix would save at list prices, were nothing free of charge; absent where nothing is. */
  readonly monthlyBeyondFreeTier?: Spread
  readonly callsPerMonth: Spread
  readonly perCall: { readonly before: PerCall, readonly after: PerCall, readonly saved: SavedPerCall }
  /** Where it was measured how long the work takes, the figures are fitted to that. */
  readonly isMeasured?: true
  /** Most seconds of one call that the work may have taken by that, those of the whole call, and whether waiting is in them. */
  readonly measured?: { readonly most: number, readonly whole: number, readonly isWall: boolean }
  readonly co2eGramsPerMonth: Spread
  readonly assumptions: readonly Assumption[]
  /** With the names of assumptions: `calls × (1 + N − 2) × query seconds × …`. */
  readonly formula: string
  /** The account's free allowance covers it: what it would cost beyond is not saved. */
  readonly freeTier: 'inside' | 'partly' | 'none'
  /** What it uses of allowances that the whole account has once; absent where it uses none. */
  readonly shared?: SharedUse
  /** Total uncertainty; falls as inputs are measured. */
  readonly uncertainty: number
}
