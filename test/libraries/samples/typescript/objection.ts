// Every call of Objection that its model speaks of. A chain is sent where it is awaited, so the mark stands there.

import { fn, Model, raw, ref, transaction, val, type ModelClass, type QueryBuilder, type Transaction } from 'objection'

const Required = require('objection')

class Person extends Model {
  static tableName = 'persons'
  id!: number
  name!: string
}

class Animal extends Required.Model {
  declare id: number
}

class Cat extends Person {}

export async function reads(id: number, ids: number[]): Promise<void> {
  const person = await Person.query().findById(id) //: query
  const people = await Person.query().where('age', '>', 5).orderBy('name').withGraphFetched('pets') //: query
  await Person.query().findOne({ name: 'a' }).throwIfNotFound() //: query
  await Person.query().first() //: query
  await Person.query().findByIds(ids) //: query
  await Person.query().whereIn('id', ids).orWhereIn('id', ids).whereNotIn('id', ids) //: query
  await Person.query().whereInComposite(['a', 'b'], [ids]) //: query
  const page = await Person.query().page(0, 10) //: query
  await Person.query().range(0, 10) //: query
  await Person.query().resultSize() //: query
  await Person.query().columnInfo() //: query
  await Person.query().select('name', raw('count(*)'), ref('a.b'), val(1), fn.now()).execute() //: query
  await Person.relatedQuery('pets').for(ids) //: query
  await Person.fetchGraph(people, 'pets') //: query
  await Person.fetchTableMetadata() //: query
  await Cat.query().findById(id) //: query
  await Animal.query().findById(id) //: query
  await Person.knexQuery().where({ id }) //: query
  await Person.knex()('persons') //: query
  Person.query().then((found) => use(found.map((one) => one.name))) //: query
  Person.query().findById(id).catch(() => use()) //: query
  const chain = Person.query().clone()
  use(chain.isFind(), chain.hasWheres(), chain.modelClass(), person.name, page.results.map((row) => row.name), page.total)
  await chain.toKnexQuery() //: query
  await chain.knex()('persons') //: query
  use(Person.getRelations(), Person.raw('1'), Person.ref('a'), Person.fromJson({}).$toJson(), Person.fromDatabaseJson({}).$id())
}

export async function writes(id: number): Promise<void> {
  const made = await Person.query().insert({ name: 'a' }) //: write
  await Person.query().insertAndFetch({ name: 'a' }) //: write
  await Person.query().insertGraph([{ name: 'a', pets: [] }]) //: write
  await Person.query().insertGraphAndFetch({}) //: write
  await Person.query().upsertGraph({ id }) //: write
  await Person.query().upsertGraphAndFetch({ id }) //: write
  await Person.query().patchAndFetchById(id, { name: 'b' }) //: write
  await Person.query().updateAndFetchById(id, { name: 'b' }) //: write
  await Person.query().patch({ name: 'b' }).where({ id }) //: write
  await Person.query().findById(id).patch({ name: 'b' }) //: write
  await Person.query().findById(id).update({ name: 'b' }) //: write
  await Person.query().increment('age', 1) //: write
  await Person.query().decrement('age', 1) //: write
  await Person.query().delete().where({ id }) //: write
  await Person.query().del() //: write
  await Person.query().deleteById(id) //: write
  await Person.query().truncate() //: write
  await Person.relatedQuery('pets').for(id).relate(5) //: write
  await Person.relatedQuery('pets').for(id).unrelate() //: write
  Person.query().delete().execute() //: write
  Person.query().delete().then(() => use()).catch(() => use()) //: write
  Person.query().insert({}).catch(() => use()) //: write
  use(made.name)
}

export async function instances(person: Person): Promise<void> {
  await person.$query() //: query
  await person.$query().patch({ name: 'b' }) //: write
  await person.$query().patchAndFetch({ name: 'b' }) //: write
  await person.$query().updateAndFetch({ name: 'b' }) //: write
  await person.$query().delete() //: write
  await person.$relatedQuery('pets') //: load
  await person.$relatedQuery('pets').insert({}) //: write
  await person.$fetchGraph('pets') //: load
  await person.$transaction(async (trx) => { //: begin
    await trx('persons') //: query
  })
  await person.$knex()('persons') //: query
  person.$set({}).$setJson({}).$setRelated('pets', []).$appendRelated('pets', [])
  use(person.$id(), person.$clone(), person.$toJson(), person.$toDatabaseJson(), person.toJSON(), person.$validate())
}

export async function transactions(id: number): Promise<void> {
  await Person.transaction(async (trx) => { //: begin
    await Person.query(trx).insert({ id }) //: write
  })
  const trx = await Person.startTransaction() //: begin
  await Person.bindKnex(trx).query().findById(id) //: query
  await Person.bindTransaction(trx).query().findById(id) //: query
  await trx.commit() //: commit
  await transaction(Person.knex(), async (inner) => { //: begin
    await Person.query(inner).patch({ id }) //: write
  })
  const other = await transaction.start(Person.knex()) //: begin
  await other.rollback() //: rollback
}

export async function annotated(model: ModelClass<Person>, query: QueryBuilder<Person>, trx: Transaction, pet: any): Promise<void> {
  const person = await model.query().findById(1) //: query
  await person.$query() //: query
  await query //: query
  await trx.commit() //: commit
  await trx.rollback() //: rollback
  await pet.owner.$relatedQuery('pets') //: load
  await pet.$fetchGraph('owner') //: load
  await pet.$query().patch({}) //: write
}

function use(...values: unknown[]): void {
  values.slice()
}

export async function graphs(person: Person): Promise<void> {
  await Person.query().withGraphFetched('[pets, children.[pets]]') //: query
  await Person.query().withGraphJoined({ pets: true }).where('id', 1) //: query
  await Person.query().eager('pets').joinEager('children').mergeEager('pets') //: query
  await person.$relatedQuery('pets').where('species', 'dog').resultSize() //: load
  await person.$relatedQuery('pets').insert({ name: 'a' }) //: write
}
