// Every call of MongoDB's driver that its model speaks of. A cursor asks where it is read, so the mark stands there.

import mongo, { GridFSBucket, MongoClient, ObjectId, type ClientSession, type Collection, type Db } from 'mongodb'

const Required = require('mongodb').MongoClient
const client = new MongoClient('mongodb://localhost')
const db = client.db('app')
const users = db.collection<{ name: string }>('users')

export async function reads(id: ObjectId, ids: ObjectId[]): Promise<void> {
  const user = await users.findOne({ _id: id }) //: query
  const found = await users.find({ _id: { $in: ids } }).sort({ name: 1 }).limit(10).skip(5).project({ name: 1 }).toArray() //: query
  for await (const one of users.find({ age: { $gt: 5 } })) use(one.name) //: query
  const cursor = users.find({})
  while (await cursor.hasNext()) {
    use(await cursor.next()) //: query
  }
  await users.find().tryNext() //: query
  await users.find().map((one) => one.name).toArray() //: query
  await users.find().forEach((one) => use(one)) //: query
  users.find().stream() //: query
  await users.find().explain() //: query
  await users.find().count() //: query
  await users.aggregate([{ $match: { _id: { $in: ids } } }]).toArray() //: query
  for await (const group of users.aggregate([{ $group: { _id: '$name' } }])) use(group) //: query
  await users.countDocuments({ name: 'a' }) //: query
  await users.estimatedDocumentCount() //: query
  await users.count() //: query
  await users.distinct('name') //: query
  await db.aggregate([{ $currentOp: {} }]).toArray() //: query
  use(user.name, found.map((one) => one.name), ObjectId.isValid('a'), users.collectionName, users.dbName, users.namespace, users.db)
  const again = cursor.clone()
  again.rewind()
  use(again.bufferedCount(), again.readBufferedDocuments(), again.closed, again.killed)
  await again.close()
}

export async function writes(id: ObjectId): Promise<void> {
  await users.insertOne({ name: 'a' }) //: write
  await users.insertMany([{ name: 'a' }]) //: write
  await users.updateOne({ _id: id }, { $set: { name: 'b' } }) //: write
  await users.updateMany({}, { $set: { name: 'b' } }) //: write
  await users.replaceOne({ _id: id }, { name: 'b' }) //: write
  await users.deleteOne({ _id: id }) //: write
  await users.deleteMany({ name: 'b' }) //: write
  await users.findOneAndUpdate({ _id: id }, { $set: { name: 'b' } }) //: write
  await users.findOneAndReplace({ _id: id }, { name: 'b' }) //: write
  await users.findOneAndDelete({ _id: id }) //: write
  await users.bulkWrite([{ insertOne: { document: { name: 'a' } } }]) //: write
  await client.bulkWrite([]) //: write
  const bulk = users.initializeUnorderedBulkOp()
  bulk.insert({ name: 'a' }).raw({})
  bulk.find({ _id: id }).upsert().collation({}).hint({}).arrayFilters([]).updateOne({ $set: {} })
  bulk.find({ _id: id }).update({}).find({}).replaceOne({})
  bulk.find({ _id: id }).delete().find({}).deleteOne()
  if (bulk.length > 0 && bulk.isOrdered) await bulk.execute() //: write
  await users.initializeOrderedBulkOp().insert({}).execute() //: write
}

export async function schema(): Promise<void> {
  await users.createIndex({ name: 1 }) //: write
  await users.createIndexes([{ key: { name: 1 } }]) //: write
  await users.dropIndex('a') //: write
  await users.dropIndexes() //: write
  await users.createSearchIndex({}) //: write
  await users.createSearchIndexes([]) //: write
  await users.updateSearchIndex('a', {}) //: write
  await users.dropSearchIndex('a') //: write
  await users.rename('people') //: write
  await users.drop() //: write
  await users.indexes() //: query
  await users.indexExists('a') //: query
  await users.indexInformation() //: query
  await users.listIndexes().toArray() //: query
  await users.listSearchIndexes().toArray() //: query
  await users.isCapped() //: query
  await users.options() //: query
  await db.createCollection('logs') //: write
  await db.renameCollection('logs', 'log') //: write
  await db.dropCollection('logs') //: write
  await db.createIndex('logs', 'a') //: write
  await db.dropDatabase() //: write
  const all = await db.collections() //: query
  await all[0].findOne() //: query
  await db.listCollections().toArray() //: query
  await db.command({ ping: 1 }) //: query
  await db.runCursorCommand({}).toArray() //: query
  await db.stats() //: query
  await db.indexInformation('a') //: query
  use(db.admin(), db.client, db.databaseName)
}

export async function sessions(id: ObjectId): Promise<void> {
  const session = client.startSession()
  await session.withTransaction(async () => { //: begin
    await users.updateOne({ _id: id }, { $set: { name: 'b' } }, { session }) //: write
  })
  session.startTransaction() //: begin
  await session.commitTransaction() //: commit
  await session.abortTransaction() //: rollback
  await session.endSession()
  await client.withSession(async (inner) => {
    await inner.commitTransaction() //: commit
  })
}

export async function others(): Promise<void> {
  await client.connect() //: connect
  const same = await MongoClient.connect('mongodb://localhost') //: connect
  await same.db().collection('users').findOne({}) //: query
  await new Required('a').db().collection('users').findOne({}) //: query
  await new mongo.MongoClient('a').db().collection('users').findOne({}) //: query
  const stream = users.watch()
  stream.on('change', () => use())
  for await (const change of stream) use(change)
  while (await stream.hasNext()) use(await stream.next())
  await stream.close()
  await db.watch().next()
  await client.watch().next()
  client.on('close', () => use())
  const bucket = new GridFSBucket(db)
  bucket.openUploadStream('a') //: write
  bucket.openUploadStreamWithId(new ObjectId(), 'a') //: write
  bucket.openDownloadStream(new ObjectId()) //: query
  bucket.openDownloadStreamByName('a') //: query
  await bucket.find({}).toArray() //: query
  await bucket.delete(new ObjectId()) //: write
  await bucket.rename(new ObjectId(), 'b') //: write
  await bucket.drop() //: write
  await client.close()
}

export async function annotated(given: Db, people: Collection, session: ClientSession): Promise<void> {
  await given.collection('users').findOne({}, { session }) //: query
  await people.find({}).toArray() //: query
  await session.commitTransaction() //: commit
}

export async function handed(request: any): Promise<void> {
  const { db } = request.app.locals
  await db.collection('users').findOne({}) //: query
  await request.users.insertOne({}) //: write
}

function use(...values: unknown[]): void {
  values.slice()
}
