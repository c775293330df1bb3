// The row of a write, as it is collected: what the call is given, an object made of it, the object itself, or its SQL parameters.

import { quotedText } from '../../edits/quotes.js'
import type { Bulk } from '../../libraries/schema.js'
import { none, type ValueId } from '../../model/facts.js'
import { alternatives } from '../../model/kinds.js'
import { skippedBy, type ModelPlace } from '../../model/questions/bulk-skips.js'
import type { Call, Node } from '../../syntax/tree.js'
import { isInside } from '../../text/range.js'
import type { Ask } from '../ask.js'
import { isMadeByLoop } from './n-plus-one-query.keys.js'
import { receiverRow, updateFields } from './write-in-loop.saved.js'
import type { WriteInLoop } from './write-in-loop.js'

export interface Row {
  readonly text: string
  /** What a list of rows may be called. */
  readonly name: string
  readonly sql: string
  readonly model: string
  readonly fields: string
  readonly others: string
}

export interface Asked { readonly call: Call; readonly bulk: Bulk }

export const odd = 'its form is not one that can be rewritten'
export const base = { name: 'rows', sql: '', model: '', fields: '', others: '' }

/** A reason where there is none that can be collected. */
export function rowOf(data: WriteInLoop, asked: Asked, ask: Ask): Row | string {
  const { call, bulk } = asked
  if (call.arguments.some((one) => one.spread !== '') && bulk.row !== 'instance') return odd
  const model = modelOf(call, ask)
  const row = formOf(data, asked, model, ask)
  if (typeof row === 'string') return row
  const skipped = skippedIn(call, bulk, model, ask)
  if (skipped !== undefined) return skipped
  return call.arguments.some((one) => changesLater(one.value, data, ask)) ? 'what is written may change before it is sent' : row
}

/** What the bulk form would leave out of the write. */
function skippedIn(call: Call, { skips }: Bulk, model: ModelPlace | undefined, ask: Ask): string | undefined {
  if (!skips) return undefined
  if (!model && (skips.known || skips.methods || skips.fields)) return 'its model is not known here, and may do more when a row is saved'
  const named = updateFields(call, ask)
  const first = skippedBy(ask.subject, skips, model)
  const isApart = first?.what === 'field' && named?.every((name) => !first.name.endsWith(`.${name}`)) === true
  // What is written names its fields: others are not worked out either way.
  const { fields: _fields, ...others } = skips
  const skipped = isApart ? skippedBy(ask.subject, others, model) : first
  switch (skipped?.what) {
    case undefined: return undefined
    case 'method': return `the bulk form would not call \`${skipped.name}\``
    case 'signal': return `the bulk form would not send the signal \`${skipped.name}\`, which something may listen to`
    case 'hook': return `functions are registered with \`${skipped.name}\` in the project, and the bulk form may leave out some that belong to these rows`
    case 'field': return `\`${skipped.name}\` may be worked out when a row is saved, which the bulk form leaves out`
    case 'parent': return `the rows have a part in the table of \`${skipped.name}\`, which the bulk form does not write`
    case 'unknown': return `\`${skipped.name}\` is not known here, and may do more when a row is saved`
  }
}

function formOf(data: WriteInLoop, { call, bulk }: Asked, model: ModelPlace | undefined, ask: Ask): Row | string {
  switch (bulk.row) {
    case 'argument': return givenRow(data, call, bulk, ask)
    case 'instance': return instanceRow(call, model, ask)
    case 'receiver': return receiverRow(data, { call, bulk }, model, ask)
    case 'parameters': return parametersRow(data, call, ask)
    case 'values': return valuesRow(data, { call, bulk }, ask)
    default: return bulk.enters === true ? keywordRow(call, bulk.row) : entryRow(call, bulk.row, ask)
  }
}

/** The class of the rows: what the call's receiver is, makes or manages. */
function modelOf(call: Call, ask: Ask): ModelPlace | undefined {
  const receiver = call.callee.kind === 'member' ? ask.facts.valueOfNode[call.callee.object.id] ?? none : none
  const kinds = receiver === none ? [] : alternatives(ask.kindOf(receiver)).flatMap((kind) => kind.is === 'instance' ? kind.args.flatMap(alternatives) : [kind])
  const places = kinds.flatMap((kind) => kind.is === 'object' || kind.is === 'class' ? [{ file: kind.file, class: kind.class }] : [])
  return places.length === kinds.length ? places[0] : undefined
}

/** `insert_one(document)` */
function givenRow(data: WriteInLoop, call: Call, bulk: Bulk, ask: Ask): Row | string {
  const [first, ...others] = call.arguments
  if (!first || first.name) return odd
  if (first.value.kind === 'collection') return odd
  if (!isFresh(data, first.value, ask)) return 'the same object may be changed and written again'
  if (isUsedAfter(call, first.value, data, ask)) return 'what is written is used afterwards in the loop'
  const rest = optionsOf(others, bulk, data, ask)
  return rest === undefined ? 'it is given more than the row' : { ...base, text: ask.text(first.value.range), others: rest }
}

