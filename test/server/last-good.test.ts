// Findings of a text move with its edits.

import assert from 'node:assert/strict'
import type { Finding } from '../../src/analysis/finding.js'
import { isLost, movedFindings } from '../../src/server/last-good.js'

const at = (start: number, end: number): Finding => ({
  rule: 'r', category: 'compute', severity: 'hint', confidence: 'high', message: 'm', path: 'a.py', fingerprint: `${start}`,
  range: { start, end }, related: [{ path: 'a.py', range: { start: 0, end: 1 }, message: 'r' }],
})

const rangesAfter = (before: string, after: string, ...findings: Finding[]): unknown =>
  movedFindings({ text: before, nodes: 1, findings }, after).map(({ range: { start, end } }) => [start, end])

describe('server: findings of the last good text', () => {
  it('stay before an edit, move behind it, and go where it is', () => {
    assert.deepEqual(rangesAfter('aa bb cc', 'aa xxxx cc', at(0, 2), at(3, 5), at(6, 8)), [[0, 2], [8, 10]])
    assert.deepEqual(rangesAfter('aa bb', 'aa', at(0, 2), at(3, 5)), [[0, 2]])
    assert.deepEqual(rangesAfter('aa', 'xaa', at(0, 2)), [[1, 3]])
    assert.deepEqual(rangesAfter('aa', 'aa', at(0, 2)), [[0, 2]])
    assert.deepEqual(rangesAfter('aaaa', 'aaaaaa', at(0, 4)), [[0, 4]])
  })

  it('are needed when the tree is gone, or broken and halved', () => {
    const good = { text: '', nodes: 100, findings: [] }
    const report = { path: 'a.py', lines: 1, findings: [], problems: [] }
    assert.equal(isLost({ ...report, tree: { nodes: 40, isBroken: true } }, good), true)
    assert.equal(isLost({ ...report, tree: { nodes: 60, isBroken: true } }, good), false)
    assert.equal(isLost({ ...report, tree: { nodes: 40, isBroken: false } }, good), false)
    assert.equal(isLost({ ...report, problems: [{ path: 'a.py', message: 'given up' }] }, good), true)
    assert.equal(isLost(report, good), false)
  })
})
