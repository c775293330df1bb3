// What `cost-hints:` comments say, in which unit, and which function or loop they belong to.

import assert from 'node:assert/strict'
import { readAnnotations } from '../../src/analysis/model/annotations.js'
import { placeAnnotations } from '../../src/analysis/model/annotated-places.js'
import { amountWritten, readAmount, type AmountForm } from '../../src/analysis/model/units.js'
import { functionNames } from '../../src/analysis/model/function-names.js'
import { dedent } from '../support/marks.js'
import { muteAnnotations } from '../../src/analysis/findings/mute-annotations.js'
import { subjectOf } from '../support/subject.js'

describe('units', () => {
  const amounts: readonly (readonly [AmountForm, string, number])[] = [
    ['calls', '2M/month', 2e6], ['calls', '50k/day', 50_000 * 730 / 24], ['calls', '3/s', 3 * 730 * 3600], ['calls', '1/minute', 43_800], ['calls', '24/hour', 24 * 730],
    ['calls', '12/year', 1], ['calls', '7/week', 730 / 24], ['calls', '100/days', 100 * 730 / 24], ['calls', '1.5bn/month', 1.5e9], ['calls', '0/month', 0],
    ['count', '500', 500], ['count', '20k', 20_000], ['count', '1_000_000', 1e6], ['count', '2,500', 2500], ['count', '1e6', 1e6], ['count', '3B', 3e9],
    ['bytes', '20kB', 20_000], ['bytes', '512 B', 512], ['bytes', '64MiB', 64 * 1024 ** 2], ['bytes', '1.5GB', 1.5e9],
  ]
  for (const [form, text, value] of amounts) it(`${text} of ${form}`, () => {
    const read = readAmount(form, text)
    assert.ok('value' in read && Math.abs(read.value - value) <= value * 1e-9, JSON.stringify(read))
  })

  it('are written so that they are read again', () => {
    for (const form of ['calls', 'count', 'bytes'] as const) {
      for (const value of [0, 0.004, 0.15, 1, 42, 999.9, 1234, 50_000, 730_000, 1e6, 2.5e8]) {
        const read = readAmount(form, amountWritten(form, value))
        assert.ok('value' in read && Math.abs(read.value - value) <= value * 0.005, `${form} ${value}: ${amountWritten(form, value)}`)
      }
    }
    assert.deepEqual([amountWritten('calls', 1e5), amountWritten('count', 500), amountWritten('bytes', 2e4)], ['100k/month', '500', '20kB'])
  })

  const wrong: readonly (readonly [AmountForm, string, RegExp])[] = [
    ['calls', '2M', /has the unit `M`; write how often, such as 2M\/month/], ['calls', '500', /has no unit/], ['calls', '3/fortnight', /has the unit `\/fortnight`/],
    ['count', 'many', /is no number/], ['count', '-5', /is negative/], ['count', '20kB', /has the unit `kB`/], ['count', '1e99', /is more than can be/],
    ['bytes', '20k', /has the unit `k`; write a size/], ['bytes', '20', /has no unit/],
  ]
  for (const [form, text, problem] of wrong) {
    it(`${text} is no amount of ${form}`, () => {
      const read = readAmount(form, text)
      assert.match('problem' in read ? read.problem : '', problem)
    })
  }
})

describe('annotations: comments', () => {
  const said = (text: string): readonly string[] => (readAnnotations(text, 0)?.annotations ?? []).map(({ key, value, range }) => `${key} ${value} ${text.slice(range.start, range.end)}`)
  const problems = (text: string): readonly string[] => (readAnnotations(text, 0)?.problems ?? []).map(({ message, range }) => `${text.slice(range.start, range.end)}: ${message}`)

  it('says several things', () => {
    assert.deepEqual(said('# cost-hints: calls=2M/month N=500 payload=20kB'), ['calls 2000000 calls=2M/month', 'N 500 N=500', 'payload 20000 payload=20kB'])
  })
  it('in all comments, with commas, blanks and words for people', () => {
    assert.deepEqual(said('// cost-hints: N=1,000, payload=20 kB -- measured in May'), ['N 1000 N=1,000', 'payload 20000 payload=20 kB'])
    assert.deepEqual(said('/* cost-hints: M2=3 */'), ['M2 3 M2=3'])
    assert.deepEqual(said('/** cost-hints: rows = 20 */'), ['rows 20 rows = 20'])
    assert.deepEqual(problems('// cost-hints: N=1,000, payload=20 kB -- measured in May'), [])
  })
  it('in lines of a block, and behind other comments', () => {
    assert.deepEqual(said('/**\n * What it does.\n * cost-hints: calls=4M/month N=30\n * And how.\n */'), ['calls 4000000 calls=4M/month', 'N 30 N=30'])
    assert.deepEqual(problems('/**\n * cost-hints: N=30\n * And how.\n */'), [])
    assert.deepEqual(said('# noqa  # cost-hints: N=3 # cost-hints: M=4'), ['N 3 N=3', 'M 4 M=4'])
    assert.deepEqual(problems('# cost-hints: N=3 # cost-hints: N=4'), ['N=4: `N` is said twice.'])
    assert.deepEqual(said('// cost-hints: N=3 -- as `// cost-hints: M=4` says'), ['N 3 N=3'])
  })
  it('leaves suppressions and other comments alone', () => {
    for (const text of ['# cost-hints: ignore[n-plus-one-query] -- N=3', '// cost-hints: ignore-file', '# see cost-hints: N=3', '# N=3', '/** Behind another: `# noqa  # cost-hints: N=5`. */', '// say "x = 1  # cost-hints: N=5" there']) assert.equal(readAnnotations(text, 0), undefined)
  })
  it('names what is wrong, where, and what is meant', () => {
    assert.match(problems('# cost-hints: call=2M/month N=5')[0] ?? '', /^call=2M\/month: `call` is not known\. Is `calls` meant\? Known are calls,/)
    assert.match(problems('# cost-hints: n=5')[0] ?? '', /Write `N`\./)
    assert.match(problems('# cost-hints: calls=2M')[0] ?? '', /^calls=2M: `calls=2M` has the unit `M`; write how often/)
    assert.match(problems('# cost-hints: N=-1')[0] ?? '', /`N=-1` is negative\./)
    assert.match(problems('# cost-hints: N=1 N=2')[0] ?? '', /^N=2: `N` is said twice\./)
    assert.match(problems('# cost-hints: hot loop')[0] ?? '', /^hot: `hot` is no `key=value`\./)
    assert.match(problems('# cost-hints:')[0] ?? '', /Nothing is said/)
    assert.deepEqual(said('# cost-hints: call=2M/month N=5'), ['N 5 N=5'])
  })
})

