// What a parameter is when nothing is written about it: what the callers in the workspace pass, if all of them are known.

import { none, type ArgumentFact, type FunctionFact, type FunctionId } from '../facts.js'
import { argumentGiven } from '../given-arguments.js'
import { alternatives, joinKinds, neverKind, unknownKind, weaker, withConfidence, type Kind } from '../kinds.js'
import { nameOfFunction } from './function-names.js'
import { isBoundCall } from './bound-functions.js'
import { targetsOf } from './targets.js'
import type { CallPlace, Resolver } from './resolver.js'

/** More callers than this say nothing together. */
const mostCallers = 24

/** Python's methods that a language or framework calls by itself. */
const calledByOthers = /^__(?!init__$|call__$)\w+__$/

export function kindFromCallers(resolver: Resolver, file: string, id: FunctionId, index: number): Kind {
  const facts = resolver.factsOf(file)
  const fact = facts.functions[id]
  const parameter = fact?.parameters[index]
  if (!fact || !parameter || parameter.rest !== '' || calledByOthers.test(fact.name) || fact.decorators.length > 0) return unknownKind
  const calls = resolver.workspace.callersOf(file, callName(resolver, file, fact, id))
  if (!calls || calls.length === 0 || calls.length > mostCallers) return unknownKind
  const given: Kind[] = []
  for (const place of calls) {
    const kind = resolver.workspace.untracked(() => givenAt(resolver, { file, fact, id, index }, place))
    if (!kind) return unknownKind
    given.push(kind)
  }
  const kind = joinKinds(given)
  if (kind.is === 'never') return unknownKind
  // Somebody outside may pass other things, and others of the same sort.
  return alternatives(kind).length > 3 ? unknownKind : withConfidence(widened(kind), weaker(kind.confidence, 'medium'))
}

/** Without what is true of the given values only: constants, lengths, places. */
export function widened(kind: Kind): Kind {
  switch (kind.is) {
    case 'string': case 'bytes': case 'number': case 'boolean': case 'regex': return { is: kind.is, confidence: kind.confidence }
    case 'list': case 'tuple': case 'set': case 'generator': return { is: kind.is, confidence: kind.confidence, of: widened(kind.of) }
    case 'dict': return { is: 'dict', confidence: kind.confidence, key: widened(kind.key), of: widened(kind.of) }
    case 'promise': return { ...kind, of: widened(kind.of) }
    case 'either': return joinKinds(kind.of.map(widened))
    default: return kind
  }
}

interface Asked { readonly file: string; readonly fact: FunctionFact; readonly id: FunctionId; readonly index: number }

/** `never` for a call of something else. */
function givenAt(resolver: Resolver, asked: Asked, place: CallPlace): Kind | undefined {
  const call = resolver.factsOf(place.file).calls[place.call]
  const isOne = targetsOf(resolver, place.file, place.call).some((target) => target.file === asked.file && target.function === asked.id)
  if (isOne && isBoundCall(resolver, place.file, place.call)) return undefined
  return call && isOne ? kindGiven(resolver, asked, place.file, call.arguments) : neverKind
}

function callName(resolver: Resolver, file: string, fact: FunctionFact, id: FunctionId): string {
  const isConstructor = fact.form === 'constructor' || fact.name === '__init__'
  return isConstructor ? resolver.factsOf(file).classes[fact.class]?.name ?? '' : nameOfFunction(resolver.factsOf(file), id)
}

/** Undefined where it cannot be told. */
function kindGiven(resolver: Resolver, { file, fact, index }: Asked, caller: string, given: readonly ArgumentFact[]): Kind | undefined {
  const parameter = fact.parameters[index]
  if (!parameter || given.some((argument) => argument.spread !== '')) return undefined
  const argument = argumentGiven(given, resolver.factsOf(file).language, fact, index)
  if (argument) {
    const kind = resolver.kindOf({ file: caller, value: argument.value })
    return kind.is === 'unknown' ? undefined : kind
  }
  if (parameter.default !== none) return resolver.kindOf({ file, value: parameter.default })
  return parameter.optional ? { is: 'none', confidence: 'high' } : undefined
}
