// Ranges in UTF-16 code units whatever the text is made of, parentheses, and the ranges of keywords, headers and operators.

import assert from 'node:assert/strict'

import type { Range } from '../../src/analysis/text/range.js'
import { parseTypeScript } from '../../src/analysis/syntax/typescript/index.js'
import { sliceOf } from '../support/print-tree.js'
import { checkTree } from '../support/check-tree.js'
import { firstOf, nodesOf } from '../support/parse-typescript.js'

const read = (text: string) => parseTypeScript(text, 'tsx')
const at = (text: string, range: Range) => text.slice(range.start, range.end)

/** The outer ranges of all names called `name`. */
function outerOf(text: string, name: string): string[] {
  return nodesOf(read(text), 'name').filter((node) => node.name === name).map((node) => at(text, node.outer))
}

describe('TypeScript: positions', () => {
  it('of statements leave out a semicolon that begins the next line', () => {
    const text = 'const a = (f()) // first\n;[1].map(g)\n;(b)();\nconst c = 1\n  ;\nd()'
    const tree = read(text)
    checkTree(tree)
    assert.deepEqual(nodesOf(tree, 'declaration').map((node) => at(text, node.range)), ['const a = (f())', 'const c = 1'])
    assert.deepEqual(nodesOf(tree, 'expression-statement').map((node) => at(text, node.range)), ['[1].map(g)', '(b)();', 'd()'])
  })

  for (const [title, before] of Object.entries({
    emoji: `const s = '😀👩‍👩‍👧'; `, 'byte order mark': '\uFEFF', 'carriage returns': '// a\r\n\r\n/* b\r\n */\r\n', 'old Mac line ends': 'a\rb\r',
    tabs: '\t\t', 'line separators': '// a\u2028', hashbang: '#!/usr/bin/env node // no comment\n', 'non-breaking space': '\u00a0',
  })) {
    it(`are right behind ${title}`, () => {
      const text = `${before}load(käse, '🧀', third) // 🎈\r\n`
      const tree = read(text)
      const call = nodesOf(tree, 'call')[0]
      assert.ok(call)
      assert.equal(sliceOf(call, text), `load(käse, '🧀', third)`)
      assert.deepEqual(call.arguments.map((each) => sliceOf(each, text)), ['käse', `'🧀'`, 'third'])
      assert.equal(at(text, call.argumentsRange), `(käse, '🧀', third)`)
      assert.equal(tree.comments.at(-1)?.text, '🎈')
      assert.equal(tree.root.range.end, text.length)
      checkTree(tree)
    })
  }

  it('give an expression its own parentheses, the widest, and no others', () => {
    assert.deepEqual(outerOf('(a)', 'a'), ['(a)'])
    assert.deepEqual(outerOf('( /* ( */ ((a)) )', 'a'), ['( /* ( */ ((a)) )'])
    assert.deepEqual(outerOf('f(a); f((a)); if (a) {} while ((a)) {} a; (a).b; (a as b)', 'a'), ['a', '(a)', 'a', '(a)', 'a', '(a)', 'a'])
    assert.deepEqual(outerOf('(a) => (b); (a, c); ((a) + c)', 'a'), ['a', 'a', '(a)'])
    assert.deepEqual(outerOf('for (const x of (a)) {} switch (a) {} f?.((a)); new (a)(); `${(a)}`', 'a'), ['(a)', 'a', '(a)', '(a)', '(a)'])
  })

  it('give an argument its parentheses', () => {
    const text = 'f((a), ...(b), (function () {}))'
    assert.deepEqual(firstOf(read(text), 'call').arguments.map((each) => sliceOf(each, text)), ['(a)', '...(b)', '(function () {})'])
  })

  it('give parenthesised types their parentheses', () => {
    const text = 'let a: ((A | B))[]'
    const union = nodesOf(read(text), 'type').find((type) => type.form === 'union')
    assert.ok(union)
    assert.deepEqual([at(text, union.range), at(text, union.outer)], ['A | B', '((A | B))'])
  })

  it('leave annotations out of names and patterns', () => {
    const text = 'function f(a: A, { b } : B, [c,,] /* ] */ : C, d?: D, ...e: E[]) { const g /* : */ : G = 1, \\u0061b: H = 2; let i!: I }'
    const tree = read(text)
    assert.deepEqual(firstOf(tree, 'function').parameters.map((each) => sliceOf(each.target, text)), ['a', '{ b }', '[c,,]', 'd', 'e'])
    assert.deepEqual(nodesOf(tree, 'assign').map((each) => each.targets.map((target) => sliceOf(target, text))), [['g'], ['\\u0061b'], ['i']])
  })

  it('give arguments of new without parentheses no width', () => {
    const text = 'new A; new B<C>(); new (d())'
    assert.deepEqual(nodesOf(read(text), 'call').filter((each) => each.isNew).map((each) => at(text, each.argumentsRange)), ['', '()', ''])
  })

  it('find operators between comments and parentheses', () => {
    const text = '(a) /* + */ + (b); a // &&\n && b; (a) /* in */ in (b); a >>>= b >>> c'
    const tree = read(text)
    assert.deepEqual(nodesOf(tree, 'binary').map((each) => at(text, each.operatorRange)), ['+', '>>>'])
    assert.deepEqual(nodesOf(tree, 'binary').map((each) => each.operatorRange.start), [text.indexOf('+ ('), text.lastIndexOf('>>>')])
    assert.equal(at(text, firstOf(tree, 'logical').operatorRange), '&&')
    assert.equal(firstOf(tree, 'compare').operatorRanges[0]?.start, text.indexOf('in (b)'))
  })

  it('give functions keyword and header', () => {
    const cases: [string, string, string][] = [
      ['export async function f(a: A): B { }', 'function', 'async function f(a: A): B'],
      ['export default function () {}', 'function', 'function ()'],
      ['declare function f(): void', 'function', 'declare function f(): void'],
      ['const f = async (a = () => 1) : Promise<A> => { }', '=>', 'async (a = () => 1) : Promise<A> =>'],
      ['const f = () /* => */ => (a)', '=>', '() /* => */ =>'],
      ['const f = a => a', '=>', 'a =>'],
      ['class A { @B() /* c */ private async *m(): D { } }', 'm', 'private async *m(): D'],
      ['class A { constructor(a) { } }', 'constructor', 'constructor(a)'],
      ['class A { abstract m(): B }', 'm', 'abstract m(): B'],
      ['({ get a() { return 1 } })', 'a', 'get a()'],
    ]
    for (const [text, keyword, header] of cases) {
      const node = firstOf(read(text), 'function')
      assert.deepEqual([at(text, node.keyword), at(text, node.header)], [keyword, header], text)
    }
  })

  it('give loops, branches and classes keyword and header', () => {
    const loops: [string, string, string][] = [
      ['for (const a of (b)) { }', 'for', 'for (const a of (b))'],
      ['for await (const a of b) c()', 'for', 'for await (const a of b)'],
      ['for (;;) { }', 'for', 'for (;;)'],
      ['for (let i = 0; i < f(")"); i++ /* ) */) { }', 'for', 'for (let i = 0; i < f(")"); i++ /* ) */)'],
      ['while (f((a))) { }', 'while', 'while (f((a)))'],
      ['do a(); while (b)', 'do', 'do'],
      ['x: for (a in b) { }', 'for', 'for (a in b)'],
    ]
    for (const [text, keyword, header] of loops) {
      const node = firstOf(read(text), 'loop')
      assert.deepEqual([at(text, node.keyword), at(text, node.header), at(text, node.range)], [keyword, header, text])
    }
    const branch = 'if (a) { } else if ((b)) c()'
    assert.deepEqual(nodesOf(read(branch), 'branch').map((node) => at(branch, node.header)), ['if (a)', 'if ((b))'])
    const text = '@a() export abstract class A extends B { }'
    const node = firstOf(read(text), 'class')
    assert.deepEqual([at(text, node.header), at(text, node.body.range)], ['abstract class A extends B', '{ }'])
    assert.equal(sliceOf(firstOf(read(text), 'export'), text), text)
  })

  it('give blocks their braces, and single statements their range', () => {
    const text = 'if (a) { b() } else c(); switch (d) { case 1: e(); f(); case 2: }'
    assert.deepEqual(nodesOf(read(text), 'block').map((node) => at(text, node.range)), ['{ b() }', 'c();', 'e(); f();', ''])
  })

  it('give template text its range without quotes', () => {
    const text = '`ab${c}\\n😀${d}`'
    const parts = firstOf(read(text), 'template').parts
    assert.deepEqual(parts.map((part) => at(text, part.range)), ['ab', 'c', '\\n😀', 'd'])
  })
})

describe('TypeScript: comments', () => {
  const texts = (text: string) => read(text).comments.map((comment) => [comment.form, comment.text])

  it('are found wherever they stand', () => {
    assert.deepEqual(texts('f(/* a */) // b\n/** c */ function g() { // d\n}\n<div>{/* e */}</div> // f'),
      [['block', 'a'], ['line', 'b'], ['block', '* c'], ['line', 'd'], ['block', 'e'], ['line', 'f']])
  })

  it('are not seen in strings, templates, regular expressions and JSX text', () => {
    assert.deepEqual(texts(`'//a'; "/*b*/"; \`//c\${d /* yes */}//e\`; /[/]\\/\\*/.test(a); <a href="//x">http://y /* z */</a>; a / b / c`), [['block', 'yes']])
  })

  it('may be unfinished', () => {
    const [comment] = read('a /* b').comments
    assert.deepEqual(comment, { range: { start: 2, end: 6 }, text: 'b', form: 'block' })
  })
})
