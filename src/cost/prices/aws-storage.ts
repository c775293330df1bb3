// AWS prices of stored bytes, us-east-1: S3 by class, EBS.
// S3 bills the bytes that are there and every request for them; EBS bills the size that a disk was given, full or empty.

import { golden, memory, publisher, secondary, tables } from './evidence.js'
import type { PriceTable } from './price.js'
import { gbPerTb, thousand } from './units.js'

const s3 = golden('s3_bucket', '2025-07-07')
const calculator = publisher('the calculator of Amazon S3: delete requests are not charged')
const upperTiers = secondary('a public gist with the tiers of S3', '2022')
const ebs = golden('ebs_volume', '2024-07-01')

export const awsStorage = {
  'aws.s3.standard.gbMonth': {
    what: 'S3 Standard storage', unit: 'GB-month', billing: 'use', evidence: s3,
    usd: [{ upTo: 50 * gbPerTb, usd: 0.023 }, { upTo: 500 * gbPerTb, usd: 0.022, evidence: upperTiers }, { usd: 0.021, evidence: upperTiers }],
  },
  'aws.s3.standard.put': { what: 'S3 Standard PUT, COPY, POST, LIST', unit: 'request', usd: 0.005 / thousand, billing: 'use', evidence: s3 },
  'aws.s3.standard.get': { what: 'S3 Standard GET, SELECT and others', unit: 'request', usd: 0.0004 / thousand, billing: 'use', evidence: s3 },
  'aws.s3.delete': { what: 'S3 DELETE, free of charge', unit: 'request', usd: 0, billing: 'use', evidence: calculator },
  'aws.s3.standardIa.gbMonth': { what: 'S3 Standard-IA storage', unit: 'GB-month', usd: 0.0125, billing: 'use', evidence: s3 },
  'aws.s3.standardIa.put': { what: 'S3 Standard-IA PUT, COPY, POST, LIST', unit: 'request', usd: 0.01 / thousand, billing: 'use', evidence: s3 },
  'aws.s3.standardIa.get': { what: 'S3 Standard-IA GET, SELECT and others', unit: 'request', usd: 0.001 / thousand, billing: 'use', evidence: s3 },
  'aws.s3.standardIa.retrieval.gb': { what: 'S3 Standard-IA retrieval', unit: 'GB', usd: 0.01, billing: 'use', evidence: s3 },
  'aws.s3.oneZoneIa.gbMonth': { what: 'S3 One Zone-IA storage', unit: 'GB-month', usd: 0.01, billing: 'use', evidence: s3 },
  'aws.s3.oneZoneIa.put': { what: 'S3 One Zone-IA PUT, COPY, POST, LIST', unit: 'request', usd: 0.01 / thousand, billing: 'use', evidence: s3 },
  'aws.s3.oneZoneIa.get': { what: 'S3 One Zone-IA GET, SELECT and others', unit: 'request', usd: 0.001 / thousand, billing: 'use', evidence: s3 },
  'aws.s3.oneZoneIa.retrieval.gb': { what: 'S3 One Zone-IA retrieval', unit: 'GB', usd: 0.01, billing: 'use', evidence: s3 },
  'aws.s3.intelligent.frequent.gbMonth': {
    what: 'S3 Intelligent-Tiering storage, frequent access', unit: 'GB-month', usd: 0.023, billing: 'use', evidence: s3,
  },
  'aws.s3.intelligent.infrequent.gbMonth': {
    what: 'S3 Intelligent-Tiering storage, infrequent access', unit: 'GB-month', usd: 0.0125, billing: 'use', evidence: s3,
  },
  'aws.s3.intelligent.archive.gbMonth': {
    what: 'S3 Intelligent-Tiering storage, archive access', unit: 'GB-month', usd: 0.0036, billing: 'use', evidence: s3,
  },
  'aws.s3.intelligent.deepArchive.gbMonth': {
    what: 'S3 Intelligent-Tiering storage, deep archive access', unit: 'GB-month', usd: 0.00099, billing: 'use', evidence: s3,
  },
  'aws.s3.intelligent.put': {
    what: 'S3 Intelligent-Tiering PUT, COPY, POST, LIST', unit: 'request', usd: 0.005 / thousand, billing: 'use', evidence: s3,
  },
  'aws.s3.intelligent.get': {
    what: 'S3 Intelligent-Tiering GET, SELECT and others', unit: 'request', usd: 0.0004 / thousand, billing: 'use', evidence: s3,
  },
  'aws.s3.intelligent.monitoring': {
    what: 'S3 Intelligent-Tiering monitoring', unit: 'object-month', usd: 0.0025 / thousand, billing: 'use', evidence: s3,
  },
  'aws.s3.glacierInstant.gbMonth': {
    what: 'S3 Glacier Instant Retrieval storage', unit: 'GB-month', usd: 0.004, billing: 'use', evidence: tables(),
  },
  'aws.s3.glacierInstant.put': {
    what: 'S3 Glacier Instant Retrieval PUT, COPY, POST, LIST', unit: 'request', usd: 0.02 / thousand, billing: 'use', evidence: memory(),
  },
  'aws.s3.glacierInstant.get': {
    what: 'S3 Glacier Instant Retrieval GET, SELECT and others', unit: 'request', usd: 0.01 / thousand, billing: 'use', evidence: memory(),
  },
  'aws.s3.glacierInstant.retrieval.gb': {
    what: 'S3 Glacier Instant Retrieval, retrieval', unit: 'GB', usd: 0.03, billing: 'use', evidence: memory(),
  },
  'aws.s3.glacierFlexible.gbMonth': { what: 'S3 Glacier Flexible Retrieval storage', unit: 'GB-month', usd: 0.0036, billing: 'use', evidence: s3 },
  'aws.s3.glacierFlexible.put': {
    what: 'S3 Glacier Flexible Retrieval PUT, COPY, POST, LIST', unit: 'request', usd: 0.03 / thousand, billing: 'use', evidence: s3,
  },
  'aws.s3.glacierFlexible.get': {
    what: 'S3 Glacier Flexible Retrieval GET, SELECT and others', unit: 'request', usd: 0.0004 / thousand, billing: 'use', evidence: s3,
  },
  'aws.s3.glacierFlexible.retrieval.gb': {
    what: 'S3 Glacier Flexible Retrieval, standard retrieval', unit: 'GB', usd: 0.01, billing: 'use', evidence: s3,
  },
  'aws.s3.glacierFlexible.retrieval.request': {
    what: 'S3 Glacier Flexible Retrieval, standard retrieval request', unit: 'request', usd: 0.03 / thousand, billing: 'use', evidence: s3,
  },
  'aws.s3.glacierFlexible.expedited.gb': {
    what: 'S3 Glacier Flexible Retrieval, expedited retrieval', unit: 'GB', usd: 0.03, billing: 'use', evidence: s3,
  },
  'aws.s3.glacierFlexible.expedited.request': {
    what: 'S3 Glacier Flexible Retrieval, expedited retrieval request', unit: 'request', usd: 10 / thousand, billing: 'use', evidence: s3,
  },
  'aws.s3.deepArchive.gbMonth': { what: 'S3 Glacier Deep Archive storage', unit: 'GB-month', usd: 0.00099, billing: 'use', evidence: s3 },
  'aws.s3.deepArchive.put': {
    what: 'S3 Glacier Deep Archive PUT, COPY, POST, LIST', unit: 'request', usd: 0.05 / thousand, billing: 'use', evidence: s3,
  },
  'aws.s3.deepArchive.get': {
    what: 'S3 Glacier Deep Archive GET, SELECT and others', unit: 'request', usd: 0.0004 / thousand, billing: 'use', evidence: s3,
  },
  'aws.s3.deepArchive.retrieval.gb': { what: 'S3 Glacier Deep Archive, standard retrieval', unit: 'GB', usd: 0.02, billing: 'use', evidence: s3 },
  'aws.s3.deepArchive.retrieval.request': {
    what: 'S3 Glacier Deep Archive, standard retrieval request', unit: 'request', usd: 0.10 / thousand, billing: 'use', evidence: s3,
  },

  'aws.ebs.gp2.gbMonth': { what: 'EBS gp2', unit: 'GB-month', usd: 0.10, billing: 'provision', evidence: ebs },
  'aws.ebs.gp3.gbMonth': { what: 'EBS gp3', unit: 'GB-month', usd: 0.08, billing: 'provision', evidence: ebs },
  'aws.ebs.gp3.iopsMonth': { what: 'EBS gp3, IOPS of a volume above 3,000', unit: 'IOPS-month', usd: 0.005, billing: 'provision', evidence: ebs },
  'aws.ebs.gp3.mbpsMonth': { what: 'EBS gp3, MB/s of a volume above 125', unit: 'MBps-month', usd: 0.04, billing: 'provision', evidence: ebs },
  'aws.ebs.io1.gbMonth': { what: 'EBS io1', unit: 'GB-month', usd: 0.125, billing: 'provision', evidence: ebs },
  'aws.ebs.io1.iopsMonth': { what: 'EBS io1 IOPS', unit: 'IOPS-month', usd: 0.065, billing: 'provision', evidence: ebs },
  'aws.ebs.io2.gbMonth': { what: 'EBS io2', unit: 'GB-month', usd: 0.125, billing: 'provision', evidence: ebs },
  'aws.ebs.io2.iopsMonth': { what: 'EBS io2 IOPS', unit: 'IOPS-month', usd: 0.065, billing: 'provision', evidence: ebs },
  'aws.ebs.st1.gbMonth': { what: 'EBS st1', unit: 'GB-month', usd: 0.045, billing: 'provision', evidence: ebs },
  'aws.ebs.sc1.gbMonth': { what: 'EBS sc1', unit: 'GB-month', usd: 0.015, billing: 'provision', evidence: ebs },
} satisfies PriceTable
