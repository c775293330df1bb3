// Rows that TypeScript code drops, counts or cuts off itself.

import { checksFor } from '../support/check.js'

const { costs, fine, fixes, noFix } = checksFor('query-all-then-filter', 'typescript')

const entity = `
  import { Column, Entity, ManyToOne, Repository } from 'typeorm'
  @Entity() class User { @Column() active!: boolean; @Column() name!: string; @Column() age!: number; @ManyToOne(() => User) boss!: User; get vip() { return this.age > 60 } }
`.trimEnd()
const prisma = `
  import { PrismaClient } from '@prisma/client'
  const prisma = new PrismaClient()
`.trimEnd()
const pg = `
  import { Pool } from 'pg'
  const pool = new Pool()
`.trimEnd()

describe('query-all-then-filter in TypeScript', () => {
  costs('filter on what was awaited', `${entity}
  async function active(users: Repository<User>) { return (await ⟦users.find()⟧).filter((user) => user.active) }
`)
  costs('filter through a name', `${entity}
  async function adults(repo: Repository<User>, age: number) {
    const users = await ⟦repo.find()⟧
    return users.filter((user) => user.age >= age && !user.active).map((user) => user.name)
  }
`)
  costs('a length alone', `${entity}
  async function many(repo: Repository<User>) {
    const users = await ⟦repo.find()⟧
    return users.length
  }
`)
  costs('a length asked twice', `${prisma}
  export async function check() {
    const users = await ⟦prisma.user.findMany()⟧
    if (users.length === 0) return 'none'
    return String(users.length)
  }
`)
  costs('find in the rows', `${prisma}
  export async function one(name: string) {
    const users = await ⟦prisma.user.findMany()⟧
    return users.find((user) => user.name === name)
  }
`)
  costs('some and every', `${prisma}
  export async function any() { return (await ⟦prisma.user.findMany()⟧).some(({ role }) => role === 'admin') }
  export async function all() { return (await ⟦prisma.user.findMany()⟧).every((user) => user.age > 18) }
`)
  costs('slice', `${prisma}
  export async function few() { return (await ⟦prisma.user.findMany({ orderBy: { name: 'asc' } })⟧).slice(0, 10) }
`)
  costs('rows of an answer', `${pg}
  export async function active() {
    const { rows } = await ⟦pool.query('SELECT * FROM users')⟧
    return rows.filter((row) => row.active)
  }
  export async function many() {
    const result = await ⟦pool.query('SELECT id FROM users')⟧
    return result.rows.length
  }
`)
  costs('Sequelize', `
  import { Model } from 'sequelize'
  class User extends Model { declare age: number }
  export async function adults() {
    const users = await ⟦User.findAll()⟧
    return users.filter((user) => user.age >= 18)
  }
`)
  costs('a loop whose body is one test', `${entity}
  async function show(repo: Repository<User>) {
    for (const user of await ⟦repo.find()⟧) {
      if (user.active) console.log(user.name)
    }
  }
`)
  costs('a service that loads every row, in another file', `
  //- src/user.ts
  import { Column, Entity } from 'typeorm'
  @Entity() export class User { @Column() active!: boolean }
  //- src/users.ts
  import { Repository } from 'typeorm'
  import { User } from './user'
  export class Users {
    constructor(private readonly repo: Repository<User>) {}
    async everybody() { return ⟨this.repo.find()⟩ }
  }
  //- src/main.ts
  import { Users } from './users'
  export class Report {
    constructor(private readonly users: Users) {}
    async active() {
      const users = await ⟦this.users.everybody()⟧
      return users.filter((user) => user.active)
    }
  }
`)
  costs('a function of the same file', `${prisma}
  async function everybody() { return await prisma.user.findMany() }
  export async function admins() { return (await ⟦everybody()⟧).filter((user) => user.role === 'admin') }
`)
  costs('a getter is no column, so it is a guess', `${entity}
  async function vips(repo: Repository<User>) { return (await ⟦repo.find()⟧).filter((user) => user.vip) }
`, { level: 'aggressive' })

  fine('whether there is a row by its name', `
    import { Knex } from 'knex'
    export class Features {
      constructor(private readonly db: Knex) {}
      async has(name: string) {
        const rows = await this.db('features').where('name', name).andWhere('archived_at', null).select('name')
        return rows.length > 0
      }
      async hasMail(email: string) {
        return (await this.db('users').where({ email })).length > 0
      }
    }
  `)
  costs('whether there are rows of an owner', `
    import { Knex } from 'knex'
    export async function busy(db: Knex, owner: number) {
      const rows = await ⟦db('tasks').where('owner_id', owner).select('id')⟧
      return rows.length > 0
    }
  `)
  fine('a getter is no column', `${entity}
  async function vips(repo: Repository<User>) { return (await repo.find()).filter((user) => user.vip) }
`)
  fine('a function decides', `${entity}
  async function some(repo: Repository<User>, check: (user: User) => boolean) {
    const users = await repo.find()
    return users.filter((user) => check(user))
  }
`)
  fine('a function by name decides', `${entity}
  declare function isKept(user: User): boolean
  async function some(repo: Repository<User>) { return (await repo.find()).filter(isKept) }
`)
  fine('rows used otherwise as well', `${entity}
  async function both(repo: Repository<User>) {
    const users = await repo.find()
    return { users, active: users.filter((user) => user.active) }
  }
`)
  fine('a length beside the rows', `${entity}
  async function page(repo: Repository<User>) {
    const users = await repo.find()
    return { users, total: users.length }
  }
`)
  fine('two filters of one load', `${entity}
  async function split(repo: Repository<User>) {
    const users = await repo.find()
    return [users.filter((user) => user.active), users.filter((user) => !user.active)]
  }
`)
  fine('a limit', `${entity}
  async function few(repo: Repository<User>) { return (await repo.find({ take: 10 })).filter((user) => user.active) }
`)
  fine('a limit of Prisma', `${prisma}
  export async function few() { return (await prisma.user.findMany({ take: 10 })).filter((user) => user.active) }
`)
  fine('options that may have a limit', `${prisma}
  export async function few(options: object) { return (await prisma.user.findMany(options)).filter((user) => user.active) }
`)
  fine('limited SQL, groups and keys', `${pg}
  export async function a() { return (await pool.query('SELECT * FROM users LIMIT 5')).rows.filter((row) => row.active) }
  export async function b() { return (await pool.query('SELECT team, count(*) AS n FROM users GROUP BY team')).rows.filter((row) => row.n > 3) }
  export async function c(id: string) { return (await pool.query('SELECT * FROM users WHERE team = $1', [id])).rows.filter((row) => row.active) }
`)
  fine('single indexing', `${pg}
  export async function one() { return (await pool.query('SELECT * FROM users')).rows[0] }
`)
  fine('a relation is no column', `${entity}
  async function led(repo: Repository<User>) { return (await repo.find({ relations: { boss: true } })).filter((user) => user.boss.name === 'x') }
`)
  fine('rows that compare with each other', `${prisma}
  export async function firsts() {
    const users = await prisma.user.findMany()
    return users.filter((user, index) => users.findIndex((one) => one.name === user.name) === index)
  }
`)
  fine('arrays', `
  export function active(users: { active: boolean }[]) { return users.filter((user) => user.active).length }
`)
  fine('a class of the program with the same names', `
  class Store { find() { return Promise.resolve([{ active: true }]) } }
  export async function active(store: Store) { return (await store.find()).filter((one) => one.active) }
`)
  fine('lodash finds in what it is given', `
  import _ from 'lodash'
  export function one(users: { id: number }[]) { return _.find(users, { id: 3 }) }
`)
  fine('a condition in the query', `${entity}
  async function active(repo: Repository<User>) { return repo.find({ where: { active: true } }) }
`)
  fine('the last few', `${prisma}
  export async function few() { return (await prisma.user.findMany()).slice(-10) }
`)
  fine('rows that are kept', `${prisma}
  export class Cache {
    users: { active: boolean }[] = []
    async load() { this.users = await prisma.user.findMany() }
    active() { return this.users.filter((user) => user.active) }
  }
`)
  fine('keys of a cache', `
  import Redis from 'ioredis'
  const redis = new Redis()
  export async function many() { return (await redis.smembers('users')).length }
`)

  fixes('a condition, in place', `${entity}
  async function active(users: Repository<User>) {
    return (await ⟦users.find()⟧).filter((user) => user.active)
  }
`, `${entity}
  async function active(users: Repository<User>) {
    return (await users.find({ where: { active: true } }))
  }
`, { safety: 'suggested', title: /NULL/ })
  fixes('a condition, through a name', `${prisma}
  export async function admins() {
    const users = await ⟦prisma.user.findMany({ orderBy: { name: 'asc' } })⟧
    return users.filter((user) => user.role === 'admin').map((user) => user.name)
  }
`, `${prisma}
  export async function admins() {
    const users = await prisma.user.findMany({ where: { role: 'admin' }, orderBy: { name: 'asc' } })
    return users.map((user) => user.name)
  }
`)
  fixes('a number, in place', `${entity}
  async function many(users: Repository<User>) {
    return (await ⟦users.find({ where: { active: true } })⟧).length
  }
`, `${entity}
  async function many(users: Repository<User>) {
    return (await users.count({ where: { active: true } }))
  }
`)
  fixes('a number, through a name', `${prisma}
  export async function check() {
    const users = await ⟦prisma.user.findMany()⟧
    if (users.length === 0) return 'none'
    return String(users.length)
  }
`, `${prisma}
  export async function check() {
    const usersCount = await prisma.user.count()
    if (usersCount === 0) return 'none'
    return String(usersCount)
  }
`)
  noFix('a value that may be undefined would be no condition', `${prisma}
  export async function of(role?: string) {
    const users = await ⟦prisma.user.findMany()⟧
    return users.filter((user) => user.role === role)
  }
`)
  noFix('a comment in the way', `${entity}
  async function active(users: Repository<User>) {
    return (await ⟦users.find()⟧)
      // Only those who are here.
      .filter((user) => user.active)
  }
`)
  noFix('a condition stands already', `${entity}
  async function active(users: Repository<User>) {
    return (await ⟦users.find({ where: { name: 'x' } })⟧).filter((user) => user.active)
  }
`)
  noFix('SQL', `${pg}
  export async function active() { return (await ⟦pool.query('SELECT * FROM users')⟧).rows.filter((row) => row.active) }
`)
})

