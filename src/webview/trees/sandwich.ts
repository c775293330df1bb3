// Two trees around one function: all that it calls, and, upside down, all that call it.

import { Column } from '../../profiles/columns.js'
import { PairIndex } from '../../profiles/pair-index.js'
import { treeOf, type CallTree } from './call-tree.js'

export interface Sandwich {
  /** The function is the root, its callers stand below it. */
  readonly callers: CallTree
  /** The function is the root. */
  readonly callees: CallTree
}

/** Of a recursion the outermost call counts. */
export function sandwichOf(tree: CallTree, wanted: number): Sandwich {
  return { callers: callersOf(tree, wanted), callees: calleesOf(tree, wanted) }
}

function callersOf(tree: CallTree, wanted: number): CallTree {
  const index = new PairIndex()
  const self = Column.numbers()
  const inside = new Uint8Array(tree.length)
  for (let row = 0; row < tree.length; row++) {
    const caller = tree.parent[row] ?? -1
    const isInside = caller >= 0 && inside[caller] === 1
    const isWanted = tree.function[row] === wanted
    inside[row] = isInside || isWanted ? 1 : 0
    if (!isWanted || isInside) continue
    let place = -1
    for (let at = row; at >= 0; at = tree.parent[at] ?? -1) place = index.rowOf(place, tree.function[at] ?? 0)
    self.add(place, tree.total[row] ?? 0)
  }
  return treeOf(index.firsts(), index.seconds(), self.taken(index.length))
}

function calleesOf(tree: CallTree, wanted: number): CallTree {
  const index = new PairIndex()
  const self = Column.numbers()
  const placeOf = new Int32Array(tree.length).fill(-1)
  for (let row = 0; row < tree.length; row++) {
    const caller = tree.parent[row] ?? -1
    const above = caller < 0 ? -1 : placeOf[caller] ?? -1
    if (above < 0 && tree.function[row] !== wanted) continue
    const place = index.rowOf(above, tree.function[row] ?? 0)
    placeOf[row] = place
    self.add(place, tree.self[row] ?? 0)
  }
  return treeOf(index.firsts(), index.seconds(), self.taken(index.length))
}
