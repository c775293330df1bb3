// The functions of the workspace that a call may run: itself, a constructor, a method of an object that is called, what implements
// a declared method, and what decorators put around it.

import type { CallId } from '../facts.js'
import { alternatives, withConfidence, type Kind } from '../kinds.js'
import { calleeKind } from './calls.js'
import { functionsAround } from './decorators.js'
import { dispatched, implementationsOf, type FunctionKind } from './implementations.js'
import { kindOfMember } from './members.js'
import { describedSignature, isDescribed } from './own-calls.js'
import type { Resolver } from './resolver.js'
import { unwrittenTargets } from './unwritten-targets.js'

/** `isAround`: a decorator's function, which runs as well. */
export type Target = FunctionKind & { readonly isAround?: true }

export function targetsOf(resolver: Resolver, file: string, id: CallId): readonly Target[] {
  const call = resolver.factsOf(file).calls[id]
  if (!call) return unwrittenTargets(resolver, file, id).flatMap((kind) => dispatched(resolver, kind))
  const isSuper = resolver.valueAt({ file, value: call.callee })?.op === 'super'
  return alternatives(calleeKind(resolver, file, call)).flatMap((kind): readonly Target[] => {
    if (isSuper) return kind.is === 'object' ? constructorsOf(resolver, file, kind) : []
    switch (kind.is) {
      case 'function': return isDescribed(resolver, kind) ? [] : dispatched(resolver, kind).flatMap((one) => [one, ...around(resolver, one)])
      case 'signature': return !describedSignature(resolver, kind) && kind.holder?.is === 'shape' || kind.holder?.is === 'object' ? implementationsOf(resolver, kind.holder, kind.name) : []
      case 'class': return constructorsOf(resolver, file, kind)
      // JavaScript's `super(…)`.
      case 'object': return resolver.factsOf(file).values[call.callee]?.op === 'super' ? constructorsOf(resolver, file, kind) : alternatives(kindOfMember(resolver, file, kind, '__call__')).flatMap((one) => one.is === 'function' ? dispatched(resolver, one) : [])
      default: return []
    }
  }).filter((one) => !isDescribed(resolver, one))
}

function around(resolver: Resolver, kind: FunctionKind): readonly Target[] {
  const fact = resolver.factsOf(kind.file).functions[kind.function]
  if (!fact || fact.decorators.length === 0) return []
  return functionsAround(resolver, kind.file, fact).map((one): Target => ({ ...withConfidence(one, kind.confidence), isAround: true }))
}

/** Also what a dataclass runs after the constructor that is written for it. */
function constructorsOf(resolver: Resolver, file: string, { confidence, file: at, class: id }: Pick<Extract<Kind, { is: 'class' }>, 'confidence' | 'file' | 'class'>): readonly FunctionKind[] {
  const names = resolver.factsOf(at).language === 'python' ? ['__init__', '__post_init__'] : ['constructor']
  for (const name of names) {
    const found = kindOfMember(resolver, file, { is: 'object', confidence, file: at, class: id, exact: true }, name)
    if (found.is === 'function') return [found]
  }
  return []
}
