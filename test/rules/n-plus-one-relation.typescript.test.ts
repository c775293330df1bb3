// n-plus-one-relation with TypeScript's ORMs: which reads are reported, where the query is told, and what must stay silent.

import { checksFor } from '../support/check.js'

const { costs, fine, fixes, noFix } = checksFor('n-plus-one-relation', 'typescript')

const filesWith = (models: string) => (rest: string): string => models + rest.replace(/^\n/, '').split('\n').map((line) => line.replace(/^ {4}/, '')).join('\n')

const typeorm = filesWith(`//- src/entities.ts
import { Column, Entity, ManyToOne, OneToMany, PrimaryGeneratedColumn } from 'typeorm'

@Entity()
export class User {
  @PrimaryGeneratedColumn() id: number
  @Column() name: string
  @OneToMany(() => Post, (post) => post.author) posts: Promise<Post[]>
}

@Entity()
export class Tag {
  @PrimaryGeneratedColumn() id: number
}

@Entity()
export class Post {
  @PrimaryGeneratedColumn() id: number
  @ManyToOne(() => User, (user) => user.posts) author: Promise<User>
  @ManyToOne(() => Tag) tag: Tag
  @ManyToOne(() => User, { eager: true }) editor: User
}
`)

describe('n-plus-one-relation (TypeORM)', () => {
  costs('a relation that is a promise', typeorm(`
    //- src/service.ts
    import { Repository } from 'typeorm'
    import { Post } from './entities'
    export async function names(posts: Repository<Post>) {
      const found = await ⟨posts.find()⟩
      const names: string[] = []
      for (const post of found) {
        const author = await ⟦post.author⟧
        names.push(author.name)
      }
      return names
    }
    `))
  costs('in an injected service, started together', typeorm(`
    //- src/service.ts
    import { Injectable } from '@nestjs/common'
    import { InjectRepository } from '@nestjs/typeorm'
    import { Repository } from 'typeorm'
    import { Post } from './entities'
    @Injectable()
    export class Posts {
      constructor(@InjectRepository(Post) private readonly posts: Repository<Post>) {}
      async authors() {
        const posts = await this.posts.find({ where: { id: 3 } })
        return Promise.all(posts.map(async (post) => (await ⟦post.author⟧).name))
      }
    }
    `))
  costs('a query builder', typeorm(`
    //- src/service.ts
    import { Repository } from 'typeorm'
    import { User } from './entities'
    export async function counts(users: Repository<User>) {
      const found = await users.createQueryBuilder('user').where('user.id > 3').getMany()
      for (const user of found) {
        const posts = await ⟦user.posts⟧
        console.log(user.name, posts.length)
      }
    }
    `))
  costs('rows of another function', typeorm(`
    //- src/repository.ts
    import { Repository } from 'typeorm'
    import { Post } from './entities'
    export class PostRepository {
      constructor(private readonly posts: Repository<Post>) {}
      all(): Promise<Post[]> { return ⟨this.posts.find()⟩ }
    }
    //- src/service.ts
    import { PostRepository } from './repository'
    export async function names(posts: PostRepository) {
      for (const post of await posts.all()) console.log((await ⟦post.author⟧).name)
    }
    `))
  fine('relations that find brings along', typeorm(`
    //- src/service.ts
    import { Repository } from 'typeorm'
    import { Post } from './entities'
    export async function names(posts: Repository<Post>) {
      for (const post of await posts.find({ relations: { author: true } })) console.log((await post.author).name)
      for (const post of await posts.find({ relations: ['author'] })) console.log((await post.author).name)
    }
    `))
  fine('a join of the query builder', typeorm(`
    //- src/service.ts
    import { Repository } from 'typeorm'
    import { Post } from './entities'
    export async function names(posts: Repository<Post>) {
      const found = await posts.createQueryBuilder('post').leftJoinAndSelect('post.author', 'author').getMany()
      for (const post of found) console.log((await post.author).name)
    }
    `))
  fine('what reading does not load', typeorm(`
    //- src/service.ts
    import { Repository } from 'typeorm'
    import { Post } from './entities'
    export async function names(posts: Repository<Post>) {
      for (const post of await posts.find()) console.log(post.tag?.id, post.editor.name)
    }
    `))
  fine('one object', typeorm(`
    //- src/service.ts
    import { Repository } from 'typeorm'
    import { Post } from './entities'
    export async function name(posts: Repository<Post>, id: number, lines: string[]) {
      const post = await posts.findOneByOrFail({ id })
      for (const line of lines) console.log(line, (await post.author).name)
    }
    `))
  fixes('relations of a finder without options', typeorm(`
    //- src/service.ts
    import { Repository } from 'typeorm'
    import { Post } from './entities'
    export async function names(posts: Repository<Post>) {
      for (const post of await posts.find()) console.log((await ⟦post.author⟧).name)
    }
    `), typeorm(`
    //- src/service.ts
    import { Repository } from 'typeorm'
    import { Post } from './entities'
    export async function names(posts: Repository<Post>) {
      for (const post of await posts.find({ relations: { author: true } })) console.log((await post.author).name)
    }
    `), { safety: 'suggested' })
  fixes('relations beside other options', typeorm(`
    //- src/service.ts
    import { Repository } from 'typeorm'
    import { Post } from './entities'
    export async function names(posts: Repository<Post>) {
      for (const post of await posts.find({ where: { id: 3 } })) console.log((await ⟦post.author⟧).name)
    }
    `), typeorm(`
    //- src/service.ts
    import { Repository } from 'typeorm'
    import { Post } from './entities'
    export async function names(posts: Repository<Post>) {
      for (const post of await posts.find({ where: { id: 3 }, relations: { author: true } })) console.log((await post.author).name)
    }
    `))
  fixes('relations beside others, in both forms', typeorm(`
    //- src/service.ts
    import { Repository } from 'typeorm'
    import { Post } from './entities'
    export async function names(posts: Repository<Post>) {
      for (const post of await posts.find({ relations: ['tag'] })) console.log((await ⟦post.author⟧).name)
    }
    `), typeorm(`
    //- src/service.ts
    import { Repository } from 'typeorm'
    import { Post } from './entities'
    export async function names(posts: Repository<Post>) {
      for (const post of await posts.find({ relations: ['tag', 'author'] })) console.log((await post.author).name)
    }
    `))
  fixes('a join of the query builder', typeorm(`
    //- src/service.ts
    import { Repository } from 'typeorm'
    import { Post } from './entities'
    export async function names(posts: Repository<Post>) {
      const found = await posts.createQueryBuilder('post').where('post.id > 3').getMany()
      for (const post of found) console.log((await ⟦post.author⟧).name)
    }
    `), typeorm(`
    //- src/service.ts
    import { Repository } from 'typeorm'
    import { Post } from './entities'
    export async function names(posts: Repository<Post>) {
      const found = await posts.createQueryBuilder('post').where('post.id > 3').leftJoinAndSelect('post.author', 'author').getMany()
      for (const post of found) console.log((await post.author).name)
    }
    `))
  noFix('options from elsewhere', typeorm(`
    //- src/service.ts
    import { FindManyOptions, Repository } from 'typeorm'
    import { Post } from './entities'
    const options: FindManyOptions<Post> = { take: 100 }
    export async function names(posts: Repository<Post>) {
      for (const post of await posts.find(options)) console.log((await ⟦post.author⟧).name)
    }
    `))
})

