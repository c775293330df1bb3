// Amazon DynamoDB in boto3: items read and written one by one or in batches, through the client or a Table resource.

import type { Bulk, CallModel, Effect, TypeModel } from '../schema.js'
import { answer, asked, billed, client, clientCalls, collection, paginated, type Calls, type Types } from './boto3.calls.js'

const one: Effect = { kind: 'query', service: 'aws-dynamodb', noun: 'item', rows: 'one' }
const many: Effect = { ...one, rows: 'many' }
const write: Effect = { kind: 'write', service: 'aws-dynamodb', noun: 'item' }
// What manages tables costs nothing by itself.
const manage: Effect = { kind: 'request', service: 'aws-dynamodb', noun: 'table' }

const items = 'mypy_boto3_dynamodb.type_defs.ItemsOutputTypeDef'
const item = 'mypy_boto3_dynamodb.type_defs.GetItemOutputTypeDef'

const itemCalls: Calls = {
  get_item: asked({ ...one, billed: 'get' }, { returns: item, key: 'Key' }),
  put_item: asked({ ...write, billed: 'put' }),
  update_item: asked({ ...write, billed: 'update' }, { key: 'Key' }),
  delete_item: asked({ ...write, billed: 'delete' }, { key: 'Key' }),
  query: asked({ ...many, billed: 'query' }, { returns: items }),
  scan: asked({ ...many, billed: 'scan' }, { returns: items }),
}
const batchCalls: Calls = {
  batch_get_item: asked({ ...many, billed: 'batch-get' }, { returns: 'mypy_boto3_dynamodb.type_defs.BatchOutputTypeDef', batch: 'always' }),
  batch_write_item: asked({ ...write, billed: 'batch-write' }, {
    returns: 'mypy_boto3_dynamodb.type_defs.BatchOutputTypeDef', batch: 'always',
  }),
}

const resource = 'mypy_boto3_dynamodb.service_resource'
const waited = asked({ ...manage, changes: false }, { returns: 'none' })
const batching: CallModel = asked({ ...write, billed: 'batch-write' }, { returns: `${resource}.Batching`, batch: 'always' })

// Collects items and sends 25 at a time, so that to put one only adds to the batch; the write stands where the batch is opened.
const batchWriter: TypeModel = {
  aliases: ['boto3.dynamodb.table.BatchWriter'],
  sharing: 'exclusive',
  calls: { put_item: { returns: 'none', mutates: true }, delete_item: { returns: 'none', mutates: true } },
}

export const dynamodb: Types = {
  'mypy_boto3_dynamodb.DynamoDBClient': client('mypy_boto3_dynamodb', 'DynamoDBClient', { ...manage, changes: true }, {
    ...clientCalls({
      scan: 'mypy_boto3_dynamodb.paginator.ScanPaginator', query: 'mypy_boto3_dynamodb.paginator.QueryPaginator',
      list_tables: 'mypy_boto3_dynamodb.paginator.ListTablesPaginator', list_backups: 'mypy_boto3_dynamodb.paginator.ListTablesPaginator',
    }),
    ...Object.fromEntries(Object.entries(itemCalls).map(([name, call]) => [name, { ...call, table: 'TableName' }])),
    ...batchCalls,
    transact_get_items: asked({ ...many, billed: 'transact-get' }, { batch: 'always' }),
    transact_write_items: asked({ ...write, billed: 'transact-write' }, { batch: 'always' }),
    // PartiQL; the client takes the statement by keyword only.
    execute_statement: asked({ ...many, billed: 'query' }, { returns: items }),
    batch_execute_statement: asked({ ...many, billed: 'query' }, { batch: 'always' }),
    execute_transaction: asked({ ...write, billed: 'transact-write' }, { batch: 'always' }),
    ...billed({ ...manage, changes: false }, {
      list: ['list_tables', 'list_backups'],
      describe: ['describe_table', 'describe_time_to_live', 'describe_continuous_backups', 'describe_limits'],
    }),
    ...billed({ ...manage, changes: true }, {
      manage: ['create_table', 'update_table', 'delete_table', 'update_time_to_live', 'create_backup'],
    }),
  }),
  ...paginated('mypy_boto3_dynamodb.paginator.ScanPaginator', items, { ...many, billed: 'scan' }),
  ...paginated('mypy_boto3_dynamodb.paginator.QueryPaginator', items, { ...many, billed: 'query' }),
  ...paginated('mypy_boto3_dynamodb.paginator.ListTablesPaginator', 'mypy_boto3_dynamodb.type_defs.ListTablesOutputTypeDef', {
    ...manage, changes: false, billed: 'list',
  }),
  [item]: answer({ Item: 'Row', ConsumedCapacity: 'Row' }),
  [items]: answer({ Items: 'list<Row>', Count: 'number', ScannedCount: 'number', LastEvaluatedKey: 'Row', NextToken: 'string' }),
  'mypy_boto3_dynamodb.type_defs.BatchOutputTypeDef': answer({
    Responses: 'dict<string,list<Row>>', UnprocessedKeys: 'Row', UnprocessedItems: 'dict<string,list<Row>>',
  }),
  'mypy_boto3_dynamodb.type_defs.ListTablesOutputTypeDef': answer({ TableNames: 'list<string>', LastEvaluatedTableName: 'string' }),
  [`${resource}.DynamoDBServiceResource`]: {
    aliases: ['mypy_boto3_dynamodb.DynamoDBServiceResource'],
    sharing: 'shared',
    threads: 'own',
    attributes: { meta: `${resource}.DynamoDBResourceMeta`, tables: `${resource}.TablesCollection` },
    calls: {
      Table: { returns: `${resource}.Table`, pure: true, table: 0 },
      ...batchCalls,
      create_table: asked({ ...manage, changes: true }, { returns: `${resource}.Table` }),
    },
  },
  [`${resource}.DynamoDBResourceMeta`]: {
    attributes: { client: 'mypy_boto3_dynamodb.DynamoDBClient', service_name: 'string', data: 'any' },
  },
  [`${resource}.TablesCollection`]: collection(`${resource}.Table`, { ...manage, changes: false, billed: 'list' }),
  [`${resource}.Table`]: {
    sharing: 'shared',
    threads: 'own',
    attributes: {
      name: 'string', table_name: 'string', item_count: 'number', key_schema: 'list<Row>', table_status: 'string',
      meta: `${resource}.DynamoDBResourceMeta`,
    },
    calls: {
      ...itemCalls,
      put_item: { ...asked({ ...write, billed: 'put' }), bulk: inBatchWriter('Item') },
      delete_item: { ...asked({ ...write, billed: 'delete' }, { key: 'Key' }), bulk: inBatchWriter('Key') },
      batch_writer: batching,
      load: waited, reload: waited, wait_until_exists: waited, wait_until_not_exists: waited,
      update: asked({ ...manage, changes: true }, { returns: `${resource}.Table` }),
      delete: asked({ ...manage, changes: true }),
    },
  },
  [`${resource}.Batching`]: { enters: `${resource}.BatchWriter` },
  [`${resource}.BatchWriter`]: batchWriter,
}

function inBatchWriter(row: 'Item' | 'Key'): readonly Bulk[] {
  return [{ code: '$receiver.batch_writer()', row, enters: true, agreement: 'one batch may not have two items with the same key' }]
}
