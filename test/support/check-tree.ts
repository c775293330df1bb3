// What must hold for the tree of any text, however broken.

import assert from 'node:assert/strict'

import { childrenOf } from '../../src/analysis/syntax/children.js'
import type { Tree } from '../../src/analysis/syntax/tree.js'

export function checkTree(tree: Tree): void {
  const { text } = tree
  const seen = new Set<unknown>()
  tree.nodes.forEach((node, id) => {
    assert.equal(node.id, id)
    assert.ok(!seen.has(node), `${node.kind} is in the tree twice`)
    seen.add(node)
    for (const range of [node.range, node.outer]) {
      assert.ok(range.start >= 0 && range.start <= range.end && range.end <= text.length, `${node.kind} is outside of the text`)
    }
    assert.ok(node.outer.start <= node.range.start && node.outer.end >= node.range.end, `${node.kind} is outside of its parentheses`)
    for (const child of childrenOf(node)) {
      assert.equal(child.parent, node)
      // A type from a doc comment stands before what it annotates.
      if (child.kind === 'type' && child.range.end <= node.range.start) continue
      const isWithin = child.outer.start >= node.range.start && child.outer.end <= node.range.end
      assert.ok(isWithin, `${child.kind} "${text.slice(child.outer.start, child.outer.end)}" is outside of its parent ${node.kind}`)
    }
  })
  assert.equal(tree.root.parent, null)
  for (const { range } of [...tree.comments, ...tree.problems]) {
    assert.ok(range.start >= 0 && range.start <= range.end && range.end <= text.length)
  }
}
