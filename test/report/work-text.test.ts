// What a call of a function does, in a few words: sums only of what can be added.

import assert from 'node:assert/strict'
import type { Amount, WorkBound } from '../../src/analysis/work.js'
import { perCallText } from '../../src/report/work-text.js'

const bound = (name: string, start: number): WorkBound => ({ name, form: 'elements', of: 'ids', path: 'a.py', range: { start, end: start + 3 } })
const amount = (kind: Amount['kind'], times: number, ...bounds: readonly string[]): Amount => ({ kind, count: [{ times, bounds }] })
const work = (bounds: readonly WorkBound[], before: readonly Amount[], after: readonly Amount[] = []): Parameters<typeof perCallText>[0][number] => ({ bounds, before, after })

describe('what a call does', () => {
  it('adds what the same names count', () => {
    assert.equal(perCallText([work([bound('N', 10)], [amount('query', 1), amount('query', 1, 'N')])]), '1 + N queries per call')
    assert.equal(perCallText([work([bound('N', 10)], [amount('query', 1, 'N')]), work([bound('N', 10)], [amount('query', 2, 'N')])]), '3 × N queries per call')
  })
  it('does not add what other numbers of the same name count', () => {
    assert.equal(perCallText([work([bound('N', 10)], [amount('query', 1, 'N')]), work([bound('N', 90)], [amount('query', 1, 'N')])]), 'N queries per call and more')
  })
  it('names two kinds at most, and only those that become less', () => {
    assert.equal(perCallText([work([bound('N', 10)], [amount('query', 1), amount('row', 1, 'N')], [amount('query', 1)])]), 'N rows per call')
    assert.equal(perCallText([work([], [amount('query', 3), amount('row', 5), amount('log', 1)])]), '3 queries, 1 log line per call')
    assert.equal(perCallText([work([], [amount('query', 3), amount('write', 5), amount('log', 1)])]), '3 queries, 5 writes per call and more')
  })
  it('names what is only waited for in another way', () => {
    const before: Amount = { ...amount('request', 1, 'N'), waits: 'sequential' }
    assert.equal(perCallText([work([bound('N', 10)], [before], [{ ...before, waits: 'together' }])]), 'N requests per call')
  })
  it('is nothing where nothing is counted', () => { assert.equal(perCallText([]), '') })
})
