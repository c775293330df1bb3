// Where the scale above a flame graph has amounts, and how they are written.

import { scaleFor } from './amounts.js'
import type { Unit } from '../profiles/profile.js'

export interface Ticks {
  readonly step: number
  readonly text: (amount: number) => string
}

/** At most so many, at 1, 2 or 5 times a power of ten. */
export function ticks(from: number, to: number, most: number, unit: Unit): Ticks {
  const [scale, name] = scaleFor(Math.max(Math.abs(from), Math.abs(to)), unit)
  const rough = Math.max((to - from) / most / scale, Number.MIN_VALUE)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5].find((one) => one * power >= rough) ?? 10) * power
  const digits = Math.min(12, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)))
  return { step: step * scale, text: (amount) => `${(amount / scale).toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })}${name === '' ? '' : ` ${name}`}` }
}
