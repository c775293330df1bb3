// SQLAlchemy's sessions and queries, 1.4 and 2.0, with Flask-SQLAlchemy and SQLModel on top.
// `add` and `delete` only mark; `flush` and `commit` send.

import { eagerOption } from './sqlalchemy.eager.js'
import { library, type CallModel, type SqlArguments, type TypeModel } from '../schema.js'
import { executedMany } from './sqlalchemy.js'

const sql: SqlArguments = { text: 0, textName: 'statement', parameters: 1, parametersName: 'params', style: 'named' }
const blocking = { blocking: true } as const
const one = { kind: 'query', rows: 'one', ...blocking } as const
const many = { kind: 'query', rows: 'many', ...blocking } as const
const written = { kind: 'write', noun: 'row', ...blocking } as const
const none: CallModel = { returns: 'none' }
const marked: CallModel = { returns: 'none', mutates: true, effect: { kind: 'mark', noun: 'row' } }
const forgotten: CallModel = { returns: 'none', mutates: true }

const get: CallModel = {
  returns: 'instance<arg0> | none',
  effect: one,
  key: 1,
  remembered: true,
  batched: {
    code: '$receiver.scalars(select($model).where($model.id.in_($keys)))', result: 'rows', key: 'id',
    joined: '$receiver.scalars(select($model).where($model.id.in_($keys))).unique()',
    imports: ['from sqlalchemy import select'],
  },
}

const session: Readonly<Record<string, CallModel>> = {
  get,
  get_one: { ...get, returns: 'instance<arg0>' },
  execute: { returns: 'sqlalchemy.engine.Result<inner<arg0>>', sql, effect: { kind: 'query', ...blocking }, bulk: executedMany },
  scalar: { returns: 'inner<arg0> | none', sql, effect: one },
  scalars: { returns: 'sqlalchemy.engine.ScalarResult<inner<arg0>>', sql, effect: many },
  refresh: { returns: 'none', effect: one, mutatesArguments: [0] },
  merge: { returns: 'arg0', effect: one },
  flush: { returns: 'none', effect: written },
  commit: { returns: 'none', effect: { kind: 'commit', ...blocking } },
  rollback: { returns: 'none', effect: { kind: 'rollback', ...blocking } },
  connection: { returns: 'sqlalchemy.engine.Connection' },
  delete: marked,
  close: none,
  reset: none,
}

// What an AsyncSession does the same way, without waiting.
const marking: Readonly<Record<string, CallModel>> = {
  add: marked,
  add_all: { ...marked, batch: 'always' },
  expunge: forgotten,
  expunge_all: forgotten,
  expire: forgotten,
  expire_all: forgotten,
  is_modified: { returns: 'boolean' },
  in_transaction: { returns: 'boolean' },
  get_bind: { returns: 'any' },
}

const attributes = {
  new: 'set<any>', dirty: 'set<any>', deleted: 'set<any>', is_active: 'boolean', no_autoflush: 'any', info: 'dict<any,any>', bind: 'any',
} as const

const bulk: CallModel = { returns: 'none', effect: written, batch: 'list-argument' }

const syncSession: TypeModel = {
  sharing: 'exclusive',
  attributes,
  constructs: {},
  calls: {
    ...session,
    ...marking,
    query: { returns: 'sqlalchemy.orm.Query<instance<arg0>>', pure: true },
    begin: { returns: 'sqlalchemy.orm.SessionTransaction', effect: { kind: 'begin', ...blocking } },
    begin_nested: { returns: 'sqlalchemy.orm.SessionTransaction', effect: { kind: 'begin', ...blocking } },
    bulk_save_objects: bulk,
    bulk_insert_mappings: bulk,
    bulk_update_mappings: bulk,
  },
}

