// Fixes of n-plus-one-query: one query for the whole batch and a lookup by key, or the same query made once above the loop.

import type { Ask } from '../ask.js'
import type { ProposedFix } from '../rule.js'
import type { QueryInLoop } from './n-plus-one-query.js'

export function batchedQuery(_query: QueryInLoop, _ask: Ask): readonly ProposedFix[] {
  return []
}
