// The calls of TypeORM's EntityManager: those of a repository, with the entity's class before the other arguments.

import type { Batched, CallModel, Effect } from '../schema.js'
import { relationOptions } from './typeorm.relations.js'

const one: Effect = { kind: 'query', noun: 'entity', rows: 'one' }
const many: Effect = { kind: 'query', noun: 'entity', rows: 'many' }
const change: Effect = { kind: 'write', noun: 'entity' }
const batch = 'object-in'

const byCondition: Batched = {
  code: '$receiver.findBy($model, { $key: In($keys) })', result: 'rows', key: '$field', imports: ['typeorm.In'],
}
const byOptions: Batched = {
  code: '$receiver.find($model, { where: { $key: In($keys) }, $arguments })', result: 'rows', key: '$field', imports: ['typeorm.In'],
}

const lookup: CallModel = { returns: 'promise<instance<arg0> | none>', effect: one, awaitable: true, key: 1, batch }
const certain: CallModel = { ...lookup, returns: 'promise<instance<arg0>>' }
const rows: CallModel = { returns: 'promise<list<instance<arg0>>>', effect: many, awaitable: true, key: 1, batch }
const counted: CallModel = { returns: 'promise<number>', effect: many, awaitable: true, batch }
const exists: CallModel = { returns: 'promise<boolean>', effect: one, awaitable: true, batch }
const counts: CallModel = { returns: 'promise<tuple<list<instance<arg0>>,number>>', effect: many, awaitable: true, batch }
const changed: CallModel = { returns: 'promise<any>', effect: change, awaitable: true, batch: 'list-argument' }

export const managerCalls: Readonly<Record<string, CallModel>> = {
  findOne: { ...lookup, batched: byOptions, ...relationOptions(1) },
  findOneBy: { ...lookup, batched: byCondition },
  findOneOrFail: { ...certain, batched: byOptions, ...relationOptions(1) },
  findOneByOrFail: { ...certain, batched: byCondition },
  find: { ...rows, batched: byOptions, ...relationOptions(1) },
  findBy: { ...rows, batched: byCondition },
  findByIds: { ...rows, batch: 'list-argument' },
  findAndCount: { ...counts, ...relationOptions(1) },
  findAndCountBy: counts,
  count: counted,
  countBy: counted,
  sum: { ...counted, returns: 'promise<number | none>' },
  average: { ...counted, returns: 'promise<number | none>' },
  minimum: { ...counted, returns: 'promise<number | none>' },
  maximum: { ...counted, returns: 'promise<number | none>' },
  exists,
  existsBy: exists,
  preload: { ...lookup, batch: 'list-argument' },
  save: changed,
  remove: changed,
  softRemove: changed,
  recover: changed,
  insert: changed,
  update: changed,
  updateAll: changed,
  upsert: changed,
  delete: changed,
  deleteAll: changed,
  softDelete: changed,
  restore: changed,
  increment: changed,
  decrement: changed,
  clear: changed,
  create: { returns: 'instance<arg0>' },
  merge: { returns: 'instance<arg0>', mutatesArguments: [1] },
  hasId: { returns: 'boolean', pure: true },
  getId: { returns: 'any', pure: true },
  createQueryBuilder: { returns: 'typeorm.SelectQueryBuilder<instance<arg0>>' },
}
