// Every call of node:sqlite that its model speaks of. A prepared statement does what its text says.

import { backup, DatabaseSync, type StatementSync } from 'node:sqlite'
import sqlite from 'node:sqlite'

const { DatabaseSync: Required } = require('node:sqlite')
const db = new DatabaseSync(':memory:') //: connect
const byId = db.prepare('SELECT * FROM users WHERE id = ?')
const insert = db.prepare('INSERT INTO users (id) VALUES (?)')

export function reads(id: number): unknown[] {
  const row = byId.get(id) //: query
  const rows = byId.all(id) //: query
  for (const one of byId.iterate(id)) use(one) //: query
  use(byId.sourceSQL, byId.expandedSQL, byId.columns(), row)
  db.serialize() //: query
  return rows.map((one) => one.name)
}

export function writes(id: number): void {
  insert.run(id) //: write
  db.prepare('INSERT INTO users (id) VALUES (?) RETURNING id').get(id) //: write
  db.exec('CREATE TABLE logs (id INTEGER)') //: write
  db.exec('BEGIN') //: begin
  db.exec('COMMIT') //: commit
  db.exec('ROLLBACK') //: rollback
  db.applyChangeset(new Uint8Array()) //: write
  db.deserialize(new Uint8Array()) //: write
}

export function tagged(id: number): void {
  const sql = db.createTagStore()
  sql.get`SELECT * FROM users WHERE id = ${id}` //: query
  sql.all`SELECT * FROM users WHERE id > ${id}` //: query
  for (const one of sql.iterate`SELECT * FROM users`) use(one) //: query
  sql.run`DELETE FROM users WHERE id = ${id}` //: write
  use(sql.size, sql.capacity, sql.db)
  sql.clear()
}

export async function others(path: string): Promise<void> {
  const other = new Required(path, { open: false }) //: connect
  other.open() //: connect
  new sqlite.DatabaseSync(path).prepare('SELECT 1').get() //: connect, query
  await backup(db, path) //: file-write
  db.function('twice', (x: number) => x * 2)
  db.aggregate('total', { start: 0, step: (total: number, next: number) => total + next })
  db.enableLoadExtension(true)
  db.loadExtension('x')
  db.enableDefensive(true)
  db.setAuthorizer(null)
  use(db.isOpen, db.isTransaction, db.location(), db.createSession())
  byId.setAllowBareNamedParameters(true)
  byId.setAllowUnknownNamedParameters(true)
  byId.setReturnArrays(true)
  byId.setReadBigInts(true)
  db.close()
}

export function annotated(given: DatabaseSync, statement: StatementSync): void {
  given.prepare('SELECT 1').get() //: query
  statement.run(1) //: write
}

function use(...values: unknown[]): void {
  values.slice()
}
