// Resources to kWh to grams, by hand; the grid of a region; what services round up before they bill.

import assert from 'node:assert/strict'
import { energyOf, gramsOf } from '../../../src/cost/prices/carbon.js'
import { averageWatts, processorWatts } from '../../../src/cost/prices/energy.js'
import { gridOf } from '../../../src/cost/prices/grid-of.js'
import { gridGramsPerKwh } from '../../../src/cost/prices/grid.js'
import { azureFunctionsMeter, billedGbSeconds, cloudRunMeter, dynamodbReadUnits, dynamodbWriteUnits, lambdaMeter } from '../../../src/cost/prices/metering.js'
import { listRegions } from '../../../src/cost/prices/regions.js'
import { randomNumbers } from '../../support/random.js'

describe('energy', () => {
  it('of a vCPU for an hour at half load: (0.74 + 0.5 × 2.76) W × 1.135', () => {
    const { kwh, processor, notes } = energyOf({ vcpuSeconds: 3600 }, { provider: 'aws' })
    near(kwh, 2.12 * 1.135 / 1000)
    near(processor, kwh)
    assert.deepEqual(notes, ['Processors are assumed to be used to 50 %.', 'The processor is not known: the average of AWS is used.'])
  })

  it('of a known processor at a known load: (1.036 + 0.25 × 3.124) W × 1.135', () => {
    const { kwh, notes } = energyOf({ vcpuSeconds: 7200, utilisation: 0.25 }, { provider: 'aws', processor: 'sapphireRapids' })
    near(kwh, 2 * 1.817 * 1.135 / 1000)
    assert.deepEqual(notes, [])
  })

  it('of a vCPU on Azure, where the figures are doubted', () => {
    const { kwh, notes } = energyOf({ vcpuSeconds: 3600, utilisation: 1 }, { provider: 'azure' })
    near(kwh, 3.76 * 1.185 / 1000)
    assert.equal(notes.length, 2)
    assert.match(notes[1] ?? '', /not verified/)
  })

  it('of memory: 1,000 GB-hours × 0.000392 kWh × 1.1', () => {
    near(energyOf({ memoryGbHours: 1000 }, { provider: 'google' }).kwh, 0.4312)
  })

  it('of storage: 1 TB on SSD in three copies for 730 h × 1.2 Wh × 1.135', () => {
    near(energyOf({ storage: [{ gbMonths: 1000, medium: 'ssd', copies: 3 }] }, { provider: 'aws' }).kwh, 730 * 1.2 * 3 / 1000 * 1.135)
    near(energyOf({ storage: [{ gbMonths: 1000, medium: 'hdd' }] }, { provider: 'aws' }).kwh, 730 * 0.65 / 1000 * 1.135)
  })

  it('of the network: 100 GB × 0.001 kWh × 1.185', () => {
    near(energyOf({ transferGb: 100 }, { provider: 'azure' }).kwh, 0.1185)
  })

  it('of nothing is nothing, and nothing is assumed for it', () => {
    assert.deepEqual(energyOf({}, { provider: 'aws' }), { kwh: 0, processor: 0, memory: 0, storage: 0, network: 0, notes: [] })
  })

  it('grows with every resource and with the load', () => {
    const random = randomNumbers(11)
    for (let count = 0; count < 500; count++) {
      const use = { vcpuSeconds: random() * 1e6, utilisation: random() / 2, memoryGbHours: random() * 1e4, transferGb: random() * 1e3 }
      const { kwh } = energyOf(use, { provider: 'aws' })
      for (const key of ['vcpuSeconds', 'utilisation', 'memoryGbHours', 'transferGb'] as const) {
        assert.ok(energyOf({ ...use, [key]: use[key] * 1.5 + 0.01 }, { provider: 'aws' }).kwh > kwh, key)
      }
    }
  })

  it('has watts that are positive and grow with the load', () => {
    const all = [...Object.values(averageWatts), ...Object.values(processorWatts)]
    assert.deepEqual(all.filter(({ min, max }) => !(min > 0 && max > min && max < 6)), [])
  })
})

describe('grid', () => {
  it('is that of the region', () => {
    assert.equal(gridOf().gramsPerKwh, 415.755)
    const sweden = gridOf({ region: 'eu-north-1' })
    assert.deepEqual([sweden.gramsPerKwh, sweden.region, sweden.uncertainty], [8, 'eu-north-1', 1])
    assert.match(sweden.notes.join(' '), /yearly average/)
    assert.equal(gridOf({ provider: 'azure', region: 'West Europe' }).gramsPerKwh, 390)
  })

  it('is what the user says', () => {
    assert.deepEqual(gridOf({ region: 'eu-north-1', gridGramsPerKwh: 0 }), { gramsPerKwh: 0, uncertainty: 1, notes: [] })
  })

  it('of an unknown region is said to be another\'s, in a wide range', () => {
    const { gramsPerKwh, uncertainty, notes } = gridOf({ region: 'mars-1' })
    assert.deepEqual([gramsPerKwh, uncertainty], [415.755, 3])
    assert.match(notes[0] ?? '', /mars-1.*us-east-1/)
    assert.equal(gridOf({ region: 'constructor' }).gramsPerKwh, 415.755)
  })

  it('has plausible factors, the list\'s own regions among them', () => {
    for (const provider of ['aws', 'azure', 'google'] as const) {
      assert.ok((gridGramsPerKwh[provider][listRegions[provider]] ?? 0) > 0, provider)
      const wrong = Object.entries(gridGramsPerKwh[provider]).filter(([, grams]) => !(grams >= 5 && grams <= 1000))
      assert.deepEqual(wrong, [])
    }
  })

  it('gives grams: a kWh in Virginia', () => {
    near(gramsOf(2, gridOf()), 831.51)
  })
})

describe('metering', () => {
  it('Lambda counts milliseconds', () => {
    near(billedGbSeconds(lambdaMeter, 0.1234, 512), 0.124 * 0.5)
    near(billedGbSeconds(lambdaMeter, 0.3, 1024), 0.3)
  })

  it('Azure Functions counts 128 MB, and 100 ms at least', () => {
    near(billedGbSeconds(azureFunctionsMeter, 1, 160), 0.25)
    near(billedGbSeconds(azureFunctionsMeter, 0.02, 128), 0.1 * 0.125)
  })

  it('Cloud Run counts 100 ms', () => {
    near(billedGbSeconds(cloudRunMeter, 0.12, 512), 0.2 * 0.5)
  })

  it('DynamoDB reads 4 KB and writes 1 KB at a time', () => {
    assert.deepEqual([dynamodbReadUnits(1), dynamodbReadUnits(4096), dynamodbReadUnits(4097), dynamodbReadUnits(0)], [0.5, 0.5, 1, 0.5])
    assert.deepEqual([dynamodbReadUnits(9000, 'strong'), dynamodbReadUnits(9000, 'transactional')], [3, 6])
    assert.deepEqual([dynamodbWriteUnits(1024), dynamodbWriteUnits(1025), dynamodbWriteUnits(1025, 'transactional')], [1, 2, 4])
  })
})

function near(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) <= 1e-9 * Math.abs(expected), `${actual} is not ${expected}`)
}
