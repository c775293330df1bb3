// Handlers of function platforms are billed by their duration, whatever starts them; consumers of the same messages in a process of their own are not.

import assert from 'node:assert/strict'
import { estimate } from '../../src/cost/estimate.js'
import { isPriceId } from '../../src/cost/prices/list.js'
import { findingsIn } from '../support/check.js'
import { setting } from './works.js'

async function pricesOf(path: string, source: string): Promise<readonly string[]> {
  const [first] = await findingsIn('sequential-await', path, source)
  assert.ok(first?.work, 'a finding with work')
  const found = estimate(first.work, setting({ platform: { database: { platform: 'none' } }, language: path.endsWith('.py') ? 'python' : 'typescript' }))
  return found?.assumptions.map(({ name }) => name).filter((name) => isPriceId(name) && !name.includes('sqs')).sort() ?? []
}

const lambda = ['aws.lambda.x86.gbSecond']
const containers = ['aws.fargate.x86.gbHour', 'aws.fargate.x86.vcpuHour']

const handlerOf = (event: string) => `
import type { ${event} } from 'aws-lambda'
export const handler = async (event: ${event}) => {
  for (const record of event.Records) {
    await fetch(\`https://x.example/\${record.body}\`)
  }
}
`

describe('function platforms', () => {
  it('bill handlers of messages by their duration', async () => {
    for (const event of ['SQSEvent', 'SNSEvent', 'KinesisStreamEvent', 'S3Event']) assert.deepEqual(await pricesOf('src/queue.ts', handlerOf(event)), lambda, event)
  })

  it('bill functions of Azure and Firebase that messages start', async () => {
    const body = 'for (const id of message.ids) { await fetch(`https://x.example/${id}`) }'
    assert.deepEqual(await pricesOf('src/queue.ts', `import { app } from '@azure/functions'\napp.storageQueue('read', { queueName: 'ids', handler: async (message: any) => { ${body} } })`), lambda)
    assert.deepEqual(await pricesOf('src/topic.ts', `import * as functions from 'firebase-functions'\nexport const read = functions.pubsub.topic('ids').onPublish(async (message) => { ${body} })`), lambda)
  })

  it('are not what consumes messages in a process of its own', async () => {
    const worker = 'import { Worker } from \'bullmq\'\nnew Worker(\'ids\', async (job) => { for (const id of job.data.ids) { await fetch(`https://x.example/${id}`) } })'
    assert.deepEqual(await pricesOf('src/worker.ts', worker), containers)
  })
})
