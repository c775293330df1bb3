// Transactions per row by pg, TypeORM and Sequelize, run against PostgreSQL before and after the fix: same rows, one transaction.

import assert from 'node:assert/strict'
import { dedent } from '../support/marks.js'
import { postgresServer, type PostgresServer } from '../support/postgres.js'
import { compared } from '../support/programs.js'

const setUp = `
import pg from 'pg'

const url = process.argv[2]
let commits = 0
const send = pg.Client.prototype.query
pg.Client.prototype.query = function (config, ...rest) {
  const text = typeof config === 'string' ? config : config.text ?? ''
  if (/^COMMIT/.test(text)) commits++
  return send.call(this, config, ...rest)
}
const client = new pg.Client({ connectionString: url })
await client.connect()
await client.query('DROP TABLE IF EXISTS users')
await client.query('CREATE TABLE users (id serial PRIMARY KEY, name text)')
let rows = async () => (await client.query('SELECT * FROM users ORDER BY id')).rows
`
const tearDown = `
const count = commits
console.log(JSON.stringify(await rows()))
console.log('operations: ' + count)
process.exit(0)
`

interface Case { readonly name: string; readonly body: string; readonly before: number; readonly after: number }

const cases: readonly Case[] = [
  {
    name: 'pg', before: 3, after: 1,
    body: `
      async function store(names) {
        for (const name of names) {
          await client.query('BEGIN');
          await client.query('INSERT INTO users (name) VALUES ($1)', [name]);
          await client.query('COMMIT');
        }
      }
      await store(['a', 'b', 'c']);
    `,
  },
  {
    name: 'TypeORM', before: 4, after: 1,
    body: `
      import { DataSource, EntitySchema } from 'typeorm'
      await client.end()
      const User = new EntitySchema({ name: 'User', tableName: 'users', columns: { id: { type: 'int', primary: true, generated: true }, name: { type: 'text' } } })
      const source = await new DataSource({ type: 'postgres', url, entities: [User], poolSize: 1, installExtensions: false }).initialize()
      async function store(names) {
        for (const name of names) {
          await source.transaction(async (manager) => {
            const user = { name: name.toUpperCase() }
            await manager.save(User, user)
          })
        }
      }
      await store(['a', 'b', 'c', 'd'])
      rows = () => source.getRepository(User).find({ order: { id: 'ASC' } })
    `,
  },
  {
    name: 'Sequelize', before: 2, after: 1,
    body: `
      import { DataTypes, Model, Sequelize } from 'sequelize'
      await client.end()
      const sequelize = new Sequelize(url, { logging: false, pool: { max: 1 } })
      class User extends Model {}
      User.init({ name: DataTypes.TEXT }, { sequelize, tableName: 'users', timestamps: false })
      async function store(names) {
        for (const name of names) {
          await sequelize.transaction(async (transaction) => { await User.create({ name }, { transaction }) })
        }
      }
      await store(['a', 'b'])
      rows = () => User.findAll({ order: ['id'], raw: true })
    `,
  },
]

describe('commit-in-loop fixed, on PostgreSQL', () => {
  let server: PostgresServer

  before(async () => { server = await postgresServer() })
  after(() => server.stop())

  for (const { name, body, before, after } of cases) {
    it(name, async () => {
      const ran = await compared({ rule: 'commit-in-loop', path: 'src/main.mjs', text: setUp + dedent(body) + tearDown, arguments: [server.url] })
      assert.deepEqual([ran.before, ran.after], [before, after], ran.text)
    })
  }
})
