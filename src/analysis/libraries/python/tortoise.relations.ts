// Tortoise's relations: fields declare them, awaiting them asks, and a query's prefetching brings them along.

import type { CallModel, DeclaredRelation, EagerForm, Loads } from '../schema.js'

const to = { argument: 0, name: 'model_name' } as const
const one = 'tortoise.fields.relational.ForeignKeyRelation<$0>'
const many = 'tortoise.fields.relational.ReverseRelation<$0>'
const several = 'tortoise.fields.relational.ManyToManyRelation<$0>'
// The table is called after the class, unless the model says otherwise.
const toMany = { name: 'related_name', rows: 'many', otherwise: '$classs' } as const

const foreignKey: DeclaredRelation = { rows: 'one', target: to, column: '$name_id', one, many, reverse: toMany }
const oneToOne: DeclaredRelation = { ...foreignKey, reverse: { ...toMany, rows: 'one' } }
const manyToMany: DeclaredRelation = { rows: 'many', target: to, many: several, reverse: toMany }

const modules = ['tortoise.fields', 'tortoise.fields.relational']
export const fields: Readonly<Record<string, CallModel>> = Object.fromEntries(modules.flatMap((module) => [
  [`${module}.ForeignKeyField`, { declares: foreignKey }],
  [`${module}.OneToOneField`, { declares: oneToOne }],
  [`${module}.ManyToManyField`, { declares: manyToMany }],
]))

export const foreignKeyNames: readonly string[] = [
  ...['ForeignKeyRelation', 'ForeignKeyNullableRelation', 'OneToOneRelation', 'OneToOneNullableRelation', 'BackwardOneToOneRelation']
    .map((name) => `tortoise.fields.${name}`),
  ...['ForeignKeyNullableRelation', 'OneToOneRelation', 'OneToOneNullableRelation', 'BackwardOneToOneRelation'].map((name) => `tortoise.fields.relational.${name}`),
]

export const byNames: Loads = { by: 'names', separator: '__' }
export const eager: EagerForm = { one: ".select_related('$path')", many: ".prefetch_related('$path')", separator: '__', safety: 'suggested' }
