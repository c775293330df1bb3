// Relations that a serializer loads anew for each row that it writes out: the fields of the classes in one file that read what the query
// of the rows did not bring along.

import type { Confidence } from '../../finding.js'
import { none, type FunctionId, type NodeId } from '../facts.js'
import { isAtLeast, weaker } from '../kinds.js'
import { ancestryOf, methodIn } from '../resolve/ancestry.js'
import { declarationsOf, relationOf, type Relation } from '../resolve/relations.js'
import type { ClassPlace, Resolver } from '../resolve/resolver.js'
import { serializerOf } from '../resolve/serializers.js'
import { wholeSummaryOf } from './effects.js'
import type { RelationRead } from './loads.js'
import { keyOfQuery, namesOf, queryFor, type LoadingQuery, type RowLoad } from './repeated-loads.js'
import type { Reached } from './reach.js'
import { functionAround, isOnFailure, placesIn } from './repeated.js'
import { mayBeLeftOut } from './certainty.js'
import { rowOriginsOf, type RowOrigin } from './row-origin.js'
import { ownRelations, writtenFields, type WrittenField } from './serialized-fields.js'
import { heirs, rowOfUse, usesOf } from './serializer-uses.js'
import { wholeMethod } from './whole-rows.js'
import { nodeAt, type Subject } from './subject.js'

export interface SerializedLoad extends RowLoad {
  /** The class that writes out the rows. */
  readonly serializer: string
}

/** All that one place loads per row. */
export interface SerializedLoads {
  readonly node: NodeId
  readonly loads: readonly [SerializedLoad, ...SerializedLoad[]]
}

const known = new WeakMap<Subject, readonly SerializedLoads[]>()

/** In order of position. */
export function serializedLoads(subject: Subject): readonly SerializedLoads[] {
  let found = known.get(subject)
  if (!found) known.set(subject, found = subject.resolver.workspace.reading(subject.file, () => findLoads(subject)))
  return found
}

function findLoads(subject: Subject): readonly SerializedLoads[] {
  const { resolver, file, facts } = subject
  const places = new Map<NodeId, SerializedLoad[]>()
  const seen = new Set<string>()
  facts.classes.forEach((_, id) => {
    const own = { file, class: id }
    if (!serializerOf(resolver, own)) return
    for (const place of [own, ...heirs(resolver, own)]) for (const load of loadsOfClass(resolver, place)) {
      const key = keyOf(load)
      if (load.subject !== subject || seen.has(key)) continue
      seen.add(key)
      places.set(load.node, [...places.get(load.node) ?? [], load])
    }
  })
  return [...places].sort(([a], [b]) => a - b).flatMap(([node, loads]) => {
    const [first, ...others] = loads.filter((one) => isAtLeast(one.confidence, 'high')).concat(loads.filter((one) => !isAtLeast(one.confidence, 'high')))
    return first ? [{ node, loads: [first, ...others] as const }] : []
  })
}

/** One finding for each place and query. */
function keyOf({ node, query }: SerializedLoad): string {
  return `${node} ${keyOfQuery(query)}`
}

interface PlacedLoad extends SerializedLoad { readonly subject: Subject }

/** What the class loads for all of its uses. */
function loadsOfClass(resolver: Resolver, of: ClassPlace): readonly PlacedLoad[] {
  return resolver.kept(of.file, `serialized loads ${of.class}`, () => {
    const whole = wholeMethod(resolver, of)
    const uses = usesOf(resolver, of)
    const fields = whole === 'unknown' || uses.length === 0 ? [] : writtenFields(resolver, of)
    const serializer = resolver.factsOf(of.file).classes[of.class]?.name ?? ''
    const sure: Confidence = isChanging(resolver, of) ? 'medium' : 'high'
    const found = uses.flatMap((use): readonly Found[] => {
      const byFields = fields.flatMap((field) => loadsOfField(resolver, of, field, use))
      return [...byFields, ...whole && whole !== 'unknown' ? loadsOfMethod({ ...whole, index: 1 }, use).map((load) => placed(load, whole.subject)) : []]
    })
    return onceEach(found).map((load) => ({ ...load, serializer, confidence: weaker(load.confidence, sure) }))
  })
}

/** A row keeps what one field has loaded of it for the others. */
function onceEach(found: readonly Found[]): readonly Found[] {
  const first = new Map<string, Found>()
  for (const load of found) {
    const key = keyOfQuery(load.query)
    const before = first.get(key)
    if (!before || (before.subject === load.subject && load.node < before.node)) first.set(key, load)
  }
  return [...first.values()]
}

/** It decides in code which of its fields it has. */
export function isChanging(resolver: Resolver, of: ClassPlace): boolean {
  return serializerOf(resolver, of)?.chooses.some((name) => methodIn(resolver, of, name)) === true
}

type Found = Omit<PlacedLoad, 'serializer'>

function loadsOfField(resolver: Resolver, of: ClassPlace, field: WrittenField, use: RowOrigin): readonly Found[] {
  const at = (load: Loading): Found => ({ ...load, subject: field.subject, node: field.node })
  if (field.method) return loadsOfMethod({ ...field.method, index: 1 }, use).map((load) => placed(load, field.method?.subject ?? field.subject))
  const row = rowOfUse(resolver, of, use)
  return row ? loadsOfPath(resolver, row, field, use).map(at) : []
}

