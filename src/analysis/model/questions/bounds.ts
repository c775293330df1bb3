// How many elements a collection has and how often a loop runs, where the code says so.

import type { Expression, Loop } from '../../syntax/tree.js'
import type { CallId, LoopId, ValueId } from '../facts.js'
import { none } from '../facts.js'
import type { Kind } from '../kinds.js'
import { calleeKind, rangeLength } from '../resolve/calls.js'
import { lengthOfKind } from '../resolve/lengths.js'
import { constantOf } from '../resolve/resolver.js'
import { additions } from './changes.js'
import { iterableOf } from './loops.js'
import { kindAt, nodeAt, type Subject } from './subject.js'

/** Bounds up to this are small: a loop over so few elements costs nothing worth a finding. */
export const smallBound = 8

/** Most elements that a collection can have; undefined if the code does not say. */
export function lengthBound(subject: Subject, value: ValueId): number | undefined {
  const length = lengthOfKind(subject.resolver, kindAt(subject, value)) ?? writtenBound(subject, value, 0)
  const added = length === undefined ? undefined : additions(subject, value)
  return length === undefined || added === undefined ? undefined : length + added
}

/** `xs[:3]`, `xs.slice(0, 3)`, `range(3)`, also under a name and inside `enumerate` and its kin, whatever `xs` is. */
function writtenBound(subject: Subject, id: ValueId, depth: number): number | undefined {
  const { facts } = subject
  const value = facts.values[id]
  if (!value || depth > 8) return undefined
  // A type assertion changes what is known of a value, not how long it is.
  if (value.op === 'cast') return lengthOfKind(subject.resolver, kindAt(subject, value.of)) ?? writtenBound(subject, value.of, depth + 1)
  if (value.op === 'slice') return value.step === none ? spanBound(subject, value.lower, value.upper) : undefined
  if (value.op === 'use') {
    const [only, ...others] = value.definitions
    const source = only === undefined || others.length > 0 ? undefined : facts.definitions[only]?.source
    return source?.from === 'value' ? writtenBound(subject, source.value, depth + 1) : undefined
  }
  return value.op === 'call' ? boundOfCall(subject, value.call) : undefined
}

function boundOfCall(subject: Subject, id: CallId): number | undefined {
  const { facts, resolver, file } = subject
  const call = facts.calls[id]
  if (!call) return undefined
  const [first, second] = call.arguments
  const callee = facts.values[call.callee]
  if (callee?.op === 'member' && callee.name === 'slice' && facts.language === 'typescript') return spanBound(subject, first?.value ?? none, second?.value ?? none)
  const kind = calleeKind(resolver, file, call)
  if (kind.is !== 'symbol') return undefined
  if (kind.path === 'range') return rangeLength(call, (index) => kindAt(subject, call.arguments[index]?.value ?? none))
  if (kind.path === 'itertools.islice' && call.arguments.length === 2) return numberAt(subject, second?.value ?? none)
  return first && /^(enumerate|list|tuple|set|sorted|reversed|Object\.(keys|values|entries))$/.test(kind.path) ? lengthBound(subject, first.value) : undefined
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
