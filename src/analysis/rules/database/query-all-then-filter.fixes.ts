// The query asks for what the program keeps: a condition, a number, or whether there is any row.

import type { Fixes, ProposedFix } from '../rule.js'
import type { Ask } from '../ask.js'
import { countedInstead, foundInstead } from './query-all-then-filter.count.js'
import type { NarrowedRows } from './query-all-then-filter.js'
import { conditionInKeywords } from './query-all-then-filter.keywords.js'
import { conditionInOptions } from './query-all-then-filter.options.js'

export type Plan = ProposedFix | { readonly reason: string }

export function narrowed(data: NarrowedRows, ask: Ask): Fixes {
  const plan = planOf(data, ask)
  return 'reason' in plan ? plan.reason : [plan]
}

function planOf(data: NarrowedRows, ask: Ask): Plan {
  const { set, narrowing } = data
  if (set.hops.length > 0 || set.query.subject !== ask.subject) return { reason: 'The rows are loaded in another function, for all that call it.' }
  switch (narrowing.how) {
    case 'count': return countedInstead(data, narrowing.node, ask)
    case 'exists': return foundInstead(data, narrowing.node, ask)
    case 'filter': {
      if (!narrowing.condition?.all) return { reason: 'The condition is not one that can be written into the query for you.' }
      return ask.isPython ? conditionInKeywords(data, narrowing, ask) : conditionInOptions(data, narrowing, ask)
    }
    default: return { reason: 'What the query would have to say cannot be written for you here.' }
  }
}
