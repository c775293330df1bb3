// Quantities to dollars: free allowances, tier edges, and what must hold for any price and any quantity.

import assert from 'node:assert/strict'
import { costOfQuantity, savingOfReduction } from '../../../src/cost/prices/cost-of.js'
import { isPriceId, priceList, type PriceId } from '../../../src/cost/prices/list.js'
import { priceOf } from '../../../src/cost/prices/price-of.js'
import { randomNumbers } from '../../support/random.js'

const ids = Object.keys(priceList).filter(isPriceId)
const listed = (id: PriceId) => priceOf(priceList, id).price

describe('cost of a quantity', () => {
  it('is nothing inside the free allowance', () => {
    assert.deepEqual(costOfQuantity(listed('aws.lambda.request'), 0), { cost: 0, freeTier: 'inside', tier: 0, verified: true })
    assert.deepEqual(costOfQuantity(listed('aws.lambda.request'), 1e6), { cost: 0, freeTier: 'inside', tier: 0, verified: true })
  })

  it('is of what is above it', () => {
    const { cost, freeTier } = costOfQuantity(listed('aws.lambda.request'), 3e6)
    assert.equal(freeTier, 'partly')
    near(cost, 0.40)
  })

  it('knows prices without allowance, and accounts that have used theirs up', () => {
    assert.equal(costOfQuantity(listed('aws.eventbridge.request'), 10).freeTier, 'none')
    const used = costOfQuantity(priceOf(priceList, 'aws.lambda.request', { freeTier: false }).price, 1e6)
    assert.equal(used.freeTier, 'none')
    near(used.cost, 0.20)
  })

  it('counts the free units towards the tiers', () => {
    const price = listed('aws.transfer.internet.gb')
    near(costOfQuantity(price, 10_240).cost, (10_240 - 100) * 0.09)
    near(costOfQuantity(price, 10_241).cost, (10_240 - 100) * 0.09 + 0.085)
  })

  it('says which tier the last unit is in, and whether that is verified', () => {
    const price = listed('aws.transfer.internet.gb')
    const at = (gb: number) => { const { tier, verified } = costOfQuantity(price, gb); return [tier, verified] }
    assert.deepEqual([at(1), at(10_240), at(10_240.5), at(153_600), at(153_601)], [[0, true], [0, true], [1, true], [2, true], [3, false]])
  })

  it('is not verified when the allowance is not', () => {
    const price = listed('aws.lambda.request')
    const doubtful = { ...price, free: { quantity: 1e6, evidence: { mark: 'memory', source: 'nobody knows', verified: false } } } as const
    assert.equal(costOfQuantity(doubtful, 1).verified, false)
    assert.equal(costOfQuantity({ ...doubtful, free: undefined }, 1).verified, true)
  })

  it('refuses what is no quantity', () => {
    assert.throws(() => costOfQuantity(listed('aws.lambda.request'), -1), RangeError)
    assert.throws(() => costOfQuantity(listed('aws.lambda.request'), NaN), RangeError)
  })
})

describe('saving of a reduction', () => {
  it('takes the last units, at the price of the highest tier', () => {
    near(savingOfReduction(listed('aws.transfer.internet.gb'), 10_340, 10_140), 100 * 0.085 + 100 * 0.09)
  })

  it('is nothing inside the free allowance', () => {
    assert.equal(savingOfReduction(listed('aws.lambda.x86.gbSecond'), 300_000, 1), 0)
  })

  it('is negative when the quantity grows', () => {
    near(savingOfReduction(listed('aws.sqs.standard.request'), 1e6, 2e6), -0.40)
  })
})

describe('for any price and quantity', () => {
  const random = randomNumbers(20261120)
  const cases = ids.flatMap((id) => Array.from({ length: 40 }, () => ({ price: listed(id), quantity: quantityFor(random()), more: quantityFor(random()) })))

  it('zero costs zero', () => {
    assert.deepEqual(ids.filter((id) => costOfQuantity(listed(id), 0).cost !== 0), [])
  })

  it('more never costs less', () => {
    for (const { price, quantity, more } of cases) {
      const [less, sum] = [costOfQuantity(price, quantity).cost, costOfQuantity(price, quantity + more).cost]
      assert.ok(less >= 0 && sum >= less * (1 - 1e-12), `${price.id}: ${quantity} and ${more} more: ${less} to ${sum}`)
    }
  })

  it('a higher price never costs less', () => {
    for (const { price, quantity } of cases) {
      const factor = 1 + random()
      const dearer = { ...price, tiers: price.tiers.map((tier) => ({ ...tier, usd: tier.usd * factor })) }
      assert.ok(costOfQuantity(dearer, quantity).cost >= costOfQuantity(price, quantity).cost, price.id)
    }
  })

  it('a free allowance never makes anything dearer, and is worth at most its units', () => {
    for (const { price, quantity } of cases) {
      const [full, allowed] = [costOfQuantity({ ...price, free: undefined }, quantity).cost, costOfQuantity(price, quantity).cost]
      const worth = (price.free?.quantity ?? 0) * (price.tiers[0]?.usd ?? 0)
      assert.ok(allowed <= full * (1 + 1e-12) && full - allowed <= worth * (1 + 1e-9) + full * 1e-12, price.id)
    }
  })

  it('no unit costs more than the first tier, or less than the last', () => {
    for (const { price, quantity } of cases) {
      const { cost } = costOfQuantity({ ...price, free: undefined }, quantity)
      const [first, last] = [price.tiers[0]?.usd ?? 0, price.tiers.at(-1)?.usd ?? 0]
      assert.ok(cost <= first * quantity * (1 + 1e-9) && cost >= last * quantity * (1 - 1e-9), price.id)
    }
  })

  it('two reductions save what one does', () => {
    for (const { price, quantity, more } of cases) {
      const [high, middle] = [quantity + more, quantity]
      const low = quantity / 3
      const steps = savingOfReduction(price, high, middle) + savingOfReduction(price, middle, low)
      near(steps, savingOfReduction(price, high, low))
    }
  })
})

/** From a fraction of a unit to ten billion, evenly in the logarithm. */
function quantityFor(random: number): number {
  return 10 ** (random * 12 - 2)
}

function near(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected)) * 10, `${actual} is not ${expected}`)
}
