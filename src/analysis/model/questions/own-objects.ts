// Whether an object belongs to one iteration alone: an element that the loop hands out, or something made in its body.

import { isInside, type Range } from '../../text/range.js'
import { none, type FunctionId, type Source, type ValueId } from '../facts.js'
import { targetsOf } from '../resolve/targets.js'
import { nodeAt, type Subject } from './subject.js'

/** `made`: the loop with its target; `ranges`: the code that an iteration runs, called functions included. */
export interface Iteration {
  readonly made: Range
  readonly ranges: readonly Range[]
  readonly functions: ReadonlyMap<FunctionId, boolean>
}

export function isOwnObject(subject: Subject, id: ValueId, iteration: Iteration, depth = 0): boolean {
  const { facts } = subject
  const value = facts.values[id]
  if (!value || depth > 12) return false
  switch (value.op) {
    case 'use': return value.definitions.length > 0 && value.definitions.every((one) => {
      const definition = facts.definitions[one]
      const isInIteration = definition && [iteration.made, ...iteration.ranges].some((range) => isInside(nodeAt(subject, definition.node).range, range))
      return definition !== undefined && isInIteration === true && isOwnSource(subject, definition.source, iteration, depth)
    })
    case 'member': case 'index': return isOwnObject(subject, value.object, iteration, depth + 1)
    case 'await': case 'cast': return isOwnObject(subject, value.of, iteration, depth + 1)
    case 'either': return value.of.every((part) => isOwnObject(subject, part, iteration, depth + 1))
    case 'this': case 'super': case 'unknown': return false
    default: return true
  }
}

function isOwnSource(subject: Subject, source: Source, iteration: Iteration, depth: number): boolean {
  switch (source.from) {
    case 'value': case 'enter': return isOwnObject(subject, source.value, iteration, depth + 1)
    case 'element': case 'key': return true
    case 'item': return isOwnSource(subject, source.of, iteration, depth + 1)
    case 'augment': return isOwnObject(subject, source.before, iteration, depth + 1)
    case 'parameter': return isGivenOwn(subject, source.function, source.index, iteration, depth)
    default: return false
  }
}

/** Every call of the function in the iteration gives it an object of its own. */
function isGivenOwn(subject: Subject, id: FunctionId, index: number, iteration: Iteration, depth: number): boolean {
  const { facts, resolver, file } = subject
  const fact = facts.functions[id]
  if (!fact || !iteration.functions.has(id)) return fact?.inline !== null && fact?.inline !== undefined
  const hasSelf = facts.language === 'python' && fact.class !== none && !fact.isStatic
  if (hasSelf && index === 0) return iteration.functions.get(id) === false
  const calls = [...facts.calls.entries()].filter(([callId, call]) => iteration.ranges.some((range) => isInside(nodeAt(subject, call.node).range, range))
    && targetsOf(resolver, file, callId).some((target) => target.file === file && target.function === id))
  const name = fact.parameters[index]?.name
  return calls.length > 0 && calls.every(([, call]) => {
    const given = call.arguments.find((argument) => argument.name !== null && argument.name === name) ?? call.arguments[hasSelf ? index - 1 : index]
    return given !== undefined && given.spread === '' && isOwnObject(subject, given.value, iteration, depth + 1)
  })
}
