// How long a list is by what every caller in the workspace gives for it: a parameter that is only ever handed a few names is short.

import { argumentGiven } from '../given-arguments.js'
import { none, type ValueId } from '../facts.js'
import { lengthBound } from './bounds.js'
import { callersOfFunction, type Caller } from './callers.js'
import type { Subject } from './subject.js'

/** More callers than this are not looked through. */
const mostCallers = 24

/** Undefined where it is no parameter, nobody is seen to call the function, or one of them gives what may be longer than the code says. */
export function givenLength(subject: Subject, id: ValueId): number | undefined {
  const { facts } = subject
  const value = facts.values[id]
  const source = value?.op === 'use' && value.definitions.length === 1 ? facts.definitions[value.definitions[0] ?? none]?.source : undefined
  const fact = source?.from === 'parameter' ? facts.functions[source.function] : undefined
  if (source?.from !== 'parameter' || !fact || fact.parameters[source.index]?.rest !== '' || fact.decorators.length > 0) return undefined
  const callers = callersOfFunction(subject, source.function)
  if (callers.length === 0 || callers.length > mostCallers) return undefined
  const lengths = callers.map((caller) => lengthAt(subject, source, caller))
  return lengths.every((length) => length !== undefined) ? Math.max(...lengths) : undefined
}

function lengthAt(subject: Subject, { function: id, index }: { readonly function: number; readonly index: number }, { from }: Caller): number | undefined {
  const fact = subject.facts.functions[id]
  const given = from?.subject.facts.calls[from.call]?.arguments
  if (!fact || !from || !given || given.some((one) => one.spread !== '')) return undefined
  const argument = argumentGiven(given, subject.facts.language, fact, index)
  const missing = fact.parameters[index]?.default ?? none
  if (argument) return lengthBound(from.subject, argument.value)
  return missing === none ? undefined : lengthBound(subject, missing)
}
