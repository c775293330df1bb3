// TypeORM: repositories and managers ask by options, builders by getOne and getMany. What comes from a transaction is exclusive.

import { library, type Batched, type CallModel, type Effect, type TypeModel } from '../schema.js'
import { managerCalls } from './typeorm.manager.js'
import { decorators, joined, joins, relationOptions } from './typeorm.relations.js'

const one: Effect = { kind: 'query', noun: 'entity', rows: 'one' }
const many: Effect = { kind: 'query', noun: 'entity', rows: 'many' }
const change: Effect = { kind: 'write', noun: 'entity' }
const batch = 'object-in'

const byCondition: Batched = {
  code: '$receiver.findBy({ $key: In($keys) })', result: 'rows', key: '$field', imports: ['typeorm.In'],
}
const byOptions: Batched = {
  code: '$receiver.find({ where: { $key: In($keys) }, $arguments })', result: 'rows', key: '$field', imports: ['typeorm.In'],
}

const lookup: CallModel = { returns: 'promise<$0 | none>', effect: one, awaitable: true, key: 0, batch }
const rows: CallModel = { returns: 'promise<list<$0>>', effect: many, awaitable: true, key: 0, batch }
const counted: CallModel = { returns: 'promise<number>', effect: many, awaitable: true, batch }
const exists: CallModel = { returns: 'promise<boolean>', effect: one, awaitable: true, batch }
const counts: CallModel = { returns: 'promise<tuple<list<$0>,number>>', effect: many, awaitable: true, batch }
const stored: CallModel = { returns: 'promise<arg0>', effect: change, awaitable: true, batch: 'list-argument' }
const changed: CallModel = { returns: 'promise<any>', effect: change, awaitable: true, batch: 'list-argument' }
const query: CallModel = { returns: 'promise<any>', sql: { text: 0, parameters: 1, style: 'driver' }, awaitable: true }
const tagged: CallModel = { returns: 'promise<any>', sql: { text: 0, parameters: 'rest', style: 'driver' }, awaitable: true }
const done: CallModel = { returns: 'promise<none>', awaitable: true }

const repository: TypeModel = {
  sharing: 'shared',
  attributes: { manager: 'typeorm.EntityManager' },
  calls: {
    findOne: { ...lookup, batched: byOptions, ...relationOptions(0) },
    findOneBy: { ...lookup, batched: byCondition },
    findOneOrFail: { ...lookup, returns: 'promise<$0>', batched: byOptions, ...relationOptions(0) },
    findOneByOrFail: { ...lookup, returns: 'promise<$0>', batched: byCondition },
    findOneById: lookup,
    find: { ...rows, batched: byOptions, ...relationOptions(0) },
    findBy: { ...rows, batched: byCondition },
    findByIds: { ...rows, batch: 'list-argument' },
    findAndCount: { ...counts, ...relationOptions(0) },
    findAndCountBy: counts,
    count: counted,
    countBy: counted,
    sum: { ...counted, returns: 'promise<number | none>' },
    average: { ...counted, returns: 'promise<number | none>' },
    minimum: { ...counted, returns: 'promise<number | none>' },
    maximum: { ...counted, returns: 'promise<number | none>' },
    exist: exists,
    exists,
    existsBy: exists,
    preload: { ...lookup, batch: 'list-argument' },
    save: { ...stored, bulk: [{ code: '$receiver.save($rows, { chunk: 100 })', row: 'argument' }] },
    remove: { ...stored, bulk: [{ code: '$receiver.remove($rows, { chunk: 100 })', row: 'argument' }] },
    softRemove: stored,
    recover: stored,
    insert: { ...changed, bulk: [{ code: '$receiver.insert($rows)', row: 'argument', most: 100 }] },
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
    create: { returns: '$0' },
    merge: { returns: '$0', mutatesArguments: [0] },
    hasId: { returns: 'boolean', pure: true },
    getId: { returns: 'any', pure: true },
    query,
    sql: tagged,
    createQueryBuilder: { returns: 'typeorm.SelectQueryBuilder<$0>' },
    extend: { returns: 'self' },
  },
}

const builderResults = {
  getOne: { returns: 'promise<$0 | none>', effect: one, awaitable: true },
  getOneOrFail: { returns: 'promise<$0>', effect: one, awaitable: true },
  getMany: { returns: 'promise<list<$0>>', effect: many, awaitable: true },
  getManyAndCount: { returns: 'promise<tuple<list<$0>,number>>', effect: many, awaitable: true },
  getCount: { returns: 'promise<number>', effect: many, awaitable: true },
  getExists: { returns: 'promise<boolean>', effect: one, awaitable: true },
  getRawOne: { returns: 'promise<Row | none>', effect: one, awaitable: true },
  getRawMany: { returns: 'promise<list<Row>>', effect: many, awaitable: true },
  getRawAndEntities: { returns: 'promise<any>', effect: many, awaitable: true },
  execute: { returns: 'promise<any>', effect: many, awaitable: true },
  stream: { returns: 'promise<any>', effect: many, awaitable: true },
} as const

const toWrite: CallModel = { returns: 'typeorm.WriteQueryBuilder<$0>' }
const described: CallModel = { returns: 'string', pure: true }

