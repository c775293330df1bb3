// n-plus-one-relation with the ORMs of TypeScript, and with Tortoise and Peewee: what each row asks for, and how its query is told to bring it along.

import { checksFor } from '../support/check.js'
import { dedent } from '../support/marks.js'

const typescript = checksFor('n-plus-one-relation', 'typescript')
const python = checksFor('n-plus-one-relation', 'python')

const typeorm = (source: string) => `${dedent(`
  //- src/entities.ts
  import { Entity, ManyToOne, OneToMany, OneToOne, PrimaryGeneratedColumn } from 'typeorm'
  @Entity() export class Company { @PrimaryGeneratedColumn() id!: number }
  @Entity() export class User {
    @PrimaryGeneratedColumn() id!: number
    name!: string
    @OneToMany(() => Post, (post) => post.author) posts!: Promise<Post[]>
    @ManyToOne(() => Company) company!: Promise<Company>
  }
  @Entity() export class Post {
    @PrimaryGeneratedColumn() id!: number
    @ManyToOne(() => User, (user) => user.posts) author!: Promise<User>
    @ManyToOne(() => User) plain!: User
    @ManyToOne(() => User, { eager: true, lazy: true }) eagerly!: Promise<User>
  }
`)}${dedent(source)}`

describe('n-plus-one-relation with TypeORM', () => {
  const { costs, fine, fixes, noFix } = typescript
  costs('a promise that is read for each row', typeorm(`
    //- src/main.ts
    import { Repository } from 'typeorm'
    import { Post, User } from './entities'
    export async function f(posts: Repository<Post>, users: Repository<User>) {
      for (const post of await posts.find()) console.log((await ⟦post.author⟧).name)
      const some = await posts.findBy({ id: 1 })
      await Promise.all(some.map(async (post) => (await ⟦post.author⟧).name))
      for (const user of await users.createQueryBuilder('u').getMany()) for (const post of await ⟦user.posts⟧) console.log(post.id)
    }
  `))
  costs('through a service and a helper', typeorm(`
    //- src/service.ts
    import { Repository } from 'typeorm'
    import { Post } from './entities'
    export class Posts {
      constructor(private readonly posts: Repository<Post>) {}
      latest() { return this.posts.find({ take: 20 }) }
      async show(post: Post) { return { author: (await ⟨post.author⟩).name } }
      async report() {
        const all = []
        for (const post of await this.latest()) all.push(await ⟦this.show(post)⟧)
        return all
      }
    }
  `))
  fine('relations that came along', typeorm(`
    //- src/main.ts
    import { Repository } from 'typeorm'
    import { Post } from './entities'
    export async function f(posts: Repository<Post>, options: object) {
      for (const post of await posts.find({ relations: { author: { company: true } } })) console.log(await (await post.author).company)
      for (const post of await posts.find({ relations: ['author'] })) console.log(await post.author)
      for (const post of await posts.find(options)) console.log(await post.author)
      for (const post of await posts.createQueryBuilder('p').leftJoinAndSelect('p.author', 'a').getMany()) console.log(await post.author)
      for (const post of await posts.find()) console.log(post.plain, await post.eagerly, post.id)
      const one = await posts.findOneByOrFail({ id: 1 })
      console.log(await one.author)
    }
  `))
  fine('the side that the rows came from', typeorm(`
    //- src/main.ts
    import { Repository } from 'typeorm'
    import { User } from './entities'
    export async function f(users: Repository<User>) {
      const user = await users.findOneByOrFail({ id: 1 })
      for (const post of await user.posts) console.log(post.id)
    }
  `))
  const reading = (query: string, read = 'post.author') => typeorm(`
    //- src/main.ts
    import { Repository } from 'typeorm'
    import { Post } from './entities'
    export async function f(posts: Repository<Post>) {
      for (const post of await ${query}) console.log((await ${read}).name)
    }
  `)
  const marked = '⟦post.author⟧'
  fixes('options are added', reading('posts.find()', marked), reading('posts.find({ relations: { author: true } })'), { safety: 'suggested', title: /author/ })
  fixes('to those that are there', reading('posts.find({ where: { id: 1 }, relations: { plain: true } })', marked), reading('posts.find({ where: { id: 1 }, relations: { plain: true, author: true } })'))
  fixes('builders join', reading("posts.createQueryBuilder('p').where('p.id > 1').getMany()", marked), reading("posts.createQueryBuilder('p').where('p.id > 1').leftJoinAndSelect('p.author', 'author').getMany()"))
  noFix('finders that take no options', reading('posts.findBy({ id: 1 })', marked))
})