const sequelize = filesWith(`//- src/models.ts
import { DataTypes, Model, Sequelize } from 'sequelize'
export const sequelize = new Sequelize('sqlite::memory:')
export class User extends Model {}
User.init({ name: DataTypes.STRING }, { sequelize })
export class Post extends Model {
  declare author: User
}
Post.init({ title: DataTypes.STRING }, { sequelize })
User.hasMany(Post, { as: 'posts' })
Post.belongsTo(User, { as: 'author' })
`)

describe('n-plus-one-relation (Sequelize)', () => {
  costs('a method of an association', sequelize(`
    //- src/main.ts
    import { Post } from './models'
    export async function names() {
      const posts = await ⟨Post.findAll()⟩
      for (const post of posts) {
        const author = await ⟦post.getAuthor()⟧
        console.log(author.name)
      }
    }
    `))
  costs('the rows are there, and are asked for all the same', sequelize(`
    //- src/main.ts
    import { Post } from './models'
    export async function names() {
      for (const post of await Post.findAll({ include: ['author'] })) console.log((await ⟦post.getAuthor()⟧).name)
    }
    `))
  fine('what came along', sequelize(`
    //- src/main.ts
    import { Post } from './models'
    export async function names() {
      for (const post of await Post.findAll({ include: ['author'] })) console.log(post.author.name)
    }
    `))
  fixes('include, and the attribute instead of the method', sequelize(`
    //- src/main.ts
    import { Post } from './models'
    export async function names() {
      const posts = await Post.findAll({ where: { title: 'x' } })
      for (const post of posts) {
        const author = await ⟦post.getAuthor()⟧
        console.log(author.name)
      }
    }
    `), sequelize(`
    //- src/main.ts
    import { Post } from './models'
    export async function names() {
      const posts = await Post.findAll({ where: { title: 'x' }, include: ['author'] })
      for (const post of posts) {
        const author = post.author
        console.log(author.name)
      }
    }
    `), { safety: 'suggested' })
})

const mongoose = filesWith(`//- src/models.ts
import { model, Schema } from 'mongoose'
const userSchema = new Schema({ name: String })
export const User = model('User', userSchema)
const postSchema = new Schema({ title: String, author: { type: Schema.Types.ObjectId, ref: 'User' } })
export const Post = model('Post', postSchema)
`)

