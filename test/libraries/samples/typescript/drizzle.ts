// Every call of Drizzle that its model speaks of. A chain is sent where it is awaited, so the mark stands there.

import { and, asc, desc, eq, inArray, ne, notInArray, or, sql } from 'drizzle-orm'
import { drizzle as local } from 'drizzle-orm/better-sqlite3'
import { migrate as migrateLocal } from 'drizzle-orm/better-sqlite3/migrator'
import { migrate as migrateBun } from 'drizzle-orm/bun-sqlite/migrator'
import { drizzle as libsql } from 'drizzle-orm/libsql'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { drizzle as mysql } from 'drizzle-orm/mysql2'
import { except, intersect, pgTable, union, unionAll, withReplicas, type PgTransaction } from 'drizzle-orm/pg-core'
import * as schema from './schema'

const { users, logs } = schema
const db = drizzle(process.env.DATABASE_URL!, { schema })
const other = mysql('mysql://localhost')
const remote = libsql({ connection: 'file:a' })
const file = local('a.db', { schema })

export async function reads(id: number, ids: number[]): Promise<void> {
  const rows = await db.select().from(users).where(eq(users.id, id)) //: query
  await db.select({ name: users.name }).from(users).leftJoin(logs, eq(logs.userId, users.id)).orderBy(desc(users.id)).limit(1) //: query
  await db.selectDistinct().from(users).where(and(ne(users.id, id), or(inArray(users.id, ids), notInArray(users.id, ids)))).orderBy(asc(users.id)) //: query
  await db.selectDistinctOn([users.id]).from(users) //: query
  const recent = db.$with('recent').as(db.select().from(users))
  await db.with(recent).select().from(recent) //: query
  await db.query.users.findMany({ with: { logs: true }, where: inArray(users.id, ids) }) //: query
  const first = await db.query.users.findFirst({ where: (table, { eq }) => eq(table.id, id) }) //: query
  await db.$count(users, eq(users.id, id)) //: query
  await union(db.select().from(users), db.select().from(logs)) //: query
  await unionAll(db.select().from(users), db.select().from(logs)) //: query
  await intersect(db.select().from(users), db.select().from(logs)) //: query
  await except(db.select().from(users), db.select().from(logs)) //: query
  const chain = db.select().from(users).$dynamic()
  use(chain.toSQL(), chain.getSQL(), chain.as('part'), first.name, rows.map((row) => row.id))
  chain.then((found) => use(found)) //: query
  chain.catch(() => use()) //: query
  chain.finally(() => use()) //: query
  await chain.execute() //: query
  await remote.select().from(users).all() //: query
  await remote.select().from(users).get() //: query
  await remote.select().from(users).values() //: query
  await remote.select().from(users).run() //: query
  const prepared = db.select().from(users).where(eq(users.id, sql.placeholder('id'))).prepare('byId')
  await prepared.execute({ id }) //: query
  const relation = remote.query.users.findFirst().prepare()
  await relation.get() //: query
  await relation.all() //: query
  await relation.run() //: query
  await relation.values() //: query
  for await (const row of other.select().from(users).iterator()) use(row) //: query
  db.query.users.findFirst().then((row) => use(row)) //: query
  db.$count(users).then((count) => use(count)) //: query
}

export async function writes(id: number): Promise<void> {
  await db.insert(users).values({ id }) //: write
  const [made] = await db.insert(users).values([{ id }]).onConflictDoNothing().returning() //: write
  await db.insert(users).overridingSystemValue().values({ id }).onConflictDoUpdate({ target: users.id, set: { id } }) //: write
  await db.insert(users).select(db.select().from(logs)) //: write
  await other.insert(users).ignore().values({ id }).$returningId() //: write
  await db.update(users).set({ id }).where(eq(users.id, id)).returning({ id: users.id }) //: write
  await db.delete(users).where(eq(users.id, id)) //: write
  await db.refreshMaterializedView(schema.view) //: write
  await remote.delete(users).run() //: write
  await remote.insert(users).values({ id }).returning().get() //: write
  await remote.batch([remote.insert(users).values({ id }), remote.select().from(users)]) //: write
  db.delete(users).then(() => use()) //: write
  db.delete(users).returning().catch(() => use()) //: write
  await db.update(users).set({ id }).execute() //: write
  const prepared = db.insert(users).values({ id: sql.placeholder('id') }).prepare('add')
  await prepared.execute({ id }) //: write
  const rest = remote.delete(users).returning().prepare()
  await rest.all() //: write
  await rest.get() //: write
  await rest.run() //: write
  await rest.values() //: write
  use(made.id)
}

