// Calls a month: the best source there is, the sum over callers, and no more for functions that call each other in a circle.

import assert from 'node:assert/strict'
import { boundName } from '../../src/analysis/model/questions/counts.js'
import type { CallerNode, Work } from '../../src/analysis/work.js'
import { callGraphOf } from '../../src/cost/call-graph.js'
import { callsOf } from '../../src/cost/calls.js'
import { collected } from '../../src/cost/inputs.js'
import type { Setting } from '../../src/cost/setting.js'
import { countedBy } from '../../src/cost/volumes.js'
import { bound, count, entry, node, said, setting, work } from './works.js'

describe('calls', () => {
  it('are those of the kind of entry point, by default', () => {
    for (const [kind, calls] of [['http', 100_000], ['queue', 100_000], ['serverless', 100_000], ['schedule', 730], ['cli', 100]] as const) {
      assert.deepEqual(told([node('run', { entry: entry(kind) })]), { calls, inputs: [`calls=${calls} default`] })
    }
    assert.deepEqual(told([node('run')]), { calls: 10_000, inputs: ['calls=10000 default'] })
    assert.deepEqual(told([node('')]), { calls: 100, inputs: ['calls=100 default'] })
  })

  it('are what the schedule says', () => {
    assert.deepEqual(told([node('run', { entry: entry('schedule', { callsPerMonth: 43_800 }) })]), { calls: 43_800, inputs: ['calls=43800 literal'] })
  })

  it('are configured by kind', () => {
    const workload = { calls: { http: 5e6, other: 7 } }
    assert.deepEqual(told([node('run', { entry: entry('http') })], { workload }).inputs, ['calls=5000000 config'])
    assert.deepEqual(told([node('run')], { workload }).inputs, ['calls=7 config'])
  })

  it('are configured by function, the more exact key before the others', () => {
    const functions = { '**/*.py': 1, 'shop/**': 2, 'run': 3, 'shop/a.py:run': 4 }
    const callsFor = (path: string, name: string, given: Record<string, number> = functions) =>
      told([node(name, { path, entry: entry('http') })], { workload: { functions: given } }).calls
    assert.equal(callsFor('shop/a.py', 'run'), 4)
    assert.equal(callsFor('shop/b.py', 'run'), 3)
    assert.equal(callsFor('shop/b.py', 'Other.run'), 1)
    assert.equal(callsFor('shop/b.ts', 'Other.run'), 2)
    assert.equal(callsFor('x/b.ts', 'Other.run'), 100_000)
    assert.equal(callsFor('views.py', 'toString', { 'views.py': 9 }), 9)
    assert.equal(callsFor('x.py', 'toString', {}), 100_000)
  })

  it('are configured by the name of an entry point, with one of its two routes, after functions and before globs', () => {
    const callsFor = (name: string, given: Record<string, number>) =>
      told([node('views.run', { path: 'shop/a.py', entry: entry('http', { name }) })], { workload: { functions: given } }).calls
    assert.equal(callsFor('GET /api/books/{id}', { 'GET /api/books/{id}': 5, 'shop/**': 2 }), 5)
    assert.equal(callsFor('GET /api/books/{id}', { 'GET /api/books/{id}': 5, 'views.run': 3 }), 3)
    assert.equal(callsFor('GET /api/books/{id}', { 'GET /books/{id}': 5, 'POST /api/books/{id}': 6, '/shop': 7 }), 100_000)
    assert.equal(callsFor('GET /a/x or /b/x', { 'GET /b/x': 8 }), 8)
    assert.equal(callsFor('GET /books', { 'GET /books/': 4 }), 4)
    assert.equal(callsFor('GET /books/', { 'GET /books': 4 }), 4)
    assert.equal(callsFor('/books/', { 'GET /books': 4 }), 4)
    assert.equal(callsFor('GET /books/', { 'POST /books/': 4 }), 100_000)
    assert.equal(callsFor('GET /a/x or /b/x', { 'GET /a/x or /b/x': 9, 'GET /b/x': 8 }), 9)
    assert.equal(callsFor('/flag and 5 others', { '/flag': 4 }), 4)
    assert.equal(callsFor('celery task shop.tasks.send', { 'celery task shop.tasks.send': 10 }), 10)
  })

  it('come from a comment before the configuration, and from measurements in between', () => {
    const workload = { functions: { run: 3 } }
    const measurements: Setting['measurements'] = { callsOf: () => ({ value: 8, source: 'profile', note: 'one day' }), productsOf: () => [], boundOf: () => undefined, timeOf: () => undefined }
    assert.deepEqual(told([node('run', { calls: said(12) })], { workload, measurements }).inputs, ['calls=12 annotation'])
    assert.deepEqual(told([node('run')], { workload, measurements }).inputs, ['calls=8 profile'])
    assert.deepEqual(told([node('run')], { workload }).inputs, ['calls=3 config'])
  })

  it('of a helper are the sum over the routes that call it', () => {
    const functions = [
      node('helper', { callers: [{ function: 1, count: count('1') }, { function: 2, count: count('3') }] }),
      node('a', { entry: entry('http', { name: 'GET /a' }) }),
      node('b', { entry: entry('http', { name: 'GET /b', callsPerMonth: 10 }) }),
    ]
    assert.deepEqual(told(functions), { calls: 100_030, inputs: ['calls of GET /a=100000 default', 'calls of GET /b=10 literal'] })
  })

  it('are multiplied by the loop that a caller calls in', () => {
    const functions = [node('helper', { callers: [{ function: 1, count: count('2 × M') }] }), node('main', { entry: entry('cli') })]
    assert.equal(told(functions, {}, { bounds: [bound('M', { annotated: said(50) })] }).calls, 100 * 2 * 50)
  })

  it('of a route that other code calls as well are both', () => {
    const functions = [node('view', { entry: entry('http'), callers: [{ function: 1, count: count('1') }] }), node('job', { entry: entry('schedule') })]
    assert.equal(told(functions).calls, 100_730)
  })

  it('of a function that calls itself are those of whoever calls it', () => {
    const functions = [
      node('walk', { callers: [{ function: 0, count: count('2') }, { function: 1, count: count('1') }] }),
      node('main', { entry: entry('cli'), callers: [] }),
    ]
    assert.deepEqual(told(functions), { calls: 100, inputs: ['calls=100 default'] })
  })

  it('of functions that call each other in a circle come from outside of it', () => {
    const functions = [
      node('a', { callers: [{ function: 1, count: count('1') }, { function: 2, count: count('1') }] }),
      node('b', { callers: [{ function: 0, count: count('1') }] }),
      node('view', { entry: entry('http') }),
    ]
    assert.equal(told(functions).calls, 100_000)
    assert.deepEqual(told(functions.slice(0, 2).map((one, index) => index === 0 ? { ...one, callers: one.callers.slice(0, 1) } : one)), {
      calls: 10_000, inputs: ['calls=10000 default'],
    })
  })

  it('of functions in circles upon circles do not grow with the ways round', () => {
    const size = 12
    const everyone = Array.from({ length: size }, (_, index) => ({ function: index, count: count('3') }))
    const functions = [
      ...Array.from({ length: size }, (_, index) => node(`f${index}`, { callers: [...everyone, ...index === 5 ? [{ function: size, count: count('2') }] : []] })),
      node('view', { entry: entry('http') }),
    ]
    assert.equal(told(functions).calls, 200_000)
  })

  it('of what a circle calls are those of the circle', () => {
    const functions = [
      node('helper', { callers: [{ function: 1, count: count('2') }] }),
      node('a', { callers: [{ function: 2, count: count('5') }] }),
      node('b', { callers: [{ function: 1, count: count('5') }], entry: entry('cli') }),
    ]
    assert.equal(told(functions).calls, 200)
  })

  it('take loops in loops as ever smaller, where nobody says how large they are', () => {
    const called = (from: number, times: string) => ({ callers: [{ function: from, count: count(times) }] })
    const functions = [node('helper', called(1, 'P')), node('a', called(2, 'L × Q')), node('b', called(3, 'M')), node('main', { entry: entry('cli') })]
    const bounds = ['M', 'L', 'Q', 'P'].map((name) => bound(name))
    const calls = (bounds: Work['bounds'], more: Partial<Setting> = {}, before: Work['before'] = []) => Math.round(told(functions, more, { bounds, before }).calls)
    assert.equal(calls(bounds), Math.round(100 * 10 * 3.2 * 1.8 * 1.3))
    assert.equal(calls(bounds, { workload: { iterations: 50 } }), Math.round(100 * 7.1 * 2.7 * 1.6 * 1.3))
    const [first, ...others] = bounds
    assert.ok(first)
    assert.equal(calls([{ ...first, annotated: said(7) }, ...others]), Math.round(100 * 7 * 10 * 3.2 * 1.8))
    assert.equal(calls([{ ...first, form: 'rows', table: 'Book' }, ...others], { workload: { rows: { Book: 500 } } }), Math.round(100 * 500 * 10 * 3.2 * 1.8))
    assert.equal(calls(bounds, {}, [{ kind: 'lookup', count: count('L') }]), Math.round(100 * 10 * 100 * 3.2 * 1.8))
  })

  it('never grow beyond a hundred times those of the entry point by loops that nobody says the size of, however many there are', () => {
    const depth = 12
    const functions = [...Array.from({ length: depth }, (_, index) => node(`f${index}`, { callers: [{ function: index + 1, count: count(boundName(index)) }] })), node('view', { entry: entry('http') })]
    const { calls } = told(functions, {}, { bounds: Array.from({ length: depth }, (_, index) => bound(boundName(index))) })
    assert.ok(calls > 2_000_000 && calls <= 10_000_000, String(calls))
  })

  it('are found in time where callers fork and meet again many times', () => {
    const functions = Array.from({ length: 41 }, (_, index) => node(`f${index}`, {
      callers: index === 40 ? [] : [{ function: Math.min(40, index + 1), count: count('0.5') }, { function: Math.min(40, index + 2), count: count('0.5') }],
      ...index === 40 ? { entry: entry('http') } : {},
    }))
    assert.ok(told(functions).calls > 0)
  })

  it('are assumed where nothing is known of the function', () => {
    assert.equal(told([]).calls, 10_000)
  })
})

function told(functions: readonly CallerNode[], more: Partial<Setting> = {}, others: Partial<Work> = {}): { calls: number, inputs: readonly string[] } {
  const asked = work({ functions, ...others })
  const { result, inputs } = collected(callsOf(asked, setting(more), callGraphOf(asked, setting(more)), countedBy(asked, setting(more))))
  return { calls: result, inputs: inputs.filter(({ name }) => name.startsWith('calls')).map(({ name, value, source }) => `${name}=${value} ${source}`) }
}
