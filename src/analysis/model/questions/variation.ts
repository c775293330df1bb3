// What a value inside a loop takes from the loop: an element, a counter, what an operation gave before. Followed through
// definitions of the body, stores and appends, and back through the parameters of the functions that lead there.

import { isInside } from '../../text/range.js'
import { none, type CallId, type ClassId, type DefinitionId, type FunctionFact, type FunctionId, type LoopFact, type LoopId, type Source, type Value, type ValueId } from '../facts.js'
import { libraryCallsOf, targetsOf } from '../resolve/calls.js'
import { iterableOf } from './loops.js'
import { changersIn, type Changer } from './changers.js'
import { intersects, originsOf } from './origins.js'
import { nodeAt, partsOf, type Subject } from './subject.js'

/** Where from: `element` of what the loop goes over or takes from, `counter`, `own` for the result of the operation itself, `fresh` for calls that may give anything. */
export type Variant = 'element' | 'counter' | 'own' | 'fresh'

export interface VariationContext {
  readonly loop: LoopId
  /** The calls from the loop to the operation, outermost first: parameters of what they run are what they are given. */
  readonly calls: readonly CallId[]
  /** Values that are the operation's own result: itself, and the call in the loop that leads to it. */
  readonly own: ReadonlySet<ValueId>
  /** Objects that hold the result afterwards: a cursor that is fetched from. */
  readonly holders: ReadonlySet<string>
}

/** Everything that the values vary with; empty if they are the same in every iteration. */
export function variationOf(subject: Subject, values: readonly ValueId[], context: VariationContext): ReadonlySet<Variant> {
  const fact = subject.facts.loops[context.loop]
  if (!fact) return new Set(['fresh'])
  const walk: Walk = { subject, context, fact, definitions: new Set(fact.definitions), found: new Set(), seen: new Set(), chain: functionsOf(subject, context.calls), changers: changersIn(subject, fact.node) }
  for (const value of values) visit(walk, value, 0)
  return walk.found
}

interface Walk {
  readonly subject: Subject
  readonly context: VariationContext
  readonly fact: LoopFact
  readonly definitions: ReadonlySet<DefinitionId>
  readonly found: Set<Variant>
  readonly seen: Set<ValueId>
  readonly chain: ReadonlyMap<FunctionId, CallId>
  readonly changers: readonly Changer[]
}

function functionsOf(subject: Subject, calls: readonly CallId[]): ReadonlyMap<FunctionId, CallId> {
  const chain = new Map<FunctionId, CallId>()
  for (const call of calls) for (const target of targetsOf(subject.resolver, subject.file, call)) if (target.file === subject.file) chain.set(target.function, call)
  return chain
}

const takers: ReadonlySet<string> = new Set(['pop', 'popleft', 'popitem', 'shift', 'splice', 'fetchone', 'fetchmany', 'next', '__next__', 'readline', 'dequeue', 'read'])

function visit(walk: Walk, id: ValueId, depth: number): void {
  const { subject, context } = walk
  const value = subject.facts.values[id]
  if (!value || walk.seen.has(id)) return
  if (depth > 60) { walk.found.add('fresh'); return }
  walk.seen.add(id)
  // What is asked about may be a name for the operation itself.
  if (depth > 0 && context.own.has(id)) { walk.found.add('own'); return }
  switch (value.op) {
    case 'use':
      for (const definition of value.definitions) visitDefinition(walk, definition, depth)
      visitChanges(walk, id, depth)
      return
    case 'member':
      visitChanges(walk, id, depth)
      visit(walk, value.object, depth + 1)
      return
    case 'index': visitItem(walk, value, depth); return
    case 'call': visitCall(walk, value.call, depth); return
    case 'this': case 'super': visitReceiver(walk, value.class, depth); return
    case 'function': case 'class': return
    default:
      for (const part of partsOf(value, subject.facts)) visit(walk, part, depth + 1)
  }
}

/** An element of an unchanging collection varies with the element, whatever counts the places. */
function visitItem(walk: Walk, value: Extract<Value, { op: 'index' }>, depth: number): void {
  const before = new Set(walk.found)
  walk.found.clear()
  visit(walk, value.index, depth + 1)
  const byCounter = walk.found.delete('counter')
  for (const one of before) walk.found.add(one)
  if (byCounter) walk.found.add('element')
  visit(walk, value.object, depth + 1)
}

function visitDefinition(walk: Walk, id: DefinitionId, depth: number): void {
  const definition = walk.subject.facts.definitions[id]
  if (!definition) return
  const isVarying = walk.definitions.has(id)
  if (isVarying && walk.fact.targets.includes(id)) { visitTarget(walk, depth); return }
  if (isVarying || isInChain(walk, definition.node)) visitSource(walk, definition.source, isVarying, depth)
}

