// What no set or dict of Python takes: lists, dicts and sets, and objects of classes that compare by value and say nothing of their hash.

import type { ClassFact, ValueId } from '../facts.js'
import { alternatives, type Kind } from '../kinds.js'
import { own } from '../own.js'
import { ancestryOf } from './ancestry.js'
import { decoratorPath } from './decorators.js'
import type { ClassPlace, Resolver } from './resolver.js'

export function isUnhashable(resolver: Resolver, kind: Kind): boolean {
  if (kind.is === 'tuple') return [...kind.items ?? [], ...alternatives(kind.of)].some((one) => isUnhashable(resolver, one))
  return kind.is === 'list' || kind.is === 'dict' || kind.is === 'set' || (kind.is === 'object' && isObjectWithout(resolver, kind))
}

function isObjectWithout(resolver: Resolver, kind: ClassPlace): boolean {
  for (const place of ancestryOf(resolver, kind).classes) {
    const hashing = hashingOf(resolver, place)
    if (hashing !== undefined) return hashing === 'none'
  }
  return false
}

/** Comparing by value without a hash: dataclasses are so by default, pydantic's models as well. */
const comparing: ReadonlySet<string> = new Set([
  'dataclasses.dataclass', 'pydantic.dataclasses.dataclass', 'attr.s', 'attr.attrs', 'attr.dataclass', 'attr.define', 'attr.mutable', 'attrs.define', 'attrs.mutable',
])
const comparingBases: ReadonlySet<string> = new Set(['pydantic.BaseModel', 'pydantic.main.BaseModel', 'typing.TypedDict', 'typing_extensions.TypedDict'])
/** Given as true, any of these makes a hash; `eq=False` leaves that of the object. */
const hashing: ReadonlySet<string> = new Set(['frozen', 'unsafe_hash', 'hash'])

/** What a class itself says of the hash of its objects; undefined where its bases decide. */
function hashingOf(resolver: Resolver, { file, class: id }: ClassPlace): 'own' | 'none' | undefined {
  const cls = resolver.factsOf(file).classes[id]
  if (!cls) return undefined
  if (own(cls.methods, '__hash__')) return 'own'
  const set = own(cls.attributes, '__hash__')?.[0]
  if (set) return isConstant(resolver, file, set.value, null) ? 'none' : 'own'
  const decorator = cls.decorators.find((one) => comparing.has(decoratorPath(resolver, file, one)))
  if (decorator !== undefined) return dataclassHashing(resolver, file, decorator)
  if (own(cls.methods, '__eq__')) return 'none'
  return comparesByBase(resolver, file, cls) ? 'none' : undefined
}

function dataclassHashing(resolver: Resolver, file: string, decorator: ValueId): 'own' | 'none' | undefined {
  const made = resolver.valueAt({ file, value: decorator })
  const given = made?.op === 'call' ? resolver.factsOf(file).calls[made.call]?.arguments ?? [] : []
  if (given.some((one) => one.name !== null && hashing.has(one.name) && !isConstant(resolver, file, one.value, false))) return 'own'
  return given.some((one) => one.spread !== '' || (one.name === 'eq' && !isConstant(resolver, file, one.value, true))) ? undefined : 'none'
}

function comparesByBase(resolver: Resolver, file: string, cls: ClassFact): boolean {
  if (own(cls.attributes, 'model_config')) return false
  return cls.bases.some((value) => {
    const base = resolver.kindOf({ file, value })
    return base.is === 'symbol' && comparingBases.has(base.path)
  })
}

function isConstant(resolver: Resolver, file: string, value: ValueId, expected: boolean | null): boolean {
  const made = resolver.valueAt({ file, value })
  return made?.op === 'constant' && made.value === expected
}
