// Sequelize's relations: calls on classes or decorators declare them, methods named after them ask, and `include` brings them along.

import type { CallModel, DeclaredRelation, EagerOption, Effect, Loads, TypeModel } from '../schema.js'

type Calls = Readonly<Record<string, CallModel>>

const one: Effect = { kind: 'query', noun: 'row', rows: 'one' }
const many: Effect = { kind: 'query', noun: 'row', rows: 'many' }
const change: Effect = { kind: 'write', noun: 'row' }

// They ask each time, also for what came along.
const kept = '$object.$name'
const readsRelation = { anew: true, kept } as const
const getOne: CallModel = { returns: 'promise<$0 | none>', effect: one, awaitable: true, readsRelation }
const getMany: CallModel = { returns: 'promise<list<$0>>', effect: many, awaitable: true, readsRelation }
const counted: CallModel = { returns: 'promise<number>', effect: one, awaitable: true, readsRelation: { anew: true, kept: '$object.$name.length' } }
const tested: CallModel = { returns: 'promise<boolean>', effect: one, awaitable: true }
const created: CallModel = { returns: 'promise<$0>', effect: change, awaitable: true }
const stored: CallModel = { returns: 'promise<any>', effect: change, awaitable: true, batch: 'list-argument' }

const single: Calls = { get$Name: getOne, set$Name: stored, create$Name: created }
const several: Calls = {
  get$Name: getMany, count$Name: counted, has$One: tested, has$Name: tested, set$Name: stored,
  add$One: stored, add$Name: stored, remove$One: stored, remove$Name: stored, create$One: created,
}

const target = { argument: 0 } as const
const toOne: DeclaredRelation = { rows: 'one', target, lazy: 'never', methods: single }
const toMany: DeclaredRelation = { rows: 'many', target, lazy: 'never', methods: several }

/** `Post.belongsTo(User, { as: 'author' })` */
export const associations: Calls = {
  belongsTo: { returns: 'any', declares: { ...toOne, called: { option: 'as', otherwise: 'one' } } },
  hasOne: { returns: 'any', declares: { ...toOne, called: { option: 'as', otherwise: 'one' } } },
  hasMany: { returns: 'any', declares: { ...toMany, called: { option: 'as', otherwise: 'many' } } },
  belongsToMany: { returns: 'any', declares: { ...toMany, called: { option: 'as', otherwise: 'many' } } },
}

/** Those of sequelize-typescript, whose module stands for Sequelize's own, and of Sequelize 7. */
const decoratorNames = { BelongsTo: toOne, HasOne: toOne, HasMany: toMany, BelongsToMany: toMany }
export const decorators: Calls = Object.fromEntries(Object.entries(decoratorNames).flatMap(([name, declares]) =>
  ['sequelize', 'sequelize/decorators-legacy'].map((module) => [`${module}.${name}`, { declares }])))

/** sequelize-typescript's way to ask for a relation by its name. */
export const byName: Calls = {
  $get: { returns: 'promise<any>', effect: many, awaitable: true, readsRelation: { argument: 0, anew: true, kept } },
  $count: {
    returns: 'promise<number>', effect: one, awaitable: true, readsRelation: { argument: 0, anew: true, kept: '$object.$name.length' },
  },
  $has: tested, $set: stored, $add: stored, $remove: stored, $create: { ...created, returns: 'promise<any>' },
}

/** What TypeScript programs annotate the methods with: `declare getPosts: HasManyGetAssociationsMixin<Post>`. */
function mixin(call: CallModel): TypeModel {
  return { call }
}

const toManyMixins = ['HasMany', 'BelongsToMany'].flatMap((name): readonly (readonly [string, TypeModel])[] => [
  [`sequelize.${name}GetAssociationsMixin`, mixin(getMany)],
  [`sequelize.${name}CountAssociationsMixin`, mixin(counted)],
  [`sequelize.${name}HasAssociationMixin`, mixin(tested)],
  [`sequelize.${name}HasAssociationsMixin`, mixin(tested)],
  [`sequelize.${name}CreateAssociationMixin`, mixin(created)],
  ...['SetAssociations', 'AddAssociation', 'AddAssociations', 'RemoveAssociation', 'RemoveAssociations'].map((verb) => [`sequelize.${name}${verb}Mixin`, mixin(stored)] as const),
])
const toOneMixins = ['BelongsTo', 'HasOne'].flatMap((name): readonly (readonly [string, TypeModel])[] => [
  [`sequelize.${name}GetAssociationMixin`, mixin(getOne)],
  [`sequelize.${name}SetAssociationMixin`, mixin(stored)],
  [`sequelize.${name}CreateAssociationMixin`, mixin(created)],
])
export const mixins: Readonly<Record<string, TypeModel>> = Object.fromEntries([...toManyMixins, ...toOneMixins])

/** What the options of a finder bring along, and how they are told to. */
export function includeOption(argument: number): { readonly loads: Loads; readonly eagerOption: EagerOption } {
  return {
    loads: { by: 'notation', argument, option: 'include' },
    eagerOption: { argument, name: 'include', form: 'associations', safety: 'suggested' },
  }
}
