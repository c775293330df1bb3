// What code changes in place: every change with the objects it may concern, by place, and through the functions that calls run.
// Each answer is kept per file and place, so that asking for many collections stays cheap.

import { isInside } from '../../text/range.js'
import { none, type CallFact, type CallId, type DefinitionId, type FunctionId, type NodeId, type Site } from '../facts.js'
import { alternatives } from '../kinds.js'
import { libraryCallsOf, targetsOf } from '../resolve/calls.js'
import { anyOrigin, intersects, originsOf } from './origins.js'
import { nodeAt, type Subject } from './subject.js'

/** Methods that change what they are called on. A receiver of unknown kind counts as changed: silence is cheap. */
const mutators: ReadonlySet<string> = new Set([
  'append', 'extend', 'insert', 'remove', 'pop', 'clear', 'sort', 'reverse', 'add', 'discard', 'update', 'setdefault', 'popitem', 'appendleft', 'extendleft', 'popleft',
  'difference_update', 'intersection_update', 'symmetric_difference_update', 'rotate',
  'push', 'shift', 'unshift', 'splice', 'fill', 'copyWithin', 'set', 'delete',
])
const growers: ReadonlySet<string> = new Set(['append', 'extend', 'insert', 'add', 'update', 'setdefault', 'appendleft', 'extendleft', 'push', 'unshift', 'splice', 'set'])

type Origins = ReadonlySet<string>
interface Placed { readonly start: number; readonly end: number }
interface Mutation extends Placed {
  readonly grows: boolean
  readonly origins: Origins
  readonly site: Site
  /** How many elements it adds, where the code says. */
  readonly adds: number | undefined
}
interface PlacedCall extends Placed { readonly id: CallId }

interface Index {
  /** In order of position. */
  readonly mutations: readonly Mutation[]
  readonly calls: readonly PlacedCall[]
  /** The calls that are given an object or are made on it, by its origins. */
  readonly callsByOrigin: ReadonlyMap<string, readonly CallId[]>
  readonly targets: Map<CallId, readonly FunctionId[]>
  readonly within: Map<NodeId, Origins>
  readonly reached: Map<NodeId, Origins>
  growth: Growth | undefined
}

const indexes = new WeakMap<Subject, Index>()

function indexOf(subject: Subject): Index {
  let index = indexes.get(subject)
  if (!index) indexes.set(subject, index = makeIndex(subject))
  return index
}

/** What the code of a node itself changes. */
export function changersWithin(subject: Subject, node: NodeId): Origins {
  const index = indexOf(subject)
  let found = index.within.get(node)
  if (!found) index.within.set(node, found = union(within(index.mutations, nodeAt(subject, node).range).map((mutation) => mutation.origins)))
  return found
}

/** What the code of a node changes beside that of a node in it. */
export function changersBeside(subject: Subject, node: NodeId, except: NodeId): Origins {
  const left = nodeAt(subject, except).range
  return union(within(indexOf(subject).mutations, nodeAt(subject, node).range).filter((one) => !isInside(one, left)).map((one) => one.origins))
}

/** What the functions of this file change that the code of a node may run: by calling them, or by giving them away. */
export function reachedChanges(subject: Subject, node: NodeId): Origins {
  const index = indexOf(subject)
  let found = index.reached.get(node)
  if (!found) {
    const functions = new Set<FunctionId>()
    const pending = [node]
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      for (const call of within(index.calls, nodeAt(subject, at).range)) for (const target of functionsRunBy(subject, call.id)) {
        const fact = subject.facts.functions[target]
        if (!fact || functions.has(target)) continue
        functions.add(target)
        pending.push(fact.node)
      }
    }
    index.reached.set(node, found = union([...functions].map((id) => changersWithin(subject, subject.facts.functions[id]?.node ?? 0))))
  }
  return found
}

/** Whether a call in the code of a node may change one of the objects, because it is given it or made on what holds it. */
export function changesThroughCalls(subject: Subject, origins: Origins, node: NodeId, seen: ReadonlySet<FunctionId> = new Set()): boolean {
  const { callsByOrigin } = indexOf(subject)
  const range = nodeAt(subject, node).range
  const candidates = new Set([...origins, anyOrigin].flatMap((origin) => pathsTo(origin)).flatMap((path) => callsByOrigin.get(path) ?? []))
  return [...candidates].some((id) => {
    const call = subject.facts.calls[id]
    return call !== undefined && isInside(nodeAt(subject, call.node).range, range) && mayChangeThrough(subject, id, call, origins, seen)
  })
}

/** An object and everything that it hangs on: `self:1.a.b`, `self:1.a`, `self:1`. */
function pathsTo(origin: string): string[] {
  const paths = [origin]
  for (let at = origin.length - 1; at > 0; at--) if (origin[at] === '.' || origin[at] === '[') paths.push(origin.slice(0, at))
  return paths
}

