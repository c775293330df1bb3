// What a container of services gives for a class: `container.resolve(Users)`, `moduleRef.get(Users)`, `inject(Users)`.

import type { CallFact } from '../facts.js'
import type { Kind } from '../kinds.js'
import type { Resolver } from './resolver.js'

const givers: ReadonlySet<string> = new Set(['resolve', 'get', 'inject', 'getInstance', 'getService', 'make'])

/** Undefined where the call asks for no class of the workspace, or runs something that is known. */
export function givenByContainer(resolver: Resolver, file: string, call: CallFact, callee: Kind): Kind | undefined {
  const facts = resolver.factsOf(file)
  const named = facts.values[call.callee]
  const name = named?.op === 'use' || named?.op === 'member' ? named.name : ''
  const [first] = call.arguments
  if (!givers.has(name) || !first || first.spread !== '' || call.arguments.length > 2) return undefined
  // Anything that is known says itself what it gives.
  if (callee.is !== 'unknown' && (callee.is !== 'symbol' || resolver.workspace.catalogue(file).functionAt(callee.path) !== undefined)) return undefined
  const kind = resolver.kindOf({ file, value: first.value })
  return kind.is === 'class' ? { is: 'object', confidence: 'medium', file: kind.file, class: kind.class } : undefined
}
