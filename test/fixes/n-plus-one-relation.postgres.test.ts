// Relations of TypeORM and Sequelize, read against PostgreSQL before and after the fix: same output, fewer statements.

import assert from 'node:assert/strict'
import { dedent } from '../support/marks.js'
import { postgresServer, type PostgresServer } from '../support/postgres.js'
import { compared } from '../support/programs.js'

const schema = `
  CREATE TABLE users (id integer PRIMARY KEY, name text);
  CREATE TABLE posts (id integer PRIMARY KEY, "authorId" integer, title text);
  INSERT INTO users SELECT n, 'user ' || n FROM generate_series(1, 10) n;
  INSERT INTO posts SELECT n, CASE n % 4 WHEN 0 THEN NULL ELSE n % 10 + 1 END, 'post ' || n FROM generate_series(1, 20) n;
`

// Statements are counted where the client sends them.
const setUp = `
import 'reflect-metadata'
import pg from 'pg'

const url = process.argv[2]
let selects = 0
const send: any = pg.Client.prototype.query
pg.Client.prototype.query = function (config: any, ...rest: any[]) {
  const text = typeof config === 'string' ? config : config.text ?? ''
  if (/FROM "?(users|posts)"?/.test(text)) selects++
  return send.call(this, config, ...rest)
} as any
`
const typeorm = `
import { Column, DataSource, Entity, ManyToOne, OneToMany, PrimaryColumn, Repository } from 'typeorm'
@Entity('users') class User {
  @PrimaryColumn('int') id!: number
  @Column('text') name!: string
  @OneToMany(() => Post, (post) => post.author) posts!: Promise<Post[]>
}
@Entity('posts') class Post {
  @PrimaryColumn('int') id!: number
  @Column('text') title!: string
  @ManyToOne(() => User, (user) => user.posts) author!: Promise<User | null>
}
const source = await new DataSource({ type: 'postgres', url, entities: [User, Post], poolSize: 1, installExtensions: false }).initialize()
const posts: Repository<Post> = source.getRepository(Post)
const users: Repository<User> = source.getRepository(User)
`
const sequelize = `
import { DataTypes, Model, Sequelize, type BelongsToGetAssociationMixin, type HasManyGetAssociationsMixin, type NonAttribute } from 'sequelize'
class User extends Model { declare name: string; declare posts: NonAttribute<Post[]>; declare getPosts: HasManyGetAssociationsMixin<Post> }
class Post extends Model { declare title: string; declare author: NonAttribute<User | null>; declare getAuthor: BelongsToGetAssociationMixin<User> }
const options = { sequelize: new Sequelize(url, { logging: false, pool: { max: 1 } }), timestamps: false }
User.init({ id: { type: DataTypes.INTEGER, primaryKey: true }, name: DataTypes.TEXT }, { ...options, tableName: 'users' })
Post.init({ id: { type: DataTypes.INTEGER, primaryKey: true }, title: DataTypes.TEXT, authorId: DataTypes.INTEGER }, { ...options, tableName: 'posts' })
User.hasMany(Post, { as: 'posts', foreignKey: 'authorId' })
Post.belongsTo(User, { as: 'author', foreignKey: 'authorId' })
`
const tearDown = `
console.log('operations: ' + selects)
process.exit(0)
`

interface Case { readonly name: string; readonly start: string; readonly body: string; readonly before: number; readonly after: number }

const cases: readonly Case[] = [
  {
    name: 'TypeORM: a key, with options', start: typeorm, before: 21, after: 1,
    body: `
      async function show() {
        for (const post of await posts.find({ order: { id: 'ASC' } })) console.log(post.title, (await post.author)?.name)
      }
      await show()
    `,
  },
  {
    name: 'TypeORM: rows of the other side, by a builder', start: typeorm, before: 11, after: 1,
    body: `
      async function show() {
        const all = await users.createQueryBuilder('user').orderBy('user.id').getMany()
        for (const user of all) {
          const titles = (await user.posts).map((post) => post.title)
          console.log(user.name, titles.sort())
        }
      }
      await show()
    `,
  },
  {
    name: 'TypeORM: all at once, through a service', start: typeorm, before: 21, after: 1,
    body: `
      class Posts {
        constructor(private readonly repository: Repository<Post>) {}
        latest() { return this.repository.find({ order: { id: 'DESC' } }) }
        async names() {
          const latest = await this.latest()
          return Promise.all(latest.map(async (post) => (await post.author)?.name))
        }
      }
      console.log(await new Posts(posts).names())
    `,
  },
  {
    name: 'Sequelize: a key', start: sequelize, before: 16, after: 1,
    body: `
      async function show() {
        const all = await Post.findAll({ order: ['id'] })
        for (const post of all) {
          const author = await post.getAuthor()
          console.log(post.title, author?.name)
        }
      }
      await show()
    `,
  },
  {
    name: 'Sequelize: rows of the other side', start: sequelize, before: 11, after: 1,
    body: `
      async function show() {
        for (const user of await User.findAll({ order: [['id', 'ASC']] })) {
          const own = await user.getPosts()
          console.log(user.name, own.map((post) => post.title).sort())
        }
      }
      await show()
    `,
  },
]

describe('n-plus-one-relation fixed, on PostgreSQL', function () {
  let server: PostgresServer

  before(async () => { server = await postgresServer(schema) })
  after(() => server.stop())

  for (const { name, start, body, before, after } of cases) {
    it(name, async () => {
      const ran = await compared({ rule: 'n-plus-one-relation', path: 'src/main.ts', text: setUp + start + dedent(body) + tearDown, all: true, arguments: [server.url] })
      assert.deepEqual({ before: ran.before, after: ran.after }, { before, after })
    })
  }
})
