// Every call of MikroORM that its model speaks of. What was persisted is written by flush.

import { Collection, EntityManager, EntityRepository, MikroORM, ref, wrap, type Loaded, type Ref } from '@mikro-orm/core'
import { InjectRepository } from '@mikro-orm/nestjs'
import { SqlEntityManager, type SelectQueryBuilder } from '@mikro-orm/postgresql'

class Book {
  id!: number
  title!: string
}

class Author {
  id!: number
  name!: string
  books = new Collection<Book>(this)
  favourite!: Ref<Book>
}

class AuthorRepository extends EntityRepository<Author> {
  async named(name: string): Promise<Author | null> {
    return await this.findOne({ name }) //: query
  }

  async renamed(id: number): Promise<void> {
    await this.em.nativeUpdate(Author, { id }, { name: 'a' }) //: write
  }
}

export async function reads(em: EntityManager, id: number, ids: number[]): Promise<void> {
  const author = await em.findOne(Author, { id }) //: query
  await em.findOneOrFail(Author, id) //: query
  const authors = await em.find(Author, { id: { $in: ids } }, { populate: ['books'] }) //: query
  await em.findAll(Author, { where: { id } }) //: query
  await em.findAndCount(Author, {}, { limit: 10 }) //: query
  await em.findByCursor(Author, {}, { first: 10 }) //: query
  await em.count(Author, { id }) //: query
  await em.populate(authors, ['books']) //: query
  await em.refresh(author) //: query
  await em.refreshOrFail(author) //: query
  await em.lock(author, 1) //: query
  await wrap(author).init() //: query
  await wrap(author).populate(['books']) //: query
  use(authors.map((one) => one.name), em.canPopulate(Author, 'books'), em.getReference(Author, id), em.map(Author, {}))
  use(wrap(author).isInitialized(), wrap(author).toObject(), wrap(author).toJSON(), wrap(author).toPOJO(), wrap(author).toReference())
  use(em.isInTransaction(), em.getContext(), em.getUnitOfWork(), em.getMetadata())
}

export async function relations(em: EntityManager): Promise<void> {
  const author = await em.findOneOrFail(Author, 1) //: query
  await author.books.init() //: load
  await author.books.load() //: load
  const books = await author.books.loadItems() //: load
  await author.books.loadCount() //: load
  await author.books.matching({ where: { title: 'a' } }) //: query
  for (const book of author.books) use(book.title)
  use(author.books.getItems(), author.books.toArray(), author.books.getIdentifiers(), author.books.length, author.books.count(), books)
  use(author.books.contains(books[0]), author.books.isInitialized())
  author.books.add(books[0])
  author.books.remove(books[0])
  author.books.removeAll()
  author.books.set([])
  await author.favourite.load() //: load
  await author.favourite.loadOrFail() //: load
  await author.favourite.loadProperty('title') //: load
  use(author.favourite.getEntity(), author.favourite.unwrap(), author.favourite.getProperty('title'), author.favourite.isInitialized())
  await ref(author).load() //: query
}

export async function writes(em: EntityManager, id: number): Promise<void> {
  const author = em.create(Author, { name: 'a' })
  em.persist(author).remove(author) //: mark
  em.assign(author, { name: 'b' })
  wrap(author).assign({ name: 'b' })
  em.merge(Author, { id })
  await em.flush() //: commit
  await em.tryFlush(Author, {}) //: commit
  await em.persistAndFlush(author) //: write
  await em.removeAndFlush([author]) //: write
  await em.insert(Author, { id }) //: write
  await em.insertMany(Author, [{ id }]) //: write
  await em.upsert(Author, { id }) //: write
  await em.upsertMany(Author, [{ id }]) //: write
  await em.nativeUpdate(Author, { id }, { name: 'b' }) //: write
  await em.nativeDelete(Author, { id }) //: write
  em.clear()
}

export async function transactions(em: EntityManager, id: number): Promise<void> {
  await em.transactional(async (inner) => { //: begin
    const author = await inner.findOneOrFail(Author, id) //: query
    author.name = 'b'
    await inner.flush() //: commit
  })
  const fork = em.fork()
  await fork.begin() //: begin
  await fork.commit() //: commit
  await fork.rollback() //: rollback
  em.setFilterParams('a', {})
  em.addFilter('a', {})
  em.setFlushMode(1)
  await em.clearCache('a')
}

