// commit-in-loop in TypeScript: what is reported where, and what must stay silent.

import { checksFor } from '../support/check.js'

const { costs, fine } = checksFor('commit-in-loop', 'typescript')

describe('commit-in-loop (TypeScript)', () => {
  costs('Prisma', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function store(names: string[]) {
      for (const name of names) {
        await ⟦prisma.$transaction(async (tx) => { await tx.user.create({ data: { name } }) })⟧
      }
    }
  `)
  costs('Prisma, a list of two', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function store(names: string[]) {
      for (const name of names) {
        await ⟦prisma.$transaction([prisma.user.create({ data: { name } }), prisma.log.create({ data: { text: name } })])⟧
      }
    }
  `)
  costs('TypeORM', `
    import { DataSource } from 'typeorm'
    import { User } from './user.entity'
    export async function store(source: DataSource, users: User[]) {
      for (const user of users) {
        await ⟦source.transaction(async (manager) => { await manager.save(user) })⟧
      }
    }
  `)
  costs('TypeORM, by hand: told at the commit', `
    import { QueryRunner } from 'typeorm'
    import { User } from './user.entity'
    export async function store(runner: QueryRunner, users: User[]) {
      for (const user of users) {
        await runner.startTransaction()
        await runner.manager.save(user)
        await ⟦runner.commitTransaction()⟧
      }
    }
  `)
  costs('pg', `
    import { Client } from 'pg'
    export async function store(client: Client, names: string[]) {
      for (const name of names) {
        await client.query('BEGIN')
        await client.query('INSERT INTO users (name) VALUES ($1)', [name])
        await ⟦client.query('COMMIT')⟧
      }
    }
  `)
  costs('Sequelize', `
    import { Sequelize } from 'sequelize'
    import { User } from './models'
    export async function store(sequelize: Sequelize, names: string[]) {
      for (const name of names) {
        await ⟦sequelize.transaction(async (transaction) => { await User.create({ name }, { transaction }) })⟧
      }
    }
  `)
  costs('Knex', `
    import knex from 'knex'
    const db = knex({ client: 'pg' })
    export async function store(names: string[]) {
      for (const name of names) {
        await ⟦db.transaction(async (trx) => { await trx('users').insert({ name }) })⟧
      }
    }
  `)
  costs('Drizzle', `
    import { drizzle } from 'drizzle-orm/node-postgres'
    import { users } from './schema'
    const db = drizzle('postgres://localhost')
    export async function store(names: string[]) {
      await Promise.all(names.map((name) => ⟦db.transaction(async (tx) => { await tx.insert(users).values({ name }) })⟧))
    }
  `)
  costs('MikroORM flushes in a transaction', `
    import { EntityManager } from '@mikro-orm/core'
    import { User } from './user.entity'
    export async function store(em: EntityManager, names: string[]) {
      for (const name of names) {
        em.persist(new User(name))
        await ⟦em.flush()⟧
      }
    }
  `)
  costs('through a service of another file', `
    //- src/users.service.ts
    import { DataSource } from 'typeorm'
    import { User } from './user.entity'
    export class UsersService {
      constructor(private readonly source: DataSource) {}
      async store(user: User) {
        await ⟨this.source.transaction(async (manager) => { await manager.save(user) })⟩
      }
    }
    //- src/import.ts
    import { UsersService } from './users.service'
    import { User } from './user.entity'
    export async function importAll(service: UsersService, users: User[]) {
      for (const user of users) await ⟦service.store(user)⟧
    }
  `)
  fine('around the loop', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function store(names: string[]) {
      await prisma.$transaction(async (tx) => {
        for (const name of names) await tx.user.create({ data: { name } })
      })
    }
  `)
  fine('all in one', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function store(names: string[]) {
      await prisma.$transaction(names.map((name) => prisma.user.create({ data: { name } })))
    }
  `)
  fine('per batch', `
    import { PrismaClient } from '@prisma/client'
    import { chunk } from 'lodash'
    const prisma = new PrismaClient()
    export async function store(names: string[]) {
      for (const some of chunk(names, 100)) {
        await prisma.$transaction(some.map((name) => prisma.user.create({ data: { name } })))
      }
    }
  `)
  fine('every five hundred rows', `
    import { QueryRunner } from 'typeorm'
    import { User } from './user.entity'
    export async function store(runner: QueryRunner, users: User[]) {
      let count = 0
      await runner.startTransaction()
      for (const user of users) {
        await runner.manager.save(user)
        if (++count % 500 === 0) {
          await runner.commitTransaction()
          await runner.startTransaction()
        }
      }
      await runner.commitTransaction()
    }
  `)
  fine('a retry', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function store(name: string) {
      for (let attempt = 0; attempt < 20; attempt++) {
        try {
          return await prisma.$transaction(async (tx) => tx.user.create({ data: { name } }))
        } catch (error) {
          console.warn(error)
        }
      }
    }
  `)
  fine('a connection for each tenant', `
    import { DataSource } from 'typeorm'
    export async function migrate(sources: DataSource[]) {
      for (const source of sources) {
        await source.transaction(async (manager) => { await manager.query('UPDATE settings SET version = 2') })
      }
    }
  `)
  fine('a store with a commit of its own', `
    class Store { commit(name: string, value: unknown) { return [name, value] } }
    export function fill(store: Store, values: Map<string, unknown>) {
      for (const [name, value] of values) store.commit(name, value)
    }
  `)
  fine('few known rows', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function seed() {
      for (const name of ['admin', 'guest']) {
        await prisma.$transaction(async (tx) => { await tx.role.create({ data: { name } }) })
      }
    }
  `)
})
