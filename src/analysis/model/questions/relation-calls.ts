// Calls that read a relation by themselves: `author.getBooks()`, `document.populate('author')`, `author.books.loadItems()`.

import { none, type CallId, type ValueId } from '../facts.js'
import { alternatives, present, unknownKind, type Kind } from '../kinds.js'
import { libraryCallsOf, type LibraryCall } from '../resolve/calls.js'
import { relationMethod } from '../resolve/relation-methods.js'
import { relationOf, type Relation } from '../resolve/relations.js'
import { constantOf } from '../resolve/resolver.js'
import { relationAt, type RelationRead } from './loads.js'
import { kindAt, type Subject } from './subject.js'

/** The relation that a library's call reads; undefined where it reads none, or one that cannot be told. */
export function relationRead(subject: Subject, id: CallId, library: LibraryCall): RelationRead | undefined {
  const { readsRelation } = library.model
  const call = subject.facts.calls[id]
  const callee = call && subject.facts.values[call.callee]
  if (!readsRelation || callee?.op !== 'member' || !call) return undefined
  // Whatever else it is given leaves out rows, or orders them.
  const isRefined = call.arguments.length > (readsRelation.argument ?? -1) + 1 || call.arguments.some((one) => holdsOptions(subject, one.value))
  const how = { isAnew: readsRelation.anew === true, ...(isRefined ? { isRefined } : {}), ...(readsRelation.kept === undefined ? {} : { kept: readsRelation.kept }) }
  if (readsRelation.receiver === true) {
    const read = relationAt(subject, callee.object)
    const member = subject.facts.values[callee.object]
    if (read ?? member?.op !== 'member') return read && { ...read, ...how }
    return { relation: relationNamed(subject, undefined, member.name), object: member.object, ...how }
  }
  const [object] = alternatives(present(kindAt(subject, callee.object)))
  if (readsRelation.argument !== undefined) {
    const given = call.arguments[readsRelation.argument]
    const name = given && pathAt(subject, given.value)
    return name === undefined ? undefined : { relation: relationNamed(subject, object, name), object: callee.object, ...how }
  }
  const made = object && relationMethod(subject.resolver, subject.file, object, callee.name)
  return { relation: made?.relation ?? relationNamed(subject, object, nameIn(callee.name)), object: callee.object, ...how }
}

/** That of the call which a chain of refinements began with: `person.$relatedQuery('pets').where(…)`. */
export function relationOfChain(subject: Subject, value: ValueId): RelationRead | undefined {
  for (let at = value, depth = 0; depth < 24; depth++) {
    const made = subject.facts.values[at]
    const call = made?.op === 'call' ? made.call : none
    const library = call === none ? undefined : libraryCallsOf(subject.resolver, subject.file, call)[0]
    const read = library && relationRead(subject, call, library)
    const callee = subject.facts.values[subject.facts.calls[call]?.callee ?? none]
    if (read) return depth > 0 ? { ...read, isRefined: true } : read
    if (callee?.op !== 'member') return undefined
    at = callee.object
  }
  return undefined
}

/** `{ path: 'posts', match: { live: true } }` */
function holdsOptions(subject: Subject, id: ValueId): boolean {
  const value = subject.facts.values[id]
  if (value?.op === 'collection') return value.elements.some((one) => holdsOptions(subject, one))
  return value?.op === 'dictionary' && value.entries.some((one) => one.key !== 'path')
}

/** `'author'`, `{ path: 'author' }`, `['author', 'tags']`: several are one text, as in `'author tags'`. */
function pathAt(subject: Subject, value: ValueId): string | undefined {
  const text = constantOf(kindAt(subject, value))
  if (typeof text === 'string') return text.trim()
  const options = subject.facts.values[value]
  if (options?.op === 'collection') {
    const names = options.elements.map((one) => pathAt(subject, one))
    return names.length > 0 && names.every((one) => one !== undefined) ? names.join(' ') : undefined
  }
  const entry = options?.op === 'dictionary' ? options.entries.find((one) => one.key === 'path') : undefined
  return entry && pathAt(subject, entry.value)
}

/** The relation of the object's class, else what its name alone says. */
function relationNamed(subject: Subject, object: Kind | undefined, name: string): Relation {
  const known = object?.is === 'object' ? relationOf(subject.resolver, object, name) : undefined
  const owner = object?.is === 'object' ? { file: object.file, class: object.class } : { file: subject.file, class: none }
  return known ?? { name, rows: 'many', owner, target: unknownKind, kind: unknownKind, isEager: false, loadsWhenRead: false, counterpart: undefined }
}

/** `getPosts` reads posts. */
function nameIn(method: string): string {
  const name = method.replace(/^\$?(get|count|has)(?=[A-Z])/, '')
  return name.charAt(0).toLowerCase() + name.slice(1)
}