const asyncSession: TypeModel = {
  sharing: 'exclusive',
  attributes: { ...attributes, sync_session: 'sqlalchemy.orm.Session' },
  constructs: {},
  calls: {
    ...Object.fromEntries(Object.entries(session).map(([name, call]) => [name, asAwaited(call)])),
    connection: { returns: 'promise<sqlalchemy.ext.asyncio.AsyncConnection>', awaitable: true },
    ...marking,
    stream: {
      returns: 'promise<sqlalchemy.ext.asyncio.AsyncResult<inner<arg0>>>', sql, effect: { kind: 'query', rows: 'many' }, awaitable: true,
    },
    stream_scalars: {
      returns: 'promise<sqlalchemy.ext.asyncio.AsyncScalarResult<inner<arg0>>>', sql, effect: { kind: 'query', rows: 'many' },
      awaitable: true,
    },
    begin: { returns: 'sqlalchemy.ext.asyncio.AsyncSessionTransaction', effect: { kind: 'begin' } },
    begin_nested: { returns: 'sqlalchemy.ext.asyncio.AsyncSessionTransaction', effect: { kind: 'begin' } },
    run_sync: {
      returns: 'promise<result0>', callback: { argument: 0, name: 'fn', runs: 'once', parameters: ['sqlalchemy.orm.Session'], elsewhere: true },
      awaitable: true,
    },
  },
}

const same: CallModel = { returns: 'self', pure: true }
// What is joined to it is an error of the database, is ignored, or would be locked as well.
const unjoined: CallModel = { ...same, refusesLoads: true }
const columns: CallModel = { returns: 'sqlalchemy.orm.Query<any>', pure: true }
const expression: CallModel = { returns: 'any', pure: true }

// An option names what it loads; the next in the chain goes on from there.
const option: CallModel = { returns: 'sqlalchemy.orm.Load', pure: true, loads: { by: 'attributes' } }
const later: CallModel = { ...option, loads: { by: 'attributes', later: true } }
const options: CallModel = { returns: 'self', pure: true, loads: { by: 'options' } }
const otherOption: CallModel = { returns: 'sqlalchemy.orm.Load', pure: true }

const related: CallModel = {
  returns: 'any',
  declares: {
    rows: 'annotation', target: { argument: 0, name: 'argument' }, many: 'list<$0>',
    reverse: { name: 'backref', rows: 'key' },
    loading: { name: 'lazy', eager: ['joined', 'selectin', 'subquery', 'immediate', 'false'], never: ['raise', 'raise_on_sql', 'noload', 'dynamic', 'write_only'], joined: ['joined', 'false'] },
  },
}

const query: TypeModel = {
  eager: eagerOption,
  aliases: ['sqlalchemy.orm.query.Query'],
  iterates: { element: '$0', effect: many },
  indexed: { element: '$0', effect: one },
  attributes: { statement: 'sqlalchemy.Select<$0>', column_descriptions: 'list<Row>' },
  calls: {
    all: { returns: 'list<$0>', effect: many },
    first: { returns: '$0 | none', effect: one },
    one: { returns: '$0', effect: one },
    one_or_none: { returns: '$0 | none', effect: one },
    get: { returns: '$0 | none', effect: one, key: 0, remembered: true },
    scalar: { returns: 'any', effect: one },
    count: { returns: 'number', effect: one },
    delete: { returns: 'number', effect: written },
    update: { returns: 'number', effect: written },
    filter: { ...same, batch: 'expression-in' }, filter_by: same, where: { ...same, batch: 'object-in' }, join: same, outerjoin: same,
    order_by: same, group_by: unjoined, having: unjoined, limit: same, offset: same, distinct: same, options, slice: same, params: same,
    select_from: same, with_for_update: unjoined, execution_options: same, populate_existing: same, yield_per: same, union: same,
    union_all: same, intersect: same, except_: same, enable_eagerloads: unjoined, correlate: same, prefix_with: same, with_hint: same,
    autoflush: same, reset_joinpoint: same, from_statement: unjoined, with_session: same, tuples: same,
    with_entities: columns, add_columns: columns, add_entity: columns,
    subquery: expression, scalar_subquery: expression, exists: expression, cte: expression, label: expression, as_scalar: expression,
  },
}

const orFail = { returns: '$0', effect: one } as const

// As it was written before `async_sessionmaker` was there.
const asyncMakers = {
  'sqlalchemy.ext.asyncio.AsyncSession': 'sqlalchemy.ext.asyncio.async_sessionmaker',
  'sqlalchemy.ext.asyncio.session.AsyncSession': 'sqlalchemy.ext.asyncio.async_sessionmaker',
  'sqlmodel.ext.asyncio.session.AsyncSession': 'sqlalchemy.ext.asyncio.async_sessionmaker',
} as const

