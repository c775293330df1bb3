// How often schedules run in an average month.

import assert from 'node:assert/strict'
import { cronRuns, intervalRuns, rateRuns, runsOf } from '../../src/analysis/model/cron.js'

/** Days of a month of the calendar, for schedules of some days, and of that of price lists, for schedules of all. */
const month = 365.25 / 12
const every = 730 / 24

describe('cron', () => {
  const expressions: readonly (readonly [string, number])[] = [
    ['* * * * *', 1440 * every], ['*/5 * * * *', 288 * every], ['0 3 * * *', every], ['30 3 * * *', every], ['0 0 1 * *', 1], ['0 0 1,15 * *', 2], ['0 0 31 * *', 7 / 12],
    ['0 0 29 2 *', 7 / 28 / 12], ['0 0 * * 0', month / 7], ['0 0 * * 7', month / 7], ['0 0 * * 0,7', month / 7], ['0 9-17 * * 1-5', 9 * month * 5 / 7],
    ['0 22 * * FRI-MON', month * 4 / 7], ['0 0 * JAN,jul *', 62 / 12], ['5/15 * * * *', 4 * 24 * every], ['*/10 * * * * *', 6 * 1440 * every], ['0 30 3 * * *', every],
    // The 13th or a Friday: 48 Fridays that are no 13th in 28 years make the difference.
    ['0 0 13 * 5', 1 + month / 7 - 48 / (28 * 12)], ['0 0 L * *', 1], ['0 0 * * MON#1', 1], ['@hourly', 24 * every], ['@daily', every], ['0 12 ? * *', every], ['cron(0 10 * * ? *)', every],
  ]
  for (const [expression, runs] of expressions) {
    it(expression, () => { assert.ok(Math.abs((cronRuns(expression) ?? NaN) - runs) < 1e-9, `${cronRuns(expression) ?? 'none'} is not ${runs}`) })
  }
  for (const expression of ['', 'x', '60 * * * *', '* * 0 * *', '*/0 * * * *', '1-2-3 * * * *', '* * * * * * *', '@never', '* * * foo *']) {
    it(`${expression || 'nothing'} is none`, () => { assert.equal(cronRuns(expression), undefined) })
  }
  it('where both days must be right', () => {
    assert.ok(Math.abs((runsOf({ minute: '0', hour: '0', day: '13', month: '*', weekday: '5', needsBoth: true }) ?? NaN) - 48 / (28 * 12)) < 1e-9)
  })
  it('intervals and rates', () => {
    assert.equal(intervalRuns(60), 43_800)
    assert.equal(intervalRuns(0), undefined)
    assert.equal(rateRuns('rate(5 minutes)'), 8760)
    assert.equal(rateRuns('rate(1 hour)'), 730)
    assert.equal(rateRuns('every minute'), 43_800)
    assert.equal(rateRuns('now and then'), undefined)
  })
})
