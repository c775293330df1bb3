// AWS prices of databases, us-east-1: RDS, Aurora, DynamoDB.
// Only DynamoDB on demand, I/O and stored bytes fall with the work: an instance, an ACU or a capacity unit costs the same when idle.

import { doubtfulTables, golden, memory, publisher, tables } from './evidence.js'
import type { PriceTable } from './price.js'
import { hoursPerMonth, million } from './units.js'

const instance = golden('db_instance', '2026-05-03')
const agreed = tables('at least five independent tables agree')
const comments = doubtfulTables('comments in the tests of terraform-provider-aws')
const aurora = golden('rds_cluster', '2024-07-01')
const serverless = golden('rds_cluster_instance', '2025-03-05')
const dynamodb = golden('dynamodb_table', '2024-11-15')
const dynamodbOffer = publisher('aws.amazon.com/dynamodb/pricing')

export const awsDatabase = {
  'aws.rds.db.t4g.micro.hour': {
    what: 'RDS db.t4g.micro, PostgreSQL or MySQL, single zone', unit: 'instance-hour', usd: 0.016, billing: 'provision', evidence: agreed,
  },
  'aws.rds.db.t4g.small.hour': {
    what: 'RDS db.t4g.small, PostgreSQL or MySQL, single zone', unit: 'instance-hour', usd: 0.032, billing: 'provision', evidence: instance,
  },
  'aws.rds.db.t4g.medium.hour': {
    what: 'RDS db.t4g.medium, PostgreSQL or MySQL, single zone', unit: 'instance-hour', usd: 0.065, billing: 'provision', evidence: agreed,
  },
  'aws.rds.db.t4g.large.hour': {
    what: 'RDS db.t4g.large, PostgreSQL or MySQL, single zone', unit: 'instance-hour', usd: 0.129, billing: 'provision', evidence: agreed,
  },
  'aws.rds.db.m7g.large.hour': {
    what: 'RDS db.m7g.large, PostgreSQL or MySQL, single zone', unit: 'instance-hour', usd: 0.168, billing: 'provision',
    evidence: doubtfulTables('half of ten tables; others say 0.153 to 0.165'),
  },
  'aws.rds.db.m6g.large.hour': {
    what: 'RDS db.m6g.large, PostgreSQL or MySQL, single zone', unit: 'instance-hour', usd: 0.152, billing: 'provision',
    evidence: doubtfulTables('three tables; others say 0.153 to 0.159'),
  },
  'aws.rds.db.r7g.large.hour': {
    what: 'RDS db.r7g.large, PostgreSQL or MySQL, single zone', unit: 'instance-hour', usd: 0.239, billing: 'provision', evidence: comments,
  },
  'aws.rds.db.t3.large.hour': {
    what: 'RDS db.t3.large, PostgreSQL, single zone', unit: 'instance-hour', usd: 0.145, billing: 'provision', evidence: instance,
  },
  'aws.rds.gp3.gbMonth': { what: 'RDS gp2 or gp3 storage, single zone', unit: 'GB-month', usd: 0.115, billing: 'provision', evidence: instance },
  'aws.rds.gp3.multiZone.gbMonth': {
    what: 'RDS gp2 or gp3 storage, Multi-AZ', unit: 'GB-month', usd: 0.23, billing: 'provision', evidence: instance,
  },

  'aws.aurora.request': { what: 'Aurora I/O', unit: 'request', usd: 0.20 / million, billing: 'use', evidence: aurora },
  'aws.aurora.gbMonth': { what: 'Aurora storage, standard', unit: 'GB-month', usd: 0.10, billing: 'use', evidence: aurora },
  'aws.aurora.ioOptimized.gbMonth': {
    what: 'Aurora storage, I/O-Optimized', unit: 'GB-month', usd: 0.225, billing: 'use', evidence: aurora,
  },
  'aws.aurora.serverless.acuHour': {
    what: 'Aurora Serverless v2 capacity, standard', unit: 'ACU-hour', usd: 0.12, billing: 'provision', evidence: serverless,
  },
  'aws.aurora.serverless.ioOptimized.acuHour': {
    what: 'Aurora Serverless v2 capacity, I/O-Optimized', unit: 'ACU-hour', usd: 0.156, billing: 'provision',
    evidence: memory('Infracost prints it rounded, as 0.16'),
  },

  'aws.dynamodb.write': { what: 'DynamoDB on-demand write', unit: 'write-unit', usd: 0.625 / million, billing: 'use', evidence: dynamodb },
  'aws.dynamodb.read': { what: 'DynamoDB on-demand read', unit: 'read-unit', usd: 0.125 / million, billing: 'use', evidence: dynamodb },
  'aws.dynamodb.replicatedWrite.us-east-2': {
    what: 'DynamoDB replicated write, us-east-2', unit: 'write-unit', usd: 0.625 / million, billing: 'use', evidence: dynamodb, region: 'us-east-2',
  },
  'aws.dynamodb.replicatedWrite.us-west-1': {
    what: 'DynamoDB replicated write, us-west-1', unit: 'write-unit', usd: 0.70 / million, billing: 'use', evidence: dynamodb, region: 'us-west-1',
  },
  'aws.dynamodb.provisioned.writeHour': {
    what: 'DynamoDB provisioned write capacity', unit: 'write-capacity-hour', usd: 0.00065, billing: 'provision', evidence: dynamodb,
    free: { quantity: 25 * hoursPerMonth, evidence: dynamodbOffer },
  },
  'aws.dynamodb.provisioned.readHour': {
    what: 'DynamoDB provisioned read capacity', unit: 'read-capacity-hour', usd: 0.00013, billing: 'provision', evidence: dynamodb,
    free: { quantity: 25 * hoursPerMonth, evidence: dynamodbOffer },
  },
  'aws.dynamodb.gbMonth': {
    what: 'DynamoDB storage', unit: 'GB-month', usd: 0.25, billing: 'use', evidence: dynamodb, free: { quantity: 25, evidence: dynamodbOffer },
  },
  'aws.dynamodb.recovery.gbMonth': { what: 'DynamoDB point-in-time recovery', unit: 'GB-month', usd: 0.20, billing: 'use', evidence: dynamodb },
  'aws.dynamodb.backup.gbMonth': { what: 'DynamoDB on-demand backup', unit: 'GB-month', usd: 0.10, billing: 'use', evidence: dynamodb },
  'aws.dynamodb.restore.gb': { what: 'DynamoDB restore', unit: 'GB', usd: 0.15, billing: 'use', evidence: dynamodb },
  'aws.dynamodb.stream.read': {
    what: 'DynamoDB Streams read', unit: 'request', usd: 0.20 / million, billing: 'use', evidence: dynamodb,
    free: { quantity: 2.5 * million, evidence: dynamodbOffer },
  },
} satisfies PriceTable
