// What MongoDB's drivers for Python do alike: PyMongo at once, its asyncio half and Motor when awaited.

import type { CallModel, Effect, TypeModel } from '../schema.js'

export interface Driver {
  readonly database: string
  readonly collection: string
  readonly cursor: string
  readonly commandCursor: string
  readonly changeStream: string
  readonly session: string
  readonly isAsync: boolean
  /** Motor's aggregations ask when they are gone through; the others' when they are called. */
  readonly aggregatesLater: boolean
}

const row = 'Row | none'

/** Calls that answer at once, or when awaited. */
function answering({ isAsync }: Driver) {
  const effect = (of: Effect): Effect => isAsync ? of : { ...of, blocking: true }
  const returns = (type: string) => isAsync ? { returns: `promise<${type}>`, awaitable: true } : { returns: type }
  return {
    none: returns('none'),
    call: returns,
    one: (type: string): CallModel => ({ ...returns(type), effect: effect({ kind: 'query', noun: 'document', rows: 'one' }) }),
    many: (type: string): CallModel => ({ ...returns(type), effect: effect({ kind: 'query', noun: 'document', rows: 'many' }) }),
    write: (type: string): CallModel => ({ ...returns(type), effect: effect({ kind: 'write', noun: 'document' }) }),
    schema: (type: string): CallModel => ({ ...returns(type), effect: effect({ kind: 'write' }) }),
    other: (kind: Effect['kind'], type: string): CallModel => ({ ...returns(type), effect: effect({ kind }) }),
    effect,
  }
}

export function clientType(driver: Driver): TypeModel {
  const { one, many, write, schema, none, call } = answering(driver)
  return {
    // It opens a pool and watches the servers from then on.
    constructs: { effect: { kind: 'connect' } },
    sharing: 'shared',
    anyAttribute: driver.database,
    indexed: { element: driver.database },
    calls: {
      get_database: { returns: driver.database }, get_default_database: { returns: driver.database },
      start_session: { returns: driver.session },
      list_database_names: many('list<string>'),
      list_databases: many(driver.commandCursor),
      server_info: one('Row'),
      drop_database: schema('none'),
      bulk_write: { ...write('pymongo.results.WriteResult'), batch: 'always' },
      watch: driver.aggregatesLater ? { returns: driver.changeStream } : call(driver.changeStream),
      close: driver.aggregatesLater ? { returns: 'none' } : none,
    },
  }
}

export function databaseType(driver: Driver): TypeModel {
  const { one, many, schema, call } = answering(driver)
  return {
    sharing: 'shared',
    anyAttribute: driver.collection,
    indexed: { element: driver.collection },
    attributes: { name: 'string', client: 'any', read_concern: 'any', write_concern: 'any', codec_options: 'any' },
    calls: {
      get_collection: { returns: driver.collection }, with_options: { returns: 'self', pure: true },
      create_collection: schema(driver.collection), drop_collection: schema('any'),
      command: one('Row'), validate_collection: one('Row'), dereference: one(row),
      list_collection_names: many('list<string>'), list_collections: many(driver.commandCursor),
      aggregate: aggregation(driver),
      watch: driver.aggregatesLater ? { returns: driver.changeStream } : call(driver.changeStream),
    },
  }
}

function aggregation(driver: Driver): CallModel {
  const { many } = answering(driver)
  const later: CallModel = {
    returns: `${driver.commandCursor}<Row>`, effect: { kind: 'query', noun: 'document', rows: 'many' }, lazy: true,
  }
  return { ...(driver.aggregatesLater ? later : many(`${driver.commandCursor}<Row>`)), batch: 'object-in' }
}

