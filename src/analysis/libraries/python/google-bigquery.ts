// BigQuery: a query is billed by the bytes that it reads, and starts when it is asked; `result` waits for it.

import { library, type CallModel, type Effect, type TypeModel } from '../schema.js'

const query: Effect = { kind: 'query', service: 'google-bigquery', billed: 'query', rows: 'many', blocking: true }
const insert: Effect = { kind: 'write', service: 'google-bigquery', billed: 'insert', noun: 'row', blocking: true }
const load: Effect = { ...insert, billed: 'load' }
// What manages tables and datasets is free.
const look: Effect = { kind: 'request', service: 'google-bigquery', noun: 'table', changes: false, blocking: true }
const manage: Effect = { ...look, changes: true }

const sql = { text: 0, textName: 'query' } as const
const started: CallModel = { returns: 'google.cloud.bigquery.QueryJob', sql, effect: query }
const loaded: CallModel = { returns: 'google.cloud.bigquery.LoadJob', effect: load }
const inserted: CallModel = { returns: 'list<Row>', effect: insert, batch: 'always' }
const listed: CallModel = { returns: 'google.cloud.bigquery.Listing' }
const table: CallModel = { returns: 'google.cloud.bigquery.Table', effect: look }
const changed: CallModel = { returns: 'google.cloud.bigquery.Table', effect: manage }
const gone: CallModel = { returns: 'none', effect: manage }
const plain: CallModel = { returns: 'any', pure: true }
const made: CallModel = { returns: 'google.cloud.bigquery.Client' }

const frames = {
  to_dataframe: { returns: 'pandas.DataFrame' }, to_arrow: { returns: 'any' }, to_geodataframe: { returns: 'pandas.DataFrame' },
} as const

const job: TypeModel = {
  attributes: {
    job_id: 'string', state: 'string', errors: 'list<Row> | none', total_bytes_processed: 'number', total_bytes_billed: 'number',
    num_dml_affected_rows: 'number', destination: 'any', output_rows: 'number',
  },
  calls: {
    result: { returns: 'google.cloud.bigquery.table.RowIterator' },
    done: { returns: 'boolean' }, cancel: { returns: 'boolean' }, exception: { returns: 'any' }, reload: { returns: 'none', effect: look },
    ...frames,
  },
  iterates: { element: 'google.cloud.bigquery.table.Row' },
}

export default library({
  id: 'google-bigquery',
  language: 'python',
  source: 'https://cloud.google.com/python/docs/reference/bigquery/latest; google-cloud-bigquery 3.47',
  modules: ['google.cloud.bigquery'],
  functions: {
    'google.cloud.bigquery.Client.from_service_account_json': made,
    'google.cloud.bigquery.Client.from_service_account_info': made,
    'google.cloud.bigquery.QueryJobConfig': plain,
    'google.cloud.bigquery.LoadJobConfig': plain,
    'google.cloud.bigquery.ScalarQueryParameter': plain,
    'google.cloud.bigquery.ArrayQueryParameter': plain,
    'google.cloud.bigquery.SchemaField': plain,
  },
  types: {
    'google.cloud.bigquery.Client': {
      aliases: ['google.cloud.bigquery.client.Client'],
      constructs: made,
      sharing: 'shared',
      attributes: { project: 'string', location: 'string' },
      calls: {
        query: started,
        query_and_wait: { ...started, returns: 'google.cloud.bigquery.table.RowIterator' },
        insert_rows: inserted, insert_rows_json: inserted, insert_rows_from_dataframe: { ...inserted, returns: 'list<list<Row>>' },
        load_table_from_dataframe: loaded, load_table_from_file: loaded, load_table_from_json: loaded, load_table_from_uri: loaded,
        copy_table: { ...loaded, effect: manage }, extract_table: { ...loaded, effect: manage },
        list_rows: { returns: 'google.cloud.bigquery.StoredRows', table: 0 },
        get_table: table, get_dataset: { ...table, returns: 'any' }, get_job: { returns: 'google.cloud.bigquery.QueryJob', effect: look },
        list_tables: listed, list_datasets: listed, list_jobs: listed,
        create_table: changed, update_table: changed, create_dataset: { ...changed, returns: 'any' }, delete_table: gone,
        delete_dataset: gone,
        dataset: plain,
        close: { returns: 'none' },
      },
    },
    'google.cloud.bigquery.QueryJob': { ...job, aliases: ['google.cloud.bigquery.job.QueryJob'] },
    'google.cloud.bigquery.LoadJob': {
      ...job,
      aliases: ['google.cloud.bigquery.job.LoadJob'],
      calls: { ...job.calls, result: { returns: 'google.cloud.bigquery.LoadJob' } },
    },
    'google.cloud.bigquery.Table': {
      constructs: { returns: 'google.cloud.bigquery.Table', pure: true },
      attributes: {
        num_rows: 'number', num_bytes: 'number', schema: 'list<any>', table_id: 'string', dataset_id: 'string', project: 'string',
      },
    },
    'google.cloud.bigquery.table.RowIterator': {
      iterates: { element: 'google.cloud.bigquery.table.Row' },
      attributes: { total_rows: 'number', schema: 'list<any>', pages: 'generator<list<google.cloud.bigquery.table.Row>>' },
      calls: { ...frames, to_dataframe_iterable: { returns: 'generator<pandas.DataFrame>' } },
    },
    // The rows of a table as they are stored: read page by page, when iterated.
    'google.cloud.bigquery.StoredRows': {
      extends: ['google.cloud.bigquery.table.RowIterator'],
      iterates: { element: 'google.cloud.bigquery.table.Row', effect: { ...query, billed: 'list' } },
      calls: { to_dataframe: { returns: 'pandas.DataFrame', effect: { ...query, billed: 'list' } } },
    },
    'google.cloud.bigquery.Listing': { iterates: { element: 'any', effect: { ...look, rows: 'many' } } },
    // `row['name']`, `row.name` and `row[0]` are the same.
    'google.cloud.bigquery.table.Row': {
      aliases: ['google.cloud.bigquery.Row'],
      iterates: { element: 'any' },
      indexed: { element: 'any' },
      anyAttribute: 'any',
      calls: {
        get: plain, keys: { returns: 'list<string>', pure: true }, values: { returns: 'tuple<any>', pure: true },
        items: { returns: 'list<tuple<string,any>>', pure: true },
      },
    },
  },
})
