// Work that is started together: what `Promise.all`, `gather`, `wait` or a task group is given, piece by piece, wherever it was collected.

import type { Node } from '../../syntax/tree.js'
import { isInside } from '../../text/range.js'
import { none, type CallId, type CallFact, type FunctionId, type LoopId, type NodeId, type ValueId } from '../facts.js'
import { alternatives } from '../kinds.js'
import { libraryCallsOf } from '../resolve/calls.js'
import { lengthBound } from './bounds.js'
import { iterableOf } from './loops.js'
import { kindAt, nodeAt, type Subject } from './subject.js'

export interface Member {
  /** The expression that starts it, or the body of the function that does. */
  readonly region: Node
  /** The value that is waited for; none for a function that is only named. */
  readonly value: ValueId
  /** The function that is run for it, where the region is a function's. */
  readonly function: FunctionId
  /** The call that hands the arguments after the first to a function that is only named: `start_soon(load, session)`; else none. */
  readonly handing: CallId
  /** It is started once per element. */
  readonly isRepeated: boolean
  /** The same for members only one of which is started: `a ? f() : g()`. */
  readonly place: NodeId
}

/** How the members are handed over: as arguments, as the elements of the first, or by calls of what `with` gives. */
export type Gathering = 'arguments' | 'elements' | 'tasks'

export interface Together {
  readonly call: CallFact
  readonly gathering: Gathering
  readonly members: readonly Member[]
}

/** Undefined where a call starts nothing, or what it starts is not known. */
export function startedTogether(subject: Subject, id: CallId): Together | undefined {
  const call = subject.facts.calls[id]
  const gathering = gatheringOf(subject, id)
  if (!call || !gathering) return undefined
  const members: Member[] = []
  const collect: Collect = { subject, members, seen: new Set() }
  if (gathering === 'arguments') for (const argument of call.arguments) {
    if (argument.name !== null) continue
    if (argument.spread === '') collectValue(collect, argument.value, false, 0)
    else collectElements(collect, argument.value, 0)
  } else if (gathering === 'elements') collectElements(collect, call.arguments[0]?.value ?? none, 0)
  else collectTasks(collect, call)
  return members.length > 0 ? { call, gathering, members } : undefined
}

function gatheringOf(subject: Subject, id: CallId): Gathering | undefined {
  for (const { model } of libraryCallsOf(subject.resolver, subject.file, id)) if (model.together) return model.together
  return undefined
}

interface Collect {
  readonly subject: Subject
  readonly members: Member[]
  readonly seen: Set<ValueId>
}

const growing: ReadonlySet<string> = new Set(['append', 'push', 'add'])

/** What a collection holds: its literal elements, what it is made of by a comprehension or `map`, what is pushed to it. */
function collectElements(collect: Collect, id: ValueId, depth: number): void {
  const { subject } = collect
  const { facts } = subject
  const value = facts.values[id]
  if (!value || depth > 8 || collect.seen.has(id)) return
  collect.seen.add(id)
  switch (value.op) {
    case 'cast': collectElements(collect, value.of, depth + 1); return
    case 'either': for (const part of value.of) collectElements(collect, part, depth + 1); return
    case 'collection':
      for (const element of value.elements) {
        const inner = facts.values[element]
        if (inner?.op === 'spread') collectElements(collect, inner.of, depth + 1)
        else collectValue(collect, element, false, depth + 1)
      }
      return
    case 'dictionary': for (const entry of value.entries) collectValue(collect, entry.value, false, depth + 1); return
    case 'comprehension': collectValue(collect, value.element, !value.loops.every((loop) => isFew(subject, loop)), depth + 1); return
    case 'use': {
      for (const definition of value.definitions) {
        const source = facts.definitions[definition]?.source
        if (source?.from === 'value') collectElements(collect, source.value, depth + 1)
      }
      collectPushed(collect, value.binding, depth)
      return
    }
    case 'call': collectMade(collect, value.call, depth); return
    default:
  }
}

/** `tasks.append(load(session, x))` */
function collectPushed(collect: Collect, binding: number, depth: number): void {
  const { subject } = collect
  if (binding === none) return
  for (const call of subject.facts.calls) {
    const callee = subject.facts.values[call.callee]
    const object = callee?.op === 'member' && growing.has(callee.name) ? subject.facts.values[callee.object] : undefined
    if (object?.op !== 'use' || object.binding !== binding) continue
    for (const argument of call.arguments) collectValue(collect, argument.value, call.site.loop !== none, depth + 1)
  }
}

