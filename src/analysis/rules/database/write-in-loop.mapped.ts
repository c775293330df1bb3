// Loops that are expressions: `await Promise.all(xs.map((x) => write(x)))`, `[write(x) for x in xs]`.
// The rows are made there, and one bulk form writes them.

import { walk } from '../../syntax/children.js'
import type { Call, FunctionNode, Node } from '../../syntax/tree.js'
import type { Ask } from '../ask.js'
import type { ProposedFix } from '../rule.js'
import { agreed, bulkName, statementOf, writtenForm, type BulkPlan } from './write-in-loop.fixes.js'

const odd = 'what it gives is used'

export function mappedWrite(plan: BulkPlan, ask: Ask): ProposedFix | string {
  const { data, call, row } = plan
  const callback = ask.node(data.loop.fact.node)
  const map = ask.node(ask.facts.calls[data.loop.fact.call]?.node ?? callback.id)
  if (ask.isPython || callback.kind !== 'function' || map.kind !== 'call' || map.callee.kind !== 'member' || map.callee.property !== 'map') return odd
  const argument = map.parent
  const all = argument?.kind === 'argument' && argument.spread === '' ? argument.parent : null
  if (all?.kind === 'call' && ask.text(all.callee.range) === 'Promise.allSettled') return 'a row that fails must not stop the others'
  if (all?.kind !== 'call' || ask.text(all.callee.range) !== 'Promise.all' || !isAwaitedStatement(all) || map.arguments.length !== 1 || map.callee.optional) return odd
  if (!isOnly(call, callback)) return 'its callback does more than write'
  if (callback.parameters.length === 0 || callback.generator || call.arguments.some((one) => waits(one.value))) return odd
  const given = ask.text(map.callee.object.outer)
  const parameters = ask.tree.text.slice(callback.parameters[0]?.range.start ?? 0, callback.parameters.at(-1)?.range.end ?? 0)
  return inOne(plan, all, `${given}.map((${parameters}) => ${row.text.startsWith('{') ? `(${row.text})` : row.text})`, ask)
}

/** `[write(x) for x in xs]` and `await asyncio.gather(*[write(x) for x in xs])` as statements. */
export function comprehendedWrite(plan: BulkPlan, ask: Ask): ProposedFix | string {
  const { data, call, row } = plan
  const clause = ask.node(data.loop.fact.node)
  const comprehension = clause.parent
  if (comprehension?.kind !== 'comprehension' || comprehension.form === 'dict' || comprehension.element !== call) return odd
  const argument = comprehension.parent
  const gather = argument?.kind === 'argument' && argument.spread === '*' ? argument.parent : null
  const isGathered = gather?.kind === 'call' && /(^|\.)gather$/.test(ask.text(gather.callee.range)) && gather.arguments.length === 1 && isAwaitedStatement(gather)
  const isAlone = comprehension.form === 'list' && comprehension.parent?.kind === 'expression-statement'
  if (!isGathered && !isAlone) return odd
  if (call.arguments.some((one) => waits(one.value))) return odd
  const rest = ask.tree.text.slice(call.outer.end, comprehension.range.end).replace(/[\])]\s*$/, '')
  return inOne(plan, isGathered ? gather : comprehension, `[${row.text}${rest}]`, ask)
}

function inOne(plan: BulkPlan, place: Node, rows: string, ask: Ask): ProposedFix | string {
  const { bulk } = plan
  if (bulk.needsRows === true || bulk.most !== undefined) return 'it does not take no rows, or any number of them'
  const written = writtenForm(plan, rows, ask)
  if (typeof written === 'string') return written
  const title = `Write all rows at once with ${bulkName(bulk)} (${agreed(bulk)})`
  return { title, safety: 'suggested', edits: [...written.edits, { range: place.range, newText: written.text }] }
}

function isAwaitedStatement(call: Call): boolean {
  return call.parent?.kind === 'await' && statementOf(call) !== null
}

/** An `await` in the row would stand in a function that is not asynchronous. */
function waits(node: Node): boolean {
  let found = false
  walk(node, (one) => {
    if (one.kind === 'await' || one.kind === 'yield') found = true
    return found || one.kind === 'function' ? false : undefined
  })
  return found
}

/** `(x) => write(x)`, `async (x) => { await write(x) }` */
function isOnly(call: Call, callback: FunctionNode): boolean {
  let node: Node = call
  if (node.parent?.kind === 'await') node = node.parent
  if (node === callback.body) return true
  const statement = node.parent
  const block = statement?.parent
  const isWhole = (statement?.kind === 'expression-statement' || statement?.kind === 'return') && block?.kind === 'block'
  return isWhole && block === callback.body && block.statements.length === 1
}
