// Which rows a serializer writes out, one after another: of its calls with many rows, of calls in loops, of the views that it belongs to,
// and of the serializers that it is a field of.

import { none, type CallId, type ValueId } from '../facts.js'
import { constantOf, type ClassPlace, type Resolver } from '../resolve/resolver.js'
import { ancestryOf, isSameClass } from '../resolve/ancestry.js'
import { heirsOf } from '../resolve/heirs.js'
import { relationOf, type Relation } from '../resolve/relations.js'
import { isClassItself, modelOfSerializer, optionOf, serializerOf, serializerWith } from '../resolve/serializers.js'
import { lengthBound, smallBound } from './bounds.js'
import { rowOf, rowsOf, withoutLoops, type GivenRows, type RowOrigin, type Walk } from './row-origin.js'
import { writtenFields, type WrittenField } from './serialized-fields.js'
import { kindAt, type Subject } from './subject.js'
import { viewUses } from './serializing-views.js'
import { wholeMethod } from './whole-rows.js'

const underWay = new WeakMap<Resolver, Set<string>>()

/** The queries whose rows it writes out; those that cannot be told are left out. A serializer that has itself as a field adds nothing. */
export function usesOf(resolver: Resolver, of: ClassPlace): readonly RowOrigin[] {
  return resolver.kept(of.file, `serializer uses ${of.class}`, () => {
    const asked = underWay.get(resolver) ?? new Set<string>()
    underWay.set(resolver, asked)
    const key = `${of.file} ${of.class}`
    if (asked.has(key)) return []
    asked.add(key)
    try {
      return findUses(resolver, of)
    } finally {
      asked.delete(key)
    }
  })
}

function findUses(resolver: Resolver, of: ClassPlace): readonly RowOrigin[] {
  const serializer = serializerOf(resolver, of)
  const name = resolver.factsOf(of.file).classes[of.class]?.name ?? ''
  if (!serializer || name === '' || optionOf(resolver, of, serializer, serializer.lists)) return []
  const calls = (resolver.workspace.callersOf(of.file, name) ?? []).flatMap((place) => {
    const subject = resolver.workspace.subject(place.file)
    const call = subject?.facts.calls[place.call]
    return subject && call && isClassItself(kindAt(subject, call.callee), of) ? usesOfCall(subject, place.call) : []
  })
  return [...calls, ...viewUses(resolver, of, name)].filter((one) => !isPlain(resolver, one))
}

/** `Book.objects.values('title')` gives dictionaries, which load nothing. */
function isPlain(resolver: Resolver, { ends, choices }: RowOrigin): boolean {
  return [ends, ...choices].some(([end]) => {
    const row = end && resolver.elementOf(kindAt(end.subject, end.value), end.subject.file)
    return row?.is === 'dict' || row?.is === 'tuple'
  })
}

/** `BookSerializer(books, many=True)`, `BookSerializer(book)` in a loop over books, `books = BookSerializer(many=True)` as a field. */
function usesOfCall(subject: Subject, id: CallId): readonly RowOrigin[] {
  const { resolver, facts } = subject
  const call = facts.calls[id]
  const kind = call && kindAt(subject, call.callee)
  const serializer = kind?.is === 'class' ? serializerOf(resolver, kind) : undefined
  if (!call || !serializer) return []
  const argument = call.arguments.find((one) => one.name === serializer.rows) ?? call.arguments.find((one) => one.name === null && one.spread === '')
  if (!argument) return usesAsField(subject, call.value)
  const many = call.arguments.find((one) => one.name === serializer.many)
  if (isFew(subject, argument.value)) return []
  const traced = { subject, value: argument.value, calls: [] }
  const walk: Walk = { found: new Map(), steps: 0, given: givenToSerializers }
  if (many) return constantOf(kindAt(subject, many.value)) === true ? (rowsOf(walk, traced) ?? []).map(withoutLoops) : []
  return (rowOf(walk, traced) ?? []).filter((one) => one.loops.length > 0).map(withoutLoops)
}

/** So few rows that what each of them loads is no matter. */
export function isFew(subject: Subject, rows: ValueId): boolean {
  const bound = lengthBound(subject, rows)
  return bound !== undefined && bound <= smallBound
}

/** The rows that the methods of a serializer get. */
export const givenToSerializers: GivenRows = (subject, id, index) => {
  const place = index === 1 ? serializerWith(subject.resolver, subject.file, id) : undefined
  const uses = place ? [place, ...heirs(subject.resolver, place)].flatMap((one) => usesOf(subject.resolver, one)) : []
  return uses.length > 0 ? uses : undefined
}

function usesAsField(subject: Subject, value: number): readonly RowOrigin[] {
  const { resolver, facts } = subject
  const cls = facts.classes.findIndex((one) => Object.values(one.attributes).some((all) => all.some((attribute) => attribute.value === value)))
  if (cls < 0) return []
  const owner = { file: subject.file, class: cls }
  const node = facts.values[value]?.node ?? none
  return [owner, ...heirs(resolver, owner)].flatMap((place) => {
    if (wholeMethod(resolver, place) === 'unknown') return []
    const fields = writtenFields(resolver, place).filter((one) => one.subject.file === subject.file && one.node === node)
    return fields.flatMap((field) => usesOf(resolver, place).flatMap((use) => below(resolver, place, field, use)))
  })
}

/** The rows that a field leads to from those of its serializer. */
function below(resolver: Resolver, of: ClassPlace, field: WrittenField, use: RowOrigin): readonly RowOrigin[] {
  const way = wayOf(resolver, of, field.path, use)
  return way && way.length > 0 ? [{ ...use, path: [...use.path, ...way] }] : []
}

/** The relations that names lead along; undefined where one is none. */
function wayOf(resolver: Resolver, of: ClassPlace, names: readonly string[], use: RowOrigin): readonly Relation[] | undefined {
  let row = rowOfUse(resolver, of, use)
  const way: Relation[] = []
  for (const name of names) {
    const relation = row && relationOf(resolver, row, name)
    if (!relation) return undefined
    way.push(relation)
    row = relation.target.is === 'object' ? relation.target : undefined
  }
  return way
}

/** The class of the rows: what the serializer says, else what the query gives. */
export function rowOfUse(resolver: Resolver, of: ClassPlace, { path, ends }: RowOrigin): ClassPlace | undefined {
  const model = modelOfSerializer(resolver, of)
  if (model) return model
  const last = path.at(-1)?.target
  const [end] = ends
  const kind = last ?? (end && resolver.elementOf(kindAt(end.subject, end.value), end.subject.file))
  return kind?.is === 'object' ? kind : undefined
}

/** The serializers that extend one. */
export function heirs(resolver: Resolver, of: ClassPlace): readonly ClassPlace[] {
  return (heirsOf(resolver, { is: 'object', confidence: 'high', ...of }) ?? []).filter((one) => ancestryOf(resolver, one).classes.some((base) => isSameClass(base, of)))
}
