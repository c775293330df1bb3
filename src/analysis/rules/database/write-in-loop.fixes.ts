// Fixes of write-in-loop: the rows are collected in the loop and written after it, by the library's own bulk form.

import { insertAbove } from '../../edits/above.js'
import { insertBelow } from '../../edits/below.js'
import { indentUnit, usesSemicolons } from '../../edits/layout.js'
import { pythonName } from '../../edits/imports.js'
import { unusedName } from '../../edits/names.js'
import type { Bulk } from '../../libraries/schema.js'
import { none } from '../../model/facts.js'
import type { Call, Node } from '../../syntax/tree.js'
import { isInside } from '../../text/range.js'
import type { Ask } from '../ask.js'
import { noFix, type Fixes, type ProposedFix } from '../rule.js'
import { aroundWrite } from './write-in-loop.around.js'
import { odd, rowOf, type Row } from './write-in-loop.rows.js'
import { notNew } from './write-in-loop.saved.js'
import { inBatchContext } from './write-in-loop.context.js'
import { comprehendedWrite, mappedWrite } from './write-in-loop.mapped.js'
import type { WriteInLoop } from './write-in-loop.js'

export function bulkWrite(data: WriteInLoop, ask: Ask): Fixes {
  const plan = planOf(data, ask)
  return typeof plan === 'string' ? noFix(plan) : [plan]
}

/** A write to be made in bulk: the call, its row and the twin that takes many of them. */
export interface BulkPlan {
  readonly data: WriteInLoop
  readonly call: Call
  readonly bulk: Bulk
  readonly row: Row
}

function planOf(data: WriteInLoop, ask: Ask): ProposedFix | string {
  const { step, loop, course, operation } = data
  if (!step.direct) return overridden(data, ask) ?? 'the write is in a function that the loop calls'
  if (course === 'fan-out') return 'each connection has to be written to by itself'
  if (course === 'same') return 'every iteration writes the same'
  if (operation.kind === 'mark') return 'the session is also flushed or committed in the loop'
  const call = ask.node(step.node)
  const twins = operation.library?.model.bulk ?? []
  if (call.kind !== 'call' || twins.length === 0) return 'how it is written in bulk has to be decided by hand'
  const around = aroundWrite(data, call, ask)
  if (around !== undefined) return around
  const reasons: string[] = []
  for (const bulk of twins) {
    const row = rowOf(data, { call, bulk }, ask)
    if (typeof row === 'string') { reasons.push(row); continue }
    const plan: BulkPlan = { data, call, bulk, row }
    if (bulk.enters === true) return inBatchContext(plan, ask)
    if (loop.fact.form === 'callback') return mappedWrite(plan, ask)
    return loop.fact.form === 'clause' ? comprehendedWrite(plan, ask) : collected(plan, ask)
  }
  // That an object is not new says nothing where it is one that was read.
  return reasons.find((reason) => reason !== notNew) ?? reasons[0] ?? odd
}

/** `book.save()` where `Book.save` ends in `super().save()`: a bulk form would not call it. */
function overridden({ step, operation, hops }: WriteInLoop, ask: Ask): string | undefined {
  const call = ask.node(step.node)
  const { facts } = operation.subject
  const inner = facts.values[facts.calls[operation.call]?.callee ?? none]
  const own = facts.functions[operation.site.function]
  if (hops.length > 0 || call.kind !== 'call' || call.callee.kind !== 'member' || inner?.op !== 'member') return undefined
  if (inner.name !== call.callee.property || own?.name !== inner.name) return undefined
  const owner = facts.classes[own.class]
  return owner && `the bulk form would not call \`${owner.name}.${own.name}\``
}

/** `rows = []` above the loop, `rows.append(row)` in it, the bulk form after it. */
function collected(plan: BulkPlan, ask: Ask): ProposedFix | string {
  const { data, call, row } = plan
  const loop = ask.node(data.loop.fact.node)
  if (loop.kind !== 'loop') return 'the loop is part of an expression'
  const statement = call.parent?.kind === 'await' ? call.parent : call
  const rows = unusedName(ask.tree, row.name, loop)
  const semicolon = usesSemicolons(ask.tree) ? ';' : ''
  const sent = sentAfter(plan, rows, indentUnit(ask.tree, loop), ask)
  if (typeof sent === 'string') return sent
  const above = insertAbove(ask.tree, loop, ask.isPython ? `${rows} = []` : `const ${rows} = []${semicolon}`)
  const below = insertBelow(ask.tree, loop, sent.lines)
  if (!above || !below) return 'no statement can stand beside the loop here'
  return {
    title: titleOf(plan.bulk), safety: 'suggested',
    edits: [
      ...sent.edits, above, { range: statement.outer, newText: ask.isPython ? `${rows}.append(${row.text})` : `${rows}.push(${row.text})` },
      below,
    ],
  }
}

