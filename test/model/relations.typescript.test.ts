// Relations of TypeScript's ORMs across files: which reads and calls load one, and what queries bring along.

import { relations } from '../support/relations.js'

describe('relations in TypeScript', () => {
  describe('TypeORM', () => {
    relations('entities in files of their own, bases and strings included', `
      //- src/entities/base.ts
      import { ManyToOne } from 'typeorm'
      import { User } from './user'
      export abstract class Owned { @ManyToOne(() => User) owner!: Promise<User> }
      //- src/entities/user.ts
      import { Entity, OneToMany } from 'typeorm'
      import { Post } from './post'
      @Entity()
      export class User { @OneToMany(() => Post, 'owner') posts!: Promise<Post[]>; @OneToMany('Comment', 'author') comments!: Promise<any[]> }
      //- src/entities/post.ts
      import { Entity, ManyToOne } from 'typeorm'
      import { Owned } from './base'
      import { User } from './user'
      @Entity()
      export class Post extends Owned { @ManyToOne(() => User) editor!: User }
      //- src/service.ts
      import { Post } from './entities/post'
      export async function f(posts: Post[]) {
        for (const post of posts) {
          const owner = await post.owner //: owner
          for (const other of await owner.posts) g(other.editor, await other.owner) //: posts owner
          for (const comment of await owner.comments) g(comment.author) //: comments
          g(post.editor)
          post.owner = Promise.resolve(owner)
        }
      }
    `)
    relations('a decorator of another library, and a promise that no decorator declares', `
      //- src/main.ts
      import { ManyToOne } from './own'
      import { Column } from 'typeorm'
      class User { name = '' }
      class Post {
        @ManyToOne(() => User) author!: Promise<User>
        @Column() body!: Promise<string>
        later!: Promise<User>
      }
      export async function f(posts: Post[]) {
        for (const post of posts) g(await post.author, await post.body, await post.later)
      }
    `)
    relations('options, joins and what cannot be read', `
      //- src/main.ts
      import { Entity, ManyToOne, Repository, type FindOptionsRelations } from 'typeorm'
      class Company {}
      class User { @ManyToOne(() => Company) company!: Company }
      class Post { @ManyToOne(() => User) author!: User }
      const withAuthor = { author: true } as const
      export async function f(posts: Repository<Post>, options: object, names: FindOptionsRelations<Post>, flag: boolean) {
        await posts.find({ relations: { author: { company: true } } }) //= author author.company
        await posts.find({ relations: ['author', 'author.company'] }) //= author author.company
        await posts.find({ relations: { author: false } })
        await posts.find({ where: { id: 1 } })
        await posts.find()
        await posts.find({ relations: withAuthor }) //= author
        await posts.find(options) //= ?
        await posts.find({ ...options }) //= ?
        await posts.find({ relations: names }) //= ?
        await posts.find({ relations: { author: flag } }) //= ?
        await posts.find({ relations: [...names] }) //= ?
        await posts.createQueryBuilder('p') //= author author.company
          .leftJoinAndSelect('p.author', 'a')
          .innerJoinAndSelect('a.company', 'c')
          .leftJoin('p.tags', 't').getMany()
      }
    `)
    relations('joins name their rows after what was joined before', `
      //- src/main.ts
      import { SelectQueryBuilder } from 'typeorm'
      export const f = (posts: SelectQueryBuilder<any>) => posts.leftJoinAndSelect('p.author', 'a') //= author
      export const g = (posts: SelectQueryBuilder<any>) => posts.leftJoin('p.author', 'a').leftJoinAndSelect('a.company', 'c') //= author.company
      export const h = (posts: SelectQueryBuilder<any>, what: string) => posts.leftJoinAndSelect(what, 'c') //= ?
    `)
  })

  describe('Sequelize', () => {
    relations('associations that another file declares', `
      //- src/models/user.ts
      import { Model } from 'sequelize'
      export class User extends Model {}
      //- src/models/post.ts
      import { Model } from 'sequelize'
      export class Post extends Model {}
      //- src/models/index.ts
      import { User } from './user'
      import { Post } from './post'
      User.hasMany(Post, { as: 'articles', foreignKey: 'userId' })
      Post.belongsTo(User)
      export { User, Post }
      //- src/service.ts
      import { Post, User } from './models'
      export async function f() {
        for (const user of await User.findAll({ include: { model: Post, as: 'articles' } })) { //= articles
          for (const post of await user.getArticles()) g(await post.getUser()) //: articles anew User anew
          await user.getArticles({ limit: 3 }) //: articles anew refined
          await user.getPosts()
          g(user.articles)
        }
        await Post.findAll({ include: [User] }) //= User Users
        await Post.findAll({ include: [{ association: 'User', include: ['Company'] }] }) //= User User.Company
        await Post.findAll({ include: [{ association: User.associations.articles }] }) //= articles
        await Post.findAll({ include: { all: true } }) //= ?
      }
    `)
    relations('models that a function is given', `
      //- src/models/post.js
      const { Model } = require('sequelize')
      class Post extends Model {
        static associate(models) {
          Post.belongsTo(models.User, { as: 'author' })
        }
      }
      module.exports = { Post }
      //- src/service.js
      const { Post } = require('./models/post')
      async function f() {
        for (const post of await Post.findAll()) await post.getAuthor() //: author anew
        for (const post of await Post.findAll()) await post.getTitle()
      }
    `)
    relations('a method that the class writes itself', `
      //- src/main.ts
      import { Model } from 'sequelize'
      class User extends Model {}
      class Post extends Model { getAuthor() { return null } }
      Post.belongsTo(User, { as: 'author' })
      export async function f() {
        for (const post of await Post.findAll()) post.getAuthor()
      }
    `)
    relations('classes of no library have no associations', `
      //- src/main.ts
      class User {}
      class Post { static belongsTo(a: unknown, b: unknown) {} }
      Post.belongsTo(User, { as: 'author' })
      export async function f(posts: Post[]) {
        for (const post of posts) (post as any).getAuthor()
        for (const post of posts) await post.getAuthor()
      }
    `)
  })

  describe('Mongoose', () => {
    relations('a populate of each document', `
      //- src/models.ts
      import { model, Schema } from 'mongoose'
      export const Post = model('Post', new Schema({ author: { type: Schema.Types.ObjectId, ref: 'User' } }))
      //- src/service.ts
      import { Post } from './models'
      export async function f(path: string) {
        const posts = await Post.find().populate('author').populate('tags editor') //= author tags editor
        for (const post of posts) await post.populate('author') //: author anew
        for (const post of posts) await post.populate([{ path: 'author' }, 'tags']) //: author tags anew
        await Post.populate(posts, { path: 'author', populate: { path: 'company' } }) //= author author.company
        await Post.findOne().populate(path) //= ?
        for (const post of posts) await post.populate({ path: 'tags', match: { live: true } }) //: tags anew refined
        for (const post of posts) post.populated('author')
      }
    `)
  })

  describe('Objection', () => {
    relations('queries of a row, and graphs', `
      //- src/models.ts
      import { Model } from 'objection'
      export class Person extends Model {}
      //- src/service.ts
      import { Person } from './models'
      export async function f() {
        const people = await Person.query().withGraphFetched('[pets(old).owner, children as kids.[pets, movies]]') //= pets pets.owner kids kids.pets kids.movies
        for (const person of people) await person.$relatedQuery('pets') //: pets anew
        for (const person of people) await person.$relatedQuery('pets').where('age', 1) //: pets anew refined
        for (const person of people) await person.$relatedQuery('pets').insert({})
        await Person.query().withGraphFetched({ pets: { owner: true } }) //= pets pets.owner
        await Person.query().withGraphFetched('children.^') //= ?
        await Person.query().withGraphFetched('[pets, [toys]]') //= pets toys
        await Person.query().withGraphFetched('[pets') //= ?
        await Person.query().withGraphFetched('${'['.repeat(4000)}') //= ?
        await Person.relatedQuery('pets').for(people)
      }
    `)
  })

  describe('MikroORM', () => {
    relations('references and collections of entities in other files', `
      //- src/entities.ts
      import { Collection, Entity, ManyToOne, OneToMany, type Ref } from '@mikro-orm/core'
      @Entity() export class Author { @OneToMany(() => Book, (book) => book.author) books = new Collection<Book>(this) }
      @Entity() export class Book { @ManyToOne(() => Author) author!: Ref<Author>; @ManyToOne() editor!: Author }
      //- src/service.ts
      import type { EntityManager } from '@mikro-orm/core'
      import { Author, Book } from './entities'
      export async function f(em: EntityManager) {
        for (const book of await em.find(Book, {}, { populate: ['author.books'] })) await book.author.load() //: author = author.books
        for (const book of await em.find(Book, {})) for (const other of await book.editor.books.loadItems()) g(other.editor) //: books
        for (const author of await em.find(Author, {})) await author.books.init() //: books anew
      }
    `)
  })
})
