// Energy coefficients: watts of a virtual processor by generation, of memory, storage and network, and what the data centre adds.
// From Cloud Carbon Footprint. They are averages over public server benchmarks: good to a factor of two, not to a digit.

import { memory, publisher } from './evidence.js'
import type { Evidence, Provider } from './price.js'

const project = publisher('Cloud Carbon Footprint, constants of its estimators')
const coefficients = publisher('Cloud Carbon Footprint, ccf-coefficients', '2026-04-24')

export interface Watts {
  /** Of one vCPU (a hardware thread), idle. */
  readonly min: number
  /** Of one vCPU, fully used. */
  readonly max: number
  readonly evidence: Evidence
}

export type Processor =
  | 'graviton2' | 'graviton3' | 'graviton3e' | 'graviton4'
  | 'graniteRapids' | 'emeraldRapids' | 'sapphireRapids' | 'iceLake' | 'cascadeLake' | 'skylake' | 'broadwell' | 'haswell'
  | 'epyc1' | 'epyc2' | 'epyc3' | 'epyc4'

/** No Graviton was measured: all four have the figures of the EPYC of the 2nd generation. */
const gravitonProxy: Watts = { min: 0.474, max: 1.693, evidence: { ...coefficients, source: `${coefficients.source}; a proxy, not measured` } }

/** The 5th EPYC generation is left out: the table's 3.682 to 8.961 watts are several times those of its neighbours, and not believed. */
export const processorWatts: Readonly<Record<Processor, Watts>> = {
  graviton2: gravitonProxy,
  graviton3: gravitonProxy,
  graviton3e: gravitonProxy,
  graviton4: gravitonProxy,
  graniteRapids: { min: 0.582, max: 2.527, evidence: coefficients },
  emeraldRapids: { min: 0.814, max: 4.482, evidence: coefficients },
  sapphireRapids: { min: 1.036, max: 4.160, evidence: coefficients },
  iceLake: { min: 0.767, max: 3.758, evidence: coefficients },
  cascadeLake: { min: 0.690, max: 4.063, evidence: coefficients },
  skylake: { min: 0.613, max: 4.104, evidence: coefficients },
  broadwell: { min: 0.713, max: 3.685, evidence: coefficients },
  haswell: { min: 1.857, max: 5.595, evidence: coefficients },
  epyc1: { min: 0.847, max: 2.604, evidence: coefficients },
  epyc2: { min: 0.474, max: 1.693, evidence: coefficients },
  epyc3: { min: 0.456, max: 1.957, evidence: coefficients },
  epyc4: { min: 0.739, max: 2.282, evidence: coefficients },
}

/** Where the processor is not known. */
export const averageWatts: Readonly<Record<Provider, Watts>> = {
  aws: { min: 0.74, max: 3.5, evidence: coefficients },
  azure: { min: 0.78, max: 3.76, evidence: memory('versions of Cloud Carbon Footprint disagree: another says 0.74 and 3.54') },
  google: { min: 0.68, max: 4.11, evidence: coefficients },
}

interface Coefficient {
  readonly value: number
  readonly evidence: Evidence
}

/** What the whole data centre takes for each kWh that its servers take. */
export const powerUsageEffectiveness: Readonly<Record<Provider, Coefficient>> = {
  aws: { value: 1.135, evidence: coefficients },
  azure: { value: 1.185, evidence: project },
  google: { value: 1.1, evidence: coefficients },
}

export const memoryKwhPerGbHour: Coefficient = { value: 0.000392, evidence: coefficients }

/** Between regions, and out. */
export const networkKwhPerGb: Coefficient = { value: 0.001, evidence: coefficients }

export type Medium = 'ssd' | 'hdd'

export const storageWhPerTbHour: Readonly<Record<Medium, Coefficient>> = {
  ssd: { value: 1.2, evidence: coefficients },
  hdd: { value: 0.65, evidence: coefficients },
}

/** How often a service keeps each byte. */
export const replication = { s3: 3, ebs: 2, dynamodb: 2, aurora: 6, multiZone: 2, azureStorage: 3, azureDisk: 3 } as const

/** The share of its time that a processor works, when nobody knows. */
export const unknownUtilisation = 0.5
