// Drizzle: a chain builds a statement, and awaiting the chain sends it. Databases that are not asynchronous run it by a method.

import { library, type CallModel, type Effect } from '../schema.js'
import { drizzleBuilders, run } from './drizzle.builders.js'
import { asynchronousDrivers, databaseNames, migrators, synchronousDrivers, transactionNames } from './drizzle.names.js'

type Calls = Readonly<Record<string, CallModel>>

const many: Effect = { kind: 'query', noun: 'row', rows: 'many' }
const change: Effect = { kind: 'write', noun: 'row' }
const raw: CallModel = { returns: 'drizzle-orm.Raw', effect: many, sql: { text: 0, style: 'driver' }, lazy: true }
const piece: CallModel = { returns: 'any', pure: true }
const text: CallModel = { ...piece, sqlText: 0 }

/** What a database offers, by the kind of its builders. */
function database(builders: string): Calls {
  const selects: CallModel = { returns: `drizzle-orm.${builders}Select` }
  const inserts: CallModel = { returns: `drizzle-orm.${builders}Insert`, table: 0 }
  const writes: CallModel = { returns: `drizzle-orm.${builders}Write`, table: 0 }
  return {
    select: selects,
    selectDistinct: selects,
    selectDistinctOn: selects,
    insert: inserts,
    update: writes,
    delete: writes,
    with: { returns: 'self', pure: true },
    $with: { returns: 'any' },
    $count: { returns: 'drizzle-orm.Count', table: 0 },
    refreshMaterializedView: writes,
  }
}

function transaction(type: string): CallModel {
  return {
    returns: 'promise<result0>', effect: { kind: 'begin' }, awaitable: true, callback: { argument: 0, runs: 'once', parameters: [type] },
  }
}

const rollback: CallModel = { returns: 'none', effect: { kind: 'rollback' }, never: true }

export default library({
  id: 'drizzle',
  language: 'typescript',
  source: 'https://orm.drizzle.team/docs; pg-core/db.d.ts, mysql-core/db.d.ts, sqlite-core/db.d.ts of drizzle-orm 0.45',
  modules: ['drizzle-orm', 'drizzle-orm/pg-core', 'drizzle-orm/mysql-core', 'drizzle-orm/sqlite-core', 'drizzle-orm/sql'],
  aliases: {
    ...Object.fromEntries(asynchronousDrivers.map((driver) => [`drizzle-orm/${driver}`, 'drizzle-orm'])),
    ...Object.fromEntries(synchronousDrivers.map((driver) => [`drizzle-orm/${driver}.drizzle`, 'drizzle-orm.drizzleSync'])),
    ...Object.fromEntries(databaseNames.map((name) => [`drizzle-orm.${name}`, 'drizzle-orm.Database'])),
    ...Object.fromEntries(transactionNames.map((name) => [`drizzle-orm.${name}`, 'drizzle-orm.Transaction'])),
    ...Object.fromEntries(['pg-core', 'mysql-core', 'sqlite-core', 'singlestore-core', 'gel-core', 'sql'].map((part) => [`drizzle-orm/${part}`, 'drizzle-orm'])),
    'drizzle-orm/better-sqlite3.BetterSQLite3Database': 'drizzle-orm.SyncDatabase',
    'drizzle-orm/bun-sqlite.BunSQLiteDatabase': 'drizzle-orm.SyncDatabase',
    'drizzle-orm/expo-sqlite.ExpoSQLiteDatabase': 'drizzle-orm.SyncDatabase',
  },
  functions: {
    'drizzle-orm.drizzle': { returns: 'drizzle-orm.Database' },
    'drizzle-orm.drizzleSync': { returns: 'drizzle-orm.SyncDatabase' },
    'drizzle-orm.withReplicas': { returns: 'arg0' },
    'drizzle-orm.union': { returns: 'drizzle-orm.Select' },
    'drizzle-orm.unionAll': { returns: 'drizzle-orm.Select' },
    'drizzle-orm.intersect': { returns: 'drizzle-orm.Select' },
    'drizzle-orm.except': { returns: 'drizzle-orm.Select' },
    'drizzle-orm.sql': text,
    'drizzle-orm.sql.raw': text,
    ...Object.fromEntries([
      'eq', 'ne', 'inArray', 'notInArray', 'and', 'or', 'desc', 'asc', 'sql.join', 'sql.identifier',
    ].map((name) => [`drizzle-orm.${name}`, piece])),
    ...Object.fromEntries(migrators.map((driver) => [`drizzle-orm/${driver}/migrator.migrate`, { returns: 'promise<none>', effect: { kind: 'write' }, awaitable: true }] as const)),
    'drizzle-orm/better-sqlite3/migrator.migrate': { returns: 'none', effect: { kind: 'write', blocking: true } },
    'drizzle-orm/bun-sqlite/migrator.migrate': { returns: 'none', effect: { kind: 'write', blocking: true } },
  },
  types: {
    ...drizzleBuilders,
    'drizzle-orm.Database': {
      sharing: 'shared',
      attributes: { query: 'drizzle-orm.Relations', $client: 'any', $primary: 'self', $replicas: 'list<self>', $cache: 'any' },
      calls: {
        ...database(''),
        execute: raw,
        run: { ...raw, effect: change },
        all: raw,
        get: raw,
        values: raw,
        transaction: transaction('drizzle-orm.Transaction'),
        batch: { returns: 'promise<list<any>>', effect: change, awaitable: true, batch: 'always' },
      },
    },
    'drizzle-orm.Transaction': {
      extends: ['drizzle-orm.Database'],
      sharing: 'exclusive',
      calls: { rollback, setTransaction: { returns: 'promise<none>', awaitable: true } },
    },
    'drizzle-orm.SyncDatabase': {
      sharing: 'exclusive',
      attributes: { query: 'drizzle-orm.SyncRelations', $client: 'any' },
      calls: {
        ...database('Sync'),
        ...run({ ...change, blocking: true }, { ...many, blocking: true }, { text: 0, style: 'driver' }),
        transaction: {
          returns: 'result0', effect: { kind: 'begin', blocking: true }, callback: { argument: 0, runs: 'once', parameters: ['drizzle-orm.SyncTransaction'] },
        },
      },
    },
    'drizzle-orm.SyncTransaction': { extends: ['drizzle-orm.SyncDatabase'], sharing: 'exclusive', calls: { rollback } },
  },
  // The database is mostly handed over, by a module of the program or by what began a transaction.
  conventions: [
    { receiver: 'db', is: 'drizzle-orm.Database', confidence: 'medium', imports: ['drizzle-orm'] },
    { receiver: 'database', is: 'drizzle-orm.Database', confidence: 'medium', imports: ['drizzle-orm'] },
    { receiver: 'tx', is: 'drizzle-orm.Transaction', confidence: 'medium', imports: ['drizzle-orm'] },
    { receiver: 'trx', is: 'drizzle-orm.Transaction', confidence: 'medium', imports: ['drizzle-orm'] },
  ],
  // Files that ask only by relations import nothing of Drizzle.
  callConventions: [{ receiver: 'query.*', methods: ['findMany', 'findFirst'], is: 'drizzle-orm.Relation', confidence: 'medium' }],
})