export async function builders(em: SqlEntityManager, given: SelectQueryBuilder<Author>, id: number, ids: number[]): Promise<void> {
  const rows = await em.createQueryBuilder(Author, 'a').select('*').where({ id: { $in: ids } }).andWhere({ name: 'a' }).getResultList() //: query
  await em.qb(Author).where({ id }).getSingleResult() //: query
  await em.qb(Author).getResult() //: query
  await em.qb(Author).getResultAndCount() //: query
  await em.qb(Author).getCount() //: query
  await em.qb(Author).select('*').limit(10) //: query
  await em.qb(Author).select('*').execute() //: query
  await em.qb(Author).insert({ id }) //: write
  await em.qb(Author).update({ name: 'b' }).where({ id }) //: write
  await em.qb(Author).delete({ id }).execute() //: write
  await em.qb(Author).truncate() //: write
  em.qb(Author).delete().then(() => use()) //: write
  em.qb(Author).select('*').then((found) => use(found)) //: query
  await given.getResultList() //: query
  await em.execute('SELECT * FROM author') //: query
  await em.execute('DELETE FROM author') //: write
  await em.getConnection().execute('SELECT 1') //: query
  await em.getKnex()('author').where({ id }) //: query
  const chain = em.qb(Author).clone()
  use(chain.getQuery(), chain.getFormattedQuery(), chain.getParams(), rows.map((row) => row.name))
  await chain.getKnexQuery() //: query
}

export async function repositories(em: EntityManager, given: EntityRepository<Author>, own: AuthorRepository, id: number): Promise<void> {
  await em.getRepository(Author).findOne({ id }) //: query
  await em.repo(Author).find({ id }) //: query
  const author = await given.findOneOrFail({ id }) //: query
  use(author.name, given.getEntityName(), given.canPopulate('books'))
  await given.findAll() //: query
  await given.findAndCount({}) //: query
  await given.findByCursor({}) //: query
  await given.count() //: query
  await given.populate([author], ['books']) //: query
  await given.insert({ id }) //: write
  await given.insertMany([{ id }]) //: write
  await given.upsert({ id }) //: write
  await given.upsertMany([{ id }]) //: write
  await given.nativeUpdate({ id }, { name: 'b' }) //: write
  await given.nativeDelete({ id }) //: write
  await given.createQueryBuilder().where({ id }).getSingleResult() //: query
  await given.qb().getResult() //: query
  await given.getKnex()('author') //: query
  given.create({ name: 'a' })
  given.assign(author, { name: 'b' })
  given.merge(author)
  given.map({})
  given.getReference(id)
  given.persist(author) //: mark
  given.remove(author) //: mark
  await given.persistAndFlush(author) //: write
  await given.removeAndFlush(author) //: write
  await given.flush() //: commit
  await given.getEntityManager().flush() //: commit
  await own.findOne({ id }) //: query
}

export class AuthorService {
  constructor(@InjectRepository(Author) private readonly authors: EntityRepository<Author>, private readonly em: EntityManager) {}

  async find(id: number): Promise<Loaded<Author> | null> {
    await this.em.flush() //: commit
    return await this.authors.findOne({ id }) //: query
  }
}

export async function database(): Promise<void> {
  const orm = await MikroORM.init({ dbName: 'app' }) //: connect
  await orm.em.fork().find(Author, {}) //: query
  await MikroORM.initSync({ dbName: 'app' }).em.find(Author, {}) //: query
  await orm.connect() //: connect
  await orm.isConnected()
  await orm.schema.updateSchema() //: write
  await orm.getSchemaGenerator().createSchema() //: write
  await orm.migrator.up() //: write
  await orm.getMigrator().down() //: write
  await orm.getMigrator().getPendingMigrations() //: query
  await orm.getMigrator().createMigration() //: file-write
  use(orm.config, orm.seeder, orm.getSeeder(), orm.getMetadata())
  await orm.close()
}

export async function handed(context: any): Promise<void> {
  await context.em.findOne(Author, 1) //: query
  await context.entityManager.flush() //: commit
}

function use(...values: unknown[]): void {
  values.slice()
}
