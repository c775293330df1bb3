// Why a write cannot wait until its loop is done: what the loop does besides, and how it is left.

import type { EffectKind } from '../../libraries/schema.js'
import { none } from '../../model/facts.js'
import { exitsOf } from '../../model/questions/exits.js'
import { functionAround } from '../../model/questions/repeated.js'
import { walk } from '../../syntax/children.js'
import type { Call, Node } from '../../syntax/tree.js'
import { isInside } from '../../text/range.js'
import type { Ask } from '../ask.js'
import { quoted } from '../words.js'
import { isMadeByLoop } from './n-plus-one-query.keys.js'
import { unknownCall } from './write-in-loop.calls.js'
import { statementOf } from './write-in-loop.fixes.js'
import type { WriteInLoop } from './write-in-loop.js'

/** Undefined where it can. */
export function aroundWrite(data: WriteInLoop, call: Call, ask: Ask): string | undefined {
  const node = ask.node(data.loop.fact.node)
  const isWhole = data.loop.fact.form === 'callback' || data.loop.fact.form === 'clause'
  if (!isWhole && !statementOf(call)) return 'what it gives is used'
  return standing(call, node, isWhole) ?? leavingOf(node) ?? receiverUse(data, call, ask) ?? besides(data, call, bodyOf(node), ask)
}

/** What a loop runs once per iteration. */
export function bodyOf(node: Node): Node {
  if (node.kind === 'clause') return node.parent ?? node
  return node.kind === 'loop' ? node.body : node
}

function standing(call: Call, node: Node, isWhole: boolean): string | undefined {
  const own = node.kind === 'clause' ? node.parent : node
  for (let around: Node | null = call.parent; around && around !== own; around = around.parent) {
    if (around.kind === 'try') return 'the failure of each row is handled on its own'
    if (around.kind === 'with' && !isWhole) return 'it stands in a `with` of its own in the loop'
    if (around.kind === 'function') return 'it stands in a function inside the loop'
  }
  return undefined
}

/** How the loop may be left, or go on, so that what comes after it does not follow. */
export function leavingOf(node: Node): string | undefined {
  if (node.kind !== 'loop') return undefined
  if (node.form === 'while' || node.form === 'do') return 'how often the loop runs may depend on what is written'
  if (node.orElse) return 'the loop has an `else`'
  if (exitsOf(node).some((exit) => exit.kind === 'return')) return 'the loop may return before its end'
  return jumpOf(node)
}

function jumpOf(loop: Extract<Node, { kind: 'loop' }>): string | undefined {
  let found: string | undefined
  walk(loop.body, (one) => {
    if (one.kind === 'yield') found = 'the loop hands out its rows one by one'
    if (one.kind === 'raise') found = 'the loop may fail on purpose before its end'
    if ((one.kind === 'break' || one.kind === 'continue') && one.label !== null && one.label !== loop.label) found = 'the loop may be left for one around it'
    return one.kind === 'function' ? false : undefined
  })
  return found
}

/** What a driver says of the last statement: many statements at once say something else. */
const lastly = /^(rowcount|lastrowid|lastrow|statusmessage|insert_id|total_changes|info|warning_count)$/

function receiverUse(data: WriteInLoop, call: Call, ask: Ask): string | undefined {
  const isOwnRow = data.operation.library?.model.bulk?.every((one) => one.row === 'receiver') === true
  if (call.callee.kind !== 'member' || isOwnRow) return undefined
  const { object } = call.callee
  const receiver = ask.facts.valueOfNode[object.id] ?? none
  if (receiver !== none && isMadeByLoop(ask, receiver, data.loop.fact)) return 'what it is written with is made in the loop'
  const text = ask.text(object.range)
  const around = functionAround(object).range
  const isAsked = ask.tree.nodes.some((one) => one.kind === 'member' && lastly.test(one.property) && isInside(one.range, around) && ask.text(one.object.range) === text)
  return isAsked ? 'what the last statement did is asked for' : undefined
}

const outside: ReadonlySet<EffectKind> = new Set(['request', 'paid', 'subprocess', 'file-write', 'sleep', 'ui', 'lock', 'connect'])
const databases: ReadonlySet<EffectKind> = new Set(['write', 'mark', 'commit', 'begin', 'rollback'])

/** Other things that the loop does, which may need the row to be there. */
function besides({ step, loop }: WriteInLoop, call: Call, body: Node, ask: Ask): string | undefined {
  for (const other of ask.steps) {
    const { range } = ask.node(other.node)
    if (other.node === step.node || !isInside(range, body.range) || isInside(call.range, range)) continue
    const kinds = other.reached.map((one) => one.operation.kind)
    if (kinds.some((kind) => kind === 'commit' || kind === 'begin')) return 'each row is in a transaction of its own'
    if (kinds.some((kind) => databases.has(kind))) return 'the loop writes other rows as well'
    if (kinds.includes('query') || kinds.includes('load')) return 'the loop also reads from the database'
    if (kinds.some((kind) => outside.has(kind))) return outsideReason
  }
  const unknown = unknownCall(call, body, loop.fact, ask)
  return unknown && `what ${quoted(ask, unknown)} does is not known`
}

export const outsideReason = 'each row is written before something outside happens for it'

export function isOutside(kind: EffectKind): boolean {
  return outside.has(kind)
}
