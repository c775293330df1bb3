// Which finding first: what the fix saves in a year against what making it costs.

import type { Fix } from '../analysis/finding.js'
import type { Estimate } from './estimate-types.js'
import { toUsd, usDollars } from './prices/currency.js'
import type { Currency } from './prices/pricing.js'

export type Effort = 'low' | 'medium' | 'high'
export type Priority = 'low' | 'medium' | 'high'

/** A safe fix is one click; a suggested one is read and tested; without one, somebody thinks. */
export function effortOf(safety: Fix['safety'] | undefined): Effort {
  if (safety === 'safe') return 'low'
  return safety === 'suggested' ? 'medium' : 'high'
}

/** Hours of a person, from reading the finding to having it in production. */
export const effortHours: Readonly<Record<Effort, number>> = { low: 0.25, medium: 1, high: 4 }

/** US dollars for an hour of a person. */
export const hourUsd = 75

/** high: pays for itself within a year. medium: within ten. */
export function priorityOf({ monthly }: Pick<Estimate, 'monthly'>, effort: Effort, currency: Currency = usDollars): Priority {
  const yearlyUsd = toUsd(monthly.expected, currency) * 12
  const returned = yearlyUsd / (effortHours[effort] * hourUsd)
  if (returned >= 1) return 'high'
  return returned >= 0.1 ? 'medium' : 'low'
}
