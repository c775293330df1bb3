// Writes of query builders and of clients that send together: what is a bulk form already, and what is none.

import { checksFor } from '../support/check.js'

const { costs, fine } = checksFor('write-in-loop', 'typescript')

const drizzle = `
  import { drizzle } from 'drizzle-orm/node-postgres'
  import { users } from './schema'
  const db = drizzle('')
`

describe('write-in-loop (TypeScript): builders and clients', () => {
  costs('Drizzle, a row each', `${drizzle}
  export async function f(ids: string[]) {
    for (const id of ids) await ⟦db.insert(users).values({ id })⟧
  }`)

  fine('Drizzle, a table each', `${drizzle}
  export async function f(tables: unknown[]) {
    for (const table of tables) await db.delete(table)
  }`)

  costs('Kysely, a row each', `
  import { Kysely } from 'kysely'
  export async function f(db: Kysely<any>, ids: string[]) {
    for (const id of ids) await ⟦db.insertInto('users').values({ id }).execute()⟧
  }`)

  fine('Kysely, a table each', `
  import { Kysely } from 'kysely'
  export async function f(db: Kysely<any>, tables: string[]) {
    for (const table of tables) await db.deleteFrom(table).execute()
  }`)

  costs('MongoDB, a document each', `
  import { MongoClient } from 'mongodb'
  const db = new MongoClient('').db()
  export async function f(names: string[]) {
    for (const name of names) await ⟦db.collection('users').insertOne({ name })⟧
  }`)

  fine('MongoDB, a collection each', `
  import { MongoClient } from 'mongodb'
  const db = new MongoClient('').db()
  export async function f(names: string[]) {
    for (const name of names) await db.collection(name).deleteMany({})
  }`)

  costs('Redis, a key each', `
  import { createClient } from 'redis'
  const client = createClient()
  export async function f(ids: string[]) {
    for (const id of ids) await ⟦client.set(id, 1)⟧
  }`)

  fine('Redis, a pipeline each', `
  import Redis from 'ioredis'
  const redis = new Redis()
  export async function f(groups: string[][]) {
    for (const ids of groups) {
      const pipeline = redis.pipeline()
      for (const id of ids) pipeline.set(id, 1)
      await pipeline.exec()
    }
  }`)

  fine('prepared statements in a transaction', `
  import Database from 'better-sqlite3'
  const db = new Database('')
  const insert = db.prepare('INSERT INTO users (id) VALUES (?)')
  export const insertAll = db.transaction((ids: string[]) => {
    for (const id of ids) insert.run(id)
  })`)
})
