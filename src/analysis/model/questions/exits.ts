// How control leaves a loop: always after an operation (then it is no loop), or perhaps.

import { childrenOf } from '../../syntax/children.js'
import type { Handler, Node, Statement, Try } from '../../syntax/tree.js'

interface Completion {
  /** Control may come to what follows. */
  readonly falls: boolean
  /** It may go on with the next iteration. */
  readonly continues: boolean
  /** It may leave the loop by return or break. */
  readonly leaves: boolean
  /** It may jump within the loop: to what follows an inner loop, a switch or a labelled block. */
  readonly jumps: boolean
}

const falling: Completion = { falls: true, continues: false, leaves: false, jumps: false }
const ending: Completion = { ...falling, falls: false }

/** Which paths count: without those that a handler takes where something was raised, or all. */
type Paths = 'unfailing' | 'all'
const unfailing: Paths = 'unfailing'

/** Whether every normal path from `operation` leaves `loop` (a loop node, or a callback's function). Exceptions are not normal. */
export function alwaysLeaves(operation: Node, loop: Node): boolean {
  if (loop.kind === 'clause') return isTakenOnce(operation, loop)
  if (loop.kind !== 'loop') return false
  for (let node: Node = operation; node !== loop && node.parent; node = node.parent) {
    if (node.kind === 'function') return false
    if (node.kind === 'return' || node.kind === 'raise') return true
    const { parent } = node
    if (parent.kind === 'try' && node === parent.body && parent.orElse) {
      const after = completionOf(parent.orElse, loop, unfailing)
      if (after.continues) return false
      if (!after.falls) return true
    }
    if (parent.kind === 'try' && parent.finalizer && node !== parent.finalizer && !completionOf(parent.finalizer, loop, unfailing).falls) return true
    const siblings = statementsOf(parent)
    if (!siblings) continue
    const after = completionOfAll(siblings.slice(siblings.indexOf(node as Statement) + 1), loop, unfailing)
    if (after.continues) return false
    // A jump within the loop goes on further out: what follows there decides.
    if (!after.falls && !after.jumps) return true
  }
  return false
}

/** Whether the loop tries again where the operation raises: `try: return get(url)` with a handler that goes on. */
export function isTriedAgain(operation: Node, loop: Node): boolean {
  for (let node: Node = operation; node !== loop && node.parent; node = node.parent) {
    const { parent } = node
    if (parent.kind === 'try' && node === parent.body && parent.handlers.some((handler) => goesOn(handler, parent, loop))) return true
  }
  return false
}

/** Whether a handler leads to another iteration. */
function goesOn(handler: Handler, around: Try, loop: Node): boolean {
  const own = completionOf(handler.body, loop)
  if (own.continues || !own.falls) return own.continues
  for (let node: Node = around; node !== loop && node.parent; node = node.parent) {
    const siblings = statementsOf(node.parent)
    const after = siblings ? completionOfAll(siblings.slice(siblings.indexOf(node as Statement) + 1), loop) : falling
    if (after.continues || !after.falls) return after.continues
  }
  return true
}

/** `next(f(x) for x in xs)` asks the generator for one element. */
function isTakenOnce(operation: Node, clause: Node): boolean {
  const generator = clause.parent
  const argument = generator?.parent
  const call = argument?.kind === 'argument' ? argument.parent : null
  if (generator?.kind !== 'comprehension' || generator.form !== 'generator' || call?.kind !== 'call') return false
  const isNext = call.callee.kind === 'name' && call.callee.name === 'next' && call.arguments[0] === argument
  let node: Node | null = operation
  while (node && node.parent !== generator) node = node.parent
  return isNext && node === generator.element
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

function completionOfAll(statements: readonly Statement[], loop: Node, paths: Paths = 'all'): Completion {
  let continues = false
  let leaves = false
  let jumps = false
  for (const statement of statements) {
    const one = completionOf(statement, loop, paths)
    continues ||= one.continues
    leaves ||= one.leaves
    jumps ||= one.jumps
    if (!one.falls) return { falls: false, continues, leaves, jumps }
  }
  return { falls: true, continues, leaves, jumps }
}

function either(all: readonly Completion[]): Completion {
  return {
    falls: all.some((one) => one.falls), continues: all.some((one) => one.continues), leaves: all.some((one) => one.leaves), jumps: all.some((one) => one.jumps),
  }
}

function completionOf(node: Node, loop: Node, paths: Paths = 'all'): Completion {
  switch (node.kind) {
    case 'return': return { ...ending, leaves: true }
    case 'raise': return ending
    case 'break': return targets(node, loop) ? { ...ending, leaves: true } : { ...ending, jumps: true }
    case 'continue': return targets(node, loop) ? { ...ending, continues: true } : node.label !== null && !isWithin(node, node.label, loop) ? { ...ending, leaves: true } : { ...ending, jumps: true }
    case 'block': return completionOfAll(node.statements, loop, paths)
    case 'labeled': {
      const body = completionOf(node.body, loop, paths)
      return { ...body, falls: body.falls || body.jumps }
    }
    case 'with': return completionOf(node.body, loop, paths)
    case 'branch': return either([completionOf(node.then, loop, paths), node.otherwise ? completionOf(node.otherwise, loop, paths) : falling])
    case 'switch': {
      const cases = node.cases.map((one) => completionOf(one.body, loop, paths))
      const breaks = node.form === 'switch' && node.cases.some((one) => endsWithBreak(one.body.statements))
      const hasDefault = node.cases.some((one) => one.isDefault)
      return { ...either([...cases, ...(hasDefault && !breaks ? [] : [falling])]), jumps: cases.some((one) => one.jumps) && !breaks }
    }
    case 'try': {
      const body = completionOf(node.body, loop, paths)
      const normal = body.falls && node.orElse ? either([{ ...body, falls: false }, completionOf(node.orElse, loop, paths)]) : body
      const all = paths === 'unfailing' ? normal : either([normal, ...node.handlers.map((handler) => completionOf(handler.body, loop, paths))])
      if (!node.finalizer) return all
      const last = completionOf(node.finalizer, loop, paths)
      return last.falls ? { ...either([all, last]), falls: all.falls } : last
    }
    case 'loop': {
      const inner = completionOf(node.body, loop, paths)
      return { ...inner, falls: true, jumps: false }
    }
    default: return falling
  }
}

function endsWithBreak(statements: readonly Statement[]): boolean {
  return statements.some((statement) => statement.kind === 'break' && statement.label === null)
}

/** Whether the label stands on something inside of the loop. */
function isWithin(jump: Node, label: string, loop: Node): boolean {
  for (let node = jump.parent; node && node !== loop; node = node.parent) {
    if ((node.kind === 'loop' || node.kind === 'labeled') && node.label === label) return true
  }
  return false
}

/** Whether a break or continue belongs to this loop, not to one inside it. */
function targets(jump: Extract<Node, { kind: 'break' | 'continue' }>, loop: Node): boolean {
  if (loop.kind !== 'loop') return false
  if (jump.label !== null) {
    if (loop.label === jump.label) return true
    // A jump to a loop further out leaves this one.
    return jump.kind === 'break' && !isWithin(jump, jump.label, loop)
  }
  for (let node: Node | null = jump.parent; node; node = node.parent) {
    if (node.kind === 'loop') return node === loop
    if (node.kind === 'switch' && node.form === 'switch' && jump.kind === 'break') return false
    if (node.kind === 'function') return false
  }
  return false
}
