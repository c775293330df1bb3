// Goldens and invariants of TypeScript trees.

import assert from 'node:assert/strict'

import type { Variant } from '../../src/analysis/language.js'
import { childrenOf } from '../../src/analysis/syntax/children.js'
import type { Kind, Node, NodeOf, Tree } from '../../src/analysis/syntax/tree.js'
import { parseTypeScript } from '../../src/analysis/syntax/typescript/index.js'
import { isInside } from '../../src/analysis/text/range.js'
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

/** What holds for the tree of any text whatsoever. */
export function checkTree(tree: Tree): void {
  const seen = new Set<Node>()
  const whole = { start: 0, end: tree.text.length }
  for (const [i, node] of tree.nodes.entries()) {
    const at = `${node.kind} ${JSON.stringify(node.range)} in ${JSON.stringify(tree.text)}`
    assert.ok(!seen.has(node), `twice: ${at}`)
    seen.add(node)
    assert.equal(node.id, i, at)
    assert.ok(node.range.start <= node.range.end && isInside(node.range, node.outer) && isInside(node.outer, whole), at)
    assert.ok(node.parent ? childrenOf(node.parent).includes(node) : node === tree.root, `parent: ${at}`)
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
