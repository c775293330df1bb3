import pg from 'pg'

export async function prepare({ N }) {
  const db = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 1 })
  await db.query('CREATE TEMPORARY TABLE orders (id integer PRIMARY KEY, customer text)')
  await db.query(`INSERT INTO orders SELECT n, 'customer ' || n FROM generate_series(0, 9999) AS n`)
  await db.query('ANALYZE orders')
  return { db, ids: Array.from({ length: N }, (_, number) => (number * 7919) % 10_000) }
}

export function call(program, { db, ids }) {
  return program.customersOf(db, ids)
}

export function close({ db }) {
  return db.end()
}