/** `{ transaction }`, `session=session`: options that the bulk form takes as well, the same in each iteration. */
function optionsOf(given: Call['arguments'], { options = [] }: Bulk, { loop }: WriteInLoop, ask: Ask): string | undefined {
  if (given.some((one) => isMadeByLoop(ask, ask.facts.valueOfNode[one.value.id] ?? none, loop.fact))) return undefined
  const [only] = given
  if (only?.value.kind !== 'dictionary') {
    return given.every((one) => one.name !== null && options.includes(one.name)) ? given.map((one) => ask.text(one.range)).join(', ') : undefined
  }
  const { entries } = only.value
  if (given.length > 1 || entries.length === 0 || entries.some((entry) => entry.spread || !options.includes(keyOf(entry.key) ?? ''))) return undefined
  return entries.map((entry) => ask.text(entry.range)).join(', ')
}

/** `Book.objects.create(title=title)` → `Book(title=title)` */
function instanceRow(call: Call, model: ModelPlace | undefined, ask: Ask): Row | string {
  if (call.callee.kind !== 'member' || call.arguments.some((one) => !one.name && one.spread !== '**')) return odd
  const { object } = call.callee
  const named = [object, ...object.kind === 'member' ? [object.object] : []].find((node) => isClass(node, ask))
  if (!named) return 'which class its rows have is not known here'
  if (!model) return `what \`${ask.text(named.range)}\` inherits is not known`
  const inner = ask.tree.text.slice(call.callee.range.end, call.range.end)
  return { ...base, text: `${ask.text(named.range)}${inner}`, model: ask.text(named.range) }
}

export function isClass(node: Node, ask: Ask): boolean {
  const value = ask.facts.valueOfNode[node.id] ?? none
  return value !== none && ask.kindOf(value).is === 'class'
}

function parametersRow(data: WriteInLoop, call: Call, ask: Ask): Row | string {
  const { operation, loop } = data
  const driver = operation.library?.model.sql
  const { sql } = operation
  if (!driver || !sql) return 'its SQL is not written at the call'
  if (/\breturning\b/i.test(sql.text)) return 'it gives back what it wrote'
  if (!/^\s*(insert|update|delete|replace)\b/i.test(sql.text)) return odd
  const argument = call.arguments[driver.text]
  if (!argument || argument.name) return odd
  const id = ask.facts.valueOfNode[argument.value.id] ?? none
  if (isMadeByLoop(ask, id, loop.fact)) return 'its SQL is made in the loop'
  const text = ask.text(argument.value.range)
  if (driver.parameters === 'rest') {
    const rest = call.arguments.slice(driver.text + 1)
    if (rest.length === 0 || rest.some((one) => one.name)) return odd
    return { ...base, text: `(${rest.map((one) => ask.text(one.value.range)).join(', ')}${rest.length === 1 ? ',' : ''})`, sql: text }
  }
  const given = call.arguments[driver.parameters ?? none] ?? call.arguments.find((one) => one.name === driver.parametersName)
  if (!given || call.arguments.length > 2) return 'it has no parameters'
  const values = given.value
  if (values.kind === 'collection' || values.kind === 'dictionary') return { ...base, text: ask.text(values.outer), sql: text }
  if (values.kind !== 'name' || !isFresh(data, values, ask)) return 'its parameters are not written at the call'
  return isUsedAfter(call, values, data, ask) ? 'what is written is used afterwards in the loop' : { ...base, text: values.name, sql: text }
}

/** `execute(insert(users).values(name=name))` → `insert(users)` with `{"name": name}`; also where the values are given beside it. */
function valuesRow(data: WriteInLoop, { call, bulk }: Asked, ask: Ask): Row | string {
  const [first, second, ...others] = call.arguments
  if (!first || first.name || second?.name || others.length > 0) return odd
  const built = first.value.kind === 'call' && first.value.callee.kind === 'member' && first.value.callee.property === 'values' ? first.value : undefined
  const statement = second ? first.value : built?.callee.kind === 'member' ? built.callee.object : undefined
  const value = statement ? ask.facts.valueOfNode[statement.id] ?? none : none
  const kind = value === none ? undefined : ask.kindOf(value)
  if (!statement || kind?.is !== 'instance' || kind.type !== bulk.statement) return odd
  if (isMadeByLoop(ask, value, data.loop.fact)) return 'its statement is made in the loop'
  const given = second ? [second] : built?.arguments ?? []
  const sql = ask.text(statement.range)
  if (given.length > 0 && given.every((one) => one.name !== null)) {
    return { ...base, text: `{${given.map((one) => `${quotedText(ask.tree, one.name ?? '')}: ${ask.text(one.value.range)}`).join(', ')}}`, sql }
  }
  const [only] = given
  if (!only || given.length > 1) return odd
  const values = only.value
  if (values.kind === 'dictionary') return { ...base, text: ask.text(values.range), sql }
  const isMapping = ask.kindOf(ask.facts.valueOfNode[values.id] ?? none).is === 'dict'
  if (values.kind !== 'name' || !isMapping || !isFresh(data, values, ask)) return 'its values are not written at the call'
  return isUsedAfter(call, values, data, ask) ? 'what is written is used afterwards in the loop' : { ...base, text: values.name, sql }
}

