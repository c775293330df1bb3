// SQLAlchemy Core, 1.4 and 2.0: engines, connections, statements and results. Sessions are in sqlalchemy-orm.ts.
// A result that was executed has its rows: reading them is no second query.

import { eagerOption } from './sqlalchemy.eager.js'
import { library, type Bulk, type CallModel, type SqlArguments, type TypeModel } from '../schema.js'

const sql: SqlArguments = { text: 0, textName: 'statement', parameters: 1, parametersName: 'parameters', style: 'named' }
const blocking = { blocking: true } as const
const none: CallModel = { returns: 'none' }
const done: CallModel = { returns: 'promise<none>', awaitable: true }
const committed: CallModel = { returns: 'none', effect: { kind: 'commit', ...blocking } }
const rolledBack: CallModel = { returns: 'none', effect: { kind: 'rollback', ...blocking } }
const committedLater: CallModel = { returns: 'promise<none>', effect: { kind: 'commit' }, awaitable: true }
const rolledBackLater: CallModel = { returns: 'promise<none>', effect: { kind: 'rollback' }, awaitable: true }

const same: CallModel = { returns: 'self', pure: true }
// What is joined to it is an error of the database, is ignored, or would be locked as well; a union has no options.
const unjoined: CallModel = { ...same, refusesLoads: true }
const expression: CallModel = { returns: 'any', pure: true }
const selected: CallModel = { returns: 'sqlalchemy.Select<instance<arg0>>', pure: true }
const textual: CallModel = { returns: 'sqlalchemy.TextClause', pure: true, sqlText: 0 }

const select: TypeModel = {
  aliases: [
    'sqlalchemy.sql.Select', 'sqlalchemy.sql.selectable.Select', 'sqlalchemy.sql.expression.Select',
    'sqlmodel.sql.expression.SelectOfScalar',
  ],
  statement: 'query',
  eager: eagerOption,
  calls: {
    where: { ...same, batch: 'expression-in' }, filter: { ...same, batch: 'object-in' }, filter_by: same, join: same, outerjoin: same,
    join_from: same, order_by: same, group_by: unjoined, having: unjoined, limit: same, offset: same, fetch: same, distinct: same,
    options: { ...same, loads: { by: 'options' } },
    slice: same, params: same, select_from: same, with_for_update: unjoined, execution_options: same, union: unjoined, union_all: unjoined,
    intersect: unjoined, except_: unjoined, correlate: same, prefix_with: same, with_hint: same, from_statement: unjoined,
    with_only_columns: { returns: 'sqlalchemy.Select<any>', pure: true }, add_columns: same,
    subquery: expression, scalar_subquery: expression, exists: expression, cte: expression, alias: expression, label: expression,
    compile: expression, lateral: expression,
  },
}

// Insert, Update and Delete of all dialects together; none has a method that means something else in another.
const change: TypeModel = {
  statement: 'write',
  calls: {
    where: same, values: same, returning: same, execution_options: same, options: same, filter_by: same, from_select: same,
    on_conflict_do_nothing: same, on_conflict_do_update: same, on_duplicate_key_update: same, with_hint: same, prefix_with: same,
    compile: expression, ordered_values: same, inline: same,
  },
}

// The rows that a result of select(X) holds: one column each in ScalarResult.
const resultCalls: Readonly<Record<string, CallModel>> = {
  all: { returns: 'list<sqlalchemy.engine.Row<$0>>' },
  fetchall: { returns: 'list<sqlalchemy.engine.Row<$0>>' },
  fetchmany: { returns: 'list<sqlalchemy.engine.Row<$0>>' },
  fetchone: { returns: 'sqlalchemy.engine.Row<$0> | none' },
  first: { returns: 'sqlalchemy.engine.Row<$0> | none' },
  one: { returns: 'sqlalchemy.engine.Row<$0>' },
  one_or_none: { returns: 'sqlalchemy.engine.Row<$0> | none' },
  scalar: { returns: '$0 | none' },
  scalar_one: { returns: '$0' },
  scalar_one_or_none: { returns: '$0 | none' },
  close: none,
}
const scalarCalls: Readonly<Record<string, CallModel>> = {
  all: { returns: 'list<$0>' },
  fetchall: { returns: 'list<$0>' },
  fetchmany: { returns: 'list<$0>' },
  first: { returns: '$0 | none' },
  one: { returns: '$0' },
  one_or_none: { returns: '$0 | none' },
  close: none,
}
const reshaped: Readonly<Record<string, CallModel>> = {
  unique: { returns: 'self' }, yield_per: { returns: 'self' }, columns: { returns: 'self' }, tuples: { returns: 'self' },
}