const transaction: CallModel = {
  returns: 'promise<result0 | result1>',
  effect: { kind: 'begin' },
  awaitable: true,
  callback: { argument: -1, runs: 'once', parameters: ['typeorm.EntityManager'] },
}
const getRepository: CallModel = { returns: 'typeorm.Repository<instance<arg0>>' }

export default library({
  id: 'typeorm',
  language: 'typescript',
  source: 'https://typeorm.io/docs; Repository.d.ts, EntityManager.d.ts, SelectQueryBuilder.d.ts of typeorm 1 and 0.3',
  modules: ['typeorm'],
  aliases: {
    'typeorm.default': 'typeorm',
    'typeorm.Connection': 'typeorm.DataSource',
    'typeorm.TreeRepository': 'typeorm.Repository',
    'typeorm.MongoRepository': 'typeorm.Repository',
  },
  functions: {
    ...decorators,
    'typeorm.getRepository': getRepository,
    'typeorm.getManager': { returns: 'typeorm.SharedEntityManager' },
    'typeorm.getConnection': { returns: 'typeorm.DataSource' },
    'typeorm.getCustomRepository': { returns: 'instance<arg0>' },
    'typeorm.createConnection': { returns: 'promise<typeorm.DataSource>', effect: { kind: 'connect' }, awaitable: true },
    'typeorm.In': { returns: 'any', pure: true },
  },
  types: {
    'typeorm.Repository': repository,
    'typeorm.TransactionRepository': { extends: ['typeorm.Repository<$0>'], sharing: 'exclusive' },
    'typeorm.BaseEntity': {
      statics: 'typeorm.Repository<class>',
      calls: {
        save: { returns: 'promise<self>', effect: change, awaitable: true },
        remove: { returns: 'promise<self>', effect: change, awaitable: true },
        softRemove: { returns: 'promise<self>', effect: change, awaitable: true },
        recover: { returns: 'promise<self>', effect: change, awaitable: true },
        reload: { ...done, effect: { ...one, anew: true }, mutates: true },
        hasId: { returns: 'boolean', pure: true },
      },
    },
    'typeorm.DataSource': {
      sharing: 'shared',
      attributes: { manager: 'typeorm.SharedEntityManager', isInitialized: 'boolean' },
      calls: {
        initialize: { returns: 'promise<self>', effect: { kind: 'connect' }, awaitable: true },
        destroy: done,
        getRepository,
        getTreeRepository: getRepository,
        query,
        sql: tagged,
        transaction,
        createQueryBuilder: { returns: 'typeorm.SelectQueryBuilder<instance<arg0>>' },
        createQueryRunner: { returns: 'typeorm.QueryRunner' },
      },
    },
    // A manager that somebody hands in may be a transaction's.
    'typeorm.EntityManager': {
      sharing: 'exclusive',
      sharedWhereKept: true,
      calls: {
        ...managerCalls,
        query,
        sql: tagged,
        transaction,
        getRepository: { returns: 'typeorm.TransactionRepository<instance<arg0>>' },
        withRepository: { returns: 'typeorm.TransactionRepository<any>' },
      },
    },
    'typeorm.SharedEntityManager': {
      extends: ['typeorm.EntityManager'],
      sharing: 'shared',
      calls: { getRepository, withRepository: { returns: 'arg0' } },
    },
    'typeorm.QueryRunner': {
      sharing: 'exclusive',
      attributes: { manager: 'typeorm.EntityManager', isTransactionActive: 'boolean', isReleased: 'boolean' },
      calls: {
        query,
        sql: tagged,
        connect: { returns: 'promise<any>', effect: { kind: 'connect' }, awaitable: true },
        startTransaction: { ...done, effect: { kind: 'begin' } },
        commitTransaction: { ...done, effect: { kind: 'commit' } },
        rollbackTransaction: { ...done, effect: { kind: 'rollback' } },
        release: done,
      },
    },
    'typeorm.SelectQueryBuilder': {
      eager: joined,
      calls: {
        ...builderResults,
        ...joins,
        getQuery: described,
        getSql: described,
        getParameters: { returns: 'Row', pure: true },
        clone: { returns: 'self', pure: true },
        whereInIds: { returns: 'self', mutates: true, batch: 'list-argument' },
        insert: toWrite,
        update: toWrite,
        delete: toWrite,
        softDelete: toWrite,
        restore: toWrite,
        relation: { returns: 'typeorm.RelationQueryBuilder' },
      },
      anyCall: { returns: 'self', mutates: true },
    },
    'typeorm.WriteQueryBuilder': {
      aliases: [
        'typeorm.InsertQueryBuilder', 'typeorm.UpdateQueryBuilder', 'typeorm.DeleteQueryBuilder', 'typeorm.SoftDeleteQueryBuilder',
      ],
      calls: {
        execute: { returns: 'promise<any>', effect: change, awaitable: true },
        getQuery: described,
        getSql: described,
      },
      anyCall: { returns: 'self', mutates: true },
    },
    'typeorm.RelationQueryBuilder': {
      calls: {
        of: { returns: 'self', mutates: true },
        add: { ...done, effect: change, batch: 'list-argument' },
        remove: { ...done, effect: change, batch: 'list-argument' },
        set: { ...done, effect: change },
        addAndRemove: { ...done, effect: change },
        loadOne: { returns: 'promise<any>', effect: one, awaitable: true },
        loadMany: { returns: 'promise<list<any>>', effect: many, awaitable: true },
      },
    },
  },
})
