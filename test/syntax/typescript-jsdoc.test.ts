// JSDoc types as annotations of JavaScript.

import assert from 'node:assert/strict'

import type { Variant } from '../../src/analysis/language.js'
import type { Tree } from '../../src/analysis/syntax/tree.js'
import { parseTypeScript } from '../../src/analysis/syntax/typescript/index.js'
import { printNode, sliceOf } from '../support/print-tree.js'
import { checkTree } from '../support/check-tree.js'
import { nodesOf } from '../support/parse-typescript.js'

/** `name: type` for what has an annotation, then the results; each with the text that its range covers. */
function annotations(text: string, variant: Exclude<Variant, 'py'> = 'js'): string[] {
  const tree: Tree = parseTypeScript(text, variant)
  checkTree(tree)
  const found: string[] = []
  for (const node of [...nodesOf(tree, 'parameter'), ...nodesOf(tree, 'assign')]) {
    const target = node.kind === 'parameter' ? node.target : node.targets[0]
    if (!node.annotation || !target) continue
    found.push(`${sliceOf(target, text)}: ${printNode(node.annotation, text)} ${sliceOf(node.annotation, text)}`)
  }
  for (const node of nodesOf(tree, 'function')) if (node.returns) found.push(`=> ${printNode(node.returns, text)} ${sliceOf(node.returns, text)}`)
  return found
}

describe('JavaScript: JSDoc types', () => {
  it('annotate parameters and results of functions', () => {
    assert.deepEqual(annotations(`/**
 * Loads.
 * @param {string[]} ids - the ids
 * @param {number} [limit=1] at most
 * @param {Object} options
 * @param {string} options.name
 * @returns {Promise<User>} the user
 */
export async function load(ids, limit = 1, options) {}`), [
      'ids: (type array [(type name string)]) string[]', 'limit: (type name number) number', 'options: (type name Object) Object',
      '=> (type name Promise [(type name User)]) Promise<User>',
    ])
  })

  it('reach functions behind declarations, assignments, properties, methods and exports', () => {
    for (const code of ['const f = (a) => a', 'exports.f = function (a) {}', 'export default function (a) {}', 'export const f = async (a) => a', 'this.f = (a) => a']) {
      assert.deepEqual(annotations(`/** @param {string} a */\n${code}`), ['a: (type name string) string'], code)
    }
    assert.deepEqual(annotations(`class A {\n /** @param {string} a */\n m(a) {} }`), ['a: (type name string) string'])
    assert.deepEqual(annotations(`x = {\n /** @param {string} a */\n m(a) {},\n /** @param {number} b */\n n: (b) => b }`),
      ['a: (type name string) string', 'b: (type name number) number'])
  })

  it('annotate declarations, fields and single parameters', () => {
    assert.deepEqual(annotations('/** @type {Set<string>} */\nconst seen = new Set()'), ['seen: (type name Set [(type name string)]) Set<string>'])
    assert.deepEqual(annotations('/** @type {string[]} */ this.ids = []'), ['this.ids: (type array [(type name string)]) string[]'])
    assert.deepEqual(annotations('class A { /** @type {User} */ user }'), ['user: (type name User) User'])
    assert.deepEqual(annotations('function f(/** @type {User} */ user) {}'), ['user: (type name User) User'])
  })

  it('give a destructured parameter the tag in its place', () => {
    assert.deepEqual(annotations('/** @param {A} a\n * @param {B} options */\nfunction f(a, { b }) {}'),
      ['a: (type name A) A', '{ b }: (type name B) B'])
  })

  it('may be written the old way', () => {
    const type = (written: string) => annotations(`/** @type {${written}} */ let a`)
    assert.deepEqual(type('Array.<string>'), ['a: (type name Array [(type name string)]) Array.<string>'])
    assert.deepEqual(type('?User'), ['a: (type union [(type name User) (type name null)]) User'])
    assert.deepEqual(type('!User'), ['a: (type name User) User'])
    assert.deepEqual(type('string='), ['a: (type name string) string'])
    assert.deepEqual(annotations('/** @param {...string} a */ function f(...a) {}'), ['a: (type array [(type name string)]) string'])
    assert.deepEqual(type('{ a: { b: string } }'), ['a: (type object [(type-member a (type object [(type-member b (type name string))]))]) { a: { b: string } }'])
  })

  it('may span lines', () => {
    assert.deepEqual(annotations('/**\n * @type {Map<\n *   string,\n *   number>}\n */\nlet a'),
      ['a: (type name Map [(type name string) (type name number)]) Map<\n *   string,\n *   number>'])
  })

  it('say nothing where the code does, where they cannot be read, and in TypeScript', () => {
    assert.deepEqual(annotations('/** @param {string} a */ function f(a: number) {}', 'ts'), ['a: (type name number) number'])
    assert.deepEqual(annotations('/** @type {string} */ let a', 'ts'), [])
    for (const written of ['function(new:A): b', '', ' ', '*', '{', 'a b', 'string; let b', '@', 'A<', '"', '#<']) {
      assert.deepEqual(annotations(`/** @type {${written}} */ let a`).filter((each) => !each.includes('(type other)')), [], written)
    }
    assert.deepEqual(annotations('/* @type {string} */ let a; // @type {string}\nlet b'), [])
    assert.deepEqual(annotations('/** @param ids */ function f(ids) {}'), [])
    assert.deepEqual(annotations('/** @typedef {string} A */ let a'), [])
    assert.deepEqual(annotations('/** @type {string} */ let a, b'), [])
  })
})
