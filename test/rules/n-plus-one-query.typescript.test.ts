// n-plus-one-query in TypeScript: what is reported where, and what must stay silent.

import { checksFor } from '../support/check.js'

const { costs, fine, fixes, noFix } = checksFor('n-plus-one-query', 'typescript')

describe('n-plus-one-query (TypeScript): drivers', () => {
  costs('pg pool', `
    import { Pool } from 'pg'
    const pool = new Pool()
    export async function names(ids: string[]) {
      const out = []
      for (const id of ids) {
        const { rows } = await ⟦pool.query('SELECT name FROM users WHERE id = $1', [id])⟧
        out.push(rows[0].name)
      }
      return out
    }
  `)
  costs('pg, text and values in an object', `
    import pg from 'pg'
    async function names(client: pg.Client, ids: string[]) {
      for (const id of ids) {
        const result = await ⟦client.query({ text: 'SELECT name FROM users WHERE id = $1', values: [id] })⟧
        console.log(result.rows)
      }
    }
  `)
  costs('Promise.all over map', `
    import { Pool } from 'pg'
    const pool = new Pool()
    const load = async (ids: string[]) => Promise.all(ids.map((id) => ⟦pool.query('SELECT * FROM users WHERE id = $1', [id])⟧))
  `)
  costs('forEach and an async callback', `
    import { Pool } from 'pg'
    const pool = new Pool()
    function load(ids: string[]) {
      ids.forEach(async (id) => {
        const found = await ⟦pool.query('SELECT * FROM users WHERE id = $1', [id])⟧
        console.log(found.rows)
      })
    }
  `)
  costs('a counted loop over an array', `
    import { Pool } from 'pg'
    const pool = new Pool()
    async function load(ids: string[]) {
      for (let i = 0; i < ids.length; i++) {
        const found = await ⟦pool.query('SELECT * FROM users WHERE id = $1', [ids[i]])⟧
        if (found.rows.length > 0) return found.rows
      }
    }
  `)
  costs('mysql2', `
    import mysql from 'mysql2/promise'
    async function load(conn: mysql.Connection, ids: number[]) {
      for (const id of ids) {
        const [rows] = await ⟦conn.execute('SELECT * FROM users WHERE id = ?', [id])⟧
        console.log(rows)
      }
    }
  `)
  costs('SQL given to a receiver that is not known', `
    async function load(db: any, ids: string[]) {
      for (const id of ids) {
        console.log(await ⟦db.query(\`SELECT * FROM users WHERE id = \${id}\`)⟧)
      }
    }
  `)
  fine('an unknown receiver without SQL', `
    async function load(api: any, ids: string[]) {
      for (const id of ids) console.log(await api.query(id), await api.get(id), await api.execute(id))
    }
  `)
  fine('writes are another rule', `
    import { Pool } from 'pg'
    const pool = new Pool()
    async function store(rows: string[][]) {
      for (const row of rows) await pool.query('INSERT INTO users VALUES ($1)', row)
    }
  `)
  fine('= ANY with the batch', `
    import { Pool } from 'pg'
    const pool = new Pool()
    async function load(groups: string[][]) {
      for (const ids of groups) console.log(await pool.query('SELECT * FROM users WHERE id = ANY($1)', [ids]))
    }
  `)
  fine('IN with placeholders for the batch', `
    import mysql from 'mysql2/promise'
    async function load(conn: mysql.Connection, groups: number[][]) {
      for (const ids of groups) {
        const marks = ids.map(() => '?').join(',')
        console.log(await conn.execute(\`SELECT * FROM users WHERE id IN (\${marks})\`, ids))
      }
    }
  `)
  costs('a batch beside the tenant that the loop goes over', `
    import { Pool } from 'pg'
    const pool = new Pool()
    async function load(tenants: string[], ids: string[]) {
      for (const tenant of tenants) {
        console.log(await ⟦pool.query('SELECT * FROM users WHERE tenant = $1 AND id = ANY($2)', [tenant, ids])⟧)
      }
    }
  `)
  costs('a fan-out over pools', `
    import { Pool } from 'pg'
    async function totals(pools: Pool[]) {
      return Promise.all(pools.map((pool) => ⟦pool.query('SELECT count(*) FROM users')⟧))
    }
  `)
  noFix('a fan-out over sources, each with a pool and a name', `
    import { Pool } from 'pg'
    interface Source { pool: Pool; name: string }
    export async function totals(sources: Source[]) {
      for (const source of sources) console.log(await ⟦source.pool.query('SELECT count(*) FROM users WHERE name = $1', [source.name])⟧)
    }
  `, { reason: /on a connection of its own/ })
})

