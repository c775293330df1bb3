import pg from 'pg'

export async function prepare({ N }) {
  const db = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 1 })
  await db.query('CREATE TEMPORARY TABLE orders (id serial PRIMARY KEY, number integer, customer text)')
  return { db, orders: Array.from({ length: N }, (_, number) => ({ number, customer: `customer ${number}` })) }
}

export function reset({ db }) {
  return db.query('TRUNCATE orders')
}

export function call(program, { db, orders }) {
  return program.store(db, orders)
}

export async function result({ db }) {
  return (await db.query('SELECT number, customer FROM orders ORDER BY number')).rows
}

export function close({ db }) {
  return db.end()
}
