// What running a piece of code may change outside of it: names of outer scopes, attributes, lists, also by the functions of the
// workspace that it calls, however far. What runs code that is not known may change anything that others can reach.

import { isInside } from '../../text/range.js'
import { none, type BindingId, type CallFact, type CallId, type FileFacts, type FunctionId, type NodeId } from '../facts.js'
import { alternatives, type Kind } from '../kinds.js'
import { calleeKind, libraryCallsOf } from '../resolve/calls.js'
import { isDescribed } from '../resolve/own-calls.js'
import { targetsOf } from '../resolve/targets.js'
import { contentsOf, functionAround, type Contents } from './function-contents.js'
import { changedLists } from './list-changes.js'
import { kindAt, nodeAt, type Subject } from './subject.js'

export interface SideChanges {
  /** It runs what is not known: a function that it was given, a method of an object of which nothing is known. */
  isUnknown: boolean
  /** It calls what may run, or wait for, what a library was given before: `thread.start()`. */
  runsLibraries: boolean
  /** Lists that it changes in place and did not make. */
  readonly lists: Kind[]
  readonly attributes: Set<string>
  /** Names of outer scopes that its functions bind anew, by `nameKey`. */
  readonly names: Set<string>
}

/** What a function, or a piece of code, changes by itself, and the functions that it runs. */
interface Part {
  readonly isUnknown: boolean
  readonly runsLibraries: boolean
  readonly lists: readonly Kind[]
  readonly attributes: readonly string[]
  readonly names: readonly string[]
  readonly runs: readonly Target[]
}

/** More than these is as good as not known. */
const mostFunctions = 300

const known = new WeakMap<Subject, Map<NodeId, SideChanges>>()

export function sideChangesOf(subject: Subject, node: NodeId): SideChanges {
  let ofFile = known.get(subject)
  if (!ofFile) known.set(subject, ofFile = new Map<NodeId, SideChanges>())
  let found = ofFile.get(node)
  if (!found) ofFile.set(node, found = findChanges(subject, node))
  return found
}

export function nameKey(file: string, binding: BindingId): string {
  return `${binding} ${file}`
}

function findChanges(subject: Subject, node: NodeId): SideChanges {
  const found: SideChanges = { isUnknown: false, runsLibraries: false, lists: [], attributes: new Set(), names: new Set() }
  const seen = new Set<string>()
  const pending: Part[] = [partOf(subject, contentsWithin(subject, node), false)]
  for (let part = pending.pop(); part; part = pending.pop()) {
    add(found, part)
    for (const { file, function: id } of part.runs) {
      const callee = subject.resolver.workspace.subject(file)
      if (!callee?.facts.functions[id] || seen.has(`${id} ${file}`)) continue
      seen.add(`${id} ${file}`)
      if (seen.size > mostFunctions) return { ...found, isUnknown: true }
      pending.push(partOfFunction(callee, id))
    }
  }
  return found
}

type Target = Pick<Extract<Kind, { is: 'function' }>, 'file' | 'function'>

function add(found: SideChanges, { isUnknown, runsLibraries, lists, attributes, names }: Part): void {
  found.isUnknown ||= isUnknown
  found.runsLibraries ||= runsLibraries
  found.lists.push(...lists)
  for (const name of attributes) found.attributes.add(name)
  for (const name of names) found.names.add(name)
}

function contentsWithin(subject: Subject, node: NodeId): Contents {
  const { facts } = subject
  const { range } = nodeAt(subject, node)
  const around = contentsOf(subject, functionAround(subject, node))
  // Nodes are numbered in preorder: those inside follow it without a gap.
  const { nodes } = subject.tree
  let last = node
  for (let next = nodes[last + 1]; next && isInside(next.range, range); next = nodes[last + 1]) last++
  const isWithin = (inner: NodeId | undefined) => inner !== undefined && inner >= node && inner <= last
  return {
    calls: around.calls.filter((id) => isWithin(facts.calls[id]?.node)), writes: around.writes.filter((index) => isWithin(facts.writes[index]?.node)),
    definitions: around.definitions.filter((id) => isWithin(facts.definitions[id]?.node)), loops: around.loops.filter((id) => isWithin(facts.loops[id]?.node)),
  }
}

const parts = new WeakMap<Subject, Map<FunctionId, Part>>()

function partOfFunction(subject: Subject, id: FunctionId): Part {
  let ofFile = parts.get(subject)
  if (!ofFile) parts.set(subject, ofFile = new Map<FunctionId, Part>())
  let part = ofFile.get(id)
  if (!part) ofFile.set(id, part = subject.resolver.workspace.reading(subject.file, () => partOf(subject, contentsOf(subject, id), true)))
  return part
}

