// How the database's time is billed: a server's hour by what work takes up of it, or not at all.

import type { Charge } from './charges.js'
import { databaseKindOf, databaseMachineOf, databaseNames } from './machines.js'
import { isEmbedded } from './parts.js'
import type { Platform } from './platform.js'
import { realisationInput } from './realisation.js'
import { listTariff } from './tariffs.js'

/** An Aurora capacity unit has 2 GB and the processor that goes with it: of its instances a vCPU has 8 GB. */
const acusPerVcpu = 4

export function databaseCharges(platform: Platform | undefined): readonly Charge[] {
  const database = platform?.database
  if (isEmbedded(database) || database?.platform === 'none') return []
  const realised = realisationInput(platform)
  if (database?.platform === 'aurora-serverless') {
    return [{
      on: 'database', tariff: listTariff('aws.aurora.serverless.acuHour', platform),
      rate: (read) => read(realised) * acusPerVcpu / 3600, rateText: `realisation × ${acusPerVcpu} ACUs / 3600`,
    }]
  }
  const hint = database?.platform === undefined ? `${databaseNames[databaseKindOf(platform)]} is assumed: set pricing.database in .cost-hints.json` : undefined
  const { tariff, vcpus } = databaseMachineOf(platform, hint)
  return [{ on: 'database', tariff, rate: (read) => read(realised) / vcpus / 3600, rateText: `realisation / ${vcpus} vCPUs / 3600` }]
}