/** The loop's own variable: an element, unless it only counts. What it goes over may hold what the operation gave. */
function visitTarget(walk: Walk, depth: number): void {
  const { form } = walk.fact
  const iterable = iterableOf(walk.subject, walk.context.loop)
  walk.found.add(form === 'counted' || isCounting(walk.subject, iterable) ? 'counter' : 'element')
  const others = new Set(walk.found)
  visit(walk, iterable, depth + 1)
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

function visitSource(walk: Walk, source: Source, isVarying: boolean, depth: number): void {
  switch (source.from) {
    case 'value': visitAssigned(walk, source.value, isVarying, depth); return
    case 'element': case 'key':
      if (source.loop === walk.context.loop) visitTarget(walk, depth)
      else visit(walk, source.of, depth + 1)
      return
    case 'item': visitSource(walk, source.of, isVarying, depth); return
    case 'enter': visit(walk, source.value, depth + 1); return
    case 'augment':
      if (isVarying) walk.found.add('counter')
      visit(walk, source.before, depth + 1)
      visit(walk, source.value, depth + 1)
      return
    case 'parameter': visitParameter(walk, source.function, source.index, isVarying, depth); return
    case 'unknown': if (isVarying) walk.found.add('fresh'); return
    default:
  }
}

/** `i = i + 1` counts. */
function visitAssigned(walk: Walk, value: ValueId, isVarying: boolean, depth: number): void {
  const made = walk.subject.facts.values[value]
  if (isVarying && made?.op === 'operation' && /^[+*-]$/.test(made.operator) && walk.seen.has(value)) walk.found.add('counter')
  visit(walk, value, depth + 1)
}

function visitParameter(walk: Walk, id: FunctionId, index: number, isVarying: boolean, depth: number): void {
  const { subject } = walk
  const { facts } = subject
  const call = walk.chain.get(id)
  const fact = facts.functions[id]
  if (call === undefined) {
    // A callback that something inside the loop runs gets what that gives it: `transaction(async (tx) => …)`.
    const around = fact?.inline && facts.calls[fact.inline.call]
    if (isVarying && around && id !== walk.fact.inner) visit(walk, around.callee, depth + 1)
    else if (isVarying) walk.found.add('element')
    return
  }
  const given = facts.calls[call]
  if (!fact || !given) { walk.found.add('fresh'); return }
  // A function given by name: the loop hands it the elements.
  if (nodeAt(subject, given.node).kind !== 'call') { walk.found.add('element'); return }
  const argument = argumentOf(subject, fact, call, index)
  if (argument === 'receiver') visitReceiverOf(walk, call, depth)
  else if (argument === 'all') for (const one of given.arguments) visit(walk, one.value, depth + 1)
  else if (argument !== undefined) visit(walk, argument, depth + 1)
}

/** What a call gives a parameter; undefined where its default stands. */
function argumentOf(subject: Subject, fact: FunctionFact, call: CallId, index: number): ValueId | 'receiver' | 'all' | undefined {
  const given = subject.facts.calls[call]
  const parameter = fact.parameters[index]
  if (!given || !parameter) return 'all'
  const offset = subject.facts.language === 'python' && fact.class !== none && !fact.isStatic ? 1 : 0
  if (index < offset) return 'receiver'
  if (parameter.rest !== '' || given.arguments.some((one) => one.spread !== '')) return 'all'
  const named = given.arguments.find((one) => one.name !== null && one.name === parameter.name)
  return (named ?? given.arguments.filter((one) => one.name === null)[index - offset])?.value
}

function visitReceiver(walk: Walk, cls: ClassId, depth: number): void {
  for (const [id, call] of walk.chain) if (walk.subject.facts.functions[id]?.class === cls) visitReceiverOf(walk, call, depth)
}

function visitReceiverOf(walk: Walk, call: CallId, depth: number): void {
  const callee = walk.subject.facts.values[walk.subject.facts.calls[call]?.callee ?? none]
  if (callee?.op === 'member') visit(walk, callee.object, depth + 1)
}

function visitCall(walk: Walk, id: CallId, depth: number): void {
  const { subject } = walk
  const call = subject.facts.calls[id]
  if (!call) return
  const callee = subject.facts.values[call.callee]
  const name = callee?.op === 'member' || callee?.op === 'use' ? callee.name : ''
  if (callee?.op === 'member' && intersects(originsOf(subject, callee.object), walk.context.holders)) walk.found.add('own')
  const before = walk.found.size
  visit(walk, call.callee, depth + 1)
  for (const argument of call.arguments) visit(walk, argument.value, depth + 1)
  const isInLoop = isInside(nodeAt(subject, call.node).range, nodeAt(subject, walk.fact.node).range) || isInChain(walk, call.node)
  if (!isInLoop) return
  if (takers.has(name)) walk.found.add('element')
  else if (walk.found.size === before && !isPure(subject, id)) walk.found.add('fresh')
}

/** The same result for the same arguments: builders, and what libraries say of themselves. */
function isPure(subject: Subject, call: CallId): boolean {
  const libraries = libraryCallsOf(subject.resolver, subject.file, call)
  return libraries.length > 0 && libraries.every(({ model }) => model.pure === true || (model.effect === undefined && model.mutates === true) || model.lazy === true || model.sqlText !== undefined || (model.effect === undefined && model.sql === undefined && model.returns !== undefined && model.returns !== 'any' && model.returns !== 'none'))
}

/** What the loop puts into the value, or stores under its name. */
function visitChanges(walk: Walk, value: ValueId, depth: number): void {
  if (walk.changers.length === 0) return
  const origins = originsOf(walk.subject, value)
  for (const changer of walk.changers) if (intersects(changer.origins, origins)) for (const part of changer.values) visit(walk, part, depth + 1)
}

function isInChain(walk: Walk, node: number): boolean {
  const { subject } = walk
  const { range } = nodeAt(subject, node)
  for (const id of walk.chain.keys()) {
    const fact = subject.facts.functions[id]
    if (fact && isInside(range, nodeAt(subject, fact.node).range)) return true
  }
  return false
}
