// What a value inside a loop takes from the loop: an element, a counter, what an operation gave before. Followed through
// definitions of the body, stores and appends, and back through the parameters of the functions that lead there.

import { isInside } from '../../text/range.js'
import { none, type CallId, type ClassId, type DefinitionId, type FunctionFact, type FunctionId, type LoopFact, type LoopId, type Source, type Value, type ValueId } from '../facts.js'
import { libraryCallsOf } from '../resolve/calls.js'
import { targetsOf } from '../resolve/targets.js'
import { argumentOf } from './given.js'
import { iterableOf } from './loops.js'
import { changersIn, type Changer } from './changers.js'
import { mayKeep } from './kept-in-object.js'
import { intersects, originsOf } from './origins.js'
import { nodeAt, partsOf, type Subject } from './subject.js'
import { placeOfCall } from '../unwritten.js'

/** Where from: `element` of what the loop goes over or takes from, `counter`, `own` for the result of the operation itself, `fresh` for calls that may give anything. */
export type Variant = 'element' | 'counter' | 'own' | 'fresh'

export interface CallPlace { readonly subject: Subject; readonly call: CallId }
export interface ValuePlace { readonly subject: Subject; readonly value: ValueId }

export interface VariationContext {
  readonly loop: LoopId
  /** The calls from the loop to the operation, outermost first: parameters of what they run are what they are given. */
  readonly calls: readonly CallPlace[]
  /** Values that are the operation's own result, by their keys: itself, and the call in the loop that leads to it. */
  readonly own: ReadonlySet<string>
  /** Objects of the loop's file that hold the result afterwards: a cursor that is fetched from. */
  readonly holders: ReadonlySet<string>
  /** Only what this variable of the loop brings counts. */
  readonly only?: DefinitionId
  /** Only whether it is another object counts, not what is done to it. */
  readonly isRebound?: boolean
  /** Which table is asked: functions of the workspace say the same one as long as they are given the same. */
  readonly isTable?: boolean
}

export function placeKey(subject: Subject, id: number): string {
  return `${id} ${subject.file}`
}

/** Everything that the values vary with; empty if they are the same in every iteration. */
export function variationOf(subject: Subject, values: readonly ValuePlace[], context: VariationContext): ReadonlySet<Variant> {
  const fact = subject.facts.loops[context.loop]
  if (!fact) return new Set(['fresh'])
  const walk: Walk = {
    home: subject, context, fact, definitions: new Set(fact.definitions), found: new Set(), seen: new Set(), chain: functionsOf(context.calls), changers: changersIn(subject, fact.node),
  }
  for (const one of values) visit(walk, one.subject, one.value, 0)
  return walk.found
}

interface Walk {
  /** The file of the loop. */
  readonly home: Subject
  readonly context: VariationContext
  readonly fact: LoopFact
  readonly definitions: ReadonlySet<DefinitionId>
  readonly found: Set<Variant>
  readonly seen: Set<string>
  /** By function: the call that runs it. */
  readonly chain: ReadonlyMap<string, CallPlace & { readonly function: FunctionId; readonly callee: Subject }>
  readonly changers: readonly Changer[]
}

function functionsOf(calls: readonly CallPlace[]): Walk['chain'] {
  const chain = new Map<string, CallPlace & { function: FunctionId; callee: Subject }>()
  for (const place of calls) for (const target of targetsOf(place.subject.resolver, place.subject.file, place.call)) {
    const callee = place.subject.resolver.workspace.subject(target.file)
    if (callee) chain.set(placeKey(callee, target.function), { ...place, function: target.function, callee })
  }
  return chain
}

const takers: ReadonlySet<string> = new Set(['pop', 'popleft', 'popitem', 'shift', 'splice', 'fetchone', 'fetchmany', 'next', '__next__', 'readline', 'dequeue', 'read'])