/** `xs.map(f)`, `map(f, xs)`, `list(…)`, `Object.values(…)`. */
function collectMade(collect: Collect, id: CallId, depth: number): void {
  const { subject } = collect
  const { facts, resolver, file } = subject
  const call = facts.calls[id]
  if (!call) return
  const callee = facts.values[call.callee]
  const models = libraryCallsOf(resolver, file, id)
  const callback = models.find(({ model }) => model.callback?.runs === 'each')?.model.callback
  const isMapping = callee?.op === 'member' && (callee.name === 'map' || callee.name === 'flatMap')
  const given = callback ? call.arguments[callback.argument] : isMapping ? call.arguments[0] : undefined
  if (given) { collectFunction(collect, given.value, true); return }
  if (models.some(({ model }) => /element0/.test(model.returns ?? ''))) collectElements(collect, call.arguments[0]?.value ?? none, depth + 1)
}

/** The function that makes a piece of work, or one of each element: written in place, or named. */
function collectFunction(collect: Collect, id: ValueId, isOfEach: boolean, handing: CallId = none): void {
  const { subject, members } = collect
  const { facts } = subject
  for (const kind of alternatives(kindAt(subject, id))) {
    if (kind.is !== 'function') continue
    const own = facts.values[id]
    const fact = kind.file === subject.file ? facts.functions[kind.function] : undefined
    const isWritten = own?.op === 'function' && fact !== undefined
    const isRepeated = isOfEach && (!isWritten || fact.loop === none || !isFew(subject, fact.loop))
    const place = facts.calls[handing]?.node ?? own?.node ?? none
    members.push({ region: nodeAt(subject, place), value: id, function: isWritten ? kind.function : none, handing, isRepeated, place })
  }
}

/** One element at most. */
function isFew(subject: Subject, loop: LoopId): boolean {
  const bound = lengthBound(subject, iterableOf(subject, loop))
  return bound !== undefined && bound <= 1
}

function collectValue(collect: Collect, id: ValueId, isRepeated: boolean, depth: number, place = collect.subject.facts.values[id]?.node ?? none): void {
  const { subject, members } = collect
  const { facts } = subject
  const value = facts.values[id]
  if (!value || depth > 8) return
  const source = value.op === 'use' && value.definitions.length === 1 ? facts.definitions[value.definitions[0] ?? none]?.source : undefined
  if (source?.from === 'value' && facts.values[source.value]?.op !== 'await') { collectValue(collect, source.value, isRepeated, depth + 1, place); return }
  if (value.op === 'either') { for (const part of value.of) collectValue(collect, part, isRepeated, depth + 1, place); return }
  if (value.op === 'cast') { collectValue(collect, value.of, isRepeated, depth + 1, place); return }
  const node = nodeAt(subject, value.node)
  if (value.op === 'call') members.push({ region: node, value: id, function: none, handing: none, isRepeated, place })
}

/** `async with TaskGroup() as group: group.create_task(f(x))`, `group.start_soon(f, x)` of anyio. */
function collectTasks(collect: Collect, { node, value }: CallFact): void {
  const { subject } = collect
  const { facts } = subject
  const item = nodeAt(subject, node).parent
  const whole = item?.kind === 'with-item' ? item.parent : null
  if (!whole) return
  for (const [id, call] of facts.calls.entries()) {
    const callee = facts.values[call.callee]
    const object = callee?.op === 'member' ? facts.values[callee.object] : undefined
    const isOfGroup = object?.op === 'use' && object.definitions.some((one) => { const { source } = facts.definitions[one] ?? {}; return source?.from === 'enter' && source.value === value })
    const [first] = call.arguments
    if (!isOfGroup || callee?.op !== 'member' || !first || !isInside(nodeAt(subject, call.node).range, whole.range)) continue
    if (callee.name === 'create_task') collectValue(collect, first.value, isInLoop(subject, call, whole), 0)
    if (callee.name === 'start_soon') collectFunction(collect, first.value, isInLoop(subject, call, whole), id)
  }
}

function isInLoop(subject: Subject, call: CallFact, whole: Node): boolean {
  const loop = subject.facts.loops[call.site.loop]
  return loop !== undefined && isInside(nodeAt(subject, loop.node).range, whole.range) && !isFew(subject, call.site.loop)
}
