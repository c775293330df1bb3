// CO2e of a month's work. On capacity that is there anyway, work takes the difference between a busy and an idle processor; the idle part goes only
// with the capacity. A function takes the idle part while it waits. What services use, and the making of the machines, is left out.

import type { Compute } from './compute.js'
import { inputOf, type Input, type Read } from './inputs.js'
import type { Use } from './month.js'
import type { Platform } from './platform.js'
import { energyOf, type ResourceUse } from './prices/carbon.js'
import { gridOf, type Grid } from './prices/grid-of.js'
import { providerIn } from './prices/price-of.js'
import { hoursPerMonth } from './prices/units.js'
import { realisationInput } from './realisation.js'

const bytesPerGb = 2 ** 30

export function emissionsOf(compute: Compute, platform: Platform | undefined): (use: Use, read: Read) => number {
  const hardware = { provider: providerIn(platform ?? {}), processor: compute.processor }
  const kwh = (used: ResourceUse) => energyOf(used, hardware).kwh
  const busy = (seconds: number, leaves: number) => kwh({ vcpuSeconds: seconds, utilisation: 1 }) - (1 - leaves) * kwh({ vcpuSeconds: seconds, utilisation: 0 })
  const [realisation, grid] = [realisationInput(platform), gridInput(gridOf(platform))]
  const running = compute.whileRunning

  const whileRunning = (use: Use, read: Read): number => running === undefined ? 0 : busy(use.calls * use.program, 1) + kwh({
    vcpuSeconds: use.calls * use.waiting * running.vcpus(read), utilisation: 0,
    memoryGbHours: use.calls * (use.seconds * running.memoryGb(read) + (use.held === 0 ? 0 : use.heldSeconds * use.held / bytesPerGb * read(realisation))) / 3600,
  })
  const allMonth = (use: Use, read: Read): number =>
    busy(use.calls * use.program, read(realisation)) + kwh({ memoryGbHours: use.holders * hoursPerMonth * use.held / bytesPerGb * read(realisation) })

  return (use, read) => {
    const program = running ? whileRunning(use, read) : allMonth(use, read)
    const database = use.database === 0 ? 0 : busy(use.calls * use.database, read(realisation))
    const moved = kwh({ transferGb: use.calls * use.moved / bytesPerGb })
    return (program + database + moved) * read(grid) * read(coefficientsInput)
  }
}

const coefficientsInput: Input = inputOf('energy factor', 'of the published watts', 1, 'published',
  'Cloud Carbon Footprint: averages over servers, good to a factor of two; what cloud services use themselves, and the making of the machines, is left out')

function gridInput({ gramsPerKwh, region, uncertainty, notes }: Grid): Input {
  const source = region === undefined ? 'config' : 'published'
  const note = region === undefined ? 'pricing.gridGramsPerKwh' : `the grid of ${region}. ${notes.join(' ')}`
  return inputOf('grid', 'g CO2e/kWh', gramsPerKwh, source, note, { uncertainty })
}
