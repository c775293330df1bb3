// A query per iteration pays a round trip per row; one query for all of them pays it once.

import type { NodeId } from '../../model/facts.js'
import { weaker } from '../../model/kinds.js'
import type { Operation } from '../../model/questions/operations.js'
import type { Step } from '../../model/questions/reach.js'
import type { Repetition } from '../../model/questions/repetition.js'
import { rule } from '../rule.js'
import { oncePer } from '../words.js'
import { batchedQuery } from './n-plus-one-query.fixes.js'

export interface QueryInLoop {
  /** What stands in the loop: the query itself, or the call that leads to it. */
  readonly step: Step
  readonly operation: Operation
  /** The calls between the step and the operation, outermost first; empty where the step is the query. */
  readonly hops: readonly NodeId[]
  readonly loop: Repetition
  /** The expression that the finding stands at: the query call, the expression that builds a lazy query, or the call in the loop. */
  readonly node: NodeId
  /** Nothing that the query is given changes from one iteration to the next: it can be hoisted. */
  readonly isInvariant: boolean
}

export default rule<'step', QueryInLoop>({
  id: 'n-plus-one-query',
  languages: ['python', 'typescript'],
  category: 'database',
  severity: 'warning',
  summary: 'A query runs once per iteration of a loop.',
  why: 'Every query waits for a round trip to the database, so the loop waits once per row. One query for all rows, and a lookup by key, waits once.',
  fixes: 'Asks once for the whole batch above the loop and looks rows up by their key. Suggested: the rows are read earlier and all at once.',
  costs: [],
  fine: [],
  at: 'step',
  detect(step, ask) {
    const loop = ask.repeats(step)
    const read = step.reached.find((one) => one.operation.kind === 'query')
    if (!loop || !read) return undefined
    return {
      range: ask.node(step.node).range,
      confidence: weaker(read.confidence, loop.confidence),
      message: `Query runs ${oncePer(ask, loop.loop)} (N+1): one query for all of them would do.`,
      data: { step, operation: read.operation, hops: read.hops, loop, node: step.node, isInvariant: false },
    }
  },
  fix: ({ data }, ask) => batchedQuery(data, ask),
})
