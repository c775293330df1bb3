import assert from 'node:assert/strict'
import { nearest, suggestion } from '../../src/analysis/text/nearest.js'

describe('nearest name', () => {
  const known = ['level', 'rules', 'include', 'exclude', 'n-plus-one-query']

  for (const [typed, meant] of [['levle', 'level'], ['Rules', 'rules'], ['exlude', 'exclude'], ['n-plus-1-query', 'n-plus-one-query']] as const) {
    it(`${typed} → ${meant}`, () => { assert.equal(nearest(typed, known), meant) })
  }

  it('does not guess at something else', () => {
    assert.equal(nearest('workspace', known), undefined)
    assert.equal(suggestion('workspace', known), '')
  })
})
