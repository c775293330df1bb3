import assert from 'node:assert/strict'
import { counted, singular } from '../../src/analysis/text/counted.js'

describe('so many of a thing', () => {
  it('are one, or several', () => {
    assert.deepEqual([counted(1, 'call'), counted(0, 'call'), counted(1200, 'call'), counted(2_000_000, 'call', '2 million'), counted(1, 'run', '1.00')], ['1 call', '0 calls', '1,200 calls', '2 million calls', '1 run'])
    assert.deepEqual([counted(2, 'entry'), counted(2, 'box'), counted(2, 'branch'), counted(2, 'key')], ['2 entries', '2 boxes', '2 branches', '2 keys'])
  })

  it('are called by one of them', () => {
    const nouns = ['samples', 'boxes', 'entries', 'cache misses', 'conditional branches', 'page faults', 'cycles of the processor', 'reads of data', 'reads that missed the first cache', 'misses of the last cache for instructions', 'I refs', 'cpu clock']
    assert.deepEqual(nouns.map(singular), ['sample', 'box', 'entry', 'cache miss', 'conditional branch', 'page fault', 'cycle of the processor', 'read of data', 'read that missed the first cache', 'miss of the last cache for instructions', 'I ref', 'cpu clock'])
  })
})
