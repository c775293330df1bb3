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
  const kinds = alternatives(calleeKind(resolver, file, call))
  const isSuper = resolver.valueAt({ file, value: call.callee })?.op === 'super'
  const targets = kinds.flatMap((kind) => isSuper ? superConstructor(resolver, file, kind) : targetsOfKind(resolver, file, kind)).filter((one) => !isDescribed(resolver, one))
  // It may run something of a library instead.
  const isElse = targets.length > 0 && kinds.some((kind) => kind.is === 'method' || (kind.is === 'symbol' && resolver.workspace.catalogue(file).functionAt(kind.path) !== undefined))
  return isElse ? targets.map((one) => withConfidence(one, 'low')) : targets
}

function targetsOfKind(resolver: Resolver, file: string, kind: Kind): readonly Target[] {
  switch (kind.is) {
    case 'function': return isDescribed(resolver, kind) ? [] : dispatched(resolver, kind).flatMap((one) => [one, ...around(resolver, one)])
    case 'signature': {
      const { holder } = kind
      const isOpen = (holder?.is === 'shape' || holder?.is === 'object') && !describedSignature(resolver, kind)
      return isOpen ? implementationsOf(resolver, holder, kind.name) : []
    }
    case 'class': return constructorsOf(resolver, file, kind)
    case 'object': return alternatives(kindOfMember(resolver, file, kind, '__call__')).flatMap((one) => one.is === 'function' ? dispatched(resolver, one) : [])
    default: return []
  }
}

/** JavaScript's `super(…)`. */
function superConstructor(resolver: Resolver, file: string, kind: Kind): readonly Target[] {
  return kind.is === 'object' ? constructorsOf(resolver, file, kind) : []
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
