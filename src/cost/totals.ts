// Sums over findings that count no money twice: of findings that speak of the same operations (a nested loop and the loop around it; one query that
// two rules report), the one that saves most counts.

import type { Work } from '../analysis/work.js'
import type { Estimate, Spread } from './estimate-types.js'

export interface Estimated {
  readonly work: Pick<Work, 'operations'>
  readonly estimate: Estimate
}

export interface Total {
  readonly currency: string
  /**
   * Lows and highs are added up as if everything were off in the same direction, which it largely is: the findings share unit costs, prices and often
   * the calls. So the range is rather too wide than too narrow.
   */
  readonly monthly: Spread
  readonly monthlyBefore: Spread
  readonly co2eGramsPerMonth: Spread
  /** How many findings are in the sum, and how many have their operations in another's. */
  readonly counted: number
  readonly covered: number
}

/** All in one currency: that of the setting. */
export function totalOf(findings: readonly Estimated[]): Total {
  const chosen = withoutDoubles(findings)
  const sum = (of: (estimate: Estimate) => Spread) => addedUp(chosen.map(({ estimate }) => of(estimate)))
  return {
    currency: findings[0]?.estimate.currency ?? 'USD',
    monthly: sum(({ monthly }) => monthly),
    monthlyBefore: sum(({ monthlyBefore }) => monthlyBefore),
    co2eGramsPerMonth: sum(({ co2eGramsPerMonth }) => co2eGramsPerMonth),
    counted: chosen.length,
    covered: findings.length - chosen.length,
  }
}

/** From the one that saves most downwards; of equal ones the first. */
export function withoutDoubles<Finding extends Estimated>(findings: readonly Finding[]): readonly Finding[] {
  const taken = new Set<string>()
  const bySaving = [...findings].sort((a, b) => b.estimate.monthly.expected - a.estimate.monthly.expected)
  return bySaving.filter(({ work }) => {
    if (work.operations.some((operation) => taken.has(operation))) return false
    work.operations.forEach((operation) => taken.add(operation))
    return true
  })
}

function addedUp(spreads: readonly Spread[]): Spread {
  return spreads.reduce((sum, { low, expected, high }) => ({
    low: sum.low + low, expected: sum.expected + expected, high: sum.high + high,
  }), { low: 0, expected: 0, high: 0 })
}
