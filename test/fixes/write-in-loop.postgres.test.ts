// Rows written by TypeORM and Sequelize, run against PostgreSQL before and after the fix: same output, same rows, fewer statements.

import assert from 'node:assert/strict'
import { dedent } from '../support/marks.js'
import { compared } from '../support/programs.js'
import { postgresServer, type PostgresServer } from '../support/postgres.js'

// Statements are counted where the client sends them. Each program starts with an empty table.
const setUp = `
import pg from 'pg'

const url = process.argv[2]
let statements = 0
const send = pg.Client.prototype.query
pg.Client.prototype.query = function (config, ...rest) {
  const text = typeof config === 'string' ? config : config.text ?? ''
  if (/^(INSERT|UPDATE|DELETE|SELECT|START|COMMIT)/.test(text)) statements++
  return send.call(this, config, ...rest)
}
const admin = new pg.Client({ connectionString: url })
await admin.connect()
await admin.query('DROP TABLE IF EXISTS users')
await admin.query('CREATE TABLE users (id serial PRIMARY KEY, name text, age integer DEFAULT 3)')
await admin.end()
`
const typeorm = `
import { DataSource, EntitySchema } from 'typeorm'
const User = new EntitySchema({ name: 'User', tableName: 'users', columns: { id: { type: 'int', primary: true, generated: true }, name: { type: 'text' }, age: { type: 'int', default: 3 } } })
const source = await new DataSource({ type: 'postgres', url, entities: [User], poolSize: 1, installExtensions: false }).initialize()
const users = source.getRepository(User)
const show = async () => console.log(JSON.stringify(await users.find({ order: { id: 'ASC' } })))
`
const sequelize = `
import { DataTypes, Model, Sequelize } from 'sequelize'
const sequelize = new Sequelize(url, { logging: false, pool: { max: 1 } })
class User extends Model {}
User.init({ name: { type: DataTypes.TEXT, validate: { notEmpty: true } }, age: { type: DataTypes.INTEGER, defaultValue: 3 } }, { sequelize, tableName: 'users', timestamps: false })
const show = async () => console.log(JSON.stringify(await User.findAll({ order: ['id'], raw: true })))
`
const tearDown = `
const count = statements
await show()
console.log('operations: ' + count)
process.exit(0)
`

interface Case { readonly name: string; readonly library: string; readonly body: string; readonly before: number; readonly after: number }

const cases: readonly Case[] = [
  {
    name: 'TypeORM: save', library: typeorm, before: 36, after: 3,
    body: `
      async function store(names) {
        for (const name of names) {
          await users.save({ name, age: name.length })
        }
      }
      await store(Array.from({ length: 12 }, (_, n) => 'user ' + n))
    `,
  },
  {
    name: 'TypeORM: save of none', library: typeorm, before: 0, after: 0,
    body: `
      async function store(names) {
        for (const name of names) await users.save({ name })
      }
      await store([])
    `,
  },
  {
    name: 'TypeORM: save of rows that are there', library: typeorm, before: 21, after: 12,
    body: `
      await users.insert([{ name: 'a' }, { name: 'b' }, { name: 'c' }, { name: 'd' }])
      async function grow(found) {
        for (const user of found) {
          user.age = 40 + user.id
          await users.save(user)
        }
        await users.save({ name: 'last' })
      }
      await grow(await users.findBy({ age: 3 }))
    `,
  },
  {
    name: 'TypeORM: insert, in batches', library: typeorm, before: 250, after: 3,
    body: `
      async function store(names) {
        for (const name of names) {
          if (name.endsWith('7')) continue
          await users.insert({ name })
        }
      }
      await store(Array.from({ length: 277 }, (_, n) => 'user ' + n))
    `,
  },
  {
    name: 'Sequelize: create', library: sequelize, before: 9, after: 1,
    body: `
      async function store(names) {
        for (const name of names) {
          await User.create({ name }) // each
        }
      }
      await store([...'abcdefghi'])
    `,
  },
  {
    name: 'Sequelize: create all at once, in a transaction', library: sequelize, before: 6, after: 3,
    body: `
      async function store(names) {
        await sequelize.transaction(async (transaction) => {
          await Promise.all(names.map((name) => User.create({ name, age: name.length }, { transaction })))
        })
      }
      await store(['ann', 'bo', 'cyd', 'di'])
    `,
  },
]

describe('write-in-loop fixed, on PostgreSQL', () => {
  let server: PostgresServer

  before(async () => { server = await postgresServer() })
  after(() => server.stop())

  for (const { name, library, body, before, after } of cases) {
    it(name, async () => {
      const ran = await compared({ rule: 'write-in-loop', path: 'src/main.mjs', text: `${setUp}${library}statements = 0\n${dedent(body)}${tearDown}`, arguments: [server.url] })
      assert.deepEqual([ran.before, ran.after], [before, after], ran.text)
    })
  }
})
