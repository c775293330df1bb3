// MikroORM's relations: reading never loads, references and collections do when they are asked to, and `populate` brings them along.

import { Collection, Entity, EntityManager, EntityRepository, ManyToMany, ManyToOne, OneToMany, OneToOne, PrimaryKey, Property, type Ref, type Rel } from '@mikro-orm/core'

@Entity()
class Author {
  @PrimaryKey() id!: number
  @Property() name!: string
  @OneToMany(() => Book, (book) => book.author) books = new Collection<Book>(this)
  @OneToOne({ entity: () => Book, eager: true }) favourite!: Rel<Book>
}

@Entity()
class Book {
  @PrimaryKey() id!: number
  @ManyToOne(() => Author) author!: Ref<Author>
  @ManyToOne() editor!: Author
  @ManyToMany({ entity: () => Tag }) tags = new Collection<Tag>(this)
}

@Entity()
class Tag {
  @PrimaryKey() id!: number
}

export async function reads(em: EntityManager, books: EntityRepository<Book>): Promise<void> {
  for (const book of await em.find(Book, {})) { //: query
    const author = await book.author.load() //: load
    await book.author.loadOrFail() //: load
    await book.author.loadProperty('name') //: load
    use(author, book.author.getEntity().name, book.author.unwrap().books, book.editor.name, book.editor.favourite.id)
    use(book.author.isInitialized(), book.tags.isInitialized(), book.tags.length)
    for (const tag of await book.tags.loadItems()) use(tag.id) //: load
    await book.tags.init() //: load
    await book.tags.load() //: load
    await book.editor.books.loadCount() //: load
    await book.editor.books.matching({ where: { id: 1 } }) //: query
  }
  for (const book of await books.findAll()) for (const tag of book.tags) use(tag) //: query
}

export async function brings(em: EntityManager, books: EntityRepository<Book>): Promise<void> {
  await em.find(Book, {}, { populate: ['author', 'tags'] }) //: query
  await em.findOne(Book, 1, { populate: ['author.books'] }) //: query
  await em.findOneOrFail(Book, 1, { populate: ['*'] }) //: query
  await em.findAll(Book, { populate: ['author'] }) //: query
  await em.findAndCount(Book, {}, { populate: ['author'] }) //: query
  await books.find({}, { populate: ['author'] }) //: query
  await books.findAll({ populate: ['author'] }) //: query
  await em.populate(await books.findAll(), ['author']) //: query
}

function use(...values: unknown[]): void {
  values.slice()
}
