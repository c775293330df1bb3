// Why a write cannot wait until its loop is done: what the loop does besides, and how it is left.

import type { EffectKind } from '../../libraries/schema.js'
import { exitsOf } from '../../model/questions/exits.js'
import { libraryCallsOf, targetsOf } from '../../model/resolve/calls.js'
import { walk } from '../../syntax/children.js'
import type { Call, Node } from '../../syntax/tree.js'
import { isInside } from '../../text/range.js'
import type { Ask } from '../ask.js'
import { quoted } from '../words.js'
import { isMadeByLoop } from './n-plus-one-query.keys.js'
import { statementOf } from './write-in-loop.fixes.js'
import type { WriteInLoop } from './write-in-loop.js'

/** Undefined where it can. */
export function aroundWrite(data: WriteInLoop, call: Call, ask: Ask): string | undefined {
  const { loop } = data
  const node = ask.node(loop.fact.node)
  const isCallback = loop.fact.form === 'callback'
  if (!isCallback && !statementOf(call)) return 'what it gives is used'
  for (let around: Node | null = call.parent; around && around !== node; around = around.parent) {
    if (around.kind === 'try') return 'the failure of each row is handled on its own'
    if (around.kind === 'with' && !isCallback) return 'it stands in a `with` of its own in the loop'
    if (around.kind === 'function') return 'it stands in a function inside the loop'
  }
  const body = node.kind === 'loop' ? node.body : node
  if (node.kind === 'loop' && (node.form === 'while' || node.form === 'do')) return 'how often the loop runs may depend on what is written'
  if (node.kind === 'loop' && node.orElse) return 'the loop has an `else`'
  if (exitsOf(node).some((exit) => exit.kind === 'return')) return 'the loop may return before its end'
  if (yields(body)) return 'the loop hands out its rows one by one'
  const receiver = call.callee.kind === 'member' ? ask.facts.valueOfNode[call.callee.object.id] : undefined
  const isOwnRow = data.operation.library?.model.bulk?.every((one) => one.row === 'receiver') === true
  if (receiver !== undefined && !isOwnRow && isMadeByLoop(ask, receiver, loop.fact)) return 'what it is written with is made in the loop'
  return besides(data, call, body, ask)
}

function yields(body: Node): boolean {
  let found = false
  walk(body, (one) => {
    if (one.kind === 'yield') found = true
    return one.kind === 'function' ? false : undefined
  })
  return found
}

const outside: ReadonlySet<EffectKind> = new Set(['request', 'paid', 'subprocess', 'file-write', 'sleep', 'ui', 'lock'])
const databases: ReadonlySet<EffectKind> = new Set(['write', 'mark', 'commit', 'begin', 'rollback'])

/** Other things that the loop does, which may need the row to be there. */
function besides({ step }: WriteInLoop, call: Call, body: Node, ask: Ask): string | undefined {
  for (const other of ask.steps) {
    const { range } = ask.node(other.node)
    if (other.node === step.node || !isInside(range, body.range) || isInside(call.range, range)) continue
    const kinds = other.reached.map((one) => one.operation.kind)
    if (kinds.some((kind) => kind === 'commit' || kind === 'begin')) return 'each row is in a transaction of its own'
    if (kinds.some((kind) => databases.has(kind))) return 'the loop writes other rows as well'
    if (kinds.includes('query') || kinds.includes('load')) return 'the loop also reads from the database'
    if (kinds.some((kind) => outside.has(kind))) return 'each row is written before something outside happens for it'
  }
  const unknown = unknownCall(call, body, ask)
  return unknown && `what ${quoted(ask, unknown)} does with what is written is not known`
}

const plain = /^(append|push|add|extend|update|print|log|debug|info|warn|warning|error|exception|success|write_?line|set|get|setdefault|discard|remove|insert|unshift|increment|inc)$/

/** A call that is made for what it does, of something that nothing is known of. */
function unknownCall(own: Call, body: Node, ask: Ask): Node | undefined {
  const id = ask.facts.calls.findIndex((fact, index) => {
    const node = ask.node(fact.node)
    if (node.kind !== 'call' || node === own || !isInside(node.range, body.range) || !statementOf(node)) return false
    if (libraryCallsOf(ask.subject.resolver, ask.file, index).length > 0 || targetsOf(ask.subject.resolver, ask.file, index).length > 0) return false
    const name = node.callee.kind === 'member' ? node.callee.property : node.callee.kind === 'name' ? node.callee.name : ''
    return !plain.test(name) && !/(^|\.)(stdout|stderr|style|logger|log|console)\./.test(ask.text(node.callee.range))
  })
  return id < 0 ? undefined : ask.node(ask.facts.calls[id]?.node ?? own.id)
}
