// What the findings of each rule's examples come to, as people read it, with the formula: read in review whenever it changes.
// All in one setting: a million calls a month on Lambda with one processor, RDS with 5,000 rows in each table, nothing free of charge.

import assert from 'node:assert/strict'
import { rules } from '../../src/analysis/rules/index.js'
import { estimate } from '../../src/cost/estimate.js'
import { savingText } from '../../src/report/estimate-text.js'
import { findingsIn } from '../support/check.js'
import { readMarks } from '../support/marks.js'
import { setting } from './works.js'

const platform = { freeTier: false, compute: { platform: 'lambda', memoryMb: 1769 }, database: { platform: 'rds', instance: 'db.t4g.medium' } } as const
const workload = { calls: { http: 1e6, serverless: 1e6, queue: 1e6, schedule: 1e6, cli: 1e6, other: 1e6 }, rows: { '*': 5000 } }

/** For each example with a cost, in their order: what is shown, and the formula. */
const expected: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'commit-in-loop': [
    ['saves $2–30/month at 1 million calls, assuming 100 elements',
      'calls × (N − 1) × commit seconds × memory GB × aws.lambda.x86.gbSecond + calls × (N − 1) × commit database seconds × realisation / 2 vCPUs / 3600 × aws.rds.db.t4g.medium.hour'],
    ['saves $3–40/month at 1 million calls, assuming 100 elements',
      'calls × ((N − 1) × transaction seconds + (N − 1) × commit seconds) × memory GB × aws.lambda.x86.gbSecond + calls × (N − 1) × commit database seconds × realisation / 2 vCPUs / 3600 × aws.rds.db.t4g.medium.hour'],
  ],
  'n-plus-one-query': [
    ['saves $0.9–10/month at 1 million calls, assuming 100 elements',
      'calls × ((N − 1) × query seconds − N × row database seconds − N × key database seconds + (N − 1) × query CPU seconds) × memory GB × aws.lambda.x86.gbSecond + calls × ((N − 1) × query database seconds − N × row database seconds − N × key database seconds) × realisation / 2 vCPUs / 3600 × aws.rds.db.t4g.medium.hour'],
    ['saves $0.9–10/month at 1 million calls, assuming 100 elements',
      'calls × ((N − 1) × query seconds − N × row database seconds − N × key database seconds + (N − 1) × driver query CPU seconds) × memory GB × aws.lambda.x86.gbSecond + calls × ((N − 1) × query database seconds − N × row database seconds − N × key database seconds) × realisation / 2 vCPUs / 3600 × aws.rds.db.t4g.medium.hour'],
  ],
  'n-plus-one-relation': [
    ['saves $80–400/month at 1 million calls',
      'calls × (N × query seconds + N × query CPU seconds) × memory GB × aws.lambda.x86.gbSecond + calls × N × query database seconds × realisation / 2 vCPUs / 3600 × aws.rds.db.t4g.medium.hour'],
    ['saves $80–400/month at 1 million calls',
      'calls × (N × query seconds + N × query CPU seconds) × memory GB × aws.lambda.x86.gbSecond + calls × N × query database seconds × realisation / 2 vCPUs / 3600 × aws.rds.db.t4g.medium.hour'],
    ['saves $70–400/month at 1 million calls',
      'calls × ((1 + N − 2) × query seconds + (N − 2 × N) × row database seconds + (1 + N − 2) × query CPU seconds) × memory GB × aws.lambda.x86.gbSecond + calls × ((1 + N − 2) × query database seconds + (N − 2 × N) × row database seconds) × realisation / 2 vCPUs / 3600 × aws.rds.db.t4g.medium.hour'],
  ],
  'query-all-then-filter': [
    ['saves $0.07–0.9/month at 1 million calls',
      'calls × ((N − M) × row database seconds + (N − M) × row CPU seconds) × memory GB × aws.lambda.x86.gbSecond + calls × (N − M) × row database seconds × realisation / 2 vCPUs / 3600 × aws.rds.db.t4g.medium.hour'],
    ['saves $0.05–0.7/month at 1 million calls',
      'calls × ((N − M) × row database seconds + (N − M) × row CPU seconds) × memory GB × aws.lambda.x86.gbSecond + calls × (N − M) × row database seconds × realisation / 2 vCPUs / 3600 × aws.rds.db.t4g.medium.hour'],
  ],
  'write-in-loop': [
    ['saves $0.8–10/month at 1 million calls, assuming 100 elements',
      'calls × ((N − 1) × write seconds − N × written row database seconds + (N − 1) × driver query CPU seconds − N × driver written row CPU seconds) × memory GB × aws.lambda.x86.gbSecond + calls × ((N − 1) × write database seconds − N × written row database seconds) × realisation / 2 vCPUs / 3600 × aws.rds.db.t4g.medium.hour'],
    ['saves $0.8–10/month at 1 million calls, assuming 100 elements',
      'calls × ((N − 1) × write seconds − N × written row database seconds + (N − 1) × query CPU seconds − N × written row CPU seconds) × memory GB × aws.lambda.x86.gbSecond + calls × ((N − 1) × write database seconds − N × written row database seconds) × realisation / 2 vCPUs / 3600 × aws.rds.db.t4g.medium.hour'],
  ],
  'blocking-call-in-async': [
    ['nothing is known'],
    ['nothing is known'],
  ],
  'parallel-on-one-connection': [
    ['nothing is known'],
    ['nothing is known'],
  ],
  'sequential-await': [
    ['saves $30–600/month at 1 million calls, assuming 100 elements',
      'calls × (N − ⌈N / 8⌉) × request seconds × memory GB × aws.lambda.x86.gbSecond'],
    ['saves $0.4–5/month at 1 million calls',
      'calls × (2 − ⌈2 / 2⌉) × request seconds × memory GB × aws.lambda.x86.gbSecond'],
  ],
  'sequential-request': [
    ['saves $30–600/month at 1 million calls, assuming 100 elements',
      'calls × (N − ⌈N / 8⌉) × request seconds × memory GB × aws.lambda.x86.gbSecond'],
  ],
  'list-membership-in-loop': [
    ['60 µs → 5.4 µs per call; hardly any money at 1 million calls, assuming 100 × 100 elements',
      'calls × (N × M / 2 × comparison CPU seconds − (N + M) × lookup CPU seconds) × memory GB × aws.lambda.x86.gbSecond'],
    ['10 µs → 3.4 µs per call; hardly any money at 1 million calls, assuming 100 × 100 elements',
      'calls × (N × M / 2 × comparison CPU seconds − (N + M) × lookup CPU seconds) × memory GB × aws.lambda.x86.gbSecond'],
  ],
  'materialized-queryset': [
    ['saves up to $0.01/month at 1 million calls, assuming 1,000 B',
      'calls × (N × M − M × K) / bytes of a GB × seconds held × realisation × aws.lambda.x86.gbSecond'],
    ['4.8 MiB → 1.9 MiB of memory per call; hardly any money at 1 million calls, assuming 1,000 B',
      'calls × (N × M − M × K) / bytes of a GB × seconds held × realisation × aws.lambda.x86.gbSecond'],
  ],
  'read-whole-file': [
    ['saves up to $0.1/month at 1 million calls, assuming 10 MiB',
      'calls × (1.7 × N − 8192) / bytes of a GB × seconds held × realisation × aws.lambda.x86.gbSecond'],
    ['saves up to $0.3/month at 1 million calls, assuming 10 MiB',
      'calls × (3 × N − 65536) / bytes of a GB × seconds held × realisation × aws.lambda.x86.gbSecond'],
  ],
}

describe('estimates of examples', () => {
  for (const { id, costs } of rules) {
    if (id === 'unused-suppression') continue
    it(id, async () => {
      const found: (readonly string[])[] = []
      for (const { python, typescript } of costs) {
        const language = python === undefined ? 'typescript' : 'python'
        const [finding] = await findingsIn(id, language === 'python' ? 'app/example.py' : 'src/example.ts', readMarks(python ?? typescript ?? '').text)
        const made = finding?.work && estimate(finding.work, setting({ language, platform, workload }))
        found.push(made ? [savingText(made), made.formula] : ['nothing is known'])
      }
      assert.deepEqual(found, expected[id])
    })
  }
})
