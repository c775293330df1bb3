// What of a file test runners run, and what running it needs: for the commands that record profiles.

import assert from 'node:assert/strict'
import { runnableOf, testAt, type Runnable } from '../../src/analysis/runnable.js'
import { subjectOf } from '../support/subject.js'

describe('what can be run of a file', () => {
  it('are classes and functions of Python tests', async () => {
    const found = await runnable('test_shop.py', `
import unittest
from django.test import TestCase
from .shop import report
class Reports(TestCase):
    @slow
    def test_all(self):
        def test_inner(): pass
    def helper(self): pass
class Book: pass
def test_alone(): pass
`)
    assert.deepEqual(found.modules, ['unittest', 'django.test', '.shop'])
    assert.deepEqual(found.tests, [
      { isSuite: true, names: ['Reports'], firstLine: 3, lastLine: 7 },
      { isSuite: false, names: ['Reports', 'test_all'], firstLine: 4, lastLine: 6 },
      { isSuite: false, names: ['test_alone'], firstLine: 9, lastLine: 9 },
    ])
    assert.deepEqual([2, 3, 4, 6, 7, 8, 9].map((line) => testAt(found, line)?.names.join('.')), [undefined, 'Reports', 'Reports.test_all', 'Reports.test_all', 'Reports', undefined, 'test_alone'])
  })

  it('are calls of suites and tests in JavaScript', async () => {
    const found = await runnable('shop.test.ts', `
import { test } from 'vitest'
import type { Shop } from './types'
const shop = require('./shop')
describe.only('shop', () => {
  it('reports', () => {})
  test.each([1, 2])('reports %i', () => {})
  test(name, () => {})
  it.skip(\`of \${name}\`, () => {})
  it('todo')
})
test(\`alone\`, { timeout: 3 }, async () => {})
describe('of a table', describe)
`)
    assert.deepEqual(found.modules, ['vitest', './shop'])
    assert.deepEqual(found.tests.map(({ isSuite, names }) => [isSuite, ...names]), [
      [true, 'shop'], [false, 'shop', 'reports'], [false, 'shop', null], [false, 'shop', null], [false, 'shop', null], [false, 'alone'], [true, 'of a table'],
    ])
    assert.equal(found.isCompiled, false)
  })

  const compiled = ['enum Kind { A }', 'namespace Shop { export const a = 1 }', 'class Shop { constructor(private readonly a: number) {} }', '@Injectable()\nclass Shop {}']
  for (const text of compiled) {
    it(`needs a compiler: ${text.split('\n')[0] ?? ''}`, async () => { assert.equal((await runnable('shop.ts', text)).isCompiled, true) })
  }
  it('needs none where types are only named', async () => {
    assert.equal((await runnable('shop.ts', 'interface A { a: string }\nexport class B<T> implements A { readonly a = "" }\nconst c = {} as A satisfies A')).isCompiled, false)
  })
})

async function runnable(path: string, text: string): Promise<Runnable> {
  return runnableOf(await subjectOf(path, text.replace(/^\n/, '')))
}
