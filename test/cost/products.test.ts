// Loops in loops that were counted only together: their product is what was counted, however unsure each of them is.

import assert from 'node:assert/strict'
import { estimate } from '../../src/cost/estimate.js'
import type { Estimate } from '../../src/cost/estimate-types.js'
import type { MeasuredProduct, MeasuredSeconds } from '../../src/cost/measurements.js'
import { amount, bound, said, setting, work } from './works.js'

const nested = work({
  before: [amount('query', 'N × M', { waits: 'sequential' })], after: [amount('query', 'N', { waits: 'sequential' })], bounds: [bound('N', { around: true }), bound('M')],
})

describe('a product that was counted', () => {
  it('is what both together are, shared by how unsure they are', () => {
    const made = counted(nested, 2000)
    assert.equal(made.perCall.before.operations.query, 2000)
    assert.deepEqual(told(made), ['iterations N=14.1 default', 'iterations N×M=2000 profile'])
    assert.match(made.assumptions.find(({ name }) => name === 'iterations N')?.note ?? '', /^N×M was counted as 2,000, and not how much of it each is: /)
    // One of them being off is made up for by the other.
    const { low, high } = made.perCall.saved.operations.query ?? assert.fail('no queries')
    assert.ok(low > 1700 && high < 2200, `${low} to ${high}`)
  })

  it('leaves to one number what the other one does not say', () => {
    const outer = { ...nested, bounds: [bound('N', { annotated: said(100) }), bound('M')] }
    assert.deepEqual(told(counted(outer, 2000)), ['iterations N=100 annotation', 'iterations N×M=2000 profile'])
    assert.equal(counted(outer, 2000).perCall.after.operations.query, 100)
    const inner = { ...nested, bounds: [bound('N'), bound('M', { annotated: said(20) })] }
    assert.equal(counted(inner, 2000).perCall.after.operations.query, 100)
    const both = { ...nested, bounds: [bound('N', { annotated: said(5) }), bound('M', { annotated: said(4) })] }
    assert.equal(counted(both, 2000).perCall.before.operations.query, 20)
  })

  it('brings no loop below one, nor beyond what the code allows', () => {
    assert.deepEqual(told(counted(nested, 1)), ['iterations N=1 default', 'iterations N×M=1 profile'])
    const few = counted({ ...nested, bounds: [bound('N', { most: 3 }), bound('M')] }, 100_000)
    assert.equal(few.perCall.after.operations.query, 3)
    assert.ok(counted(nested, 0.5).perCall.after.operations.query === 0.5)
  })

  it('may be of one number with itself', () => {
    const square = work({ before: [amount('comparison', 'N × N')], after: [amount('lookup', 'N')], bounds: [bound('N')] })
    const made = counted(square, 400, ['N', 'N'])
    assert.deepEqual([made.perCall.before.operations.comparison, made.perCall.after.operations.lookup], [400, 20])
  })

  it('stays beside a time, which then says how long each takes', () => {
    const made = counted(nested, 2000, ['N', 'M'], { least: 0.003, most: 0.009 })
    assert.ok(Math.abs((made.perCall.before.operations.query ?? 0) - 2000) < 1)
    assert.ok(Math.abs(made.perCall.before.seconds - 0.009) < 1e-5)
  })
})

describe('a loop of which nothing is known', () => {
  it('runs once at least, however short the time that was measured', () => {
    const made = counted(nested, undefined, [], { least: 0, most: 1e-6 })
    for (const { name, value } of made.assumptions.filter(({ isOfWork }) => isOfWork)) assert.ok(value >= 1, `${name}=${value}`)
    assert.ok((made.perCall.before.operations.query ?? 0) >= 1)
  })
})

function counted(one: typeof nested, value: number | undefined, bounds: readonly string[] = ['N', 'M'], time?: Pick<MeasuredSeconds, 'least' | 'most'>): Estimate {
  const products: readonly MeasuredProduct[] = value === undefined ? [] : [{ bounds, value, source: 'profile', note: 'shop.pstats: execute() ran so often' }]
  const measurements = {
    callsOf: () => undefined, boundOf: () => undefined, productsOf: () => products,
    timeOf: () => time && { isWall: true, note: 'shop.pstats: … in a run of report()', ...time },
  }
  return estimate(one, setting({ measurements }), { start: 0, end: 1 }) ?? assert.fail('no estimate')
}

function told({ assumptions }: Estimate): readonly string[] {
  return assumptions.filter(({ isOfWork }) => isOfWork).map(({ name, value, source }) => `${name}=${value} ${source}`)
}
