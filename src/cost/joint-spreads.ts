// What several estimates come to when the account's allowances are granted to all of them once: prices apply to the sum of their units, before and after
// all of the fixes. At each point where their inputs are off, those of all are, as in every sum of ranges.

import type { AllowedUse, SharedUse, Spread, UsePoint } from './estimate-types.js'
import { costOfQuantity } from './prices/cost-of.js'

export function jointSpreads(uses: readonly SharedUse[]): { readonly saving: Spread, readonly before: Spread } {
  return {
    saving: spreadAt(uses.map(({ saving }) => saving), (points) => total(points, 'otherSaved', (used) => jointCost(used, 'before') - jointCost(used, 'after'))),
    before: spreadAt(uses.map(({ before }) => before), (points) => total(points, 'otherBefore', (used) => jointCost(used, 'before'))),
  }
}

function spreadAt(uses: readonly (readonly UsePoint[])[], figure: (points: readonly UsePoint[]) => number): Spread {
  const most = Math.max(...uses.map((points) => points.length))
  const figures = Array.from({ length: most }, (_, at) => figure(uses.flatMap((points) => points[at] ?? points[0] ?? [])))
  return { low: Math.min(...figures), expected: figures[0] ?? 0, high: Math.max(...figures) }
}

function total(points: readonly UsePoint[], other: 'otherBefore' | 'otherSaved', costOf: (used: readonly AllowedUse[]) => number): number {
  const byPrice = new Map<string, AllowedUse[]>()
  for (const one of points.flatMap(({ used }) => used)) {
    const key = one.price.free?.shared ?? one.price.id
    byPrice.set(key, [...byPrice.get(key) ?? [], one])
  }
  return [...byPrice.values()].reduce((sum, used) => sum + costOf(used), points.reduce((sum, point) => sum + point[other], 0))
}

/** What all of the units cost, each of them the average of all. */
function jointCost(used: readonly AllowedUse[], side: 'before' | 'after'): number {
  const units = used.reduce((sum, one) => sum + one[side], 0)
  return units === 0 ? 0 : used.reduce((sum, one) => sum + one.rate * costOfQuantity(one.price, units).cost * one[side] / units, 0)
}
