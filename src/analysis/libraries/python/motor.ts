// Motor: PyMongo's calls, awaited; `find` and `aggregate` ask when their cursor is gone through or `to_list` is awaited.

import { library, type CallModel, type TypeModel } from '../schema.js'
import {
  changeStreamType, clientType, collectionType, commandCursorType, cursorType, databaseType, sessionType, type Driver,
} from './pymongo.calls.js'

const motor: Driver = {
  database: 'motor.motor_asyncio.AsyncIOMotorDatabase', collection: 'motor.motor_asyncio.AsyncIOMotorCollection',
  cursor: 'motor.motor_asyncio.AsyncIOMotorCursor', commandCursor: 'motor.motor_asyncio.AsyncIOMotorCommandCursor',
  changeStream: 'motor.motor_asyncio.AsyncIOMotorChangeStream', session: 'motor.motor_asyncio.AsyncIOMotorClientSession',
  isAsync: true, aggregatesLater: true,
}

// `while await cursor.fetch_next: cursor.next_object()`, and `each`: before there was `async for`.
const onCursors: Readonly<Record<string, CallModel>> = {
  next_object: { returns: '$0 | none', mutates: true },
  each: {
    returns: 'none', effect: { kind: 'query', noun: 'document', rows: 'many' },
    callback: { argument: 0, name: 'callback', runs: 'each', parameters: ['$0 | none', 'any'] },
  },
}
function withOwn(type: TypeModel, calls: Readonly<Record<string, CallModel>>): TypeModel {
  return { ...type, calls: { ...type.calls, ...calls } }
}

export default library({
  id: 'motor',
  language: 'python',
  source: 'https://motor.readthedocs.io/en/stable/api-asyncio/; motor 3.7',
  modules: ['motor', 'motor.motor_asyncio', 'motor.motor_tornado'],
  types: {
    'motor.motor_asyncio.AsyncIOMotorClient': {
      ...withOwn(clientType(motor), { start_session: { returns: `promise<${motor.session}>`, awaitable: true } }),
      aliases: ['motor.motor_tornado.MotorClient', 'motor.MotorClient', 'motor.core.AgnosticClient'],
    },
    [motor.database]: { ...databaseType(motor), aliases: ['motor.motor_tornado.MotorDatabase', 'motor.core.AgnosticDatabase'] },
    [motor.collection]: { ...collectionType(motor), aliases: ['motor.motor_tornado.MotorCollection', 'motor.core.AgnosticCollection'] },
    [motor.cursor]: { ...withOwn(cursorType(motor), onCursors), aliases: ['motor.motor_tornado.MotorCursor', 'motor.core.AgnosticCursor'] },
    [motor.commandCursor]: {
      ...withOwn(commandCursorType(motor), onCursors),
      aliases: [
        'motor.motor_asyncio.AsyncIOMotorLatentCommandCursor', 'motor.motor_tornado.MotorCommandCursor', 'motor.core.AgnosticCommandCursor',
        'motor.core.AgnosticLatentCommandCursor',
      ],
    },
    [motor.changeStream]: {
      ...changeStreamType(motor), aliases: ['motor.motor_tornado.MotorChangeStream', 'motor.core.AgnosticChangeStream'],
    },
    [motor.session]: { ...sessionType(motor), aliases: ['motor.motor_tornado.MotorClientSession', 'motor.core.AgnosticClientSession'] },
  },
  callConventions: [
    {
      receiver: '*',
      is: motor.collection,
      confidence: 'medium',
      imports: ['motor'],
      methods: ['find_one', 'insert_one', 'insert_many', 'update_one', 'update_many', 'replace_one', 'delete_one', 'delete_many',
        'count_documents', 'find_one_and_update', 'find_one_and_replace', 'find_one_and_delete', 'estimated_document_count'],
    },
  ],
})
