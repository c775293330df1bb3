// Peewee's relations: a key loads its row when it is read and keeps it, rows of the other side are asked for each time they are gone through.

import type { CallModel, DeclaredRelation, EagerForm } from '../schema.js'

const many = 'peewee.ModelSelect<$0>'
const foreignKey: DeclaredRelation = {
  rows: 'one', target: { argument: 0, name: 'model' }, column: '$name_id', many, reverse: { name: 'backref', rows: 'many', otherwise: '$class_set' },
  loading: { name: 'lazy_load', eager: [], never: ['false'] },
}

export const fields: Readonly<Record<string, CallModel>> = {
  'peewee.ForeignKeyField': { declares: foreignKey },
  'peewee.DeferredForeignKey': { declares: { ...foreignKey, target: { argument: 0, name: 'rel_model_name' } } },
  'peewee.ManyToManyField': {
    declares: { rows: 'many', target: { argument: 0, name: 'model' }, many, reverse: { name: 'backref', rows: 'many', otherwise: '$classs' } },
  },
}

/** With a join, the rows of every class that is selected are there; `prefetch` asks for those of each class once. */
export const eager: EagerForm = { one: '.prefetch($model)', many: '.prefetch($model)', safety: 'suggested' }
