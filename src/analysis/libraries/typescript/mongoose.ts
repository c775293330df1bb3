// Mongoose: a model's finders return a query that runs when it is awaited, iterated or executed, and not before.

import { library, type Batched, type CallModel, type Effect } from '../schema.js'

type Calls = Readonly<Record<string, CallModel>>

const one: Effect = { kind: 'query', noun: 'document', rows: 'one' }
const many: Effect = { kind: 'query', noun: 'document', rows: 'many' }
const change: Effect = { kind: 'write', noun: 'document' }
const batch = 'object-in'

// Keys are ObjectIds, which equal nothing but themselves.
const byKey: Batched = {
  code: '$receiver.find({ _id: { $in: $keys } }, $arguments)', result: 'rows', key: '_id', keyFunction: 'String',
}
const byField: Batched = {
  code: '$receiver.find({ $key: { $in: $keys } }, $arguments)', result: 'rows', key: '$field', keyFunction: 'String',
}

const document = 'mongoose.Document<$0>'
const single: CallModel = { returns: `mongoose.SingleQuery<${document} | none>`, key: 0, batch }
const several: CallModel = { returns: `mongoose.Query<list<${document}>>`, key: 0, batch, batched: byField }
const counted: CallModel = { returns: 'mongoose.Query<number>', batch }
const changed: CallModel = { returns: `mongoose.WriteQuery<${document} | none>`, batch }
const saved: CallModel = { returns: `promise<list<${document}>>`, effect: change, awaitable: true, batch: 'list-argument' }
const done: CallModel = { returns: 'promise<none>', awaitable: true }

const model: Calls = {
  findByIdAndUpdate: changed,
  findByIdAndDelete: changed,
  findOneAndUpdate: changed,
  findOneAndDelete: changed,
  findOneAndReplace: changed,
  countDocuments: counted,
  estimatedDocumentCount: counted,
  findById: { ...single, batched: byKey },
  findOne: { ...single, batched: byField },
  find: several,
  where: several,
  exists: { ...single, returns: 'mongoose.SingleQuery<Row | none>' },
  distinct: { ...several, returns: 'mongoose.Query<list<any>>' },
  updateOne: changed,
  updateMany: changed,
  replaceOne: changed,
  deleteOne: changed,
  deleteMany: changed,
  aggregate: { returns: 'mongoose.Query<list<Row>>', batch },
  create: {
    returns: `promise<${document}>`, effect: change, awaitable: true, batch: 'list-argument',
    bulk: [{
      code: '$receiver.insertMany($rows)', row: 'argument', agreement: 'a failure may be a `MongoBulkWriteError`',
      skips: { hooks: [{ call: 'pre', event: 'save' }, { call: 'post', event: 'save' }, { call: 'plugin' }, { call: 'loadClass' }] },
    }],
  },
  insertOne: { returns: `promise<${document}>`, effect: change, awaitable: true },
  insertMany: saved,
  bulkSave: { ...saved, returns: 'promise<any>' },
  bulkWrite: { ...saved, returns: 'promise<any>' },
  populate: { returns: 'promise<arg0>', effect: many, awaitable: true, batch: 'list-argument', loads: { by: 'notation', into: 0, argument: 1 } },
  hydrate: { returns: document },
  startSession: { returns: 'promise<mongoose.ClientSession>', awaitable: true },
  watch: { returns: 'any' },
  init: { ...done },
  syncIndexes: { returns: 'promise<any>', effect: { kind: 'write' }, awaitable: true },
}

/** How a query is sent other than by awaiting it. */
function running(effect: Effect): Calls {
  return {
    exec: { returns: 'promise<$0>', effect, awaitable: true },
    then: { returns: 'promise<result0>', effect, awaitable: true, callback: { argument: 0, runs: 'once', parameters: ['$0'] } },
    catch: { returns: 'promise<$0 | result0>', effect, awaitable: true, callback: { argument: 0, runs: 'once', parameters: ['any'] } },
  }
}

const refined: CallModel = { returns: 'self', mutates: true }
const connect: CallModel = { returns: 'promise<mongoose.Connection>', effect: { kind: 'connect' }, awaitable: true }
const startSession: CallModel = { returns: 'promise<mongoose.ClientSession>', awaitable: true }
const transaction: CallModel = {
  returns: 'promise<result0>',
  effect: { kind: 'begin' },
  awaitable: true,
  callback: { argument: 0, runs: 'once', parameters: ['mongoose.ClientSession'] },
}

