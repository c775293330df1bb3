// The row of an object that saves itself: a new one, or one of a query's rows with some of its attributes changed.

import { quotedText } from '../../edits/quotes.js'
import type { Bulk } from '../../libraries/schema.js'
import { none } from '../../model/facts.js'
import { declarationOf, type ModelPlace } from '../../model/questions/bulk-skips.js'
import { libraryForm } from '../../model/resolve/library-form.js'
import type { Call, Node } from '../../syntax/tree.js'
import { isInside } from '../../text/range.js'
import type { Ask } from '../ask.js'
import { base, isClass, isUsedAfter, odd, type Asked, type Row } from './write-in-loop.rows.js'
import type { WriteInLoop } from './write-in-loop.js'

export const notNew = 'what it saves is not made in the loop'

/** `book.save()`: a new object of the iteration, or one of a query's rows with some attributes changed. */
export function receiverRow(data: WriteInLoop, { call, bulk }: Asked, model: ModelPlace | undefined, ask: Ask): Row | string {
  const object = call.callee.kind === 'member' ? call.callee.object : undefined
  if (object?.kind !== 'name' || !model) return odd
  const value = ask.facts.values[ask.facts.valueOfNode[object.id] ?? none]
  const only = value?.op === 'use' && value.definitions.length === 1 ? value.definitions[0] ?? none : none
  const definition = ask.facts.definitions[only]
  if (!definition) return odd
  if (isUsedAfter(call, object, data, ask)) return 'what is written is used afterwards in the loop'
  if (bulk.code.includes('$fields')) return changedRow(data, { object, definition: only, call, bulk, model }, ask)
  const made = definition.source.from === 'value' ? ask.nodeOf(definition.source.value) : undefined
  const isNew = made?.kind === 'call' && isClass(made.callee, ask) && isInside(made.range, ask.node(data.loop.fact.node).range)
  if (!isNew || call.arguments.length > 0) return notNew
  const given = [...made.arguments.map((one) => one.name), ...assignedTo(only, data, ask) ?? ['']]
  const isOpen = made.arguments.some((one) => one.spread !== '' || one.name === null)
  if (isOpen || given.some((name) => isKey(name ?? '', bulk, model, ask))) return 'the row may be there already'
  return { ...base, text: object.name, model: ask.text(made.callee.range) }
}

/** A primary key; an empty name stands for one that is not known. */
function isKey(name: string, { keyField }: Bulk, model: ModelPlace, ask: Ask): boolean {
  return /^(pk|id|)$/.test(name) || (keyField !== undefined && declarationOf(ask.subject, model, name)?.includes(keyField) === true)
}

interface Changed { readonly object: Node & { readonly kind: 'name' }; readonly definition: number; readonly call: Call; readonly bulk: Bulk; readonly model: ModelPlace }

/** The fields that the loop assigns, of a row that a query gave. */
function changedRow(data: WriteInLoop, { object, definition, call, bulk, model }: Changed, ask: Ask): Row | string {
  const { loop } = data
  const iterable = loop.fact.iterable === none ? undefined : libraryForm(ask.subject.resolver, ask.file, ask.kindOf(loop.fact.iterable))
  const isRead = loop.fact.targets.includes(definition) && loop.fact.targets.length === 1 && iterable?.is === 'instance' && iterable.args.length > 0
  if (!isRead) return 'whether the rows are there already is not known'
  const assigned = assignedTo(definition, data, ask)
  if (!assigned) return 'what else is done with the row may change it'
  const fields = updateFields(call, ask) ?? (call.arguments.length > 0 ? undefined : assigned)
  if (!fields || fields.length === 0) return 'which fields it changes is not known'
  const isField = (field: string) => (declarationOf(ask.subject, model, field) ?? declarationOf(ask.subject, model, field.replace(/_id$/, ''))) !== undefined
  const odder = fields.find((field) => isKey(field, bulk, model, ask) || !isField(field))
  if (odder !== undefined) return `\`${odder}\` is no field of its own`
  const name = classNamed(model, ask)
  return name === undefined ? 'its model has no name here' : { ...base, text: object.name, model: name, fields: fields.map((field) => quotedText(ask.tree, field)).join(', ') }
}

/** The attributes that the loop assigns; undefined where more than reading and assigning attributes is done with the object. */
function assignedTo(definition: number, { loop, step }: WriteInLoop, ask: Ask): readonly string[] | undefined {
  const body = ask.node(loop.fact.node).range
  const assigned = new Set<string>()
  for (const value of ask.facts.values) {
    if (value.op !== 'use' || !value.definitions.includes(definition)) continue
    const use = ask.node(value.node)
    const { parent } = use
    if (!isInside(use.range, body)) continue
    if (parent?.kind !== 'member' || parent.object !== use) return undefined
    const around = parent.parent
    if (around?.kind === 'call' && around.callee === parent && around.id !== step.node) return undefined
    if (around?.kind === 'assign' && around.targets.includes(parent)) assigned.add(parent.property)
    else if (around && /^(collection|delete|default|entry|with-item|clause|loop)$/.test(around.kind) && !isRead(parent, around)) return undefined
  }
  return [...assigned]
}

/** `a, book.title = pair` and `for book.title in …` assign as well. */
function isRead(member: Node, around: Node): boolean {
  if (around.kind === 'collection') return around.parent?.kind !== 'assign' || !around.parent.targets.includes(around)
  if (around.kind === 'entry') return true
  return around.kind === 'loop' || around.kind === 'clause' ? around.iterable === member : false
}

/** `save(update_fields=["title"])` */
export function updateFields(call: Call, ask: Ask): readonly string[] | undefined {
  const [only, ...others] = call.arguments
  if (!only || others.length > 0 || only.name !== 'update_fields' || only.value.kind !== 'collection') return undefined
  const names = only.value.elements.map((element) => {
    const value = ask.facts.values[ask.facts.valueOfNode[element.id] ?? none]
    return value?.op === 'constant' && typeof value.value === 'string' ? value.value : undefined
  })
  return names.every((one) => one !== undefined) ? names : undefined
}

/** A name that the whole file knows the class by. */
function classNamed(model: ModelPlace, ask: Ask): string | undefined {
  for (const [id, value] of ask.facts.values.entries()) {
    if (value.op !== 'use' || !value.definitions.every((one) => ask.facts.definitions[one]?.site.function === 0)) continue
    const kind = ask.kindOf(id)
    if (kind.is === 'class' && kind.file === model.file && kind.class === model.class) return value.name
  }
  return undefined
}
