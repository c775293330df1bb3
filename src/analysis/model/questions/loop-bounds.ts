// How often a loop runs, as a name for a number: an exact one where the code says it, else the size of a collection, the value of an
// expression, or the passes of a loop. A size that the caller gives is known as that parameter's.

import { none, type FunctionId, type LoopFact, type LoopId, type NodeId, type ValueId } from '../facts.js'
import { calleeKind } from '../resolve/calls.js'
import { constantOf } from '../resolve/resolver.js'
import { iterationBound, lengthBound } from './bounds.js'
import { iterableOf } from './loops.js'
import { mutationsOn } from './mutations.js'
import { originsOf } from './origins.js'
import { kindAt, nodeAt, type Subject } from './subject.js'

/** A number that the code does not say. */
export interface Bound {
  /** The same for the same number. */
  readonly key: string
  /** elements: of a collection. value: of an expression. passes: of a loop. runs: of functions that call each other. */
  readonly form: 'elements' | 'value' | 'passes' | 'runs'
  /** The expression or loop that it is of. */
  readonly subject: Subject
  readonly node: NodeId
  /** The parameter of this function that it is the size or value of; none where the function decides itself. */
  readonly parameter: { readonly function: FunctionId; readonly index: number } | undefined
  /** At most so many, where the code says. */
  readonly most: number | undefined
  /** Where the loops are that run so often. */
  readonly loops: readonly { readonly subject: Subject; readonly node: NodeId }[]
}

export function boundOfLoop(subject: Subject, id: LoopId): number | Bound {
  const fact = subject.facts.loops[id]
  const size = fact ? sizeOfLoop(subject, id, fact) : undefined
  if (typeof size === 'number') return size
  const loops = [{ subject, node: fact?.node ?? 0 }]
  // A callback is known by the call that it is given to.
  const node = fact?.form === 'callback' ? subject.facts.calls[fact.call]?.node ?? fact.node : fact?.node ?? 0
  return size ? { ...size, loops } : { key: `${subject.file}:loop${id}`, form: 'passes', subject, node, parameter: undefined, most: fact && iterationBound(subject, id), loops }
}

function sizeOfLoop(subject: Subject, id: LoopId, fact: LoopFact): number | Bound | undefined {
  if (fact.form === 'while' || fact.form === 'do') return undefined
  if (fact.form === 'counted') return sizeOfCounted(subject, id)
  const iterable = iterableOf(subject, id)
  if (iterable === none || isInPortions(subject, iterable)) return undefined
  const bound = iterationBound(subject, id)
  return bound !== undefined && isExact(subject, iterable, 0) ? bound : sizeOf(subject, iterable)
}

/** `for (let i = 0; i < xs.length; i++)`, `i < n`. */
function sizeOfCounted(subject: Subject, id: LoopId): number | Bound | undefined {
  const exact = iterationBound(subject, id)
  const node = nodeAt(subject, subject.facts.loops[id]?.node ?? 0)
  const test = node.kind === 'loop' ? node.test : null
  if (node.kind !== 'loop' || test?.kind !== 'compare' || test.operands.length !== 2) return undefined
  const right = subject.facts.valueOfNode[test.operands[1]?.id ?? 0] ?? none
  const value = subject.facts.values[right]
  if (exact !== undefined && value?.op === 'constant') return exact
  const from = node.update?.kind === 'assign' && node.update.operator === '++' ? startOf(node.init) : undefined
  const isCountedUp = from === 0 && test.operators[0] === '<' || from === 1 && test.operators[0] === '<='
  if (!isCountedUp) return undefined
  if (value?.op === 'member' && value.name === 'length') return sizeOf(subject, value.object)
  return right === none ? undefined : valueBound(subject, right)
}

function startOf(init: Extract<ReturnType<typeof nodeAt>, { kind: 'loop' }>['init']): unknown {
  const value = init?.kind === 'declaration' ? init.declarators[0]?.value : init?.kind === 'assign' ? init.value : null
  return value?.kind === 'literal' ? value.value : undefined
}

/** How many elements a collection has. */
export function sizeOf(subject: Subject, given: ValueId): number | Bound {
  const counted = countOfRange(subject, given)
  if (counted !== undefined) return counted
  const most = lengthBound(subject, given)
  if (most !== undefined && isExact(subject, given, 0)) return most
  const value = collectionBehind(subject, given, 0)
  return boundOf(subject, value, 'elements', most)
}

/** How much the value of an expression is. */
function valueBound(subject: Subject, value: ValueId): number | Bound {
  const constant = constantOf(kindAt(subject, value))
  return typeof constant === 'number' ? Math.max(0, constant) : boundOf(subject, value, 'value', undefined)
}

function boundOf(subject: Subject, value: ValueId, form: Bound['form'], most: number | undefined): Bound {
  const node = subject.facts.values[value]?.node ?? 0
  return { key: `${form} ${identityOf(subject, value)}`, form, subject, node, parameter: parameterOf(subject, value), most, loops: [] }
}

/** `range(0, len(xs), 500)`: as many passes as there are portions, which nobody says. */
function isInPortions(subject: Subject, id: ValueId): boolean {
  const [from, to, step] = rangeArguments(subject, id)
  if (!from || !to || !step) return false
  const [start, end, size] = [from, to, step].map((one) => constantOf(kindAt(subject, one.value)))
  const isWritten = typeof start === 'number' && typeof end === 'number' && typeof size === 'number'
  return !isWritten && size !== 1 && size !== -1
}

function rangeArguments(subject: Subject, id: ValueId): Subject['facts']['calls'][number]['arguments'] {
  const value = subject.facts.values[id]
  const call = value?.op === 'call' ? subject.facts.calls[value.call] : undefined
  const isRange = call !== undefined && pathOfCall(subject, call) === 'range' && call.arguments.every((one) => one.spread === '' && one.name === null)
  return isRange ? call.arguments : []
}