export default library({
  id: 'sqlalchemy-orm',
  language: 'python',
  source: 'https://docs.sqlalchemy.org/en/20/orm/session_api.html; flask-sqlalchemy.readthedocs.io; sqlmodel.tiangolo.com',
  modules: ['sqlalchemy.orm', 'sqlalchemy.ext.asyncio', 'sqlalchemy.ext.asyncio.session', 'flask_sqlalchemy', 'sqlmodel'],
  aliases: { 'sqlalchemy.orm.relation': 'sqlalchemy.orm.relationship' },
  functions: {
    'sqlalchemy.orm.relationship': related,
    'sqlmodel.Relationship': related,
    'sqlalchemy.orm.joinedload': option,
    'sqlalchemy.orm.selectinload': option,
    'sqlalchemy.orm.subqueryload': option,
    'sqlalchemy.orm.immediateload': option,
    'sqlalchemy.orm.contains_eager': option,
    'sqlalchemy.orm.defaultload': { ...option, loads: { by: 'attributes' } },
    // What refuses to load asks nothing either; what is said to be loaded later was decided.
    'sqlalchemy.orm.raiseload': later, 'sqlalchemy.orm.noload': later, 'sqlalchemy.orm.lazyload': later,
    'sqlalchemy.orm.load_only': otherOption, 'sqlalchemy.orm.defer': otherOption, 'sqlalchemy.orm.undefer': otherOption,
    'sqlalchemy.orm.undefer_group': otherOption, 'sqlalchemy.orm.with_expression': otherOption, 'sqlalchemy.orm.with_loader_criteria': otherOption,
  },
  types: {
    'sqlalchemy.orm.Load': {
      aliases: ['sqlalchemy.orm.strategy_options.Load'],
      calls: {
        joinedload: option, selectinload: option, subqueryload: option, immediateload: option, contains_eager: option, defaultload: option,
        raiseload: later, noload: later, lazyload: later,
      },
      anyCall: { returns: 'self', pure: true },
    },
    'sqlalchemy.orm.Session': { ...syncSession, aliases: ['sqlalchemy.orm.session.Session', 'flask_sqlalchemy.session.Session'] },
    'sqlalchemy.orm.SessionTransaction': {
      sharing: 'exclusive',
      calls: {
        commit: { returns: 'none', effect: { kind: 'commit', ...blocking } },
        rollback: { returns: 'none', effect: { kind: 'rollback', ...blocking } },
      },
    },
    'sqlalchemy.orm.scoped_session': {
      extends: ['sqlalchemy.orm.Session'],
      aliases: ['sqlalchemy.orm.scoping.scoped_session'],
      sharing: 'exclusive',
      call: { returns: 'sqlalchemy.orm.Session' },
      attributes: { registry: 'any' },
      calls: { remove: none },
    },
    'sqlalchemy.orm.sessionmaker': {
      aliases: ['sqlalchemy.orm.session.sessionmaker'],
      constructs: { returns: 'sqlalchemy.orm.sessionmaker', returnsBy: { name: 'class_', types: asyncMakers } },
      sharing: 'shared',
      call: { returns: 'sqlalchemy.orm.Session' },
      calls: { begin: { returns: 'sqlalchemy.orm.SessionBegin', effect: { kind: 'begin', ...blocking } }, configure: none },
    },
    'sqlalchemy.orm.SessionBegin': { enters: 'sqlalchemy.orm.Session' },
    'sqlalchemy.ext.asyncio.AsyncSession': { ...asyncSession, aliases: ['sqlalchemy.ext.asyncio.session.AsyncSession'] },
    'sqlalchemy.ext.asyncio.AsyncSessionTransaction': {
      sharing: 'exclusive',
      calls: {
        commit: { returns: 'promise<none>', effect: { kind: 'commit' }, awaitable: true },
        rollback: { returns: 'promise<none>', effect: { kind: 'rollback' }, awaitable: true },
      },
    },
    'sqlalchemy.ext.asyncio.async_scoped_session': {
      extends: ['sqlalchemy.ext.asyncio.AsyncSession'],
      sharing: 'exclusive',
      call: { returns: 'sqlalchemy.ext.asyncio.AsyncSession' },
    },
    'sqlalchemy.ext.asyncio.async_sessionmaker': {
      sharing: 'shared',
      call: { returns: 'sqlalchemy.ext.asyncio.AsyncSession' },
      calls: { begin: { returns: 'sqlalchemy.ext.asyncio.AsyncSessionBegin', effect: { kind: 'begin' } }, configure: none },
    },
    'sqlalchemy.ext.asyncio.AsyncSessionBegin': { enters: 'sqlalchemy.ext.asyncio.AsyncSession' },
    'sqlalchemy.orm.Query': query,

    'sqlmodel.Session': {
      extends: ['sqlalchemy.orm.Session'],
      aliases: ['sqlmodel.orm.session.Session'],
      sharing: 'exclusive',
      calls: { exec: { returns: 'sqlalchemy.engine.ScalarResult<inner<arg0>>', sql, effect: { kind: 'query', ...blocking } } },
    },
    'sqlmodel.ext.asyncio.session.AsyncSession': {
      extends: ['sqlalchemy.ext.asyncio.AsyncSession'],
      sharing: 'exclusive',
      calls: {
        exec: { returns: 'promise<sqlalchemy.engine.ScalarResult<inner<arg0>>>', sql, effect: { kind: 'query' }, awaitable: true },
      },
    },

    'flask_sqlalchemy.SQLAlchemy': {
      aliases: ['flask_sqlalchemy.extension.SQLAlchemy'],
      sharing: 'shared',
      attributes: {
        session: 'sqlalchemy.orm.scoped_session', engine: 'sqlalchemy.engine.Engine', Model: 'type<flask_sqlalchemy.model.Model>',
        metadata: 'any',
      },
      calls: {
        select: { returns: 'sqlalchemy.Select<instance<arg0>>', pure: true },
        insert: { returns: 'sqlalchemy.Insert', pure: true },
        update: { returns: 'sqlalchemy.Update', pure: true },
        delete: { returns: 'sqlalchemy.Delete', pure: true },
        text: { returns: 'sqlalchemy.TextClause', pure: true, sqlText: 0 },
        relationship: related,
        get_or_404: { returns: 'instance<arg0>', effect: one, key: 1 },
        first_or_404: { returns: 'inner<arg0>', effect: one },
        one_or_404: { returns: 'inner<arg0>', effect: one },
        paginate: { returns: 'flask_sqlalchemy.pagination.Pagination<inner<arg0>>', effect: many },
        create_all: { returns: 'none', effect: written },
        drop_all: { returns: 'none', effect: written },
      },
    },
    'flask_sqlalchemy.model.Model': { statics: 'flask_sqlalchemy.model.ModelClass<class>' },
    // The class itself: `User.query`.
    'flask_sqlalchemy.model.ModelClass': { attributes: { query: 'flask_sqlalchemy.query.Query<$0>' } },
    'flask_sqlalchemy.query.Query': {
      extends: ['sqlalchemy.orm.Query<$0>'],
      aliases: ['flask_sqlalchemy.BaseQuery'],
      calls: {
        get_or_404: { ...orFail, key: 0 }, first_or_404: orFail, one_or_404: orFail,
        paginate: { returns: 'flask_sqlalchemy.pagination.Pagination<$0>', effect: many },
      },
    },
    'flask_sqlalchemy.pagination.Pagination': {
      attributes: { items: 'list<$0>', total: 'number', page: 'number', pages: 'number', has_next: 'boolean', has_prev: 'boolean' },
      iterates: { element: '$0' },
    },
  },
  callConventions: [
    {
      receiver: '*.session',
      is: 'sqlalchemy.orm.Session',
      confidence: 'medium',
      imports: ['sqlalchemy', 'flask_sqlalchemy', 'sqlmodel'],
      methods: ['query', 'scalars', 'scalar', 'execute', 'get', 'add', 'add_all', 'commit', 'flush', 'rollback', 'merge', 'refresh'],
    },
    {
      receiver: '<Class>.query',
      is: 'flask_sqlalchemy.query.Query<any>',
      confidence: 'medium',
      methods: ['filter_by', 'get_or_404', 'first_or_404', 'one_or_404', 'paginate', 'get', 'filter', 'all', 'first', 'count', 'order_by'],
    },
  ],
})

function asAwaited(call: CallModel): CallModel {
  const { effect, returns, batched, ...rest } = call
  return {
    ...rest,
    ...(effect && { effect: { ...effect, blocking: false } }),
    ...(batched && { batched: { ...batched, code: `await ${batched.code}`, ...(batched.joined !== undefined && { joined: `(await ${batched.code}).unique()` }) } }),
    returns: `promise<${returns ?? 'any'}>`,
    awaitable: true,
  }
}
