// How control leaves a loop: always after an operation (then it is no loop), or perhaps.

import { childrenOf } from '../../syntax/children.js'
import type { Node, Statement } from '../../syntax/tree.js'

interface Completion {
  /** Control may come to what follows. */
  readonly falls: boolean
  /** It may go on with the next iteration. */
  readonly continues: boolean
  /** It may leave the loop by return or break. */
  readonly leaves: boolean
}

const falling: Completion = { falls: true, continues: false, leaves: false }

/** Whether every normal path from `operation` leaves `loop` (a loop node, or a callback's function). Exceptions are not normal. */
export function alwaysLeaves(operation: Node, loop: Node): boolean {
  if (loop.kind !== 'loop') return false
  for (let node: Node = operation; node !== loop && node.parent; node = node.parent) {
    if (node.kind === 'function') return false
    if (node.kind === 'return' || node.kind === 'raise') return true
    const { parent } = node
    if (parent.kind === 'try' && node === parent.body && parent.orElse) {
      const after = completionOf(parent.orElse, loop)
      if (after.continues) return false
      if (!after.falls) return true
    }
    const siblings = statementsOf(parent)
    if (!siblings) continue
    const after = completionOfAll(siblings.slice(siblings.indexOf(node as Statement) + 1), loop)
    if (after.continues) return false
    if (!after.falls) return after.leaves || isEndless(siblings)
  }
  return false
}

function isEndless(statements: readonly Statement[]): boolean {
  return statements.some((statement) => statement.kind === 'raise')
}

/** Whether some path leaves the loop before its iterable is used up: `break`, `return`; not exceptions. */
export function mayLeave(loop: Node): boolean {
  if (loop.kind !== 'loop') return false
  return completionOf(loop.body, loop).leaves
}

/** The `break` and `return` statements that leave the loop. */
export function exitsOf(loop: Node): readonly Node[] {
  const found: Node[] = []
  if (loop.kind === 'loop') collectExits(loop.body, loop, found)
  return found
}

function collectExits(node: Node, loop: Node, found: Node[]): void {
  if (node.kind === 'function' || node.kind === 'class') return
  if (node.kind === 'return' || (node.kind === 'break' && targets(node, loop))) found.push(node)
  for (const child of childrenOf(node)) collectExits(child, loop, found)
}

function statementsOf(node: Node): readonly Statement[] | undefined {
  return node.kind === 'block' ? node.statements : node.kind === 'module' ? node.body : undefined
}

function completionOfAll(statements: readonly Statement[], loop: Node): Completion {
  let continues = false
  let leaves = false
  for (const statement of statements) {
    const one = completionOf(statement, loop)
    continues ||= one.continues
    leaves ||= one.leaves
    if (!one.falls) return { falls: false, continues, leaves }
  }
  return { falls: true, continues, leaves }
}

function either(all: readonly Completion[]): Completion {
  return {
    falls: all.some((one) => one.falls), continues: all.some((one) => one.continues), leaves: all.some((one) => one.leaves),
  }
}

function completionOf(node: Node, loop: Node): Completion {
  switch (node.kind) {
    case 'return': return { falls: false, continues: false, leaves: true }
    case 'raise': return { falls: false, continues: false, leaves: false }
    case 'break': return targets(node, loop) ? { falls: false, continues: false, leaves: true } : { falls: false, continues: false, leaves: false }
    case 'continue': return targets(node, loop) ? { falls: false, continues: true, leaves: false } : { falls: false, continues: false, leaves: false }
    case 'block': return completionOfAll(node.statements, loop)
    case 'labeled': return completionOf(node.body, loop)
    case 'with': return completionOf(node.body, loop)
    case 'branch': return either([completionOf(node.then, loop), node.otherwise ? completionOf(node.otherwise, loop) : falling])
    case 'switch': {
      const cases = node.cases.map((one) => completionOf(one.body, loop))
      const breaks = node.form === 'switch' && node.cases.some((one) => endsWithBreak(one.body.statements))
      const hasDefault = node.cases.some((one) => one.isDefault)
      return either([...cases, ...(hasDefault && !breaks ? [] : [falling])])
    }
    case 'try': {
      const body = completionOf(node.body, loop)
      const normal = body.falls && node.orElse ? either([{ ...body, falls: false }, completionOf(node.orElse, loop)]) : body
      const all = either([normal, ...node.handlers.map((handler) => completionOf(handler.body, loop))])
      if (!node.finalizer) return all
      const last = completionOf(node.finalizer, loop)
      return last.falls ? { falls: all.falls, continues: all.continues || last.continues, leaves: all.leaves || last.leaves } : last
    }
    case 'loop': {
      const inner = completionOf(node.body, loop)
      return { falls: true, continues: inner.continues, leaves: inner.leaves }
    }
    default: return falling
  }
}

function endsWithBreak(statements: readonly Statement[]): boolean {
  return statements.some((statement) => statement.kind === 'break' && statement.label === null)
}

/** Whether a break or continue belongs to this loop, not to one inside it. */
function targets(jump: Extract<Node, { kind: 'break' | 'continue' }>, loop: Node): boolean {
  if (loop.kind !== 'loop') return false
  if (jump.label !== null) {
    if (loop.label === jump.label) return true
    // A jump to a loop further out leaves this one.
    for (let node: Node | null = jump.parent; node && node !== loop; node = node.parent) if (node.kind === 'loop' && node.label === jump.label) return false
    return jump.kind === 'break'
  }
  for (let node: Node | null = jump.parent; node; node = node.parent) {
    if (node.kind === 'loop') return node === loop
    if (node.kind === 'switch' && node.form === 'switch' && jump.kind === 'break') return false
    if (node.kind === 'function') return false
  }
  return false
}
