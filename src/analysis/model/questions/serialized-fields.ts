// The fields that a serializer writes out of each row: those that it declares, and those that its options name of the model's own.

import type { SerializedField as FieldModel, Serializer } from '../../libraries/schema.js'
import { none, type FunctionId, type NodeId, type ValueId } from '../facts.js'
import { ancestryOf, attributeIn, methodIn } from '../resolve/ancestry.js'
import { declarationsOf } from '../resolve/relations.js'
import { constantOf, type ClassPlace, type Resolver } from '../resolve/resolver.js'
import { declaredField, fieldOption, methodOfField, modelOfSerializer, optionOf, optionsNamed, serializerOf } from '../resolve/serializers.js'
import { nodeAt, type Subject } from './subject.js'

export interface WrittenField {
  readonly name: string
  /** Where it is declared or named. */
  readonly subject: Subject
  readonly node: NodeId
  readonly reads: FieldModel['reads']
  /** The names that lead from the row to what is read. */
  readonly path: readonly string[]
  /** The method of the class that gives it. */
  readonly method?: { readonly subject: Subject; readonly function: FunctionId }
  /** The serializer that writes out the related rows. */
  readonly nested?: ClassPlace
  /** How many relations further objects are written out in the place of keys. */
  readonly depth?: number
}

/** Empty for classes that are no serializers, or whose fields cannot be told. */
export function writtenFields(resolver: Resolver, of: ClassPlace): readonly WrittenField[] {
  return resolver.kept(of.file, `written fields ${of.class}`, () => {
    const serializer = serializerOf(resolver, of)
    if (!serializer) return []
    const declared = declaredFields(resolver, of)
    return serializer.ofModel === true ? ofModel(resolver, of, serializer, declared) : [...declared.values()].flatMap((one) => one ?? [])
  })
}

/** By name; undefined for those that are never written out. */
function declaredFields(resolver: Resolver, of: ClassPlace): ReadonlyMap<string, WrittenField | undefined> {
  const found = new Map<string, WrittenField | undefined>()
  for (const place of ancestryOf(resolver, of).classes) {
    for (const [name, all] of Object.entries(resolver.factsOf(place.file).classes[place.class]?.attributes ?? {})) {
      const attribute = all.findLast((one) => one.isStatic)
      if (attribute && !found.has(name)) found.set(name, fieldIn(resolver, of, place.file, name, attribute.value))
    }
  }
  return found
}

function fieldIn(resolver: Resolver, of: ClassPlace, file: string, name: string, value: ValueId): WrittenField | undefined {
  const declared = declaredField(resolver, file, value)
  const subject = resolver.workspace.subject(file)
  if (!declared || !subject || fieldOption(resolver, file, value, declared.field.unread) === true) return undefined
  const { field, class: cls } = declared
  const nested = cls && serializerOf(resolver, cls) ? cls : undefined
  if (cls && !nested && field.overridden.some((method) => methodIn(resolver, cls, method))) return undefined
  const given = fieldOption(resolver, file, value, field.source)
  const source = typeof given === 'string' ? given : name
  const common = { name, subject, node: subject.facts.values[value]?.node ?? none, path: source === '*' ? [] : source.split('.') }
  if (field.reads === 'method') {
    const method = methodIn(resolver, of, methodOfField(resolver, file, value, name) ?? '')
    const home = method && resolver.workspace.subject(method.file)
    return method && home && { ...common, reads: 'method', path: [], method: { subject: home, function: method.function } }
  }
  if (nested) return { ...common, reads: 'object', nested }
  const { keyBy } = field
  const key = keyBy && fieldOption(resolver, file, value, keyBy.option)
  const isKey = keyBy !== undefined && (key === undefined ? keyBy.absent : key === keyBy.text)
  return field.reads === 'nothing' ? undefined : { ...common, reads: isKey ? 'key' : field.reads }
}

