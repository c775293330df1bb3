// Type aliases and interfaces of a file by name, and what their parameters stand for where they are used.

import type { FileFacts, TypeAliasFact, TypeRef } from '../facts.js'

const known = new WeakMap<FileFacts, ReadonlyMap<string, TypeAliasFact>>()

/** Undefined also where a name is declared more than once: which is meant depends on the scope. */
export function aliasNamed(facts: FileFacts, name: string): TypeAliasFact | undefined {
  let aliases = known.get(facts)
  if (!aliases) {
    const counts = new Map<string, number>()
    for (const alias of facts.types) counts.set(alias.name, (counts.get(alias.name) ?? 0) + 1)
    known.set(facts, aliases = new Map(facts.types.filter((alias) => counts.get(alias.name) === 1).map((alias) => [alias.name, alias])))
  }
  return aliases.get(name)
}

/** `List<User>` of `type List<T> = T[]` is `User[]`. */
export function substituted(alias: TypeAliasFact, args: readonly TypeRef[]): TypeRef {
  if (alias.parameters.length === 0) return alias.type
  const given = new Map(alias.parameters.map((name, index) => [name, args[index] ?? unknownType]))
  return replace(alias.type)

  function replace(type: TypeRef): TypeRef {
    const argument = type.form === 'name' ? given.get(type.name) : undefined
    if (argument) return argument
    return {
      ...type, args: type.args.map(replace),
      members: type.members.map((member) => ({ ...member, type: member.type && replace(member.type) })),
    }
  }
}

const unknownType: TypeRef = { form: 'other', name: '', head: -1, args: [], members: [], value: null }