function visit(walk: Walk, subject: Subject, id: ValueId, depth: number): void {
  const { context } = walk
  const key = placeKey(subject, id)
  const value = subject.facts.values[id]
  if (!value || walk.seen.has(key)) return
  if (depth > 60) { walk.found.add('fresh'); return }
  walk.seen.add(key)
  // What is asked about may be a name for the operation itself.
  if (depth > 0 && context.own.has(key)) { walk.found.add('own'); return }
  switch (value.op) {
    case 'use':
      // Python's `super()` is the object that the method was called on.
      if (value.binding === none && value.name === 'super') visitMethodReceivers(walk, subject, depth)
      for (const definition of value.definitions) visitDefinition(walk, subject, definition, depth)
      visitChanges(walk, subject, id, depth)
      visitFilled(walk, subject, value, depth)
      return
    case 'member':
      visitChanges(walk, subject, id, depth)
      visit(walk, subject, value.object, depth + 1)
      return
    case 'index': visitItem(walk, subject, value, depth); return
    case 'call': visitCall(walk, subject, value.call, depth); return
    case 'this': case 'super': visitReceiver(walk, subject, value.class, depth); return
    case 'function': case 'class': return
    default:
      for (const part of partsOf(value, subject.facts)) visit(walk, subject, part, depth + 1)
  }
}

/** An element of an unchanging collection varies with the element, whatever counts the places. */
function visitItem(walk: Walk, subject: Subject, value: Extract<Value, { op: 'index' }>, depth: number): void {
  const before = new Set(walk.found)
  walk.found.clear()
  visit(walk, subject, value.index, depth + 1)
  const byCounter = walk.found.delete('counter')
  for (const one of before) walk.found.add(one)
  if (byCounter) walk.found.add('element')
  visit(walk, subject, value.object, depth + 1)
}

function visitDefinition(walk: Walk, subject: Subject, id: DefinitionId, depth: number): void {
  const definition = subject.facts.definitions[id]
  if (!definition) return
  const isVarying = subject === walk.home && walk.definitions.has(id)
  if (isVarying && walk.fact.targets.includes(id)) {
    if ((walk.context.only ?? id) === id) visitTarget(walk, depth)
    return
  }
  if (isVarying || isInChain(walk, subject, definition.node)) visitSource(walk, subject, definition.source, isVarying, depth)
}

/** The loop's own variable: an element, unless it only counts. What it goes over may hold what the operation gave. */
function visitTarget(walk: Walk, depth: number): void {
  const { form } = walk.fact
  const iterable = iterableOf(walk.home, walk.context.loop)
  walk.found.add(form === 'counted' || isCounting(walk.home, iterable) ? 'counter' : 'element')
  const others = new Set(walk.found)
  visit(walk, walk.home, iterable, depth + 1)
  // Only whether it is fed by the operation matters here.
  if (walk.found.has('own')) others.add('own')
  walk.found.clear()
  for (const one of others) walk.found.add(one)
}

/** `range(…)`, `itertools.count()`: places, not elements. */
export function isCounting(subject: Subject, iterable: ValueId): boolean {
  const value = subject.facts.values[iterable]
  const callee = value?.op === 'call' ? subject.facts.values[subject.facts.calls[value.call]?.callee ?? none] : undefined
  const name = callee?.op === 'use' || callee?.op === 'member' ? callee.name : ''
  return name === 'range' || name === 'count' || name === 'repeat'
}

function visitSource(walk: Walk, subject: Subject, source: Source, isVarying: boolean, depth: number): void {
  switch (source.from) {
    case 'value': visitAssigned(walk, subject, source.value, isVarying, depth); return
    case 'element': case 'key':
      if (subject === walk.home && source.loop === walk.context.loop) visitTarget(walk, depth)
      else visit(walk, subject, source.of, depth + 1)
      return
    case 'item': visitSource(walk, subject, source.of, isVarying, depth); return
    case 'enter': visit(walk, subject, source.value, depth + 1); return
    case 'augment':
      // Conditions that are gathered (`q |= Q(…)`) count nothing.
      if (isVarying && !/[|&^]/.test(source.operator)) walk.found.add('counter')
      visit(walk, subject, source.before, depth + 1)
      visit(walk, subject, source.value, depth + 1)
      return
    case 'parameter': visitParameter(walk, subject, source.function, source.index, isVarying, depth); return
    case 'unknown': if (isVarying) walk.found.add('fresh'); return
    default:
  }
}

