// Every call of node-postgres that its model speaks of, with what it does on each line.

import pg, { Pool, Client, type PoolClient, type QueryResult } from 'pg'

const pool = new Pool({ max: 10 })
const other = new pg.Pool()

export async function throughPool(id: number): Promise<unknown[]> {
  const found = await pool.query('SELECT * FROM users WHERE id = $1', [id]) //: query
  await pool.query({ text: 'SELECT 1 WHERE $1', values: [id] }) //: query
  await other.query(`SELECT name FROM users WHERE id = ${id}`) //: query
  await pool.query('INSERT INTO log (user_id) VALUES ($1)', [id]) //: write
  await pool.query('UPDATE users SET seen = now() WHERE id = $1', [id]) //: write
  await pool.query('DELETE FROM log WHERE user_id = $1', [id]) //: write
  pool.query('SELECT 1', (error: Error, result: QueryResult) => use(error, result.rows)) //: query
  pool.on('error', (error: Error) => use(error))
  use(pool.totalCount, pool.idleCount, pool.waitingCount)
  const rows = found.rows
  use(found.rowCount, found.command, found.fields, found.oid)
  await pool.end()
  return rows.map((row) => row.name)
}

export async function throughClient(config: string): Promise<void> {
  const client = new Client(config)
  await client.connect() //: connect
  const same: Client = client
  await same.query('BEGIN') //: begin
  await same.query('SELECT 1') //: query
  await same.query('COMMIT') //: commit
  await same.query('ROLLBACK') //: rollback
  client.on('end', () => use())
  use(client.escapeIdentifier('a'), client.escapeLiteral('b'))
  await client.end()
}

export async function throughPoolClient(): Promise<void> {
  const client = await pool.connect()
  await client.query('SELECT 1') //: query
  client.release()
}

export async function annotated(client: PoolClient, given: pg.Pool): Promise<void> {
  await client.query('SELECT 1') //: query
  await given.query('SELECT 1') //: query
}

function use(...values: unknown[]): void {
  values.slice()
}
