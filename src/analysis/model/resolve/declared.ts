// What is declared of a name or an attribute holds for what it is given later: where it begins as None, it may still be None,
// whatever its annotation says.

import type { ValueId } from '../facts.js'
import { alternatives, joinKinds, type Kind } from '../kinds.js'
import type { Resolver } from './resolver.js'

export function unlessUnset(resolver: Resolver, file: string, declared: Kind, given: readonly ValueId[]): Kind {
  if (declared.is === 'unknown' || alternatives(declared).some((kind) => kind.is === 'none')) return declared
  return given.some((value) => isNone(resolver, file, value)) ? joinKinds([declared, { is: 'none', confidence: 'high' }]) : declared
}

function isNone(resolver: Resolver, file: string, value: ValueId): boolean {
  const made = resolver.valueAt({ file, value })
  if (made?.op !== 'call') return made?.op === 'constant' && made.type === 'none'
  // `= field(default=None)`, `= Query(None)`
  const given = resolver.factsOf(file).calls[made.call]?.arguments ?? []
  const initial = given.find((argument) => argument.name === 'default') ?? given[0]
  return initial !== undefined && (initial.name === null || initial.name === 'default') && resolver.valueAt({ file, value: initial.value })?.op === 'constant'
    && isNone(resolver, file, initial.value)
}
