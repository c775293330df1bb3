// What is known of a number that its own function does not say: what every call gives that is known to give it, or that it is small by nature.

import { none, type FunctionId } from '../facts.js'
import { unwrittenParameters } from '../given-arguments.js'
import type { WorkBound } from '../../work.js'
import { circleOf } from './call-edges.js'
import { callersOfFunction, type Caller } from './callers.js'
import { startOf } from './entry-points.js'
import { givenArgument } from './given-argument.js'
import { givenBound, type Bound } from './loop-bounds.js'
import type { Subject } from './subject.js'

export type StatedSize = Pick<WorkBound, 'given' | 'few'>

/** Calls that hand on what they were given themselves are followed so far. */
const deepest = 4

export function statedSize(bound: Bound): StatedSize {
  const given = givenSize(bound, 0)
  if (given !== undefined) return { given }
  return isFew(bound) ? { few: true } : {}
}

/** The largest that a call gives; undefined unless every one of them says it. */
function givenSize(bound: Bound, depth: number): number | undefined {
  const { subject, parameter } = bound
  if (!parameter || depth > deepest || isInCircle(subject, parameter.function) || startOf(subject, parameter.function)) return undefined
  const callers = callersOfFunction(subject, parameter.function)
  const sizes = callers.map((caller) => sizeGivenBy(caller, bound, parameter, depth))
  const known = sizes.filter((size) => size !== undefined)
  return known.length > 0 && known.length === sizes.length ? Math.max(...known) : undefined
}

/** What functions that call each other hand on comes from none of them. */
function isInCircle(subject: Subject, id: FunctionId): boolean {
  return circleOf(subject, id).length > 1
}

function sizeGivenBy({ from }: Caller, bound: Bound, { function: id, index }: NonNullable<Bound['parameter']>, depth: number): number | undefined {
  if (!from) return undefined
  const target = { subject: bound.subject, function: id }
  const rest = bound.subject.facts.functions[id]?.parameters[index]?.rest ?? ''
  if (rest !== '') return bound.form === 'elements' ? collected(from, bound.subject, id, index) : undefined
  const given = givenArgument(from, target, index)
  const size = given && givenBound(bound, given.subject, given.value)
  return typeof size === 'object' ? size.most ?? givenSize(size, depth + 1) : size
}

/** How many arguments of a call `*args` and `**kwargs` take. */
function collected({ subject, call }: NonNullable<Caller['from']>, callee: Subject, id: FunctionId, index: number): number | undefined {
  const { language, functions } = callee.facts
  const fact = functions[id]
  const given = subject.facts.calls[call]?.arguments
  const rest = fact?.parameters[index]?.rest
  if (!fact || !given || given.some(({ spread }) => spread !== '')) return undefined
  if (rest === '**') return given.filter(({ name }) => name !== null && !fact.parameters.some((one) => one.name === name && one.rest === '')).length
  return rest === '*' ? Math.max(0, given.filter(({ name }) => name === null).length - index + unwrittenParameters(language, fact)) : undefined
}

const constant = /^_?[A-Z][A-Z0-9_]*[A-Z0-9]$/

/** What is given by name, settings and constants, the choices of a field. */
function isFew({ form, subject, node, parameter }: Bound): boolean {
  if (form !== 'elements') return false
  const { facts } = subject
  if (parameter && facts.functions[parameter.function]?.parameters[parameter.index]?.rest === '**') return true
  const value = facts.values[facts.valueOfNode[node] ?? none]
  if (value?.op === 'use') return constant.test(value.name)
  return value?.op === 'member' && (constant.test(value.name) || value.name === 'choices')
}
