// What a fix saved in words: measured beside what was predicted.

import assert from 'node:assert/strict'
import type { Estimate, PerCall, Spread } from '../../src/cost/estimate-types.js'
import type { Saving } from '../../src/profiles/join/saving.js'
import { savingText, verdictOf } from '../../src/report/profile/saving-text.js'

describe('what a fix saved, in words', () => {
  const whole = { before: 3e9, after: 2e9 }
  const saving: Saving = { before: { perRun: 8e8, runs: 2, calls: new Map([['execute', 4001], ['fetchone', 4001], ['get', 0]]) }, after: { perRun: 5e6, runs: 3, calls: new Map([['execute', 1], ['get', 4000]]) }, saved: 7.95e8 }

  it('says what was measured, what was predicted, and how they lie', () => {
    assert.deepEqual(savingText({ qualified: 'report', saving, whole, isWall: true, estimate: estimate({ low: 0.3, expected: 0.6, high: 1.2 }) }), {
      predicted: '300 ms to 1.2 s less, 600 ms expected in a run; 4,001 → 1 query.',
      measured: 'One run of report() took 800 ms before and 5 ms after the fix: 795 ms less (2 runs before, 3 after). It calls execute 1 instead of 4,001 times.',
      verdict: 'What was measured lies inside of what was predicted.',
    })
  })

  it('says so where no run was measured, and where nothing was predicted', () => {
    assert.deepEqual(savingText({ qualified: 'load', saving: { why: 'It waits.' }, whole, isWall: true, estimate: undefined }), {
      predicted: 'Nothing is known of what the fix saves.', measured: 'It waits. The whole recording took 3 s before and 2 s after the fix.', verdict: '',
    })
  })

  it('compares the time of the processor where waiting is not seen', () => {
    const answer = savingText({ qualified: '', saving, whole, isWall: false, estimate: estimate({ low: 0.3, expected: 0.6, high: 1.2 }) })
    assert.equal(answer.predicted, '10 ms more to 10 ms less, 0 s less expected in a run; 4,001 → 1 query.')
    assert.match(answer.measured, /^One run of the file took/)
    assert.equal(answer.verdict, 'It saved more than was predicted.')
  })

  const verdicts: readonly (readonly [number, Spread | undefined, string])[] = [
    [1, { low: 1, expected: 2, high: 3 }, 'inside'], [0.5, { low: 1, expected: 2, high: 3 }, 'less'], [4, { low: 1, expected: 2, high: 3 }, 'more'], [1, undefined, 'none'], [1, { low: 0, expected: 0, high: 0 }, 'none'],
  ]
  for (const [saved, range, verdict] of verdicts) it(`${String(saved)} of ${JSON.stringify(range)}: ${verdict}`, () => { assert.equal(verdictOf(saved, range), verdict) })
})

function estimate(seconds: Spread): Estimate {
  const nothing: Spread = { low: 0, expected: 0, high: 0 }
  const perCall = (query: number): PerCall => ({ operations: { query }, seconds: 0, cpuSeconds: 0, databaseSeconds: 0, bytes: 0 })
  return {
    currency: 'USD', monthly: nothing, monthlyBefore: nothing, monthlyAfter: nothing, callsPerMonth: nothing, co2eGramsPerMonth: nothing, assumptions: [], formula: '0', freeTier: 'none', uncertainty: 1,
    perCall: {
      before: perCall(4001), after: perCall(1),
      saved: { operations: {}, seconds, cpuSeconds: { low: -0.01, expected: 0, high: 0.01 }, databaseSeconds: nothing, bytes: nothing },
    },
  }
}
