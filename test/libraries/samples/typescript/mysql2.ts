// Every call of mysql2 that its model speaks of, by promises and by callbacks.

import mysql, { type Connection, type Pool, type PoolConnection } from 'mysql2/promise'
import * as classic from 'mysql2'

export async function throughConnection(uri: string, id: number): Promise<unknown> {
  const connection = await mysql.createConnection(uri) //: connect
  const [rows, fields] = await connection.query('SELECT * FROM users WHERE id = ?', [id]) //: query
  await connection.execute('SELECT * FROM users WHERE id = ?', [id]) //: query
  await connection.query({ sql: 'SELECT 1 WHERE ?', values: [id] }) //: query
  await connection.execute('INSERT INTO log (user_id) VALUES (?)', [id]) //: write
  await connection.beginTransaction() //: begin
  await connection.commit() //: commit
  await connection.rollback() //: rollback
  await connection.connect() //: connect
  await connection.ping()
  use(connection.escape(id), connection.escapeId('a'), connection.format('?', [id]))
  const prepared = await connection.prepare('SELECT 1')
  await prepared.execute([]) //: query
  await prepared.close()
  await connection.end()
  connection.destroy()
  return use(rows, fields)
}

export async function throughPool(uri: string): Promise<void> {
  const pool = mysql.createPool(uri)
  await pool.query('SELECT 1') //: query
  await pool.execute('UPDATE users SET seen = 1') //: write
  const connection = await pool.getConnection()
  await connection.query('SELECT 1') //: query
  connection.release()
  pool.releaseConnection(connection)
  use(pool.escape(1), pool.escapeId('a'), pool.format('?', [1]))
  pool.on('connection', (opened) => use(opened))
  await pool.end()
}

export async function throughCluster(): Promise<void> {
  const cluster = mysql.createPoolCluster()
  cluster.add({ host: 'one' })
  const connection = await cluster.getConnection()
  await connection.query('SELECT 1') //: query
  await cluster.of('*').query('SELECT 1') //: query
  await cluster.end()
}

export async function annotated(connection: Connection, pool: Pool, pooled: PoolConnection): Promise<void> {
  await connection.query('SELECT 1') //: query
  await pool.query('SELECT 1') //: query
  await pooled.execute('SELECT 1') //: query
}

export function byCallbacks(uri: string): void {
  const connection = classic.createConnection(uri) //: connect
  connection.query('SELECT 1', (error, rows) => use(error, rows)) //: query
  connection.execute('SELECT 1', [], (error, rows) => use(error, rows)) //: query
  connection.beginTransaction((error) => use(error)) //: begin
  connection.commit((error) => use(error)) //: commit
  connection.rollback((error) => use(error)) //: rollback
  connection.connect((error) => use(error)) //: connect
  connection.on('error', (error) => use(error))
  use(connection.escape(1), connection.escapeId('a'), connection.format('?', [1]))
  use(classic.escape(1), classic.escapeId('a'), classic.format('?', [1]))
  connection.end()
  connection.destroy()
}

export async function byPromisesOfClassic(uri: string): Promise<void> {
  const pool = classic.createPool(uri)
  pool.query('SELECT 1', (error, rows) => use(error, rows)) //: query
  pool.execute('SELECT 1', [], (error, rows) => use(error, rows)) //: query
  pool.getConnection((error, connection) => {
    connection.query('SELECT 1', (failed, rows) => use(error, failed, rows)) //: query
    connection.release()
  })
  use(pool.escape(1), pool.escapeId('a'), pool.format('?', [1]))
  pool.on('connection', (opened) => use(opened))
  await pool.promise().query('SELECT 1') //: query
  await classic.createConnection(uri).promise().query('SELECT 1') //: connect, query
  pool.end()
}

export async function ofPooled(pooled: classic.PoolConnection): Promise<void> {
  await pooled.promise().query('SELECT 1') //: query
  pooled.release()
}

function use(...values: unknown[]): void {
  values.slice()
}
