// Money as people read it, with no more digits than its range deserves: `≈ $12/month`, `$3–50/month`, `< $0.01/month`.

import type { Spread } from './estimate-types.js'
import { rounded, written } from './number-text.js'

/** Amounts below are no money. In whatever currency: about a cent. */
export const leastMoney = 0.01

/** Up to this factor around the expected value, that value says it all; beyond, both ends are shown. */
const narrow = 1.1

/** Up to this one, the ends of a range have two digits. */
const middling = 1.5

export function moneyText(spread: Spread, currency: string, { perMonth = true }: { readonly perMonth?: boolean } = {}): string {
  return amountText(spread, currency) + (perMonth ? '/month' : '')
}

function amountText({ low, expected, high }: Spread, currency: string): string {
  if (low === 0 && high === 0) return symbolised('0', currency)
  if (low <= -leastMoney) return belowZero({ low, expected, high }, currency)
  if (high < leastMoney) return `< ${symbolised(String(leastMoney), currency)}`
  if (low < leastMoney) return `up to ${symbolised(oneDigit(high), currency)}`
  const factor = Math.sqrt(high / low)
  const digits = factor <= middling ? 2 : 1
  const [least, most] = [low, high].map((end) => written(rounded(end, digits)))
  if (factor <= narrow || least === undefined || most === undefined || least === most) return `≈ ${symbolised(written(rounded(expected, factor <= 1.02 ? 3 : 2)), currency)}`
  return `${symbolised(least, currency)}–${most}`
}

/** A fix that may cost more than it saves. */
function belowZero({ low, high }: Spread, currency: string): string {
  const [least, most] = [low, high].map((amount) => `${amount < 0 ? '−' : ''}${symbolised(oneDigit(Math.abs(amount)), currency)}`)
  return least === most ? `≈ ${least ?? ''}` : `${least ?? ''} to ${most ?? ''}`
}

function oneDigit(amount: number): string {
  return written(rounded(amount, 1))
}

const symbols: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥', INR: '₹', KRW: '₩' }

function symbolised(amount: string, currency: string): string {
  const symbol = Object.hasOwn(symbols, currency) ? symbols[currency] : undefined
  return symbol === undefined ? `${currency} ${amount}` : symbol + amount
}
