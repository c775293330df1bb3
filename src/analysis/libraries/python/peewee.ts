// Peewee: what `select` and its like build is sent when it is iterated, executed or asked for a row, and kept from then on.
// Updates, inserts and deletes are sent by `execute` alone. Every call holds its thread.

import { library, type CallModel, type SqlArguments, type TypeModel } from '../schema.js'
import { eager, fields } from './peewee.relations.js'

type Calls = Readonly<Record<string, CallModel>>

const blocking = { blocking: true } as const
const one = { kind: 'query', rows: 'one', ...blocking } as const
const many = { kind: 'query', rows: 'many', ...blocking } as const
const written = { kind: 'write', noun: 'row', ...blocking } as const
const begun = { kind: 'begin', ...blocking } as const
const none: CallModel = { returns: 'none' }
const boolean: CallModel = { returns: 'boolean' }
const committed: CallModel = { returns: 'none', effect: { kind: 'commit', ...blocking } }
const rolledBack: CallModel = { returns: 'none', effect: { kind: 'rollback', ...blocking } }
const changed: CallModel = { returns: 'number', effect: written }
const expression: CallModel = { returns: 'any', pure: true }
const asked: CallModel = { returns: 'any', effect: many }

// SQLite writes ?, the others %s; further arguments of `raw` are the parameters.
const raw: SqlArguments = { text: 0, textName: 'sql', parameters: 'rest', style: 'driver' }
const sql: SqlArguments = { text: 0, textName: 'sql', parameters: 1, parametersName: 'params', style: 'driver', rows: { by: 'place' } }

const same: CallModel = { returns: 'self', pure: true }
const filtered: CallModel = { ...same, batch: 'expression-in' }
const select: CallModel = { returns: 'peewee.ModelSelect<$0>', pure: true }
const update: CallModel = { returns: 'peewee.ModelUpdate<$0>', pure: true }
const insert: CallModel = { returns: 'peewee.ModelInsert<$0>', pure: true }
const remove: CallModel = { returns: 'peewee.ModelDelete<$0>', pure: true }
const insertMany: CallModel = { ...insert, batch: 'always' }

const reshaped: Calls = {
  dicts: { returns: 'peewee.ModelSelect<Row>', pure: true },
  tuples: { returns: 'peewee.ModelSelect<tuple<any>>', pure: true },
  namedtuples: { returns: 'peewee.ModelSelect<any>', pure: true },
  objects: same,
  bind: same, clone: same, sql: { returns: 'tuple<string,list<any>>', pure: true },
}

const query: TypeModel = {
  aliases: ['peewee.Select', 'peewee.ModelCompoundSelectQuery', 'peewee.CompoundSelectQuery', 'peewee.SelectQuery',
    'peewee.ManyToManyQuery'],
  eager,
  iterates: { element: '$0', effect: many },
  // The whole query is sent, whichever row is taken.
  indexed: { element: '$0', effect: many },
  calls: {
    ...reshaped,
    where: filtered, orwhere: filtered, filter: { ...filtered, batch: 'keyword-in' }, having: filtered,
    select: { ...same, loads: { by: 'models' } }, select_extend: { ...same, loads: { by: 'models' } }, columns: same, from_: same, select_from: same, join: same, join_from: same, left_outer_join: same,
    switch: same, order_by: same, order_by_extend: same, group_by: same, group_by_extend: same, limit: same, offset: same, paginate: same,
    distinct: same, window: same, for_update: same, with_cte: same, with_related: { ...same, loads: { by: 'attributes' } }, lateral: same,
    union: same, union_all: same, intersect: same, except_: same,
    alias: expression, cte: expression,
    get: { returns: '$0', effect: one },
    get_or_none: { returns: '$0 | none', effect: one },
    first: { returns: '$0 | none', effect: one },
    peek: { returns: '$0 | none', effect: one },
    scalar: { returns: 'any', effect: one },
    scalars: { returns: 'generator<any>', effect: many, lazy: true },
    count: { returns: 'number', effect: one },
    exists: { returns: 'boolean', effect: one },
    execute: { returns: 'peewee.CursorWrapper<$0>', effect: many },
    iterator: { returns: 'generator<$0>', effect: many, lazy: true },
    prefetch: { returns: 'list<$0>', effect: many, loads: { by: 'models' } },
    create_table: { returns: 'none', effect: { kind: 'write', ...blocking } },
  },
}

