// Freed capacity is no money yet: of what is provisioned, the bill falls only by the share that somebody, or a scaling rule, takes away.

import { inputOf, type Input } from './inputs.js'
import type { Platform } from './platform.js'

export const defaultRealisation = 0.5

export function realisationInput(platform: Platform | undefined): Input {
  const own = platform?.realisation
  if (own !== undefined) return inputOf('realisation', 'share', own, 'config', 'pricing.realisation', { most: 1 })
  const note = 'the share of freed capacity that leaves the bill, as instances and containers come in steps: set pricing.realisation if you know it'
  return inputOf('realisation', 'share', defaultRealisation, 'default', note, { most: 1, uncertainty: 2 })
}