describe('query-all-then-filter (TypeScript): few rows, and conditions that the query has', () => {
  const drizzle = `
    import { drizzle } from 'drizzle-orm/node-postgres'
    import { and, eq, inArray, isNotNull } from 'drizzle-orm'
    import { boolean, integer, pgTable, text } from 'drizzle-orm/pg-core'
    const db = drizzle('postgres://')
    const books = pgTable('books', { id: integer('id').primaryKey(), shelf: integer('shelf'), owner: integer('owner'), lent: boolean('lent'), title: text('title') })
  `
  fine('one row by its key', `${drizzle}
    export async function check(id: number, owner: number) {
      const found = await db.select().from(books).where(and(eq(books.owner, owner), eq(books.id, id)))
      if (found.length !== 1) throw new Error('no')
    }
    export async function others(id: number) {
      const found = await db.select().from(books).where(eq(books.id, id))
      return found.length > 0
    }
  `)
  costs('rows of an owner, and rows of many keys', `${drizzle}
    export async function count(owner: number) {
      const found = await ⟦db.select().from(books).where(eq(books.owner, owner))⟧
      return found.length
    }
    export async function check(ids: number[]) {
      const found = await ⟦db.select().from(books).where(inArray(books.id, ids))⟧
      if (found.length !== ids.length) throw new Error('no')
    }
  `)
  fine('columns that the query has asked about', `${drizzle}
    export async function shelves(ids: number[]) {
      const found = await db.select().from(books).where(and(inArray(books.shelf, ids), isNotNull(books.owner)))
      for (const book of found) {
        if (book.shelf === null) continue
        console.log(book.shelf)
      }
    }
  `)
  costs('another column', `${drizzle}
    export async function shelves(ids: number[]) {
      const found = await ⟦db.select().from(books).where(inArray(books.shelf, ids))⟧
      return found.filter((book) => book.title !== null && book.shelf !== null)
    }
  `)
  fine('one of two keys, and a key with its relation', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function check(first: string, second: string) {
      const ids = [first, second].filter(Boolean)
      const found = await prisma.book.findMany({ where: { id: { in: ids } }, select: { id: true } })
      if (found.length !== ids.length) throw new Error('no')
    }
    export async function flows() {
      const groups = await prisma.group.findMany({ where: { flowId: { not: null } }, select: { flowId: true, flow: true } })
      for (const group of groups) {
        if (!group.flowId || !group.flow) continue
        console.log(group.flow)
      }
    }
  `)
  costs('one of many keys', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function check(ids: string[]) {
      const found = await ⟦prisma.book.findMany({ where: { id: { in: ids } }, select: { id: true } })⟧
      if (found.length !== ids.length) throw new Error('no')
    }
  `)
})
