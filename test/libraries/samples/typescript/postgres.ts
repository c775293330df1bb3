// Every call of postgres.js that its model speaks of. A query is sent where it is awaited, so the mark stands there.

import postgres, { type ReservedSql, type Sql, type TransactionSql } from 'postgres'

const sql = postgres('postgres://localhost')
const other = require('postgres')()

export async function reads(id: number, ids: number[]): Promise<void> {
  const rows = await sql`SELECT * FROM users WHERE id = ${id}` //: query
  const [row] = await sql`SELECT * FROM users WHERE id IN ${sql(ids)}` //: query
  const condition = sql`WHERE id = ${id}`
  await sql`SELECT * FROM users ${condition}` //: query
  await sql`SELECT name FROM users`.values() //: query
  await sql`SELECT name FROM users`.raw() //: query
  await sql`SELECT name FROM users`.simple() //: query
  await sql`SELECT name FROM users`.execute() //: query
  await sql.unsafe('SELECT * FROM users WHERE id = $1', [id]) //: query
  await sql.file('query.sql') //: query
  for await (const batch of sql`SELECT * FROM users`.cursor(100)) use(batch.length) //: query
  await sql`SELECT * FROM users`.forEach((one) => use(one.name)) //: query
  await sql`SELECT * FROM users`.stream((one) => use(one.name)) //: query
  await sql`SELECT * FROM users`.describe() //: query
  await sql`COPY users TO STDOUT`.readable() //: write
  await sql`COPY users FROM STDIN`.writable() //: write
  sql`SELECT * FROM users`.then((found) => use(found)) //: query
  sql`SELECT * FROM users`.catch(() => use()) //: query
  sql`SELECT 1`.cancel()
  await other`SELECT 1` //: query
  use(rows.map((one) => one.name), row.name, sql.json({}), sql.array([1]), sql.typed(1, 2), sql.types, sql.options, sql.parameters)
}

export async function returned(id: number): Promise<unknown> {
  return sql`SELECT * FROM users WHERE id = ${id}` //: query
}

export async function writes(id: number): Promise<void> {
  await sql`INSERT INTO users ${sql({ id })}` //: write
  await sql`UPDATE users SET ${sql({ id })} WHERE id = ${id} RETURNING *`.values() //: write
  await sql`DELETE FROM users WHERE id = ${id}` //: write
  await sql.unsafe('DELETE FROM users') //: write
  await sql.notify('channel', 'a') //: write
}

export async function transactions(id: number): Promise<void> {
  await sql.begin(async (inner) => { //: begin
    await inner`DELETE FROM users WHERE id = ${id}` //: write
    await inner.savepoint(async (deeper) => { //: begin
      await deeper`SELECT 1` //: query
    })
    await inner.prepare('a')
  })
  await sql.begin('read only', async (inner) => { //: begin
    await inner.unsafe('SELECT 1') //: query
  })
  await sql.begin((inner) => [ //: begin
    inner`DELETE FROM users WHERE id = ${id}`, //: MISSING write
  ])
  const reserved = await sql.reserve()
  await reserved`SELECT 1` //: query
  reserved.release()
}

export async function listens(): Promise<void> {
  await sql.listen('channel', (value) => use(value))
  await sql.subscribe('*', (row, info) => use(row, info))
  await sql.end()
}

export async function annotated(given: Sql, inner: TransactionSql, reserved: ReservedSql, full: postgres.Sql): Promise<void> {
  await given`SELECT 1` //: query
  await inner`SELECT 1` //: query
  await reserved`SELECT 1` //: query
  await full`SELECT 1` //: query
}

function use(...values: unknown[]): void {
  values.slice()
}