/** `isFunction`: what it binds is looked at as well, which may be names of outer scopes. */
function partOf(subject: Subject, contents: Contents, isFunction: boolean): Part {
  const { facts, file, resolver } = subject
  const calls = contents.calls.flatMap((id) => facts.calls[id] ? [{ id, call: facts.calls[id] }] : [])
  const bound = isFunction ? contents.definitions.flatMap((id) => facts.definitions[id] ?? []) : []
  return {
    isUnknown: calls.some(({ id, call }) => runsUnknown(subject, call, id)), runsLibraries: calls.some(({ id, call }) => runsLibrary(subject, call, id)),
    lists: changedLists(subject, contents),
    attributes: contents.writes.flatMap((index) => facts.writes[index]?.name ?? []),
    names: bound.filter(({ binding, site }) => isOuterName(facts, binding, site.function)).map(({ binding }) => nameKey(file, binding)),
    runs: calls.flatMap(({ id, call }) => [...targetsOf(resolver, file, id), ...functionsGiven(subject, call)]),
  }
}

/** Whether a name that a function binds is one of the module, or of a function around it. */
export function isOuterName(facts: FileFacts, binding: BindingId, by: FunctionId): boolean {
  return by !== homeOf(facts, binding)
}

function homeOf(facts: FileFacts, id: BindingId): FunctionId {
  const binding = facts.bindings[id]
  if (!binding || facts.moduleNames[binding.name] === id) return 0
  return facts.definitions[binding.definitions[0] ?? none]?.site.function ?? 0
}

function functionsGiven(subject: Subject, call: CallFact): readonly Target[] {
  return call.arguments.flatMap((argument) => argument.value === none ? [] : alternatives(kindAt(subject, argument.value)).flatMap((kind) => kind.is === 'function' ? [kind] : []))
}

/** What others have registered runs before these return: `emitter.emit('saved')`, `signal.send_robust(…)`. */
const runsHandlers = /^(emit|dispatch|dispatchEvent|trigger|fire|notify|notifyAll|notify_all|send_robust|next)$/

/** Whether a call runs what is not known. */
export function runsUnknown(subject: Subject, call: CallFact, id: CallId): boolean {
  const { resolver, file, facts } = subject
  if (isParameter(facts, call.callee)) return true
  const callee = facts.values[call.callee]
  if (callee?.op === 'member' && runsHandlers.test(callee.name) && targetsOf(resolver, file, id).length === 0) return true
  const libraries = libraryCallsOf(resolver, file, id)
  if (libraries.length > 0) return libraries.some(({ model }) => model.callback !== undefined && isUnknownFunction(subject, call, model.callback.argument))
  if (targetsOf(resolver, file, id).length > 0) return false
  return alternatives(calleeKind(resolver, file, call)).some((kind) => isUnknownCallee(subject, call, kind))
}

/** A call of a library that does more than compute what it gives: not that of a list or text, of a built-in function, or a log line. */
function runsLibrary(subject: Subject, call: CallFact, id: CallId): boolean {
  const callee = subject.facts.values[call.callee]
  if (callee?.op !== 'member' || alternatives(kindAt(subject, callee.object)).every((kind) => passive.has(kind.is))) return false
  if (targetsOf(subject.resolver, subject.file, id).length > 0) return false
  const libraries = libraryCallsOf(subject.resolver, subject.file, id)
  return libraries.length === 0 || libraries.some(({ model }) => model.pure !== true && model.effect?.kind !== 'log')
}

/** What callers give for a parameter is one of what they may give. */
function isParameter(facts: FileFacts, callee: number): boolean {
  const made = facts.values[callee]
  return made?.op === 'use' && made.definitions.some((id) => facts.definitions[id]?.source.from === 'parameter')
}

function isUnknownFunction(subject: Subject, call: CallFact, index: number): boolean {
  const argument = index < 0 ? call.arguments.at(index) : call.arguments[index]
  if (!argument || argument.value === none) return false
  return isParameter(subject.facts, argument.value) || alternatives(kindAt(subject, argument.value)).some((kind) => kind.is === 'unknown' || kind.is === 'signature')
}

const passive: ReadonlySet<Kind['is']> = new Set(['string', 'bytes', 'number', 'boolean', 'none', 'regex', 'list', 'tuple', 'set', 'dict', 'enum'])
const plain: ReadonlySet<Kind['is']> = new Set(['string', 'bytes', 'number', 'boolean', 'none', 'regex', 'list', 'tuple', 'set', 'dict', 'generator', 'promise', 'instance', 'symbol', 'enum'])

function isUnknownCallee(subject: Subject, call: CallFact, kind: Kind): boolean {
  const callee = subject.facts.values[call.callee]
  if (kind.is === 'function') return !isDescribed(subject.resolver, kind)
  if (kind.is !== 'unknown') return kind.is === 'signature' || kind.is === 'object' || kind.is === 'shape'
  // Built-in functions, and methods of what is known, which have no models.
  if (callee?.op === 'use') return callee.binding !== none
  return callee?.op !== 'member' || alternatives(kindAt(subject, callee.object)).some((one) => !plain.has(one.is))
}