describe('n-plus-one-relation with Sequelize', () => {
  const { costs, fine, fixes, noFix } = typescript
  const models = (source: string) => `${dedent(`
    //- src/models.ts
    import { Model, type BelongsToGetAssociationMixin, type NonAttribute } from 'sequelize'
    export class User extends Model { declare name: string }
    export class Tag extends Model {}
    export class Post extends Model { declare author: NonAttribute<User>; declare getAuthor: BelongsToGetAssociationMixin<User> }
    Post.belongsTo(User, { as: 'author' })
    Post.hasMany(Tag)
    User.hasMany(Post, { as: 'posts' })
    //- src/main.ts
    import { Post, User } from './models'
  `)}${dedent(source)}`
  costs('methods that ask each time, even where the rows came along', models(`
    export async function f() {
      const posts = await Post.findAll()
      for (const post of posts) console.log(await ⟦post.getAuthor()⟧)
      await Promise.all(posts.map((post) => ⟦post.getTags()⟧))
      for (const post of await Post.findAll({ include: 'author' })) console.log(await ⟦post.getAuthor()⟧)
      const { rows } = await User.findAndCountAll()
      for (const user of await User.findAll()) console.log(await ⟦user.countPosts()⟧)
    }
  `))
  fine('attributes, and one object', models(`
    export async function f(id: number) {
      for (const post of await Post.findAll({ include: 'author' })) console.log(post.author.name)
      const post = await Post.findByPk(id)
      console.log(await post.getAuthor(), await post.getTags())
    }
  `))
  fixes('the query includes, the read reads', models(`
    export async function f() {
      const posts = await Post.findAll({ order: ['id'] })
      for (const post of posts) console.log((await ⟦post.getAuthor()⟧).name)
    }
  `), models(`
    export async function f() {
      const posts = await Post.findAll({ order: ['id'], include: ['author'] })
      for (const post of posts) console.log(post.author.name)
    }
  `), { safety: 'suggested' })
  noFix('a class that does not declare it', models(`
    export async function f() {
      for (const post of await Post.findAll()) console.log(await ⟦post.getTags()⟧)
    }
  `))
  noFix('a part of the rows', models(`
    export async function f() {
      for (const post of await Post.findAll()) console.log(await ⟦post.getAuthor({ where: { id: 1 } })⟧)
    }
  `))
})