export default library({
  id: 'mongoose',
  language: 'typescript',
  source: 'https://mongoosejs.com/docs/api; types of mongoose 9',
  modules: ['mongoose'],
  aliases: {
    'mongoose.default': 'mongoose',
    'mongoose.mongoose': 'mongoose',
    'mongoose.mongo.ClientSession': 'mongoose.ClientSession',
    'mongodb.ClientSession': 'mongoose.ClientSession',
  },
  functions: {
    'mongoose.model': { returns: 'mongoose.Model<$0>' },
    'mongoose.connect': { returns: 'promise<any>', effect: { kind: 'connect' }, awaitable: true },
    'mongoose.createConnection': { returns: 'mongoose.Connection' },
    'mongoose.disconnect': done,
    'mongoose.startSession': startSession,
    'mongoose.isValidObjectId': { returns: 'boolean', pure: true },
    'mongoose.Types.ObjectId.isValid': { returns: 'boolean', pure: true },
  },
  values: { 'mongoose.connection': 'mongoose.Connection', 'mongoose.models': 'mongoose.Models' },
  types: {
    'mongoose.Model': {
      sharing: 'shared',
      call: { returns: document },
      attributes: { modelName: 'string', db: 'mongoose.Connection' },
      calls: model,
    },
    'mongoose.Models': { anyAttribute: 'mongoose.Model<any>' },
    'mongoose.Query': {
      // What lies beyond the first relation takes an object: `{ path, populate }`.
      eager: { one: ".populate('$path')", many: ".populate('$path')", isAlone: true, safety: 'suggested' },
      awaits: { result: '$0', effect: many },
      iterates: { element: 'flat<$0>', effect: many },
      calls: {
        ...running(many),
        cursor: { returns: 'mongoose.Cursor<flat<$0>>' },
        populate: { ...refined, loads: { by: 'notation', argument: 0 } },
        clone: { returns: 'self', pure: true },
        getFilter: { returns: 'Row', pure: true },
        getOptions: { returns: 'Row', pure: true },
        findOne: { returns: 'mongoose.SingleQuery<flat<$0> | none>', mutates: true, batch },
        countDocuments: { returns: 'mongoose.Query<number>', mutates: true, batch },
        in: { returns: 'self', mutates: true, batch: 'list-argument' },
        updateOne: { returns: 'mongoose.WriteQuery<Row>', mutates: true },
        updateMany: { returns: 'mongoose.WriteQuery<Row>', mutates: true },
        deleteOne: { returns: 'mongoose.WriteQuery<Row>', mutates: true },
        deleteMany: { returns: 'mongoose.WriteQuery<Row>', mutates: true },
      },
      anyCall: refined,
    },
    'mongoose.SingleQuery': { extends: ['mongoose.Query<$0>'], awaits: { result: '$0', effect: one }, calls: running(one) },
    'mongoose.WriteQuery': { extends: ['mongoose.Query<$0>'], awaits: { result: '$0', effect: change }, calls: running(change) },
    'mongoose.Aggregate': { extends: ['mongoose.Query<$0>'] },
    'mongoose.Cursor': {
      aliases: ['mongoose.QueryCursor', 'mongoose.AggregationCursor'],
      sharing: 'exclusive',
      iterates: { element: '$0', effect: many },
      calls: {
        next: { returns: 'promise<$0 | none>', effect: one, awaitable: true, mutates: true },
        eachAsync: { ...done, effect: many, callback: { argument: 0, runs: 'each', parameters: ['$0', 'number'] } },
        close: done,
      },
    },
    'mongoose.Document': {
      aliases: ['mongoose.HydratedDocument'],
      attributes: { id: 'any', _id: 'any', isNew: 'boolean' },
      calls: {
        save: { returns: 'promise<self>', effect: change, awaitable: true },
        deleteOne: { returns: 'mongoose.WriteQuery<Row>' },
        updateOne: { returns: 'mongoose.WriteQuery<Row>' },
        replaceOne: { returns: 'mongoose.WriteQuery<Row>' },
        populate: { returns: 'promise<self>', effect: one, awaitable: true, mutates: true, readsRelation: { argument: 0, anew: true, kept: '$object' } },
        populated: { returns: 'any', pure: true }, depopulate: { returns: 'self', mutates: true },
        toObject: { returns: 'Row', pure: true },
        toJSON: { returns: 'Row', pure: true },
        get: { returns: 'any', pure: true },
        isModified: { returns: 'boolean', pure: true },
        set: refined,
        markModified: { returns: 'none', mutates: true },
        validate: done,
        equals: { returns: 'boolean', pure: true },
      },
    },
    'mongoose.Connection': {
      sharing: 'shared',
      calls: {
        model: { returns: 'mongoose.Model<$0>' },
        openUri: connect,
        asPromise: connect,
        close: done,
        startSession,
        transaction,
        withSession: {
          returns: 'promise<result0>',
          awaitable: true,
          callback: { argument: 0, runs: 'once', parameters: ['mongoose.ClientSession'] },
        },
        on: { returns: 'self', callback: { argument: 1, runs: 'once', parameters: ['any'] } },
      },
    },
    'mongoose.ClientSession': {
      sharing: 'exclusive',
      calls: {
        startTransaction: { returns: 'none', effect: { kind: 'begin' } },
        commitTransaction: { ...done, effect: { kind: 'commit' } },
        abortTransaction: { ...done, effect: { kind: 'rollback' } },
        withTransaction: transaction,
        endSession: done,
        inTransaction: { returns: 'boolean' },
      },
    },
  },
  // Names that only Mongoose gives.
  callConventions: [{
    receiver: '*',
    methods: ['findByIdAndUpdate', 'findByIdAndDelete', 'estimatedDocumentCount'],
    is: 'mongoose.Model<any>',
    confidence: 'medium',
  }],
})
