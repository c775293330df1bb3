// The row of a write, as it is collected: what the call is given, an object made of it, the object itself, or its SQL parameters.

import type { Bulk } from '../../libraries/schema.js'
import { none, type ValueId } from '../../model/facts.js'
import { alternatives } from '../../model/kinds.js'
import { skippedBy, type ModelPlace } from '../../model/questions/bulk-skips.js'
import type { Call, Node } from '../../syntax/tree.js'
import { isInside } from '../../text/range.js'
import type { Ask } from '../ask.js'
import { isMadeByLoop } from './n-plus-one-query.keys.js'
import { pythonString } from './n-plus-one-query.text.js'
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

interface Asked { readonly call: Call; readonly bulk: Bulk }

const odd = 'its form is not one that can be rewritten'
const base = { name: 'rows', sql: '', model: '', fields: '', others: '' }

/** A reason where there is none that can be collected. */
export function rowOf(data: WriteInLoop, asked: Asked, ask: Ask): Row | string {
  const { call, bulk } = asked
  if (call.arguments.some((one) => one.spread !== '') && bulk.row !== 'instance') return odd
  const model = modelOf(call, ask)
  const row = formOf(data, asked, model, ask)
  if (typeof row === 'string' || !bulk.skips) return row
  if (!model && (bulk.skips.methods || bulk.skips.fields)) return 'its model is not known here, and may do more when a row is saved'
  const skipped = skippedBy(ask.subject, bulk.skips, model ?? { file: ask.file, class: none })
  if (!skipped) return row
  switch (skipped.what) {
    case 'method': return `the bulk form would not call \`${skipped.name}\``
    case 'signal': return `the bulk form would not send the signal \`${skipped.name}\`, which something listens to`
    case 'hook': return `the bulk form would not run the hooks of \`${skipped.name}\``
    case 'field': return `\`${skipped.name}\` is worked out when a row is saved, which the bulk form may leave out`
    case 'parent': return `the rows have a part in the table of \`${skipped.name}\`, which the bulk form does not write`
    case 'unknown': return `\`${skipped.name}\` is not known here, and may do more when a row is saved`
  }
}

