// BigQuery: a query is billed by the bytes that it reads, whatever it returns; rows are inserted by streaming or by load jobs.

import { library, type CallModel, type Effect } from '../schema.js'

const service = 'google-bigquery'
const query: Effect = { kind: 'query', service, noun: 'row', rows: 'many', billed: 'query' }
const insert: Effect = { kind: 'write', service, noun: 'row', billed: 'insert' }
// What manages tables and jobs costs nothing by itself.
const read: Effect = { kind: 'request', service, noun: 'table', changes: false }
const manage: Effect = { ...read, changes: true }

function asked(effect: Effect, returns = 'any'): CallModel {
  return { returns: `promise<tuple<${returns},any>>`, effect, awaitable: true }
}

const rows: CallModel = { ...asked(query, 'list<Row>'), sql: { text: 0, textOption: 'query' } }
const job = '@google-cloud/bigquery.Job'
const dataset = '@google-cloud/bigquery.Dataset'
const table = '@google-cloud/bigquery.Table'
const started: CallModel = { ...asked(query, job), sql: { text: 0, textOption: 'query' } }
const streamed: CallModel = { returns: '@google-cloud/bigquery.Rows', pure: true }
const common = { exists: asked(read, 'boolean'), get: asked(read), getMetadata: asked(read, 'Row'), setMetadata: asked(manage, 'Row'), delete: asked(manage) }

export default library({
  id: 'google-cloud-bigquery',
  language: 'typescript',
  source: 'https://cloud.google.com/nodejs/docs/reference/bigquery/latest; types of @google-cloud/bigquery 8',
  modules: ['@google-cloud/bigquery'],
  types: {
    '@google-cloud/bigquery.BigQuery': {
      sharing: 'shared',
      calls: {
        query: rows,
        createQueryJob: started,
        createQueryStream: streamed,
        createJob: asked(manage, job),
        dataset: { returns: dataset, pure: true },
        job: { returns: job, pure: true },
        createDataset: asked(manage, dataset),
        getDatasets: asked({ ...read, rows: 'many' }, `list<${dataset}>`),
        getJobs: asked({ ...read, rows: 'many' }, `list<${job}>`),
      },
    },
    [dataset]: {
      sharing: 'shared',
      attributes: { id: 'string', metadata: 'Row' },
      calls: {
        ...common,
        query: rows,
        createQueryJob: started,
        createQueryStream: streamed,
        table: { returns: table, pure: true },
        create: asked(manage, dataset),
        createTable: asked(manage, table),
        getTables: asked({ ...read, rows: 'many' }, `list<${table}>`),
      },
    },
    [table]: {
      sharing: 'shared',
      attributes: { id: 'string', metadata: 'Row' },
      calls: {
        ...common,
        query: rows,
        createQueryJob: started,
        createQueryStream: streamed,
        create: asked(manage, table),
        // Listing rows and load jobs are free of charge, but they are the table's data.
        getRows: asked({ ...query, billed: 'list' }, 'list<Row>'),
        insert: { ...asked(insert), batch: 'list-argument' },
        load: asked({ ...insert, billed: 'load' }),
        createLoadJob: asked({ ...insert, billed: 'load' }, job),
        extract: asked(manage),
        createExtractJob: asked(manage, job),
        copy: asked(manage),
        createCopyJob: asked(manage, job),
        createReadStream: streamed,
        createWriteStream: { returns: 'any', effect: { ...insert, billed: 'load' } },
      },
    },
    [job]: {
      sharing: 'shared',
      attributes: { id: 'string', metadata: 'Row' },
      calls: {
        getQueryResults: asked(read, 'list<Row>'),
        getQueryResultsStream: streamed,
        getMetadata: asked(read, 'Row'),
        promise: asked(read, 'Row'),
        cancel: asked(manage),
        on: { returns: 'self', callback: { argument: 1, runs: 'once', parameters: ['any'] } },
      },
    },
    '@google-cloud/bigquery.Rows': {
      sharing: 'exclusive',
      iterates: { element: 'Row', effect: query },
      calls: {
        on: { returns: 'self', callback: { argument: 1, runs: 'once', parameters: ['any'] } },
        pipe: { returns: 'arg0', effect: query },
      },
    },
  },
})
