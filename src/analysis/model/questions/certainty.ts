// Whether a piece of code runs in every run of the function around it, as far as runs end normally.

import { childrenOf } from '../../syntax/children.js'
import type { Node } from '../../syntax/tree.js'

/** Whether a branch, an earlier exit or a short circuit between the code and `top` may leave it out. A loop that has nothing to go over is no matter here. */
export function mayBeLeftOut(code: Node, top: Node): boolean {
  for (let node = code; node !== top && node.parent; node = node.parent) {
    const { parent } = node
    if (isOneOfSeveral(node, parent) || mayEndBefore(node, parent)) return true
  }
  return false
}

function isOneOfSeveral(node: Node, parent: Node): boolean {
  switch (parent.kind) {
    case 'branch': case 'conditional': return node !== parent.test
    case 'logical': return node === parent.right
    // `cache[key] ??= load()`
    case 'assign': return /^(\?\?|\|\||&&)=$/.test(parent.operator) && node === parent.value
    case 'switch': return node !== parent.subject
    case 'handler': return true
    case 'comprehension': return (node === parent.element || node === parent.key) && parent.clauses.some((clause) => clause.conditions.length > 0)
    case 'clause': return node.kind !== 'function' && parent.conditions.indexOf(node as Extract<Node, { kind: 'name' }>) > 0
    case 'loop': return node === parent.orElse
    default: return false
  }
}

/** A statement before it in the same block may return, or go on with another iteration. */
function mayEndBefore(node: Node, parent: Node): boolean {
  const statements: readonly Node[] = parent.kind === 'block' ? parent.statements : parent.kind === 'module' ? parent.body : []
  for (const statement of statements) {
    if (statement === node) return false
    if (mayEnd(statement)) return true
  }
  return false
}

const known = new WeakMap<Node, boolean>()

/** Remembered: it is asked for each of the statements that come after. */
function mayEnd(statement: Node): boolean {
  let ends = known.get(statement)
  if (ends === undefined) known.set(statement, ends = mayJumpOut(statement, false))
  return ends
}

function mayJumpOut(node: Node, isInLoop: boolean): boolean {
  switch (node.kind) {
    case 'function': case 'class': return false
    case 'return': return true
    case 'break': case 'continue': return !isInLoop || node.label !== null
    case 'loop': return childrenOf(node).some((child) => mayJumpOut(child, true))
    // A break ends the switch alone; what goes on with a loop is rare there.
    case 'switch': return node.cases.some((one) => one.body.statements.some((statement) => mayJumpOut(statement, node.form === 'switch' || isInLoop)))
    default: return childrenOf(node).some((child) => mayJumpOut(child, isInLoop))
  }
}
