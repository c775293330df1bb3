// Statements below another one, and lines that go: with the indentation and line ends that are there, or not at all.

import assert from 'node:assert/strict'
import { insertBelow, removeLine } from '../../src/analysis/edits/below.js'
import { applyEdits } from '../../src/analysis/findings/verify-fix.js'
import type { Node, Tree } from '../../src/analysis/syntax/tree.js'
import { parseTypeScript } from '../../src/analysis/syntax/typescript/index.js'

function loopOf(tree: Tree): Node {
  const loop = tree.nodes.find((node) => node.kind === 'loop')
  assert.ok(loop)
  return loop
}

describe('statements below', () => {
  const cases: readonly (readonly [string, string, string | undefined])[] = [
    ['after a block', 'f(() => {\n  for (;;) { a() }\n  b()\n})', 'f(() => {\n  for (;;) { a() }\n  x()\n  y()\n  b()\n})'],
    ['after a comment, at the end of the file', 'for (;;) a() // each', 'for (;;) a() // each\nx()\ny()'],
    ['Windows line ends', 'for (;;) {\r\n}\r\nb()', 'for (;;) {\r\n}\r\nx()\r\ny()\r\nb()'],
    ['other code on the line', 'for (;;) {}; b()', undefined],
    ['no braces around', 'if (a) for (;;) b()', undefined],
    ['other code before it', 'a(); for (;;) {}', undefined],
  ]
  for (const [name, text, expected] of cases) {
    it(name, () => {
      const tree = parseTypeScript(text, 'ts')
      const edit = insertBelow(tree, loopOf(tree), ['x()', 'y()'])
      assert.equal(edit && applyEdits(text, [edit]), expected)
    })
  }
})

describe('lines that go', () => {
  const cases: readonly (readonly [string, string, string | undefined])[] = [
    ['with the line break before', 'a()\n  for (;;) {}\nb()', 'a()\nb()'],
    ['with Windows line ends', 'a()\r\nfor (;;) {};\r\nb()', 'a()\r\nb()'],
    ['a comment stays where it stood', 'a()\n  for (;;) {}; // why\nb()', 'a()\n  // why\nb()'],
    ['a comment in front of other code', 'a()\nfor (;;) {} /* why */ b()', undefined],
    ['a comment behind other code', 'a()\nfor (;;) {} b() // why', undefined],
    ['with other code', 'a()\nfor (;;) {} b()', undefined],
    ['the first line', 'for (;;) {}\nb()', undefined],
  ]
  for (const [name, text, expected] of cases) {
    it(name, () => {
      const tree = parseTypeScript(text, 'ts')
      const edit = removeLine(tree, loopOf(tree))
      assert.equal(edit && applyEdits(text, [edit]), expected)
    })
  }
})
