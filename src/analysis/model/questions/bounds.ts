// How many elements a collection has and how often a loop runs, where the code says so.

import type { Expression, Loop } from '../../syntax/tree.js'
import type { CallId, LoopId, ValueId } from '../facts.js'
import { none } from '../facts.js'
import type { Kind } from '../kinds.js'
import { calleeKind, rangeLength } from '../resolve/calls.js'
import { lengthOfKind } from '../resolve/lengths.js'
import { constantOf } from '../resolve/resolver.js'
import { targetsOf, type Target } from '../resolve/targets.js'
import { additions } from './changes.js'
import { iterableOf } from './loops.js'
import { restBound } from './rest-bounds.js'
import { kindAt, nodeAt, type Subject } from './subject.js'

/** Bounds up to this are small: a loop over so few elements costs nothing worth a finding. */
export const smallBound = 8

/** Most elements that a collection can have; undefined if the code does not say. */
export function lengthBound(subject: Subject, value: ValueId): number | undefined {
  return boundWithin(subject, value, 0)
}

function boundWithin(subject: Subject, value: ValueId, depth: number): number | undefined {
  const length = lengthOfKind(subject.resolver, kindAt(subject, value)) ?? writtenBound(subject, value, depth)
  const added = length === undefined ? undefined : additions(subject, value)
  return length === undefined || added === undefined ? undefined : length + added
}

/** A name with more definitions than these is not followed: what they are made of multiplies. */
const mostDefinitions = 4

/** `xs[:3]`, `xs.slice(0, 3)`, `range(3)`, also under a name and inside `enumerate` and its kin, whatever `xs` is. */
function writtenBound(subject: Subject, id: ValueId, depth: number): number | undefined {
  const { facts } = subject
  const value = facts.values[id]
  if (!value || depth > 8) return undefined
  const follow = (next: ValueId) => lengthOfKind(subject.resolver, kindAt(subject, next)) ?? writtenBound(subject, next, depth + 1)
  switch (value.op) {
    // A type assertion changes what is known of a value, not how long it is.
    case 'cast': case 'await': return follow(value.of)
    case 'slice': return value.step === none ? spanBound(subject, value.lower, value.upper) : undefined
    case 'comprehension': return value.loops.length === 1 ? boundWithin(subject, facts.loops[value.loops[0] ?? none]?.iterable ?? none, depth + 1) : undefined
    case 'use': return value.definitions.length > mostDefinitions ? undefined : longest(value.definitions.map((definition) => {
      const source = facts.definitions[definition]?.source
      return source?.from === 'value' ? follow(source.value) : source?.from === 'parameter' ? restBound(subject, source.function, source.index) : undefined
    }))
    case 'call': return boundOfCall(subject, value.call, depth + 1)
    default: return undefined
  }
}

function longest(bounds: readonly (number | undefined)[]): number | undefined {
  const known = bounds.filter((bound) => bound !== undefined)
  return known.length > 0 && known.length === bounds.length ? Math.max(...known) : undefined
}

/** Methods of arrays that give no more elements than there are. */
const keeping: ReadonlySet<string> = new Set(['filter', 'map', 'sort', 'reverse', 'toSorted', 'toReversed'])

const ofDictionaries: ReadonlySet<string> = new Set(['items', 'keys', 'values'])

function boundOfCall(subject: Subject, id: CallId, depth: number): number | undefined {
  const { facts, resolver, file } = subject
  const call = facts.calls[id]
  if (!call) return undefined
  const [first, second] = call.arguments
  const callee = facts.values[call.callee]
  if (callee?.op === 'member' && callee.name === 'slice' && facts.language === 'typescript') return spanBound(subject, first?.value ?? none, second?.value ?? none)
  const own = targetsOf(resolver, file, id)
  if (own.length > 0) return own.length > mostDefinitions ? undefined : longest(own.map((target) => boundOfResult(subject, target, depth)))
  const kind = calleeKind(resolver, file, call)
  if (kind.is === 'method' && callee?.op === 'member' && keeping.has(callee.name) && facts.language === 'typescript') return boundWithin(subject, callee.object, depth)
  // `{…}.items()` has as many pairs as the dictionary has keys; one that began empty has been filled by somebody.
  if (callee?.op === 'member' && call.arguments.length === 0 && ofDictionaries.has(callee.name) && kindAt(subject, callee.object).is === 'dict') return boundWithin(subject, callee.object, depth) || undefined
  if (kind.is !== 'symbol') return undefined
  if (kind.path === 'range') return rangeLength(call, (index) => kindAt(subject, call.arguments[index]?.value ?? none))
  if (kind.path === 'typing.cast' && second) return boundWithin(subject, second.value, depth)
  if (kind.path === 'itertools.islice' && call.arguments.length === 2) return numberAt(subject, second?.value ?? none)
  return first && /^(enumerate|list|tuple|set|sorted|reversed|dict\.fromkeys|Object\.(keys|values|entries))$/.test(kind.path) ? boundWithin(subject, first.value, depth) : undefined
}

/** Most elements of what a function of the program returns. */
function boundOfResult({ resolver }: Subject, target: Target, depth: number): number | undefined {
  const home = resolver.workspace.subject(target.file)
  const fact = home?.facts.functions[target.function]
  if (!home || !fact || fact.generator || fact.returned.length > mostDefinitions) return undefined
  return longest(fact.returned.map((value) => boundWithin(home, value, depth + 1)))
}

