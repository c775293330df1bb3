// The grid that a workload draws on: of its region, or what the user says of it. Averages are always called averages.

import { gridGramsPerKwh } from './grid.js'
import { providerIn } from './price-of.js'
import type { Pricing } from './pricing.js'
import { listRegions, regionName } from './regions.js'

export interface Grid {
  readonly gramsPerKwh: number
  /** The region that it is of; absent when the user gave the number. */
  readonly region?: string
  /** Factor up and down. */
  readonly uncertainty: number
  readonly notes: readonly string[]
}

export const averageGridNote = 'The grid factor is a yearly average of the place, some years old: what your supplier delivers, at that hour, may differ.'

/** The factor of a default: nothing is known of that region's grid. */
const unknownGridUncertainty = 3

export function gridOf(pricing: Pricing = {}): Grid {
  if (pricing.gridGramsPerKwh !== undefined) return { gramsPerKwh: pricing.gridGramsPerKwh, uncertainty: 1, notes: [] }
  const provider = providerIn(pricing)
  const home = listRegions[provider]
  const region = regionName(pricing.region ?? home)
  const factors = gridGramsPerKwh[provider]
  const known = Object.hasOwn(factors, region) ? factors[region] : undefined
  if (known !== undefined) return { gramsPerKwh: known, region, uncertainty: 1, notes: [averageGridNote] }
  const note = `No grid factor is known for ${region}: that of ${home} is used. Set gridGramsPerKwh to state it.`
  return { gramsPerKwh: factors[home] ?? 0, region: home, uncertainty: unknownGridUncertainty, notes: [note, averageGridNote] }
}
