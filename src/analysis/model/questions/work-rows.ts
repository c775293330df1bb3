// Rows as numbers of work: how many a query brings, and loops that go over them.

import type { Node } from '../../syntax/tree.js'
import { none, type ValueId } from '../facts.js'
import { alternatives, present } from '../kinds.js'
import { libraryForm } from '../resolve/library-form.js'
import { constantOf } from '../resolve/resolver.js'
import { tableAsked } from './asked-table.js'
import type { Bound } from './loop-bounds.js'
import { operationsOf, type Operation } from './operations.js'
import { queryShape } from './query-shape.js'
import { rowSetsOf, type RowSet } from './row-sets.js'
import { sqlTextOf } from './sql-text.js'
import { statedSize } from './stated-sizes.js'
import { kindAt, nodeAt, type Subject } from './subject.js'
import type { Quantity, Term } from './work-terms.js'

/** The number of a loop's passes: where it goes over the rows of a query, theirs. */
export function quantityOf(bound: Bound): Quantity {
  const { key, form, subject, node, most, loops } = bound
  const rows = form === 'elements' ? rowsTakenAt(subject, subject.facts.valueOfNode[node] ?? none) : undefined
  if (!rows) return { key, form, subject, node, most, loops, ...statedSize(bound) }
  return { ...rows, most: most ?? rows.most, loops }
}

/** The rows that an expression gives one after another; undefined where it is not known to be a query's. */
function rowsTakenAt(subject: Subject, id: ValueId): Quantity | undefined {
  const query = rowSetAt(subject, id)?.query
  if (query) return rowsOf(query.subject, query.value)
  const made = madeBy(subject, id, 0)
  return made === undefined ? undefined : rowsOf(subject, made)
}

/** What brings the rows into the function that they are taken in. */
export function rowSetAt(subject: Subject, id: ValueId): RowSet | undefined {
  const value = subject.facts.values[id]
  const names = value?.op === 'use' ? value.definitions : []
  return value && rowSetsOf(subject).find(({ value: own, uses }) => own === id || uses.value === id || names.some((name) => uses.names.includes(name)) || uses.all.some((use) => use.node.id === value.node))
}

const queries = new WeakMap<Subject, ReadonlySet<ValueId>>()

/** The values of queries for many rows. */
function queriesOf(subject: Subject): ReadonlySet<ValueId> {
  let found = queries.get(subject)
  if (!found) queries.set(subject, found = new Set(operationsOf(subject).flatMap((one) => one.kind === 'query' && one.effect.rows === 'many' ? [one.value] : [])))
  return found
}

/** The query behind names, awaits and members. */
function madeBy(subject: Subject, id: ValueId, depth: number): ValueId | undefined {
  const { facts } = subject
  const value = facts.values[id]
  if (!value || depth > 8) return undefined
  if (isLazyQuery(subject, id) || queriesOf(subject).has(id)) return id
  switch (value.op) {
    case 'use': {
      const source = value.definitions.length === 1 ? facts.definitions[value.definitions[0] ?? none]?.source : undefined
      const inner = source?.from === 'item' ? source.of : source
      return inner?.from === 'value' ? madeBy(subject, inner.value, depth + 1) : undefined
    }
    case 'await': case 'cast': return madeBy(subject, value.of, depth + 1)
    case 'member': case 'slice': return madeBy(subject, value.object, depth + 1)
    case 'call': {
      const callee = facts.values[facts.calls[value.call]?.callee ?? none]
      return callee?.op === 'member' && fetching.test(callee.name) ? madeBy(subject, callee.object, depth + 1) : undefined
    }
    default: return undefined
  }
}

const fetching = /^(fetch_?all|all|scalars|mappings|unique|to_?list|toArray|lean|exec|iterator|yield_per|stream)$/

function isLazyQuery(subject: Subject, id: ValueId): boolean {
  const catalogue = subject.resolver.workspace.catalogue(subject.file)
  return alternatives(libraryForm(subject.resolver, subject.file, present(kindAt(subject, id)))).some((kind) => kind.is === 'instance' && catalogue.inherited(kind.type, (type) => type.iterates)?.effect?.kind === 'query')
}

/** How many rows the query brings that this expression is. */
export function rowsOf(subject: Subject, query: ValueId): Quantity {
  const node = subject.facts.values[query]?.node ?? 0
  const table = tableOf(subject, query)
  return { key: `rows ${subject.file}:${node}`, form: 'rows', subject, node, most: limitOf(subject, query, 0), loops: [], ...table !== '' && { table }, ...partOf(subject, query, table) }
}

/** Of what is written out as an answer: a page of them, as a rule, where nothing in the code leaves any out. */
export function pageOf({ whole: _, ...rows }: Quantity): Quantity {
  return rows
}

