// Every call of BigQuery's client that its model speaks of.

import { BigQuery, type Dataset, type Job, type Table } from '@google-cloud/bigquery'
import { Storage, type File } from '@google-cloud/storage'

const bigquery = new BigQuery({ projectId: 'p' })

export async function queries(id: number): Promise<void> {
  const [rows] = await bigquery.query({ query: 'SELECT name FROM d.users WHERE id = @id', params: { id } }) //: query
  for (const row of rows) use(row)
  await bigquery.query('DELETE FROM d.users WHERE TRUE') //: write
  const [job] = await bigquery.createQueryJob({ query: 'SELECT 1', location: 'EU' }) //: query
  await followed(job)
  for await (const row of bigquery.createQueryStream('SELECT 1')) use(row) //: query
  bigquery.createQueryStream('SELECT 1').on('data', (row) => use(row)).pipe(process.stdout as any) //: query
  await bigquery.createJob({ configuration: {} }) //: request
  await bigquery.createDataset('d') //: request
  const [datasets] = await bigquery.getDatasets() //: request
  await bigquery.getJobs() //: request
  await followed(bigquery.job('j'))
  for (const dataset of datasets) await tables(dataset)
  await tables(bigquery.dataset('d'))
}

async function tables(dataset: Dataset): Promise<void> {
  await dataset.query('SELECT 1') //: query
  await dataset.createQueryJob('SELECT 1') //: query
  for await (const row of dataset.createQueryStream('SELECT 1')) use(row) //: query
  await dataset.create() //: request
  await dataset.createTable('t', { schema: 'id:integer' }) //: request
  await dataset.getTables() //: request
  await dataset.exists() //: request
  await dataset.get() //: request
  await dataset.getMetadata() //: request
  await dataset.setMetadata({}) //: request
  await dataset.delete() //: request
  await rowsOf(dataset.table('t'), new Storage().bucket('b').file('rows.csv'))
  use(dataset.id, dataset.metadata)
}

async function rowsOf(table: Table, file: File): Promise<void> {
  await table.query('SELECT 1') //: query
  await table.createQueryJob({ query: 'SELECT 1' }) //: query
  for await (const row of table.createQueryStream({ query: 'SELECT 1' })) use(row) //: query
  const [rows] = await table.getRows() //: query
  await table.insert(rows) //: write
  await table.load('rows.csv') //: write
  await table.createLoadJob('rows.csv') //: write
  process.stdin.pipe(table.createWriteStream('csv')) //: write
  for await (const row of table.createReadStream()) use(row) //: query
  await table.extract(file) //: request
  await table.createExtractJob(file) //: request
  await table.copy(table) //: request
  await table.createCopyJob(table) //: request
  await table.create() //: request
  await table.exists() //: request
  await table.get() //: request
  await table.getMetadata() //: request
  await table.setMetadata({}) //: request
  await table.delete() //: request
  use(table.id, table.metadata)
}

async function followed(job: Job): Promise<void> {
  const [rows] = await job.getQueryResults() //: request
  for await (const row of job.getQueryResultsStream()) use(row) //: query
  await job.getMetadata() //: request
  await job.promise() //: request
  await job.cancel() //: request
  job.on('complete', (metadata) => use(metadata, rows, job.id, job.metadata))
}

function use(...values: unknown[]): void {
  values.slice()
}
