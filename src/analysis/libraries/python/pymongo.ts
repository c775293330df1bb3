// PyMongo, sync and async: `find` only builds, and asks when its cursor is gone through; everything else asks at once.

import { library, type CallModel } from '../schema.js'
import {
  changeStreamType, clientType, collectionType, commandCursorType, cursorType, databaseType, sessionType, type Driver,
} from './pymongo.calls.js'

const sync: Driver = {
  database: 'pymongo.database.Database', collection: 'pymongo.collection.Collection', cursor: 'pymongo.cursor.Cursor',
  commandCursor: 'pymongo.command_cursor.CommandCursor', changeStream: 'pymongo.change_stream.ChangeStream',
  session: 'pymongo.client_session.ClientSession', isAsync: false, aggregatesLater: false,
}
const later: Driver = {
  database: 'pymongo.asynchronous.database.AsyncDatabase', collection: 'pymongo.asynchronous.collection.AsyncCollection',
  cursor: 'pymongo.asynchronous.cursor.AsyncCursor', commandCursor: 'pymongo.asynchronous.command_cursor.AsyncCommandCursor',
  changeStream: 'pymongo.asynchronous.change_stream.AsyncChangeStream', session: 'pymongo.asynchronous.client_session.AsyncClientSession',
  isAsync: true, aggregatesLater: false,
}
const plain: CallModel = { returns: 'any', pure: true }
const operations = ['InsertOne', 'UpdateOne', 'UpdateMany', 'ReplaceOne', 'DeleteOne', 'DeleteMany', 'IndexModel']

export default library({
  id: 'pymongo',
  language: 'python',
  source: 'https://pymongo.readthedocs.io/en/stable/api/pymongo/; pymongo 4.20',
  modules: ['pymongo', 'bson', 'flask_pymongo'],
  functions: {
    ...Object.fromEntries(operations.map((name) => [`pymongo.${name}`, plain])),
    'bson.ObjectId': plain, 'bson.objectid.ObjectId': plain,
    'bson.ObjectId.is_valid': { returns: 'boolean', pure: true }, 'bson.objectid.ObjectId.is_valid': { returns: 'boolean', pure: true },
  },
  types: {
    'pymongo.mongo_client.MongoClient': {
      ...clientType(sync), aliases: ['pymongo.MongoClient', 'pymongo.synchronous.mongo_client.MongoClient'],
    },
    [sync.database]: { ...databaseType(sync), aliases: ['pymongo.synchronous.database.Database'] },
    [sync.collection]: { ...collectionType(sync), aliases: ['pymongo.synchronous.collection.Collection'] },
    [sync.cursor]: { ...cursorType(sync), aliases: ['pymongo.synchronous.cursor.Cursor'] },
    [sync.commandCursor]: { ...commandCursorType(sync), aliases: ['pymongo.synchronous.command_cursor.CommandCursor'] },
    [sync.changeStream]: { ...changeStreamType(sync), aliases: ['pymongo.change_stream.CollectionChangeStream'] },
    [sync.session]: { ...sessionType(sync), aliases: ['pymongo.synchronous.client_session.ClientSession'] },
    'pymongo.asynchronous.mongo_client.AsyncMongoClient': {
      ...clientType(later),
      aliases: ['pymongo.AsyncMongoClient'],
      calls: { ...clientType(later).calls, aconnect: { returns: 'promise<none>', effect: { kind: 'connect' }, awaitable: true } },
    },
    [later.database]: databaseType(later),
    [later.collection]: collectionType(later),
    [later.cursor]: cursorType(later),
    [later.commandCursor]: commandCursorType(later),
    [later.changeStream]: changeStreamType(later),
    [later.session]: sessionType(later),
    'flask_pymongo.PyMongo': {
      attributes: { db: sync.database, cx: 'pymongo.mongo_client.MongoClient' }, calls: { init_app: { returns: 'none' } },
    },
    // `with session.start_transaction():` commits, or aborts what raises.
    'pymongo.client_session.Transaction': { sharing: 'exclusive', enters: 'none' },
    'pymongo.results.WriteResult': {
      aliases: [
        'pymongo.results.InsertOneResult', 'pymongo.results.InsertManyResult', 'pymongo.results.UpdateResult',
        'pymongo.results.DeleteResult',
        'pymongo.results.BulkWriteResult', 'pymongo.results.ClientBulkWriteResult',
      ],
      attributes: {
        inserted_id: 'any', inserted_ids: 'list<any>', matched_count: 'number', modified_count: 'number', deleted_count: 'number',
        upserted_id: 'any', inserted_count: 'number', upserted_count: 'number', acknowledged: 'boolean', raw_result: 'Row',
      },
    },
  },
  callConventions: [
    {
      receiver: '*',
      is: sync.collection,
      confidence: 'medium',
      imports: ['pymongo', 'flask_pymongo'],
      methods: ['find_one', 'insert_one', 'insert_many', 'update_one', 'update_many', 'replace_one', 'delete_one', 'delete_many',
        'count_documents', 'find_one_and_update', 'find_one_and_replace', 'find_one_and_delete', 'estimated_document_count'],
    },
  ],
})