describe('annotations: places', () => {
  function placed(title: string, path: string, source: string, expected: readonly string[]): void {
    it(title, async () => {
      const subject = await subjectOf(path, dedent(source))
      const names = functionNames(subject.facts)
      assert.deepEqual((subject.facts.annotations ?? []).map(({ key, function: owner, loop, class: cls }) => {
        const fact = subject.facts.loops[loop]
        return [key, ...cls === undefined ? [] : [`class ${subject.facts.classes[cls]?.name ?? ''}`], ...owner >= 0 ? [owner === 0 ? 'file' : names.get(owner)] : [], ...fact ? [`${fact.form} ${subject.text.slice(subject.tree.nodes[fact.node]?.range.start).slice(0, 10).trim()}`] : []].join(' / ')
      }), expected)
    })
  }
  const python = (title: string, source: string, ...expected: readonly string[]): void => { placed(title, 'a.py', source, expected) }
  const typescript = (title: string, source: string, ...expected: readonly string[]): void => { placed(title, 'a.ts', source, expected) }

  python('on and above functions', `
    import os

    # cost-hints: calls=2M/month
    def f(): pass

    def g():  # cost-hints: calls=1/day
        pass

    # cost-hints: calls=3/day
    # What it is for.
    @app.get('/')
    @other
    async def h(
        a, b,
    ): pass

    class A:
        # cost-hints: calls=4/day
        def m(self): pass

        def n(
            self,
        ):  # cost-hints: calls=5/day
            pass
  `, 'calls / f', 'calls / g', 'calls / h', 'calls / A.m', 'calls / A.n')
  python('on and above loops', `
    def f(xs, ys):
        for x in xs:  # cost-hints: N=500
            # cost-hints: M=20
            while x:
                x = next(x)
        # cost-hints: N=7
        return [
            y
            for y in ys
        ]
  `, 'N / each for x in x', 'M / while while x:', 'N / clause for y in y')
  python('on and above classes', `
    import os
    # cost-hints: calls=2M/month
    @register
    class A(Base):
        def m(self): pass
    class B:  # cost-hints: calls=3/day
        def m(self): pass
  `, 'calls / class A', 'calls / class B')
  python('at the top of the file', `
    #!/usr/bin/env python
    """What it is for."""
    # cost-hints: calls=2M/month

    import os
    # cost-hints: payload=20kB

    def f(): pass
  `, 'calls / file', 'payload / file')
  python('at a first function only where nothing is between', `
    # cost-hints: calls=2M/month

    def f(): pass
  `, 'calls / file')
  python('the first function', `
    # cost-hints: calls=2M/month
    def f(): pass
  `, 'calls / f')
  python('nowhere', `
    import os
    x = 1
    # cost-hints: calls=2M/month
    y = 2
    def f():
        # cost-hints: N=3
        return 1  # cost-hints: N=4
  `)
  typescript('before code on its own line, and in a block above', `
    /* cost-hints: calls=5M/month */ export const f = () => {
      for (const x of xs) g(x)
    }
    /**
     * What it is for.
     * cost-hints: calls=3/day
     */
    function h() {}
  `, 'calls / f', 'calls / h')

  typescript('functions in all forms', `
    import x from 'x'
    // cost-hints: calls=1/day
    export const f = async () => {
      return 1
    }
    // cost-hints: calls=2/day
    app.get(
      '/books',
      async (request, reply) => { reply.send(1) },
    )
    /* cost-hints: calls=3/day */
    export default function main() {}
    class A {
      // cost-hints: calls=4/day
      @Get()
      async list() { return [] }
    }
  `, 'calls / f', 'calls / <function> / callback async (req', 'calls / main', 'calls / A.list')
  typescript('loops in all forms', `
    export async function f(xs: number[]) {
      // cost-hints: N=500
      for (const x of xs) await g(x)
      await Promise.all(xs.map(async (x) => { // cost-hints: iterations=40
        await g(x)
      }))
      xs.forEach(g)
    }
  `, 'N / each for (const', 'iterations / f.<function> / callback async (x)')

  it('says where a comment says nothing', async () => {
    const { tree } = await subjectOf('a.py', 'x = 1\ny = 2  # cost-hints: N=3\n')
    assert.deepEqual(placeAnnotations(tree).problems.map(({ message, range }) => [tree.text.slice(range.start, range.end), message]), [
      ['# cost-hints: N=3', 'This says nothing here: write it on or above a function, a class or a loop, or at the top of the file.'],
    ])
  })
  python('at the end of a block, those of that block, whatever comes next', `
    def first(ids):
        for i in ids:
            g(i)
            # cost-hints: N=5
        # cost-hints: calls=7M/month

    # cost-hints: calls=8M/month

    def second(ids):
        if ids:
            g(ids)
            # cost-hints: M=9
    class A:
        def m(self): pass
        # cost-hints: calls=1/day
    def third(): pass
  `, 'N / first / each for i in i', 'calls / first', 'calls / second', 'M / second')
  typescript('at the end of a block, before its brace', `
    function first(ids: number[]) {
      for (const id of ids) {
        g(id)
        // cost-hints: N=5
      }
      // cost-hints: calls=7M/month
    }
    function second() {}
  `, 'N / first / each for (const', 'calls / first')
  python('between a decorator and what it decorates', `
    import x
    y = 1
    @app.get('/')
    # cost-hints: calls=2M/month
    def f(): pass
    @other
    # cost-hints: calls=3M/month
    class A: pass
  `, 'calls / f', 'calls / class A')
  python('iterations of a function are those of its only loop', `
    # cost-hints: iterations=9
    def f(ids):
        for i in ids: g(i)
  `, 'iterations / f / each for i in i')

  const refused = (title: string, path: string, source: string, ...expected: readonly string[]): void => {
    it(title, async () => {
      const { tree } = await subjectOf(path, dedent(source))
      assert.deepEqual(placeAnnotations(tree).problems.map(({ message, range }) => `${tree.text.slice(range.start, range.end)}: ${message}`), expected)
    })
  }
  refused('says what is of a loop, and what of a function', 'a.py', `
    # cost-hints: iterations=9
    def f(ids): g(ids)
    # cost-hints: iterations=8
    def h(ids):
        for i in ids: g(i)
        for i in ids: g(i)
    class A:
        def m(self, xs):
            for x in xs:  # cost-hints: calls=6M/month
                g(x)
  `, 'iterations=9: `iterations` is of a loop, and this function has none.',
  'iterations=8: `iterations` is of one loop, and this function may mean several: write it on the one that is meant.',
  'calls=6M/month: `calls` is of a function, and this is a loop: write `iterations`, or write it on the function.')
  refused('says which of two counts', 'a.py', `
    import x
    # cost-hints: calls=1M/month
    # cost-hints: calls=2M/month
    def f():  # cost-hints: calls=3M/month
        pass
    # cost-hints: calls=1M/month
    def g():  # cost-hints: calls=1M/month
        pass
  `, 'calls=2M/month: `calls` is said otherwise on line 2, and that counts.', 'calls=3M/month: `calls` is said otherwise on line 2, and that counts.')
  it('adds nothing to the facts of other files', async () => {
    assert.ok(!('annotations' in (await subjectOf('a.py', 'def f(): pass  # cost-hints: ignore\n')).facts))
  })
})

describe('annotations: without effect', () => {
  it('are told: the code says the number, or nothing has the name', async () => {
    const subject = await subjectOf('a.py', dedent(`
      import requests
      def exact():
          for i in range(500):  # cost-hints: N=5
              requests.get(str(i))
      # cost-hints: N=3 Z=5
      def one(ids):
          for i in ids:
              requests.get(i)
      # cost-hints: M=7
      def none(ids):
          requests.get(ids)
      # cost-hints: K=7
      def calling(ids):
          for i in ids:
              one(i)
      # cost-hints: N=7
      def outer(ids):
          def inner():
              for i in ids:
                  requests.get(i)
          inner()
    `))
    assert.deepEqual(muteAnnotations(subject, []).map(({ message, range }) => `${subject.text.slice(range.start, range.end)}: ${message}`), [
      'N=5: This changes nothing: the code says that the loop runs 500 times.',
      'Z=5: Nothing that is counted in this function is called `Z`; known there are N.',
      'M=7: Nothing that is counted in this function is called `M`.',
    ])
  })
})
