// Methods that a relation gives to the objects of its class: `post.getAuthor()`, `user.countPosts()`.

import type { CallModel, DeclaredRelation } from '../../libraries/schema.js'
import type { Kind } from '../kinds.js'
import { own } from '../own.js'
import { associationsOf, associationsOfType, pluralOf, singularOf } from './associations.js'
import { declarationsOf, type Relation } from './relations.js'
import type { ClassPlace, Resolver } from './resolver.js'

export interface RelationMethod {
  readonly relation: Relation
  readonly model: CallModel
}

/** The relation that gives an object a method of this name; the file is that of the asking. */
export function relationMethod(resolver: Resolver, file: string, object: Kind, name: string): RelationMethod | undefined {
  if (object.is === 'object') return own(methodsOf(resolver, object), name) ?? methodOfBases(resolver, object, name, 0)
  return object.is === 'instance' ? own(methodsOfType(resolver, file, object.type), name) : undefined
}

type Methods = Readonly<Record<string, RelationMethod>>

function methodsOf(resolver: Resolver, of: ClassPlace): Methods {
  return resolver.kept(of.file, `relation methods ${of.class}`, () => methodsBy([...declarationsOf(resolver, of).values(), ...associationsOf(resolver, of)]))
}

function methodOfBases(resolver: Resolver, of: ClassPlace, name: string, depth: number): RelationMethod | undefined {
  if (depth > 8) return undefined
  for (const value of resolver.factsOf(of.file).classes[of.class]?.bases ?? []) {
    const base = resolver.kindOf({ file: of.file, value })
    const found = base.is === 'class' ? own(methodsOf(resolver, base), name) ?? methodOfBases(resolver, base, name, depth + 1) : undefined
    if (found) return found
  }
  return undefined
}

function methodsOfType(resolver: Resolver, file: string, type: string): Methods {
  return resolver.kept(file, `relation methods ${type}`, () => methodsBy(associationsOfType(resolver, file, type)))
}

function methodsBy(all: readonly { readonly relation: Relation; readonly declared: DeclaredRelation }[]): Methods {
  return Object.fromEntries(all.flatMap(({ relation, declared: { methods } }) =>
    Object.entries(methods ?? {}).map(([template, model]) => [named(template, relation.name), { relation, model }])))
}

/** `get$Name` of `author`, `add$One` and `add$Many` of `posts`. */
function named(template: string, name: string): string {
  const singular = singularOf(name)
  return template.replace('$Name', capital(name)).replace('$One', capital(singular)).replace('$Many', capital(pluralOf(singular)))
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
