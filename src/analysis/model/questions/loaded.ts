// Which relations the calls of a query bring along: `select_related('author__publisher')`, `options(joinedload(Book.author))`.

import type { Loads } from '../../libraries/schema.js'
import { none, type ArgumentFact, type CallId, type ValueId } from '../facts.js'
import { libraryCallsOf } from '../resolve/calls.js'
import { constantOf } from '../resolve/resolver.js'
import { pathsGiven } from './loaded-notations.js'
import { kindAt, type Subject } from './subject.js'

/** Ways of relations, by their names from the rows of the query. `isAll`: perhaps every one, since not all of it can be read. */
export interface Loaded {
  readonly paths: readonly (readonly string[])[]
  readonly isAll: boolean
}

export const nothingLoaded: Loaded = { paths: [], isAll: false }
const everything: Loaded = { paths: [], isAll: true }

/** Whether the rows at the end of a way came with the query. */
export function isLoaded({ paths, isAll }: Loaded, way: readonly string[]): boolean {
  return isAll || paths.some((path) => way.every((name, index) => path[index] === name))
}

export function loadedWith(...all: readonly Loaded[]): Loaded {
  return { paths: all.flatMap((one) => one.paths), isAll: all.some((one) => one.isAll) }
}

/** What is loaded from the objects at the end of a way. */
export function loadedFrom(way: readonly string[], { paths, isAll }: Loaded): Loaded {
  return { paths: paths.map((path) => [...way, ...path]), isAll }
}

/** What one call says; `queryOf` tells what a query that is given for a relation brings along itself. */
export function loadedBy(subject: Subject, id: CallId, loads: Loads, queryOf: (value: ValueId) => Loaded | undefined): Loaded {
  const call = subject.facts.calls[id]
  const given = (call?.arguments ?? []).filter((one) => one.name === null).slice(loads.into === undefined ? 0 : loads.into + 1)
  if (!call || call.arguments.some((one) => one.spread !== '')) return everything
  if (given.length === 0) return loads.all === true ? everything : nothingLoaded
  switch (loads.by) {
    case 'names': return loadedWith(...given.map((one) => byName(subject, one.value, loads.separator ?? '.', queryOf)))
    case 'attributes': return byAttributes(subject, id, given)
    case 'options': return loadedWith(...given.map((one) => byOption(subject, one.value)))
    case 'notation': case 'graph': case 'alias': case 'models': {
      const paths = pathsGiven(subject, id, loads)
      return paths ? { paths, isAll: false } : everything
    }
  }
}

/** A name, or an object that says it with a query of its own: `Prefetch('books', queryset=…)`. */
function byName(subject: Subject, value: ValueId, separator: string, queryOf: (value: ValueId) => Loaded | undefined): Loaded {
  const text = constantOf(kindAt(subject, value))
  if (typeof text === 'string') return { paths: [text.split(separator)], isAll: false }
  const id = callBehind(subject, value)
  const names = id === none ? undefined : libraryCallsOf(subject.resolver, subject.file, id)[0]?.model.namesLoad
  const call = subject.facts.calls[id]
  if (!names || !call) return everything
  const argument = (index: number, name: string): ArgumentFact | undefined =>
    call.arguments.find((one) => one.name === name) ?? call.arguments.filter((one) => one.name === null)[index]
  // What is put under another name is not there when the relation is read.
  if (argument(2, names.as)) return nothingLoaded
  const way = constantOf(kindAt(subject, argument(0, names.path)?.value ?? none))
  if (typeof way !== 'string') return everything
  const query = argument(1, names.query)
  const inner = query ? queryOf(query.value) ?? everything : nothingLoaded
  const path = way.split(separator)
  return { paths: [path, ...inner.paths.map((one) => [...path, ...one])], isAll: inner.isAll }
}

/** `joinedload(Book.author).joinedload(Author.publisher)` */
function byAttributes(subject: Subject, id: CallId, given: readonly ArgumentFact[]): Loaded {
  const path = pathOf(subject, id, given, 0)
  return path ? { paths: [path], isAll: false } : everything
}

function pathOf(subject: Subject, id: CallId, given: readonly ArgumentFact[], depth: number): readonly string[] | undefined {
  const names = given.map((one) => attributeName(subject, one.value))
  const callee = subject.facts.values[subject.facts.calls[id]?.callee ?? none]
  const before = callee?.op === 'member' ? callBehind(subject, callee.object) : none
  const isChained = before !== none && libraryCallsOf(subject.resolver, subject.file, before).some(({ model }) => model.loads?.by === 'attributes')
  const prefix = isChained && depth < 8 ? pathOf(subject, before, subject.facts.calls[before]?.arguments.filter((one) => one.name === null) ?? [], depth + 1) : []
  return prefix && names.every((name) => name !== undefined) ? [...prefix, ...names] : undefined
}

/** `Book.author`, `Book.author.of_type(Writer)`, `'author'`. */
function attributeName(subject: Subject, id: ValueId): string | undefined {
  const value = subject.facts.values[id]
  if (value?.op === 'constant') return typeof value.value === 'string' && value.value !== '*' ? value.value : undefined
  if (value?.op === 'member') return value.name
  const callee = value?.op === 'call' ? subject.facts.values[subject.facts.calls[value.call]?.callee ?? none] : undefined
  return callee?.op === 'member' ? attributeName(subject, callee.object) : undefined
}

function byOption(subject: Subject, value: ValueId): Loaded {
  const id = callBehind(subject, value)
  const libraries = id === none ? [] : libraryCallsOf(subject.resolver, subject.file, id)
  const [library] = libraries
  if (!library) return everything
  const { loads } = library.model
  // Options of another sort (`load_only`) bring nothing along.
  return loads ? loadedBy(subject, id, loads, () => undefined) : chainedOption(subject, id)
}

/** `joinedload(Book.author).load_only(Author.name)` */
function chainedOption(subject: Subject, id: CallId): Loaded {
  const callee = subject.facts.values[subject.facts.calls[id]?.callee ?? none]
  const before = callee?.op === 'member' ? callBehind(subject, callee.object) : none
  return before === none || before === id ? nothingLoaded : byOption(subject, subject.facts.calls[before]?.value ?? none)
}

/** The call that a value is, itself or under a name with one definition. */
function callBehind(subject: Subject, id: ValueId, depth = 0): CallId {
  const value = subject.facts.values[id]
  if (value?.op === 'call') return value.call
  const only = value?.op === 'use' && value.definitions.length === 1 && depth < 6 ? subject.facts.definitions[value.definitions[0] ?? none]?.source : undefined
  return only?.from === 'value' ? callBehind(subject, only.value, depth + 1) : none
}