/** `i = i + 1` counts. */
function visitAssigned(walk: Walk, subject: Subject, value: ValueId, isVarying: boolean, depth: number): void {
  const made = subject.facts.values[value]
  if (isVarying && made?.op === 'operation' && /^[+*-]$/.test(made.operator) && walk.seen.has(placeKey(subject, value))) walk.found.add('counter')
  visit(walk, subject, value, depth + 1)
}

function visitParameter(walk: Walk, subject: Subject, id: FunctionId, index: number, isVarying: boolean, depth: number): void {
  const { facts } = subject
  const place = walk.chain.get(placeKey(subject, id))
  const fact = facts.functions[id]
  if (!place) {
    // A callback that something inside the loop runs gets what that gives it: `transaction(async (tx) => …)`.
    const around = fact?.inline && facts.calls[fact.inline.call]
    const isLoopBody = subject === walk.home && id === walk.fact.inner
    if (isVarying && around && !isLoopBody) visit(walk, subject, around.callee, depth + 1)
    else if (isVarying) walk.found.add('element')
    return
  }
  const given = place.subject.facts.calls[place.call]
  if (fact && !given) { visitUnwritten(walk, place, fact, index, depth); return }
  if (!fact || !given) { walk.found.add('fresh'); return }
  // A function given by name: the loop hands it the elements.
  if (nodeAt(place.subject, given.node).kind !== 'call') { walk.found.add('element'); return }
  const argument = argumentOf(place, facts.language, fact, index)
  if (argument === 'receiver') visitReceiverOf(walk, place, depth)
  else if (argument === 'all') for (const one of given.arguments) visit(walk, place.subject, one.value, depth + 1)
  else if (argument !== undefined) visit(walk, place.subject, argument, depth + 1)
}

/** A getter is given its object, `__getitem__` also the key. */
function visitUnwritten(walk: Walk, place: CallPlace, fact: FunctionFact, index: number, depth: number): void {
  const isObject = index === 0 && fact.class !== none && !fact.isStatic
  const made = place.subject.facts.values[placeOfCall(place.subject.facts, place.call)?.value ?? none]
  if (isObject) visitReceiverOf(walk, place, depth)
  else if (made?.op === 'index') visit(walk, place.subject, made.index, depth + 1)
}

function visitReceiver(walk: Walk, subject: Subject, cls: ClassId, depth: number): void {
  for (const place of walk.chain.values()) {
    if (place.callee === subject && subject.facts.functions[place.function]?.class === cls) visitReceiverOf(walk, place, depth)
  }
}

function visitMethodReceivers(walk: Walk, subject: Subject, depth: number): void {
  for (const place of walk.chain.values()) {
    if (place.callee === subject && subject.facts.functions[place.function]?.class !== none) visitReceiverOf(walk, place, depth)
  }
}

function visitReceiverOf(walk: Walk, { subject, call }: CallPlace, depth: number): void {
  const receiver = placeOfCall(subject.facts, call)?.receiver ?? none
  if (receiver !== none) visit(walk, subject, receiver, depth + 1)
}

function visitCall(walk: Walk, subject: Subject, id: CallId, depth: number): void {
  const call = subject.facts.calls[id]
  if (!call) return
  const callee = subject.facts.values[call.callee]
  const name = callee?.op === 'member' || callee?.op === 'use' ? callee.name : ''
  if (subject === walk.home && callee?.op === 'member' && intersects(originsOf(subject, callee.object), walk.context.holders)) walk.found.add('own')
  const before = walk.found.size
  visit(walk, subject, call.callee, depth + 1)
  for (const argument of call.arguments) {
    visit(walk, subject, argument.value, depth + 1)
    visitCallback(walk, subject, argument.value, depth)
  }
  const isWritten = subject === walk.home && isInside(nodeAt(subject, call.node).range, nodeAt(subject, walk.fact.node).range)
  const isInLoop = isWritten || isInChain(walk, subject, call.node)
  if (!isInLoop) return
  if (takers.has(name)) walk.found.add('element')
  else if (walk.found.size === before && !isPure(subject, id) && !isSaidByWorkspace(walk, subject, id)) walk.found.add('fresh')
}