describe('n-plus-one-relation (Mongoose)', () => {
  costs('populate per document', mongoose(`
    //- src/main.ts
    import { Post } from './models'
    export async function names() {
      const posts = await ⟨Post.find({ title: 'x' })⟩
      for (const post of posts) {
        await ⟦post.populate('author')⟧
        console.log(post.author)
      }
    }
    `))
  fine('populate of the query', mongoose(`
    //- src/main.ts
    import { Post } from './models'
    export async function names() {
      for (const post of await Post.find().populate('author')) console.log(post.author)
    }
    `))
  fine('populate of all at once', mongoose(`
    //- src/main.ts
    import { Post } from './models'
    export async function names() {
      const posts = await Post.find()
      await Post.populate(posts, 'author')
      for (const post of posts) console.log(post.author)
    }
    `))
  fixes('populate of the query', mongoose(`
    //- src/main.ts
    import { Post } from './models'
    export async function names() {
      const posts = await Post.find({ title: 'x' })
      for (const post of posts) {
        await ⟦post.populate('author')⟧
        console.log(post.author)
      }
    }
    `), mongoose(`
    //- src/main.ts
    import { Post } from './models'
    export async function names() {
      const posts = await Post.find({ title: 'x' }).populate('author')
      for (const post of posts) {
        console.log(post.author)
      }
    }
    `), { safety: 'suggested' })
})

const objection = filesWith(`//- src/models.ts
import { Model } from 'objection'
export class Animal extends Model {
  static tableName = 'animals'
}
export class Person extends Model {
  pets?: Animal[]
  static tableName = 'persons'
  static relationMappings = {
    pets: { relation: Model.HasManyRelation, modelClass: Animal, join: { from: 'persons.id', to: 'animals.ownerId' } },
  }
}
`)

describe('n-plus-one-relation (Objection)', () => {
  costs('a related query per row', objection(`
    //- src/main.ts
    import { Person } from './models'
    export async function pets() {
      const people = await Person.query()
      for (const person of people) console.log(await ⟦person.$relatedQuery('pets')⟧)
    }
    `))
  fine('a graph', objection(`
    //- src/main.ts
    import { Person } from './models'
    export async function pets() {
      for (const person of await Person.query().withGraphFetched('pets')) console.log(person.pets)
    }
    `))
  fixes('a graph, and the attribute', objection(`
    //- src/main.ts
    import { Person } from './models'
    export async function pets() {
      const people = await Person.query().where('id', '>', 3)
      for (const person of people) console.log(await ⟦person.$relatedQuery('pets')⟧)
    }
    `), objection(`
    //- src/main.ts
    import { Person } from './models'
    export async function pets() {
      const people = await Person.query().where('id', '>', 3).withGraphFetched('pets')
      for (const person of people) console.log(person.pets)
    }
    `))
})

const mikro = filesWith(`//- src/entities.ts
import { Collection, Entity, ManyToOne, OneToMany, PrimaryKey } from '@mikro-orm/core'
@Entity()
export class Author {
  @PrimaryKey() id!: number
  @OneToMany(() => Book, (book) => book.author) books = new Collection<Book>(this)
}
@Entity()
export class Book {
  @PrimaryKey() id!: number
  @ManyToOne(() => Author) author!: Author
}
`)

describe('n-plus-one-relation (MikroORM)', () => {
  costs('a collection that is loaded per row', mikro(`
    //- src/main.ts
    import { EntityManager } from '@mikro-orm/core'
    import { Author } from './entities'
    export async function counts(em: EntityManager) {
      const authors = await em.find(Author, {})
      for (const author of authors) console.log((await ⟦author.books.loadItems()⟧).length)
    }
    `))
  fine('a collection that came along', mikro(`
    //- src/main.ts
    import { EntityManager } from '@mikro-orm/core'
    import { Author } from './entities'
    export async function counts(em: EntityManager) {
      const authors = await em.find(Author, {}, { populate: ['books'] })
      for (const author of authors) console.log((await author.books.loadItems()).length)
    }
    `))
  fixes('populate', mikro(`
    //- src/main.ts
    import { EntityManager } from '@mikro-orm/core'
    import { Author } from './entities'
    export async function counts(em: EntityManager) {
      const authors = await em.find(Author, {})
      for (const author of authors) console.log((await ⟦author.books.loadItems()⟧).length)
    }
    `), mikro(`
    //- src/main.ts
    import { EntityManager } from '@mikro-orm/core'
    import { Author } from './entities'
    export async function counts(em: EntityManager) {
      const authors = await em.find(Author, {}, { populate: ['books'] })
      for (const author of authors) console.log((await author.books.loadItems()).length)
    }
    `), { safety: 'suggested' })
})
