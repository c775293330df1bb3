// Classes of the workspace that write out rows field by field: their options, the model of their rows, and the parameters that get one.

import type { SerializedField, Serializer } from '../../libraries/schema.js'
import { none, type FunctionId, type ValueId } from '../facts.js'
import { own } from '../own.js'
import { alternatives, type Kind } from '../kinds.js'
import { ancestryOf, isSameClass, libraryFact } from './ancestry.js'
import { constantOf, type ClassPlace, type Resolver } from './resolver.js'

export function serializerOf(resolver: Resolver, of: ClassPlace): Serializer | undefined {
  return resolver.kept(of.file, `serializer ${of.class}`, () => libraryFact(resolver, of, (type) => type.serializer))
}

/** What the options of the class say under a name: those inside of it, or of the nearest base that has some. */
export function optionOf(resolver: Resolver, of: ClassPlace, { options }: Serializer, name: string): { readonly file: string; readonly value: ValueId } | undefined {
  for (const place of ancestryOf(resolver, of).classes) {
    const inner = innerClass(resolver, place, options)
    if (inner !== undefined) return inOptions(resolver, { file: place.file, class: inner }, options, name, 0)
  }
  return undefined
}

function inOptions(resolver: Resolver, of: ClassPlace, options: string, name: string, depth: number): { file: string; value: ValueId } | undefined {
  const cls = resolver.factsOf(of.file).classes[of.class]
  const attribute = cls && own(cls.attributes, name)?.at(-1)
  if (attribute && attribute.value !== none) return { file: of.file, value: attribute.value }
  for (const value of depth > 8 ? [] : cls?.bases ?? []) {
    const base = optionsNamed(resolver, of.file, value, options)
    const found = base && inOptions(resolver, base, options, name, depth + 1)
    if (found) return found
  }
  return undefined
}

/** `BookSerializer.Meta`, `BaseMeta`. */
export function optionsNamed(resolver: Resolver, file: string, value: ValueId, options: string): ClassPlace | undefined {
  const kind = resolver.kindOf({ file, value })
  if (kind.is === 'class') return kind
  const member = resolver.factsOf(file).values[value]
  const outer = member?.op === 'member' && member.name === options ? resolver.kindOf({ file, value: member.object }) : undefined
  if (outer?.is !== 'class') return undefined
  for (const place of ancestryOf(resolver, outer).classes) {
    const inner = innerClass(resolver, place, options)
    if (inner !== undefined) return { file: place.file, class: inner }
  }
  return undefined
}

function innerClass(resolver: Resolver, of: ClassPlace, name: string): number | undefined {
  const home = resolver.workspace.subject(of.file)
  const outer = home?.tree.nodes[home.facts.classes[of.class]?.node ?? none]
  const node = outer?.kind === 'class' ? home?.facts.classes.findIndex((one) => one.name === name && home.tree.nodes[one.node]?.parent?.parent === outer) : undefined
  return node === undefined || node < 0 ? undefined : node
}

/** A row of the model that its options name. */
export function modelOfSerializer(resolver: Resolver, of: ClassPlace): Extract<Kind, { is: 'object' }> | undefined {
  const serializer = serializerOf(resolver, of)
  const place = serializer && optionOf(resolver, of, serializer, serializer.model)
  const kind = place && resolver.kindOf(place)
  return kind?.is === 'class' ? { is: 'object', confidence: kind.confidence, file: kind.file, class: kind.class } : undefined
}

/** What the library says of a field by the call that declares it, in a class's body. */
export function declaredField(resolver: Resolver, file: string, value: ValueId): { readonly field: SerializedField; readonly class?: ClassPlace } | undefined {
  const facts = resolver.factsOf(file)
  const made = facts.values[value]
  const call = made?.op === 'call' ? facts.calls[made.call] : undefined
  const kind = call && resolver.kindOf({ file, value: call.callee })
  if (kind?.is === 'class') {
    const field = libraryFact(resolver, kind, (type) => type.field)
    return field && { field, class: { file: kind.file, class: kind.class } }
  }
  const catalogue = resolver.workspace.catalogue(file)
  const field = kind?.is === 'symbol' ? catalogue.inherited(catalogue.canonical(kind.path), (type) => type.field) : undefined
  return field && { field }
}

/** The text that the call in an attribute gives a keyword. */
export function fieldOption(resolver: Resolver, file: string, value: ValueId, name: string, index = -1): string | number | boolean | undefined {
  const facts = resolver.factsOf(file)
  const made = facts.values[value]
  const given = made?.op === 'call' ? facts.calls[made.call]?.arguments : undefined
  const argument = given?.find((one) => one.name === name) ?? given?.filter((one) => one.name === null)[index]
  return argument && constantOf(resolver.kindOf({ file, value: argument.value }))
}

/** The method of a serializer class's field that a method gives; undefined for other fields. */
export function methodOfField(resolver: Resolver, file: string, value: ValueId, name: string): string | undefined {
  const method = declaredField(resolver, file, value)?.field.method
  if (!method) return undefined
  const given = fieldOption(resolver, file, value, method.name, 0)
  return typeof given === 'string' ? given : method.otherwise.replace('$name', name)
}

/** What a parameter is that gets one row after another: of the method that writes out a row, or of one that gives a field of it. */
export function rowParameter(resolver: Resolver, file: string, id: FunctionId, index: number): Kind | undefined {
  const place = index === 1 ? serializerWith(resolver, file, id) : undefined
  return place && modelOfSerializer(resolver, place)
}

/** The serializer that gives a method its rows. */
export function serializerWith(resolver: Resolver, file: string, id: FunctionId): ClassPlace | undefined {
  const fact = resolver.factsOf(file).functions[id]
  if (!fact || fact.class === none || fact.isStatic) return undefined
  const place = { file, class: fact.class }
  const serializer = serializerOf(resolver, place)
  return serializer && (fact.name === serializer.whole || fieldMethods(resolver, place).has(fact.name)) ? place : undefined
}

function fieldMethods(resolver: Resolver, of: ClassPlace): ReadonlySet<string> {
  return resolver.kept(of.file, `field methods ${of.class}`, () => new Set(ancestryOf(resolver, of).classes.flatMap((place) => {
    const attributes = resolver.factsOf(place.file).classes[place.class]?.attributes
    return Object.entries(attributes ?? {}).flatMap(([name, all]) => all.flatMap((one) => methodOfField(resolver, place.file, one.value, name) ?? []))
  })))
}

/** Whether a kind is this class, and nothing else. */
export function isClassItself(kind: Kind, of: ClassPlace): boolean {
  const [only, ...others] = alternatives(kind)
  return only?.is === 'class' && others.length === 0 && isSameClass(only, of)
}
