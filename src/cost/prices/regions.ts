// Which region a price is for, and what is said when the workload runs in another: the price stays, its range widens. No multiplier is made up.

import type { Provider } from './price.js'

/** The regions that the list is for. */
export const listRegions: Readonly<Record<Provider, string>> = { aws: 'us-east-1', azure: 'eastus', google: 'us-central1' }

/** By how much a price may be off, up and down, in a region that it is not of. */
export const otherRegionUncertainty = 1.25

export interface RegionFit {
  readonly uncertainty: number
  /** Absent when the price is of that region. */
  readonly note?: string
}

/** `of` is the region of the price; `region` the workload's. */
export function regionFit(of: string, region: string): RegionFit {
  if (of === 'any' || regionName(region) === regionName(of)) return { uncertainty: 1 }
  return { uncertainty: otherRegionUncertainty, note: `The price is that of ${of}; in ${region} it may differ by a factor of ${otherRegionUncertainty}.` }
}

/** `East US` and `eastus` are one region. */
export function regionName(text: string): string {
  return text.toLowerCase().replace(/\s+/g, '')
}
