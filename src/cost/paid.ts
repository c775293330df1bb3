// Who is paid for what a part of the work uses, besides processors and memory: services by the call, logs and transfer by the GB.

import type { Read } from './inputs.js'
import type { Part } from './parts.js'
import { assumedModelUncertainty } from './language-models.js'
import type { ComputePlatform, LogBilling, Platform } from './platform.js'
import type { PriceId } from './prices/list.js'
import type { Provider } from './prices/price.js'
import { providerIn } from './prices/price-of.js'
import { realisationInput } from './realisation.js'
import type { Setting } from './setting.js'
import { listTariff, ownTariff, unknownTariff, type Tariff } from './tariffs.js'

export interface Billed {
  readonly tariff: Tariff
  /** Units of the tariff for one of what the part uses. */
  readonly rate: (read: Read) => number
  readonly rateText: string
}

const bytesPerGb = 2 ** 30

type LogPlatform = NonNullable<LogBilling['platform']>

export function tariffOf(part: Part, { platform }: Setting, compute: ComputePlatform): Billed | undefined {
  switch (part.resource) {
    case 'paid': return paidTariff(part, platform)
    case 'logged': return logTariff(platform, compute)
    case 'moved': return zoneTariff(platform)
    default: return undefined
  }
}

const one: Pick<Billed, 'rate' | 'rateText'> = { rate: () => 1, rateText: '' }

function paidTariff({ price, service, hint }: Part, platform: Platform | undefined): Billed | undefined {
  if (price !== undefined) return capacityTariff(price, platform) ?? { tariff: listTariff(price, platform, hint, assumedModelUncertainty), ...one }
  if (service === undefined) return undefined
  const own = platform?.services?.[service]
  if (own === undefined) return { tariff: unknownTariff(service), ...one }
  const usd = typeof own === 'number' ? own : own.usd / (own.per ?? 1)
  return { tariff: ownTariff(service, 'call', usd, `pricing.services of "${service}"`), ...one }
}

/** Between zones, AWS bills both ends of it, Google one, and Azure nothing. */
function zoneTariff(platform: Platform | undefined): Billed | undefined {
  switch (providerIn(platform ?? {})) {
    case 'aws': return { tariff: listTariff('aws.transfer.zones.gb', platform), rate: () => 2 / bytesPerGb, rateText: '2 / bytes of a GB' }
    case 'google': return { tariff: listTariff('google.transfer.zones.gb', platform), rate: () => 1 / bytesPerGb, rateText: '1 / bytes of a GB' }
    case 'azure': return undefined
  }
}

/** Capacity of a table's own: a unit of it serves one request unit a second, all hour long. */
function capacityTariff(price: PriceId, platform: Platform | undefined): Billed | undefined {
  const capacity = capacityPrices[price]
  if (!capacity || platform?.database?.[capacity.of] !== 'provisioned') return undefined
  const realised = realisationInput(platform)
  return { tariff: listTariff(capacity.price, platform), rate: (read) => read(realised) / 3600, rateText: 'realisation / 3600' }
}

const capacityPrices: Readonly<Partial<Record<PriceId, { readonly price: PriceId, readonly of: 'dynamodb' | 'cosmos' }>>> = {
  'aws.dynamodb.read': { price: 'aws.dynamodb.provisioned.readHour', of: 'dynamodb' },
  'aws.dynamodb.write': { price: 'aws.dynamodb.provisioned.writeHour', of: 'dynamodb' },
  'azure.cosmos.requestUnit': { price: 'azure.cosmos.throughputHour', of: 'cosmos' },
}

interface LogPrice {
  readonly price: PriceId
  readonly name: string
  readonly bytesPerGb: number
}

/** A GB of Azure Monitor is 10^9 bytes. */
const logPrices: Readonly<Record<Exclude<LogPlatform, 'none'>, LogPrice>> = {
  'cloudwatch': { price: 'aws.logs.ingested.gb', name: 'CloudWatch', bytesPerGb },
  'cloudwatch-infrequent': { price: 'aws.logs.infrequent.ingested.gb', name: 'CloudWatch', bytesPerGb },
  'azure-monitor': { price: 'azure.logs.ingested.gb', name: 'Azure Monitor', bytesPerGb: 1e9 },
  'azure-monitor-basic': { price: 'azure.logs.basic.ingested.gb', name: 'Azure Monitor', bytesPerGb: 1e9 },
  'google-logging': { price: 'google.logs.ingested.gb', name: 'Cloud Logging', bytesPerGb },
}

const usualLogs: Readonly<Record<Provider, Exclude<LogPlatform, 'none'>>> = { aws: 'cloudwatch', azure: 'azure-monitor', google: 'google-logging' }

function logTariff(platform: Platform | undefined, compute: ComputePlatform): Billed | undefined {
  const logs = platform?.logs
  if (logs?.gbUsd !== undefined) return { tariff: ownTariff('pricing.logs.gbUsd', 'GB', logs.gbUsd, 'pricing.logs.gbUsd'), ...perGb(bytesPerGb) }
  if (logs?.platform === 'none') return undefined
  const kind = logs?.platform ?? usualLogs[providerIn(platform ?? {})]
  const { price, name, bytesPerGb: bytes } = logPrices[kind]
  const hint = logs?.platform === undefined ? `${name} is assumed: set pricing.logs in .cost-hints.json` : undefined
  return { tariff: listTariff(kind === 'cloudwatch' && compute === 'lambda' ? 'aws.logs.lambda.ingested.gb' : price, platform, hint), ...perGb(bytes) }
}

function perGb(bytes: number): Pick<Billed, 'rate' | 'rateText'> {
  return { rate: () => 1 / bytes, rateText: '1 / bytes of a GB' }
}
