// What a call gives for a parameter of the function that it runs.

import { none, type CallId, type FunctionId, type ValueId } from '../facts.js'
import { argumentGiven } from '../given-arguments.js'
import { isBoundCall } from '../resolve/bound-functions.js'
import type { Subject } from './subject.js'

/** A parameter's default stands in the file of its function. Undefined where it cannot be told which argument it is. */
export function givenArgument(
  caller: { readonly subject: Subject; readonly call: CallId }, target: { readonly subject: Subject; readonly function: FunctionId }, index: number,
): { readonly subject: Subject; readonly value: ValueId } | undefined {
  const { facts } = target.subject
  const fact = facts.functions[target.function]
  const given = caller.subject.facts.calls[caller.call]?.arguments ?? []
  const parameter = fact?.parameters[index]
  if (!fact || !parameter || isBoundCall(caller.subject.resolver, caller.subject.file, caller.call) || parameter.rest !== '' || given.some((argument) => argument.spread !== '')) return undefined
  const argument = argumentGiven(given, facts.language, fact, index)
  if (argument) return { subject: caller.subject, value: argument.value }
  return parameter.default === none ? undefined : { subject: target.subject, value: parameter.default }
}
