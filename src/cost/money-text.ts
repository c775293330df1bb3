// Money as people read it, with no more digits than its range deserves: `≈ $12/month`, `$3–50/month`, `< $0.01/month`.

import type { Spread } from './estimate-types.js'
import { rounded, written } from './number-text.js'

/** Amounts below are no money. */
const leastAmount = 0.01

/** Up to this factor around the expected value, that value says it all; beyond, both ends are shown. */
const narrow = 1.5

export function moneyText(spread: Spread, currency: string, { perMonth = true }: { readonly perMonth?: boolean } = {}): string {
  return amountText(spread, currency) + (perMonth ? '/month' : '')
}

function amountText({ low, expected, high }: Spread, currency: string): string {
  if (low === 0 && high === 0) return symbolised('0', currency)
  if (low <= -leastAmount) return belowZero({ low, expected, high }, currency)
  if (high < leastAmount) return `< ${symbolised(String(leastAmount), currency)}`
  if (low < leastAmount) return `up to ${symbolised(oneDigit(high), currency)}`
  const factor = Math.sqrt(high / low)
  const [least, most] = [oneDigit(low), oneDigit(high)]
  if (factor <= narrow || least === most) return `≈ ${symbolised(written(rounded(expected, digitsFor(factor))), currency)}`
  return `${symbolised(least, currency)}–${most}`
}

/** A fix that may cost more than it saves. */
function belowZero({ low, high }: Spread, currency: string): string {
  const [least, most] = [low, high].map((amount) => `${amount < 0 ? '−' : ''}${symbolised(oneDigit(Math.abs(amount)), currency)}`)
  return least === most ? `≈ ${least ?? ''}` : `${least ?? ''} to ${most ?? ''}`
}

/** By how far off it may be, up and down: within 2 % the third digit still says something, within a third the second. */
export function digitsFor(factor: number): number {
  if (factor <= 1.02) return 3
  return factor <= narrow ? 2 : 1
}

function oneDigit(amount: number): string {
  return written(rounded(amount, 1))
}

const symbols: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥', INR: '₹', KRW: '₩' }

function symbolised(amount: string, currency: string): string {
  const symbol = Object.hasOwn(symbols, currency) ? symbols[currency] : undefined
  return symbol === undefined ? `${currency} ${amount}` : symbol + amount
}
