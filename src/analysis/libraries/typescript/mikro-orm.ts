// MikroORM: managers and repositories ask at once; what was persisted is written by flush. What comes from a transaction is exclusive.

import { library, type Batched, type CallModel, type Effect, type TypeModel } from '../schema.js'
import { collectionCalls, decorators, populateOption, referenceCalls } from './mikro-orm.relations.js'

type Calls = Readonly<Record<string, CallModel>>

const one: Effect = { kind: 'query', noun: 'entity', rows: 'one' }
const many: Effect = { kind: 'query', noun: 'entity', rows: 'many' }
const change: Effect = { kind: 'write', noun: 'entity' }
const batch = 'object-in'

const done: CallModel = { returns: 'promise<none>', awaitable: true }
const setting: CallModel = { returns: 'none', mutates: true }
const refined: CallModel = { returns: 'self', mutates: true }
const collected: CallModel = { returns: 'self', mutates: true, effect: { kind: 'mark', noun: 'entity' }, batch: 'list-argument' }

/** The finders, of an entity `T`: the repository's own, or that of the class which a manager is given first. */
function finders(entity: string, model: '' | '$model, '): Calls {
  const asked = (returns: string, effect: Effect): CallModel => ({ returns: `promise<${returns}>`, effect, awaitable: true, batch })
  const batched: Batched = { code: `$receiver.find(${model}{ $key: { $in: $keys } }, $arguments)`, result: 'rows', key: '$field' }
  const key = model === '' ? 0 : 1
  const stored: CallModel = { returns: 'promise<any>', effect: change, awaitable: true, batch: 'list-argument' }
  return {
    findOne: { ...asked(`${entity} | none`, one), key, batched, ...populateOption(key + 1) },
    findOneOrFail: { ...asked(entity, one), key, batched, ...populateOption(key + 1) },
    find: { ...asked(`list<${entity}>`, many), key, batched, ...populateOption(key + 1) },
    findAll: { ...asked(`list<${entity}>`, many), ...populateOption(key) },
    findAndCount: { ...asked(`tuple<list<${entity}>,number>`, many), ...populateOption(key + 1) },
    findByCursor: asked('any', many),
    count: asked('number', many),
    populate: { ...asked('any', many), batch: 'list-argument', loads: { by: 'notation', into: 0, argument: 1 } },
    insert: stored,
    insertMany: stored,
    upsert: { ...stored, returns: `promise<${entity}>` },
    upsertMany: { ...stored, returns: `promise<list<${entity}>>` },
    nativeUpdate: { ...stored, returns: 'promise<number>', batch },
    nativeDelete: { ...stored, returns: 'promise<number>', batch },
    create: { returns: entity },
    assign: { returns: 'arg0', mutatesArguments: [0] },
    merge: { returns: entity },
    map: { returns: entity },
    getReference: { returns: entity },
    canPopulate: { returns: 'boolean', pure: true },
    createQueryBuilder: { returns: `@mikro-orm/core.QueryBuilder<${entity}>` },
    qb: { returns: `@mikro-orm/core.QueryBuilder<${entity}>` },
  }
}

const getRepository: CallModel = { returns: '@mikro-orm/core.EntityRepository<instance<arg0>>' }

const manager: TypeModel = {
  calls: {
    ...finders('instance<arg0>', '$model, '),
    getRepository,
    repo: getRepository,
    refresh: { returns: 'promise<arg0 | none>', effect: one, awaitable: true },
    refreshOrFail: { returns: 'promise<arg0>', effect: one, awaitable: true },
    lock: { ...done, effect: one },
    persist: collected,
    remove: collected,
    persistAndFlush: { ...done, effect: change, batch: 'list-argument' },
    removeAndFlush: { ...done, effect: change, batch: 'list-argument' },
    flush: { ...done, effect: { kind: 'commit' } },
    tryFlush: { ...done, effect: { kind: 'commit' } },
    transactional: {
      returns: 'promise<result0>', effect: { kind: 'begin' }, awaitable: true,
      callback: { argument: 0, runs: 'once', parameters: ['@mikro-orm/core.TransactionalEntityManager'] },
    },
    begin: { ...done, effect: { kind: 'begin' } },
    commit: { ...done, effect: { kind: 'commit' } },
    rollback: { ...done, effect: { kind: 'rollback' } },
    fork: { returns: '@mikro-orm/core.EntityManager' },
    clear: setting,
    getConnection: { returns: '@mikro-orm/core.Connection' },
    getKnex: { returns: 'knex.Knex' },
    execute: { returns: 'promise<any>', effect: many, sql: { text: 0, parameters: 1, style: 'driver' }, awaitable: true },
    isInTransaction: { returns: 'boolean' },
    setFilterParams: setting,
    addFilter: setting,
    setFlushMode: setting,
    getContext: { returns: 'self' },
    getUnitOfWork: { returns: 'any' },
    getMetadata: { returns: 'any', pure: true },
    clearCache: done,
  },
}