describe('n-plus-one-relation with Mongoose, Objection and MikroORM', () => {
  const { costs, fine, fixes, noFix } = typescript
  costs('documents that are populated one by one', `
    import { model, Schema } from 'mongoose'
    const Post = model('Post', new Schema({}))
    export async function f() {
      for (const post of await Post.find()) await ⟦post.populate('author')⟧
    }
  `)
  fine('all at once', `
    import { model, Schema } from 'mongoose'
    const Post = model('Post', new Schema({}))
    export async function f(id: string) {
      for (const post of await Post.find().populate('author')) console.log(post)
      const posts = await Post.find()
      await Post.populate(posts, 'author')
      const post = await Post.findById(id)
      await post.populate('author')
    }
  `)
  fixes('the query populates', `
    import { model, Schema } from 'mongoose'
    const Post = model('Post', new Schema({}))
    export async function f() {
      const posts = await Post.find({ live: true }).sort('title')
      for (const post of posts) {
        await ⟦post.populate('author')⟧
        console.log(post.get('author'))
      }
    }
  `, `
    import { model, Schema } from 'mongoose'
    const Post = model('Post', new Schema({}))
    export async function f() {
      const posts = await Post.find({ live: true }).sort('title').populate('author')
      for (const post of posts) {
        console.log(post.get('author'))
      }
    }
  `)
  fixes('the loop that did nothing else goes with it', `
    import { model, Schema } from 'mongoose'
    const Post = model('Post', new Schema({}))
    export async function f() {
      const posts = await Post.find({ live: true })
      for (const post of posts) {
        await ⟦post.populate('author')⟧
      }
      return posts
    }
  `, `
    import { model, Schema } from 'mongoose'
    const Post = model('Post', new Schema({}))
    export async function f() {
      const posts = await Post.find({ live: true }).populate('author')
      return posts
    }
  `)
  fixes('a comment behind it stays', `
    import { model, Schema } from 'mongoose'
    const Post = model('Post', new Schema({}))
    export async function f() {
      const posts = await Post.find({ live: true })
      for (const post of posts) {
        await ⟦post.populate('author')⟧ // the author
        console.log(post.get('author'))
      }
    }
  `, `
    import { model, Schema } from 'mongoose'
    const Post = model('Post', new Schema({}))
    export async function f() {
      const posts = await Post.find({ live: true }).populate('author')
      for (const post of posts) {
        // the author
        console.log(post.get('author'))
      }
    }
  `)
  fixes('the query populates more than one', `
    import { model, Schema } from 'mongoose'
    const Post = model('Post', new Schema({}))
    export async function f() {
      const posts = await Post.find({ live: true }).populate('tags')
      for (const post of posts) {
        await ⟦post.populate('author')⟧
        console.log(post.get('author'))
      }
    }
  `, `
    import { model, Schema } from 'mongoose'
    const Post = model('Post', new Schema({}))
    export async function f() {
      const posts = await Post.find({ live: true }).populate('tags').populate('author')
      for (const post of posts) {
        console.log(post.get('author'))
      }
    }
  `)
  fixes('builders join more than once', `
    import { Entity, ManyToOne, Repository } from 'typeorm'
    @Entity() class User {}
    @Entity() class Post { @ManyToOne(() => User) author!: Promise<User>; @ManyToOne(() => User) editor!: Promise<User> }
    async function show(post: Post) { return [await post.author, await post.editor] }
    export async function f(posts: Repository<Post>) {
      for (const post of await posts.createQueryBuilder('p').leftJoinAndSelect('p.tags', 'tags').getMany()) console.log(await ⟦show(post)⟧)
    }
  `, `
    import { Entity, ManyToOne, Repository } from 'typeorm'
    @Entity() class User {}
    @Entity() class Post { @ManyToOne(() => User) author!: Promise<User>; @ManyToOne(() => User) editor!: Promise<User> }
    async function show(post: Post) { return [await post.author, await post.editor] }
    export async function f(posts: Repository<Post>) {
      for (const post of await posts.createQueryBuilder('p').leftJoinAndSelect('p.tags', 'tags').leftJoinAndSelect('p.author', 'author').leftJoinAndSelect('p.editor', 'editor').getMany()) console.log(await show(post))
    }
  `)
  noFix('documents that are populated in part', `
    import { model, Schema } from 'mongoose'
    const Post = model('Post', new Schema({}))
    export async function f() {
      for (const post of await Post.find()) {
        await ⟦post.populate({ path: 'comments', match: { live: true } })⟧
        console.log(post)
      }
    }
  `)
  fixes('Objection fetches a graph', `
    const { Model } = require('objection')
    class Person extends Model {}
    async function f() {
      const people = await Person.query().where('age', '>', 1)
      for (const person of people) {
        const pets = await ⟦person.$relatedQuery('pets')⟧
        console.log(pets.length)
      }
    }
  `, `
    const { Model } = require('objection')
    class Person extends Model {}
    async function f() {
      const people = await Person.query().where('age', '>', 1).withGraphFetched('pets')
      for (const person of people) {
        const pets = person.pets
        console.log(pets.length)
      }
    }
  `, { path: 'src/main.js' })
  noFix('a part of the related rows', `
    const { Model } = require('objection')
    class Person extends Model {}
    async function f() {
      for (const person of await Person.query()) console.log(await ⟦person.$relatedQuery('pets').where('age', 1)⟧)
    }
  `, { path: 'src/main.js' })
  fixes('MikroORM populates', `
    import { Collection, Entity, EntityManager, ManyToOne, OneToMany, type Ref } from '@mikro-orm/core'
    @Entity() export class Author { @OneToMany(() => Book, (book) => book.author) books = new Collection<Book>(this) }
    @Entity() export class Book { @ManyToOne(() => Author) author!: Ref<Author> }
    export async function f(em: EntityManager) {
      for (const author of await em.find(Author, {})) for (const book of await ⟦author.books.loadItems()⟧) console.log(book)
    }
  `, `
    import { Collection, Entity, EntityManager, ManyToOne, OneToMany, type Ref } from '@mikro-orm/core'
    @Entity() export class Author { @OneToMany(() => Book, (book) => book.author) books = new Collection<Book>(this) }
    @Entity() export class Book { @ManyToOne(() => Author) author!: Ref<Author> }
    export async function f(em: EntityManager) {
      for (const author of await em.find(Author, {}, { populate: ['books'] })) for (const book of await author.books.loadItems()) console.log(book)
    }
  `)
  fine('references that are only read', `
    import { Entity, EntityManager, ManyToOne, type Ref } from '@mikro-orm/core'
    @Entity() export class Author { name!: string }
    @Entity() export class Book { @ManyToOne(() => Author) author!: Ref<Author>; @ManyToOne() editor!: Author }
    export async function f(em: EntityManager) {
      for (const book of await em.find(Book, {})) console.log(book.author.getEntity(), book.editor.name)
      for (const book of await em.find(Book, {}, { populate: ['author'] })) console.log(await book.author.load())
    }
  `)
})

