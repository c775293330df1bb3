// Goldens of TypeScript trees, and their nodes by kind.

import assert from 'node:assert/strict'

import type { Variant } from '../../src/analysis/language.js'
import type { Kind, NodeOf, Tree } from '../../src/analysis/syntax/tree.js'
import { parseTypeScript } from '../../src/analysis/syntax/typescript/index.js'
import { checkTree } from './check-tree.js'
import { printTree } from './print-tree.js'

/** Compares the printed statements of a text with the expected lines; such a text has no syntax errors. */
export function readsAs(variant: Exclude<Variant, 'py'>): (text: string, ...lines: string[]) => void {
  return (text, ...lines) => {
    const tree = parseTypeScript(text, variant)
    assert.equal(printTree(tree), lines.join('\n'), text)
    assert.deepEqual(tree.problems, [])
    checkTree(tree)
  }
}

export function nodesOf<K extends Kind>(tree: Tree, kind: K): NodeOf<K>[] {
  return tree.nodes.filter((node): node is NodeOf<K> => node.kind === kind)
}

/** The first node of a kind; its absence is a failure. */
export function firstOf<K extends Kind>(tree: Tree, kind: K): NodeOf<K> {
  const [first] = nodesOf(tree, kind)
  assert.ok(first, `no ${kind} in ${tree.text}`)
  return first
}