/** A chain is sent when awaited, or by one of its results. */
function builder(effect: Effect, result: string): TypeModel {
  return {
    awaits: { result, effect },
    calls: {
      execute: { returns: 'promise<any>', effect, awaitable: true },
      then: { returns: 'promise<result0>', effect, awaitable: true, callback: { argument: 0, runs: 'once', parameters: [result] } },
      clone: { returns: 'self', pure: true },
      getQuery: { returns: 'string', pure: true },
      getFormattedQuery: { returns: 'string', pure: true },
      getParams: { returns: 'list<any>', pure: true },
      getKnexQuery: { returns: 'knex.Knex.QueryBuilder' },
    },
    anyCall: refined,
  }
}

const select = builder(many, 'any')
const toWrite: CallModel = { returns: '@mikro-orm/core.WriteQueryBuilder', mutates: true }

const drivers = ['postgresql', 'mysql', 'mariadb', 'sqlite', 'better-sqlite', 'libsql', 'mssql', 'mongodb', 'knex', 'sql', 'nestjs'] as const

export default library({
  id: 'mikro-orm',
  language: 'typescript',
  source: 'https://mikro-orm.io/docs; EntityManager.d.ts and EntityRepository.d.ts of @mikro-orm/core 6, QueryBuilder.d.ts of @mikro-orm/knex 6',
  modules: ['@mikro-orm/core', '@mikro-orm/decorators/legacy', '@mikro-orm/decorators/es', ...drivers.map((driver) => `@mikro-orm/${driver}`)],
  aliases: {
    ...Object.fromEntries(drivers.map((driver) => [`@mikro-orm/${driver}`, '@mikro-orm/core'])),
    '@mikro-orm/core.SqlEntityManager': '@mikro-orm/core.EntityManager',
    '@mikro-orm/core.MongoEntityManager': '@mikro-orm/core.EntityManager',
    '@mikro-orm/core.SqlEntityRepository': '@mikro-orm/core.EntityRepository',
    '@mikro-orm/core.MongoEntityRepository': '@mikro-orm/core.EntityRepository',
    '@mikro-orm/core.SelectQueryBuilder': '@mikro-orm/core.QueryBuilder',
    '@mikro-orm/core.Ref': '@mikro-orm/core.Reference',
  },
  functions: {
    ...decorators,
    '@mikro-orm/core.MikroORM.init': { returns: 'promise<@mikro-orm/core.MikroORM>', effect: { kind: 'connect' }, awaitable: true },
    '@mikro-orm/core.MikroORM.initSync': { returns: '@mikro-orm/core.MikroORM' },
    '@mikro-orm/core.wrap': { returns: '@mikro-orm/core.Wrapped<arg0>' },
    '@mikro-orm/core.ref': { returns: '@mikro-orm/core.Reference<arg0>' },
  },
  types: {
    '@mikro-orm/core.MikroORM': {
      sharing: 'shared',
      attributes: { em: '@mikro-orm/core.EntityManager', config: 'any', schema: '@mikro-orm/core.SchemaGenerator', migrator: '@mikro-orm/core.Migrator', seeder: 'any' },
      calls: {
        connect: { returns: 'promise<any>', effect: { kind: 'connect' }, awaitable: true },
        isConnected: { returns: 'promise<boolean>', awaitable: true },
        close: done,
        getSchemaGenerator: { returns: '@mikro-orm/core.SchemaGenerator' },
        getMigrator: { returns: '@mikro-orm/core.Migrator' },
        getSeeder: { returns: 'any' },
        getMetadata: { returns: 'any', pure: true },
      },
    },
    '@mikro-orm/core.EntityManager': manager,
    '@mikro-orm/core.TransactionalEntityManager': { extends: ['@mikro-orm/core.EntityManager'], sharing: 'exclusive' },
    '@mikro-orm/core.EntityRepository': {
      calls: {
        ...finders('$0', ''),
        getEntityManager: { returns: '@mikro-orm/core.EntityManager' },
        getKnex: { returns: 'knex.Knex' },
        getEntityName: { returns: 'string', pure: true },
        // Gone since version 6.
        persistAndFlush: { ...done, effect: change, batch: 'list-argument' },
        removeAndFlush: { ...done, effect: change, batch: 'list-argument' },
        flush: { ...done, effect: { kind: 'commit' } },
        persist: collected,
        remove: collected,
      },
      attributes: { em: '@mikro-orm/core.EntityManager' },
    },
    '@mikro-orm/core.Connection': {
      calls: { execute: { returns: 'promise<any>', effect: many, sql: { text: 0, parameters: 1, style: 'driver' }, awaitable: true } },
      anyCall: { returns: 'any' },
    },
    '@mikro-orm/core.QueryBuilder': {
      ...select,
      calls: {
        ...select.calls,
        getResult: { returns: 'promise<list<$0>>', effect: many, awaitable: true },
        getResultList: { returns: 'promise<list<$0>>', effect: many, awaitable: true },
        getSingleResult: { returns: 'promise<$0 | none>', effect: one, awaitable: true },
        getResultAndCount: { returns: 'promise<tuple<list<$0>,number>>', effect: many, awaitable: true },
        getCount: { returns: 'promise<number>', effect: many, awaitable: true },
        where: { ...refined, batch },
        andWhere: { ...refined, batch },
        insert: toWrite,
        update: toWrite,
        delete: toWrite,
        truncate: toWrite,
      },
    },
    '@mikro-orm/core.WriteQueryBuilder': builder(change, 'any'),
    '@mikro-orm/core.Wrapped': {
      calls: {
        init: { returns: 'promise<$0>', effect: one, awaitable: true },
        populate: { returns: 'promise<$0>', effect: one, awaitable: true },
        isInitialized: { returns: 'boolean', pure: true },
        toObject: { returns: 'Row', pure: true },
        toJSON: { returns: 'Row', pure: true },
        toPOJO: { returns: 'Row', pure: true },
        toReference: { returns: '@mikro-orm/core.Reference<$0>', pure: true },
        assign: { returns: '$0', mutates: true },
      },
    },
    '@mikro-orm/core.Reference': {
      calls: {
        ...referenceCalls,
        getEntity: { returns: '$0', pure: true },
        unwrap: { returns: '$0', pure: true },
        getProperty: { returns: 'any', pure: true },
        isInitialized: { returns: 'boolean', pure: true },
      },
    },
    '@mikro-orm/core.Collection': {
      iterates: { element: '$0' },
      attributes: { length: 'number' },
      calls: {
        ...collectionCalls,
        matching: { returns: 'promise<list<$0>>', effect: many, awaitable: true, batch },
        getItems: { returns: 'list<$0>', pure: true },
        toArray: { returns: 'list<Row>', pure: true },
        getIdentifiers: { returns: 'list<any>', pure: true },
        contains: { returns: 'boolean', pure: true },
        count: { returns: 'number', pure: true },
        isInitialized: { returns: 'boolean', pure: true },
        add: setting,
        remove: setting,
        removeAll: setting,
        set: setting,
      },
    },
    '@mikro-orm/core.SchemaGenerator': { anyCall: { returns: 'promise<any>', effect: { kind: 'write' }, awaitable: true } },
    '@mikro-orm/core.Migrator': {
      calls: {
        up: { ...done, effect: { kind: 'write' } },
        down: { ...done, effect: { kind: 'write' } },
        getPendingMigrations: { returns: 'promise<list<Row>>', effect: many, awaitable: true },
        createMigration: { returns: 'promise<Row>', effect: { kind: 'file-write' }, awaitable: true },
      },
    },
  },
  conventions: [
    { receiver: 'em', is: '@mikro-orm/core.EntityManager', confidence: 'medium', imports: ['@mikro-orm/'] },
    { receiver: 'entityManager', is: '@mikro-orm/core.EntityManager', confidence: 'medium', imports: ['@mikro-orm/'] },
  ],
})