// Of writes; with `returning`, they give rows when executed.
const change: Calls = {
  where: filtered, orwhere: filtered, order_by: same, limit: same, offset: same, with_cte: same, returning: same, from_: same,
  as_rowcount: same,
  on_conflict: same, on_conflict_ignore: same, on_conflict_replace: same,
  ...Object.fromEntries(Object.keys(reshaped).map((name) => [name, name === 'sql' ? reshaped['sql'] ?? same : same])),
}
const rowsOfChange = { iterates: { element: '$0', effect: written } } as const

/** What is asked of the class: `User.select()`. */
const classCalls: Calls = {
  select: { ...select, loads: { by: 'models' } },
  noop: select,
  filter: { ...select, batch: 'keyword-in' },
  raw: { returns: 'peewee.ModelRaw<$0>', sql: raw, effect: many, lazy: true },
  update,
  insert,
  replace: insert,
  insert_from: insert,
  insert_many: insertMany,
  replace_many: insertMany,
  delete: remove,
  get: { returns: '$0', effect: one, key: 0, batch: 'expression-in' },
  get_or_none: { returns: '$0 | none', effect: one, key: 0, batch: 'expression-in' },
  get_by_id: {
    returns: '$0',
    effect: one,
    key: 0,
    batched: {
      code: '{row.get_id(): row for row in $receiver.select().where($receiver._meta.primary_key.in_($keys))}', result: 'mapByKey',
      key: 'id',
    },
  },
  create: { returns: '$0', effect: written, bulk: [{
    code: '$receiver.bulk_create($rows, batch_size=100)', row: 'instance',
    skips: { methods: ['save', 'create'], hooks: [{ call: 'pre_save' }, { call: 'post_save' }], made: { from: ['peewee.', 'playhouse.', 'datetime.', 'uuid.'] } },
  }] },
  get_or_create: { returns: 'tuple<$0,boolean>', effect: { ...written, finds: true } },
  set_by_id: changed,
  delete_by_id: changed,
  bulk_create: { returns: 'none', effect: written, batch: 'always' },
  bulk_update: { returns: 'number', effect: written, batch: 'always' },
  table_exists: { returns: 'boolean', effect: one },
  create_table: { returns: 'none', effect: { kind: 'write', ...blocking } },
  drop_table: { returns: 'none', effect: { kind: 'write', ...blocking } },
  truncate_table: { returns: 'none', effect: { kind: 'write', ...blocking } },
  alias: { returns: 'any', pure: true }, index: expression, add_index: none, validate_model: none, bind: none, bind_ctx: { returns: 'any' },
}

