// What a method may be that a declared type has: those of the classes that extend or implement the type.

import type { FileFacts, FunctionFact } from '../facts.js'
import { alternatives, joinKinds, unknownKind, withConfidence, type Kind } from '../kinds.js'
import { decoratedAs } from './decorators.js'
import { heirsOf } from './heirs.js'
import { kindOfMember } from './members.js'
import type { Resolver } from './resolver.js'
import { structuralHeirs } from './protocols.js'

export type FunctionKind = Extract<Kind, { is: 'function' }>
type Holder = Extract<Kind, { is: 'object' | 'shape' }>

/** More than these say nothing together. */
const mostImplementations = 8

/** The functions that running a method may run: itself, unless it is only declared, and what heirs have in its place. */
export function dispatched(resolver: Resolver, kind: FunctionKind): readonly FunctionKind[] {
  const facts = resolver.factsOf(kind.file)
  const fact = facts.functions[kind.function]
  const { receiver } = kind
  if (!fact || receiver?.is !== 'object' || receiver.exact || fact.isStatic || isOwnAlone(facts, fact)) return [kind]
  const others = implementationsOf(resolver, receiver, fact.name).filter((one) => !isSame(one, kind))
  if (others.length === 0) return [kind]
  return isDeclared(resolver, kind.file, fact) ? others : [withConfidence(kind, 'medium'), ...others]
}

/** The methods by this name of what extends or implements a type; none where there are too many, or where one of them is not known. */
export function implementationsOf(resolver: Resolver, holder: Holder, name: string): readonly FunctionKind[] {
  const key = holder.is === 'object' ? holder.class : holder.type.name
  return resolver.kept(holder.file, `implementations ${key} ${name}`, () => {
    const declared = heirsOf(resolver, holder) ?? []
    const heirs = declared.length > 0 ? declared : structuralHeirs(resolver, holder)
    const found: FunctionKind[] = []
    for (const place of heirs) {
      for (const method of alternatives(kindOfMember(resolver, place.file, { is: 'object', confidence: 'medium', exact: true, ...place }, name))) {
        if (method.is !== 'function') return []
        const fact = resolver.factsOf(method.file).functions[method.function]
        if (fact && !isDeclared(resolver, method.file, fact) && !found.some((one) => isSame(one, method))) found.push(withConfidence(method, 'medium'))
      }
    }
    return found.length > mostImplementations ? [] : found
  })
}

/** What the implementations of a method that is only declared give. */
export function resultOfImplementations(kinds: readonly FunctionKind[], resultOf: (kind: FunctionKind) => Kind): Kind {
  return kinds.length === 0 ? unknownKind : withConfidence(joinKinds(kinds.map(resultOf)), 'medium')
}

function isSame(a: FunctionKind, b: FunctionKind): boolean {
  return a.file === b.file && a.function === b.function
}

/** No other class can have it in its place. */
function isOwnAlone(facts: FileFacts, fact: FunctionFact): boolean {
  return fact.form === 'constructor' || fact.name.startsWith('#') || (facts.language === 'python' && /^__\w*(?<!__)$/.test(fact.name))
}

/** Nothing of it is written here. */
export function isDeclared(resolver: Resolver, file: string, fact: FunctionFact): boolean {
  return fact.isAbstract || (fact.decorators.length > 0 && decoratedAs(resolver, file, fact, ['abc.abstractmethod']))
}
