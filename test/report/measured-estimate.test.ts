// Estimates beside measured times, in words: what was measured is said to be so, and what is estimated.

import assert from 'node:assert/strict'
import { estimate } from '../../src/cost/estimate.js'
import type { Estimate } from '../../src/cost/estimate-types.js'
import { estimateText, savingText } from '../../src/report/estimate-text.js'
import { amount, bound, node, said, setting, work } from '../cost/works.js'

const functions = [node('run', { calls: said(1) })]
const comparisons = work({ before: [amount('comparison', 'N × N')], after: [amount('lookup', 'N')], bounds: [bound('N', { annotated: said(1000) })], functions })
const queries = work({ before: [amount('query', 'N', { waits: 'sequential' })], after: [amount('query', '1', { waits: 'sequential' })], bounds: [bound('N', { annotated: said(100) })], functions })

describe('an estimate of what was measured', () => {
  it('says so of what it takes, and what is estimated', () => {
    assert.match(savingText(fitted(comparisons, 0.138, 0.138)), /^measured 138 ms per call, \d[\d.]* .?s estimated after the fix; /)
    assert.match(estimateText(fitted(comparisons, 0.138, 0.138)).perCall.join('\n'), /^140 ms → .* waiting and working \(measured → estimated\)$/m)
  })

  it('is a part of what was measured, where the function may have done something else', () => {
    assert.match(savingText(fitted(comparisons, 0, 0.138)), /^an estimated 12 ms of the measured 138 ms per call, .* estimated after the fix; /)
  })

  it('of the processor says nothing of waiting', () => {
    const made = fitted(queries, 0.001, 0.001, false)
    assert.match(savingText(made), /^\d+ ms → [\d.]+ ms per call; |^saves /)
    assert.match(estimateText(made).perCall.join('\n'), /^1 ms → .* of the processor \(measured → estimated\)$/m)
    assert.doesNotMatch(estimateText(made).perCall.join('\n'), /waiting and working \(|by what was measured/)
    assert.match(estimateText(fitted(queries, 0.001, 0.001)).perCall.join('\n'), /less time, by what was measured$/m)
    assert.match(savingText(fitted(comparisons, 0.138, 0.138, false)), /^measured 138 ms per call/)
  })
})

function fitted(one: typeof queries, least: number, most: number, isWall = true): Estimate {
  const measurements = {
    callsOf: () => undefined, boundOf: () => undefined, productsOf: () => [], timeOf: () => ({ least, most, isWall, note: 'shop.pstats: … in a run of report()' }),
  }
  return estimate(one, setting({ measurements }), { start: 0, end: 1 }) ?? assert.fail('no estimate')
}
