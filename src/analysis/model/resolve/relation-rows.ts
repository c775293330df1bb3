// Whether a relation leads to one row or to many, where the call that declares it does not say so itself.

import { none, type CallFact, type TypeRef } from '../facts.js'
import type { Kind } from '../kinds.js'
import { ancestryOf, isSameClass } from './ancestry.js'
import { constantOf, type ClassPlace, type Resolver } from './resolver.js'

/** One row, or many: by what is written, by `uselist`, else by which of the two classes holds the key. */
export function rowsOf(resolver: Resolver, of: ClassPlace, call: CallFact, written: TypeRef | null, target: Kind): 'one' | 'many' {
  if (written) return holdsMany(written) ? 'many' : 'one'
  const listed = isListed(resolver, of, call)
  if (listed !== undefined) return listed ? 'many' : 'one'
  if (hasTableBetween(call) || target.is !== 'object') return 'many'
  if (isSameClass(of, target)) return namesFarSide(call) ? 'one' : 'many'
  const held = keyHolder(resolver, of, call, target) ?? (holdsKeyOf(resolver, of, target) ? 'here' : 'there')
  return held === 'here' ? 'one' : 'many'
}

export interface Sides {
  /** Where the relation is declared, by which call, and where it leads. */
  readonly of: ClassPlace
  readonly call: CallFact
  readonly target: ClassPlace
  readonly rows: 'one' | 'many'
  /** What the other side is said to be, where a call says it: `backref('profile', uselist=False)`. */
  readonly other: CallFact | undefined
}

/** What the other side of a relation leads to, seen from its target; undefined where the keys are not found. */
export function rowsOfOtherSide(resolver: Resolver, { of, call, target, rows, other }: Sides): 'one' | 'many' | undefined {
  const listed = other && isListed(resolver, of, other)
  if (listed !== undefined) return listed ? 'many' : 'one'
  if (hasTableBetween(call)) return 'many'
  if (isSameClass(of, target)) return namesFarSide(call) ? 'many' : 'one'
  const held = keyHolder(resolver, of, call, target)
  if (held) return held === 'here' ? 'many' : rows === 'many' ? 'one' : undefined
  const isHeldHere = holdsKeyOf(resolver, of, target)
  const isHeldThere = holdsKeyOf(resolver, target, of)
  if (isHeldHere !== isHeldThere) return isHeldHere ? 'many' : 'one'
  // Without a table between, only a key on the other side gives a row many others.
  return rows === 'many' && isHeldThere ? 'one' : undefined
}

function isListed(resolver: Resolver, { file }: ClassPlace, call: CallFact): boolean | undefined {
  const given = call.arguments.find((argument) => argument.name === 'uselist')
  return given && constantOf(resolver.kindOf({ file, value: given.value })) !== false
}

function hasTableBetween(call: CallFact): boolean {
  return call.arguments.some((argument) => argument.name === 'secondary')
}

/** Of rows that relate to rows of their own table: the way that follows the key names the far side. */
function namesFarSide(call: CallFact): boolean {
  return call.arguments.some((argument) => argument.name === 'remote_side')
}

/** Which class the columns of `foreign_keys` are of, where each holds keys of the other: a column's name, `Book.author_id`, or the text of one. */
function keyHolder(resolver: Resolver, of: ClassPlace, call: CallFact, target: ClassPlace): 'here' | 'there' | undefined {
  const { file } = of
  const { values } = resolver.factsOf(file)
  const given = call.arguments.find((argument) => argument.name === 'foreign_keys')
  const made = given && values[given.value]
  const first = made?.op === 'collection' ? values[made.elements[0] ?? none] : made
  if (first?.op === 'use') return Object.hasOwn(resolver.factsOf(file).classes[of.class]?.attributes ?? {}, first.name) ? 'here' : undefined
  if (first?.op === 'member') {
    const kind = resolver.kindOf({ file, value: first.object })
    return kind.is !== 'class' ? undefined : isSameClass(kind, target) ? 'there' : isSameClass(kind, of) ? 'here' : undefined
  }
  const named = first?.op === 'constant' && typeof first.value === 'string' ? /(\w+)\.\w+\]?$/.exec(first.value)?.[1] : undefined
  const nameOf = (place: ClassPlace) => resolver.factsOf(place.file).classes[place.class]?.name
  return named === undefined ? undefined : named === nameOf(target) ? 'there' : named === nameOf(of) ? 'here' : undefined
}

const collections = /(^|\.)(list|List|set|Set|Sequence|Iterable|Collection|MutableSequence|ReverseRelation|ManyToManyRelation)$/

function holdsMany(type: TypeRef): boolean {
  return type.form === 'array' || collections.test(type.name) || (type.form === 'union' || /(^|\.)Optional$/.test(type.name) ? type.args.some(holdsMany) : false)
}

/** A column with `ForeignKey('users.id')` or `ForeignKey(User.id)`, also of a base. */
function holdsKeyOf(resolver: Resolver, of: ClassPlace, target: ClassPlace): boolean {
  const key = { tables: tablesOf(resolver, target), target }
  return ancestryOf(resolver, of).classes.some(({ file, class: id }) => {
    const attributes = Object.values(resolver.factsOf(file).classes[id]?.attributes ?? {})
    return attributes.some((all) => all.some((one) => mentionsKey(resolver, { file, value: one.value }, key, 0)))
  })
}

/** The names that a class's table may have. */
function tablesOf(resolver: Resolver, of: ClassPlace): readonly string[] {
  for (const { file, class: id } of ancestryOf(resolver, of).classes) {
    const { classes, values } = resolver.factsOf(file)
    const written = (classes[id]?.attributes['__tablename__'] ?? []).flatMap((one) => {
      const value = values[one.value]
      return value?.op === 'constant' && typeof value.value === 'string' ? [value.value] : []
    })
    if (written.length > 0) return written
  }
  const name = resolver.factsOf(of.file).classes[of.class]?.name ?? ''
  return [name.toLowerCase(), name.replace(/(?<!^)([A-Z])/g, '_$1').toLowerCase()]
}

interface Key { readonly tables: readonly string[]; readonly target: ClassPlace }

function mentionsKey(resolver: Resolver, { file, value: id }: { readonly file: string; readonly value: number }, key: Key, depth: number): boolean {
  const { values, calls } = resolver.factsOf(file)
  const value = id === none ? undefined : values[id]
  const call = value?.op === 'call' && depth < 4 ? calls[value.call] : undefined
  return (call?.arguments ?? []).some((argument) => {
    const given = values[argument.value]
    if (given?.op === 'member' && depth > 0) {
      const kind = resolver.kindOf({ file, value: given.object })
      return kind.is === 'class' && isSameClass(kind, key.target)
    }
    if (given?.op !== 'constant') return mentionsKey(resolver, { file, value: argument.value }, key, depth + 1)
    return typeof given.value === 'string' && key.tables.includes(given.value.split('.').at(-2) ?? '')
  })
}
