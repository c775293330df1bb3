// MikroORM's relations: decorators declare references and collections, which load what is asked of them, and `populate` brings them along.

import type { CallModel, DeclaredRelation, EagerOption, Effect, Loads } from '../schema.js'

type Calls = Readonly<Record<string, CallModel>>

const one: Effect = { kind: 'query', noun: 'entity', rows: 'one' }
const many: Effect = { kind: 'query', noun: 'entity', rows: 'many' }

const declared = {
  target: { argument: 0, name: 'entity' }, inverse: 1, lazy: 'never', loading: { name: 'eager', eager: ['true'], never: [] },
  many: '@mikro-orm/core.Collection<$0>',
} as const
const toOne: DeclaredRelation = { rows: 'one', ...declared }
const toMany: DeclaredRelation = { rows: 'many', ...declared }

/** Of version 6 in the core, of version 7 in a module of their own. */
const decoratorNames = { ManyToOne: toOne, OneToOne: toOne, OneToMany: toMany, ManyToMany: toMany }
export const decorators: Calls = Object.fromEntries(Object.entries(decoratorNames).flatMap(([name, declares]) =>
  ['@mikro-orm/core', '@mikro-orm/decorators/legacy', '@mikro-orm/decorators/es'].map((module) => [`${module}.${name}`, { declares }])))

/** What the options of a finder bring along, and how they are told to. */
export function populateOption(argument: number): { readonly loads: Loads; readonly eagerOption: EagerOption } {
  return {
    loads: { by: 'notation', argument, option: 'populate' },
    eagerOption: { argument, name: 'populate', form: 'paths', safety: 'suggested' },
  }
}

const readsRelation = { receiver: true } as const
// They ask again; `load` asks where nothing came along.
const reloaded = { receiver: true, anew: true, kept: '$object.$name' } as const
const counted = { receiver: true, anew: true, kept: '$object.$name.count()' } as const

export const referenceCalls: Calls = {
  load: { returns: 'promise<$0 | none>', effect: one, awaitable: true, readsRelation },
  loadOrFail: { returns: 'promise<$0>', effect: one, awaitable: true, readsRelation },
  loadProperty: { returns: 'promise<any>', effect: one, awaitable: true, readsRelation },
}

export const collectionCalls: Calls = {
  load: { returns: 'promise<self>', effect: many, awaitable: true, readsRelation },
  loadItems: { returns: 'promise<list<$0>>', effect: many, awaitable: true, readsRelation },
  init: { returns: 'promise<self>', effect: many, awaitable: true, readsRelation: reloaded },
  loadCount: { returns: 'promise<number>', effect: many, awaitable: true, readsRelation: counted },
}