/** `range(n)`, `range(1, n)`: runs as often as `n` says, or next to it. */
function countOfRange(subject: Subject, id: ValueId): number | Bound | undefined {
  const given = rangeArguments(subject, id)
  const start = given.length === 2 && given[0] ? constantOf(kindAt(subject, given[0].value)) : undefined
  const only = given.length === 1 ? given[0] : start === 0 || start === 1 ? given[1] : undefined
  if (!only) return undefined
  const length = subject.facts.values[only.value]
  const callee = length?.op === 'call' ? subject.facts.calls[length.call] : undefined
  // `range(len(xs))`
  if (callee && pathOfCall(subject, callee) === 'len' && callee.arguments[0]) return sizeOf(subject, callee.arguments[0].value)
  return valueBound(subject, only.value)
}

function pathOfCall(subject: Subject, call: Subject['facts']['calls'][number]): string {
  const kind = calleeKind(subject.resolver, subject.file, call)
  return kind.is === 'symbol' ? kind.path : ''
}

const sameLength = /^(enumerate|list|tuple|sorted|reversed|iter|Array\.from|Object\.(keys|values|entries)|tqdm\.\w+|tqdm\.auto\.tqdm)$/
const sameLengthMethods: ReadonlySet<string> = new Set(['items', 'values', 'keys', 'entries', 'slice', 'toSorted', 'toReversed', 'sort', 'reverse', 'copy'])

/** The collection that has as many elements: without `enumerate`, `sorted`, `.items()`, casts; what a comprehension without a filter, or `map`, is made of. */
function collectionBehind(subject: Subject, id: ValueId, depth: number): ValueId {
  const { facts } = subject
  const value = facts.values[id]
  if (!value || depth > 8) return id
  const follow = (next: ValueId): ValueId => collectionBehind(subject, next, depth + 1)
  switch (value.op) {
    case 'cast': return follow(value.of)
    case 'comprehension': {
      const [only, ...others] = value.loops
      const isAsLong = only !== undefined && others.length === 0 && !value.filtered && (value.form === 'list' || value.form === 'generator')
      return isAsLong ? follow(facts.loops[only]?.iterable ?? id) : id
    }
    case 'use': {
      const source = value.definitions.length === 1 ? facts.definitions[value.definitions[0] ?? none]?.source : undefined
      if (source?.from !== 'value' || mutationsOn(subject, originsOf(subject, id)).length > 0) return id
      const next = follow(source.value)
      // A plain call is better known by the name that it has.
      return facts.values[next]?.op === 'use' || facts.values[next]?.op === 'member' ? next : id
    }
    case 'call': {
      const call = facts.calls[value.call]
      const callee = call && facts.values[call.callee]
      if (call && callee?.op === 'member' && call.arguments.length === 0 && sameLengthMethods.has(callee.name)) return follow(callee.object)
      if (callee?.op === 'member' && callee.name === 'map' && facts.language === 'typescript') return follow(callee.object)
      const first = call?.arguments[0]
      return call && first && first.spread === '' && sameLength.test(pathOfCall(subject, call)) ? follow(first.value) : id
    }
    default: return id
  }
}

/** Whether a collection has exactly as many elements as are written down. */
function isExact(subject: Subject, id: ValueId, depth: number): boolean {
  const { facts } = subject
  const value = facts.values[id]
  if (!value || depth > 8) return false
  switch (value.op) {
    case 'cast': return isExact(subject, value.of, depth + 1)
    case 'collection': return value.elements.every((element) => facts.values[element]?.op !== 'spread')
    case 'dictionary': return value.entries.every((entry) => !entry.spread)
    case 'use': {
      const source = value.definitions.length === 1 ? facts.definitions[value.definitions[0] ?? none]?.source : undefined
      return source?.from === 'value' && isExact(subject, source.value, depth + 1) && mutationsOn(subject, originsOf(subject, id)).length === 0
    }
    case 'call': {
      const call = facts.calls[value.call]
      const path = call ? pathOfCall(subject, call) : ''
      const isMadeOfNumbers = path === 'range' && call?.arguments.every((one) => typeof constantOf(kindAt(subject, one.value)) === 'number') === true
      return isMadeOfNumbers || (call?.arguments[0] !== undefined && sameLength.test(path) && isExact(subject, call.arguments[0].value, depth + 1))
    }
    default: return false
  }
}

/** The same for expressions that stand for the same thing. */
function identityOf(subject: Subject, id: ValueId): string {
  const value = subject.facts.values[id]
  switch (value?.op) {
    case 'use': return value.definitions.length > 0 ? `${subject.file}:d${value.definitions.join(',')}` : `${subject.file}:${value.name}`
    case 'this': return `${subject.file}:this${value.class}`
    case 'member': return `${identityOf(subject, value.object)}.${value.name}`
    case 'cast': return identityOf(subject, value.of)
    default: return `${subject.file}:v${id}`
  }
}

function parameterOf(subject: Subject, id: ValueId): Bound['parameter'] {
  const value = subject.facts.values[id]
  const [only, ...others] = value?.op === 'use' ? value.definitions : []
  const source = only === undefined || others.length > 0 ? undefined : subject.facts.definitions[only]?.source
  return source?.from === 'parameter' ? { function: source.function, index: source.index } : undefined
}

/** What a bound is once a call gives its parameter. */
export function givenBound(bound: Bound, subject: Subject, value: ValueId): number | Bound {
  const { loops } = bound
  const size = bound.form === 'value' ? valueBound(subject, value) : sizeOf(subject, value)
  if (typeof size === 'number') return size
  return { ...size, loops: [...size.loops, ...loops] }
}