export async function texts(id: number): Promise<void> {
  await db.execute(sql`SELECT * FROM users WHERE id = ${id}`) //: query
  await db.execute(sql.raw('DELETE FROM users')) //: write
  await db.execute('SELECT 1') //: query
  await db.execute(sql`${sql.identifier('users')} ${sql.join([], sql`, `)}`) //: query
  await remote.all(sql`SELECT * FROM users`) //: query
  await remote.get(sql`SELECT * FROM users`) //: query
  await remote.values(sql`SELECT * FROM users`) //: query
  await remote.run(sql`DELETE FROM users`) //: write
}

export async function transactions(id: number): Promise<void> {
  await db.transaction(async (tx) => { //: begin
    await tx.insert(users).values({ id }) //: write
    await tx.query.users.findFirst() //: query
    await tx.setTransaction({ isolationLevel: 'serializable' })
    await tx.transaction(async (inner) => { //: begin
      await inner.delete(users) //: write
    })
    if (id > 1) tx.rollback() //: rollback
  })
  await migrate(db, { migrationsFolder: 'drizzle' }) //: write
}

export function synchronous(id: number): void {
  file.select().from(users).all() //: query
  const row = file.select().from(users).where(eq(users.id, id)).get() //: query
  file.select().from(users).values() //: query
  file.select().from(users).run() //: query
  file.insert(users).values({ id }).run() //: write
  file.insert(users).values({ id }).returning().get() //: write
  file.insert(users).select(file.select().from(logs)).run() //: write
  file.update(users).set({ id }).returning().all() //: write
  file.delete(users).returning().values() //: write
  file.query.users.findMany().sync() //: query
  file.query.users.findFirst().sync() //: query
  file.query.users.findFirst().prepare().get() //: query
  file.query.users.findMany().prepare().all() //: query
  const prepared = file.select().from(users).prepare()
  prepared.all() //: query
  prepared.values() //: query
  prepared.run() //: query
  file.delete(users).prepare().run() //: write
  file.all(sql`SELECT * FROM users`) //: query
  file.get(sql`SELECT * FROM users`) //: query
  file.values(sql`SELECT * FROM users`) //: query
  file.run(sql`DELETE FROM users`) //: write
  file.transaction((tx) => { //: begin
    tx.insert(users).values({ id }).run() //: write
    tx.rollback() //: rollback
  })
  migrateLocal(file, { migrationsFolder: 'drizzle' }) //: write
  migrateBun(file, { migrationsFolder: 'drizzle' }) //: write
  use(row.name, file.$client)
}

export async function awaitedToo(): Promise<void> {
  await file.select().from(users) //: query
  await file.query.users.findMany() //: query
  await file.query.users.findFirst() //: query
}

export async function replicas(): Promise<void> {
  const both = withReplicas(db, [other])
  await both.select().from(users) //: query
  await both.$primary.select().from(users) //: query
  await both.$replicas[0].select().from(users) //: query
  use(both.$client, both.$cache)
}

export async function annotated(given: NodePgDatabase<typeof schema>, inner: PgTransaction<any, any, any>): Promise<void> {
  await given.select().from(users) //: query
  await inner.insert(users).values({ id: 1 }) //: write
}

export async function handed(context: any, tx: any, trx: any): Promise<void> {
  await context.db.query.users.findMany() //: query
  await context.database.select().from(users) //: query
  await tx.insert(users).values({ id: 1 }) //: write
  await trx.delete(users) //: write
}

export const table = pgTable('users', {})

function use(...values: unknown[]): void {
  values.slice()
}
