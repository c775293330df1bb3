// Query builders: a chain is sent where somebody awaits it, and what a condition's function is given is what the query is given.

import { checksFor } from '../support/check.js'

const { costs, fine } = checksFor('n-plus-one-query', 'typescript')

const drizzle = `
  import { eq, inArray, sql } from 'drizzle-orm'
  import { drizzle } from 'drizzle-orm/node-postgres'
  import { users } from './schema'
  const db = drizzle('')
`

describe('n-plus-one-query (TypeScript): builders', () => {
  costs('given to Promise.all', `${drizzle}
  export async function f(ids: string[]) {
    return Promise.all(ids.map((id) => ⟦db.select().from(users).where(eq(users.id, id))⟧))
  }`)

  costs('returned by an async function', `${drizzle}
  export async function f(ids: string[]) {
    return Promise.all(ids.map(async (id) => { return ⟦db.select().from(users).where(eq(users.id, id))⟧ }))
  }`)

  costs('with a condition that a function writes', `${drizzle}
  export async function f(ids: string[]) {
    for (const id of ids) console.log(await ⟦db.query.users.findFirst({ where: (table, { eq }) => eq(table.id, id) })⟧)
  }`)

  costs('that send SQL', `${drizzle}
  export async function f(ids: string[]) {
    for (const id of ids) console.log(await ⟦db.execute(sql\`SELECT * FROM users WHERE id = \${id}\`)⟧)
  }`)

  fine('a batch in a condition that a function writes', `${drizzle}
  export async function f(groups: string[][]) {
    for (const ids of groups) console.log(await db.query.users.findMany({ where: (table, { inArray }) => inArray(table.id, ids) }))
  }`)

  fine('made in a loop, and sent by nobody there', `${drizzle}
  export async function f(ids: string[]) {
    let query = db.select().from(users).$dynamic()
    for (const id of ids) query = query.where(eq(users.id, id))
    return query
  }`)

  fine('a batch in a stage of a pipeline', `
  import { MongoClient } from 'mongodb'
  const users = new MongoClient('').db().collection('users')
  export async function f(groups: string[][]) {
    for (const ids of groups) console.log(await users.aggregate([{ $match: { name: { $in: ids } } }]).toArray())
  }`)

  fine('a cursor that is read to its end', `
  import { MongoClient } from 'mongodb'
  const users = new MongoClient('').db().collection('users')
  export async function f() {
    const cursor = users.find({})
    while (await cursor.hasNext()) console.log(await cursor.next())
  }`)

  fine('commands that travel together', `
  import Redis from 'ioredis'
  const redis = new Redis()
  export async function f(ids: string[]) {
    return Promise.all(ids.map((id) => redis.get(id)))
  }`)

  costs('commands that wait for one another', `
  import Redis from 'ioredis'
  const redis = new Redis()
  export async function f(ids: string[]) {
    for (const id of ids) console.log(await ⟦redis.get(id)⟧)
  }`)

  fine('a prepared statement that writes', `
  import Database from 'better-sqlite3'
  const db = new Database('')
  const insert = db.prepare('INSERT INTO users (id) VALUES (?) RETURNING id')
  export function f(ids: string[]) {
    for (const id of ids) console.log(insert.get(id))
  }`)

  costs('on a database that comes from elsewhere, asked by relations', `
  export async function f(context: any, ids: string[]) {
    for (const id of ids) console.log(await ⟦context.db.query.users.findFirst({ where: (table, { eq }) => eq(table.id, id) })⟧)
  }`)

  costs('on a database that comes from elsewhere, in a file that requires the driver', `
  const ObjectId = require('mongodb').ObjectId
  export async function f(context, ids) {
    const { db } = context
    for (const id of ids) console.log(await ⟦db.collection('users').findOne({ _id: new ObjectId(id) })⟧)
  }`)

  fine('a database that nothing says what it is', `
  export async function f(context, ids) {
    const { db } = context
    for (const id of ids) console.log(await db.collection('users').findOne({ id }))
  }`)
})
