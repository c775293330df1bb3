// Tortoise ORM: what a query builds is sent when it is awaited, or gone through by `async for`. Rows are saved one by one.

import { library, type Bulk, type CallModel, type Effect, type SqlArguments, type TypeModel } from '../schema.js'
import { byNames, eager, fields, foreignKeyNames } from './tortoise.relations.js'

type Calls = Readonly<Record<string, CallModel>>

const one: Effect = { kind: 'query', rows: 'one' }
const many: Effect = { kind: 'query', rows: 'many' }
const written: Effect = { kind: 'write', noun: 'row' }
const sql: SqlArguments = {
  text: 0, textName: 'query', parameters: 1, parametersName: 'values', style: 'driver', rows: { by: 'name' },
}

const done: CallModel = { returns: 'promise<none>', awaitable: true }
const anything: CallModel = { returns: 'any', pure: true }
const save: CallModel = { returns: 'promise<none>', effect: written, awaitable: true }
// Bulk creation calls no save and sends no signals.
const createdInBulk: readonly Bulk[] = [{
  code: '$receiver.bulk_create($rows)', row: 'instance', needsRows: true,
  skips: {
    methods: ['save', 'create'], hooks: [{ call: 'pre_save' }, { call: 'post_save' }], fields: ['auto_now', 'auto_now_add'],
    made: { from: ['tortoise.fields.', 'tortoise.indexes.', 'datetime.', 'uuid.'], also: ['Manager'] },
  },
}]
const found: CallModel = { returns: 'promise<tuple<$0,boolean>>', effect: written, awaitable: true }

const built: CallModel = { returns: 'tortoise.queryset.QuerySet<$0>', pure: true, batch: 'keyword-in' }
const filtered: CallModel = {
  ...built,
  key: '*',
  batched: { code: '$receiver.filter($key__in=$keys)', result: 'rows', key: '$field' },
}
const row: CallModel = { returns: 'tortoise.queryset.QuerySetSingle<$0>', pure: true, batch: 'keyword-in' }
const rowOrNone: CallModel = { returns: 'tortoise.queryset.QuerySetSingle<$0 | none>', pure: true, batch: 'keyword-in' }
const yesOrNo: CallModel = { returns: 'tortoise.queryset.QuerySetSingle<boolean>', pure: true, batch: 'keyword-in' }
const bulk: CallModel = { returns: 'tortoise.queryset.WriteQuery<number>', pure: true, batch: 'always' }
const inBulk: CallModel = { returns: 'promise<dict<any,$0>>', effect: many, batch: 'always', awaitable: true }

/** What the class and its querysets both do. */
const shared: Calls = {
  filter: filtered, exclude: built, all: built, annotate: built, select_for_update: built,
  get: { ...row, key: 'pk|id', batched: { code: 'await $receiver.in_bulk($keys, "pk")', result: 'mapByKey', key: 'pk' } },
  get_or_none: {
    ...rowOrNone, key: 'pk|id', batched: { code: 'await $receiver.filter($key__in=$keys)', result: 'rows', key: '$field' },
  },
  first: rowOrNone, last: rowOrNone, latest: rowOrNone, earliest: rowOrNone,
  exists: yesOrNo,
  raw: { returns: 'tortoise.queryset.QuerySet<$0>', sql: { text: 0, textName: 'sql' }, effect: many, lazy: true, refusesLoads: true },
  in_bulk: inBulk,
  bulk_create: { ...bulk, returns: 'tortoise.queryset.WriteQuery<list<$0> | none>' },
  bulk_update: bulk,
}

const queries: TypeModel = {
  aliases: ['tortoise.queryset.ValuesQuery', 'tortoise.queryset.ValuesListQuery', 'tortoise.queryset.RawSQLQuery',
    'tortoise.queryset.UnionQuery'],
  eager,
  awaits: { result: 'list<$0>', effect: many },
  iterates: { element: '$0', effect: many },
  calls: {
    ...shared,
    order_by: built, limit: built, offset: built, distinct: built, group_by: built, only: { ...built, refusesLoads: true },
    prefetch_related: { ...built, loads: byNames }, select_related: { ...built, loads: byNames },
    using_db: built, force_index: built, use_index: built, union: built,
    values: { returns: 'tortoise.queryset.QuerySet<Row>', pure: true },
    values_list: { returns: 'tortoise.queryset.QuerySet<any>', pure: true },
    count: { returns: 'tortoise.queryset.QuerySetSingle<number>', pure: true },
    contains: yesOrNo,
    update: { returns: 'tortoise.queryset.WriteQuery<number>', pure: true },
    delete: { returns: 'tortoise.queryset.WriteQuery<number>', pure: true },
    explain: { returns: 'promise<any>', effect: one, awaitable: true },
    sql: { returns: 'string', pure: true },
  },
}

const refined: CallModel = { returns: 'self', pure: true }
const relation: Calls = {
  filter: built, order_by: built, limit: built, offset: built,
  all: { ...built, readsRelation: { receiver: true, anew: true, kept: 'list($object.$name)' } },
  create: { returns: 'promise<$0>', effect: written, awaitable: true },
}

