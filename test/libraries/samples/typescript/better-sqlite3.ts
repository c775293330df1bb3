// Every call of better-sqlite3 that its model speaks of. A prepared statement does what its text says.

import Database, { type Statement } from 'better-sqlite3'
import type BetterSqlite3 from 'better-sqlite3'

const Required = require('better-sqlite3')
const db = new Database('app.db') //: connect
const byId = db.prepare('SELECT * FROM users WHERE id = ?')
const insert = db.prepare<[number], unknown>('INSERT INTO users (id) VALUES (?)')
const returning = db.prepare('INSERT INTO users (id) VALUES (?) RETURNING id')

export function reads(id: number): unknown[] {
  const row = byId.get(id) //: query
  const rows = byId.all(id) //: query
  for (const one of byId.iterate(id)) use(one) //: query
  db.prepare('SELECT name FROM users').pluck().all() //: query
  db.prepare('SELECT name FROM users').expand().raw().safeIntegers().get() //: query
  db.prepare(`SELECT name FROM users WHERE id = ${id}`).bind().get() //: query
  use(byId.source, byId.reader, byId.readonly, byId.busy, byId.database, byId.columns(), row)
  db.pragma('journal_mode = WAL') //: query
  db.serialize() //: query
  return rows.map((one) => one.name)
}

export function writes(id: number): void {
  insert.run(id) //: write
  returning.get(id) //: write
  db.prepare('DELETE FROM users WHERE id = ?').run(id) //: write
  db.exec('CREATE TABLE logs (id INTEGER)') //: write
  db.exec('BEGIN') //: begin
  db.exec('COMMIT') //: commit
  db.exec('ROLLBACK') //: rollback
}

const insertAll = db.transaction((ids: number[]) => {
  for (const id of ids) insert.run(id) //: write
})

export function transactions(given: BetterSqlite3.Transaction, ids: number[]): void {
  insertAll(ids) //: begin
  insertAll.immediate(ids) //: MISSING begin
  given(ids) //: begin
  given.default(ids) //: begin
  given.deferred(ids) //: begin
  given.exclusive(ids) //: begin
}

export async function others(path: string): Promise<void> {
  const other = new Required(path) //: connect
  other.prepare('SELECT 1').get() //: query
  await db.backup('copy.db') //: file-write
  db.function('twice', (x: number) => x * 2)
  db.aggregate('total', { start: 0, step: (total: number, next: number) => total + next })
  db.table('t', { columns: [], rows: function* () { yield 1 } })
  db.loadExtension('x').defaultSafeIntegers().unsafeMode()
  use(db.open, db.inTransaction, db.name, db.memory, db.readonly)
  db.close()
}

export function annotated(given: Database.Database, statement: Statement, unknown: Database.Statement): void {
  given.prepare('SELECT 1').get() //: query
  statement.run(1) //: write
  unknown.all() //: query
}

function use(...values: unknown[]): void {
  values.slice()
}