/** A call may change an object that it is given, unless it is known not to. */
function mayChangeThrough(subject: Subject, id: CallId, call: CallFact, origins: Origins, seen: ReadonlySet<FunctionId>): boolean {
  const { facts, resolver, file } = subject
  const callee = facts.values[call.callee]
  // A method of the object that holds the collection: `self.refresh()` may change `self.items`.
  const held = callee?.op === 'member' ? pathsFrom(originsOf(subject, callee.object), origins).filter((path) => path !== '') : []
  const given = call.arguments.flatMap((argument, index) => {
    const paths = argument.value === none || argument.spread !== '' ? [] : pathsFrom(originsOf(subject, argument.value), origins)
    return paths.length > 0 ? [{ index, name: argument.name, paths }] : []
  })
  if (held.length === 0 && given.length === 0) return false
  const libraries = libraryCallsOf(resolver, file, id)
  if (libraries.length > 0) return libraries.some((library) => given.some(({ index }) => library.model.mutatesArguments?.includes(index) === true))
  const targets = targetsInFile(subject, id)
  if (targets.length === 0) return !isHarmless(subject, call)
  return targets.some((target) => {
    const fact = facts.functions[target]
    if (!fact) return true
    if (seen.has(target)) return false
    const offset = facts.language === 'python' && fact.class !== none && !fact.isStatic ? 1 : 0
    const inside = new Set(fact.class === none ? [] : held.map((path) => `self:${fact.class}${path}`))
    for (const one of given) {
      const rest = fact.parameters.find((parameter) => parameter.rest === '*')
      const parameter = one.name === null ? fact.parameters[one.index + offset] ?? rest : fact.parameters.find((other) => other.name === one.name)
      if (!parameter || parameter.definition === none) return true
      for (const path of one.paths) inside.add(`d:${parameter.definition}${parameter.rest === '' ? '' : '[]'}${path}`)
    }
    return intersects(changersWithin(subject, fact.node), inside) || changesThroughCalls(subject, inside, fact.node, new Set([...seen, target]))
  })
}

/** How one leads from the holders to the objects: '' for the same object, '.items' for an attribute of it. */
function pathsFrom(holders: Origins, origins: Origins): string[] {
  const paths = new Set<string>()
  for (const holder of holders) for (const origin of origins) {
    if (origin === holder || holder === anyOrigin || origin === anyOrigin) paths.add('')
    else if (origin.startsWith(holder) && (origin[holder.length] === '.' || origin[holder.length] === '[')) paths.add(origin.slice(holder.length))
  }
  return [...paths]
}

/** Constructors and calls of what is no function of ours: only those that are known to be plain classes do no harm. */
function isHarmless(subject: Subject, call: CallFact): boolean {
  return alternatives(subject.resolver.kindOf({ file: subject.file, value: call.callee })).every((kind) => kind.is === 'class')
}

function targetsInFile(subject: Subject, id: CallId): readonly FunctionId[] {
  const { targets } = indexOf(subject)
  let found = targets.get(id)
  if (!found) targets.set(id, found = targetsOf(subject.resolver, subject.file, id).filter((target) => target.file === subject.file).map((target) => target.function))
  return found
}

/** The functions that a call runs, and those that it is given by name and may run. */
function functionsRunBy(subject: Subject, id: CallId): readonly FunctionId[] {
  const call = subject.facts.calls[id]
  const given = (call?.arguments ?? []).flatMap((argument) => {
    const op = subject.facts.values[argument.value]?.op
    if (op !== 'use' && op !== 'member') return []
    return alternatives(subject.resolver.kindOf({ file: subject.file, value: argument.value })).flatMap((kind) => kind.is === 'function' && kind.file === subject.file ? [kind.function] : [])
  })
  return [...targetsInFile(subject, id), ...given]
}

interface Growth {
  readonly all: Origins
  /** What grows because calls are given it. */
  readonly through: Origins
}

/** Everything in the file that is made longer somewhere, also through parameters of functions of the file. */
export function growthOf(subject: Subject): Growth {
  const index = indexOf(subject)
  if (index.growth) return index.growth
  const through = new Set<string>()
  const growth = new Set(union(index.mutations.filter((mutation) => mutation.grows).map((mutation) => mutation.origins)))
  // A parameter that grows makes what is given for it grow; a few rounds follow it through calls of calls.
  for (let round = 0, size = -1; round < 4 && size !== growth.size; round++) {
    size = growth.size
    subject.facts.calls.forEach((call, id) => { addGrowthThrough(subject, id, call, growth, through) })
    for (const origin of through) growth.add(origin)
  }
  return index.growth = { all: growth, through }
}