const client: TypeModel = {
  aliases: ['tortoise.BaseDBAsyncClient'],
  sharing: 'shared',
  attributes: { connection_name: 'string', capabilities: 'any' },
  calls: {
    execute_query: { returns: 'promise<tuple<number,list<Row>>>', sql: { ...sql, rowsAt: 1 }, effect: { kind: 'query' }, awaitable: true },
    execute_query_dict: { returns: 'promise<list<Row>>', sql, effect: { kind: 'query', rows: 'many' }, awaitable: true },
    execute_query_dict_with_affected: {
      returns: 'promise<tuple<list<Row>,number>>', sql: { ...sql, rowsAt: 0 }, effect: { kind: 'query', rows: 'many' }, awaitable: true,
    },
    execute_insert: { returns: 'promise<any>', sql, effect: written, awaitable: true },
    execute_many: { returns: 'promise<none>', effect: written, batch: 'always', awaitable: true },
    execute_script: { returns: 'promise<none>', effect: { kind: 'write' }, awaitable: true },
    create_connection: { returns: 'promise<none>', effect: { kind: 'connect' }, awaitable: true },
    db_create: { returns: 'promise<none>', effect: { kind: 'write' }, awaitable: true },
    db_delete: { returns: 'promise<none>', effect: { kind: 'write' }, awaitable: true },
    acquire_connection: anything, close: done,
  },
}

