// Which files call a name, and which classes extend or implement one: for asking who calls a function, and what overrides it.

import { handedName, handlerKeys, registering, running } from '../model/entry-names.js'
import { none, type CallFact, type CallId, type ClassFact, type ClassId, type FileFacts, type TypeRef } from '../model/facts.js'

export interface FileIndex {
  /** By the last name of the callee, here and where it is imported from: the calls; and as `to name` those that may register a function or class of that name. */
  readonly calls: ReadonlyMap<string, readonly CallId[]>
  /** By the last name of a base or interface: the classes. */
  readonly heirs: ReadonlyMap<string, readonly ClassId[]>
  /** By their own name. */
  readonly classes: ReadonlyMap<string, readonly ClassId[]>
  /** By the name of a class that a call in an attribute names first (`author = ForeignKey('Author')`): the classes with such an attribute. */
  readonly relations: ReadonlyMap<string, readonly ClassId[]>
  /** By the name of a method: the classes that have one. */
  readonly methods: ReadonlyMap<string, readonly ClassId[]>
  /** By the name of a class that an attribute holds, a method returns or a decorator of one is given: the classes that have it. */
  readonly holders: ReadonlyMap<string, readonly ClassId[]>
}

export type ClassIndex = 'heirs' | 'classes' | 'relations' | 'methods' | 'holders'
export const classIndexes: readonly ClassIndex[] = ['heirs', 'classes', 'relations', 'methods', 'holders']

const known = new WeakMap<FileFacts, FileIndex>()

export function indexOf(facts: FileFacts): FileIndex {
  let index = known.get(facts)
  if (!index) known.set(facts, index = makeIndex(facts))
  return index
}

function makeIndex(facts: FileFacts): FileIndex {
  const calls = new Map<string, CallId[]>()
  const heirs = new Map<string, ClassId[]>()
  const classes = new Map<string, ClassId[]>()
  const relations = new Map<string, ClassId[]>()
  const methods = new Map<string, ClassId[]>()
  const holders = new Map<string, ClassId[]>()
  facts.calls.forEach((call, id) => {
    listAt(calls, lastName(facts, call.callee)).push(id)
    listAt(calls, importedName(facts, call.callee)).push(id)
    for (const name of registeredBy(facts, call)) listAt(calls, handedName(name)).push(id)
  })
  facts.classes.forEach((cls, id) => {
    for (const base of cls.bases) listAt(heirs, lastName(facts, base)).push(id)
    for (const type of cls.implements) listAt(heirs, type.name.slice(type.name.lastIndexOf('.') + 1)).push(id)
    listAt(classes, cls.name).push(id)
    for (const name of Object.keys(cls.methods)) listAt(methods, name).push(id)
    const named = Object.values(cls.attributes).flatMap((attributes) => attributes.flatMap((one) => [...namedFirst(facts, one.value), ...(one.value === none || !one.annotation ? [] : namedIn(one.annotation))]))
    for (const name of new Set(named)) listAt(relations, name).push(id)
    for (const name of heldBy(facts, cls)) listAt(holders, name).push(id)
  })
  for (const map of [calls, heirs, classes, relations, methods, holders]) map.delete('')
  return { calls, heirs, classes, relations, methods, holders }
}

/** The classes that a call may be about: by its first argument, or a keyword's, written as a name or a string. */
function namedFirst(facts: FileFacts, id: number): readonly string[] {
  const value = id === none ? undefined : facts.values[id]
  const call = value?.op === 'call' ? facts.calls[value.call] : undefined
  return (call?.arguments ?? []).slice(0, 3).flatMap((argument) => {
    const given = facts.values[argument.value]
    const name = given?.op === 'constant' && typeof given.value === 'string' ? given.value.slice(given.value.lastIndexOf('.') + 1) : lastName(facts, argument.value)
    return /^[A-Z]\w*$|^self$/.test(name) ? [name === 'AUTH_USER_MODEL' ? 'User' : name] : []
  })
}

/** The classes that an annotation is about: `Mapped[Optional["Country"]]`. */
function namedIn({ name, value, args }: TypeRef): readonly string[] {
  const written = typeof value === 'string' ? value : name
  const own = written.slice(written.lastIndexOf('.') + 1)
  return args.length > 0 ? args.flatMap(namedIn) : /^[A-Z]\w*$/.test(own) ? [own] : []
}

