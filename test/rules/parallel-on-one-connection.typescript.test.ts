// Cases of parallel-on-one-connection in TypeScript.

import { checksFor } from '../support/check.js'

const { costs, fine, fixes, noFix } = checksFor('parallel-on-one-connection', 'typescript')

describe('parallel-on-one-connection (TypeScript)', () => {
  costs('queries of one pg client', `
    import { Pool } from 'pg'
    const pool = new Pool()
    export async function load() {
      const client = await pool.connect()
      const [a, b] = await ⟦Promise.all([client.query('SELECT 1'), client.query('SELECT 2')])⟧
      client.release()
      return [a, b]
    }
  `)
  costs('a client that is handed in, over a list', `
    import { PoolClient } from 'pg'
    export async function save(client: PoolClient, ids: number[]) {
      await ⟦Promise.all(ids.map((id) => client.query('DELETE FROM t WHERE id = $1', [id])))⟧
    }
  `)
  costs('allSettled, and an async callback', `
    import { Client } from 'pg'
    const client = new Client()
    export async function save(ids: number[]) {
      return ⟦Promise.allSettled(ids.map(async (id) => {
        await client.query('DELETE FROM t WHERE id = $1', [id])
      }))⟧
    }
  `)
  costs('a transaction of Prisma', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function rename(ids: number[]) {
      await prisma.$transaction(async (tx) => {
        await ⟦Promise.all(ids.map((id) => tx.user.update({ where: { id }, data: { name: 'a' } })))⟧
      })
    }
  `)
  costs('a transaction of Prisma in a typed helper', `
    import { Prisma } from '@prisma/client'
    export async function both(tx: Prisma.TransactionClient) {
      return ⟦Promise.all([tx.user.count(), tx.post.count()])⟧
    }
  `)
  costs('the manager of a TypeORM transaction, and repositories of it', `
    import { DataSource } from 'typeorm'
    import { User, Post } from './entities'
    export async function save(source: DataSource, users: User[]) {
      await source.transaction(async (manager) => {
        await ⟦Promise.all(users.map((user) => manager.save(User, user)))⟧
        const repository = manager.getRepository(User)
        const posts = manager.getRepository(Post)
        await ⟦Promise.all([repository.count(), posts.count()])⟧
      })
    }
  `)
  costs('a query runner', `
    import { DataSource } from 'typeorm'
    export async function save(source: DataSource, ids: number[]) {
      const runner = source.createQueryRunner()
      await runner.startTransaction()
      await ⟦Promise.all(ids.map((id) => runner.query('DELETE FROM t WHERE id = $1', [id])))⟧
      await runner.commitTransaction()
    }
  `)
  costs('a transaction of Sequelize among the options', `
    import { Sequelize, Model } from 'sequelize'
    class User extends Model {}
    class Log extends Model {}
    export async function save(sequelize: Sequelize, names: string[]) {
      await sequelize.transaction(async (transaction) => {
        await ⟦Promise.all(names.map((name) => User.create({ name }, { transaction })))⟧
        await ⟦Promise.all([User.destroy({ where: {}, transaction }), Log.destroy({ where: {}, transaction })])⟧
      })
    }
  `)
  costs('a transaction of Knex', `
    import knexFactory from 'knex'
    const knex = knexFactory({})
    export async function save(rows: object[]) {
      await knex.transaction(async (trx) => {
        await ⟦Promise.all(rows.map((row) => trx('users').insert(row)))⟧
      })
    }
  `)
  costs('promises that were collected before', `
    import { PoolClient } from 'pg'
    export async function load(client: PoolClient, ids: number[]) {
      const work = ids.map((id) => client.query('SELECT $1', [id]))
      const more: Promise<unknown>[] = []
      for (const id of ids) more.push(client.query('SELECT $1', [id]))
      await ⟦Promise.all(work)⟧
      await ⟦Promise.all(more)⟧
      const a = client.query('SELECT 1')
      const b = client.query('SELECT 2')
      return ⟦Promise.all([a, b])⟧
    }
  `)
  costs('through functions', `
    import { PoolClient } from 'pg'
    function users(client: PoolClient) { return ⟨client.query('SELECT * FROM users')⟩ }
    async function posts(db: PoolClient) { return (await db.query('SELECT * FROM posts')).rows }
    export async function load(client: PoolClient) {
      return ⟦Promise.all([users(client), posts(client)])⟧
    }
  `)
  costs('through files, with a repository', `
    //- src/users.ts
    import { PoolClient } from 'pg'
    export class Users {
      constructor(private readonly client: PoolClient) {}
      one(id: number) { return ⟨this.client.query('SELECT * FROM users WHERE id = $1', [id])⟩ }
    }
    //- src/load.ts
    import { Users } from './users'
    export class Loader {
      constructor(private readonly users: Users) {}
      load(ids: number[]) {
        return ⟦Promise.all(ids.map((id) => this.users.one(id)))⟧
      }
    }
  `)
  costs('two repositories made with one transaction', `
    //- src/repositories.ts
    import { PoolClient } from 'pg'
    export class Users {
      constructor(private readonly client: PoolClient) {}
      count() { return this.client.query('SELECT count(*) FROM users') }
    }
    export class Posts {
      constructor(private readonly client: PoolClient) {}
      count() { return this.client.query('SELECT count(*) FROM posts') }
    }
    //- src/load.ts
    import { PoolClient } from 'pg'
    import { Users, Posts } from './repositories'
    export async function load(client: PoolClient) {
      const users = new Users(client)
      return ⟦Promise.all([users.count(), new Posts(client).count()])⟧
    }
  `)
  costs('a base class that holds the client', `
    //- src/base.ts
    import { PoolClient } from 'pg'
    export class Base {
      constructor(protected readonly client: PoolClient) {}
      protected run(sql: string) { return this.client.query(sql) }
    }
    //- src/stats.ts
    import { Base } from './base'
    export class Stats extends Base {
      users() { return this.run('SELECT count(*) FROM users') }
      posts() { return this.run('SELECT count(*) FROM posts') }
      async all() { return ⟦Promise.all([this.users(), this.posts()])⟧ }
    }
  `)
  costs('a closure over the transaction', `
    import { PoolClient } from 'pg'
    export async function load(client: PoolClient, ids: number[]) {
      const one = async (id: number) => (await client.query('SELECT $1', [id])).rows
      await ⟦Promise.all(ids.map(one))⟧
      return ⟦Promise.all(ids.map((id) => one(id)))⟧
    }
  `)
  costs('mixed with other work', `
    import { PoolClient } from 'pg'
    export async function load(client: PoolClient) {
      return ⟦Promise.all([fetch('/a'), client.query('SELECT 1'), fetch('/b'), client.query('SELECT 2')])⟧
    }
  `)

  costs('a base class with a constructor of its own below it', `
    //- src/base.ts
    import { PoolClient } from 'pg'
    export abstract class Base {
      protected readonly client: PoolClient
      constructor(client: PoolClient) { this.client = client }
    }
    //- src/users.ts
    import { PoolClient } from 'pg'
    import { Base } from './base'
    export class Users extends Base {
      constructor(client: PoolClient, private readonly table: string) { super(client) }
      count() { return this.client.query('SELECT count(*) FROM ' + this.table) }
    }
    //- src/load.ts
    import { PoolClient } from 'pg'
    import { Users } from './users'
    export async function load(client: PoolClient) {
      const a = new Users(client, 'a')
      const b = new Users(client, 'b')
      return ⟦Promise.all([a.count(), b.count()])⟧
    }
  `)
  costs('a connection of mysql2', `
    import mysql from 'mysql2/promise'
    export async function load(pool: mysql.Pool, ids: number[]) {
      const connection = await pool.getConnection()
      await connection.beginTransaction()
      await ⟦Promise.all(ids.map((id) => connection.execute('DELETE FROM t WHERE id = ?', [id])))⟧
      await connection.commit()
    }
  `)
  costs('a transaction of Drizzle and of Kysely', `
    import { drizzle } from 'drizzle-orm/node-postgres'
    import { Kysely } from 'kysely'
    import { users, posts } from './schema'
    const db = drizzle('postgres://')
    export async function clear() {
      await db.transaction(async (tx) => {
        await ⟦Promise.all([tx.delete(users), tx.delete(posts)])⟧
      })
    }
    export async function names(kysely: Kysely<any>, ids: number[]) {
      return kysely.transaction().execute(async (trx) => {
        return ⟦Promise.all(ids.map((id) => trx.selectFrom('users').where('id', '=', id).executeTakeFirst()))⟧
      })
    }
  `)
  costs('a session of MongoDB and of Mongoose', `
    import { MongoClient } from 'mongodb'
    import mongoose from 'mongoose'
    const User = mongoose.model('User', new mongoose.Schema({ name: String }))
    export async function save(client: MongoClient, rows: object[]) {
      await client.withSession(async (session) => {
        await ⟦Promise.all(rows.map((row) => client.db().collection('a').insertOne(row, { session })))⟧
      })
    }
    export async function more(names: string[]) {
      const session = await mongoose.startSession()
      await ⟦Promise.all(names.map((name) => User.create([{ name }], { session })))⟧
    }
  `)
  costs('a transaction that Nest hands down to another service', `
    //- src/users.service.ts
    import { Injectable } from '@nestjs/common'
    import { EntityManager } from 'typeorm'
    import { User } from './user.entity'
    @Injectable()
    export class UsersService {
      async rename(manager: EntityManager, id: number) {
        await ⟨manager.update(User, id, { name: 'a' })⟩
      }
    }
    //- src/jobs.service.ts
    import { Injectable } from '@nestjs/common'
    import { DataSource } from 'typeorm'
    import { UsersService } from './users.service'
    @Injectable()
    export class JobsService {
      constructor(private readonly source: DataSource, private readonly users: UsersService) {}
      async run(ids: number[]) {
        await this.source.transaction(async (manager) => {
          await ⟦Promise.all(ids.map((id) => this.users.rename(manager, id)))⟧
        })
      }
    }
    //- src/user.entity.ts
    import { Entity, PrimaryGeneratedColumn } from 'typeorm'
    @Entity() export class User { @PrimaryGeneratedColumn() id: number }
  `)
  costs('a transaction of the older forms', `
    import { getManager, getConnection } from 'typeorm'
    import { User } from './entities'
    export async function save(users: User[]) {
      await getManager().transaction(async (manager) => {
        await ⟦Promise.all(users.map((user) => manager.save(user)))⟧
      })
      const runner = getConnection().createQueryRunner()
      await runner.connect()
      await ⟦Promise.all(users.map((user) => runner.manager.save(user)))⟧
      await runner.release()
    }
  `)
  costs('a client that is generated into a file which is not kept', `
    //- src/prisma.service.ts
    import { Injectable } from '@nestjs/common'
    import { PrismaClient } from './generated/prisma/client'
    @Injectable()
    export class PrismaService extends PrismaClient {}
    //- src/teams.service.ts
    import { Injectable } from '@nestjs/common'
    import { Prisma } from './generated/prisma/client'
    import { PrismaService } from './prisma.service'
    @Injectable()
    export class Teams {
      constructor(private readonly prisma: PrismaService) {}
      async create(names: string[]) {
        return this.prisma.$transaction(async (tx) => {
          const made = names.map((name) => tx.team.create({ data: { name } }))
          return ⟦Promise.all(made)⟧
        })
      }
      async counts(tx: Prisma.TransactionClient) {
        return ⟦Promise.all([tx.team.count(), tx.user.count()])⟧
      }
    }
  `)
  costs('an interactive transaction whose result is several', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export const both = () => prisma.$transaction((tx) => ⟦Promise.all([tx.user.count(), tx.post.findMany()])⟧)
  `)
  costs('a transaction, given where a client may be', `
    //- src/queries.ts
    import { CommonQueryMethods, sql } from 'slonik'
    export const clear = (pool: CommonQueryMethods, id: number) => pool.query(sql.unsafe\`DELETE FROM a WHERE id = \${id}\`)
    //- src/run.ts
    import { DatabaseTransactionConnection } from 'slonik'
    import { clear } from './queries'
    export async function run(connection: DatabaseTransactionConnection, ids: number[]) {
      await ⟦Promise.all(ids.map((id) => clear(connection, id)))⟧
    }
  `)
  costs('a transaction among options that are spread further on', `
    //- src/models.ts
    import { Model, FindOptions } from 'sequelize'
    export class Team extends Model {
      static async findByPk(id: string, options: FindOptions & { userId?: string } = {}) {
        const { userId, ...rest } = options
        return this.scope(['withUser', userId]).findOne({ where: { id }, ...rest })
      }
      static async closeAll(ids: string[], { transaction }: FindOptions) {
        await ⟦Promise.all(ids.map((id) => this.update({ open: false }, { where: { id }, transaction })))⟧
      }
    }
    export class Group extends Model {}
    //- src/route.ts
    import { Context } from 'koa'
    import { Team, Group } from './models'
    export async function add(ctx: Context, id: string) {
      const { transaction } = ctx.state
      const [team, group] = await ⟦Promise.all([Team.findByPk(id, { userId: 'a', transaction }), Group.findByPk(id, { transaction })])⟧
      return { team, group }
    }
  `)
  costs('a transaction that Objection is given early', `
    import { Model, transaction } from 'objection'
    class Person extends Model { static tableName = 'persons' }
    export async function save(names: string[]) {
      await Person.transaction(async (trx) => {
        await ⟦Promise.all(names.map((name) => Person.query(trx).insert({ name })))⟧
      })
    }
  `)

  fine('a pool', `
    import { Pool } from 'pg'
    const pool = new Pool()
    export async function load(ids: number[]) {
      await Promise.all(ids.map((id) => pool.query('SELECT $1', [id])))
      return Promise.all([pool.query('SELECT 1'), pool.query('SELECT 2')])
    }
  `)
  fine('a connection for each', `
    import { Pool } from 'pg'
    const pool = new Pool()
    export async function load(ids: number[]) {
      return Promise.all(ids.map(async (id) => {
        const client = await pool.connect()
        try { return await client.query('SELECT $1', [id]) } finally { client.release() }
      }))
    }
  `)
  fine('a connection for each, in a helper of another file', `
    //- src/db.ts
    import { Pool, PoolClient } from 'pg'
    const pool = new Pool()
    export async function withClient<T>(work: (client: PoolClient) => Promise<T>) {
      const client = await pool.connect()
      try { return await work(client) } finally { client.release() }
    }
    export async function one(id: number) {
      const client = await pool.connect()
      return client.query('SELECT $1', [id])
    }
    export function asked(client: PoolClient, id: number) {
      return client.query('SELECT $1', [id])
    }
    //- src/load.ts
    import { one, withClient, asked } from './db'
    export async function load(ids: number[]) {
      await Promise.all(ids.map((id) => one(id)))
      await Promise.all(ids.map(one))
      return Promise.all(ids.map((id) => withClient((client) => asked(client, id))))
    }
  `)
  fine('Prisma itself, and its array of operations', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function load(ids: number[]) {
      await prisma.$transaction(ids.map((id) => prisma.user.delete({ where: { id } })))
      return Promise.all([prisma.user.count(), prisma.post.count(), ...ids.map((id) => prisma.user.findUnique({ where: { id } }))])
    }
  `)
  fine('a transaction for each', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function load(ids: number[]) {
      return Promise.all(ids.map((id) => prisma.$transaction(async (tx) => {
        await tx.user.delete({ where: { id } })
        await tx.log.create({ data: { id } })
      })))
    }
  `)
  fine('repositories and models outside of transactions', `
    import { Repository, DataSource } from 'typeorm'
    import { Model } from 'sequelize'
    import { User } from './entities'
    class Log extends Model {}
    export async function load(users: Repository<User>, source: DataSource) {
      await Promise.all([users.count(), users.find(), source.getRepository(User).count(), source.query('SELECT 1')])
      return Promise.all([Log.count(), Log.findAll()])
    }
  `)
  fine('redis', `
    import Redis from 'ioredis'
    const redis = new Redis()
    export async function load(keys: string[]) {
      return Promise.all(keys.map((key) => redis.get(key)))
    }
  `)
  fine('one query beside other work', `
    import { PoolClient } from 'pg'
    export async function load(client: PoolClient) {
      return Promise.all([client.query('SELECT 1'), fetch('/a')])
    }
  `)
  fine('one or the other', `
    import { PoolClient } from 'pg'
    export async function load(client: PoolClient, all: boolean) {
      return Promise.all([all ? client.query('SELECT 1') : client.query('SELECT 2'), fetch('/a')])
    }
  `)
  fine('one after another', `
    import { PoolClient } from 'pg'
    export async function load(client: PoolClient, ids: number[]) {
      const rows = [await client.query('SELECT 1'), await client.query('SELECT 2')]
      for (const id of ids) rows.push(await client.query('SELECT $1', [id]))
      return Promise.all(rows)
    }
  `)
  fine('two connections', `
    import { Pool } from 'pg'
    const pool = new Pool()
    export async function load() {
      const a = await pool.connect()
      const b = await pool.connect()
      return Promise.all([a.query('SELECT 1'), b.query('SELECT 2')])
    }
  `)
  fine('each element is a connection', `
    import { PoolClient } from 'pg'
    async function ping(client: PoolClient) { await client.query('SELECT 1') }
    export async function all(clients: PoolClient[]) {
      await Promise.all(clients.map((client) => client.query('SELECT 1')))
      await Promise.all(clients.map(ping))
      return Promise.all(clients.map((client) => ping(client)))
    }
  `)
  fine('user classes with the same names', `
    class Client { async query(text: string) { return text } }
    export async function load(client: Client, tx: Map<string, string>) {
      await Promise.all(['a', 'b'].map(async (key) => tx.get(key)))
      return Promise.all([client.query('SELECT 1'), client.query('SELECT 2')])
    }
  `)
  fine('Promise of the file itself', `
    import { PoolClient } from 'pg'
    const Promise = { all: (work: unknown[]) => work }
    export function load(client: PoolClient) {
      return Promise.all([client.query('SELECT 1'), client.query('SELECT 2')])
    }
  `)
  fine('one element', `
    import { PoolClient } from 'pg'
    export async function load(client: PoolClient) {
      await Promise.all([1].map((id) => client.query('SELECT $1', [id])))
      return Promise.all([client.query('SELECT 1')])
    }
  `)
  fine('one element of a list', `
    import { PoolClient } from 'pg'
    export async function load(client: PoolClient, rows: { id: number }[], id: number) {
      return Promise.all(rows.map(async (row) => {
        if (row.id === id) return client.query('SELECT $1', [id])
        return row
      }))
    }
  `)
  fine('one node of a tree', `
    import { PoolClient } from 'pg'
    interface Branch { id: number; children: Branch[] }
    async function shown(client: PoolClient, id: number) { return client.query('SELECT $1', [id]) }
    export async function load(client: PoolClient, tree: Branch[], id: number) {
      const update = (branches: Branch[]) => Promise.all(branches.map(async (branch) => {
        if (branch.id === id) await shown(client, id)
        else await update(branch.children)
      }))
      return update(tree)
    }
  `)
  fine('a manager that Nest injects', `
    import { Injectable } from '@nestjs/common'
    import { EntityManager } from 'typeorm'
    import { User } from './entities'
    @Injectable()
    export class Users {
      constructor(private readonly manager: EntityManager) {}
      load(ids: number[]) {
        return Promise.all(ids.map((id) => this.manager.findOneBy(User, { id })))
      }
    }
  `)
  fine('the client itself, given where a transaction may be', `
    import { Prisma, PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    const rename = (tx: Prisma.TransactionClient, id: number) => tx.user.update({ where: { id }, data: { name: 'a' } })
    export async function save(ids: number[]) {
      await Promise.all(ids.map((id) => rename(prisma, id)))
    }
  `)
  fine('a column that is named like a session', `
    import mongoose from 'mongoose'
    const Visit = mongoose.model('Visit', new mongoose.Schema({ session: String, page: String }))
    export async function save(pages: string[], session: string) {
      await Promise.all(pages.map((page) => Visit.create({ page, session })))
    }
  `)
  fine('a client of the pool beside a transaction that is handed on', `
    import { Pool, PoolClient } from 'pg'
    const pool = new Pool()
    const log = (client: PoolClient, id: number) => pool.query('INSERT INTO log VALUES ($1)', [id])
    export async function save(client: PoolClient, ids: number[]) {
      await Promise.all(ids.map((id) => log(client, id)))
    }
  `)
  fine('statements of a transaction that pipelines', `
    import postgres from 'postgres'
    const sql = postgres()
    export async function save(ids: number[]) {
      await sql.begin(async (tx) => {
        await Promise.all(ids.map((id) => tx\`DELETE FROM users WHERE id = \${id}\`))
      })
    }
  `)
  fine('SQLite without waiting', `
    import Database from 'better-sqlite3'
    const db = new Database('a.db')
    export async function load(ids: number[]) {
      const one = db.prepare('SELECT * FROM users WHERE id = ?')
      return Promise.all(ids.map(async (id) => one.get(id)))
    }
  `)
  fine('models and collections of MongoDB without a session', `
    import { MongoClient } from 'mongodb'
    import mongoose from 'mongoose'
    const User = mongoose.model('User', new mongoose.Schema({ name: String }))
    export async function load(client: MongoClient, ids: string[]) {
      await Promise.all([User.countDocuments(), User.find({})])
      return Promise.all(ids.map((id) => client.db().collection('a').findOne({ id })))
    }
  `)
  fine('pipelines of redis', `
    import Redis from 'ioredis'
    const redis = new Redis()
    export async function load(keys: string[]) {
      const pipeline = redis.pipeline()
      await Promise.all(keys.map((key) => pipeline.get(key)))
      return pipeline.exec()
    }
  `)
  fine('options that hold no transaction', `
    import { Model } from 'sequelize'
    class User extends Model {}
    export async function load(ids: number[]) {
      await Promise.all([User.count({ where: {} }), User.findAll({ where: {}, transaction: null })])
      return Promise.all(ids.map((id) => User.findByPk(id, { transaction: undefined })))
    }
  `)
  fine('a transaction for each, through a service of another file', `
    //- src/users.ts
    import { DataSource, EntityManager } from 'typeorm'
    import { User } from './entities'
    export class Users {
      constructor(private readonly source: DataSource) {}
      rename(id: number) {
        return this.source.transaction((manager) => this.both(manager, id))
      }
      private async both(manager: EntityManager, id: number) {
        await manager.update(User, id, { name: 'a' })
        await manager.update(User, id, { name: 'b' })
      }
    }
    //- src/run.ts
    import { Users } from './users'
    export async function run(users: Users, ids: number[]) {
      await Promise.all(ids.map((id) => users.rename(id)))
      return Promise.all([users.rename(1), users.rename(2)])
    }
  `)
  fine('repositories that are each made with a client of their own', `
    import { Pool, PoolClient } from 'pg'
    class Users {
      constructor(private readonly client: PoolClient) {}
      count() { return this.client.query('SELECT count(*) FROM users') }
    }
    export async function load(pool: Pool, ids: number[]) {
      const a = new Users(await pool.connect())
      const b = new Users(await pool.connect())
      await Promise.all([a.count(), b.count()])
      return Promise.all(ids.map(async () => new Users(await pool.connect()).count()))
    }
  `)
  fine('promises that are pushed with a client of each round', `
    import { Pool, PoolClient } from 'pg'
    const count = (client: PoolClient) => client.query('SELECT 1')
    export async function load(pools: Pool[]) {
      const work = []
      for (const pool of pools) {
        const client = await pool.connect()
        work.push(count(client))
      }
      return Promise.all(work)
    }
  `)
  fine('a pool or a transaction, as the caller likes', `
    import { Pool, PoolClient } from 'pg'
    const pool = new Pool()
    export async function load(ids: number[], client: Pool | PoolClient = pool) {
      return Promise.all(ids.map((id) => client.query('SELECT $1', [id])))
    }
  `)
  fine('a transaction among other work', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export const both = (mail: () => Promise<void>) => prisma.$transaction(async (tx) => {
      await Promise.all([tx.user.deleteMany(), mail(), prisma.log.create({ data: {} })])
    })
  `)
})

describe('parallel-on-one-connection (TypeScript): fixes', () => {
  fixes('several into a pattern', `
    import { PoolClient } from 'pg'
    export async function load(client: PoolClient) {
      const [a, b] = await ⟦Promise.all([
        client.query('SELECT 1'), // the first
        client.query('SELECT 2'),
      ])⟧
      return [a, b]
    }
  `, `
    import { PoolClient } from 'pg'
    export async function load(client: PoolClient) {
      const [a, b] = [
        await client.query('SELECT 1'), // the first
        await client.query('SELECT 2'),
      ]
      return [a, b]
    }
  `, { safety: 'suggested', title: /one after another/ })
  fixes('several whose results nobody wants', `
    import { PrismaClient } from '@prisma/client';
    const prisma = new PrismaClient();
    export async function clear() {
      await prisma.$transaction(async (tx) => {
        await ⟦Promise.all([
          tx.user.deleteMany(),
          tx.post.deleteMany({
            where: { id: 1 },
          }),
        ])⟧; // all
      });
    }
  `, `
    import { PrismaClient } from '@prisma/client';
    const prisma = new PrismaClient();
    export async function clear() {
      await prisma.$transaction(async (tx) => {
        await tx.user.deleteMany();
        await tx.post.deleteMany({
          where: { id: 1 },
        }); // all
      });
    }
  `)
  fixes('several in a statement without braces', `
    import { PoolClient } from 'pg'
    export async function load(client: PoolClient, all: boolean) {
      if (all) return ⟦Promise.all([client.query('SELECT 1'), client.query('SELECT 2')])⟧
      return []
    }
  `, `
    import { PoolClient } from 'pg'
    export async function load(client: PoolClient, all: boolean) {
      if (all) return [await client.query('SELECT 1'), await client.query('SELECT 2')]
      return []
    }
  `)
  fixes('a list whose results nobody wants', `
    import { PoolClient } from 'pg'
    export async function save(client: PoolClient, rows: { id: number }[]) {
      await ⟦Promise.all(rows.map(({ id }) => client.query('DELETE FROM t WHERE id = $1', [id])))⟧
    }
  `, `
    import { PoolClient } from 'pg'
    export async function save(client: PoolClient, rows: { id: number }[]) {
      for (const { id } of rows) {
        await client.query('DELETE FROM t WHERE id = $1', [id])
      }
    }
  `)
  fixes('a list over several lines', `
    import { PrismaClient } from '@prisma/client';
    const prisma = new PrismaClient();
    export async function save(ids: number[]) {
      await prisma.$transaction(async (tx) => {
        await ⟦Promise.all(
          ids.map((id) =>
            tx.user.update({
              where: { id },
              data: { name: 'a' },
            })
          )
        )⟧;
      });
    }
  `, `
    import { PrismaClient } from '@prisma/client';
    const prisma = new PrismaClient();
    export async function save(ids: number[]) {
      await prisma.$transaction(async (tx) => {
        for (const id of ids) {
          await tx.user.update({
            where: { id },
            data: { name: 'a' },
          });
        }
      });
    }
  `)
  fixes('a list with a body', `
    import { PrismaClient } from '@prisma/client';
    const prisma = new PrismaClient();
    export async function save(ids: number[]) {
      await prisma.$transaction(async (tx) => {
        await ⟦Promise.all(
          ids.map(async (id: number) => {
            // first the log
            await tx.log.create({ data: { id } });
            if (id > 1) {
              await tx.user.delete({ where: { id } });
            }
          }),
        )⟧;
      });
    }
  `, `
    import { PrismaClient } from '@prisma/client';
    const prisma = new PrismaClient();
    export async function save(ids: number[]) {
      await prisma.$transaction(async (tx) => {
        for (const id of ids) {
          // first the log
          await tx.log.create({ data: { id } });
          if (id > 1) {
            await tx.user.delete({ where: { id } });
          }
        }
      });
    }
  `)
  fixes('promises that are collected directly above', `
    import { PrismaClient } from '@prisma/client';
    const prisma = new PrismaClient();
    export async function sort(ids: number[]) {
      await prisma.$transaction(async (tx) => {
        const promises = ids.map((id) =>
          tx.user.update({
            where: { id },
            data: { order: 1 },
          }),
        );
        await ⟦Promise.all(promises)⟧;
      });
    }
  `, `
    import { PrismaClient } from '@prisma/client';
    const prisma = new PrismaClient();
    export async function sort(ids: number[]) {
      await prisma.$transaction(async (tx) => {
        for (const id of ids) {
          await tx.user.update({
            where: { id },
            data: { order: 1 },
          });
        }
      });
    }
  `)
  noFix('promises that are also used otherwise', `
    import { PoolClient } from 'pg'
    export async function save(client: PoolClient, ids: number[]) {
      const work = ids.map((id) => client.query('SELECT $1', [id]))
      await ⟦Promise.all(work)⟧
      return work.length
    }
  `)
  noFix('a list whose results are wanted', `
    import { PoolClient } from 'pg'
    export async function load(client: PoolClient, ids: number[]) {
      return ⟦Promise.all(ids.map((id) => client.query('SELECT $1', [id])))⟧
    }
  `)
  noFix('a body that ends early', `
    import { PoolClient } from 'pg'
    export async function save(client: PoolClient, ids: number[]) {
      await ⟦Promise.all(ids.map(async (id) => {
        if (id < 1) return
        await client.query('DELETE FROM t WHERE id = $1', [id])
      }))⟧
    }
  `)
  noFix('a list that is named like its element', `
    import { PoolClient } from 'pg'
    export async function save(client: PoolClient, id: number[]) {
      await ⟦Promise.all(id.map((id) => client.query('DELETE FROM t WHERE id = $1', [id])))⟧
    }
  `)
  noFix('promises that have begun', `
    import { PoolClient } from 'pg'
    export async function load(client: PoolClient) {
      const a = client.query('SELECT 1')
      const b = client.query('SELECT 2')
      return ⟦Promise.all([a, b])⟧
    }
  `)
  noFix('a function that cannot wait', `
    import { PoolClient } from 'pg'
    export function load(client: PoolClient) {
      return ⟦Promise.all([client.query('SELECT 1'), client.query('SELECT 2')])⟧
    }
  `)
  noFix('other work beside it', `
    import { PoolClient } from 'pg'
    export async function load(client: PoolClient) {
      return ⟦Promise.all([client.query('SELECT 1'), client.query('SELECT 2'), fetch('/')])⟧
    }
  `)
})
