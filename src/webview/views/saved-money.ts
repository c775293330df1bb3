// What a change saved in money: of each function whose cost is estimated, the time that was measured before and after. Calls inside of another such function
// count there, so that no money is counted twice.

import type { ViewerJoin } from '../../protocol/profile-viewer.js'
import { joinedByRow } from '../sight.js'
import type { DifferenceData } from '../trees/difference.js'

export interface SavedMoney {
  /** `saves ≈ $12/month`. */
  readonly text: string
  /** What it rests on, in a sentence. */
  readonly inputs: string
}

/** `difference`: of times, as money follows time and not memory. Undefined where nobody knows, or where it is no money. */
export function savedMoney({ tree, totalBefore, rowBefore, rowAfter, after }: DifferenceData, join: ViewerJoin | undefined): SavedMoney | undefined {
  const joined = joinedByRow(join)
  // What only one of them has was moved or renamed: nobody knows what it took before.
  const costs = Array.from(rowAfter, (row, id) => ((rowBefore[id] ?? -1) >= 0 ? joined.get(row)?.money : undefined))
  if (!costs.some((cost) => cost)) return undefined
  const inside = new Uint8Array(tree.length)
  const saved = new Map<number, number>()
  for (let row = 0; row < tree.length; row++) {
    const caller = tree.parent[row] ?? -1
    const isInside = caller >= 0 && inside[caller] === 1
    const id = tree.function[row] ?? 0
    const has = costs[id] !== undefined && (after.total[id] ?? 0) > 0
    inside[row] = isInside || has ? 1 : 0
    if (has && !isInside) saved.set(id, (saved.get(id) ?? 0) + (totalBefore[row] ?? 0) - (tree.total[row] ?? 0))
  }
  const parts = [...saved].flatMap(([id, time]) => {
    const [cost, function_] = [costs[id], joined.get(rowAfter[id] ?? -1)]
    return cost && function_ ? [{ cost, name: function_.qualified, amount: cost.expected * time / (after.total[id] ?? 1) }] : []
  }).sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount))
  const amount = parts.reduce((sum, part) => sum + part.amount, 0)
  const [largest] = parts
  if (!largest || Math.abs(amount) < leastMoney) return undefined
  const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: largest.cost.currency, maximumSignificantDigits: 2 }).format(Math.abs(amount))
  const now = parts.slice(0, mostNamed).map(({ name, cost }) => `${name} costs ${cost.text} ${cost.inputs}`).join('; ')
  return {
    text: amount > 0 ? `saves ≈ ${money}/month` : `costs ≈ ${money}/month more`,
    inputs: `if both recordings did the same work and money follows time. As estimated, now ${now}${parts.length > mostNamed ? `; and ${parts.length - mostNamed} more` : ''}.`,
  }
}

/** In whatever currency: about a cent. */
const leastMoney = 0.01
const mostNamed = 3
