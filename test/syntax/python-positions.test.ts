// Where nodes stand: offsets are UTF-16 code units of the text as given, whatever stands before them.

import assert from 'node:assert/strict'

import type { PythonParser } from '../../src/analysis/syntax/python/index.js'
import type { Kind, NodeOf, Tree } from '../../src/analysis/syntax/tree.js'
import type { Range } from '../../src/analysis/text/range.js'
import { checkTree } from '../support/check-tree.js'
import { pythonParserForTests } from '../support/parse-python.js'
import { trickySources } from './python-sources.js'

describe('Python positions', () => {
  let parser: PythonParser

  before(async () => {
    parser = await pythonParserForTests()
  })

  function lower(source: string): Tree {
    const tree = parser.parse(source)
    assert.deepEqual(tree.problems, [])
    checkTree(tree)
    return tree
  }

  function only<K extends Kind>(tree: Tree, kind: K): NodeOf<K> {
    const found = tree.nodes.filter((node): node is NodeOf<K> => node.kind === kind)
    assert.equal(found.length, 1, `one ${kind}`)
    return found[0] as NodeOf<K>
  }

  function sources(tree: Tree, ...kinds: Kind[]): string[] {
    return tree.nodes.filter((node) => kinds.includes(node.kind)).map((node) => slice(tree, node.range))
  }

  function slice(tree: Tree, range: Range): string {
    return tree.text.slice(range.start, range.end)
  }

  it('counts an emoji as two', () => {
    const tree = lower("s = '😀'; naïve = 𝒳 + s  # 😀 end\nt = f'😀{s}😀'\n")
    assert.deepEqual(sources(tree, 'name'), ['s', 'naïve', '𝒳', 's', 't', 's'])
    assert.deepEqual(sources(tree, 'literal'), ["'😀'", '😀', '😀'])
    assert.deepEqual(tree.comments, [{ range: { start: 26, end: 34 }, text: '😀 end', form: 'line' }])
  })

  it('counts a byte order mark as one', () => {
    const tree = lower('\ufeffimport a\nb = a.c\n')
    assert.deepEqual(sources(tree, 'import', 'member'), ['import a', 'a.c'])
  })

  it('keeps carriage returns out of comments and statements, and in offsets', () => {
    const tree = lower("def f():  # one\r\n\tx = '''a\r\nb'''\r\n\treturn x\r\n\r\n# two \r\n")
    assert.deepEqual(sources(tree, 'return'), ['return x'])
    assert.deepEqual(tree.comments.map((comment) => slice(tree, comment.range)), ['# one', '# two '])
    assert.deepEqual(tree.comments.map((comment) => comment.text), ['one', 'two'])
    assert.equal(only(tree, 'literal').value, 'a\nb')
  })

  it('goes past chunks of what the parser is given', () => {
    const tree = lower(`${'# 😀😀😀\n'.repeat(3000)}x = y.z\n`)
    assert.deepEqual(sources(tree, 'member'), ['y.z'])
  })

  it('ends a block with its last statement', () => {
    const tree = lower('for a in b:\n    # first\n    c\n    d  # last\n    # after\n\ne\n')
    const loop = only(tree, 'loop')
    assert.equal(slice(tree, loop.body.range), 'c\n    d')
    assert.equal(slice(tree, loop.range), 'for a in b:\n    # first\n    c\n    d')
    assert.equal(slice(tree, loop.keyword), 'for')
    assert.equal(slice(tree, loop.header), 'for a in b:')
  })

  it('knows headers and keywords', () => {
    const tree = lower([
      '@deco', 'async def f(a, b={1: 2}) -> {1: 2}:', '    async for x in y[1:2]: pass', '    async with a as b: pass',
      '    if a: pass', '    elif lambda: b: pass', '    while a: pass', '@deco', 'class C(B): pass', '',
    ].join('\n'))
    const headers = tree.nodes.flatMap((node) => 'header' in node ? [slice(tree, node.header)] : [])
    assert.deepEqual(headers, [
      'async def f(a, b={1: 2}) -> {1: 2}:', 'async for x in y[1:2]:', 'async with a as b:', 'if a:', 'elif lambda: b:', 'lambda:',
      'while a:', 'class C(B):',
    ])
    const keywords = tree.nodes.flatMap((node) => 'keyword' in node ? [slice(tree, node.keyword)] : [])
    assert.deepEqual(keywords, ['def', 'for', 'with', 'if', 'elif', 'lambda', 'while'])
    assert.ok(slice(tree, only(tree, 'class').range).startsWith('@deco'))
  })

  it('widens outer to the widest parentheses of a node', () => {
    const tree = lower('x = ((a + b)) * ((c))\n')
    const outers = tree.nodes.filter((node) => node.outer !== node.range).map((node) => [slice(tree, node.range), slice(tree, node.outer)])
    assert.deepEqual(outers, [['a + b', '((a + b))'], ['c', '((c))']])
    assert.deepEqual(sources(tree, 'binary'), ['((a + b)) * ((c))', 'a + b'])
  })

  it('counts the parentheses of a tuple and of a generator as their own', () => {
    const tree = lower('(a, b)\n((c, d))\nf(x for x in y)\nf((x for x in y))\na, b\n')
    assert.deepEqual(sources(tree, 'collection'), ['(a, b)', '(c, d)', 'a, b'])
    assert.deepEqual(sources(tree, 'comprehension'), ['x for x in y', '(x for x in y)'])
    assert.deepEqual(tree.nodes.filter((node) => node.outer !== node.range).map((node) => slice(tree, node.outer)), ['((c, d))'])
  })

  it('finds arguments, properties, operators', () => {
    const tree = lower('a.b(c, *d)[e] not in f\n')
    assert.equal(slice(tree, only(tree, 'call').argumentsRange), '(c, *d)')
    assert.equal(slice(tree, only(tree, 'member').propertyRange), 'b')
    assert.deepEqual(only(tree, 'compare').operatorRanges.map((range) => slice(tree, range)), ['not in'])
    assert.equal(slice(lower('a <<\\\n  b\n'), only(lower('a <<\\\n  b\n'), 'binary').operatorRange), '<<')
  })

  it('looks inside of plain quotes, and at the whole of escaped ones', () => {
    const tree = lower("x: \"dict[str, 'User']\"\ny: 'a.\\x62'\n")
    assert.deepEqual(sources(tree, 'type'), ["dict[str, 'User']", 'str', 'User', "'a.\\x62'"])
  })

  it('keeps text between interpolations without quotes', () => {
    const tree = lower("'a' f'b{x}c{{' 'd'\n")
    assert.deepEqual(sources(tree, 'literal'), ["a", 'b', 'c{{', 'd'])
  })

  it('names the module in `import a.b` by its first part', () => {
    const tree = lower('import a.b, c.d as e\n')
    assert.deepEqual(sources(tree, 'import-name', 'name'), ['a.b', 'a', 'c.d as e', 'e'])
  })

  it('keeps every node within its parent', () => {
    for (const source of trickySources) lower(source)
  })
})
