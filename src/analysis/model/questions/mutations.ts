// Where a file changes objects in place: by methods and stores, and by calls that are given an object or made on what holds it.
// One index per file, by the objects' origins, so that asking about many collections stays cheap.

import { none, type CallFact, type CallId, type FunctionId, type NodeId, type Site } from '../facts.js'
import { unwrittenParameters } from '../given-arguments.js'
import { alternatives } from '../kinds.js'
import { libraryCallsOf } from '../resolve/calls.js'
import { targetsOf } from '../resolve/targets.js'
import { anyOrigin, originsOf } from './origins.js'
import { nodeAt, type Subject } from './subject.js'

/** Methods that change what they are called on. A receiver of unknown kind counts as changed: silence is cheap. */
export const mutators: ReadonlySet<string> = new Set([
  'append', 'extend', 'insert', 'remove', 'pop', 'clear', 'sort', 'reverse', 'add', 'discard', 'update', 'setdefault', 'popitem', 'appendleft', 'extendleft', 'popleft',
  'difference_update', 'intersection_update', 'symmetric_difference_update', 'rotate',
  'push', 'shift', 'unshift', 'splice', 'fill', 'copyWithin', 'set', 'delete',
])
const growers: ReadonlySet<string> = new Set(['append', 'extend', 'insert', 'add', 'update', 'setdefault', 'appendleft', 'extendleft', 'push', 'unshift', 'splice', 'set'])
const adders: ReadonlySet<string> = new Set(['append', 'add', 'push', 'unshift', 'appendleft'])

export interface Mutation {
  readonly start: number
  readonly end: number
  readonly site: Site
  readonly grows: boolean
  /** How many elements it adds, where the code says. */
  readonly adds: number | undefined
}

export interface MutationIndex {
  /** What changes exactly this object, by its origin. */
  readonly exact: ReadonlyMap<string, readonly Mutation[]>
  /** What may change this object and everything that hangs on it: calls of functions that are not known. */
  readonly wild: ReadonlyMap<string, readonly Mutation[]>
  /** Method calls by the origin of what they are made on. */
  readonly callsOn: ReadonlyMap<string, readonly CallId[]>
}

const indexes = new WeakMap<Subject, MutationIndex>()

export function mutationsOf(subject: Subject): MutationIndex {
  let index = indexes.get(subject)
  if (!index) indexes.set(subject, index = makeIndex(subject))
  return index
}

/** An object and everything that it hangs on: `self:1.a.b`, `self:1.a`, `self:1`. */
export function pathsTo(origin: string): string[] {
  const paths = [origin]
  for (let at = origin.length - 1; at > 0; at--) if (origin[at] === '.' || origin[at] === '[') paths.push(origin.slice(0, at))
  return paths
}

/** The functions of this file that a call runs. */
export function targetsInFile(subject: Subject, id: CallId): readonly FunctionId[] {
  return targetsOf(subject.resolver, subject.file, id).filter((target) => target.file === subject.file).map((target) => target.function)
}

/** Constructors and calls of what is no function of ours: only those that are known to be plain classes do no harm. */
export function isHarmless(subject: Subject, id: CallId): boolean {
  if (libraryCallsOf(subject.resolver, subject.file, id).length > 0) return true
  const callee = subject.facts.calls[id]?.callee ?? none
  return alternatives(subject.resolver.kindOf({ file: subject.file, value: callee })).every((kind) => kind.is === 'class')
}

/** Longest path that is followed through parameters, and most changes that are: recursion may make both endless. */
const longestPath = 120
const mostFollowed = 20_000

class Indexing {
  readonly exact = new Map<string, Mutation[]>()
  readonly wild = new Map<string, Mutation[]>()
  readonly callsOn = new Map<string, CallId[]>()
  /** By the origin of a parameter: what is given for it, and where. */
  readonly given = new Map<string, { readonly origin: string; readonly call: CallFact }[]>()
  private readonly pending: { map: Map<string, Mutation[]>; origin: string; grows: boolean }[] = []
  private readonly followed = new Set<string>()

  constructor(readonly subject: Subject) {}

  add(map: Map<string, Mutation[]>, origin: string, at: Omit<Mutation, 'start' | 'end'> & { readonly node: NodeId }): void {
    const { start, end } = nodeAt(this.subject, at.node).range
    list(map, origin).push({ start, end, site: at.site, grows: at.grows, adds: at.adds })
    const key = `${map === this.exact}${at.grows}${origin}`
    if (this.followed.has(key) || this.followed.size > mostFollowed) return
    this.followed.add(key)
    this.pending.push({ map, origin, grows: at.grows })
  }

  /** What changes a parameter changes what is given for it, at the call. */
  follow(): void {
    for (let one = this.pending.pop(); one; one = this.pending.pop()) {
      const head = /^d:\d+/.exec(one.origin)?.[0]
      const path = head === undefined ? '' : one.origin.slice(head.length)
      for (const { origin, call } of head === undefined ? [] : this.given.get(head) ?? []) {
        const changed = origin + path
        if (changed.length <= longestPath) this.add(one.map, changed, { node: call.node, site: call.site, grows: one.grows, adds: undefined })
      }
    }
  }
}

