// Every call of Slonik that its model speaks of. What a call does follows from the text of its tag.

import { createPool, createSqlTag, sql, type CommonQueryMethods, type DatabasePool, type DatabaseTransactionConnection } from 'slonik'
import { sql as forked, type CommonQueryMethods as Forked } from '@silverhand/slonik'
import { z } from 'zod'

const table = sql.identifier(['users'])
const own = createSqlTag({ typeAliases: { id: z.object({ id: z.number() }) } })

export async function reads(pool: CommonQueryMethods, id: number, ids: number[]): Promise<void> {
  const found = await pool.query(sql.unsafe`SELECT * FROM ${table} WHERE id = ${id}`) //: query
  const rows = await pool.any(sql.type(z.object({}))`SELECT * FROM users WHERE id = ANY(${sql.array(ids, 'int4')})`) //: query
  await pool.many(own.typeAlias('id')`SELECT id FROM users WHERE id IN (${sql.join(ids, sql.fragment`, `)})`) //: query
  await pool.anyFirst(sql`SELECT id FROM users`) //: query
  await pool.manyFirst(sql`SELECT id FROM users`) //: query
  const row = await pool.one(sql`SELECT * FROM users WHERE id = ${id}`) //: query
  await pool.maybeOne(sql`SELECT * FROM users WHERE id = ${id}`) //: query
  await pool.oneFirst(sql`SELECT count(*) FROM users`) //: query
  await pool.maybeOneFirst(sql`SELECT name FROM users`) //: query
  await pool.exists(sql`SELECT 1 FROM users`) //: query
  await pool.stream(sql.unsafe`SELECT * FROM users`, (stream) => use(stream)) //: query
  const query = sql.prepared(z.any())`SELECT 1`
  await pool.any(query) //: query
  use(found.rows.map((one) => one.name), found.rowCount, found.fields, found.command, rows.length, row.name, query.sql, query.values, table.names)
  use(sql.binary, sql.date(new Date()), sql.interval({}), sql.json({}), sql.jsonb({}), sql.literalValue('a'), sql.timestamp(new Date()), sql.unnest([], []), sql.uuid('a'))
}

export async function writes(pool: CommonQueryMethods, id: number): Promise<void> {
  await pool.query(sql.unsafe`INSERT INTO users (id) VALUES (${id})`) //: write
  await pool.one(sql.type(z.any())`UPDATE users SET name = 'b' WHERE id = ${id} RETURNING *`) //: write
  await pool.query(sql.unsafe`DELETE FROM users WHERE id = ${id}`) //: write
}

export async function transactions(pool: DatabasePool, id: number): Promise<void> {
  await pool.transaction(async (connection) => { //: begin
    await connection.query(sql.unsafe`DELETE FROM users WHERE id = ${id}`) //: write
    await connection.transaction(async (inner) => { //: begin
      await inner.one(sql.unsafe`SELECT 1`) //: query
    })
  })
  await pool.connect(async (connection) => {
    await connection.any(sql.unsafe`SELECT 1`) //: query
  })
}

export async function pools(): Promise<void> {
  const pool = await createPool('postgres://localhost')
  await pool.any(sql.unsafe`SELECT 1`) //: query
  pool.on('error', (error: Error) => use(error))
  use(pool.state(), pool.configuration)
  await pool.end()
}

export async function annotated(transaction: DatabaseTransactionConnection, pool: Forked): Promise<void> {
  await transaction.any(sql.unsafe`SELECT 1`) //: query
  await pool.one<{ count: number }>(forked`SELECT count(*) FROM ${table}`) //: query
}

function use(...values: unknown[]): void {
  values.slice()
}
