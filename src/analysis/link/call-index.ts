// Which files call a name, and which classes extend or implement one: for asking who calls a function, and what overrides it.

import { none, type CallId, type ClassId, type FileFacts } from '../model/facts.js'

export interface FileIndex {
  /** By the last name of the callee: the calls. */
  readonly calls: ReadonlyMap<string, readonly CallId[]>
  /** By the last name of a base or interface: the classes. */
  readonly heirs: ReadonlyMap<string, readonly ClassId[]>
}

const known = new WeakMap<FileFacts, FileIndex>()

export function indexOf(facts: FileFacts): FileIndex {
  let index = known.get(facts)
  if (!index) known.set(facts, index = makeIndex(facts))
  return index
}

function makeIndex(facts: FileFacts): FileIndex {
  const calls = new Map<string, CallId[]>()
  const heirs = new Map<string, ClassId[]>()
  facts.calls.forEach((call, id) => { listAt(calls, lastName(facts, call.callee)).push(id) })
  facts.classes.forEach((cls, id) => {
    for (const base of cls.bases) listAt(heirs, lastName(facts, base)).push(id)
    for (const type of cls.implements) listAt(heirs, type.name.slice(type.name.lastIndexOf('.') + 1)).push(id)
  })
  calls.delete('')
  heirs.delete('')
  return { calls, heirs }
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

/** The files of a workspace by what they call and extend. */
export interface NameIndex {
  replace(file: string, before: FileFacts | undefined, after: FileFacts | undefined): void
  callers(name: string): ReadonlySet<string>
  heirs(name: string): ReadonlySet<string>
}

const nobody: ReadonlySet<string> = new Set()

export function createNameIndex(): NameIndex {
  const callers = new Map<string, Set<string>>()
  const heirs = new Map<string, Set<string>>()
  return {
    replace(file, before, after) {
      for (const [names, of] of [[callers, 'calls'], [heirs, 'heirs']] as const) {
        if (before) for (const name of indexOf(before)[of].keys()) names.get(name)?.delete(file)
        if (after) for (const name of indexOf(after)[of].keys()) setAt(names, name).add(file)
      }
    },
    callers: (name) => callers.get(name) ?? nobody,
    heirs: (name) => heirs.get(name) ?? nobody,
  }
}

function setAt(map: Map<string, Set<string>>, key: string): Set<string> {
  let set = map.get(key)
  if (!set) map.set(key, set = new Set())
  return set
}