interface Sent { readonly lines: readonly string[]; readonly edits: ProposedFix['edits'] }

/** The statements after the loop: one call, one if there are rows, or one for each part of them. */
function sentAfter(plan: BulkPlan, rows: string, unit: string, ask: Ask): Sent | string {
  const { call, bulk } = plan
  const semicolon = usesSemicolons(ask.tree) ? ';' : ''
  const [start, step] = [unusedName(ask.tree, 'start', call), String(bulk.most ?? 0)]
  const part = bulk.most === undefined ? rows : ask.isPython ? `${rows}[${start}:${start} + ${step}]` : `${rows}.slice(${start}, ${start} + ${step})`
  const written = writtenForm(plan, part, ask)
  if (typeof written === 'string') return written
  const { edits } = written
  const one = `${call.parent?.kind === 'await' ? 'await ' : ''}${written.text}${semicolon}`
  if (bulk.most !== undefined) {
    const lines = ask.isPython
      ? [`for ${start} in range(0, len(${rows}), ${step}):`, unit + one]
      : [`for (let ${start} = 0; ${start} < ${rows}.length; ${start} += ${step}) {`, unit + one, '}']
    return { lines, edits }
  }
  if (bulk.needsRows !== true) return { lines: [one], edits }
  return { lines: ask.isPython ? [`if ${rows}:`, unit + one] : [`if (${rows}.length > 0) ${one}`], edits }
}

export function titleOf(bulk: Bulk): string {
  return `Write all rows ${bulk.most === undefined ? 'at once' : 'in batches'} with ${bulkName(bulk)} after the loop (${agreed(bulk)})`
}

/** What whoever takes the fix agrees to. */
export function agreed({ agreement }: Bulk): string {
  return `they are written later, and together${agreement === undefined ? '' : `; ${agreement}`}`
}

/** The name that the bulk form is known by: `bulk_create`, `executemany`. */
export function bulkName(bulk: Bulk): string {
  return /(\w+)\((?=[^(]*\$rows)/.exec(bulk.code)?.[1] ?? /(\w+)\(/.exec(bulk.code)?.[1] ?? 'its bulk form'
}

export interface Written { readonly text: string; readonly edits: ProposedFix['edits'] }

/** The bulk form with the rows in it; a reason where a name that it needs is taken. */
export function writtenForm({ data, call, bulk, row }: BulkPlan, rows: string, ask: Ask): Written | string {
  const receiver = call.callee.kind === 'member' ? ask.text(call.callee.object.outer) : ''
  const parts: Readonly<Record<string, string>> = { receiver, rows, sql: row.sql, model: row.model, fields: row.fields, arguments: row.others }
  const code = row.others === '' ? bulk.code.replace(/, \{ \$arguments \}|, \$arguments/, '') : bulk.code
  let text = code.replace(/\$(receiver|rows|sql|model|fields|arguments)(?![a-z])/g, (_, part: string) => parts[part] ?? '')
  const edits: ProposedFix['edits'][number][] = []
  for (const wanted of bulk.imports ?? []) {
    const [, module = '', name = ''] = /^from (\S+) import (\w+)$/.exec(wanted) ?? []
    const imported = pythonName(ask.tree, ask.facts, module, name)
    if (!imported) return 'a name that it needs is taken'
    edits.push(...imported.edits)
    text = text.replace(new RegExp(`(?<![\\w.])${name}\\(`), () => `${imported.name}(`)
  }
  const loop = ask.node(data.loop.fact.node)
  const isAlien = edits.some((edit) => isInside(edit.range, loop.range))
  return isAlien ? 'its import cannot be added here' : { text, edits }
}

/** The statement that a call is, itself or awaited; null where its value is used. */
export function statementOf(call: Call): Node | null {
  const outer = call.parent?.kind === 'await' ? call.parent : call
  return outer.parent?.kind === 'expression-statement' ? outer.parent : null
}