function formOf(data: WriteInLoop, { call, bulk }: Asked, model: ModelPlace | undefined, ask: Ask): Row | string {
  switch (bulk.row) {
    case 'argument': return givenRow(data, call, bulk, ask)
    case 'instance': return instanceRow(call, model, ask)
    case 'receiver': return receiverRow(data, call, bulk, ask)
    case 'parameters': return parametersRow(data, call, ask)
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
  if (others.length > 1 || (others.length === 1 && !bulk.code.includes('$arguments'))) return 'it is given more than the row'
  if (first.value.kind === 'collection') return odd
  if (!isFresh(data, first.value, ask)) return 'the same object may be changed and written again'
  if (isUsedAfter(call, first.value, data, ask)) return 'what is written is used afterwards in the loop'
  const [options] = others
  const rest = options?.value.kind === 'dictionary' ? options.value.entries.map((entry) => ask.text(entry.range)).join(', ') : undefined
  if (options && (rest === undefined || isMadeByLoop(ask, ask.facts.valueOfNode[options.value.id] ?? none, data.loop.fact))) return 'it is given more than the row'
  return { ...base, text: ask.text(first.value.range), others: rest ?? '' }
}

/** `Book.objects.create(title=title)` → `Book(title=title)` */
function instanceRow(call: Call, model: ModelPlace | undefined, ask: Ask): Row | string {
  if (call.callee.kind !== 'member' || call.arguments.some((one) => !one.name && one.spread !== '**')) return odd
  const { object } = call.callee
  const named = [object, ...object.kind === 'member' ? [object.object] : []].find((node) => isClass(node, ask))
  if (!named || !model) return 'which class its rows have is not known here'
  const end = call.range.end
  const inner = ask.tree.text.slice(call.callee.range.end, end)
  return { ...base, text: `${ask.text(named.range)}${inner}`, model: ask.text(named.range) }
}

function isClass(node: Node, ask: Ask): boolean {
  const value = ask.facts.valueOfNode[node.id] ?? none
  return value !== none && ask.kindOf(value).is === 'class'
}

/** `book.save()`: a new object of the iteration, or one of a query's rows with some attributes changed. */
function receiverRow(data: WriteInLoop, call: Call, bulk: Bulk, ask: Ask): Row | string {
  const object = call.callee.kind === 'member' ? call.callee.object : undefined
  if (object?.kind !== 'name') return odd
  const value = ask.facts.values[ask.facts.valueOfNode[object.id] ?? none]
  const only = value?.op === 'use' && value.definitions.length === 1 ? value.definitions[0] ?? none : none
  const definition = ask.facts.definitions[only]
  if (!definition || isUsedAfter(call, object, data, ask)) return definition ? 'what is written is used afterwards in the loop' : odd
  if (!bulk.code.includes('$fields')) {
    const made = definition.source.from === 'value' ? ask.nodeOf(definition.source.value) : undefined
    const isNew = made?.kind === 'call' && isClass(made.callee, ask) && isInside(made.range, ask.node(data.loop.fact.node).range)
    if (!isNew || call.arguments.length > 0) return 'what it saves is not made in the loop'
    if (made.arguments.some((one) => one.name && /^(pk|id)$/.test(one.name) || one.spread !== '')) return 'the row may be there already'
    return { ...base, text: object.name, model: ask.text(made.callee.range) }
  }
  return changedRow(data, object.name, only, call, ask)
}

/** The fields that the loop assigns, of a row that a query gave. */
function changedRow(data: WriteInLoop, name: string, definition: number, call: Call, ask: Ask): Row | string {
  const { loop } = data
  const iterable = loop.fact.iterable === none ? undefined : ask.kindOf(loop.fact.iterable)
  const isRead = loop.fact.targets.includes(definition) && loop.fact.targets.length === 1 && iterable?.is === 'instance' && iterable.args.length > 0
  if (!isRead) return 'whether the rows are there already is not known'
  const body = ask.node(loop.fact.node).range
  const uses = ask.facts.values.filter((value) => value.op === 'use' && value.definitions.includes(definition) && isInside(ask.node(value.node).range, body)).map((value) => ask.node(value.node))
  const assigned = new Set<string>()
  for (const use of uses) {
    const { parent } = use
    if (parent?.kind !== 'member' || parent.object !== use) return 'what else is done with the row may change it'
    if (parent === call.callee) continue
    if (parent.parent?.kind === 'call' && parent.parent.callee === parent) return 'a method of the row may change other fields'
    if (parent.parent?.kind === 'assign' && parent.parent.targets.includes(parent)) assigned.add(parent.property)
  }
  const fields = updateFields(call, ask) ?? (call.arguments.length > 0 ? undefined : [...assigned])
  const model = modelName(data, ask)
  if (!fields || fields.length === 0 || fields.some((field) => /^(pk|id)$/.test(field))) return 'which fields it changes is not known'
  if (!model) return 'its model has no name here'
  return { ...base, text: name, model, fields: fields.map((field) => pythonString(ask, field)).join(', ') }
}

/** `save(update_fields=["title"])` */
function updateFields(call: Call, ask: Ask): readonly string[] | undefined {
  const [only, ...others] = call.arguments
  if (!only || others.length > 0 || only.name !== 'update_fields' || only.value.kind !== 'collection') return undefined
  const names = only.value.elements.map((element) => { const value = ask.facts.values[ask.facts.valueOfNode[element.id] ?? none]; return value?.op === 'constant' && typeof value.value === 'string' ? value.value : undefined })
  return names.every((one) => one !== undefined) ? names : undefined
}

/** The name of the class that the loop's query starts with: `Book.objects.filter(…)`. */
function modelName({ loop }: WriteInLoop, ask: Ask): string | undefined {
  let node = ask.nodeOf(loop.fact.iterable)
  while (node.kind === 'call' || node.kind === 'member' || node.kind === 'index') node = node.kind === 'call' ? node.callee : node.object
  return node.kind === 'name' && isClass(node, ask) ? node.name : undefined
}

function parametersRow({ operation, loop }: WriteInLoop, call: Call, ask: Ask): Row | string {
  const driver = operation.library?.model.sql
  const { sql } = operation
  if (!driver || !sql || /\breturning\b/i.test(sql.text)) return driver && sql ? 'it gives back what it wrote' : 'its SQL is not written at the call'
  const argument = call.arguments[driver.text]
  if (!argument || argument.name) return odd
  const id = ask.facts.valueOfNode[argument.value.id] ?? none
  if (sql.interpolated.length > 0 || isMadeByLoop(ask, id, loop.fact)) return 'its SQL is made in the loop'
  const text = ask.text(argument.value.range)
  if (driver.parameters === 'rest') {
    const rest = call.arguments.slice(driver.text + 1)
    if (rest.length === 0 || rest.some((one) => one.name)) return odd
    return { ...base, text: `(${rest.map((one) => ask.text(one.value.range)).join(', ')}${rest.length === 1 ? ',' : ''})`, sql: text }
  }
  const given = call.arguments[driver.parameters ?? none] ?? call.arguments.find((one) => one.name === driver.parametersName)
  if (!given || call.arguments.length > 2) return 'it has no parameters'
  const values = given.value
  if (values.kind !== 'collection' && values.kind !== 'dictionary') return 'its parameters are not written at the call'
  return { ...base, text: ask.text(values.outer), sql: text }
}

/** `create({ data: { … } })` */
function entryRow(call: Call, name: string, ask: Ask): Row | string {
  const [options, ...others] = call.arguments
  if (options?.value.kind !== 'dictionary' || others.length > 0) return odd
  const entry = options.value.entries.find((one) => keyOf(one.key) === name)
  if (!entry || options.value.entries.length > 1) return 'it is given more than the row'
  if (entry.value?.kind !== 'dictionary') return 'its row is not written at the call'
  const isNested = entry.value.entries.some((one) => one.key === null || one.value === null || one.value.kind === 'dictionary' || one.value.kind === 'collection')
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

/** Made by this iteration, or another element in each: not one object that iterations share. */
function isFresh({ loop }: WriteInLoop, node: Node, ask: Ask): boolean {
  if (node.kind === 'dictionary' || node.kind === 'call' || node.kind === 'await') return true
  const value = ask.facts.values[ask.facts.valueOfNode[node.id] ?? none]
  if (value?.op !== 'use') return node.kind === 'cast' ? isFresh({ loop } as WriteInLoop, node.value, ask) : false
  return value.definitions.length > 0 && value.definitions.every((id) => {
    if (loop.fact.targets.includes(id)) return true
    const source = ask.facts.definitions[id]?.source
    const made: ValueId = source?.from === 'value' ? source.value : none
    const op = ask.facts.values[made]?.op
    return loop.fact.definitions.includes(id) && (op === 'dictionary' || op === 'call' || op === 'await')
  })
}

/** Later in the iteration: what the database gave it would be missing. */
function isUsedAfter(call: Call, node: Node, { loop }: WriteInLoop, ask: Ask): boolean {
  if (node.kind !== 'name') return false
  const { range } = ask.node(loop.fact.node)
  return ask.tree.nodes.some((one) => one.kind === 'name' && one.name === node.name && one.range.start >= call.range.end && isInside(one.range, range))
}
