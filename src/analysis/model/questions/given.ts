// What a parameter is given: by the call that is on the way to the function, else by all calls of it in the workspace.

import type { Language } from '../../syntax/tree.js'
import { none, type FunctionFact, type FunctionId, type ValueId } from '../facts.js'
import { argumentGiven, unwrittenParameters } from '../given-arguments.js'
import { nameOfFunction } from '../resolve/function-names.js'
import { isBoundCall } from '../resolve/bound-functions.js'
import { targetsOf } from '../resolve/targets.js'
import { placeOfCall } from '../unwritten.js'
import type { Subject } from './subject.js'
import type { CallPlace } from './variation.js'

/** A value, with the calls that lead to where it stands, outermost first: parameters of what they run are what they are given. */
export interface Traced {
  readonly subject: Subject
  readonly value: ValueId
  readonly calls: readonly CallPlace[]
}

/** More callers than this say nothing together. */
const mostCallers = 24

/** Every value that the parameter is known to be given; those that cannot be told are left out. */
export function givenTo({ subject, calls }: Pick<Traced, 'subject' | 'calls'>, id: FunctionId, index: number): readonly Traced[] {
  const fact = subject.facts.functions[id]
  if (!fact) return []
  for (let at = calls.length - 1; at >= 0; at--) {
    const place = calls[at]
    if (place && runs(place, subject, id)) return givenBy(place, calls.slice(0, at), subject.facts.language, fact, index)
  }
  const { resolver } = subject
  const name = nameOfFunction(subject.facts, id)
  const callers = name === '' ? undefined : resolver.workspace.callersOf(subject.file, name)
  if (!callers || callers.length > mostCallers) return []
  return callers.flatMap(({ file, call }) => {
    const caller = resolver.workspace.subject(file)
    const place = caller && { subject: caller, call }
    return place && runs(place, subject, id) ? givenBy(place, [], subject.facts.language, fact, index) : []
  })
}

function runs({ subject, call }: CallPlace, callee: Subject, id: FunctionId): boolean {
  return targetsOf(subject.resolver, subject.file, call).some((target) => target.file === callee.file && target.function === id)
}

function givenBy(place: CallPlace, calls: readonly CallPlace[], language: Language, fact: FunctionFact, index: number): readonly Traced[] {
  const { subject } = place
  const value = argumentOf(place, language, fact, index)
  if (value === 'all' || value === undefined) return []
  if (value !== 'receiver') return [{ subject, value, calls }]
  const receiver = placeOfCall(subject.facts, place.call)?.receiver ?? none
  return receiver === none ? [] : [{ subject, value: receiver, calls }]
}

/** What a call gives a parameter; undefined where its default stands. */
export function argumentOf({ subject, call }: CallPlace, language: Language, fact: FunctionFact, index: number): ValueId | 'receiver' | 'all' | undefined {
  const given = subject.facts.calls[call]
  const parameter = fact.parameters[index]
  if (index < unwrittenParameters(language, fact)) return 'receiver'
  if (!given || !parameter || isBoundCall(subject.resolver, subject.file, call)) return 'all'
  if (parameter.rest !== '' || given.arguments.some((one) => one.spread !== '')) return 'all'
  return argumentGiven(given.arguments, language, fact, index)?.value
}
