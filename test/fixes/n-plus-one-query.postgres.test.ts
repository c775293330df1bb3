// Lookups by key, run against PostgreSQL before and after the fix by pg, TypeORM and Sequelize: same output, fewer statements.

import assert from 'node:assert/strict'
import { dedent } from '../support/marks.js'
import { postgresServer, type PostgresServer } from '../support/postgres.js'
import { compared } from '../support/programs.js'

const schema = `
  CREATE TABLE users (id integer PRIMARY KEY, name text, team text, "managerId" bigint);
  CREATE TABLE posts (id integer PRIMARY KEY, user_id bigint, title text);
  INSERT INTO users SELECT n, 'user ' || n, CASE n % 3 WHEN 0 THEN 'red' ELSE 'blue' END, n / 2 FROM generate_series(1, 30) n;
  INSERT INTO posts SELECT n, n * 7 % 27 + 1, 'post ' || (n * 31 % 200) FROM generate_series(1, 200) n;
`

// Statements are counted where the client sends them.
const setUp = `
import pg from 'pg'

const url = process.argv[2]
let selects = 0
const send = pg.Client.prototype.query
pg.Client.prototype.query = function (config, ...rest) {
  const text = typeof config === 'string' ? config : config.text ?? ''
  if (/FROM "?(users|posts)"?/.test(text)) selects++
  return send.call(this, config, ...rest)
}
`
const tearDown = `
console.log('operations: ' + selects)
process.exit(0)
`

interface Case { readonly name: string; readonly body: string; readonly before: number; readonly after: number }

const cases: readonly Case[] = [
  {
    name: 'pg: rows of an id that comes back as text', before: 5, after: 1,
    body: `
      const pool = new pg.Pool({ connectionString: url, max: 1 })
      async function getUserPosts(userIds) {
        const posts = []
        for (const userId of userIds) {
          const { rows } = await pool.query('SELECT * FROM posts WHERE user_id = $1 ORDER BY id', [userId])
          posts.push(...rows)
        }
        return posts
      }
      for (const post of await getUserPosts([9, 4, 9, 99, 27])) console.log(JSON.stringify(post))
    `,
  },
  {
    name: 'pg: one row or none, all at once', before: 4, after: 1,
    body: `
      const pool = new pg.Pool({ connectionString: url, max: 1 })
      async function named(orders) {
        return Promise.all(orders.map(async (order) => {
          const result = await pool.query(\`SELECT id, name FROM users WHERE id = \${order.customer} AND team = 'blue'\`)
          return { ...order, customer: result.rows[0] ?? null, count: result.rows.length }
        }))
      }
      console.log(JSON.stringify(await named([{ customer: 5 }, { customer: 6 }, { customer: 77 }, { customer: 1 }])))
    `,
  },
  {
    name: 'pg: in parentheses, with another parameter, the name of a column in capitals', before: 3, after: 1,
    body: `
      const pool = new pg.Pool({ connectionString: url, max: 1 })
      async function show(ids, team) {
        for (const id of ids) {
          console.log(id, (await pool.query('SELECT * FROM users WHERE team = $1 AND "managerId" = $2 ORDER BY id', [team, id])).rows.map((row) => row.name))
        }
      }
      await show([4, 2, 100], 'blue')
    `,
  },
  {
    name: 'pg: no ids', before: 0, after: 1,
    body: `
      const pool = new pg.Pool({ connectionString: url, max: 1 })
      async function show(ids) {
        const found = []
        for (const id of ids) {
          const { rows: users } = await pool.query('SELECT * FROM users WHERE id = $1', [id])
          found.push(users)
        }
        return found
      }
      console.log(await show([]))
    `,
  },
  {
    name: 'pg: the same query each time', before: 3, after: 1,
    body: `
      const pool = new pg.Pool({ connectionString: url, max: 1 })
      async function show(names) {
        for (const name of names) {
          const { rows } = await pool.query('SELECT count(*) FROM users WHERE team = $1', ['red'])
          console.log(name, rows[0].count)
        }
      }
      await show(['a', 'b', 'c'])
    `,
  },
  {
    name: 'TypeORM: findOneBy', before: 4, after: 1,
    body: `
      import { DataSource, EntitySchema } from 'typeorm'
      const User = new EntitySchema({ name: 'User', tableName: 'users', columns: { id: { type: 'int', primary: true }, name: { type: 'text' } } })
      const source = await new DataSource({ type: 'postgres', url, entities: [User], poolSize: 1, installExtensions: false }).initialize()
      const users = source.getRepository(User)
      async function names(ids) {
        const found = []
        for (const id of ids) {
          const user = await users.findOneBy({ id })
          found.push(user === null ? 'nobody' : user.name)
        }
        return found
      }
      console.log(await names([3, 77, 1, 3]))
    `,
  },
  {
    name: 'Sequelize: findByPk all at once, findAll by a field', before: 7, after: 2,
    body: `
      import { DataTypes, Model, Sequelize } from 'sequelize'
      class User extends Model {}
      User.init({ id: { type: DataTypes.INTEGER, primaryKey: true }, name: DataTypes.TEXT, team: DataTypes.TEXT },
        { sequelize: new Sequelize(url, { logging: false, pool: { max: 1 } }), tableName: 'users', timestamps: false })
      async function names(ids) {
        const users = await Promise.all(ids.map((id) => User.findByPk(id)))
        return users.map((user) => user === null ? 'nobody' : user.name)
      }
      async function members(teams) {
        for (const team of teams) {
          const users = await User.findAll({ where: { team, name: 'user 6' } })
          console.log(team, users.length)
        }
      }
      console.log(await names([3, 77, 1, 3]))
      await members(['red', 'blue', 'green'])
    `,
  },
]

describe('n-plus-one-query fixed, on PostgreSQL', () => {
  let server: PostgresServer

  before(async () => { server = await postgresServer(schema) })
  after(() => server.stop())

  for (const { name, body, before, after } of cases) {
    it(name, async () => {
      const ran = await compared({ rule: 'n-plus-one-query', path: 'src/main.mjs', text: setUp + dedent(body) + tearDown, all: true, arguments: [server.url] })
      assert.deepEqual({ before: ran.before, after: ran.after }, { before, after })
    })
  }
})
