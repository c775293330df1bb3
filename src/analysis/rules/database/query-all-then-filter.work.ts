// What it takes to bring all rows of a query into the program, and what to bring those that it keeps.

import type { Narrowing } from '../../model/questions/narrowings.js'
import { nodeAt } from '../../model/questions/subject.js'
import { placeKeyOf } from '../../model/questions/work-keys.js'
import { allPassesOf } from '../../model/questions/work-passes.js'
import { rowsOf } from '../../model/questions/work-rows.js'
import { detectedWork, once, times, type Share, type Term } from '../../model/questions/work-terms.js'
import type { DetectedWork } from '../../work.js'
import type { Ask } from '../ask.js'
import type { NarrowedRows } from './query-all-then-filter.js'

export function workOf({ set, narrowing }: NarrowedRows, ask: Ask): DetectedWork | undefined {
  const kept = keptOf(narrowing, ask)
  if (!kept) return undefined
  const { function: id, passes } = allPassesOf(ask.subject, set)
  const all = rowsOf(set.query.subject, set.query.value)
  // No more are kept than there are.
  const few = kept.bounds.map((bound) => ({ ...bound, ...all.table !== undefined && { table: all.table }, most: bound.most ?? all.most, within: all }))
  return detectedWork({
    subject: ask.subject, function: id, operations: [placeKeyOf(set.query.subject, set.query.node)],
    before: reading(passes, times(all)), after: reading(passes, { ...kept, bounds: few }),
  })
}

function reading(passes: Term, rows: Term): readonly Share[] {
  const isOne = rows.times === 1 && rows.bounds.length === 0
  return [{ kind: 'query', count: [passes], waits: 'sequential', ...!isOne && { rows: [rows] } }, { kind: 'row', count: [times(passes, rows)] }]
}

/** The rows that the program has use for; those that match are a number of their own. */
function keptOf(narrowing: Narrowing, ask: Ask): Term | undefined {
  switch (narrowing.how) {
    case 'count': case 'exists': case 'some': case 'first': return once
    case 'filter': {
      const [test] = narrowing.tests
      return test && times({ key: `kept ${test.id}`, form: 'rows', subject: ask.subject, node: test.id, most: undefined, loops: [] })
    }
    case 'cut': {
      const { node } = narrowing
      const upper = node.kind === 'index' && node.index.kind === 'slice' ? node.index.upper : node.kind === 'call' ? node.arguments[1]?.value : undefined
      const most = upper?.kind === 'literal' && typeof upper.value === 'number' ? upper.value : undefined
      return times({ key: `kept ${node.id}`, form: 'rows', subject: ask.subject, node: nodeAt(ask.subject, node.id).id, most, loops: [] })
    }
  }
}