function list<T>(map: Map<string, T[]>, key: string): T[] {
  let found = map.get(key)
  if (!found) map.set(key, found = [])
  return found
}

function makeIndex(subject: Subject): MutationIndex {
  const { facts } = subject
  const indexing = new Indexing(subject)
  facts.calls.forEach((call, id) => { addCall(indexing, call, id) })
  for (const write of facts.writes) {
    const at = { node: write.node, site: write.site, grows: write.operator !== 'delete', adds: undefined }
    for (const whole of originsOf(subject, write.object)) {
      // `a[i] = v` changes a; `a.b = v` makes the path a.b another object; `a.length = 0` empties a JavaScript array.
      if (write.name === null || write.name === 'length') indexing.add(indexing.exact, whole, at)
      if (write.name !== null) indexing.add(indexing.exact, `${whole}.${write.name}`, at)
    }
  }
  facts.definitions.forEach((definition, id) => {
    const { source } = definition
    if (source.from !== 'augment') return
    const at = { node: definition.node, site: definition.site, grows: true, adds: undefined }
    for (const origin of new Set([`d:${id}`, ...originsOf(subject, source.before)])) indexing.add(indexing.exact, origin, at)
  })
  indexing.follow()
  return indexing
}

function addCall(indexing: Indexing, call: CallFact, id: CallId): void {
  const { subject } = indexing
  const callee = subject.facts.values[call.callee]
  if (callee?.op === 'member') for (const origin of originsOf(subject, callee.object)) {
    list(indexing.callsOn, origin).push(id)
    if (mutators.has(callee.name)) indexing.add(indexing.exact, origin, { node: call.node, site: call.site, grows: growers.has(callee.name), adds: addedBy(callee.name, call) })
  }
  // `add = xs.append`: the method by another name.
  else for (const [origin, name] of mutatorsIn(originsOf(subject, call.callee))) indexing.add(indexing.exact, origin, { node: call.node, site: call.site, grows: growers.has(name), adds: undefined })
  const given = call.arguments.map((argument) => argument.value === none || argument.spread !== '' ? new Set<string>() : originsOf(subject, argument.value))
  if (given.every((origins) => origins.size === 0)) return
  const at = { node: call.node, site: call.site, grows: true, adds: undefined }
  // `map(xs.append, ys)`, `bus.on('name', xs.append)`
  for (const origins of given) for (const [origin] of mutatorsIn(origins)) indexing.add(indexing.exact, origin, at)
  const libraries = libraryCallsOf(subject.resolver, subject.file, id)
  for (const library of libraries) for (const index of library.model.mutatesArguments ?? []) for (const origin of given[index] ?? []) indexing.add(indexing.exact, origin, at)
  if (libraries.length > 0) return
  const targets = targetsInFile(subject, id)
  if (targets.length === 0 && isHarmless(subject, id)) return
  // What an unknown function does with it is not known; that it makes it longer is not assumed.
  const unknown = { ...at, grows: false }
  call.arguments.forEach((argument, index) => {
    for (const origin of given[index] ?? []) {
      const places = targets.map((target) => parameterFor(subject, target, argument.name, index))
      if (places.length === 0 || places.includes(undefined)) indexing.add(indexing.wild, origin, unknown)
      for (const place of places) if (place !== undefined) list(indexing.given, place).push({ origin, call })
    }
  })
}

/** The objects whose changing methods are among the origins of a value. */
function mutatorsIn(origins: ReadonlySet<string>): readonly (readonly [origin: string, method: string])[] {
  return [...origins].flatMap((origin) => {
    const dot = origin.lastIndexOf('.')
    const name = origin.slice(dot + 1)
    return dot > 0 && mutators.has(name) ? [[origin.slice(0, dot), name] as const] : []
  })
}

/** The origin of the parameter that an argument is given for; undefined where none can be told. */
function parameterFor(subject: Subject, target: FunctionId, name: string | null, index: number): string | undefined {
  const fact = subject.facts.functions[target]
  if (!fact) return undefined
  const parameter = name === null ? fact.parameters[index + unwrittenParameters(subject.facts.language, fact)] : fact.parameters.find((other) => other.name === name)
  return parameter && parameter.definition !== none && parameter.rest === '' ? `d:${parameter.definition}` : undefined
}

function addedBy(method: string, call: CallFact): number | undefined {
  if (method === 'insert') return 1
  return adders.has(method) && call.arguments.every((argument) => argument.spread === '') ? call.arguments.length : undefined
}

/** Everything that may change one of the objects. */
export function mutationsOn(subject: Subject, origins: ReadonlySet<string>): readonly Mutation[] {
  const { exact, wild } = mutationsOf(subject)
  if (origins.size === 0) return []
  const found = new Set<Mutation>()
  const take = (mutations: readonly Mutation[] | undefined) => { for (const one of mutations ?? []) found.add(one) }
  if (origins.has(anyOrigin)) for (const mutations of [...exact.values(), ...wild.values()]) take(mutations)
  take(exact.get(anyOrigin))
  take(wild.get(anyOrigin))
  for (const origin of origins) {
    take(exact.get(origin))
    for (const path of pathsTo(origin)) take(wild.get(path))
  }
  return [...found]
}