const database: TypeModel = {
  aliases: [
    'peewee.SqliteDatabase', 'peewee.PostgresqlDatabase', 'peewee.MySQLDatabase', 'peewee.DatabaseProxy', 'peewee.Proxy',
    'playhouse.pool.PooledDatabase', 'playhouse.pool.PooledSqliteDatabase', 'playhouse.pool.PooledPostgresqlDatabase',
    'playhouse.pool.PooledMySQLDatabase', 'playhouse.postgres_ext.PostgresqlExtDatabase', 'playhouse.postgres_ext.Psycopg3Database',
    'playhouse.postgres_ext.PooledPostgresqlExtDatabase', 'playhouse.pool.PooledPostgresqlExtDatabase',
    'playhouse.postgres_ext.PooledPsycopg3Database', 'playhouse.sqlite_ext.SqliteExtDatabase', 'playhouse.pool.PooledSqliteExtDatabase',
    'playhouse.cysqlite_ext.CySqliteDatabase', 'playhouse.apsw_ext.APSWDatabase', 'playhouse.sqlcipher_ext.SqlCipherDatabase',
    'playhouse.mysql_ext.MySQLConnectorDatabase', 'playhouse.mysql_ext.MariaDBConnectorDatabase',
    'playhouse.cockroachdb.CockroachDatabase', 'playhouse.cockroachdb.PooledCockroachDatabase', 'playhouse.sqliteq.SqliteQueueDatabase',
  ],
  // It keeps one connection per thread, or per task, and opens it when it is first needed.
  constructs: { returns: 'peewee.Database' },
  sharing: 'shared',
  attributes: { Model: 'type<peewee.Model>', database: 'any', server_version: 'any' },
  calls: {
    connect: { returns: 'boolean', effect: { kind: 'connect', ...blocking } },
    connection_context: { returns: 'peewee.ConnectionContext', effect: { kind: 'connect', ...blocking } },
    execute_sql: { returns: 'peewee.Cursor', sql, effect: { kind: 'query', ...blocking } },
    execute: { returns: 'peewee.Cursor', effect: { kind: 'query', ...blocking } },
    atomic: { returns: 'peewee.Transaction', effect: begun },
    transaction: { returns: 'peewee.Transaction', effect: begun },
    savepoint: { returns: 'peewee.Transaction', effect: begun },
    session_start: { returns: 'peewee.Transaction', effect: begun },
    begin: { returns: 'none', effect: begun },
    commit: committed, rollback: rolledBack,
    session_commit: { ...committed, returns: 'boolean' }, session_rollback: { ...rolledBack, returns: 'boolean' },
    manual_commit: { returns: 'any' },
    batch_commit: { returns: 'generator<element0>', streams: [0] },
    create_tables: { returns: 'none', effect: { kind: 'write', ...blocking }, batch: 'list-argument' },
    drop_tables: { returns: 'none', effect: { kind: 'write', ...blocking }, batch: 'list-argument' },
    table_exists: { returns: 'boolean', effect: one },
    get_tables: { returns: 'list<string>', effect: many }, get_views: asked, get_columns: asked, get_indexes: asked,
    get_primary_keys: asked,
    get_foreign_keys: asked,
    pragma: { returns: 'any', effect: one },
    after_commit: { returns: 'none', callback: { argument: 0, name: 'fn', runs: 'once' } },
    init: none, initialize: none, bind: none, bind_ctx: { returns: 'any' }, cursor: { returns: 'peewee.Cursor' },
    connection: { returns: 'any' },
    close: boolean, is_closed: boolean, in_transaction: boolean, is_connection_usable: boolean,
    close_all: none, close_idle: none, close_stale: { returns: 'number' }, manual_close: boolean,
    register_function: none, register_aggregate: none, register_collation: none, attach: none, detach: none, load_extension: none,
    last_insert_id: { returns: 'any' }, rows_affected: { returns: 'number' }, start: none, stop: none, random: expression,
  },
}

