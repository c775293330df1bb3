// Sums over findings that count no money twice: of findings that speak of the same operations (a nested loop and the loop around it; one query that
// two rules report), the one that saves most counts.

import type { Work } from '../analysis/work.js'
import { jointSpreads } from './joint-spreads.js'
import type { Estimate, Spread } from './estimate-types.js'
import { leastMoney } from './money-text.js'

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
  /** Free allowances are granted once, and that makes a difference: less is free than of each finding alone. */
  readonly sharesAllowance: boolean
}

/** All in one currency: that of the setting. */
export function totalOf(findings: readonly Estimated[]): Total {
  const chosen = withoutDoubles(findings)
  const sum = (estimates: readonly Estimate[], of: (estimate: Estimate) => Spread) => addedUp(estimates.map(of))
  const estimates = chosen.map(({ estimate }) => estimate)
  const sharing = estimates.filter(({ shared }) => shared)
  const apart = sharing.length > 1 ? estimates.filter(({ shared }) => !shared) : estimates
  const joint = sharing.length > 1 ? jointSpreads(sharing.flatMap(({ shared }) => shared ?? [])) : { saving: nothing, before: nothing }
  const monthly = addedUp([sum(apart, (one) => one.monthly), joint.saving])
  return {
    currency: findings[0]?.estimate.currency ?? 'USD',
    monthly,
    monthlyBefore: addedUp([sum(apart, ({ monthlyBefore }) => monthlyBefore), joint.before]),
    co2eGramsPerMonth: sum(estimates, ({ co2eGramsPerMonth }) => co2eGramsPerMonth),
    counted: chosen.length,
    covered: findings.length - chosen.length,
    sharesAllowance: isTold(monthly, sum(estimates, (one) => one.monthly)),
  }
}

const nothing: Spread = { low: 0, expected: 0, high: 0 }

/** Whether the total is more money than its findings say, so that somebody would wonder. */
function isTold(joint: Spread, single: Spread): boolean {
  return (['expected', 'high'] as const).some((end) => joint[end] > tellingFactor * Math.max(leastMoney, single[end]))
}

/** By so much must a sum be more than its parts before anybody wonders. */
const tellingFactor = 1.2

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
  }), nothing)
}
