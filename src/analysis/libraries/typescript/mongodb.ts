// MongoDB's driver: a collection's finders give cursors, which ask when they are read; all else asks at once.

import { library, type Batched, type CallModel, type Effect } from '../schema.js'

type Calls = Readonly<Record<string, CallModel>>

const one: Effect = { kind: 'query', noun: 'document', rows: 'one' }
const many: Effect = { kind: 'query', noun: 'document', rows: 'many' }
const change: Effect = { kind: 'write', noun: 'document' }
const batch = 'object-in'

// Keys may be ObjectIds, which equal nothing but themselves.
const byField: Batched = {
  code: '$receiver.find({ $key: { $in: $keys } }, $arguments).toArray()', result: 'rows', key: '$field', keyFunction: 'String',
}

const found: CallModel = { returns: 'mongodb.FindCursor<$0>', key: 0, batch }
const asked: CallModel = { returns: 'promise<Row>', effect: many, awaitable: true, batch }
const counted: CallModel = { ...asked, returns: 'promise<number>' }
const changed: CallModel = { returns: 'promise<Row>', effect: change, awaitable: true, batch }
const replaced: CallModel = { ...changed, returns: 'promise<$0 | none>' }
const several: CallModel = { returns: 'promise<Row>', effect: change, awaitable: true, batch: 'list-argument' }
const described: CallModel = { returns: 'promise<any>', effect: { kind: 'query' }, awaitable: true }
const altered: CallModel = { returns: 'promise<any>', effect: { kind: 'write' }, awaitable: true }
const done: CallModel = { returns: 'promise<none>', awaitable: true }
const refined: CallModel = { returns: 'self', mutates: true }
const watched: CallModel = { returns: 'mongodb.ChangeStream' }
const listens: CallModel = { returns: 'self', callback: { argument: 1, runs: 'once', parameters: ['any'] } }

/** Names that no other driver gives to a collection's methods. */
const unmistakable: Calls = {
  insertOne: {
    returns: 'promise<Row>', effect: change, awaitable: true,
    bulk: [{
      code: '$receiver.insertMany($rows, { $arguments })', row: 'argument', needsRows: true, options: ['session', 'writeConcern'],
      agreement: 'a failure is a `MongoBulkWriteError`',
    }],
  },
  insertMany: several,
  updateOne: changed,
  updateMany: changed,
  replaceOne: changed,
  deleteOne: changed,
  deleteMany: changed,
  findOneAndUpdate: replaced,
  findOneAndReplace: replaced,
  findOneAndDelete: replaced,
  countDocuments: counted,
  estimatedDocumentCount: { ...counted, effect: one },
}

const collection: Calls = {
  ...unmistakable,
  findOne: { returns: 'promise<$0 | none>', effect: one, awaitable: true, key: 0, batch, batched: byField },
  find: { ...found, batched: { ...byField, code: '$receiver.find({ $key: { $in: $keys } }, $arguments)' } },
  aggregate: { returns: 'mongodb.AggregationCursor<Row>', batch },
  distinct: { ...asked, returns: 'promise<list<any>>' },
  count: counted,
  bulkWrite: several,
  initializeOrderedBulkOp: { returns: 'mongodb.BulkOperation' },
  initializeUnorderedBulkOp: { returns: 'mongodb.BulkOperation' },
  watch: watched,
  options: described,
  isCapped: described,
  indexes: described,
  indexExists: described,
  indexInformation: described,
  listIndexes: { returns: 'mongodb.FindCursor<Row>' },
  listSearchIndexes: { returns: 'mongodb.FindCursor<Row>' },
  createIndex: altered,
  createIndexes: altered,
  createSearchIndex: altered,
  createSearchIndexes: altered,
  updateSearchIndex: altered,
  dropSearchIndex: altered,
  dropIndex: altered,
  dropIndexes: altered,
  rename: altered,
  drop: altered,
}

const withSession: CallModel = {
  returns: 'promise<result0 | result1>', awaitable: true, callback: { argument: -1, runs: 'once', parameters: ['mongoose.ClientSession'] },
}
const connects: Effect = { kind: 'connect' }
const uploads: CallModel = { returns: 'any', effect: { kind: 'write', noun: 'file' } }
const downloads: CallModel = { returns: 'any', effect: { kind: 'query', noun: 'file', rows: 'one' } }

