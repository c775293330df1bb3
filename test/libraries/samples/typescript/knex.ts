// Every call of Knex that its model speaks of. A chain is sent where it is awaited, so the mark stands there.

import createKnex, { knex as build, type Knex } from 'knex'

const knex = createKnex({ client: 'pg' })
const other = build({ client: 'pg' })

export async function reads(id: number): Promise<void> {
  await knex('users').where({ id }) //: query
  await knex('users').where({ id }).first() //: query
  await knex.select('*').from('users').whereIn('id', [id]).orWhereIn('id', [id]).whereNotIn('id', [id]) //: query
  await knex.table('users') //: query
  await knex.from('users') //: query
  await knex.with('a', knex('users')).select('*').from('a') //: query
  await knex.queryBuilder().select('*').from('users') //: query
  await other('users').count('*') //: query
  await knex('users').columnInfo() //: query
  const query = knex('users').where({ id }).orderBy('id')
  use(query.toString(), query.toQuery(), query.toSQL())
  query.clone().then((rows) => use(rows)) //: query
  query.clone().catch(() => use()) //: query
  query.clone().stream() //: query
  query.clone().first().then((row) => use(row)) //: query
  query.clone().first().catch(() => use()) //: query
  query.clone().first().stream() //: query
  await query //: query
}

export async function writes(id: number): Promise<void> {
  await knex('users').insert({ id }) //: write
  await knex('users').where({ id }).update({ id }).returning('id') //: write
  await knex('users').upsert({ id }) //: write
  await knex('users').where({ id }).del() //: write
  await knex('users').where({ id }).delete() //: write
  await knex('users').truncate() //: write
  await knex('users').increment('id', 1) //: write
  await knex('users').decrement('id', 1) //: write
  await knex.insert({ id }).into('users') //: write
  await knex.into('users').insert({ id }) //: write
  await knex.batchInsert('users', [{ id }], 100) //: write
  knex('users').insert({ id }).then(() => use()).catch(() => use()) //: write
  knex('users').insert({ id }).catch(() => use()) //: write
  knex('users').insert({ id }).stream() //: write
}

export async function raw(id: number): Promise<void> {
  await knex.raw('SELECT * FROM users WHERE id = ?', [id]) //: query
  await knex.raw('UPDATE users SET seen = now()') //: write
  const part = knex.raw('count(*)').wrap('(', ')')
  use(part.toString(), part.toQuery(), part.toSQL(), knex.ref('id'))
  use(knex.fn, knex.schema, knex.migrate, knex.seed, knex.client)
}

export async function transactions(id: number): Promise<void> {
  await knex.transaction(async (trx) => { //: begin
    await trx('users').insert({ id }) //: write
    await trx.raw('SELECT 1') //: query
  })
  knex.on('query', () => use())
  await knex.destroy()
}

export async function annotated(given: Knex, trx: Knex.Transaction, query: Knex.QueryBuilder): Promise<void> {
  await given('users') //: query
  await given('users').transacting(trx).where({ id: 1 }) //: query
  await trx('users') //: query
  await trx.savepoint(async (inner) => use(inner))
  use(trx.isCompleted())
  await trx.commit() //: commit
  await trx.rollback() //: rollback
  await query //: query
}

function use(...values: unknown[]): void {
  values.slice()
}
