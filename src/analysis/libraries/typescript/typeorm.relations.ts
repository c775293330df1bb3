// TypeORM's relations: decorators declare them, a promise or `lazy` makes reading load, and options or joins bring them along.

import type { CallModel, DeclaredRelation, EagerForm, EagerOption, Loads } from '../schema.js'

const loading = { name: 'eager', eager: ['true'], never: [] } as const
const declared = { target: { argument: 0 }, inverse: 1, lazy: 'promise', lazyOption: 'lazy', loading } as const
const one: DeclaredRelation = { rows: 'one', ...declared }
const many: DeclaredRelation = { rows: 'many', ...declared }

export const decorators: Readonly<Record<string, CallModel>> = {
  'typeorm.ManyToOne': { declares: one },
  'typeorm.OneToOne': { declares: one },
  'typeorm.OneToMany': { declares: many },
  'typeorm.ManyToMany': { declares: many },
  'typeorm.TreeParent': { declares: { rows: 'one', lazy: 'promise' } },
  'typeorm.TreeChildren': { declares: { rows: 'many', lazy: 'promise' } },
}

/** What the options of a finder bring along, and how they are told to; `argument` is the one that holds them. */
export function relationOptions(argument: number): { readonly loads: Loads; readonly eagerOption: EagerOption } {
  return {
    loads: { by: 'notation', argument, option: 'relations' },
    eagerOption: { argument, name: 'relations', form: 'flags', safety: 'suggested' },
  }
}

const selected: CallModel = { returns: 'self', mutates: true, loads: { by: 'alias' } }

export const joins: Readonly<Record<string, CallModel>> = {
  leftJoinAndSelect: selected, innerJoinAndSelect: selected, leftJoinAndMapOne: { returns: 'self', mutates: true }, leftJoinAndMapMany: { returns: 'self', mutates: true },
}

export const joined: EagerForm = {
  one: ".leftJoinAndSelect('$alias.$path', '$path')", many: ".leftJoinAndSelect('$alias.$path', '$path')", isAlone: true, safety: 'suggested',
}
