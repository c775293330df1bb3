// Estimates beside measured times: what was measured is what the work takes, and what was assumed gives way, each number by as much as it is unsure.

import assert from 'node:assert/strict'
import { estimate } from '../../src/cost/estimate.js'
import type { Estimate } from '../../src/cost/estimate-types.js'
import type { MeasuredSeconds, Measurements } from '../../src/cost/measurements.js'
import { randomNumbers } from '../support/random.js'
import { amount, bound, said, setting, work } from './works.js'

const range = { start: 0, end: 1 }
const queries = work({ before: [amount('query', 'N', { waits: 'sequential' })], after: [amount('query', '1', { waits: 'sequential' })], bounds: [bound('N', { annotated: said(1000) })] })
const comparisons = work({ before: [amount('comparison', 'N × M')], after: [amount('lookup', 'N')], bounds: [bound('N'), bound('M')] })
/** 1000 × (1 ms + 200 µs). */
const said1000 = 1.2

describe('a measured time', () => {
  it('takes the place of what was assumed', () => {
    const { perCall: { before, after, saved }, assumptions, isMeasured } = fitted(queries, { least: 0.3, most: 0.3 })
    assert.equal(isMeasured, true)
    near(before.seconds, 0.3)
    near(saved.seconds.expected, 0.3 - after.seconds)
    assert.deepEqual(assumptions.filter(({ source }) => source === 'profile').map(({ name }) => name), ['seconds of the work', 'query seconds', 'query CPU seconds', 'query database seconds'])
    const round = assumptions.find(({ name }) => name === 'query seconds')
    assert.ok(round && round.value < 0.0003 && round.note.startsWith('fitted to the time in shop.pstats, 1 ms without it: '), round?.note)
    near(assumptions.find(({ name }) => name === 'iterations N')?.value ?? 0, 1000)
  })

  it('makes the range narrower', () => {
    const [plain, measured] = [known(queries), fitted(queries, { least: 1.1, most: 1.2 })]
    assert.ok(width(measured) < width(plain) / 1.5, `${width(measured)} of ${width(plain)}`)
    assert.ok(measured.perCall.saved.seconds.high <= 1.2 * 1.1)
    // Money follows time: the processor's part of it.
    const less = fitted(queries, { least: 0.1, most: 0.1 })
    assert.ok(less.monthly.expected < plain.monthly.expected / 2)
  })

  it('leaves alone what it says nothing against', () => {
    const { perCall, assumptions } = fitted(queries, { least: 0, most: 5 })
    near(perCall.before.seconds, said1000)
    assert.deepEqual(assumptions.filter(({ note }) => note.startsWith('fitted')), [])
    assert.ok(perCall.saved.seconds.high <= 5 * 1.1)
  })

  it('bounds what the database did, which was waited for', () => {
    const { perCall: { before } } = fitted(queries, { least: 0.01, most: 0.01 })
    assert.ok(before.databaseSeconds <= 0.0101, `${before.databaseSeconds}`)
  })

  it('tells something of what was not measured: it moves half as far', () => {
    const rows = { ...queries, after: [amount('query', '1', { waits: 'sequential', keys: [{ times: 1000, bounds: [] }] })] }
    const key = fitted(rows, { least: 0.012, most: 0.012 }).assumptions.find(({ name }) => name === 'key database seconds')
    // A hundredth of what was assumed: the rest moves to about a tenth.
    assert.ok(key && key.value > 0.4e-6 && key.value < 0.8e-6, `${key?.value}`)
  })

  it('of the processor says nothing of waiting', () => {
    const { perCall: { before } } = fitted(queries, { least: 0.1, most: 0.1, isWall: false })
    near(before.cpuSeconds, 0.1)
    near(before.seconds, 1.1)
  })

  it('says how much there was to do, where nobody does, and the function had nothing else to do', () => {
    const { perCall: { before, saved }, assumptions } = fitted(comparisons, { least: 0, leastAlone: 0.03, most: 0.06 })
    near(before.seconds, 0.03)
    assert.ok((before.operations.comparison ?? 0) > 100 * 100 * 10)
    assert.equal(assumptions.find(({ name }) => name === 'iterations N')?.source, 'default')
    assert.ok(saved.seconds.low > 0.02 && saved.seconds.high > 0.05 && saved.seconds.high <= 0.066)
    // It is known here, and much less: the rest of the time went elsewhere.
    const counted = { ...comparisons, bounds: [bound('N', { annotated: said(10) }), bound('M', { annotated: said(10) })] }
    near(fitted(counted, { least: 0, leastAlone: 0.03, most: 0.06 }).perCall.before.seconds, 100 * 12e-9)
  })

  it('of all runs together is the most that one took, and no more is known', () => {
    const above = fitted(queries, { least: 0, most: 0.056, isCeiling: true })
    near(above.perCall.before.seconds, 0.056)
    assert.ok(above.perCall.saved.seconds.high <= 0.056 * 1.1 && above.perCall.saved.seconds.low < 0.056 / 1.2, JSON.stringify(above.perCall.saved.seconds))
    assert.deepEqual([above.isMeasured, above.measured], [undefined, undefined])
    const [time, round] = ['seconds of the work', 'query seconds'].map((name) => above.assumptions.find((one) => one.name === name))
    assert.deepEqual([time?.source, round?.source], ['profile', 'benchmark'])
    // What is below it anyway is as it was.
    assert.deepEqual(fitted(queries, { least: 0, most: 50, isCeiling: true }), known(queries))
  })

  it('of what is found in a function is in what the function takes', () => {
    const whole = { start: 0, end: 100 }
    const timeOf: Measurements['timeOf'] = (_, { end }) => ({ isWall: true, most: 0.05, note: 'shop.pstats: … in a run of unknown()', ...end === 100 ? { least: 0 } : { least: 0, leastAlone: 0.03, nearlyAll: 0.048 } })
    const one = { ...comparisons, after: [] }
    const measurements: Measurements = { callsOf: () => undefined, productsOf: () => [], boundOf: () => undefined, timeOf }
    const finding = estimate(comparisons, setting({ measurements }), range) ?? assert.fail('no estimate')
    const head = estimate(one, setting({ measurements }), whole, [{ work: comparisons, range }]) ?? assert.fail('no estimate')
    near(head.perCall.before.seconds, finding.perCall.before.seconds)
    assert.ok(head.monthlyBefore.expected >= finding.monthly.expected)
    assert.ok((estimate(one, setting({ measurements }), whole)?.perCall.before.seconds ?? 1) < 0.001)
  })

  it('keeps low, expected and high in their order, whatever it is', () => {
    const random = randomNumbers(5)
    for (let round = 0; round < 60; round++) {
      const most = 10 ** (random() * 12 - 9)
      const least = most * random()
      for (const one of [queries, comparisons]) {
        const found = fitted(one, { least, most, isWall: random() < 0.7, ...random() < 0.5 && { leastAlone: most * random() } })
        const spreads = [found.monthly, found.monthlyBefore, found.monthlyAfter, found.perCall.saved.seconds, found.perCall.saved.cpuSeconds, ...Object.values(found.perCall.saved.operations)]
        for (const { low, expected, high } of spreads) assert.ok(low <= expected && expected <= high && Number.isFinite(high - low), `${low} ${expected} ${high}`)
        for (const { value, uncertainty } of found.assumptions) assert.ok(value >= 0 && Number.isFinite(value) && uncertainty >= 1)
        assert.ok(found.perCall.before.seconds > 0)
      }
    }
  })
})

function fitted(one: typeof queries, time: Partial<MeasuredSeconds> & Pick<MeasuredSeconds, 'least' | 'most'>): Estimate {
  const measurements: Measurements = { callsOf: () => undefined, productsOf: () => [], boundOf: () => undefined, timeOf: () => ({ isWall: true, note: 'shop.pstats: … in a run of report()', ...time }) }
  return estimate(one, setting({ measurements }), range) ?? assert.fail('no estimate')
}

function known(one: typeof queries): Estimate {
  return estimate(one, setting(), range) ?? assert.fail('no estimate')
}

function width({ perCall: { saved: { seconds } } }: Estimate): number {
  return seconds.high / seconds.low
}

function near(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) <= Math.abs(expected) * 2e-3, `${actual} instead of ${expected}`)
}
