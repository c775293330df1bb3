// Sums that count no money twice, and which finding comes first.

import assert from 'node:assert/strict'
import { effortOf, priorityOf } from '../../src/cost/priority.js'
import { totalOf, withoutDoubles, type Estimated } from '../../src/cost/totals.js'
import { estimate } from '../../src/cost/estimate.js'
import { randomNumbers } from '../support/random.js'
import { amount, node, said, setting, work } from './works.js'

/** A finding that saves so many times as much as one with `1`. */
function finding(size: number, ...operations: readonly string[]): Estimated {
  const asked = work({ before: [amount('query', '1', { waits: 'sequential' })], functions: [node('run', { calls: said(size * 1e6) })], operations })
  const found = estimate(asked, setting())
  assert.ok(found)
  return { work: asked, estimate: found }
}

const one = finding(1).estimate.monthly.expected

describe('totals', () => {
  it('add up what is apart', () => {
    const total = totalOf([finding(1, 'a'), finding(2, 'b'), finding(3), finding(4)])
    near(total.monthly.expected, 10 * one)
    assert.deepEqual([total.counted, total.covered, total.currency], [4, 0, 'USD'])
    assert.ok(total.monthly.low < total.monthly.expected && total.monthly.expected < total.monthly.high)
    assert.ok(total.co2eGramsPerMonth.expected > 0)
  })

  it('count the larger of two that speak of the same operations', () => {
    const total = totalOf([finding(1, 'a'), finding(5, 'a', 'b'), finding(2, 'b')])
    near(total.monthly.expected, 5 * one)
    assert.deepEqual([total.counted, total.covered], [1, 2])
  })

  it('count both ends of a chain whose middle is small', () => {
    near(totalOf([finding(3, 'a'), finding(2, 'a', 'b'), finding(3, 'b')]).monthly.expected, 6 * one)
  })

  it('grant an allowance once, not to each finding', () => {
    // 200,000 GB-seconds each, half of the 400,000 that are free; after the fixes, a tenth of that.
    const used = (calls: number, freeTier: boolean): Estimated => {
      const queries = (times: string) => [amount('query', times, { waits: 'sequential' })]
      const asked = work({ before: queries('1000'), after: queries('100'), functions: [node('run', { calls: said(calls) })] })
      const found = estimate(asked, setting({ platform: { freeTier, unitCosts: { 'query CPU seconds': 0 }, compute: { platform: 'lambda', memoryMb: 1024 }, database: { platform: 'none' } } }))
      assert.ok(found)
      return { work: asked, estimate: found }
    }
    const five = Array.from({ length: 5 }, () => used(200_000, true))
    const total = totalOf(five)
    assert.deepEqual(five.map(({ estimate: { monthly } }) => monthly.expected), [0, 0, 0, 0, 0])
    near(total.monthly.expected, (1_000_000 - 400_000) * 0.0000166667)
    near(total.monthlyBefore.expected, (1_000_000 - 400_000) * 0.0000166667)
    assert.ok(total.sharesAllowance && total.monthly.low <= total.monthly.expected && total.monthly.expected < total.monthly.high)

    const [one] = five
    assert.ok(one)
    assert.deepEqual(totalOf([one]).monthly, one.estimate.monthly)
    const few = totalOf(Array.from({ length: 3 }, () => used(10_000, true)))
    assert.deepEqual([few.monthly.expected, few.sharesAllowance], [0, false])
    const paid = [used(200_000, false), used(200_000, false)]
    near(totalOf(paid).monthly.expected, 2 * 180_000 * 0.0000166667)
    assert.equal(totalOf(paid).sharesAllowance, false)
  })

  it('keep the first of equal ones', () => {
    const [first, second] = [finding(1, 'a'), finding(1, 'a')]
    assert.deepEqual(withoutDoubles([first, second]), [first])
  })

  it('are nothing for nothing', () => {
    assert.deepEqual(totalOf([]).monthly, { low: 0, expected: 0, high: 0 })
  })

  it('are never more than the sum, nor less than the largest, in any order', () => {
    const random = randomNumbers(9)
    for (let run = 0; run < 20; run++) {
      const findings = Array.from({ length: 6 }, () => finding(1 + Math.floor(random() * 9), ...'abcd'.split('').filter(() => random() < 0.3)))
      const sizes = findings.map(({ estimate: { monthly } }) => monthly.expected)
      const { monthly } = totalOf(findings)
      assert.ok(monthly.expected <= sizes.reduce((sum, size) => sum + size, 0) * 1.000001)
      assert.ok(monthly.expected >= Math.max(...sizes) * 0.999999)
    }
  })
})

describe('priority', () => {
  const of = (usd: number) => ({ monthly: { low: usd / 2, expected: usd, high: usd * 2 } })

  it('has the effort of the fix', () => {
    assert.deepEqual([effortOf('safe'), effortOf('suggested'), effortOf(undefined)], ['low', 'medium', 'high'])
  })

  it('is high where the fix pays for itself within a year', () => {
    assert.deepEqual([1.5, 1.6].map((usd) => priorityOf(of(usd), 'low')), ['medium', 'high'])
    assert.deepEqual([6, 6.3].map((usd) => priorityOf(of(usd), 'medium')), ['medium', 'high'])
    assert.deepEqual([24, 25].map((usd) => priorityOf(of(usd), 'high')), ['medium', 'high'])
  })

  it('is low where it does not within ten', () => {
    assert.deepEqual([0, 0.15, 0.16].map((usd) => priorityOf(of(usd), 'low')), ['low', 'low', 'medium'])
    assert.deepEqual([-5, 2.4, 2.5].map((usd) => priorityOf(of(usd), 'high')), ['low', 'low', 'medium'])
  })

  it('is the same in any currency', () => {
    assert.equal(priorityOf(of(160), 'low', { code: 'JPY', perUsd: 150 }), 'medium')
  })
})

function near(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected)), `${actual} is not ${expected}`)
}