/** How many elements at most are added to an object that is made at a site, where each addition there runs at most once. */
export function additionsTo(subject: Subject, origins: Origins, site: Site): number | undefined {
  if (intersects(growthOf(subject).through, origins)) return undefined
  let sum = 0
  for (const mutation of indexOf(subject).mutations) {
    if (!mutation.grows || !intersects(mutation.origins, origins)) continue
    if (mutation.adds === undefined || mutation.site.function !== site.function || mutation.site.loop !== site.loop) return undefined
    sum += mutation.adds
  }
  return sum
}

function addGrowthThrough(subject: Subject, id: CallId, call: CallFact, growth: Origins, through: Set<string>): void {
  for (const library of call.arguments.length > 0 ? libraryCallsOf(subject.resolver, subject.file, id) : []) {
    for (const index of library.model.mutatesArguments ?? []) for (const origin of originsOf(subject, call.arguments[index]?.value ?? none)) through.add(origin)
  }
  for (const target of targetsInFile(subject, id)) {
    const fact = subject.facts.functions[target]
    const offset = subject.facts.language === 'python' && fact && fact.class !== none && !fact.isStatic ? 1 : 0
    call.arguments.forEach((argument, index) => {
      const parameter = argument.name === null ? fact?.parameters[index + offset] : fact?.parameters.find((one) => one.name === argument.name)
      const definition: DefinitionId = parameter?.definition ?? none
      if (definition !== none && growth.has(`d:${definition}`) && argument.spread === '') for (const origin of originsOf(subject, argument.value)) through.add(origin)
    })
  }
}

function makeIndex(subject: Subject): Index {
  const { facts } = subject
  const mutations: Mutation[] = []
  const add = (node: NodeId, grows: boolean, origins: Origins, site: Site, adds?: number) => {
    const { start, end } = nodeAt(subject, node).range
    mutations.push({ start, end, grows, origins, site, adds })
  }
  const callsByOrigin = new Map<string, CallId[]>()
  facts.calls.forEach((call, id) => {
    const callee = facts.values[call.callee]
    const receiver = callee?.op === 'member' ? originsOf(subject, callee.object) : new Set<string>()
    if (callee?.op === 'member' && mutators.has(callee.name)) add(call.node, growers.has(callee.name), receiver, call.site, addedBy(callee.name, call))
    const touched = union([receiver, ...call.arguments.filter((argument) => argument.value !== none).map((argument) => originsOf(subject, argument.value))])
    for (const origin of touched) {
      const calls = callsByOrigin.get(origin)
      if (calls) calls.push(id)
      else callsByOrigin.set(origin, [id])
    }
  })
  for (const write of facts.writes) {
    // `a[i] = v` changes a; `a.b = v` makes the path a.b another object.
    const whole = originsOf(subject, write.object)
    const attribute = [...whole].map((origin) => `${origin}.${write.name ?? ''}`)
    // `a.length = 0` empties a JavaScript array.
    add(write.node, write.operator !== 'delete', write.name === null ? whole : new Set(write.name === 'length' ? [...whole, ...attribute] : attribute), write.site)
  }
  facts.definitions.forEach((definition, id) => {
    const { source } = definition
    if (source.from === 'augment') add(definition.node, true, new Set([`d:${id}`, ...originsOf(subject, source.before)]), definition.site)
  })
  const byPosition = (a: Placed, b: Placed) => a.start - b.start || a.end - b.end
  return {
    mutations: mutations.sort(byPosition), callsByOrigin, targets: new Map(), within: new Map(), reached: new Map(), growth: undefined,
    calls: facts.calls.map((call, id) => ({ ...nodeAt(subject, call.node).range, id })).sort(byPosition),
  }
}

const adders: ReadonlySet<string> = new Set(['append', 'add', 'push', 'unshift', 'appendleft'])

function addedBy(method: string, call: CallFact): number | undefined {
  if (method === 'insert') return 1
  return adders.has(method) && call.arguments.every((argument) => argument.spread === '') ? call.arguments.length : undefined
}

/** Those of a sorted list that lie in a range. */
function within<P extends Placed>(placed: readonly P[], range: Placed): P[] {
  let low = 0
  let high = placed.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((placed[middle] as P).start < range.start) low = middle + 1
    else high = middle
  }
  const found: P[] = []
  for (let at = low; at < placed.length && (placed[at] as P).start < range.end; at++) {
    const one = placed[at] as P
    if (one.end <= range.end) found.push(one)
  }
  return found
}

function union(sets: readonly Origins[]): Origins {
  const all = new Set<string>()
  for (const set of sets) for (const origin of set) all.add(origin)
  return all
}