describe('n-plus-one-relation with Tortoise and Peewee', () => {
  const { costs, fine, fixes, noFix } = python
  const tortoise = (source: string) => `${dedent(`
    from tortoise import fields
    from tortoise.models import Model

    class Author(Model):
        name = fields.TextField()

    class Book(Model):
        author = fields.ForeignKeyField("models.Author", related_name="books")
  `)}\n\n${dedent(source)}`
  costs('what is awaited for each row', tortoise(`
    async def f():
        for book in await Book.all():
            print((await ⟦book.author⟧).name)
        async for author in Author.all():
            print(await ⟦author.books⟧)
  `))
  fine('what came along', tortoise(`
    async def f():
        for book in await Book.all().select_related("author"):
            print((await book.author).name, book.author_id)
        async for author in Author.all().prefetch_related("books"):
            for book in author.books:
                print(book)
  `))
  fixes('the query is told', tortoise(`
    async def f():
        for book in await Book.all():
            print((await ⟦book.author⟧).name)
  `), tortoise(`
    async def f():
        for book in await Book.all().select_related("author"):
            print((await book.author).name)
  `), { safety: 'suggested' })
  fixes('rows that are awaited are read where they came along', tortoise(`
    async def f():
        for author in await Author.all().order_by("name"):
            books = await ⟦author.books⟧
            print(author.name, len(books))
  `), tortoise(`
    async def f():
        for author in await Author.all().order_by("name").prefetch_related("books"):
            books = list(author.books)
            print(author.name, len(books))
  `), { safety: 'suggested' })
  noFix('a part of the rows', tortoise(`
    async def f():
        for author in await Author.all():
            print(await ⟦author.books.all().order_by("title")⟧)
  `))
  const peewee = (source: string) => `${dedent(`
    from peewee import CharField, ForeignKeyField, Model

    class User(Model):
        name = CharField()

    class Tweet(Model):
        user = ForeignKeyField(User, backref="tweets")
  `)}\n\n${dedent(source)}`
  costs('keys and the rows of the other side', peewee(`
    def f():
        for tweet in Tweet.select():
            print(⟦tweet.user⟧.name)
        for user in User.select().where(User.name == "a"):
            print([tweet.id for tweet in ⟦user.tweets⟧])
  `))
  fine('joins, prefetches and the key alone', peewee(`
    from peewee import prefetch

    def f():
        for tweet in Tweet.select(Tweet, User).join(User):
            print(tweet.user.name)
        for tweet in Tweet.select():
            print(tweet.user_id)
        for user in User.select().prefetch(Tweet):
            print(list(user.tweets))
        for user in prefetch(User.select(), Tweet.select()):
            print(list(user.tweets))
        for user in User.select():
            print(user.name)
  `))
  noFix('a select would have to name the class as well', peewee(`
    def f():
        for tweet in Tweet.select():
            print(⟦tweet.user⟧.name)
  `))
})
