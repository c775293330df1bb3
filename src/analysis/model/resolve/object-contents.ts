// What JavaScript takes out of plain objects and puts into maps: `Object.values(record)`, `Object.entries(record)`, `new Map(pairs)`.

import type { CallFact } from '../facts.js'
import { listOf, unknownKind, type Kind } from '../kinds.js'
import { kindOfPlace } from './elements.js'
import { lengthOfKind } from './lengths.js'
import type { Resolver } from './resolver.js'

/** Undefined where the call is none of these, or where nothing is known of what it is given. */
export function contentsOf(resolver: Resolver, file: string, call: CallFact, path: string): Kind | undefined {
  const [first] = call.arguments
  if (!first || first.spread !== '' || !/^(Object\.(keys|values|entries)|Map)$/.test(path)) return undefined
  const given = resolver.kindOf({ file, value: first.value })
  if (path === 'Map') return call.isNew ? mapOf(resolver, file, given) : undefined
  const length = lengthOfKind(resolver, given)
  if (path === 'Object.keys') return given.is === 'dict' && length !== undefined ? listOf({ is: 'string', confidence: 'high' }, length) : undefined
  if (given.is !== 'dict' || given.of.is === 'unknown') return undefined
  if (path === 'Object.values') return listOf(given.of, length)
  const items: readonly Kind[] = [{ is: 'string', confidence: 'high' }, given.of]
  return listOf({ is: 'tuple', confidence: 'high', of: unknownKind, length: 2, items }, length)
}

function mapOf(resolver: Resolver, file: string, pairs: Kind): Kind | undefined {
  if (pairs.is !== 'list' && pairs.is !== 'generator') return undefined
  const args = [kindOfPlace(resolver, file, pairs.of, 0), kindOfPlace(resolver, file, pairs.of, 1)]
  return args.every((one) => one.is === 'unknown') ? undefined : { is: 'instance', confidence: 'high', type: 'Map', args }
}