describe('n-plus-one-query (TypeScript): Prisma', () => {
  costs('findUnique awaited one by one', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function load(ids: string[]) {
      const users = []
      for (const id of ids) users.push(await ⟦prisma.user.findUnique({ where: { id } })⟧)
      return users
    }
  `)
  fine('findUnique calls started together: the client batches them', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export const load = (ids: string[]) => Promise.all(ids.map((id) => prisma.user.findUnique({ where: { id } })))
    export const more = (ids: string[]) => Promise.all(ids.map(async (id) => {
      const user = await prisma.user.findUniqueOrThrow({ where: { id } })
      return user.name
    }))
    export async function pushed(ids: string[]) {
      const all = []
      for (const id of ids) all.push(prisma.user.findUnique({ where: { id } }))
      return Promise.all(all)
    }
  `)
  costs('findFirst and findMany started together are not', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export const first = (ids: string[]) => Promise.all(ids.map((id) => ⟦prisma.user.findFirst({ where: { id } })⟧))
    export const posts = (ids: string[]) => Promise.all(ids.map((id) => ⟦prisma.post.findMany({ where: { authorId: id } })⟧))
  `)
  costs('count', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function counts(users: { id: string }[]) {
      for (const user of users) console.log(await ⟦prisma.post.count({ where: { authorId: user.id } })⟧)
    }
  `)
  costs('a client by its name alone', `
    import { prisma } from './db'
    export async function counts(users: { id: string }[]) {
      for (const user of users) console.log(await ⟦prisma.post.findMany({ where: { authorId: user.id } })⟧)
    }
  `)
  costs('a raw query', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function load(ids: string[]) {
      for (const id of ids) console.log(await ⟦prisma.$queryRaw\`SELECT * FROM users WHERE id = \${id}\`⟧)
    }
  `)
  fine('in: ids', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function load(groups: string[][]) {
      for (const ids of groups) console.log(await prisma.user.findMany({ where: { id: { in: ids } } }))
    }
  `)
  fine('pages by cursor', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function all() {
      let cursor: string | undefined
      for (;;) {
        const page = await prisma.user.findMany({ take: 100, cursor: cursor ? { id: cursor } : undefined })
        if (page.length === 0) break
        cursor = page[page.length - 1].id
      }
    }
  `)
  fine('pages by skip', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function all() {
      let skip = 0
      let hasMore = true
      while (hasMore) {
        const page = await prisma.user.findMany({ take: 100, skip })
        hasMore = page.length === 100
        skip += 100
      }
    }
  `)
  fine('batches', `
    import { PrismaClient } from '@prisma/client'
    import { chunk } from 'lodash'
    const prisma = new PrismaClient()
    export async function all(ids: string[]) {
      for (const part of chunk(ids, 100)) console.log(await prisma.user.findMany({ where: { id: { in: part } } }))
      for (let i = 0; i < ids.length; i += 100) console.log(await prisma.user.findMany({ where: { id: { in: ids.slice(i, i + 100) } } }))
    }
  `)
  costs('the same query each time', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function run(rows: string[]) {
      for (const row of rows) {
        const settings = await ⟦prisma.settings.findFirst({ where: { key: 'limit' } })⟧
        console.log(row, settings)
      }
    }
  `)
})

describe('n-plus-one-query (TypeScript): other ORMs', () => {
  costs('TypeORM repository', `
    import { Repository } from 'typeorm'
    import { User } from './user'
    export class Users {
      constructor(private readonly users: Repository<User>) {}
      async load(ids: string[]) {
        const out = []
        for (const id of ids) out.push(await ⟦this.users.findOneBy({ id })⟧)
        return out
      }
      async posts(ids: string[]) {
        return Promise.all(ids.map((id) => ⟦this.users.find({ where: { manager: id } })⟧))
      }
    }
  `)
  costs('TypeORM query builder', `
    import { DataSource } from 'typeorm'
    import { User } from './user'
    export async function load(source: DataSource, names: string[]) {
      for (const name of names) {
        const user = await ⟦source.getRepository(User).createQueryBuilder('u').where('u.name = :name', { name }).getOne()⟧
        console.log(user)
      }
    }
  `)
  noFix('TypeORM query builder that is told line by line', `
    import { DataSource } from 'typeorm'
    import { User } from './user'
    export async function load(source: DataSource, names: string[]) {
      for (const name of names) {
        const query = source.getRepository(User).createQueryBuilder('u')
        query.where('u.active')
        query.andWhere('u.name = :name', { name })
        console.log(await ⟦query.getOne()⟧)
      }
    }
  `, { reason: /\(N\+1\): one query for all/ })
  noFix('an object of conditions that is filled line by line', `
    import { Repository } from 'typeorm'
    import { User } from './user'
    export async function load(users: Repository<User>, names: string[]) {
      for (const name of names) {
        const where: any = {}
        where.name = name
        console.log(await ⟦users.findBy(where)⟧)
      }
    }
  `, { reason: /\(N\+1\): one query for all/ })
  fine('TypeORM In', `
    import { In, Repository } from 'typeorm'
    import { User } from './user'
    export async function load(users: Repository<User>, groups: string[][]) {
      for (const ids of groups) console.log(await users.find({ where: { id: In(ids) } }), await users.findBy({ id: In(ids) }))
    }
  `)
  costs('Sequelize', `
    import { DataTypes, Model } from 'sequelize'
    class User extends Model {}
    export async function load(ids: string[]) {
      for (const id of ids) {
        console.log(await ⟦User.findByPk(id)⟧)
        console.log(await ⟦User.findOne({ where: { manager: id } })⟧)
      }
    }
  `)
  fine('Sequelize with a list', `
    import { Model, Op } from 'sequelize'
    class User extends Model {}
    export async function load(groups: string[][]) {
      for (const ids of groups) {
        console.log(await User.findAll({ where: { id: ids } }))
        console.log(await User.findAll({ where: { id: { [Op.in]: ids } } }))
      }
    }
  `)
  fixes('Mongoose gives null where there is no such document, as a plain object as well', `
    import mongoose from 'mongoose'
    const User = mongoose.model('User', new mongoose.Schema({ name: String }))
    export async function load(ids: string[]) {
      const out = []
      for (const id of ids) {
        out.push(await ⟦User.findById(id).lean()⟧)
      }
      return out
    }
  `, `
    import mongoose from 'mongoose'
    const User = mongoose.model('User', new mongoose.Schema({ name: String }))
    export async function load(ids: string[]) {
      const out = []
      const idKeys = [...new Set(ids)]
      const found = await User.find({ _id: { $in: idKeys } }).lean()
      const rowById = new Map(found.map((row) => [String(row._id), row]))
      for (const id of ids) {
        out.push(rowById.get(String(id)) ?? null)
      }
      return out
    }
  `)
  costs('Mongoose', `
    import mongoose from 'mongoose'
    const User = mongoose.model('User', new mongoose.Schema({ name: String }))
    export async function load(ids: string[]) {
      for (const id of ids) console.log(await ⟦User.findById(id)⟧)
      return Promise.all(ids.map((id) => ⟦User.findOne({ manager: id }).exec()⟧))
    }
  `)
  costs('a Mongoose query under a name stands where it is built', `
    import mongoose from 'mongoose'
    const User = mongoose.model('User', new mongoose.Schema({ name: String }))
    export async function load(ids: string[]) {
      for (const id of ids) {
        const query = ⟦User.findById(id)⟧
        console.log(await query)
      }
    }
  `)
  fine('Mongoose $in', `
    import mongoose from 'mongoose'
    const User = mongoose.model('User', new mongoose.Schema({ name: String }))
    export async function load(groups: string[][]) {
      for (const ids of groups) console.log(await User.find({ _id: { $in: ids } }))
    }
  `)
  costs('Knex', `
    import knex from 'knex'
    const db = knex({ client: 'pg' })
    export async function load(ids: string[]) {
      for (const id of ids) {
        console.log(await ⟦db('users').where({ id }).first()⟧)
        console.log(await ⟦db('posts').where('author_id', id)⟧)
      }
    }
  `)
  fine('Knex, composed in a loop and awaited once', `
    import knex from 'knex'
    const db = knex({ client: 'pg' })
    export async function search(words: string[]) {
      let query = db('users')
      for (const word of words) query = query.orWhere('name', 'like', word)
      return await query
    }
  `)
  fine('Knex whereIn', `
    import knex from 'knex'
    const db = knex({ client: 'pg' })
    export async function load(groups: string[][]) {
      for (const ids of groups) console.log(await db('users').whereIn('id', ids))
    }
  `)
})

describe('n-plus-one-query (TypeScript): not queries', () => {
  fine('find of arrays, get of maps, has of sets', `
    function pick(ids: string[], users: { id: string }[], byId: Map<string, number>, seen: Set<string>) {
      return ids.map((id) => [users.find((u) => u.id === id), byId.get(id), seen.has(id), users.findLast((u) => u.id === id)])
    }
  `)
  fine('lodash find', `
    import _ from 'lodash'
    function pick(ids: string[], users: { id: string }[]) {
      return ids.map((id) => _.find(users, { id }))
    }
  `)
  fine('classes of our own by the same names', `
    class Box { findOne(id: string) { return id } findMany() { return [] } query(text: string) { return text } }
    async function load(box: Box, ids: string[]) {
      for (const id of ids) console.log(box.findOne(id), await box.findMany(), box.query('SELECT a FROM b'))
    }
  `)
  fine('a loader', `
    import DataLoader from 'dataloader'
    import { prisma } from './db'
    const users = new DataLoader(async (ids: readonly string[]) => prisma.user.findMany({ where: { id: { in: [...ids] } } }))
    export const load = (ids: string[]) => Promise.all(ids.map((id) => users.load(id)))
  `)
  fine('an object that shadows the client', `
    export function load(prisma: { user: { findMany(id: string): string[] } }, ids: string[]) {
      return ids.map((id) => prisma.user.findMany(id))
    }
  `)
})

describe('n-plus-one-query (TypeScript): through calls', () => {
  costs('a function that another one returns, whatever type is written for it', `
    import { Pool } from 'pg'
    type Find = (id: string) => Promise<unknown>
    type Finder = { (table: 'users', config: { all: true }): Find; (table: 'users'): Find }
    const finding = (pool: Pool): Find => async (id) => pool.query('SELECT name FROM users WHERE id = $1', [id])
    const finder = (pool: Pool): Finder => () => async (id: string) => pool.query('SELECT name FROM users WHERE id = $1', [id])
    export function library(pool: Pool) {
      const find = finding(pool)
      const findOther = finder(pool)('users')
      return async (ids: string[]) => {
        for (const id of ids) await ⟦find(id)⟧
        await Promise.all(ids.map(async (id) => ⟦findOther(id)⟧))
      }
    }
  `)
  fine('a function that another one returns and that asks nobody', `
    import { Pool } from 'pg'
    type Find = (id: string) => Promise<unknown>
    const finding = (pool: Pool): Find => async (id) => ({ id, pool })
    export function library(pool: Pool) {
      const find = finding(pool)
      return async (ids: string[]) => {
        for (const id of ids) await find(id)
      }
    }
  `)
  costs('a helper', `
    import { Pool } from 'pg'
    const pool = new Pool()
    async function find(id: string) {
      const { rows } = await ⟨pool.query('SELECT * FROM users WHERE id = $1', [id])⟩
      return rows[0]
    }
    export async function load(ids: string[]) {
      for (const id of ids) console.log(await ⟦find(id)⟧)
    }
  `)
  costs('an arrow, a method, three calls', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    const raw = (id: string) => ⟨prisma.user.findFirst({ where: { id } })⟩
    class Users {
      async one(id: string) { return ⟨raw(id)⟩ }
      async name(id: string) { return (await ⟨this.one(id)⟩)?.name }
      async names(ids: string[]) { return Promise.all(ids.map((id) => ⟦this.name(id)⟧)) }
    }
  `)
  costs('a function by name', `
    import { Pool } from 'pg'
    const pool = new Pool()
    const find = (id: string) => ⟨pool.query('SELECT * FROM users WHERE id = $1', [id])⟩
    export const load = (ids: string[]) => Promise.all(ids.map(⟦find⟧))
  `)
  fine('findUnique behind a helper, started together', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    const find = (id: string) => prisma.user.findUnique({ where: { id } })
    export const load = (ids: string[]) => Promise.all(ids.map((id) => find(id)))
  `)
  fine('a memoised function', `
    import { cache } from 'react'
    import { prisma } from './db'
    const find = cache(async (id: string) => prisma.user.findFirst({ where: { id } }))
    export async function load(ids: string[]) {
      for (const id of ids) console.log(await find(id))
    }
  `)
  fine('recursion', `
    import { prisma } from './db'
    async function walk(parent: string) {
      for (const child of await prisma.node.findMany({ where: { parent } })) await walk(child.id)
    }
  `)
  fine('a handler that the loop only registers', `
    import { prisma } from './db'
    export function register(app: any, names: string[]) {
      for (const name of names) app.get(name, async () => prisma.user.findMany({ where: { name } }))
    }
  `)
})

describe('n-plus-one-query (TypeScript): loops that are none', () => {
  fine('leaves after the first', `
    import { prisma } from './db'
    export async function any(ids: string[]) {
      for (const id of ids) {
        return await prisma.user.findFirst({ where: { id } })
      }
    }
  `)
  costs('may leave on what it got', `
    import { prisma } from './db'
    export async function any(ids: string[]) {
      for (const id of ids) {
        const user = await ⟦prisma.user.findFirst({ where: { id } })⟧
        if (user) return user
      }
    }
  `)
  fine('few elements', `
    import { prisma } from './db'
    export async function few(ids: string[]) {
      for (const name of ['a', 'b', 'c']) console.log(await prisma.user.findFirst({ where: { name } }))
      for (let i = 0; i < 3; i++) console.log(await prisma.user.findFirst({ where: { i } }))
      for (const id of ids.slice(0, 3)) console.log(await prisma.user.findFirst({ where: { id } }))
    }
  `)
  fine('a retry', `
    import { prisma } from './db'
    export async function insist(id: string, attempts: number) {
      for (let attempt = 0; attempt < attempts; attempt++) {
        try {
          return await prisma.user.findFirst({ where: { id } })
        } catch (error) {
          if (attempt === attempts - 1) throw error
        }
      }
    }
  `)
  fine('polling', `
    import { prisma } from './db'
    const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
    export async function wait(id: string) {
      let job = await prisma.job.findFirst({ where: { id } })
      while (job && !job.done) {
        await sleep(1000)
        job = await prisma.job.findFirst({ where: { id } })
      }
    }
  `)
  fine('looking for a free name', `
    import { prisma } from './db'
    export async function slug(base: string) {
      let slug = base
      let n = 1
      while (await prisma.page.findFirst({ where: { slug } })) slug = base + '-' + n++
      return slug
    }
  `)
  fine('a walk along parents', `
    import { prisma } from './db'
    export async function root(id: string) {
      let node = await prisma.node.findFirst({ where: { id } })
      while (node?.parentId) node = await prisma.node.findFirst({ where: { id: node.parentId } })
      return node
    }
  `)
  fine('a queue that its own result feeds', `
    import { prisma } from './db'
    export async function walk(root: string) {
      const queue = [root]
      while (queue.length > 0) {
        const parent = queue.shift()
        const children = await prisma.node.findMany({ where: { parent } })
        for (const child of children) queue.push(child.id)
      }
    }
  `)
  costs('a queue that only shrinks', `
    import { prisma } from './db'
    export async function walk(ids: string[]) {
      const queue = [...ids]
      while (queue.length > 0) {
        const id = queue.shift()
        console.log(await ⟦prisma.node.findFirst({ where: { id } })⟧)
      }
    }
  `)
})

describe('n-plus-one-query (TypeScript): memos', () => {
  fine('a map asked first', `
    import { prisma } from './db'
    export async function names(rows: { userId: string }[]) {
      const users = new Map()
      for (const row of rows) {
        if (!users.has(row.userId)) users.set(row.userId, await prisma.user.findFirst({ where: { id: row.userId } }))
        console.log(users.get(row.userId))
      }
    }
  `)
  fine('get, then kept', `
    import { prisma } from './db'
    export async function names(rows: { userId: string }[]) {
      const users = new Map()
      for (const row of rows) {
        let user = users.get(row.userId)
        if (!user) {
          user = await prisma.user.findFirst({ where: { id: row.userId } })
          users.set(row.userId, user)
        }
        console.log(user)
      }
    }
  `)
  fine('an object and ??=', `
    import { prisma } from './db'
    export async function names(rows: { userId: string }[]) {
      const users: Record<string, unknown> = {}
      for (const row of rows) {
        users[row.userId] ??= await prisma.user.findFirst({ where: { id: row.userId } })
        console.log(users[row.userId])
      }
    }
  `)
  fine('a helper that keeps what it got', `
    import { prisma } from './db'
    const users = new Map<string, unknown>()
    async function find(id: string) {
      const hit = users.get(id)
      if (hit) return hit
      const user = await prisma.user.findFirst({ where: { id } })
      users.set(id, user)
      return user
    }
    export async function load(ids: string[]) {
      for (const id of ids) console.log(await find(id))
    }
  `)
  costs('a map that nothing is put into', `
    import { prisma } from './db'
    export async function names(ids: string[], known: Map<string, unknown>) {
      for (const id of ids) console.log(known.get(id) ?? await ⟦prisma.user.findFirst({ where: { id } })⟧)
    }
  `)
  costs('a field that each row gets', `
    import { prisma } from './db'
    export async function fill(rows: { id: string; user?: unknown }[]) {
      for (const row of rows) {
        if (!row.user) row.user = await ⟦prisma.user.findFirst({ where: { id: row.id } })⟧
      }
    }
  `)
  fine('suppressed', `
    import { prisma } from './db'
    export async function names(ids: string[]) {
      // cost-hints: ignore[n-plus-one-query] -- three ids
      for (const id of ids) await prisma.user.findFirst({ where: { id } })
    }
  `)
})

describe('n-plus-one-query (TypeScript): from real code', () => {
  fine('another table each time', `
    import { Pool } from 'pg'
    const pool = new Pool()
    export const dump = (tables: { schema: string; name: string }[]) => Promise.all(tables.map(async ({ schema, name }) => {
      const { rows } = await pool.query(\`select * from \${schema}.\${name}\`)
      return rows
    }))
  `)
  fine('another model each time', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function dump(names: string[]) {
      for (const name of names) console.log(await (prisma as any)[name].findMany())
    }
  `)
  fine('a list handed to a transaction', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export const check = (wheres: object[]) => prisma.$transaction(wheres.map((where) => prisma.user.findFirst({ where })))
  `)
  fine('two attempts at a transaction', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function assign(id: string) {
      const most = 2
      let done = false
      for (let attempt = 1; attempt <= most && !done; attempt++) {
        try {
          await prisma.$transaction(async (tx) => {
            const user = await tx.user.findUnique({ where: { id } })
            await tx.user.update({ where: { id }, data: { name: user?.name } })
          })
          done = true
        } catch { console.log('again') }
      }
    }
  `)
  fine('read after the write in one transaction', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function clean(ids: string[]) {
      for (const id of ids) {
        await prisma.$transaction(async (tx) => {
          await tx.post.deleteMany({ where: { authorId: id, old: true } })
          console.log(await tx.post.count({ where: { authorId: id } }))
        })
      }
    }
  `)
  fixes('rows of mysql2 without a type are cast from all that its calls give', `
    import mysql from 'mysql2/promise'
    export async function show(db: mysql.Connection, ids: number[]) {
      for (const id of ids) {
        const [rows] = await ⟦db.execute('SELECT * FROM users WHERE id = ?', [id])⟧
        console.log(rows)
      }
    }
  `, `
    import mysql from 'mysql2/promise'
    export async function show(db: mysql.Connection, ids: number[]) {
      const idKeys = [...new Set(ids)]
      const rowsById = new Map<string, any[]>()
      for (let start = 0; start < idKeys.length; start += 65535) {
        const batch = idKeys.slice(start, start + 65535)
        const placeholders = batch.map(() => '?').join(', ')
        const [found] = await db.execute(\`SELECT * FROM users WHERE id IN (\${placeholders})\`, batch)
        for (const row of found as any[]) {
          const key = String(row.id)
          const group = rowsById.get(key)
          if (group) group.push(row)
          else rowsById.set(key, [row])
        }
      }
      for (const id of ids) {
        const rows = rowsById.get(String(id)) ?? []
        console.log(rows)
      }
    }
  `)
  fixes('rows of mysql2 keep the type that the call is given', `
    import mysql, { type RowDataPacket } from 'mysql2/promise'
    interface User extends RowDataPacket { id: number; name: string }
    export async function show(db: mysql.Pool, ids: number[]) {
      for (const id of ids) {
        const [[user]] = await ⟦db.query<User[]>('SELECT * FROM users WHERE id = ?', [id])⟧
        console.log(user.name)
      }
    }
  `, `
    import mysql, { type RowDataPacket } from 'mysql2/promise'
    interface User extends RowDataPacket { id: number; name: string }
    export async function show(db: mysql.Pool, ids: number[]) {
      const idKeys = [...new Set(ids)]
      const rowsById = new Map<string, User[]>()
      for (let start = 0; start < idKeys.length; start += 65535) {
        const batch = idKeys.slice(start, start + 65535)
        const placeholders = batch.map(() => '?').join(', ')
        const [found] = await db.query<User[]>(\`SELECT * FROM users WHERE id IN (\${placeholders})\`, batch)
        for (const row of found) {
          const key = String(row.id)
          const group = rowsById.get(key)
          if (group) group.push(row)
          else rowsById.set(key, [row])
        }
      }
      for (const id of ids) {
        const [user] = rowsById.get(String(id)) ?? []
        console.log(user.name)
      }
    }
  `)
  fixes('raw rows of Prisma, which are unknown without a type', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function show(ids: number[]) {
      for (const id of ids) {
        const rows = await ⟦prisma.$queryRawUnsafe('SELECT * FROM users WHERE id = ?', id)⟧
        console.log(rows)
      }
    }
  `, `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function show(ids: number[]) {
      const idKeys = [...new Set(ids)]
      const rowsById = new Map<string, any[]>()
      if (idKeys.length > 0) {
        const placeholders = idKeys.map(() => '?').join(', ')
        const found = await prisma.$queryRawUnsafe(\`SELECT * FROM users WHERE id IN (\${placeholders})\`, ...idKeys)
        for (const row of found as any[]) {
          const key = String(row.id)
          const group = rowsById.get(key)
          if (group) group.push(row)
          else rowsById.set(key, [row])
        }
      }
      for (const id of ids) {
        const rows = rowsById.get(String(id)) ?? []
        console.log(rows)
      }
    }
  `)
})