/** Most elements between two constant places; from the end alone (`[-3:]`) as well. */
function spanBound(subject: Subject, lower: ValueId, upper: ValueId): number | undefined {
  const from = lower === none ? 0 : numberAt(subject, lower)
  if (upper === none) return from !== undefined && from < 0 ? -from : undefined
  const to = numberAt(subject, upper)
  return from === undefined || to === undefined || from < 0 || to < from ? undefined : to - from
}

function numberAt(subject: Subject, value: ValueId): number | undefined {
  const constant = value === none ? undefined : constantOf(kindAt(subject, value))
  return typeof constant === 'number' ? constant : undefined
}

/** How long a parameter is unless somebody says otherwise, where its default is a short list that is not empty. */
export function usualLength(subject: Subject, id: ValueId): number | undefined {
  const value = subject.facts.values[id]
  if (value?.op !== 'use' || value.definitions.length !== 1) return undefined
  const source = subject.facts.definitions[value.definitions[0] ?? none]?.source
  const given = source?.from === 'parameter' ? subject.facts.functions[source.function]?.parameters[source.index]?.default ?? none : none
  const length = given === none ? undefined : lengthOfKind(subject.resolver, kindAt(subject, given))
  return length !== undefined && length > 0 && length <= smallBound ? length : undefined
}

/** Most times that a loop's body runs per entry; undefined if the code does not say. */
export function iterationBound(subject: Subject, loop: LoopId): number | undefined {
  const fact = subject.facts.loops[loop]
  if (!fact) return undefined
  if (fact.form === 'counted') return countedBound(subject, loop)
  const iterable = iterableOf(subject, loop)
  if (iterable === none) return undefined
  const kind = kindAt(subject, iterable)
  // `Array.from({ length: n }, f)` runs as often as the object says.
  if (kind.is === 'dict' && fact.form === 'callback' && subject.facts.language === 'typescript') return lengthOption(subject, kind)
  return lengthBound(subject, iterable)
}

/** Whether a loop goes over what callers give by name, which is few by nature: `for key in kwargs`, `for key, value in kwargs.items()`. */
export function isOverKeywords(subject: Subject, loop: LoopId): boolean {
  const { facts } = subject
  const iterable = facts.values[iterableOf(subject, loop)]
  const callee = iterable?.op === 'call' ? facts.values[facts.calls[iterable.call]?.callee ?? none] : undefined
  const whole = callee?.op === 'member' && /^(items|keys|values)$/.test(callee.name) ? facts.values[callee.object] : iterable
  return whole?.op === 'use' && whole.definitions.length > 0 && whole.definitions.every((id) => {
    const source = facts.definitions[id]?.source
    return source?.from === 'parameter' && facts.functions[source.function]?.parameters[source.index]?.rest === '**'
  })
}

function lengthOption(subject: Subject, kind: Extract<Kind, { is: 'dict' }>): number | undefined {
  const made = kind.literal && subject.resolver.valueAt(kind.literal)
  const entry = made?.op === 'dictionary' ? made.entries.find((one) => one.key === 'length') : undefined
  const length = entry && kind.literal ? constantOf(subject.resolver.kindOf({ file: kind.literal.file, value: entry.value })) : undefined
  return typeof length === 'number' ? length : undefined
}

/** `for (let i = 0; i < 3; i++)` */
function countedBound(subject: Subject, loop: LoopId): number | undefined {
  const node = nodeAt(subject, subject.facts.loops[loop]?.node ?? none)
  if (node.kind !== 'loop' || !node.test) return undefined
  const bounds = conjuncts(node.test).flatMap((test) => countedBy(subject, node, test) ?? [])
  return bounds.length === 0 ? undefined : Math.min(...bounds)
}

/** The parts of `a && b`, all of which must hold. */
function conjuncts(test: Expression): readonly Expression[] {
  return test.kind === 'logical' && test.operator === 'and' ? [...conjuncts(test.left), ...conjuncts(test.right)] : [test]
}

function countedBy(subject: Subject, node: Loop, test: Expression): number | undefined {
  if (test.kind !== 'compare' || test.operands.length !== 2) return undefined
  const [left, right] = test.operands
  const operator = test.operators[0] ?? ''
  const init = node.init?.kind === 'declaration' ? node.init.declarators[0] : node.init?.kind === 'assign' ? node.init : undefined
  const [target] = init?.targets ?? []
  const counter = target?.kind === 'name' ? target.name : undefined
  if (!left || !right || !init?.value || left.kind !== 'name' || left.name !== counter) return undefined
  const constant = (at: number) => constantOf(kindAt(subject, subject.facts.valueOfNode[at] ?? none))
  const from = constant(init.value.id)
  const to = constant(right.id) ?? lengthOfMember(subject, right.id)
  const { update } = node
  const step = update?.kind !== 'assign' ? undefined : update.operator === '++' || update.operator === '--' ? 1 : update.value ? constant(update.value.id) : undefined
  if (typeof from !== 'number' || typeof to !== 'number' || typeof step !== 'number' || step <= 0) return undefined
  const span = Math.abs(to - from) + (operator.endsWith('=') ? 1 : 0)
  return Math.ceil(span / step)
}

/** The bound of `xs` in `xs.length`. */
function lengthOfMember(subject: Subject, node: number): number | undefined {
  const value = subject.facts.values[subject.facts.valueOfNode[node] ?? none]
  return value?.op === 'member' && value.name === 'length' ? lengthBound(subject, value.object) : undefined
}
