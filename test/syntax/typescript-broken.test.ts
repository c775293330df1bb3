// Half-typed and hostile texts: what is whole is read, and nothing throws.

import assert from 'node:assert/strict'

import { parseTypeScript } from '../../src/analysis/syntax/typescript/index.js'
import { checkTree } from '../support/check-tree.js'
import { nodesOf } from '../support/parse-typescript.js'
import { printTree, sliceOf } from '../support/print-tree.js'

const before = 'export function before(xs: string[]) { for (const x of xs) use(x) }\n'
const after = '\nfunction after(ys: number[]) { return ys.includes(1) }\n'

describe('TypeScript: half-typed files', () => {
  for (const half of [
    'import', 'import {', 'import { a', 'import { a } from', `import { a } from '`, 'import * as', 'import type', 'export', 'export {', 'export default',
    'load(', 'load(1,', 'load(a => ', 'new A(', 'const x = ', 'const', 'const {', 'let x:', 'foo.', 'foo?.', 'foo.bar(x).', 'foo[', 'await', 'if (',
    'if (a', 'if (a) {}  else', 'for (', 'for (const', 'for (const x of', 'for (let i = 0; i', 'while (', 'do', 'switch (', 'switch (a) {} case', 'try', 'try {} catch (',
    'return', 'throw', 'async', 'async function', 'function', 'function f(', 'function f(a:', '(a, b) =>', 'x = y ? 1 :', 'a &&', '!', 'typeof',
    'class A', 'class A extends', 'class A { m(', 'class A { @', 'interface', 'interface A', 'type', 'type A =', 'type A<', 'enum', 'namespace', 'declare', 'declare module',
    '@Dec', 'foo<', 'foo<string', 'f<T>(', '`a', "'a", '/* a', '<div', '#', '@', '\\', '...', '=>', '?.', ')', ']', '}',
  ]) {
    it(`keeps the function before ${JSON.stringify(half)}`, () => {
      const tree = parseTypeScript(before + half, 'ts')
      const [whole] = nodesOf(tree, 'function')
      assert.equal(whole?.name?.name, 'before')
      assert.equal(nodesOf(tree, 'loop')[0]?.form, 'each')
      checkTree(tree)
    })
  }

  for (const half of [
    'import { a }', 'import { a } from', 'import a', 'export * from', 'export { a } from', 'load(', 'load(1,', 'const x =', 'foo.', 'foo?.', 'if (', 'if (a', 'while (',
    'a &&', 'x = y ? 1 :', ')', '}', 'class A', "const s = 'a", 'switch (', 'for (const x of', 'foo<', 'new A(', 'enum A', 'class A { m(',
  ]) {
    it(`keeps the functions around ${JSON.stringify(half)}`, () => {
      const tree = parseTypeScript(before + half + after, 'ts')
      const names = nodesOf(tree, 'function').map((node) => node.name?.name)
      assert.ok(names.includes('before') && names.includes('after'), names.join())
      assert.ok(nodesOf(tree, 'member').some((node) => node.property === 'includes'))
      checkTree(tree)
    })
  }

  it('takes what follows an import without its module for a statement', () => {
    const text = 'import { a } from\nfunction f() {}'
    const tree = parseTypeScript(text, 'ts')
    assert.equal(printTree(tree), '(import es level=0 [(import-name a a)])\n(function declaration name:f body:{  })')
    assert.deepEqual(tree.root.body.map((statement) => sliceOf(statement, text)), ['import { a } from', 'function f() {}'])
  })

  it('keeps the function before an unclosed JSX tag', () => {
    for (const half of ['const a = <div>', 'const a = <div', 'const a = <div class=', 'const a = <div>{', 'const a = <>', 'const a = <A.', 'return <b>{x.map(']) {
      const tree = parseTypeScript(before + half + after, 'tsx')
      assert.equal(nodesOf(tree, 'function')[0]?.name?.name, 'before', half)
      checkTree(tree)
    }
  })

  it('leaves out only the statement that cannot be read', () => {
    const text = `${before}export const b = 1; type A<`
    const tree = parseTypeScript(text, 'ts')
    assert.deepEqual(tree.root.body.map((statement) => statement.kind), ['export', 'export', 'other'])
    assert.equal(nodesOf(tree, 'function')[0]?.name?.name, 'before')
    checkTree(tree)
  })

  it('reads an empty text, blanks, comments, and bytes that are no text', () => {
    for (const text of ['', '\uFEFF', ' \n\t', '// a', '/* a', '#!/bin/sh', '\0', '\uD800', '\u0001\u0002\uFFFD', '\u2028']) checkTree(parseTypeScript(text, 'jsx'))
  })

  it('survives what is nested too deeply', () => {
    const depth = 20_000
    for (const text of ['('.repeat(depth), `x = ${'['.repeat(depth)}`, 'a' + '.b'.repeat(depth), `${'1 + '.repeat(depth)}1`, '{'.repeat(depth)]) {
      checkTree(parseTypeScript(text, 'ts'))
    }
  })
})