interface Loading { readonly reached?: Reached; readonly read: RelationRead; readonly query: LoadingQuery; readonly confidence: Confidence }

/** Where the method itself reads it, or calls what does. */
function placed(load: Loading, subject: Subject): Found {
  const node = load.reached?.hops[0]?.node ?? load.reached?.operation.node ?? none
  return { ...load, ...load.reached && load.reached.hops.length > 0 ? { reached: { ...load.reached, hops: load.reached.hops.slice(1) } } : {}, subject, node }
}

function loadsOfPath(resolver: Resolver, row: ClassPlace, field: WrittenField, use: RowOrigin): readonly Loading[] {
  let from = use
  let current: ClassPlace | undefined = row
  let last: Loading | undefined
  for (const [index, name] of field.path.entries()) {
    const relation: Relation | undefined = current && relationOf(resolver, current, name)
    if (!relation) return [...ofOne(last), ...current ? loadsOfMember(resolver, current, name, from) : []]
    const isKey = field.reads === 'key' && index === field.path.length - 1 && isKeyHere(resolver, relation)
    if (isKey) return ofOne(last)
    last = loadOf(from, relation) ?? last
    from = { ...from, path: [...from.path, relation] }
    current = relation.target.is === 'object' ? relation.target : undefined
  }
  const text = field.reads === 'text' && current ? loadsOfMember(resolver, current, '__str__', from) : []
  const deeper = (field.depth ?? 0) > 0 && current ? loadsBelow(resolver, current, from, (field.depth ?? 0) - 1) : []
  return [...ofOne(last), ...text, ...deeper]
}

function ofOne(load: Loading | undefined): readonly Loading[] {
  return load ? [load] : []
}

/** `depth = 1` writes out the related object with all of its own fields. */
function loadsBelow(resolver: Resolver, row: ClassPlace, from: RowOrigin, depth: number): readonly Loading[] {
  return ownRelations(resolver, row, depth > 0).flatMap((name) => {
    const relation = relationOf(resolver, row, name)
    const load = relation && loadOf(from, relation)
    const next = relation?.target.is === 'object' && depth > 0 ? loadsBelow(resolver, relation.target, { ...from, path: [...from.path, relation] }, depth - 1) : []
    return [...ofOne(load), ...next]
  })
}

function loadOf(from: RowOrigin, relation: Relation): Loading | undefined {
  const read: RelationRead = { relation, object: none, isAnew: false }
  const query = relation.isEager ? undefined : queryFor(from, read)
  return query && { read, query, confidence: from.confidence }
}

/** The row holds the key of the other one. */
function isKeyHere(resolver: Resolver, { owner, name, rows }: Relation): boolean {
  return rows === 'one' && ancestryOf(resolver, owner).classes.some((place) => declarationsOf(resolver, place).get(name)?.declared.column !== undefined)
}

/** A property or method of the row's class that loads something. */
function loadsOfMember(resolver: Resolver, row: ClassPlace, name: string, from: RowOrigin): readonly Loading[] {
  const method = methodIn(resolver, row, name)
  const home = method && resolver.workspace.subject(method.file)
  return home ? loadsOfMethod({ subject: home, function: method.function, index: 0 }, from) : []
}

interface RowMethod { readonly subject: Subject; readonly function: FunctionId; readonly index: number }

/** What a function loads of the row that it is given. What its own loops repeat is found there. */
function loadsOfMethod(method: RowMethod, row: RowOrigin): readonly Loading[] {
  const found = wholeSummaryOf(method.subject, method.function).flatMap((reached): Loading[] => {
    const { operation, hops } = reached
    const read = operation.relation
    if (operation.kind !== 'load' || !read) return []
    const calls = hops.map(({ subject, call }) => ({ subject, call }))
    const origins = rowOriginsOf({ subject: operation.subject, value: read.object, calls }, (subject, id, index) =>
      subject === method.subject && id === method.function && index === method.index ? [row] : undefined) ?? []
    return origins.flatMap((origin) => {
      const query = origin.loops.length === 0 ? queryFor(origin, read) : undefined
      const isRare = placesIn(reached).some((one) => isOnFailure(nodeAt(one.subject, one.node)))
      const isLeftOut = hops.length > 0 && placesIn(reached).slice(1).some((one) => mayBeLeftOut(nodeAt(one.subject, one.node), functionAround(nodeAt(one.subject, one.node))))
      const confidence = [reached.confidence, origin.confidence, isLeftOut ? 'medium' as const : 'high' as const].reduce(weaker)
      return query ? [{ reached, read, query, confidence: isRare ? 'low' as const : confidence }] : []
    })
  })
  const first = found.filter((one, index) => found.findIndex((other) => wayKey(other) === wayKey(one)) === index)
  return first.filter((one) => !first.some((other) => other.reached?.operation.relation?.object === one.reached?.operation.value && other.reached?.operation.subject === one.reached?.operation.subject))
}

function wayKey({ query }: Loading): string {
  return namesOf(query.way).join('.')
}
