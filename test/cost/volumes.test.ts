// Elements, rows and bytes: the best source there is, and what the code allows at most.

import assert from 'node:assert/strict'
import type { WorkBound } from '../../src/analysis/work.js'
import type { Setting } from '../../src/cost/setting.js'
import { estimate } from '../../src/cost/estimate.js'
import { savingText } from '../../src/report/estimate-text.js'
import { boundInput, countedBy } from '../../src/cost/volumes.js'
import { amount, bound, count, entry, node, said, setting, work } from './works.js'

describe('volumes', () => {
  it('are defaults by what is counted, when nothing is known', () => {
    const forms: readonly WorkBound['form'][] = ['elements', 'value', 'runs', 'passes', 'rows', 'bytes']
    assert.deepEqual(forms.map((form) => told(bound('N', { form }))), [
      'iterations N=100 default ×3', 'iterations N=100 default ×3', 'iterations N=100 default ×3', 'iterations N=10 default ×3',
      'rows N=100 default ×3', 'bytes N=10485760 default ×3',
    ])
  })

  it('of a whole table are more than those of a query', () => {
    assert.equal(told(bound('N', { form: 'rows', whole: true })), 'rows N=1000 default ×10')
    assert.equal(told(bound('N', { form: 'rows', whole: true }), { workload: { rows: { '*': 20 } } }), 'rows N=20 config ×1.5')
    assert.equal(told(bound('N', { form: 'rows', whole: true, most: 2000 })), 'rows N=2000 literal ×1.5')
  })

  it('are what all calls give, unless somebody says otherwise', () => {
    assert.equal(told(bound('N', { given: 1000 })), 'iterations N=1000 literal ×1.5')
    assert.equal(told(bound('N', { given: 3 }), { workload: { iterations: 50 } }), 'iterations N=3 literal ×1.5')
    assert.equal(told(bound('N', { given: 1000, most: 500 })), 'iterations N=500 literal ×1.5')
    assert.equal(told(bound('N', { given: 3, annotated: { value: 5000, path: 'a.py', range: { start: 0, end: 1 } } })), 'iterations N=5000 annotation ×1.25')
  })

  it('are small where few are given by nature', () => {
    assert.equal(told(bound('N', { few: true })), 'iterations N=5 default ×3')
    assert.equal(told(bound('N', { few: true }), { workload: { iterations: 200 } }), 'iterations N=5 config ×1.5')
    assert.equal(told(bound('N', { few: true }), { workload: { iterations: 2 } }), 'iterations N=2 config ×1.5')
  })

  it('are configured', () => {
    const workload = { iterations: 7, pages: 8, rows: { 'Book': 5000, '*': 20 }, payload: { file: 9 } }
    const forms: readonly WorkBound['form'][] = ['elements', 'passes', 'rows', 'bytes']
    assert.deepEqual(forms.map((form) => told(bound('N', { form }), { workload })), [
      'iterations N=7 config ×1.5', 'iterations N=8 config ×1.5', 'rows N=20 config ×1.5', 'bytes N=9 config ×1.5',
    ])
    assert.equal(told(bound('N', { form: 'rows', table: 'Book' }), { workload }), 'rows N=5000 config ×1.5')
    assert.equal(told(bound('N', { table: 'Book' }), { workload }), 'iterations N=5000 config ×1.5')
    assert.equal(told(bound('N', { form: 'rows', table: 'toString' }), { workload: {} }), 'rows N=100 default ×3')
  })

  it('of a table that are configured are those of all of it: a condition leaves a part', () => {
    const workload = { rows: { Book: 20_000 } }
    assert.equal(told(bound('N', { form: 'rows', table: 'Book', whole: true }), { workload }), 'rows N=20000 config ×1.5')
    assert.equal(told(bound('N', { form: 'rows', table: 'Book', part: true }), { workload }), 'rows N=100 default ×3')
    assert.equal(told(bound('N', { form: 'rows', table: 'Book', part: true }), { workload: { rows: { Book: 20 } } }), 'rows N=20 config ×1.5')
    assert.equal(told(bound('N', { form: 'rows', table: 'Book', part: true }), { workload: { rows: { 'Book': 20_000, '*': 30 } } }), 'rows N=30 config ×1.5')
  })

  it('are at most what the code says, which is no more than an upper bound', () => {
    assert.equal(told(bound('N', { most: 50 })), 'iterations N=50 literal ×1.5')
    assert.equal(told(bound('N', { most: 5000 })), 'iterations N=5000 literal ×1.5')
    const workload = { rows: { Book: 20 } }
    assert.equal(told(bound('N', { form: 'rows', table: 'Book', most: 50 }), { workload }), 'rows N=20 config ×1.5')
    assert.equal(told(bound('N', { form: 'rows', table: 'Book', most: 10 }), { workload }), 'rows N=10 literal ×1.5')
  })

  it('are said by a comment, or measured', () => {
    const measurements: Setting['measurements'] = { callsOf: () => undefined, productsOf: () => [], boundOf: () => ({ value: 33, source: 'metrics', note: 'last week' }), timeOf: () => undefined }
    assert.equal(told(bound('N', { annotated: said(500) }), { measurements }), 'iterations N=500 annotation ×1.25')
    assert.equal(told(bound('N'), { measurements, workload: { iterations: 2 } }), 'iterations N=33 metrics ×1.1')
    assert.equal(told(bound('N', { annotated: said(500), most: 50 })), 'iterations N=50 annotation ×1.25')
  })

  it('tell how to say it better', () => {
    assert.equal(boundInput(bound('M', { of: 'Book.objects.all()', form: 'rows', table: 'Book' }), setting()).note,
      'nobody says how many rows Book.objects.all() brings: write a comment such as `cost-hints: M=100` on the loop or the function, or set workload.rows.Book in .cost-hints.json')
    assert.match(boundInput(bound('N', { form: 'bytes', of: 'path' }), setting()).note, /`cost-hints: bytes=10MiB` on the function, or set workload\.payload\.file/)
    assert.match(boundInput(bound('N', { form: 'bytes', of: 'path', table: 'User' }), setting()).note, /`cost-hints: bytes=1000B`/)
  })

  it('of a part are no more than those of the whole, and half of them if nothing is known', () => {
    const value = (bounds: readonly WorkBound[]) => countedBy(work({ bounds }), setting())(count('M'), (input) => input.value)
    const whole = bound('N', { annotated: said(40) })
    assert.equal(value([whole, bound('M', { form: 'runs', within: 'N' })]), 20)
    assert.equal(value([whole, bound('M', { form: 'rows', within: 'N', most: 10 })]), 10)
    assert.equal(value([whole, bound('M', { form: 'rows', within: 'N', most: 100 })]), 40)
    assert.equal(value([whole, bound('M', { within: 'N', annotated: said(7) })]), 7)
    assert.equal(value([whole, bound('M', { within: 'N', annotated: said(70) })]), 40)
    assert.equal(value([bound('N', { within: 'M' }), bound('M', { within: 'N' })]), 50)
    assert.equal(value([bound('M', { within: 'X' })]), 100)
    const { name, unit, uncertainty } = boundInput(bound('M', { within: 'N' }), setting(), [whole])
    assert.deepEqual([name, unit, uncertainty], ['share M', 'of N', 1.8])
  })

  it('of bytes are those of a row where the same code brings rows', () => {
    const rows = bound('N', { form: 'rows', of: 'users.find()' })
    const bytes = bound('M', { form: 'bytes', of: 'users.find()' })
    assert.equal(boundInput(bytes, setting(), [rows, bytes]).value, 1000)
    assert.equal(boundInput(bytes, setting({ workload: { payload: { object: 300 } } }), [rows, bytes]).value, 300)
    assert.equal(boundInput({ ...bytes, range: { start: 5, end: 9 } }, setting(), [rows, bytes]).value, 10 * 2 ** 20)
    assert.equal(boundInput({ ...bytes, table: 'User' }, setting()).value, 1000)
  })

  it('of loops around the finding\'s own are taken as small where nobody says them, and the more so the more of them there are', () => {
    const bounds = [bound('N', { around: true }), bound('M', { around: true, form: 'rows', table: 'Book' }), bound('K'), bound('L', { form: 'runs', within: 'N', around: true })]
    const before = [amount('query', 'N × M × K')]
    const values = (more: Partial<Setting> = {}) => {
      const counted = countedBy(work({ bounds, before }), setting(more))
      return ['N', 'M', 'K', 'L'].map((name) => counted(count(name), (input) => input.value))
    }
    assert.deepEqual(values(), [10, 3.2, 100, 5])
    assert.deepEqual(values({ workload: { rows: { Book: 70 } } }), [10, 70, 100, 5])
    assert.deepEqual(values({ workload: { rows: { '*': 64 }, iterations: 81 } }), [9, 2.8, 81, 4.5])
    const uncertain: string[] = []
    countedBy(work({ bounds, before }), setting({ workload: { iterations: 81 } }))(count('N × K'), (input) => {
      uncertain.push(`${input.name} ×${input.uncertainty}`)
      return input.value
    })
    assert.deepEqual(uncertain, ['iterations N ×3', 'iterations K ×1.5'])
  })

  it('are known as those of the work, as is what they are parts of, from those of callers', () => {
    const bounds = [bound('N'), bound('M', { form: 'runs', within: 'N' }), bound('K')]
    const functions = [node('f', { callers: [{ function: 1, count: count('K') }] }), node('view', { entry: entry('http') })]
    const made = estimate(work({ bounds, functions, before: [amount('query', 'M')], after: [amount('query', '1')] }), setting())
    assert.ok(made)
    assert.deepEqual(made.assumptions.flatMap(({ name, value, isOfWork }) => / [NMK]$/.test(name) ? [`${name}=${value}${isOfWork ? '' : ' of callers'}`] : []), [
      'iterations K=10 of callers', 'iterations N=100', 'share M=0.5',
    ])
    assert.equal(savingText(made).replace(/^.* at /, ''), '1 million calls, 100 elements (assumed)')
  })

  it('are multiplied and added up as the count says', () => {
    const bounds = [bound('N', { annotated: said(10) }), bound('M', { annotated: said(3) })]
    const counted = countedBy(work({ bounds }), setting())
    const value = (text: string) => counted(count(text), (input) => input.value)
    assert.deepEqual(['0', '1', 'N', '1 + N', '2 × N × M', 'N × N', '1 + N + 4 × N × M'].map(value), [0, 1, 10, 11, 60, 100, 131])
    assert.equal(value('2 × X'), 200)
  })
})

function told(asked: WorkBound, more: Partial<Setting> = {}): string {
  const { name, value, source, uncertainty } = boundInput(asked, setting(more))
  return `${name}=${value} ${source} ×${uncertainty}`
}
