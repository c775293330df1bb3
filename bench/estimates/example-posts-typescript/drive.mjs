import pg from 'pg'

/** The example's pool is made when the module is loaded: it takes its server from the environment. */
export async function prepare({ N, rows }) {
  const db = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await db.connect()
  Object.assign(process.env, { PGHOST: db.host, PGPORT: String(db.port), PGUSER: db.user, PGDATABASE: db.database, PGPASSWORD: db.password ?? '' })
  await db.query('DROP TABLE IF EXISTS posts')
  await db.query('CREATE TABLE posts (id integer PRIMARY KEY, user_id integer, title text)')
  await db.query(`INSERT INTO posts SELECT n, n % ${N}, 'Post ' || n FROM generate_series(1, ${N * rows}) AS n`)
  await db.query('CREATE INDEX ON posts (user_id)')
  await db.query('ANALYZE posts')
  await db.end()
  return Array.from({ length: N }, (_, id) => id)
}

export async function call(program, ids) {
  const posts = await program.getUserPosts(ids)
  return posts.map(({ id }) => id).sort()
}