const nested: ReadonlySet<string> = new Set(['dict', 'list', 'tuple', 'shape', 'object'])

/** `create({ data: { … } })` */
function entryRow(call: Call, name: string, ask: Ask): Row | string {
  const [options, ...others] = call.arguments
  if (options?.value.kind !== 'dictionary' || others.length > 0) return odd
  const entry = options.value.entries.find((one) => keyOf(one.key) === name)
  if (!entry || options.value.entries.length > 1) return 'it is given more than the row'
  if (entry.value.kind !== 'dictionary') return 'its row is not written at the call'
  const isNested = entry.value.entries.some(({ key, value }) => key === null || nested.has(ask.kindOf(ask.facts.valueOfNode[value.id] ?? none).is))
  return isNested ? 'it may write related rows as well' : { ...base, text: ask.text(entry.value.range) }
}

/** `put_item(Item=item)` */
function keywordRow(call: Call, name: string): Row | string {
  const [only, ...others] = call.arguments
  return only?.name === name && others.length === 0 ? { ...base, text: '' } : 'it is given more than the row'
}

function keyOf(key: Node | null): string | undefined {
  return key?.kind === 'literal' && typeof key.value === 'string' ? key.value : key?.kind === 'name' ? key.name : undefined
}

/** A collection of outside the loop that the loop changes: by the time that the rows are sent, all would have its last state. */
function changesLater(node: Node, { loop }: WriteInLoop, ask: Ask): boolean {
  const own = new Set([...loop.fact.definitions, ...loop.fact.targets])
  return ask.facts.values.some((value, id) => {
    if (value.op !== 'use' && value.op !== 'member') return false
    const read = ask.node(value.node)
    // What is read out of it is read there and then.
    const isPart = (read.parent?.kind === 'member' || read.parent?.kind === 'index') && read.parent.object === read
    if (isPart || !isInside(read.range, node.range) || ask.namesIn(id).some((name) => name.definitions.some((one) => own.has(one)))) return false
    return (value.op === 'use' && ask.changesWithin(id, loop.fact.node)) || isChangedAs(ask.text(read.range), loop.fact.node, ask)
  })
}

/** `tag.count += 1`, `self.path.append(x)`, where `tag` and `self.path` themselves are written. */
function isChangedAs(name: string, loop: number, ask: Ask): boolean {
  const { range } = ask.node(loop)
  const isIn = (text: string) => text === name || text.startsWith(`${name}.`) || text.startsWith(`${name}[`)
  const isStored = ask.facts.writes.some(({ node, object }) => isInside(ask.node(node).range, range) && isIn(ask.text(ask.nodeOf(object).range)))
  return isStored || ask.tree.nodes.some((one) => {
    return one.kind === 'call' && one.callee.kind === 'member' && isInside(one.range, range) && isIn(ask.text(one.callee.object.range))
  })
}

const freshly: ReadonlySet<string> = new Set(['dictionary', 'collection', 'comprehension', 'call', 'await'])

/** Made by this iteration, or another element in each: not one object that iterations share. */
function isFresh({ loop }: WriteInLoop, node: Node, ask: Ask): boolean {
  if (node.kind === 'dictionary' || node.kind === 'call' || node.kind === 'await') return true
  const value = ask.facts.values[ask.facts.valueOfNode[node.id] ?? none]
  if (value?.op !== 'use') return node.kind === 'cast' ? isFresh({ loop } as WriteInLoop, node.value, ask) : false
  return value.definitions.length > 0 && value.definitions.every((id) => {
    if (loop.fact.targets.includes(id)) return true
    const source = ask.facts.definitions[id]?.source
    const made: ValueId = source?.from === 'value' ? source.value : none
    return loop.fact.definitions.includes(id) && freshly.has(ask.facts.values[made]?.op ?? '')
  })
}

/** Later in the iteration: what the database gave it would be missing. */
export function isUsedAfter(call: Call, node: Node, { loop }: WriteInLoop, ask: Ask): boolean {
  if (node.kind !== 'name') return false
  const { range } = ask.node(loop.fact.node)
  return ask.tree.nodes.some((one) => one.kind === 'name' && one.name === node.name && one.range.start >= call.range.end && isInside(one.range, range))
}
