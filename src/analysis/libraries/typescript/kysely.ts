// Kysely: a chain builds a statement, and execute sends it.

import { library, type CallModel, type Effect, type TypeModel } from '../schema.js'

type Calls = Readonly<Record<string, CallModel>>

const one: Effect = { kind: 'query', noun: 'row', rows: 'one' }
const many: Effect = { kind: 'query', noun: 'row', rows: 'many' }
const change: Effect = { kind: 'write', noun: 'row' }

const refined: CallModel = { returns: 'self', pure: true }
const amongKeys: CallModel = { ...refined, batch: 'list-argument' }
const piece: CallModel = { returns: 'any', pure: true }
const done: CallModel = { returns: 'promise<none>', awaitable: true }
const migrates: CallModel = { returns: 'promise<Row>', effect: { kind: 'write' }, awaitable: true }
const selects: CallModel = { returns: 'kysely.SelectQueryBuilder', table: 0 }
const inserts: CallModel = { returns: 'kysely.InsertQueryBuilder', table: 0 }
const updates: CallModel = { returns: 'kysely.UpdateQueryBuilder', table: 0 }
const deletes: CallModel = { returns: 'kysely.DeleteQueryBuilder', table: 0 }

/** Names that no other library gives to its methods. */
const unmistakable: Calls = {
  selectFrom: selects, insertInto: inserts, updateTable: updates, deleteFrom: deletes, replaceInto: inserts, mergeInto: { returns: 'kysely.MergeQueryBuilder', table: 0 },
}

/** A chain is sent as a whole, row by row, or for its first row. */
function sent(effect: Effect, first: Effect): TypeModel {
  return {
    calls: {
      execute: { returns: 'promise<list<Row>>', effect, awaitable: true },
      executeTakeFirst: { returns: 'promise<Row | none>', effect: first, awaitable: true },
      executeTakeFirstOrThrow: { returns: 'promise<Row>', effect: first, awaitable: true },
      stream: { returns: 'generator<Row>', effect, lazy: true },
      explain: { returns: 'promise<list<Row>>', effect: many, awaitable: true },
      compile: { returns: 'kysely.CompiledQuery', pure: true },
      toOperationNode: piece,
      as: piece,
      where: amongKeys,
      values: amongKeys,
      $castTo: refined,
    },
    anyCall: refined,
  }
}

/** `trx.commit().execute()` */
function command(effect: Effect, result = 'none'): TypeModel {
  return { calls: { execute: { returns: `promise<${result}>`, effect, awaitable: true } } }
}

function within(type: string): CallModel {
  return { returns: 'promise<result0>', awaitable: true, callback: { argument: 0, runs: 'once', parameters: [type] } }
}