function heldBy(facts: FileFacts, { attributes, methods }: ClassFact): ReadonlySet<string> {
  const held = new Set<string>()
  const add = (id: number): void => {
    const value = id === none ? undefined : facts.values[id]
    if (value?.op === 'either') value.of.forEach(add)
    else if (/^[A-Z]/.test(lastName(facts, id))) held.add(lastName(facts, id))
  }
  for (const one of Object.values(attributes).flat()) add(one.value)
  for (const id of Object.values(methods).flat()) {
    facts.functions[id]?.returned.forEach(add)
    for (const decorator of facts.functions[id]?.decorators ?? []) {
      const value = facts.values[decorator]
      const call = value?.op === 'call' ? facts.calls[value.call] : undefined
      for (const argument of call?.arguments ?? []) if (argument.name !== null) add(argument.value)
    }
  }
  return held
}

/** What a name is called where it comes from, if it is another there: `from app.load import load as read`. */
function importedName(facts: FileFacts, callee: number): string {
  const value = facts.values[callee]
  const source = value?.op === 'use' && value.definitions.length === 1 ? facts.definitions[value.definitions[0] ?? none]?.source : undefined
  const name = source?.from === 'import' ? facts.imports[source.import]?.name ?? '' : ''
  return name === '*' || name === 'default' || (value?.op === 'use' && name === value.name) ? '' : name
}

/** `app.get('/', list)`, `path('', BookList.as_view())`, `router.get('/', checked(list))`, `{ handler: list }`. */
function registeredBy(facts: FileFacts, call: CallFact): ReadonlySet<string> {
  const names = new Set<string>()
  const add = (id: number, depth: number): void => {
    const value = facts.values[id]
    if (value?.op === 'use' || value?.op === 'member') names.add(value.name)
    else if (depth > 2) return
    else if (value?.op === 'collection') for (const one of value.elements) add(one, depth + 1)
    else if (value?.op === 'dictionary') for (const entry of value.entries) { if (entry.key !== null && handlerKeys.has(entry.key)) add(entry.value, depth + 1) }
    else if (value?.op === 'call') {
      const made = facts.calls[value.call]
      const callee = made && facts.values[made.callee]
      if (callee?.op === 'member') add(callee.object, depth + 1)
      for (const argument of made?.arguments ?? []) add(argument.value, depth + 1)
    }
  }
  const name = lastName(facts, call.callee)
  if (registering.has(name) || running.has(name)) for (const argument of call.arguments) add(argument.value, 0)
  return names
}

function lastName(facts: FileFacts, id: number): string {
  const value = id === none ? undefined : facts.values[id]
  if (value?.op === 'use' || value?.op === 'member') return value.name
  // `class Users extends Base<User>`, `class A(Generic[T])`, `functools.partial(f, x)` is called by its own name.
  return value?.op === 'index' ? lastName(facts, value.object) : ''
}

function listAt<K, V>(map: Map<K, V[]>, key: K): V[] {
  let list = map.get(key)
  if (!list) map.set(key, list = [])
  return list
}

/** The files of a workspace by what they call, extend, define and relate to. */
export interface NameIndex {
  replace(file: string, before: FileFacts | undefined, after: FileFacts | undefined): void
  files(of: keyof FileIndex, name: string): ReadonlySet<string>
}

const nobody: ReadonlySet<string> = new Set()

export function createNameIndex(): NameIndex {
  const all: Readonly<Record<keyof FileIndex, Map<string, Set<string>>>> = { calls: new Map(), heirs: new Map(), classes: new Map(), relations: new Map(), methods: new Map(), holders: new Map() }
  const kinds = ['calls', ...classIndexes] as const
  return {
    replace(file, before, after) {
      for (const of of kinds) {
        if (before) for (const name of indexOf(before)[of].keys()) all[of].get(name)?.delete(file)
        if (after) for (const name of indexOf(after)[of].keys()) setAt(all[of], name).add(file)
      }
    },
    files: (of, name) => all[of].get(name) ?? nobody,
  }
}

function setAt(map: Map<string, Set<string>>, key: string): Set<string> {
  let set = map.get(key)
  if (!set) map.set(key, set = new Set())
  return set
}
