// Who is paid for what a part of the work uses, besides processors and memory: services by the call, logs and transfer by the GB.

import type { Read } from './inputs.js'
import type { Part } from './parts.js'
import type { ComputePlatform, Platform } from './platform.js'
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

export function tariffOf(part: Part, { platform }: Setting, compute: ComputePlatform): Billed | undefined {
  switch (part.resource) {
    case 'paid': return paidTariff(part, platform)
    case 'logged': return logTariff(platform, compute)
    // Both zones bill their end of it.
    case 'moved': return { tariff: listTariff('aws.transfer.zones.gb', platform), rate: () => 2 / bytesPerGb, rateText: '2 / bytes of a GB' }
    default: return undefined
  }
}

const one: Pick<Billed, 'rate' | 'rateText'> = { rate: () => 1, rateText: '' }

function paidTariff({ price, service }: Part, platform: Platform | undefined): Billed | undefined {
  if (price !== undefined) return capacityTariff(price, platform) ?? { tariff: listTariff(price, platform), ...one }
  if (service === undefined) return undefined
  const own = platform?.services?.[service]
  if (own === undefined) return { tariff: unknownTariff(service), ...one }
  const usd = typeof own === 'number' ? own : own.usd / (own.per ?? 1)
  return { tariff: ownTariff(service, 'call', usd, `pricing.services of "${service}"`), ...one }
}

/** DynamoDB with capacity of a table's own: a unit of it serves one request unit a second, all hour long. */
function capacityTariff(price: string, platform: Platform | undefined): Billed | undefined {
  if (platform?.database?.dynamodb !== 'provisioned' || !(price === 'aws.dynamodb.read' || price === 'aws.dynamodb.write')) return undefined
  const realised = realisationInput(platform)
  const tariff = listTariff(price === 'aws.dynamodb.read' ? 'aws.dynamodb.provisioned.readHour' : 'aws.dynamodb.provisioned.writeHour', platform)
  return { tariff, rate: (read) => read(realised) / 3600, rateText: 'realisation / 3600' }
}

function logTariff(platform: Platform | undefined, compute: ComputePlatform): Billed | undefined {
  const logs = platform?.logs
  const perGb = { rate: () => 1 / bytesPerGb, rateText: '1 / bytes of a GB' }
  if (logs?.gbUsd !== undefined) return { tariff: ownTariff('pricing.logs.gbUsd', 'GB', logs.gbUsd, 'pricing.logs.gbUsd'), ...perGb }
  if (logs?.platform === 'none' || (logs?.platform === undefined && providerIn(platform ?? {}) !== 'aws')) return undefined
  if (logs?.platform === 'cloudwatch-infrequent') return { tariff: listTariff('aws.logs.infrequent.ingested.gb', platform), ...perGb }
  const hint = logs?.platform === undefined ? 'CloudWatch is assumed: set pricing.logs in .cost-hints.json' : undefined
  return { tariff: listTariff(compute === 'lambda' ? 'aws.logs.lambda.ingested.gb' : 'aws.logs.ingested.gb', platform, hint), ...perGb }
}
