// Work that is small enough to be worked out by hand, and the three claims that docs/estimates.md explains.

import type { Estimate } from '../../src/cost/estimate-types.js'
import { estimate } from '../../src/cost/estimate.js'
import { amount, bound, entry, node, said, setting, work } from './works.js'

/** `app.views.list_books`: 1 + N queries become 2. */
export function queriesOnLambda(): Estimate | undefined {
  return estimate(work({
    before: [amount('query', '1 + N', { waits: 'sequential' })],
    after: [amount('query', '2', { waits: 'sequential' })],
    bounds: [bound('N', { form: 'rows', of: 'Book.objects.all()', table: 'Book', annotated: said(100) })],
    functions: [node('list_books', { entry: entry('serverless', { name: 'list_books' }), calls: said(1e6) })],
  }), setting({ platform: { freeTier: false, compute: { platform: 'lambda', memoryMb: 1024 }, database: { platform: 'rds', instance: 'db.t4g.medium' } } }))
}

/** Twenty requests, one after the other, become twenty at a time. */
export function requestsInTurn(platform: 'lambda' | 'fargate'): Estimate | undefined {
  return estimate(work({
    before: [amount('request', '20', { waits: 'sequential' })],
    after: [amount('request', '20', { waits: 'together' })],
    functions: [node('handler', { path: 'src/prices.ts', entry: entry('serverless', { name: 'handler' }) })],
  }), setting({
    language: 'typescript', workload: { functions: { 'src/prices.ts:handler': 2e6 } },
    platform: { freeTier: false, compute: { platform, memoryMb: 1769, vcpus: 1 } },
  }))
}

/** N × M comparisons become N + M lookups. */
export function listOnMachine(): Estimate | undefined {
  return estimate(work({
    before: [amount('comparison', 'N × M')],
    after: [amount('lookup', 'N + M')],
    bounds: [bound('N', { annotated: said(10_000) }), bound('M', { annotated: said(10_000) })],
    functions: [node('new_customers', { entry: entry('queue', { name: 'import' }) })],
  }), setting({ workload: { calls: { queue: 10_000 } }, platform: { compute: { platform: 'ec2', instance: 'm7g.large' } } }))
}

/** A whole file in memory becomes one buffer. */
export function fileInContainer(): Estimate | undefined {
  return estimate(work({
    before: [amount('byte', 'N')],
    after: [amount('byte', '65536')],
    bounds: [bound('N', { form: 'bytes', of: "open('export.csv')", annotated: said(2 ** 30) })],
    functions: [node('count_lines', { entry: entry('schedule', { name: 'hourly', callsPerMonth: 730 }) })],
  }), setting({ platform: { compute: { platform: 'fargate', memoryMb: 2048, vcpus: 1 } } }))
}

/** A message for each of N becomes one for ten of them. */
export function messagesInBatches(freeTier: boolean): Estimate | undefined {
  const message = { waits: 'sequential', service: 'aws-sqs', billed: 'send' } as const
  return estimate(work({
    before: [amount('paid', 'N', message)],
    after: [amount('paid', '0.1 × N', message)],
    bounds: [bound('N', { annotated: said(50) })],
    functions: [node('notifyAll', { path: 'src/notify.ts', entry: entry('http', { name: 'POST /notify' }), calls: said(1e6) })],
  }), setting({ language: 'typescript', platform: { freeTier, compute: { platform: 'fargate', memoryMb: 2048, vcpus: 1 } } }))
}

const onceEach = { functions: [node('run', { calls: said(100_000) })] }

/** 1,000 queries become 1. */
export function thousandQueries(platform: 'lambda' | 'fargate'): Estimate | undefined {
  return estimate(work({
    ...onceEach, before: [amount('query', '1000', { waits: 'sequential' })], after: [amount('query', '1', { waits: 'sequential' })],
  }), setting({ platform: { freeTier: false, compute: { platform, memoryMb: 1024, vcpus: 1 }, database: { platform: 'none' } } }))
}

/** 16 GB become 2 GB. */
export function sixteenGigabytes(realisation: number): Estimate | undefined {
  return estimate(work({ ...onceEach, before: [amount('byte', String(16 * 2 ** 30))], after: [amount('byte', String(2 * 2 ** 30))], functions: [node('run', { calls: said(30) })] }),
    setting({ platform: { realisation, compute: { platform: 'fargate' } } }))
}

/** 50 s become 2 s: 1,000 requests, 25 at a time. */
export function thousandRequests(platform: 'lambda' | 'fargate', concurrency?: number): Estimate | undefined {
  return estimate(work({
    ...onceEach, before: [amount('request', '1000', { waits: 'sequential' })], after: [amount('request', '1000', { waits: 'together', concurrency: 25 })],
  }), setting({ language: 'typescript', platform: { freeTier: false, compute: { platform, memoryMb: platform === 'lambda' ? 1024 : 2048, vcpus: 1, concurrency } } }))
}
