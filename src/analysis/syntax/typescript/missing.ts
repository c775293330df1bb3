// In half-typed code the parser puts nodes of no width where something is missing, at times before the blanks in front of their parent.
// They move into it, so that every node of every tree lies inside its parent.

import { eachChild, walk } from '../children.js'
import type { Module, Node } from '../tree.js'

export function moveMissingInside(root: Module): void {
  walk(root, (node) => {
    eachChild(node, (child) => moveInside(child, node))
    return true
  })
}

function moveInside(child: Node, parent: Node): void {
  const { start, end } = child.outer
  if (start !== end || (start >= parent.range.start && end <= parent.range.end)) return
  const at = Math.max(parent.range.start, Math.min(start, parent.range.end))
  child.range = { start: at, end: at }
  child.outer = child.range
}
