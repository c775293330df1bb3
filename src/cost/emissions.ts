// CO2e of a month's work. On capacity that is there anyway, work takes the difference between a busy and an idle processor; the idle part goes only
// with the capacity. A function takes the idle part while it waits. What services use, and the making of the machines, is left out.

import type { Compute } from './compute.js'
import { inputOf, type Input, type Read } from './inputs.js'
import type { Use } from './month.js'
import type { Platform } from './platform.js'
import { energyOf, gramsOf, type ResourceUse } from './prices/carbon.js'
import { gridOf, type Grid } from './prices/grid-of.js'
import { providerIn } from './prices/price-of.js'
import { hoursPerMonth } from './prices/units.js'
import { realisationInput } from './realisation.js'

const bytesPerGb = 2 ** 30

export function gramsIn(use: Use, compute: Compute, platform: Platform | undefined, read: Read): number {
  const hardware = { provider: providerIn(platform ?? {}), processor: compute.processor }
  const kwh = (used: ResourceUse) => energyOf(used, hardware).kwh
  const realised = read(realisationInput(platform))
  const busy = (seconds: number, leaves: number) => kwh({ vcpuSeconds: seconds, utilisation: 1 }) - (1 - leaves) * kwh({ vcpuSeconds: seconds, utilisation: 0 })
  const gb = use.held / bytesPerGb
  const moved = kwh({ transferGb: use.calls * use.moved / bytesPerGb })
  const database = busy(use.calls * use.database, realised)
  const running = compute.whileRunning
  const program = running
    ? busy(use.calls * use.program, 1) + kwh({
      vcpuSeconds: use.calls * use.waiting * running.vcpus(read), utilisation: 0,
      memoryGbHours: (use.calls * use.seconds * running.memoryGb(read) + use.calls * use.heldSeconds * gb * realised) / 3600,
    })
    : busy(use.calls * use.program, realised) + kwh({ memoryGbHours: use.holders * hoursPerMonth * gb * realised })
  const grid = gridOf(platform)
  return gramsOf(program + database + moved, { ...grid, gramsPerKwh: read(gridInput(grid)) }) * read(coefficientsInput)
}

const coefficientsInput: Input = inputOf('energy factor', 'of the published watts', 1, 'published',
  'Cloud Carbon Footprint: averages over servers, good to a factor of two; what cloud services use themselves, and the making of the machines, is left out')

function gridInput({ gramsPerKwh, region, uncertainty, notes }: Grid): Input {
  const source = region === undefined ? 'config' : 'published'
  const note = region === undefined ? 'pricing.gridGramsPerKwh' : `the grid of ${region}. ${notes.join(' ')}`
  return inputOf('grid', 'g CO2e/kWh', gramsPerKwh, source, note, { uncertainty })
}
