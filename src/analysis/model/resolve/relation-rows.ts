// Whether a relation leads to one row or to many, where the call that declares it does not say so itself.

import { none, type CallFact, type ClassId, type FileFacts, type TypeRef } from '../facts.js'
import type { Kind } from '../kinds.js'
import { constantOf, type ClassPlace, type Resolver } from './resolver.js'

/** One row, or many: by what is written, by `uselist`, else by which of the two classes holds the key. */
export function rowsOf(resolver: Resolver, of: ClassPlace, call: CallFact, written: TypeRef | null, target: Kind): 'one' | 'many' {
  if (written) return holdsMany(written) ? 'many' : 'one'
  const single = call.arguments.find((argument) => argument.name === 'uselist')
  if (single) return constantOf(resolver.kindOf({ file: of.file, value: single.value })) === false ? 'one' : 'many'
  return target.is === 'object' && holdsKeyOf(resolver.factsOf(of.file), of.class, tableOf(resolver.factsOf(target.file), target.class)) ? 'one' : 'many'
}

const collections = /(^|\.)(list|List|set|Set|Sequence|Iterable|Collection|MutableSequence|ReverseRelation|ManyToManyRelation)$/

function holdsMany(type: TypeRef): boolean {
  return type.form === 'array' || collections.test(type.name) || (type.form === 'union' || /(^|\.)Optional$/.test(type.name) ? type.args.some(holdsMany) : false)
}

/** The names that a class's table may have. */
function tableOf(facts: FileFacts, id: ClassId): readonly string[] {
  const cls = facts.classes[id]
  const written = (cls?.attributes['__tablename__'] ?? []).flatMap((one) => {
    const value = facts.values[one.value]
    return value?.op === 'constant' && typeof value.value === 'string' ? [value.value] : []
  })
  const name = cls?.name ?? ''
  return written.length > 0 ? written : [name.toLowerCase(), name.replace(/(?<!^)([A-Z])/g, '_$1').toLowerCase()]
}

/** A column with `ForeignKey('users.id')`. */
function holdsKeyOf(facts: FileFacts, id: ClassId, tables: readonly string[]): boolean {
  return Object.values(facts.classes[id]?.attributes ?? {}).some((attributes) => attributes.some((one) => mentionsKey(facts, one.value, tables, 0)))
}

function mentionsKey(facts: FileFacts, id: number, tables: readonly string[], depth: number): boolean {
  const value = id === none ? undefined : facts.values[id]
  const call = value?.op === 'call' && depth < 4 ? facts.calls[value.call] : undefined
  return (call?.arguments ?? []).some((argument) => {
    const given = facts.values[argument.value]
    if (given?.op !== 'constant') return mentionsKey(facts, argument.value, tables, depth + 1)
    return typeof given.value === 'string' && tables.includes(given.value.split('.').at(-2) ?? '')
  })
}