export default library({
  id: 'kysely',
  language: 'typescript',
  source: 'https://kysely.dev/docs; dist/esm/kysely.d.ts and query-builder/*.d.ts of kysely 0.28',
  modules: ['kysely'],
  functions: {
    'kysely.sql': { returns: 'kysely.RawBuilder', sqlText: 0 },
    'kysely.sql.raw': { returns: 'kysely.RawBuilder', sqlText: 0 },
    ...Object.fromEntries([
      'ref', 'table', 'id', 'lit', 'val', 'join',
    ].map((name) => [`kysely.sql.${name}`, { returns: 'kysely.RawBuilder', pure: true }] as const)),
    'kysely.CompiledQuery.raw': { returns: 'kysely.CompiledQuery', sqlText: 0 },
  },
  types: {
    'kysely.Kysely': {
      sharing: 'shared',
      attributes: { schema: 'kysely.SchemaModule', fn: 'any', dynamic: 'any', introspection: 'kysely.DatabaseIntrospector', isTransaction: 'boolean' },
      calls: {
        ...unmistakable,
        selectNoFrom: { returns: 'kysely.SelectQueryBuilder' },
        with: refined,
        withRecursive: refined,
        withSchema: refined,
        withTables: refined,
        withPlugin: refined,
        withoutPlugins: refined,
        case: piece,
        transaction: { returns: 'kysely.TransactionBuilder' },
        startTransaction: { returns: 'kysely.ControlledTransactionBuilder' },
        connection: { returns: 'kysely.ConnectionBuilder' },
        executeQuery: { returns: 'promise<kysely.QueryResult>', effect: many, sql: { text: 0, style: 'driver' }, awaitable: true },
        getExecutor: piece,
        destroy: done,
      },
    },
    'kysely.Connection': { extends: ['kysely.Kysely'], sharing: 'exclusive' },
    'kysely.Transaction': { extends: ['kysely.Kysely'], sharing: 'exclusive' },
    'kysely.ControlledTransaction': {
      extends: ['kysely.Transaction'],
      sharing: 'exclusive',
      attributes: { isCommitted: 'boolean', isRolledBack: 'boolean' },
      calls: {
        commit: { returns: 'kysely.CommitCommand' },
        rollback: { returns: 'kysely.RollbackCommand' },
        savepoint: { returns: 'kysely.SavepointCommand' },
        releaseSavepoint: { returns: 'kysely.SavepointCommand' },
        rollbackToSavepoint: { returns: 'kysely.SavepointCommand' },
      },
    },
    'kysely.CommitCommand': command({ kind: 'commit' }),
    'kysely.RollbackCommand': command({ kind: 'rollback' }),
    'kysely.SavepointCommand': { calls: { execute: { returns: 'promise<kysely.ControlledTransaction>', awaitable: true } } },
    'kysely.TransactionBuilder': {
      calls: { setIsolationLevel: refined, setAccessMode: refined, execute: { ...within('kysely.Transaction'), effect: { kind: 'begin' } } },
    },
    'kysely.ControlledTransactionBuilder': {
      calls: { setIsolationLevel: refined, setAccessMode: refined, execute: { returns: 'promise<kysely.ControlledTransaction>', effect: { kind: 'begin' }, awaitable: true } },
    },
    'kysely.ConnectionBuilder': { calls: { execute: within('kysely.Connection') } },
    'kysely.SelectQueryBuilder': sent(many, one),
    'kysely.InsertQueryBuilder': sent(change, change),
    'kysely.UpdateQueryBuilder': sent(change, change),
    'kysely.DeleteQueryBuilder': sent(change, change),
    'kysely.MergeQueryBuilder': sent(change, change),
    'kysely.RawBuilder': {
      calls: {
        execute: { returns: 'promise<kysely.QueryResult>', effect: many, awaitable: true, prepared: true },
        compile: { returns: 'kysely.CompiledQuery', pure: true },
        as: piece,
      },
      anyCall: refined,
    },
    'kysely.QueryResult': { attributes: { rows: 'list<Row>', numAffectedRows: 'number | none', numChangedRows: 'number | none', insertId: 'number | none' } },
    'kysely.CompiledQuery': { attributes: { sql: 'string', parameters: 'list<any>' } },
    'kysely.SchemaModule': { anyCall: { returns: 'kysely.SchemaBuilder' } },
    'kysely.SchemaBuilder': { calls: { execute: { ...done, effect: { kind: 'write' } }, compile: { returns: 'kysely.CompiledQuery', pure: true } }, anyCall: refined },
    'kysely.DatabaseIntrospector': {
      calls: {
        getTables: { returns: 'promise<list<Row>>', effect: many, awaitable: true },
        getSchemas: { returns: 'promise<list<Row>>', effect: many, awaitable: true },
        getMetadata: { returns: 'promise<Row>', effect: many, awaitable: true },
      },
    },
    'kysely.Migrator': {
      calls: {
        ...Object.fromEntries(['migrateToLatest', 'migrateTo', 'migrateUp', 'migrateDown'].map((name) => [name, migrates] as const)),
        getMigrations: { returns: 'promise<list<Row>>', effect: many, awaitable: true },
      },
    },
  },
  conventions: [
    { receiver: 'db', is: 'kysely.Kysely', confidence: 'medium', imports: ['kysely'] },
    { receiver: 'trx', is: 'kysely.Transaction', confidence: 'medium', imports: ['kysely'] },
    { receiver: 'tx', is: 'kysely.Transaction', confidence: 'medium', imports: ['kysely'] },
  ],
  // The database is mostly handed over, by a module of the program or by what began a transaction.
  callConventions: [
    { receiver: 'trx', methods: Object.keys(unmistakable), is: 'kysely.Transaction', confidence: 'medium' },
    { receiver: 'tx', methods: Object.keys(unmistakable), is: 'kysely.Transaction', confidence: 'medium' },
    { receiver: '*', methods: Object.keys(unmistakable), is: 'kysely.Kysely', confidence: 'medium' },
  ],
})