function ofModel(resolver: Resolver, of: ClassPlace, serializer: Serializer, declared: ReadonlyMap<string, WrittenField | undefined>): readonly WrittenField[] {
  const option = (name: string) => optionOf(resolver, of, serializer, name)
  const listed = option(serializer.fields)
  const excluded = option(serializer.exclude)
  const unread = unreadIn(resolver, option(serializer.extra.option), serializer.extra.unread)
  const depthPlace = option(serializer.depth)
  const depth = depthPlace ? Number(constantOf(resolver.kindOf(depthPlace)) ?? 0) : 0
  const deep = depth > 0 && depthPlace ? resolver.workspace.subject(depthPlace.file) : undefined
  const own = (name: string, subject: Subject, node: NodeId): WrittenField => deep && depthPlace
    ? { name, subject: deep, node: statementOf(deep, depthPlace.value), path: [name], reads: 'object', depth }
    : { name, subject, node, path: [name], reads: 'key' }
  const isAll = listed && constantOf(resolver.kindOf(listed)) === serializer.all
  if (isAll === true || (!listed && excluded)) {
    const place = listed ?? excluded
    const home = place && resolver.workspace.subject(place.file)
    const model = modelOfSerializer(resolver, of)
    const without = new Set(excluded ? namesAt(resolver, excluded.file, excluded.value, serializer, 0)?.map((one) => one.name) : [])
    const names = model && home ? ownRelations(resolver, model, depth > 0).filter((name) => !without.has(name) && !declared.has(name) && !unread.has(name)) : []
    return [...presentIn(declared), ...home ? names.map((name) => own(name, home, home.facts.values[place.value]?.node ?? none)) : []]
  }
  if (!listed) return []
  const names = namesAt(resolver, listed.file, listed.value, serializer, 0)
  // Of a list that is computed, what the class declares itself is a part.
  if (!names) return [...declared].flatMap(([name, one]) => one && attributeIn(resolver, of, name)?.class === of.class ? [one] : [])
  return names.flatMap(({ name, subject, node }) => declared.has(name) ? declared.get(name) ?? [] : unread.has(name) ? [] : [own(name, subject, node)])
}

function presentIn(declared: ReadonlyMap<string, WrittenField | undefined>): readonly WrittenField[] {
  return [...declared.values()].flatMap((one) => one ?? [])
}

/** `depth = 1`, not the number alone. */
function statementOf(subject: Subject, value: ValueId): NodeId {
  const node = nodeAt(subject, subject.facts.values[value]?.node ?? none)
  return node.parent?.kind === 'assign' ? node.parent.id : node.id
}

/** The relations of a model that it declares itself: to many rows, or every one. */
export function ownRelations(resolver: Resolver, model: ClassPlace, isEvery: boolean): readonly string[] {
  return ancestryOf(resolver, model).classes.flatMap((place) => [...declarationsOf(resolver, place)]
    .flatMap(([name, { declared }]) => declared.reverse !== undefined && (isEvery || declared.rows === 'many') ? [name] : []))
}

interface Named { readonly name: string; readonly subject: Subject; readonly node: NodeId }

/** Texts in a list or tuple, and in those that it is made of; undefined where not all can be told. */
function namesAt(resolver: Resolver, file: string, id: ValueId, serializer: Serializer, depth: number): readonly Named[] | undefined {
  const subject = resolver.workspace.subject(file)
  const value = subject?.facts.values[id]
  if (!subject || !value || depth > 8) return undefined
  const all = (ids: readonly ValueId[]) => {
    const found = ids.map((one) => namesAt(resolver, file, one, serializer, depth + 1))
    return found.every((one) => one !== undefined) ? found.flat() : undefined
  }
  switch (value.op) {
    case 'constant': return typeof value.value === 'string' ? [{ name: value.value, subject, node: value.node }] : undefined
    case 'collection': return all(value.elements)
    case 'spread': return namesAt(resolver, file, value.of, serializer, depth + 1)
    case 'operation': return value.operator === '+' ? all(value.operands) : undefined
    case 'call': {
      const [only, ...others] = subject.facts.calls[value.call]?.arguments ?? []
      const callee = resolver.kindOf({ file, value: subject.facts.calls[value.call]?.callee ?? none })
      return only && others.length === 0 && callee.is === 'symbol' && /^(list|tuple|set)$/.test(callee.path) ? namesAt(resolver, file, only.value, serializer, depth + 1) : undefined
    }
    case 'use': {
      const source = value.definitions.length === 1 ? subject.facts.definitions[value.definitions[0] ?? none]?.source : undefined
      return source?.from === 'value' ? namesAt(resolver, file, source.value, serializer, depth + 1) : undefined
    }
    case 'member': {
      const options = optionsNamed(resolver, file, value.object, serializer.options)
      const held = options && attributeIn(resolver, options, value.name)
      return held && namesAt(resolver, held.file, held.attribute.value, serializer, depth + 1)
    }
    default: return undefined
  }
}

/** `extra_kwargs = {'author': {'write_only': True}}` */
function unreadIn(resolver: Resolver, place: { readonly file: string; readonly value: ValueId } | undefined, unread: string): ReadonlySet<string> {
  const facts = place && resolver.factsOf(place.file)
  const value = place && facts?.values[place.value]
  const entries = value?.op === 'dictionary' ? value.entries : []
  return new Set(entries.flatMap((entry) => {
    const inner = facts?.values[entry.value]
    const isUnread = inner?.op === 'dictionary' && place && inner.entries.some((one) => one.key === unread && constantOf(resolver.kindOf({ file: place.file, value: one.value })) === true)
    return isUnread === true && entry.key !== null ? [entry.key] : []
  }))
}