export default library({
  id: 'tortoise',
  language: 'python',
  source: 'https://tortoise.github.io/query.html; https://tortoise.github.io/models.html; tortoise-orm 1.1',
  modules: ['tortoise', 'tortoise.models', 'tortoise.queryset', 'tortoise.transactions', 'tortoise.fields', 'tortoise.contrib.pydantic'],
  aliases: {
    'tortoise.contrib.pydantic.pydantic_model_creator': 'tortoise.contrib.pydantic.creator.pydantic_model_creator',
    'tortoise.contrib.pydantic.pydantic_queryset_creator': 'tortoise.contrib.pydantic.creator.pydantic_queryset_creator',
    'tortoise.contrib.pydantic.PydanticModel': 'tortoise.contrib.pydantic.base.PydanticModel',
    'tortoise.contrib.pydantic.PydanticListModel': 'tortoise.contrib.pydantic.base.PydanticListModel',
    'tortoise.connection.connections': 'tortoise.connections',
  },
  values: { 'tortoise.connections': 'tortoise.connection.ConnectionHandler' },
  functions: {
    ...fields,
    'tortoise.Tortoise.init': done,
    'tortoise.Tortoise.generate_schemas': { returns: 'promise<none>', effect: { kind: 'write' }, awaitable: true },
    'tortoise.Tortoise.close_connections': done,
    'tortoise.Tortoise.get_connection': { returns: 'tortoise.backends.base.client.BaseDBAsyncClient' },
    'tortoise.connection.get_connection': { returns: 'tortoise.backends.base.client.BaseDBAsyncClient' },
    'tortoise.run_async': { returns: 'none' },
    'tortoise.transactions.in_transaction': { returns: 'tortoise.backends.base.client.TransactionContext', effect: { kind: 'begin' } },
    'tortoise.transactions.atomic': anything,
    'tortoise.expressions.Q': anything, 'tortoise.expressions.F': anything, 'tortoise.query_utils.Prefetch': anything,
    'tortoise.contrib.pydantic.creator.pydantic_model_creator': { returns: 'type<tortoise.contrib.pydantic.base.PydanticModel>' },
    'tortoise.contrib.pydantic.creator.pydantic_queryset_creator': { returns: 'type<tortoise.contrib.pydantic.base.PydanticListModel>' },
    'tortoise.contrib.pydantic.base.PydanticModel.from_queryset': {
      returns: 'promise<list<tortoise.contrib.pydantic.base.PydanticModel>>', effect: many, awaitable: true,
    },
    'tortoise.contrib.pydantic.base.PydanticModel.from_queryset_single': {
      returns: 'promise<tortoise.contrib.pydantic.base.PydanticModel>', effect: one, awaitable: true,
    },
    // It asks for the relations that its fields name, and for nothing where there are none.
    'tortoise.contrib.pydantic.base.PydanticModel.from_tortoise_orm': {
      returns: 'promise<tortoise.contrib.pydantic.base.PydanticModel>', awaitable: true,
    },
    'tortoise.contrib.pydantic.base.PydanticListModel.from_queryset': {
      returns: 'promise<tortoise.contrib.pydantic.base.PydanticListModel>', effect: many, awaitable: true,
    },
  },
  types: {
    'tortoise.models.Model': {
      aliases: ['tortoise.Model'],
      constructs: { pure: true },
      statics: 'tortoise.models.ModelMeta<class>',
      attributes: { pk: 'any' },
      calls: {
        save,
        delete: save,
        fetch_related: { returns: 'promise<none>', effect: many, awaitable: true, mutates: true, readsRelation: { argument: 0, anew: true } },
        refresh_from_db: { returns: 'promise<none>', effect: { ...one, anew: true }, awaitable: true, mutates: true },
        update_from_dict: { returns: 'self', mutates: true },
        clone: { returns: 'self', pure: true },
      },
    },
    // The class itself: `User.filter()`.
    'tortoise.models.ModelMeta': {
      calls: {
        ...shared,
        create: { returns: 'promise<$0>', effect: written, awaitable: true, bulk: createdInBulk },
        get_or_create: { ...found, effect: { ...written, finds: true } },
        update_or_create: found,
        fetch_for_list: {
          returns: 'promise<none>', effect: many, batch: 'always', mutatesArguments: [0], awaitable: true, loads: { ...byNames, into: 0 },
        },
        describe: { returns: 'Row', pure: true }, construct: { returns: '$0', pure: true }, register_listener: { returns: 'none' },
      },
    },
    'tortoise.queryset.QuerySet': queries,
    'tortoise.queryset.QuerySetSingle': {
      aliases: ['tortoise.queryset.CountQuery', 'tortoise.queryset.ExistsQuery'],
      awaits: { result: '$0', effect: one },
      calls: {
        prefetch_related: { ...refined, loads: byNames }, select_related: { ...refined, loads: byNames }, annotate: refined, only: refined, using_db: refined,
        values: { returns: 'tortoise.queryset.QuerySetSingle<Row>', pure: true },
        values_list: { returns: 'tortoise.queryset.QuerySetSingle<any>', pure: true },
        sql: { returns: 'string', pure: true },
      },
    },
    'tortoise.queryset.WriteQuery': {
      aliases: ['tortoise.queryset.UpdateQuery', 'tortoise.queryset.DeleteQuery'],
      awaits: { result: '$0', effect: written },
      calls: { using_db: refined, order_by: refined, limit: refined, sql: { returns: 'string', pure: true } },
    },
    'tortoise.manager.Manager': { extends: ['tortoise.queryset.QuerySet<$0>'], calls: { get_queryset: built } },
    // What was fetched before can be gone through; awaiting asks.
    'tortoise.fields.relational.ReverseRelation': {
      aliases: ['tortoise.fields.ReverseRelation'],
      awaits: { result: 'list<$0>', effect: many, anew: true, kept: 'list($object.$name)' },
      iterates: { element: '$0' },
      attributes: { related_objects: 'list<$0>' },
      calls: relation,
    },
    'tortoise.fields.relational.ManyToManyRelation': {
      extends: ['tortoise.fields.relational.ReverseRelation<$0>'],
      aliases: ['tortoise.fields.ManyToManyRelation'],
      calls: { add: { ...save, batch: 'list-argument' }, remove: { ...save, batch: 'list-argument' }, clear: save },
    },
    // A row, or what gives it when it is awaited.
    'tortoise.fields.relational.ForeignKeyRelation': {
      aliases: foreignKeyNames,
      standsFor: '$0',
      awaits: { result: '$0', effect: one },
    },
    'tortoise.connection.ConnectionHandler': {
      calls: {
        get: { returns: 'tortoise.backends.base.client.BaseDBAsyncClient' },
        all: { returns: 'list<tortoise.backends.base.client.BaseDBAsyncClient>' },
        close_all: done,
      },
    },
    'tortoise.backends.base.client.BaseDBAsyncClient': client,
    'tortoise.backends.base.client.TransactionContext': { enters: 'tortoise.backends.base.client.TransactionalDBClient' },
    'tortoise.backends.base.client.TransactionalDBClient': {
      extends: ['tortoise.backends.base.client.BaseDBAsyncClient'],
      aliases: ['tortoise.backends.base.client.BaseTransactionWrapper'],
      sharing: 'exclusive',
      calls: {
        begin: { returns: 'promise<none>', effect: { kind: 'begin' }, awaitable: true },
        savepoint: { returns: 'promise<none>', effect: { kind: 'begin' }, awaitable: true },
        commit: { returns: 'promise<none>', effect: { kind: 'commit' }, awaitable: true },
        rollback: { returns: 'promise<none>', effect: { kind: 'rollback' }, awaitable: true },
        savepoint_rollback: { returns: 'promise<none>', effect: { kind: 'rollback' }, awaitable: true },
        release_savepoint: { returns: 'promise<none>', effect: { kind: 'commit' }, awaitable: true },
      },
    },
    'tortoise.contrib.pydantic.base.PydanticModel': { calls: { model_dump: { returns: 'Row', pure: true },
      model_dump_json: { returns: 'string', pure: true } } },
    'tortoise.contrib.pydantic.base.PydanticListModel': { calls: { model_dump: { returns: 'list<Row>', pure: true },
      model_dump_json: { returns: 'string', pure: true } } },
  },
  callConventions: [
    {
      receiver: '<Class>',
      is: 'tortoise.models.ModelMeta<any>',
      confidence: 'medium',
      imports: ['tortoise'],
      methods: ['filter', 'get', 'get_or_none', 'all', 'exclude', 'first', 'create', 'get_or_create', 'update_or_create', 'in_bulk',
        'bulk_create', 'bulk_update'],
    },
  ],
})