/** `names.map((name) => row[name])` varies with the row: what a callback reads from around it decides what the call gives. */
function visitCallback(walk: Walk, subject: Subject, id: ValueId, depth: number): void {
  const value = subject.facts.values[id]
  if (value?.op !== 'function' || subject !== walk.home) return
  const { range } = nodeAt(subject, value.node)
  for (const [inner, use] of subject.facts.values.entries()) {
    if (use.op !== 'use' || !isInside(nodeAt(subject, use.node).range, range)) continue
    const isFromAround = use.definitions.some((one) => walk.definitions.has(one) && !isInside(nodeAt(subject, subject.facts.definitions[one]?.node ?? none).range, range))
    if (isFromAround) visit(walk, subject, inner, depth + 1)
  }
}

/** The same result for the same arguments: builders, and what libraries say of themselves. */
function isPure(subject: Subject, call: CallId): boolean {
  const libraries = libraryCallsOf(subject.resolver, subject.file, call)
  return libraries.length > 0 && libraries.every(({ model }) => model.draws !== true && (model.pure === true || (model.effect === undefined && model.mutates === true) || model.lazy === true || model.sqlText !== undefined || (model.effect === undefined && model.sql === undefined && model.returns !== undefined && model.returns !== 'any' && model.returns !== 'none')))
}

/** `self._query()`, which selects from the model of the object. */
function isSaidByWorkspace(walk: Walk, subject: Subject, call: CallId): boolean {
  return walk.context.isTable === true && targetsOf(subject.resolver, subject.file, call).length > 0
}

/** What the loop puts into the value, or stores under its name. */
function visitChanges(walk: Walk, subject: Subject, value: ValueId, depth: number): void {
  if (walk.changers.length === 0 || subject !== walk.home || walk.context.isRebound === true) return
  const origins = originsOf(subject, value)
  for (const changer of walk.changers) {
    if (!intersects(changer.origins, origins) || (changer.call !== undefined && !mayKeep(subject, changer.call))) continue
    for (const part of changer.values) visit(walk, subject, part, depth + 1)
  }
}

/** `const where = {}; where.id = id; repository.find(where)`: an object written out here, and handed on whole. */
function visitFilled(walk: Walk, subject: Subject, use: Extract<Value, { op: 'use' }>, depth: number): void {
  const { facts } = subject
  if (subject !== walk.home || walk.context.isRebound === true || nodeAt(subject, use.node).parent?.kind !== 'argument') return
  for (const write of facts.writes) {
    const object = facts.values[write.object]
    if (object?.op !== 'use' || !isInside(nodeAt(subject, write.node).range, nodeAt(subject, walk.fact.node).range)) continue
    const isFilled = object.definitions.some((one) => use.definitions.includes(one) && isWrittenOut(subject, one))
    if (isFilled) visit(walk, subject, write.value, depth + 1)
  }
}

function isWrittenOut({ facts }: Subject, id: DefinitionId): boolean {
  const source = facts.definitions[id]?.source
  return source?.from === 'value' && facts.values[source.value]?.op === 'dictionary'
}

function isInChain(walk: Walk, subject: Subject, node: number): boolean {
  const { range } = nodeAt(subject, node)
  for (const place of walk.chain.values()) {
    const fact = place.callee === subject ? subject.facts.functions[place.function] : undefined
    if (fact && isInside(range, nodeAt(subject, fact.node).range)) return true
  }
  return false
}