const executed: CallModel = { returns: 'sqlalchemy.engine.Result<inner<arg0>>', sql, effect: { kind: 'query', ...blocking } }
const driverSql: SqlArguments = { ...sql, style: 'driver' }

/** A list of mappings runs the statement for each of them, and gives a server many at once. */
export const executedMany: readonly Bulk[] = [
  { code: '$receiver.execute($sql, $rows)', row: 'parameters', needsRows: true },
  { code: '$receiver.execute($sql, $rows)', row: 'values', statement: 'sqlalchemy.Insert', needsRows: true },
]

export default library({
  id: 'sqlalchemy',
  language: 'python',
  source: 'https://docs.sqlalchemy.org/en/20/core/',
  modules: [
    'sqlalchemy', 'sqlalchemy.sql', 'sqlalchemy.engine', 'sqlalchemy.future', 'sqlalchemy.ext.asyncio', 'sqlmodel',
    'sqlalchemy.dialects.postgresql', 'sqlalchemy.dialects.sqlite', 'sqlalchemy.dialects.mysql',
  ],
  aliases: {
    'sqlalchemy.future.select': 'sqlalchemy.select',
    'sqlalchemy.sql.select': 'sqlalchemy.select',
    'sqlalchemy.sql.expression.select': 'sqlalchemy.select',
    'sqlmodel.select': 'sqlalchemy.select',
    'sqlmodel.create_engine': 'sqlalchemy.create_engine',
    'sqlmodel.text': 'sqlalchemy.text',
    'sqlalchemy.sql.text': 'sqlalchemy.text',
    'sqlalchemy.sql.expression.text': 'sqlalchemy.text',
    'sqlalchemy.future.create_engine': 'sqlalchemy.create_engine',
    'sqlalchemy.dialects.postgresql.insert': 'sqlalchemy.insert',
    'sqlalchemy.dialects.sqlite.insert': 'sqlalchemy.insert',
    'sqlalchemy.dialects.mysql.insert': 'sqlalchemy.insert',
  },
  functions: {
    'sqlalchemy.create_engine': { returns: 'sqlalchemy.engine.Engine' },
    'sqlalchemy.ext.asyncio.create_async_engine': { returns: 'sqlalchemy.ext.asyncio.AsyncEngine' },
    'sqlalchemy.select': selected,
    'sqlalchemy.insert': { returns: 'sqlalchemy.Insert', pure: true },
    'sqlalchemy.update': { returns: 'sqlalchemy.Update', pure: true },
    'sqlalchemy.delete': { returns: 'sqlalchemy.Delete', pure: true },
    'sqlalchemy.text': textual,
    'sqlalchemy.func.count': expression,
    'sqlalchemy.and_': expression,
    'sqlalchemy.or_': expression,
    'sqlalchemy.not_': expression,
    'sqlalchemy.exists': expression,
    'sqlalchemy.case': expression,
    'sqlalchemy.cast': expression,
    'sqlalchemy.desc': expression,
    'sqlalchemy.asc': expression,
    'sqlalchemy.bindparam': expression,
  },
  types: {
    'sqlalchemy.engine.Engine': {
      aliases: ['sqlalchemy.Engine', 'sqlalchemy.engine.base.Engine', 'sqlalchemy.future.Engine'],
      sharing: 'shared',
      attributes: { url: 'any', dialect: 'any', name: 'string', driver: 'string' },
      calls: {
        // The engine keeps a pool: connecting is taking one from it.
        connect: { returns: 'sqlalchemy.engine.Connection' },
        begin: { returns: 'sqlalchemy.engine.ConnectionBegin', effect: { kind: 'begin', ...blocking } },
        raw_connection: { returns: 'any' },
        execution_options: same,
        dispose: none,
        // Until 1.4.
        execute: { ...executed, bulk: executedMany },
        scalar: { returns: 'any', sql, effect: { kind: 'query', rows: 'one', ...blocking } },
      },
    },
    'sqlalchemy.engine.ConnectionBegin': { enters: 'sqlalchemy.engine.Connection' },
    'sqlalchemy.engine.Connection': {
      aliases: ['sqlalchemy.Connection', 'sqlalchemy.engine.base.Connection', 'sqlalchemy.future.Connection'],
      sharing: 'exclusive',
      calls: {
        execute: { ...executed, bulk: executedMany },
        exec_driver_sql: { ...executed, sql: driverSql },
        scalar: { returns: 'inner<arg0> | none', sql, effect: { kind: 'query', rows: 'one', ...blocking } },
        scalars: { returns: 'sqlalchemy.engine.ScalarResult<inner<arg0>>', sql, effect: { kind: 'query', rows: 'many', ...blocking } },
        begin: { returns: 'sqlalchemy.engine.Transaction', effect: { kind: 'begin', ...blocking } },
        begin_nested: { returns: 'sqlalchemy.engine.Transaction', effect: { kind: 'begin', ...blocking } },
        commit: committed, rollback: rolledBack, execution_options: same, close: none, in_transaction: { returns: 'boolean' },
      },
    },
    'sqlalchemy.engine.Transaction': {
      aliases: ['sqlalchemy.Transaction', 'sqlalchemy.engine.RootTransaction', 'sqlalchemy.engine.NestedTransaction'],
      sharing: 'exclusive',
      calls: { commit: committed, rollback: rolledBack, close: none },
    },
    'sqlalchemy.ext.asyncio.AsyncEngine': {
      sharing: 'shared',
      attributes: { sync_engine: 'sqlalchemy.engine.Engine' },
      calls: {
        connect: { returns: 'sqlalchemy.ext.asyncio.AsyncConnection' },
        begin: { returns: 'sqlalchemy.ext.asyncio.AsyncConnectionBegin', effect: { kind: 'begin' } },
        dispose: done,
      },
    },
    'sqlalchemy.ext.asyncio.AsyncConnectionBegin': { enters: 'sqlalchemy.ext.asyncio.AsyncConnection' },
    'sqlalchemy.ext.asyncio.AsyncConnection': {
      sharing: 'exclusive',
      awaits: { result: 'self' },
      calls: {
        execute: {
          returns: 'promise<sqlalchemy.engine.Result<inner<arg0>>>', sql, effect: { kind: 'query' }, awaitable: true,
          bulk: executedMany,
        },
        exec_driver_sql: { returns: 'promise<sqlalchemy.engine.Result<any>>', sql: driverSql, effect: { kind: 'query' }, awaitable: true },
        scalar: { returns: 'promise<inner<arg0> | none>', sql, effect: { kind: 'query', rows: 'one' }, awaitable: true },
        scalars: {
          returns: 'promise<sqlalchemy.engine.ScalarResult<inner<arg0>>>', sql, effect: { kind: 'query', rows: 'many' }, awaitable: true,
        },
        stream: {
          returns: 'sqlalchemy.ext.asyncio.AsyncResult<inner<arg0>>', sql, effect: { kind: 'query', rows: 'many' }, awaitable: true,
        },
        run_sync: {
          returns: 'promise<result0>', callback: { argument: 0, name: 'fn', runs: 'once', parameters: ['sqlalchemy.engine.Connection'], elsewhere: true },
          awaitable: true,
        },
        begin: { returns: 'sqlalchemy.ext.asyncio.AsyncTransaction', effect: { kind: 'begin' } },
        commit: committedLater, rollback: rolledBackLater, close: done,
      },
    },
    'sqlalchemy.ext.asyncio.AsyncTransaction': {
      sharing: 'exclusive', awaits: { result: 'self' }, calls: { commit: committedLater, rollback: rolledBackLater, close: done },
    },

    'sqlalchemy.Select': select,
    'sqlalchemy.Insert': {
      ...change,
      aliases: [
        'sqlalchemy.sql.expression.Insert', 'sqlalchemy.sql.dml.Insert', 'sqlalchemy.dialects.postgresql.Insert',
        'sqlalchemy.dialects.sqlite.Insert',
      ],
      attributes: { excluded: 'any' },
    },
    'sqlalchemy.Update': { ...change, aliases: ['sqlalchemy.sql.expression.Update', 'sqlalchemy.sql.dml.Update'] },
    'sqlalchemy.Delete': { ...change, aliases: ['sqlalchemy.sql.expression.Delete', 'sqlalchemy.sql.dml.Delete'] },
    'sqlalchemy.TextClause': {
      aliases: ['sqlalchemy.sql.expression.TextClause', 'sqlalchemy.sql.elements.TextClause'],
      calls: { bindparams: same, columns: same, execution_options: same },
    },
    'sqlalchemy.Table': {
      aliases: ['sqlalchemy.sql.schema.Table', 'sqlalchemy.schema.Table'],
      attributes: { c: 'any', columns: 'any', name: 'string' },
      calls: {
        select: { returns: 'sqlalchemy.Select<any>', pure: true }, insert: { returns: 'sqlalchemy.Insert', pure: true },
        update: { returns: 'sqlalchemy.Update', pure: true }, delete: { returns: 'sqlalchemy.Delete', pure: true },
        join: expression, outerjoin: expression, alias: expression,
      },
    },

    'sqlalchemy.MetaData': {
      aliases: ['sqlalchemy.schema.MetaData', 'sqlalchemy.sql.schema.MetaData'],
      attributes: { tables: 'dict<string,sqlalchemy.Table>', sorted_tables: 'list<sqlalchemy.Table>' },
      calls: {
        create_all: { returns: 'none', effect: { kind: 'write', ...blocking } },
        drop_all: { returns: 'none', effect: { kind: 'write', ...blocking } },
        reflect: { returns: 'none', effect: { kind: 'query', rows: 'many', ...blocking }, mutates: true },
        clear: { returns: 'none', mutates: true },
      },
    },

    'sqlalchemy.engine.Result': {
      aliases: [
        'sqlalchemy.Result', 'sqlalchemy.engine.CursorResult', 'sqlalchemy.CursorResult', 'sqlalchemy.engine.ResultProxy',
        'sqlalchemy.engine.result.Result', 'sqlalchemy.engine.cursor.CursorResult', 'sqlalchemy.engine.ChunkedIteratorResult',
      ],
      iterates: { element: 'sqlalchemy.engine.Row<$0>' },
      attributes: { rowcount: 'number', lastrowid: 'number', inserted_primary_key: 'any', returns_rows: 'boolean' },
      calls: {
        ...resultCalls, ...reshaped,
        scalars: { returns: 'sqlalchemy.engine.ScalarResult<$0>' },
        mappings: { returns: 'sqlalchemy.engine.MappingResult' },
        keys: { returns: 'list<string>' },
        partitions: { returns: 'generator<list<sqlalchemy.engine.Row<$0>>>' },
      },
    },
    'sqlalchemy.engine.ScalarResult': {
      aliases: ['sqlalchemy.ScalarResult', 'sqlalchemy.engine.result.ScalarResult'],
      iterates: { element: '$0' },
      calls: { ...scalarCalls, ...reshaped, partitions: { returns: 'generator<list<$0>>' } },
    },
    'sqlalchemy.engine.MappingResult': {
      aliases: ['sqlalchemy.MappingResult', 'sqlalchemy.engine.result.MappingResult'],
      iterates: { element: 'Row' },
      calls: {
        all: { returns: 'list<Row>' }, fetchall: { returns: 'list<Row>' }, first: { returns: 'Row | none' }, one: { returns: 'Row' },
        one_or_none: { returns: 'Row | none' }, fetchone: { returns: 'Row | none' }, fetchmany: { returns: 'list<Row>' },
        keys: { returns: 'list<string>' }, ...reshaped,
      },
    },
    'sqlalchemy.engine.Row': {
      aliases: ['sqlalchemy.Row', 'sqlalchemy.engine.row.Row'],
      iterates: { element: 'any' },
      attributes: { _mapping: 'Row' },
      calls: {
        _asdict: { returns: 'Row', pure: true }, count: { returns: 'number', pure: true }, index: { returns: 'number', pure: true },
      },
    },
    // Rows of a stream come in portions of their own: reading them waits, but is the same query.
    'sqlalchemy.ext.asyncio.AsyncResult': {
      iterates: { element: 'sqlalchemy.engine.Row<$0>' },
      awaits: { result: 'self' },
      calls: {
        ...Object.fromEntries(Object.entries(resultCalls).map(([name, call]) => [name, waited(call)])), ...reshaped,
        scalars: { returns: 'sqlalchemy.ext.asyncio.AsyncScalarResult<$0>' },
      },
    },
    'sqlalchemy.ext.asyncio.AsyncScalarResult': {
      iterates: { element: '$0' },
      calls: { ...Object.fromEntries(Object.entries(scalarCalls).map(([name, call]) => [name, waited(call)])), ...reshaped },
    },
  },
})

function waited(call: CallModel): CallModel {
  return { ...call, returns: `promise<${call.returns ?? 'any'}>`, awaitable: true }
}
