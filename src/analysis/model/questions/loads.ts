// Where a relation is read from an object: `book.author`, `author.books.all()`. Whether that asks the database depends on the
// query that gave the object, which is another question (`rowOriginOf`).

import { none, type Site, type Value, type ValueId } from '../facts.js'
import { alternatives, present, type Kind } from '../kinds.js'
import { kindOfTypeText } from '../resolve/library-types.js'
import { relationOf, relationOfType, type Relation } from '../resolve/relations.js'
import { kindAt, type Subject } from './subject.js'

export interface RelationRead {
  readonly relation: Relation
  /** The object that it is read from. */
  readonly object: ValueId
  /** It asks the database also where the relation came along: `author.getBooks()`. */
  readonly isAnew: boolean
  /** What reads it in the place of that where it came along: `$object.$name`. */
  readonly kept?: string
  /** Not all of its rows, or not as they are: `person.$relatedQuery('pets').where(…)`. */
  readonly isRefined?: boolean
}

type MemberValue = Extract<Value, { op: 'member' }>

/** The relation that an attribute of an object is; undefined where it is none, or where the object may be of several classes. */
export function relationAt(subject: Subject, value: ValueId): RelationRead | undefined {
  const member = subject.facts.values[value]
  if (member?.op !== 'member') return undefined
  const kinds = objectsAt(subject, member.object)
  const relations = kinds.map((kind) => kind.is === 'object' ? relationOf(subject.resolver, kind, member.name)
    : kind.is === 'instance' ? relationOfType(subject.resolver, subject.file, kind.type, member.name) : undefined)
  const [relation, ...others] = relations
  return relation && others.every((one) => one?.name === relation.name && one.rows === relation.rows) ? { relation, object: member.object, isAnew: false } : undefined
}

/** What an object may be; what only stands for another one is that. */
function objectsAt(subject: Subject, value: ValueId): readonly Kind[] {
  const catalogue = subject.resolver.workspace.catalogue(subject.file)
  return alternatives(present(kindAt(subject, value))).map((kind) => {
    const stands = kind.is === 'instance' ? catalogue.inherited(kind.type, (type) => type.standsFor) : undefined
    return stands === undefined ? kind : kindOfTypeText(subject.resolver, stands, { file: subject.file, receiver: kind })
  })
}

/** The rows of a relation that a value is as they are: the relation itself, or all of its manager. */
export function relationRows(subject: Subject, value: ValueId, depth = 0): RelationRead | undefined {
  const { facts } = subject
  const made = facts.values[value]
  if (!made || depth > 6) return undefined
  if (made.op === 'cast') return relationRows(subject, made.of, depth + 1)
  if (made.op === 'use') {
    const [only, ...others] = made.definitions
    const source = only === undefined || others.length > 0 ? undefined : facts.definitions[only]?.source
    return source?.from === 'value' ? relationRows(subject, source.value, depth + 1) : undefined
  }
  if (made.op === 'member') return relationAt(subject, value)
  const call = made.op === 'call' ? facts.calls[made.call] : undefined
  const callee = call && facts.values[call.callee]
  if (callee?.op !== 'member' || call?.arguments.length !== 0) return undefined
  const kept = keptRowsOf(subject, callee)
  return kept?.all.includes(callee.name) === true ? relationAt(subject, callee.object) : undefined
}

/** The relation whose rows a call asks for in a way that is answered by rows that came with the object. */
export function relationAsked(subject: Subject, callee: MemberValue): RelationRead | undefined {
  const kept = keptRowsOf(subject, callee)
  if (kept) return kept.reads.includes(callee.name) ? relationAt(subject, callee.object) : undefined
  const rows = relationRows(subject, callee.object)
  return rows && isCalled(subject, callee.object) && /^(count|exists|__len__)$/.test(callee.name) ? rows : undefined
}

/** `books.all()`, also under a name. */
function isCalled({ facts }: Subject, id: ValueId): boolean {
  const value = facts.values[id]
  const source = value?.op === 'use' ? facts.definitions[value.definitions[0] ?? none]?.source : undefined
  return value?.op === 'call' || (source?.from === 'value' && facts.values[source.value]?.op === 'call')
}

function keptRowsOf(subject: Subject, callee: MemberValue) {
  const kind = kindAt(subject, callee.object)
  return kind.is === 'instance' ? subject.resolver.workspace.catalogue(subject.file).inherited(kind.type, (type) => type.keptRows) : undefined
}

/** Every attribute that is a relation and loads its rows when it is read: not a manager, which waits until it is asked. */
export function loadingReads(subject: Subject): readonly { readonly read: RelationRead; readonly value: ValueId; readonly site: Site }[] {
  const { facts } = subject
  return facts.values.flatMap((made, value) => {
    const site = made.op === 'member' ? facts.siteOf[value] : undefined
    const read = site && isRead(subject, value) ? relationAt(subject, value) : undefined
    if (!site || !read || read.relation.isEager || !read.relation.loadsWhenRead) return []
    return waits(subject, read.relation) ? [] : [{ read, value, site }]
  })
}

/** A manager, or something to be awaited. */
function waits(subject: Subject, { rows, kind }: Relation): boolean {
  return kind.is === 'instance' && (rows === 'many' || subject.resolver.workspace.catalogue(subject.file).inherited(kind.type, (type) => type.awaits) !== undefined)
}

/** Stores and methods are no reads. */
function isRead(subject: Subject, value: ValueId): boolean {
  return !storesOf(subject).has(value)
}

const known = new WeakMap<Subject, ReadonlySet<ValueId>>()

function storesOf(subject: Subject): ReadonlySet<ValueId> {
  let stores = known.get(subject)
  if (!stores) {
    const { facts } = subject
    const nodes = new Set(facts.writes.map((write) => write.node))
    known.set(subject, stores = new Set(facts.values.flatMap((made, id) => made.op === 'member' && nodes.has(made.node) ? [id] : [])))
  }
  return stores
}
