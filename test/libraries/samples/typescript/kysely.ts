// Every call of Kysely that its model speaks of.

import { CompiledQuery, Kysely, Migrator, PostgresDialect, sql, type ControlledTransaction, type SelectQueryBuilder, type Transaction } from 'kysely'

const db = new Kysely<any>({ dialect: new PostgresDialect({}) })

export async function reads(id: number, ids: number[]): Promise<void> {
  const rows = await db.selectFrom('users').selectAll().where('id', '=', id).execute() //: query
  const row = await db.selectFrom('users').select(['id', 'name']).where('id', 'in', ids).executeTakeFirst() //: query
  await db.selectFrom('users').innerJoin('logs', 'logs.userId', 'users.id').orderBy('id').limit(1).executeTakeFirstOrThrow() //: query
  await db.selectNoFrom((eb) => eb.lit(1).as('one')).execute() //: query
  await db.with('recent', (inner) => inner.selectFrom('users').selectAll()).selectFrom('recent').selectAll().execute() //: query
  await db.withRecursive('tree', (inner) => inner.selectFrom('users')).selectFrom('tree').execute() //: query
  await db.withSchema('app').selectFrom('users').execute() //: query
  await db.withTables<any>().withPlugin({}).withoutPlugins().selectFrom('users').execute() //: query
  for await (const one of db.selectFrom('users').stream()) use(one) //: query
  await db.selectFrom('users').explain() //: query
  const chain = db.selectFrom('users').$castTo<any>().$if(id > 1, (qb) => qb.where('id', '=', id))
  use(chain.compile().sql, chain.compile().parameters, chain.toOperationNode(), chain.as('part'), row.name, rows.map((one) => one.id))
  await db.introspection.getTables() //: query
  await db.introspection.getSchemas() //: query
  await db.introspection.getMetadata() //: query
  use(db.fn, db.dynamic, db.isTransaction, db.case(), db.getExecutor())
}

export async function writes(id: number): Promise<void> {
  await db.insertInto('users').values({ id }).execute() //: write
  await db.insertInto('users').values([{ id }]).onConflict((conflict) => conflict.doNothing()).returningAll().executeTakeFirst() //: write
  await db.replaceInto('users').values({ id }).executeTakeFirstOrThrow() //: write
  await db.updateTable('users').set({ id }).where('id', '=', id).execute() //: write
  await db.updateTable('users').set({ id }).returning('id').executeTakeFirst() //: write
  await db.deleteFrom('users').where('id', '=', id).executeTakeFirst() //: write
  await db.mergeInto('users').using('logs', 'logs.userId', 'users.id').whenMatched().thenDelete().execute() //: write
  await db.schema.createTable('users').addColumn('id', 'integer').execute() //: write
  use(db.schema.dropTable('users').ifExists().compile())
}

export async function texts(id: number): Promise<void> {
  const found = await sql<any>`SELECT * FROM users WHERE id = ${id}`.execute(db) //: query
  await sql`DELETE FROM ${sql.table('users')} WHERE ${sql.ref('id')} = ${sql.val(id)}`.execute(db) //: write
  await sql.raw('UPDATE users SET seen = 1').execute(db) //: write
  await db.executeQuery(CompiledQuery.raw('SELECT 1')) //: query
  await db.executeQuery(db.selectFrom('users').compile()) //: query
  use(sql`now()`.as('now'), sql`1`.$castTo<number>().compile(db), sql.id('a'), sql.lit(1), sql.join([1]))
  use(found.rows.map((row) => row.name), found.numAffectedRows, found.numChangedRows, found.insertId)
}

export async function transactions(id: number): Promise<void> {
  await db.transaction().setIsolationLevel('serializable').setAccessMode('read write').execute(async (trx) => { //: begin
    await trx.insertInto('users').values({ id }).execute() //: write
    await sql`SELECT 1`.execute(trx) //: query
  })
  const trx = await db.startTransaction().setIsolationLevel('serializable').setAccessMode('read write').execute() //: begin
  await trx.selectFrom('users').execute() //: query
  const inner = await trx.savepoint('a').execute()
  await inner.releaseSavepoint('a').execute()
  await inner.rollbackToSavepoint('a').execute()
  await trx.commit().execute() //: commit
  await trx.rollback().execute() //: rollback
  await db.connection().execute(async (one) => {
    await one.selectFrom('users').execute() //: query
  })
  use(trx.isCommitted, trx.isRolledBack)
  await db.destroy()
}

export async function migrations(migrator: Migrator): Promise<void> {
  await new Migrator({ db, provider: {} }).migrateToLatest() //: write
  await migrator.migrateTo('a') //: write
  await migrator.migrateUp() //: write
  await migrator.migrateDown() //: write
  await migrator.getMigrations() //: query
}

export async function annotated(given: Kysely<any>, trx: Transaction<any>, controlled: ControlledTransaction<any>, query: SelectQueryBuilder<any, any, any>): Promise<void> {
  await given.selectFrom('users').execute() //: query
  await trx.selectFrom('users').execute() //: query
  await controlled.commit().execute() //: commit
  await query.execute() //: query
}

export async function handed(context: any, trx: any, tx: any): Promise<void> {
  await context.db.schema.dropTable('users').execute() //: write
  await context.database.selectFrom('users').execute() //: query
  await context.database.insertInto('users').values({}).execute() //: write
  await context.database.updateTable('users').set({}).execute() //: write
  await context.database.deleteFrom('users').execute() //: write
  await trx.deleteFrom('users').execute() //: write
  await tx.deleteFrom('users').execute() //: write
}

function use(...values: unknown[]): void {
  values.slice()
}
