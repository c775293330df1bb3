// An amount of what a profile measures, in the unit that people read.

import { bytesText, numberText, secondsText } from '../../cost/number-text.js'
import type { Unit } from '../../profiles/profile.js'

export function amountText(value: number, unit: Unit): string {
  if (unit === 'nanoseconds') return secondsText(value / 1e9, 3)
  return unit === 'bytes' ? bytesText(value, 3) : numberText(value, 3)
}