export function collectionType(driver: Driver): TypeModel {
  const { one, many, write, schema, call } = answering(driver)
  const twin = driver.isAsync ? 'await $receiver.find({"_id": {"$in": $keys}}).to_list(None)' : '$receiver.find({"_id": {"$in": $keys}})'
  const byFilter = { batch: 'object-in' } as const
  const changed: CallModel = { ...write('pymongo.results.WriteResult'), ...byFilter }
  const replaced: CallModel = { ...write(row), ...byFilter }
  const listing: CallModel = driver.aggregatesLater ? { returns: `${driver.commandCursor}<Row>` } : many(`${driver.commandCursor}<Row>`)
  return {
    sharing: 'shared',
    anyAttribute: driver.collection,
    indexed: { element: driver.collection },
    attributes: { name: 'string', full_name: 'string', database: driver.database, read_concern: 'any', write_concern: 'any',
      codec_options: 'any' },
    calls: {
      find_one: { ...one(row), ...byFilter, key: 0, batched: { code: twin, result: 'rows', key: '_id' } },
      find: { returns: `${driver.cursor}<Row>`, pure: true, ...byFilter },
      find_raw_batches: { returns: `${driver.cursor}<bytes>`, pure: true, ...byFilter },
      aggregate: aggregation(driver),
      aggregate_raw_batches: aggregation(driver),
      count_documents: { ...one('number'), ...byFilter },
      estimated_document_count: one('number'),
      distinct: { ...many('list<any>'), ...byFilter },
      insert_one: { ...write('pymongo.results.WriteResult'), bulk: [{
        code: '$receiver.insert_many($rows, $arguments)', row: 'argument', needsRows: true, options: ['session', 'comment'], agreement: 'a failure is a `BulkWriteError`',
      }] },
      insert_many: { ...write('pymongo.results.WriteResult'), batch: 'always' },
      bulk_write: { ...write('pymongo.results.WriteResult'), batch: 'always' },
      update_one: changed, update_many: changed, replace_one: changed, delete_one: changed, delete_many: changed,
      find_one_and_update: replaced, find_one_and_replace: replaced, find_one_and_delete: replaced,
      create_index: schema('string'), create_indexes: schema('list<string>'), drop_index: schema('none'), drop_indexes: schema('none'),
      create_search_index: schema('string'), create_search_indexes: schema('list<string>'), drop_search_index: schema('none'),
      update_search_index: schema('none'), rename: schema('any'), drop: schema('none'),
      index_information: one('Row'), options: one('Row'), list_indexes: listing, list_search_indexes: listing,
      with_options: { returns: 'self', pure: true },
      watch: driver.aggregatesLater ? { returns: driver.changeStream } : call(driver.changeStream),
    },
  }
}

/** A cursor of `find`, which asks when its first document is taken, and again for each portion of them. */
export function cursorType(driver: Driver): TypeModel {
  const { one, many, none, effect } = answering(driver)
  const same: CallModel = { returns: 'self' }
  return {
    sharing: 'exclusive',
    iterates: { element: '$0', effect: effect({ kind: 'query', noun: 'document', rows: 'many' }) },
    ...(driver.isAsync ? {} : { indexed: { element: '$0', effect: effect({ kind: 'query', noun: 'document', rows: 'one' }) } }),
    attributes: { alive: 'boolean', retrieved: 'number', collection: driver.collection, cursor_id: 'any', address: 'any', session: 'any' },
    calls: {
      sort: same, limit: same, skip: same, batch_size: same, hint: same, where: same, comment: same, collation: same, max_time_ms: same,
      max_await_time_ms: same, max_scan: same, max: same, min: same, allow_disk_use: same, add_option: same, remove_option: same,
      rewind: same, clone: { returns: 'self', pure: true },
      to_list: many('list<$0>'), distinct: many('list<any>'), explain: one('Row'),
      next: { ...one('$0'), mutates: true },
      close: none,
    },
  }
}

/** A cursor of an aggregation or a listing: where the call has asked already, going through it only reads on. */
export function commandCursorType(driver: Driver): TypeModel {
  const { many, one, none, call, effect } = answering(driver)
  const isAsked = !driver.aggregatesLater
  return {
    sharing: 'exclusive',
    iterates: { element: '$0', ...(isAsked ? {} : { effect: effect({ kind: 'query', noun: 'document', rows: 'many' }) }) },
    attributes: { alive: 'boolean', cursor_id: 'any', address: 'any', session: 'any' },
    calls: {
      batch_size: { returns: 'self' },
      to_list: isAsked ? call('list<$0>') : many('list<$0>'),
      next: { ...(isAsked ? call('$0') : one('$0')), mutates: true }, try_next: { ...call('$0 | none'), mutates: true },
      close: none,
    },
  }
}

export function changeStreamType(driver: Driver): TypeModel {
  const { none, call } = answering(driver)
  return {
    sharing: 'exclusive',
    iterates: { element: 'Row' },
    attributes: { alive: 'boolean', resume_token: 'any' },
    calls: { next: { ...call('Row'), mutates: true }, try_next: { ...call(row), mutates: true }, close: none },
  }
}

export function sessionType(driver: Driver): TypeModel {
  const { other, none, call } = answering(driver)
  return {
    sharing: 'exclusive',
    ...(driver.aggregatesLater ? { awaits: { result: 'self' } } : {}),
    attributes: { in_transaction: 'boolean', has_ended: 'boolean', client: 'any', options: 'any', session_id: 'any' },
    calls: {
      start_transaction: driver.aggregatesLater
        ? { returns: 'pymongo.client_session.Transaction', effect: { kind: 'begin' } }
        : other('begin', 'pymongo.client_session.Transaction'),
      commit_transaction: other('commit', 'none'),
      abort_transaction: other('rollback', 'none'),
      with_transaction: {
        ...call('result0'), effect: answering(driver).effect({ kind: 'begin' }),
        callback: { argument: 0, name: 'callback', runs: 'once', parameters: [driver.session] },
      },
      end_session: none,
    },
  }
}

