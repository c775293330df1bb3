// TypeScript: `(await repo.find()).filter((u) => u.age === 3)` → `await repo.find({ where: { age: 3 } })`.

import type { TextEdit } from '../../edits/above.js'
import { none } from '../../model/facts.js'
import { alternatives, present } from '../../model/kinds.js'
import type { Narrowing } from '../../model/questions/narrowings.js'
import type { ColumnCondition } from '../../model/questions/row-conditions.js'
import type { Call, Node } from '../../syntax/tree.js'
import type { Ask } from '../ask.js'
import type { Plan } from './query-all-then-filter.fixes.js'
import type { NarrowedRows } from './query-all-then-filter.js'
import { methodOf } from './query-all-then-filter.lazy.js'

type Filtering = Extract<Narrowing, { how: 'filter' }>

export function conditionInOptions({ set }: NarrowedRows, narrowing: Filtering, ask: Ask): Plan {
  const load = ask.node(ask.facts.values[set.value]?.node ?? 0)
  const dropping = ask.node(ask.facts.calls[narrowing.call]?.node ?? 0)
  if (narrowing.by !== 'callback' || load.kind !== 'call' || dropping.kind !== 'call' || dropping.callee.kind !== 'member' || dropping.arguments.length !== 1) {
    return { reason: 'The loop around the condition has to be rewritten with it.' }
  }
  const where = (narrowing.condition?.all ?? []).map((one) => entryOf(one, ask))
  const names = new Set(where.map((one) => one?.name))
  if (where.includes(undefined) || names.size < where.length) return { reason: 'Not every part of the condition is known well enough to be written into the query.' }
  const edit = withWhere(load, where.flatMap((one) => one?.text ?? []).join(', '), ask)
  if (!edit) return { reason: 'The options of the query cannot be extended for you.' }
  return {
    title: 'Filter in the query (the database compares by its own rules for NULL, case and collation)',
    safety: 'suggested',
    edits: [edit, { range: { start: dropping.callee.object.outer.end, end: dropping.range.end }, newText: '' }],
  }
}

interface Entry { readonly name: string; readonly text: string }

function entryOf({ name, operator, value, isNegated, column }: ColumnCondition, ask: Ask): Entry | undefined {
  if (!/^[A-Za-z_$][\w$]*$/.test(name)) return undefined
  if (value === null) return isBoolean(column, ask) && !isNegated ? { name, text: `${name}: true` } : undefined
  const isEqual = (operator === '===' && !isNegated) || (operator === '!==' && isNegated)
  if (!isEqual || (value.kind === 'literal' && value.type === 'null') || mayBeMissing(value, ask)) return undefined
  return { name, text: value.kind === 'name' && value.name === name ? name : `${name}: ${ask.text(value.outer)}` }
}

function isBoolean(column: Node, ask: Ask): boolean {
  return ask.kindOf(ask.facts.valueOfNode[column.id] ?? none).is === 'boolean'
}

/** Clients read a condition that is `undefined` as none at all. */
function mayBeMissing(value: Node, ask: Ask): boolean {
  const kind = ask.kindOf(ask.facts.valueOfNode[value.id] ?? none)
  return alternatives(kind).some((one) => one.is === 'none' || one.is === 'unknown' || one.is === 'never') || isOptional(value, ask)
}

/** `role?: string`, also behind members: `options?.role`. */
function isOptional(value: Node, ask: Ask): boolean {
  if (value.kind === 'member') return value.optional || isOptional(value.object, ask)
  return ask.namesIn(ask.facts.valueOfNode[value.id] ?? none).some((name) => name.definitions.some((id) => {
    const source = ask.facts.definitions[id]?.source
    return source?.from === 'parameter' && ask.facts.functions[source.function]?.parameters[source.index]?.optional === true
  }))
}

/** `find()` → `find({ where: { … } })`, `find({ order })` → `find({ where: { … }, order })` */
function withWhere(load: Call, where: string, ask: Ask): TextEdit | undefined {
  if (load.callee.kind !== 'member') return undefined
  const kind = present(ask.kindOf(ask.facts.valueOfNode[load.callee.object.id] ?? none))
  if (methodOf(kind, load.callee.property, ask)?.batched?.code.includes('where:') !== true) return undefined
  const [options, ...more] = load.arguments
  if (!options) return { range: { start: load.argumentsRange.start + 1, end: load.argumentsRange.end - 1 }, newText: `{ where: { ${where} } }` }
  const given = options.value
  if (more.length > 0 || given.kind !== 'dictionary' || given.entries.some((entry) => entry.spread || entry.computed || (entry.key?.kind === 'literal' && entry.key.value === 'where'))) return undefined
  const [first] = given.entries
  return first ? { range: { start: first.range.start, end: first.range.start }, newText: `where: { ${where} }, ` } : { range: given.range, newText: `{ where: { ${where} } }` }
}
