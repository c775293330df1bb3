// What an estimate says of itself: numbers as they were given, what is assumed of them, and counts that add up.

import assert from 'node:assert/strict'
import type { Estimate } from '../../src/cost/estimate-types.js'
import { estimate } from '../../src/cost/estimate.js'
import type { Platform } from '../../src/cost/platform.js'
import { assumedCalls, callsText, estimateText, savingText } from '../../src/report/estimate-text.js'
import type { CallerNode } from '../../src/analysis/work.js'
import { amount, bound, entry, node, said, setting, work } from '../cost/works.js'

function of(functions: readonly CallerNode[], platform: Platform = {}): Estimate {
  const before = [amount('query', '1 + N', { waits: 'sequential' })]
  const found = estimate(work({ before, after: [amount('query', '1', { waits: 'sequential' })], bounds: [bound('N')], functions }), setting({ platform }))
  assert.ok(found)
  return found
}

const calls = (...counts: readonly (number | undefined)[]): readonly CallerNode[] => [
  node('run', { callers: counts.map((_, index) => ({ function: index + 1, count: [{ times: 1, bounds: [] }] })) }),
  ...counts.map((count, index) => node(`caller${index}`, { entry: entry('http', { name: `GET /${index}` }), ...count !== undefined && { calls: said(count) } })),
]

describe('what is said of calls', () => {
  it('is the number that somebody gave', () => {
    for (const [count, text] of [[730, '730 calls'], [1, '1 call'], [0.5, '0.5 calls'], [4.348, '4.35 calls'], [8766, '8,766 calls'], [123_456, '123,456 calls'], [2.5e6, '2.5 million calls']] as const) {
      assert.equal(callsText(of(calls(count))), text)
    }
    assert.equal(callsText(of(calls(undefined))), '100,000 calls')
  })

  it('is that they are assumed, all or some', () => {
    assert.deepEqual([calls(undefined), calls(undefined, undefined), calls(5, undefined), calls(5)].map((functions) => assumedCalls(of(functions))), ['all', 'all', 'some', 'none'])
    assert.match(savingText(of(calls(1e6, undefined))), /at 1 million calls, 100 elements \(in part assumed\)$/)
    assert.match(savingText(of(calls(1e6))), /at 1 million calls, assuming 100 elements$/)
  })

  it('does not take how many calls a server works on for how often it is called', () => {
    assert.equal(assumedCalls(of(calls(undefined), { compute: { platform: 'fargate', concurrency: 4 } })), 'all')
    assert.equal(assumedCalls(of(calls(7), { compute: { platform: 'cloud-run' } })), 'none')
  })
})

describe('counts of an estimate', () => {
  it('add up, with the word for one or several', () => {
    const perCall = (functions: readonly CallerNode[]) => estimateText(of(functions)).perCall
    assert.equal(perCall(calls(1))[0], '101 → 1 query')
    const asked = work({ before: [amount('query', '1', { waits: 'sequential' }), amount('write', '2')], after: [amount('query', '1', { waits: 'sequential' }), amount('write', '1')] })
    const found = estimate(asked, setting())
    assert.ok(found)
    assert.deepEqual(estimateText(found).perCall.slice(0, 2), ['1 query either way', '2 → 1 write'])
  })
})

describe('the free tier of an estimate', () => {
  const free = (count: number): string => savingText(of(calls(count), { compute: { platform: 'lambda' }, database: { platform: 'none' } }))

  it('explains why there is no money', () => {
    assert.match(free(100_000), /per call; no money at 100,000 calls, assuming 100 elements: inside the free tier, beyond it \$/)
    assert.match(free(4e6), /per call; no money expected at 4 million calls, assuming 100 elements: inside the free tier, beyond it \$/)
  })

  it('is told where it is the most of what would be saved, and not where it is little', () => {
    assert.match(free(7e6), /^saves .*, mostly inside the free tier: beyond it \$/)
    assert.doesNotMatch(free(1e9), /free/)
  })
})