describe('TypeScript: mutated files', () => {
  it('never throw, and keep every invariant', () => {
    const random = randomFrom(20240607)
    for (let i = 0; i < 300; i++) {
      const { text, variant } = tricky[random(tricky.length)] ?? { text: '', variant: 'ts' }
      const mutated = mutate(mutate(text, random), random)
      checkTree(parseTypeScript(mutated, variant))
    }
  })
})

const tricky = [
  { variant: 'ts', text: `import a, { type b as c } from 'm'\nexport * as ns from "./n"\n@Dec({ x: 1 }) export abstract class A<T> extends B<T> implements C {
  static #p?: string = \`x\${1 + \`\${y}\`}z\`; constructor(private readonly q: Map<string, T[]>, ...r: number[]) { super() }
  get v(): (T | null)[] { return this.q?.get('k')!.list ?? [] } async *[Symbol.iterator]() { yield* this.v } static { init() } }\n` },
  { variant: 'tsx', text: `export const V = <T,>({ xs, on }: Props<T>) => <><A.B {...xs} key="k">{xs.map((x, i) => <i key={i}>{x} // no</i>)}{/* c */}</A.B></>\n` },
  { variant: 'jsx', text: `/** @param {Array.<string>} ids @returns {Promise<{ a: number }>} */\nmodule.exports = async function load(ids, { n = 1, ...rest } = {}) {
  outer: for await (const [k, v] of ids.entries()) { switch (k) { case 1: continue outer; default: delete rest[k] } }
  try { return (await import('m')).default(/[/\\]]+/giu, 0xFFn, 1_0) } catch { throw new Error('😀') } finally { i++ } }\r\n` },
  { variant: 'ts', text: `declare module 'm' { interface I<T = {}> { (a: T): void; new (): I; readonly [k: string]: unknown; m?<U>(this: I, x: U): x is U } }
type M<T> = { readonly [K in keyof T as \`get\${K}\`]-?: T[K] extends infer U ? [a: U, ...b: U[]] : typeof import('x').y }
enum E { A = 1 << 2, B = A | 3 }\nnamespace N.O { export import P = Q.R }\nlet z = <const>[1, , 2] satisfies readonly unknown[], w = f<string>, u = a! as any\n` },
] as const

const pieces = ['{', '}', '(', ')', '[', ']', '<', '>', ',', ';', ':', '=>', '=', '?', '?.', '.', '...', '"', '\'', '`', '${', '/*', '//', '/', '@', '#', '\\', '\n', '😀',
  'class ', 'function ', 'import ', 'export ', 'async ', 'for (', 'new ', 'type ', 'enum ', 'namespace ', '<div>', 'as ', 'await ']

function mutate(text: string, random: (below: number) => number): string {
  const at = random(text.length + 1)
  switch (random(4)) {
    case 0: return text.slice(0, at) + (pieces[random(pieces.length)] ?? '') + text.slice(at)
    case 1: return text.slice(0, at) + text.slice(at + 1 + random(5))
    case 2: return text.slice(0, at) + text.slice(at + random(80))
    default: return random(3) === 0 ? text.slice(0, at) : text.slice(at) + text.slice(0, at)
  }
}

/** A linear congruential generator: the same mutations on every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return (state >>> 8) % below
  }
}
