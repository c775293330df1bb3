// AWS prices of watching and keeping secrets, us-east-1: CloudWatch, Secrets Manager, Parameter Store, KMS, Cost Explorer.
// Log lines, calls and scans fall with the work; alarms, dashboards, keys and secrets cost the same for as long as they are there.

import { golden, memory, secondary, publisher } from './evidence.js'
import type { PriceTable } from './price.js'
import { thousand } from './units.js'

const logs = golden('cloudwatch_log_group', '2024-07-01')
const lambdaLogs = secondary('duckbillgroup.com; the tiers give the 12,500 dollars for 60 TB that it states', '2025-05')
const logsOffer = secondary('hykell.com')
const logClasses = secondary('c3x.dev', '2026-06')
const alarms = golden('cloudwatch_metric_alarm and cloudwatch_dashboard')
const secrets = golden('secretsmanager_secret')
const parameters = golden('ssm_parameter')
const keys = golden('kms_key and kms_external_key')

const tenThousand = 10 * thousand

export const awsOperations = {
  'aws.logs.ingested.gb': {
    what: 'CloudWatch Logs ingested', unit: 'GB', usd: 0.50, billing: 'use', evidence: logs, free: { quantity: 5, evidence: logsOffer },
  },
  'aws.logs.lambda.ingested.gb': {
    what: 'CloudWatch Logs ingested from Lambda', unit: 'GB', billing: 'use', evidence: lambdaLogs,
    // These tiers are decimal: only so do they give the total of their source.
    usd: [{ upTo: 10 * thousand, usd: 0.50 }, { upTo: 30 * thousand, usd: 0.25 }, { upTo: 50 * thousand, usd: 0.10 }, { usd: 0.05 }],
  },
  'aws.logs.infrequent.ingested.gb': {
    what: 'CloudWatch Logs ingested, class Infrequent Access', unit: 'GB', usd: 0.25, billing: 'use', evidence: logClasses,
  },
  'aws.logs.gbMonth': { what: 'CloudWatch Logs kept', unit: 'GB-month', usd: 0.03, billing: 'use', evidence: logs },
  'aws.logs.scanned.gb': { what: 'CloudWatch Logs Insights, scanned', unit: 'GB', usd: 0.005, billing: 'use', evidence: logs },
  'aws.cloudwatch.alarm': { what: 'CloudWatch alarm, standard', unit: 'alarm-month', usd: 0.10, billing: 'provision', evidence: alarms },
  'aws.cloudwatch.alarm.highResolution': {
    what: 'CloudWatch alarm, high resolution', unit: 'alarm-month', usd: 0.30, billing: 'provision', evidence: alarms,
  },
  'aws.cloudwatch.dashboard': { what: 'CloudWatch dashboard', unit: 'dashboard-month', usd: 3.00, billing: 'provision', evidence: alarms },

  'aws.secrets.month': { what: 'Secrets Manager, secret', unit: 'secret-month', usd: 0.40, billing: 'provision', evidence: secrets },
  'aws.secrets.request': { what: 'Secrets Manager, call', unit: 'request', usd: 0.05 / tenThousand, billing: 'use', evidence: secrets },
  'aws.parameters.standard.month': {
    what: 'Parameter Store, standard parameter, free of charge', unit: 'parameter-month', usd: 0, billing: 'provision', evidence: memory(),
  },
  'aws.parameters.standard.request': {
    what: 'Parameter Store, call for a standard parameter, free of charge', unit: 'request', usd: 0, billing: 'use', evidence: memory(),
  },
  'aws.parameters.advanced.month': {
    what: 'Parameter Store, advanced parameter', unit: 'parameter-month', usd: 0.05, billing: 'provision', evidence: parameters,
  },
  'aws.parameters.advanced.request': {
    what: 'Parameter Store, call for an advanced parameter', unit: 'request', usd: 0.05 / tenThousand, billing: 'use', evidence: parameters,
  },
  'aws.kms.month': { what: 'KMS key', unit: 'key-month', usd: 1.00, billing: 'provision', evidence: keys },
  'aws.kms.request': { what: 'KMS call, symmetric or RSA 2048', unit: 'request', usd: 0.03 / tenThousand, billing: 'use', evidence: keys },
  'aws.kms.asymmetric.request': {
    what: 'KMS call, asymmetric other than RSA 2048', unit: 'request', usd: 0.15 / tenThousand, billing: 'use', evidence: keys,
  },
  'aws.kms.keyPair.request': { what: 'KMS, key pair made', unit: 'request', usd: 0.10 / tenThousand, billing: 'use', evidence: keys },
  'aws.costExplorer.request': {
    what: 'Cost Explorer API, each page', unit: 'request', usd: 0.01, billing: 'use', region: 'any',
    evidence: publisher('aws.amazon.com/aws-cost-management/aws-cost-explorer/pricing'),
  },
} satisfies PriceTable
