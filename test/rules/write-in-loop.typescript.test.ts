// write-in-loop in TypeScript: what is reported where, and what must stay silent.

import { checksFor } from '../support/check.js'

const { costs, fine, noFix } = checksFor('write-in-loop', 'typescript')

describe('write-in-loop (TypeScript): Prisma', () => {
  costs('create', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function store(names: string[]) {
      for (const name of names) {
        await ⟦prisma.user.create({ data: { name } })⟧
      }
    }
  `)
  costs('update, all at once', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function rename(users: { id: number, name: string }[]) {
      await Promise.all(users.map((user) => ⟦prisma.user.update({ where: { id: user.id }, data: { name: user.name } })⟧))
    }
  `)
  costs('delete in forEach', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export function purge(ids: number[]) {
      ids.forEach(async (id) => {
        await ⟦prisma.user.delete({ where: { id } })⟧
      })
    }
  `)
  costs('through a repository of another file', `
    //- src/users.repository.ts
    import { PrismaClient } from '@prisma/client'
    export class UsersRepository {
      constructor(private readonly prisma: PrismaClient) {}
      async add(name: string) {
        return ⟨this.prisma.user.create({ data: { name } })⟩
      }
    }
    //- src/users.service.ts
    import { UsersRepository } from './users.repository'
    export class UsersService {
      constructor(private readonly users: UsersRepository) {}
      async addAll(names: string[]) {
        for (const name of names) await ⟦this.users.add(name)⟧
      }
    }
  `)
  costs('in a transaction', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function store(names: string[]) {
      await prisma.$transaction(async (tx) => {
        for (const name of names) await ⟦tx.user.create({ data: { name } })⟧
      })
    }
  `)
  costs('a client of another file', `
    //- src/db.ts
    import { PrismaClient } from '@prisma/client'
    export const db = new PrismaClient()
    //- src/main.ts
    import { db } from './db'
    export async function store(names: string[]) {
      for (const name of names) await ⟦db.user.upsert({ where: { name }, create: { name }, update: {} })⟧
    }
  `)
  fine('createMany', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function store(groups: { name: string }[][]) {
      for (const group of groups) await prisma.user.createMany({ data: group })
    }
  `)
  fine('ids of a batch', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function purge(groups: number[][]) {
      for (const ids of groups) await prisma.user.deleteMany({ where: { id: { in: ids } } })
    }
  `)
  fine('a batch with something of its own', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function label(groups: Map<string, number[]>) {
      for (const [label, ids] of groups) await prisma.user.updateMany({ where: { id: { in: ids } }, data: { label } })
    }
  `)
  fine('handed to one transaction', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function store(names: string[]) {
      await prisma.$transaction(names.map((name) => prisma.user.create({ data: { name } })))
    }
  `)
  fine('collected, then handed to one transaction', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function store(names: string[], old: number[]) {
      const creates = []
      for (const name of names) {
        creates.push(prisma.user.create({ data: { name } }))
      }
      const removals = old.map((id) => prisma.user.delete({ where: { id } }))
      const operations = [...creates, ...removals]
      await prisma.$transaction(operations)
    }
  `)
  costs('awaited where it is collected: each is sent by itself', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function store(names: string[]) {
      const made = []
      for (const name of names) made.push(await ⟦prisma.user.create({ data: { name } })⟧)
      return made
    }
  `)
  fine('the next row needs the last one', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function chain(names: string[]) {
      let parentId: number | null = null
      for (const name of names) {
        const node = await prisma.node.create({ data: { name, parentId } })
        parentId = node.id
      }
    }
  `)
  fine('a row and its detail', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function store(orders: { customer: number, note: string }[]) {
      for (const order of orders) {
        const { id } = await prisma.order.create({ data: { customer: order.customer } })
        await prisma.note.create({ data: { orderId: id, text: order.note } })
      }
    }
  `)
  costs('the details of each row are written in a loop of their own', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function store(orders: { customer: number, items: string[] }[]) {
      for (const order of orders) {
        const made = await prisma.order.create({ data: { customer: order.customer } })
        for (const name of order.items) {
          await ⟦prisma.item.create({ data: { orderId: made.id, name } })⟧
        }
      }
    }
  `)
  fine('ids found in a map of rows written before', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function tree(entries: { key: string, parent: string }[]) {
      const ids = new Map<string, number>()
      for (const entry of entries) {
        const made = await prisma.node.create({ data: { parentId: ids.get(entry.parent) } })
        ids.set(entry.key, made.id)
      }
    }
  `)
  fine('left after the first', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function first(names: string[]) {
      for (const name of names) {
        return prisma.user.create({ data: { name } })
      }
    }
  `)
  fine('few known rows', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function seed() {
      for (const name of ['admin', 'guest']) await prisma.role.create({ data: { name } })
    }
  `)
  fine('a retry', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function store(name: string) {
      for (let attempt = 0; attempt < 20; attempt++) {
        try {
          await prisma.user.create({ data: { name } })
          return
        } catch (error) {
          console.warn(error)
        }
      }
    }
  `)
})

describe('write-in-loop (TypeScript): other libraries', () => {
  costs('pg', `
    import { Pool } from 'pg'
    const pool = new Pool()
    export async function store(names: string[]) {
      for (const name of names) await ⟦pool.query('INSERT INTO users (name) VALUES ($1)', [name])⟧
    }
  `)
  costs('a client by convention: the SQL is the evidence', `
    export async function store(client: any, names: string[]) {
      for (const name of names) await ⟦client.query('INSERT INTO users (name) VALUES ($1)', [name])⟧
    }
  `)
  fine('rows of a batch in one statement', `
    import { Pool } from 'pg'
    const pool = new Pool()
    export async function store(groups: string[][]) {
      for (const names of groups) {
        const marks = names.map((_, i) => '($' + (i + 1) + ')').join(', ')
        await pool.query(\`INSERT INTO users (name) VALUES \${marks}\`, names)
      }
    }
  `)
  fine('a loop over batches', `
    import { Pool } from 'pg'
    const pool = new Pool()
    export async function store(names: string[]) {
      for (let i = 0; i < names.length; i += 100) {
        await pool.query('INSERT INTO users (name) SELECT * FROM UNNEST($1::text[])', [names.slice(i, i + 100)])
      }
    }
  `)
  fine('bounded deletes until nothing is left', `
    import { Pool } from 'pg'
    const pool = new Pool()
    export async function purge() {
      for (;;) {
        const { rowCount } = await pool.query('DELETE FROM logs WHERE id IN (SELECT id FROM logs WHERE old LIMIT 1000)')
        if (rowCount === 0) break
      }
    }
  `)
  fine('better-sqlite3: a prepared statement in a transaction is its bulk form', `
    import Database from 'better-sqlite3'
    const db = new Database('app.db')
    const insert = db.prepare('INSERT INTO users (name) VALUES (?)')
    export const store = db.transaction((names: string[]) => {
      for (const name of names) insert.run(name)
    })
  `)
  costs('mysql2', `
    import mysql from 'mysql2/promise'
    export async function store(connection: mysql.Connection, names: string[]) {
      for (const name of names) await ⟦connection.execute('INSERT INTO users (name) VALUES (?)', [name])⟧
    }
  `)
  fine('mysql2, rows in a list', `
    import mysql from 'mysql2/promise'
    export async function store(connection: mysql.Connection, groups: string[][][]) {
      for (const rows of groups) await connection.query('INSERT INTO users (name, team) VALUES ?', [rows])
    }
  `)
  costs('TypeORM, save', `
    import { Repository } from 'typeorm'
    import { User } from './user.entity'
    export class Users {
      constructor(private readonly users: Repository<User>) {}
      async store(all: User[]) {
        for (const user of all) {
          user.seen = true
          await ⟦this.users.save(user)⟧
        }
      }
    }
  `)
  fine('TypeORM, a list', `
    import { Repository } from 'typeorm'
    import { User } from './user.entity'
    export async function store(users: Repository<User>, groups: User[][]) {
      for (const group of groups) await users.save(group)
    }
  `)
  costs('Sequelize', `
    import { DataTypes, Model, Sequelize } from 'sequelize'
    const sequelize = new Sequelize('sqlite::memory:')
    class User extends Model {}
    User.init({ name: DataTypes.STRING }, { sequelize })
    export async function store(names: string[]) {
      for (const name of names) await ⟦User.create({ name })⟧
    }
  `)
  costs('Sequelize, an instance', `
    import { Model } from 'sequelize'
    class User extends Model { declare name: string }
    export async function trim() {
      for (const user of await User.findAll()) {
        user.name = user.name.trim()
        await ⟦user.save()⟧
      }
    }
  `)
  costs('Mongoose', `
    import mongoose from 'mongoose'
    const User = mongoose.model('User', new mongoose.Schema({ name: String }))
    export async function store(names: string[]) {
      for (const name of names) await ⟦User.create({ name })⟧
    }
  `)
  fine('Mongoose, many at once', `
    import mongoose from 'mongoose'
    const User = mongoose.model('User', new mongoose.Schema({ name: String }))
    export async function store(groups: string[][]) {
      for (const names of groups) await User.insertMany(names.map((name) => ({ name })))
    }
  `)
  costs('MongoDB', `
    import { MongoClient } from 'mongodb'
    const users = new MongoClient('mongodb://localhost').db('app').collection('users')
    export async function store(names: string[]) {
      for (const name of names) await ⟦users.insertOne({ name })⟧
    }
  `)
  costs('Knex', `
    import knex from 'knex'
    const db = knex({ client: 'pg' })
    export async function store(names: string[]) {
      for (const name of names) await ⟦db('users').insert({ name })⟧
    }
  `)
  costs('Drizzle', `
    import { drizzle } from 'drizzle-orm/node-postgres'
    import { users } from './schema'
    const db = drizzle('postgres://localhost')
    export async function store(names: string[]) {
      for (const name of names) await ⟦db.insert(users).values({ name })⟧
    }
  `)
  costs('DynamoDB', `
    import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
    import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
    const client = DynamoDBDocumentClient.from(new DynamoDBClient({}))
    export async function store(items: Record<string, string>[]) {
      for (const item of items) await ⟦client.send(new PutCommand({ TableName: 'users', Item: item }))⟧
    }
  `)
  costs('MikroORM, persisted and flushed each', `
    import { EntityManager } from '@mikro-orm/core'
    import { User } from './user.entity'
    export async function store(em: EntityManager, names: string[]) {
      for (const name of names) {
        const user = new User(name)
        ⟦em.persist(user)⟧
        await em.flush()
      }
    }
  `)
  fine('MikroORM, flushed once', `
    import { EntityManager } from '@mikro-orm/core'
    import { User } from './user.entity'
    export async function store(em: EntityManager, names: string[]) {
      for (const name of names) em.persist(new User(name))
      await em.flush()
    }
  `)
  fine('every hundred rows', `
    import { Repository } from 'typeorm'
    import { User } from './user.entity'
    export async function store(users: Repository<User>, stream: AsyncIterable<User>) {
      let batch: User[] = []
      for await (const user of stream) {
        batch.push(user)
        if (batch.length >= 100) {
          await users.save(batch)
          batch = []
        }
      }
      await users.save(batch)
    }
  `)
  fine('progress every few seconds', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function run(id: number, steps: (() => void)[]) {
      let last = Date.now()
      let done = 0
      for (const step of steps) {
        step()
        done += 1
        if (Date.now() - last > 5000) {
          await prisma.job.update({ where: { id }, data: { done } })
          last = Date.now()
        }
      }
    }
  `)
  fine('a flag that keeps it from writing', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    async function prepare(name: string, dryRun = false) {
      if (dryRun) return
      await prisma.user.create({ data: { name } })
    }
    export async function check(names: string[]) {
      for (const name of names) await prepare(name, true)
    }
  `)
  fine('maps, sets and classes of its own', `
    class Store { create(name: string) { return name } save() {} update(x: object) {} insert(x: string) {} }
    export function fill(names: string[], store: Store, seen: Set<string>, ages: Map<string, number>) {
      for (const name of names) {
        store.create(name)
        store.save()
        store.insert(name)
        seen.add(name)
        ages.set(name, 1)
        ages.delete(name)
      }
    }
  `)
  fine('only defined in the loop', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export function tasks(names: string[]) {
      const all: (() => Promise<unknown>)[] = []
      for (const name of names) all.push(async () => prisma.user.create({ data: { name } }))
      return all
    }
  `)
  fine('another prisma', `
    import { prisma } from './optics'
    export async function split(rays: number[]) {
      for (const ray of rays) prisma.refract(ray)
    }
  `)
  fine('keys of a batch, page by page', `
    import Redis from 'ioredis'
    const redis = new Redis()
    export async function clear(pattern: string) {
      let cursor = '0'
      do {
        const [next, keys] = await redis.scan(cursor, 'MATCH', pattern)
        cursor = next
        if (keys.length > 0) await redis.unlink(...keys)
      } while (cursor !== '0')
    }
  `)
  fine('chunks, by their places', `
    import { chunk } from 'es-toolkit/compat'
    import { Model } from 'sequelize'
    class Book extends Model {}
    export async function purge(ids: string[]) {
      const batches = chunk(ids, 10)
      for (let i = 0; i < batches.length; i++) {
        await Book.destroy({ where: { id: batches[i] } })
      }
    }
  `)
  fine('an option that keeps it from writing', `
    import { Model } from 'sequelize'
    class Shelf extends Model {
      async put(book: string, options: { save?: boolean } = {}) {
        this.set('last', book)
        if (options?.save !== false) await this.save()
        return this
      }
    }
    export async function fill(shelf: Shelf, books: string[]) {
      for (const book of books) await shelf.put(book, { save: false })
      await shelf.save()
    }
  `)
})

describe('write-in-loop (TypeScript): what differs from one iteration to the next', () => {
  noFix('rows that a callback puts together', `
    import { EntityRepository } from '@mikro-orm/core'
    import { Entry } from './entry'
    export async function store(entries: EntityRepository<Entry>, rows: Record<string, string>[], names: string[]) {
      for (const row of rows) {
        const clean = names.reduce((all, name) => {
          all[name] = row[name]
          return all
        }, {} as Record<string, string>)
        await ⟦entries.upsert({ name: 'entry', data: clean })⟧
      }
    }
  `, { reason: /once per `row`: one bulk write/ })
})
