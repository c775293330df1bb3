// Whether the rows of a class come joined with many others: then each comes as often as it has any, and has to be made unique.

import { alternatives, type Kind } from '../kinds.js'
import { ancestryOf } from '../resolve/ancestry.js'
import { relationsFrom } from '../resolve/relations.js'
import type { ClassPlace, Resolver } from '../resolve/resolver.js'

export function isJoinedWithMany(resolver: Resolver, kind: Kind): boolean {
  return alternatives(kind).some((one) => one.is === 'object' && joinsMany(resolver, one, new Set()))
}

/** Itself, or what is joined to it in turn. */
function joinsMany(resolver: Resolver, of: ClassPlace, seen: Set<string>): boolean {
  const key = `${of.class} ${of.file}`
  if (seen.has(key)) return false
  seen.add(key)
  return ancestryOf(resolver, of).classes.some((place) => [...relationsFrom(resolver, place).values()].some((relation) =>
    relation.isJoined === true && (relation.rows === 'many' || (relation.target.is === 'object' && joinsMany(resolver, relation.target, seen)))))
}