export default library({
  id: 'mongodb',
  language: 'typescript',
  source: 'https://mongodb.github.io/node-mongodb-native; mongodb.d.ts of mongodb 7',
  modules: ['mongodb'],
  aliases: { 'mongodb.default': 'mongodb' },
  functions: {
    'mongodb.MongoClient.connect': { returns: 'promise<mongodb.MongoClient>', effect: connects, awaitable: true },
    'mongodb.ObjectId.isValid': { returns: 'boolean', pure: true },
  },
  types: {
    'mongodb.MongoClient': {
      sharing: 'shared',
      calls: {
        connect: { returns: 'promise<self>', effect: connects, awaitable: true },
        db: { returns: 'mongodb.Db', pure: true },
        bulkWrite: several,
        startSession: { returns: 'mongoose.ClientSession' },
        withSession,
        watch: watched,
        on: listens,
        close: done,
      },
    },
    'mongodb.Db': {
      sharing: 'shared',
      attributes: { client: 'mongodb.MongoClient', databaseName: 'string' },
      calls: {
        collection: { returns: 'mongodb.Collection<Row>', table: 0, pure: true },
        collections: { ...described, returns: 'promise<list<mongodb.Collection<Row>>>' },
        listCollections: { returns: 'mongodb.FindCursor<Row>' },
        aggregate: { returns: 'mongodb.AggregationCursor<Row>', batch },
        admin: { returns: 'any' },
        command: described,
        runCursorCommand: { returns: 'mongodb.FindCursor<Row>' },
        stats: described,
        indexInformation: described,
        createCollection: { ...altered, returns: 'promise<mongodb.Collection<Row>>' },
        renameCollection: altered,
        dropCollection: altered,
        dropDatabase: altered,
        createIndex: altered,
        watch: watched,
      },
    },
    'mongodb.Collection': {
      sharing: 'shared',
      attributes: { db: 'mongodb.Db', collectionName: 'string', dbName: 'string', namespace: 'string' },
      calls: collection,
    },
    'mongodb.AbstractCursor': {
      sharing: 'exclusive',
      iterates: { element: '$0', effect: many },
      attributes: { closed: 'boolean', killed: 'boolean' },
      calls: {
        toArray: { returns: 'promise<list<$0>>', effect: many, awaitable: true },
        next: { returns: 'promise<$0 | none>', effect: one, awaitable: true, mutates: true },
        tryNext: { returns: 'promise<$0 | none>', effect: one, awaitable: true, mutates: true },
        hasNext: { returns: 'promise<boolean>', awaitable: true },
        forEach: { ...done, effect: many, callback: { argument: 0, runs: 'each', parameters: ['$0'] } },
        map: { returns: 'mongodb.FindCursor<result0>', mutates: true, callback: { argument: 0, runs: 'each', parameters: ['$0'] } },
        project: { returns: 'self', mutates: true },
        stream: { returns: 'any', effect: many },
        explain: described,
        count: { ...counted },
        clone: { returns: 'self', pure: true },
        bufferedCount: { returns: 'number' },
        readBufferedDocuments: { returns: 'list<$0>', mutates: true },
        rewind: { returns: 'none', mutates: true },
        close: done,
      },
      // Sort, limit, skip and the like.
      anyCall: refined,
    },
    'mongodb.FindCursor': { extends: ['mongodb.AbstractCursor<$0>'] },
    'mongodb.AggregationCursor': { extends: ['mongodb.AbstractCursor<$0>'] },
    'mongodb.BulkOperation': {
      aliases: ['mongodb.OrderedBulkOperation', 'mongodb.UnorderedBulkOperation', 'mongodb.BulkOperationBase'],
      attributes: { length: 'number', isOrdered: 'boolean' },
      calls: {
        insert: refined,
        raw: refined,
        find: { returns: 'mongodb.FindOperators', mutates: true },
        execute: { returns: 'promise<Row>', effect: change, awaitable: true, batch: 'always' },
      },
    },
    'mongodb.FindOperators': {
      calls: {
        upsert: refined,
        collation: refined,
        arrayFilters: refined,
        hint: refined,
        update: { returns: 'mongodb.BulkOperation', mutates: true },
        updateOne: { returns: 'mongodb.BulkOperation', mutates: true },
        replaceOne: { returns: 'mongodb.BulkOperation', mutates: true },
        delete: { returns: 'mongodb.BulkOperation', mutates: true },
        deleteOne: { returns: 'mongodb.BulkOperation', mutates: true },
      },
    },
    'mongodb.ChangeStream': {
      sharing: 'exclusive',
      iterates: { element: 'Row' },
      calls: {
        next: { returns: 'promise<Row>', awaitable: true, mutates: true },
        hasNext: { returns: 'promise<boolean>', awaitable: true },
        on: listens,
        close: done,
      },
    },
    'mongodb.GridFSBucket': {
      sharing: 'shared',
      calls: {
        openUploadStream: uploads,
        openUploadStreamWithId: uploads,
        openDownloadStream: downloads,
        openDownloadStreamByName: downloads,
        find: found,
        delete: altered,
        rename: altered,
        drop: altered,
      },
    },
  },
  // The database is mostly handed over, by a module of the program or by a request.
  conventions: [{ receiver: 'db', is: 'mongodb.Db', confidence: 'medium', imports: ['mongodb'] }],
  callConventions: [{
    receiver: '*', methods: Object.keys(unmistakable), is: 'mongodb.Collection<Row>', confidence: 'medium', imports: ['mongodb'],
  }],
})
