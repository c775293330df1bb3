// Fixes of n-plus-one-query: one query for the whole batch and a lookup by key, or the same query made once above the loop.

import type { EffectKind } from '../../libraries/schema.js'
import { isInside } from '../../text/range.js'
import type { Ask } from '../ask.js'
import { noFix, type Fixes } from '../rule.js'
import type { Batching } from './n-plus-one-query.plan.js'
import { hoistedQuery } from './n-plus-one-query.hoist.js'
import { batchedLookup } from './n-plus-one-query.orm.js'
import { batchedSql } from './n-plus-one-query.sql.js'
import type { QueryInLoop } from './n-plus-one-query.js'

export function batchedQuery(data: QueryInLoop, ask: Ask): Fixes {
  const plan = planOf(data, ask)
  return typeof plan === 'string' ? noFix(plan) : [plan.fix]
}

function planOf(data: QueryInLoop, ask: Ask): Batching | string {
  if (data.course === 'fan-out') return 'each connection has to be asked by itself'
  if (changesDatabase(data, ask)) return 'the loop also writes to the database'
  if (data.course === 'same') return hoistedQuery(data, ask)
  const isSql = data.operation.sql !== undefined || data.operation.library?.model.sql !== undefined
  return isSql ? batchedSql(data, ask) : batchedLookup(data, ask)
}

const changing: ReadonlySet<EffectKind> = new Set(['write', 'begin', 'commit', 'rollback', 'lock'])

/** What the loop writes, a later iteration may read. */
function changesDatabase({ loop }: QueryInLoop, ask: Ask): boolean {
  const { range } = ask.node(loop.fact.node)
  return ask.steps.some((step) => isInside(ask.node(step.node).range, range) && step.reached.some(({ operation }) => changing.has(operation.kind)))
}