/** Whether they are all rows of the table, or those that a condition or a relation leaves; neither where that cannot be read. */
function partOf(subject: Subject, query: ValueId, table: string): Pick<Quantity, 'whole' | 'part'> {
  const { filtered, limited, grouped, related, unclear, written } = queryShape(subject, query)
  if (filtered || limited || grouped || related) return { part: true }
  // What services are asked is not always among the calls that are read here.
  const isOfDatabase = isLazyQuery(subject, query) || operationsOf(subject).some((one) => one.value === query && one.kind === 'query' && one.effect.service === undefined && !one.relation)
  return isOfDatabase && !unclear && (!written || table !== '') ? { whole: true } : {}
}

/** The model that a query's type is of, else what its code names. */
function tableOf(subject: Subject, query: ValueId): string {
  const models = alternatives(libraryForm(subject.resolver, subject.file, present(kindAt(subject, query)))).flatMap((kind) => kind.is === 'instance' ? kind.args : []).flatMap((kind) => kind.is === 'object' ? [kind] : [])
  const [model, ...others] = models
  const name = model && others.length === 0 ? subject.resolver.factsOf(model.file).classes[model.class]?.name : undefined
  if (name !== undefined) return name
  const operation = operationsOf(subject).find((one) => one.value === query)
  return operation ? tableAsked(operation) : ''
}

const limits = /^(limit|take)$/

/** `LIMIT 50`, `.limit(50)`, `{ take: 50 }`, `[:50]`. */
function limitOf(subject: Subject, id: ValueId, depth: number): number | undefined {
  const { facts } = subject
  const value = facts.values[id]
  if (!value || depth > 24) return undefined
  switch (value.op) {
    case 'await': case 'cast': return limitOf(subject, value.of, depth + 1)
    case 'use': {
      const source = value.definitions.length === 1 ? facts.definitions[value.definitions[0] ?? none]?.source : undefined
      return source?.from === 'value' ? limitOf(subject, source.value, depth + 1) : undefined
    }
    case 'slice': return value.lower === none && value.upper !== none ? numberAt(subject, value.upper) : undefined
    case 'call': {
      const call = facts.calls[value.call]
      const callee = facts.values[call?.callee ?? none]
      const first = call?.arguments[0]
      const own = callee?.op === 'member' && limits.test(callee.name) && first ? numberAt(subject, first.value) : undefined
      const said = own ?? call?.arguments.map((argument) => limitIn(subject, argument.value)).find((one) => one !== undefined)
      return said ?? (callee?.op === 'member' ? limitOf(subject, callee.object, depth + 1) : undefined)
    }
    default: return undefined
  }
}

/** In an argument: SQL, or options. */
function limitIn(subject: Subject, id: ValueId): number | undefined {
  const value = subject.facts.values[id]
  if (value?.op === 'dictionary') {
    const entry = value.entries.find(({ key }) => key !== null && limits.test(key))
    return entry && numberAt(subject, entry.value)
  }
  const sql = sqlTextOf(subject, id)?.text
  const [, written] = sql === undefined ? [] : /\blimit\s+(\d+)\s*;?\s*$/i.exec(sql) ?? []
  return written === undefined ? undefined : Number(written)
}

function numberAt(subject: Subject, id: ValueId): number | undefined {
  const constant = constantOf(kindAt(subject, id))
  return typeof constant === 'number' && constant >= 0 ? constant : undefined
}

/** The rows that one run of a query brings; undefined for one. */
export function rowsOfOperation(operation: Operation): Term | undefined {
  const { subject, effect, sql, value, node } = operation
  if (operation.relation) return operation.relation.relation.rows === 'one' ? undefined : { times: 1, bounds: [rowsOf(subject, value)] }
  if (effect.rows !== 'many' || effect.finds === true) return undefined
  if ((sql && isOfOneRow(sql.text)) || isFetchedAlone(subject, node)) return undefined
  if (value === none || queryShape(subject, value).single) return undefined
  const rows = rowsOf(subject, value)
  return rows.most === 1 ? undefined : { times: 1, bounds: [rows] }
}

/** A count of rows, or the row with an id. */
function isOfOneRow(text: string): boolean {
  const isAggregate = /^\s*select\s+(count|sum|max|min|avg|exists)\s*\(/i.test(text) && !/\bgroup\s+by\b/i.test(text)
  return isAggregate || (/\bwhere\s+[\w."`]*(?<!\w)(id|pk|uuid)["`]?\s*=(?!\s*any)/i.test(text) && !/\b(or|union)\b/i.test(text))
}

/** `db.execute(…).fetchone()`, `session.execute(…).unique().scalars().one()` */
function isFetchedAlone(subject: Subject, node: number): boolean {
  return isAloneIn(nodeAt(subject, node))
}

function isAloneIn(rows: Node): boolean {
  const { parent } = rows
  if (parent?.kind === 'await') return isAloneIn(parent)
  if (parent?.kind !== 'member' || parent.object !== rows) return false
  if (/^(fetch_?one|first|one|one_or_none|scalar|scalar_one|scalar_one_or_none|get)$/i.test(parent.property)) return true
  const call = parent.parent
  return /^(unique|scalars|mappings|tuples)$/.test(parent.property) && call?.kind === 'call' && call.callee === parent && isAloneIn(call)
}
