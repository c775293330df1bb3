// What is free of charge is said wherever an estimate is shown: in a line, in the whole text, as Markdown and in JSON.

import assert from 'node:assert/strict'
import type { Estimate } from '../../src/cost/estimate-types.js'
import { estimate } from '../../src/cost/estimate.js'
import { estimateMarkdown } from '../../src/report/estimate-markdown.js'
import { estimateText, savingText } from '../../src/report/estimate-text.js'
import { estimateOf } from '../../src/report/json.js'
import { amount, node, said, setting, work } from '../cost/works.js'

/** Messages to a queue, of which a million are free. */
function messages(calls: number, freeTier: boolean): Estimate {
  const sent = (times: string) => [amount('paid', times, { waits: 'sequential', service: 'aws-sqs', billed: 'send' })]
  const asked = work({ before: sent('50'), after: sent('5'), functions: [node('run', { calls: said(calls) })] })
  const found = estimate(asked, setting({ platform: { freeTier, compute: { platform: 'server', hourUsd: 0 } } }))
  assert.ok(found)
  return found
}

describe('the free tier', () => {
  it('is said where all of it is free, with what that is worth', () => {
    const inside = messages(10_000, true)
    assert.equal(inside.freeTier, 'inside')
    assert.equal(savingText(inside), '1.1 s → 110 ms per call; no money at 10,000 calls: inside the free tier, beyond it $0.14–0.23/month')
    assert.deepEqual(estimateText(inside).money.slice(0, 2), ['$0/month either way at 10,000 calls a month', 'all of it is inside the account\'s free allowance: beyond it, the fix would save $0.14–0.23/month'])
  })

  it('is said where a part of it is free', () => {
    const partly = messages(100_000, true)
    assert.equal(partly.freeTier, 'partly')
    assert.match(estimateText(partly).money.join('; '), /a part of it is inside the account's free allowance: beyond it, the fix would save \$1\.4–2\.3\/month/)
    assert.match(savingText(partly), /^saves /)
  })

  it('is not spoken of where nothing is free', () => {
    const used = messages(10_000, false)
    assert.equal(used.freeTier, 'none')
    assert.doesNotMatch(estimateMarkdown(used).replace(/\|.*/g, '') + savingText(used), /free/)
    assert.equal('monthlyBeyondFreeTier' in estimateOf(used), false)
  })

  it('is in JSON and on the page', () => {
    const inside = messages(10_000, true)
    assert.deepEqual(Object.entries(estimateOf(inside)).filter(([key]) => /free/i.test(key)), [['monthlyBeyondFreeTier', inside.monthlyBeyondFreeTier], ['freeTier', 'inside']])
    assert.match(estimateMarkdown(inside), /inside the free tier, beyond it/)
    assert.match(estimateMarkdown(inside), /all of it is inside the account's free allowance: beyond it/)
  })
})
