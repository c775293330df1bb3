// The last line of a scan: what all fixes save together, on what that stands, and that an allowance is granted once.

import assert from 'node:assert/strict'
import { estimate } from '../../src/cost/estimate.js'
import { linesOf } from '../../src/report/lines.js'
import { reportOf, type PlacedFinding } from '../../src/report/report.js'
import { plainStyle } from '../../src/report/style.js'
import { summaryLine } from '../../src/report/text.js'
import { amount, bound, node, said, setting, work } from '../cost/works.js'

/** Of a function that is called so often, or nobody says how often. */
function finding(calls?: number, freeTier = false): PlacedFinding {
  const asked = work({
    before: [amount('query', 'N', { waits: 'sequential' })], bounds: [bound('N', { annotated: said(100) })], functions: [node('run', calls === undefined ? {} : { calls: said(calls) })],
  })
  const found = estimate(asked, setting({ platform: { freeTier, compute: { platform: 'lambda', memoryMb: 1769, concurrency: 4 }, database: { platform: 'none' } } }))
  assert.ok(found)
  const start = linesOf('x').positionOf(0)
  return {
    rule: 'some-rule', category: 'compute', severity: 'warning', confidence: 'high', message: 'It costs.', path: 'a.py', range: { start, end: start }, related: [],
    fingerprint: 'f', fixes: [], excerpt: 'x', work: asked, estimate: found,
  }
}

function lineOf(...findings: readonly PlacedFinding[]): string {
  const report = reportOf({ version: '0.1.0', root: '/r' }, findings, [], { files: 1, lines: 1, elapsedMilliseconds: 500 })
  return summaryLine(report, plainStyle(200)).split(' · ')[1]?.trim().replace(/^together (?:up to )?\S+\/month/, 'money') ?? ''
}

describe('the last line of a scan', () => {
  it('says that numbers of calls are assumed where those of any finding are', () => {
    assert.equal(lineOf(finding(), finding()), 'money, at assumed numbers of calls')
    assert.equal(lineOf(finding(), finding(), finding(5000)), 'money, mostly at assumed numbers of calls')
    assert.equal(lineOf(finding(), finding(5000), finding(6000)), 'money, partly at assumed numbers of calls')
    assert.equal(lineOf(finding(5000), finding(6000)), 'money')
  })

  it('says that the free tier is one for all, where that makes a difference', () => {
    const calls = 2_000_000
    assert.equal(lineOf(finding(calls, true), finding(calls, true), finding(calls, true)), 'money, one free tier for all of them')
    assert.equal(lineOf(finding(calls, true)), 'money')
    assert.equal(lineOf(finding(calls), finding(calls), finding(calls)), 'money')
  })
})
