// A bulk form that a loop runs in: `with table.batch_writer() as batch:`, whose own method takes a row at a time.

import { indentationOf, indentLines, indentUnit } from '../../edits/layout.js'
import { lineEnding, statementAround } from '../../edits/above.js'
import { unusedName } from '../../edits/names.js'
import type { Ask } from '../ask.js'
import type { ProposedFix } from '../rule.js'
import { agreed, bulkName, writtenForm, type BulkPlan } from './write-in-loop.fixes.js'

export function inBatchContext(plan: BulkPlan, ask: Ask): ProposedFix | string {
  const { data, call, bulk } = plan
  const loop = ask.node(data.loop.fact.node)
  const indent = indentationOf(ask.tree, loop)
  if (loop.kind !== 'loop' || statementAround(loop) !== loop || indent === undefined || call.callee.kind !== 'member') return 'no statement can stand around the loop here'
  const unit = indentUnit(ask.tree, loop)
  const moved = indentLines(ask.tree, loop.range, unit)
  const written = writtenForm(plan, '', ask)
  if (!moved || typeof written === 'string') return 'its lines cannot be moved'
  const batch = unusedName(ask.tree, 'batch', loop)
  const header = `with ${written.text} as ${batch}:${lineEnding(ask.tree.text)}${indent}${unit}`
  return {
    title: `Write the rows in batches with ${bulkName(bulk)} around the loop (${agreed(bulk)})`,
    safety: 'suggested',
    edits: [{ range: { start: loop.range.start, end: loop.range.start }, newText: header }, ...moved, { range: call.callee.object.outer, newText: batch }],
  }
}
