// sequential-await: databases that take one statement at a time gain nothing from being asked together.

import { checksFor } from '../support/check.js'

const { costs, fine } = checksFor('sequential-await', 'typescript')

describe('sequential-await (TypeScript): databases in a file', () => {
  const readsOn = (made: string) => `
    //- src/database.ts
    import { Sequelize, Model } from 'sequelize'
    export const sequelize = ${made}
    export class Book extends Model {}
    export class Author extends Model {}
    //- src/stats.ts
    import { Author, Book, sequelize } from './database'
    export async function stats(library: string) {
      const [sizes] = await sequelize.query('SELECT SUM(size) FROM items')
      const [ages] = await sequelize.query('SELECT SUM(age) FROM items')
      return [sizes, ages]
    }
  `
  fine('Sequelize on SQLite', readsOn("new Sequelize({ dialect: 'sqlite', storage: 'app.db' })"))
  fine('Sequelize on SQLite, by its address', readsOn("new Sequelize('sqlite:app.db')"))
  costs('Sequelize on PostgreSQL', readsOn("new Sequelize({ dialect: 'postgres' })").replace("await sequelize.query('SELECT SUM(age) FROM items')", "⟦await sequelize.query('SELECT SUM(age) FROM items')⟧"))
  costs('Sequelize on what settings say', readsOn('new Sequelize(process.env.DATABASE_URL!)').replace("await sequelize.query('SELECT SUM(age) FROM items')", "⟦await sequelize.query('SELECT SUM(age) FROM items')⟧"))
  const readsEach = (client: string, reads: string) => `
    import { knex } from 'knex'
    const db = knex({ client: '${client}' })
    export async function load(names: string[]) {
      const found = []
      for (const name of names) found.push(${reads})
      return found
    }
  `
  const read = "await db('users').where({ name }).first()"
  fine('Knex, in a loop', readsEach('better-sqlite3', read))
  costs('Knex on PostgreSQL, in a loop', readsEach('pg', `⟦${read}⟧`))
})

describe('sequential-await (TypeScript): one and the same row', () => {
  fine('a cursor that goes on with each', `
    import Redis from 'ioredis'
    const redis = new Redis()
    async function advance(at: string) { await redis.set('cursor', at) }
    export async function run(items: { at: string }[]) {
      for (const item of items) await advance(item.at)
    }
  `)
})
