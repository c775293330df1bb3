// From resources to kWh to grams of CO2e. Embodied carbon is left out, so the true figure is higher.

import {
  averageWatts, memoryKwhPerGbHour, networkKwhPerGb, powerUsageEffectiveness, processorWatts, storageWhPerTbHour, unknownUtilisation,
  type Medium, type Processor, type Watts,
} from './energy.js'
import type { Grid } from './grid-of.js'
import type { Provider } from './price.js'
import { hoursPerMonth } from './units.js'

/** What is used in a month. */
export interface ResourceUse {
  readonly vcpuSeconds?: number
  /** Share of that time in which the processor works, 0 to 1; one half if absent. CPU time itself is used to the full: 1. */
  readonly utilisation?: number
  readonly memoryGbHours?: number
  readonly storage?: readonly StoredBytes[]
  /** Between regions, and out. */
  readonly transferGb?: number
}

export interface StoredBytes {
  readonly gbMonths: number
  readonly medium: Medium
  /** Copies that the service keeps, from `replication`; 1 if absent. */
  readonly copies?: number
}

export interface Hardware {
  readonly provider: Provider
  /** If absent, the provider's average. */
  readonly processor?: Processor | undefined
}

/** Kilowatt-hours at the meter of the data centre, and the parts of it. */
export interface Energy {
  readonly kwh: number
  readonly processor: number
  readonly memory: number
  readonly storage: number
  readonly network: number
  /** What was assumed, as whole sentences. */
  readonly notes: readonly string[]
}

export function energyOf(use: ResourceUse, { provider, processor }: Hardware): Energy {
  const overhead = powerUsageEffectiveness[provider].value
  const watts = processor === undefined ? averageWatts[provider] : processorWatts[processor]
  const utilisation = use.utilisation ?? unknownUtilisation
  const vcpuHours = (use.vcpuSeconds ?? 0) / 3600
  const parts = {
    processor: overhead * vcpuHours * (watts.min + utilisation * (watts.max - watts.min)) / 1000,
    memory: overhead * (use.memoryGbHours ?? 0) * memoryKwhPerGbHour.value,
    storage: overhead * (use.storage ?? []).reduce((sum, stored) => sum + storageKwh(stored), 0),
    network: overhead * (use.transferGb ?? 0) * networkKwhPerGb.value,
  }
  return { kwh: parts.processor + parts.memory + parts.storage + parts.network, ...parts, notes: vcpuHours > 0 ? notesOn(use, watts, { provider, processor }) : [] }
}

export function gramsOf(kwh: number, grid: Grid): number {
  return kwh * grid.gramsPerKwh
}

/** Disks are counted in decimal TB, as their makers do; the difference from 2^40 is below what the coefficients know. */
function storageKwh({ gbMonths, medium, copies = 1 }: StoredBytes): number {
  return gbMonths / 1000 * hoursPerMonth * copies * storageWhPerTbHour[medium].value / 1000
}

function notesOn(use: ResourceUse, watts: Watts, { provider, processor }: Hardware): readonly string[] {
  return [
    ...use.utilisation === undefined ? [`Processors are assumed to be used to ${unknownUtilisation * 100} %.`] : [],
    ...processor === undefined ? [`The processor is not known: the average of ${providerNames[provider]} is used.`] : [],
    ...watts.evidence.verified ? [] : [`The watts of a vCPU are not verified (${watts.evidence.source}).`],
  ]
}

const providerNames: Readonly<Record<Provider, string>> = { aws: 'AWS', azure: 'Azure', google: 'Google Cloud' }
