// Dollars to the user's currency and back, at the rate that the user gave: nothing is fetched.

import type { Currency } from './pricing.js'

export const usDollars: Currency = { code: 'USD', perUsd: 1 }

export function fromUsd(usd: number, currency: Currency): number {
  return usd * currency.perUsd
}

export function toUsd(amount: number, currency: Currency): number {
  return amount / currency.perUsd
}