export default library({
  id: 'peewee',
  language: 'python',
  source: 'https://docs.peewee-orm.com/en/latest/peewee/api.html; …/playhouse.html; peewee 4.5',
  modules: ['peewee', 'playhouse', 'playhouse.flask_utils', 'playhouse.shortcuts', 'playhouse.db_url', 'playhouse.pool',
    'playhouse.signals'],
  functions: {
    ...fields,
    'peewee.prefetch': { returns: 'list<element0>', effect: many, loads: { by: 'models' } },
    'peewee.chunked': { returns: 'generator<list<element0>>', streams: [0] },
    'peewee.fn': expression, 'peewee.SQL': expression, 'peewee.Case': expression, 'peewee.Value': expression, 'peewee.JOIN': expression,
    'playhouse.db_url.connect': { returns: 'peewee.Database' },
    'playhouse.flask_utils.get_object_or_404': { returns: 'instance<arg0> | element0', effect: one },
    'playhouse.flask_utils.object_list': { returns: 'any', effect: many },
    'playhouse.shortcuts.model_to_dict': { returns: 'Row' },
    'playhouse.shortcuts.dict_to_model': { returns: 'instance<arg0>', pure: true },
    'playhouse.shortcuts.update_model_from_dict': { returns: 'arg0', mutatesArguments: [0] },
  },
  types: {
    'peewee.Model': {
      aliases: ['playhouse.signals.Model', 'playhouse.flask_utils.BaseModel'],
      constructs: { pure: true },
      statics: 'peewee.ModelBase<class>',
      attributes: { dirty_fields: 'list<any>', dirty_field_names: 'list<string>' },
      calls: {
        save: changed,
        delete_instance: changed,
        get_id: { returns: 'any' }, is_dirty: boolean, dependencies: { returns: 'generator<any>' },
      },
    },
    'peewee.ModelBase': { calls: classCalls },
    'peewee.ModelSelect': query,
    'peewee.ModelRaw': {
      extends: ['peewee.ModelSelect<$0>'],
      aliases: ['peewee.RawQuery'],
    },
    'peewee.ModelUpdate': { ...rowsOfChange, aliases: ['peewee.Update'], calls: { ...change, execute: changed } },
    'peewee.ModelDelete': { ...rowsOfChange, aliases: ['peewee.Delete'], calls: { ...change, execute: changed } },
    // What it gives is the new key, the number of rows, or rows, as the database and the query have it.
    'peewee.ModelInsert': {
      ...rowsOfChange, aliases: ['peewee.Insert'], calls: { ...change, execute: { returns: 'any', effect: written } },
    },
    'peewee.CursorWrapper': { iterates: { element: '$0' }, indexed: { element: '$0' }, calls: { iterator: { returns: 'generator<$0>' } } },
    'peewee.Cursor': {
      sharing: 'exclusive',
      iterates: { element: 'tuple<any>' },
      attributes: { description: 'tuple<any>', rowcount: 'number', lastrowid: 'any' },
      calls: {
        execute: { returns: 'any', sql, effect: { kind: 'query', ...blocking } },
        fetchone: { returns: 'tuple<any> | none' }, fetchmany: { returns: 'list<tuple<any>>' }, fetchall: { returns: 'list<tuple<any>>' },
        close: none,
      },
    },
    'peewee.Table': {
      calls: {
        select: { returns: 'peewee.ModelSelect<Row>', pure: true }, update: { returns: 'peewee.ModelUpdate<Row>', pure: true },
        insert: { returns: 'peewee.ModelInsert<Row>', pure: true, batch: 'list-argument' },
        delete: { returns: 'peewee.ModelDelete<Row>', pure: true },
        replace: { returns: 'peewee.ModelInsert<Row>', pure: true }, bind: { returns: 'self' }, alias: expression,
      },
    },
    'peewee.Database': database,
    'peewee.ConnectionContext': { enters: 'none' },
    'peewee.Transaction': { sharing: 'exclusive', calls: { commit: committed, rollback: rolledBack } },
    'playhouse.flask_utils.FlaskDB': {
      attributes: { Model: 'type<peewee.Model>', database: 'peewee.Database' },
      calls: { init_app: none, connect_db: none, close_db: none },
    },
  },
  callConventions: [
    {
      receiver: '<Class>',
      is: 'peewee.ModelBase<any>',
      confidence: 'medium',
      imports: ['peewee', 'playhouse'],
      methods: ['select', 'get_or_none', 'get_by_id', 'get_or_create', 'delete_by_id', 'set_by_id', 'insert_many', 'replace_many',
        'bulk_create'],
    },
  ],
})
