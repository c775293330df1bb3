// Half-typed and damaged files: a tree always comes, it is whole, and what stands around the damage is in it.

import assert from 'node:assert/strict'

import type { PythonParser } from '../../src/analysis/syntax/python/index.js'
import { checkTree } from '../support/check-tree.js'
import { pythonParserForTests } from '../support/parse-python.js'
import { printTree } from '../support/print-tree.js'
import { trickySources } from './python-sources.js'

describe('Python, half-typed', () => {
  let parser: PythonParser

  before(async () => {
    parser = await pythonParserForTests()
  })

  function halfTyped(title: string, source: readonly string[], expected: readonly string[]): void {
    it(title, () => {
      const tree = parser.parse(`${source.join('\n')}\n`)
      checkTree(tree)
      assert.ok(tree.problems.length > 0)
      assert.deepEqual(printTree(tree).split('\n'), expected)
    })
  }

  halfTyped('a member before the next statement', ['x = foo.', 'y = 1'], [
    '(assign = targets:[x] value:foo)', '(assign = targets:[y] value:1)',
  ])
  halfTyped('a member at the end of a block', ['def f():', '  for u in us:', '    u.', '  return 1'], [
    '(function declaration name:f body:{ (loop each target:u iterable:us body:{  }); (return 1) })',
  ])
  halfTyped('an assignment without value', ['x =', 'y = 1'], ['x', '(assign = targets:[y] value:1)'])
  halfTyped('an operator without operand', ['a +', 'b'], ['a', 'b'])
  halfTyped('parameters not closed', ['def f(', '', 'x = 1', 'class A:', '  def g(self):', '    return 1'], [
    '(assign = targets:[x] value:1)',
    '(class name:A body:{ (function method name:g parameters:[(parameter self)] body:{ (return 1) }) })',
  ])
  halfTyped('a list not closed in a method', [
    'class A:', '  def f(self):', '    x = [1, 2', '    return x', '  def g(self):', '    return 2',
  ], [
    '(class name:A body:{ (function method name:f parameters:[(parameter self)] body:{ (return x) }); '
    + '(function method name:g parameters:[(parameter self)] body:{ (return 2) }) })',
  ])
  halfTyped('a call not closed over lines', ['foo(', '    a,', '    b', 'x = 1', 'def g(): pass'], [
    '(collection tuple [a])', 'b', '(assign = targets:[x] value:1)', '(function declaration name:g body:{ (empty) })',
  ])
  halfTyped('a header without colon', ['if x', '  y', 'z'], ['y', 'z'])
  halfTyped('a loop without colon', ['while True', '    foo()', 'def g():', '    pass'], [
    '(call foo)', '(function declaration name:g body:{ (empty) })',
  ])
  halfTyped('an import without names', ['from x import (', '', 'x = 1'], ['(assign = targets:[x] value:1)'])
  halfTyped('a decorator without name', ['@', 'def f(): pass'], ['(other "@")', '(function declaration name:f body:{ (empty) })'])
  halfTyped('a missing comma', ['f(a b)'], ['(call callee:f arguments:[(argument a) (argument (other "b" b))])'])
  halfTyped('an open string', ["x = 'abc", 'y = 2'], ['(other "x = \'abc" x abc)', '(assign = targets:[y] value:2)'])

  it('says what is wrong, once and where', () => {
    const { problems } = parser.parse('x = foo.\nf(a b)\n')
    assert.deepEqual(problems, [
      { range: { start: 7, end: 8 }, message: 'Expected more after ".".' },
      { range: { start: 13, end: 14 }, message: 'Unexpected "b".' },
    ])
  })

  it('leaves a body without statements empty behind its header', () => {
    const tree = parser.parse('for x in y:\n')
    const [loop] = tree.root.body
    assert.ok(loop?.kind === 'loop')
    assert.deepEqual([loop.range, loop.body.range], [{ start: 0, end: 11 }, { start: 11, end: 11 }])
  })

  it('says so when something is never closed', () => {
    for (const text of ['f(\n'.repeat(3000), "f'{".repeat(2000), '('.repeat(200_000)]) {
      const tree = parser.parse(text)
      checkTree(tree)
      assert.ok(tree.problems.length > 0)
    }
  })

  it('caps its problems', () => {
    assert.ok(parser.parse('f(a b)\n'.repeat(200)).problems.length <= 20)
  })
})

describe('Python, hostile', () => {
  let parser: PythonParser

  before(async () => {
    parser = await pythonParserForTests()
  })

  it('walks long chains', () => {
    const tree = parser.parse(`x = ${Array.from({ length: 5000 }, (_, i) => `a${i}`).join(' + ')}\n`)
    assert.deepEqual(tree.problems, [])
    // Module, statement, assignment, target, 5,000 names and the 4,999 sums of them.
    assert.equal(tree.nodes.length, 10_003)
  })

  it('loses one statement, not the file, to nesting that is too deep', () => {
    const depth = 20_000
    const tree = parser.parse(`a = 1\nb = ${'['.repeat(depth)}${']'.repeat(depth)}\nc = 2\n`)
    checkTree(tree)
    assert.deepEqual(tree.problems.map((problem) => problem.message), ['This statement is nested too deeply to be analysed.'])
    assert.deepEqual(tree.root.body.map((statement) => statement.kind), ['expression-statement', 'other', 'expression-statement'])
  })

  it('gives a tree for nothing, blanks, NUL and lone surrogates', () => {
    for (const text of ['', '\n', ' ', '\t\n', '\0', 'x = 1\0\ny = 2\n', '\ud800', 'x = "\udc00"\n', '\ufeff', '\\', '\r\r\n', '\f']) {
      checkTree(parser.parse(text))
    }
  })

  it('gives the same tree for the same text, also after another', () => {
    const source = trickySources.join('\n')
    const first = printTree(parser.parse(source))
    parser.parse('def f(:\n  [[[')
    assert.equal(printTree(parser.parse(source)), first)
  })

  it('survives mutations', () => {
    const random = seeded(20260)
    for (let i = 0; i < 300; i++) {
      const source = trickySources[i % trickySources.length] ?? ''
      checkTree(parser.parse(mutate(source, random)))
    }
  })
})

const inserted = [
  '(', ')', '[', ']', '{', '}', '"', "'", '\n', '\n    ', ':', '.', ',', '=', ' ', '#', '\\', 'f"', '"""', 'if ', '😀', '\0', '\r',
]

/** One to four deletions, duplications or insertions. */
function mutate(source: string, random: () => number): string {
  let text = source
  for (let n = 1 + Math.floor(random() * 4); n > 0; n--) {
    const start = Math.floor(random() * text.length)
    const end = Math.min(text.length, start + 1 + Math.floor(random() * 8))
    const choice = Math.floor(random() * 3)
    const addition = inserted[Math.floor(random() * inserted.length)] ?? ''
    const middle = choice === 0 ? '' : choice === 1 ? text.slice(start, end).repeat(2) : addition
    text = text.slice(0, start) + middle + text.slice(choice === 2 ? start : end)
  }
  return text
}

/** A linear congruential generator (Numerical Recipes), so that every run makes the same mutations. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296
    return state / 4294967296
  }
}
