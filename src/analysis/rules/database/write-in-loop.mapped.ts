// `await Promise.all(xs.map((x) => write(x)))`: the callbacks make the rows, and one bulk form writes them.

import type { Call, FunctionNode, Node } from '../../syntax/tree.js'
import type { Ask } from '../ask.js'
import type { ProposedFix } from '../rule.js'
import { bulkName, titleOf, writtenForm, type BulkPlan } from './write-in-loop.fixes.js'

const odd = 'what it gives is used'

export function mappedWrite(plan: BulkPlan, ask: Ask): ProposedFix | string {
  const { data, call, bulk, row } = plan
  const callback = ask.node(data.loop.fact.node)
  const map = ask.node(ask.facts.calls[data.loop.fact.call]?.node ?? callback.id)
  if (ask.isPython || callback.kind !== 'function' || map.kind !== 'call' || map.callee.kind !== 'member' || map.callee.property !== 'map') return odd
  const all = gatheringOf(map, ask)
  const awaited = all?.parent
  if (!all || awaited?.kind !== 'await' || awaited.parent?.kind !== 'expression-statement') return odd
  if (!isOnly(call, callback)) return 'its callback does more than write'
  if (bulk.needsRows === true) return 'it refuses to write no rows'
  if (callback.parameters.length === 0 || callback.generator) return odd
  const given = ask.text(map.callee.object.outer)
  const parameters = ask.tree.text.slice(callback.parameters[0]?.range.start ?? 0, callback.parameters.at(-1)?.range.end ?? 0)
  const rows = `${given}.map((${parameters}) => ${row.text.startsWith('{') ? `(${row.text})` : row.text})`
  const written = writtenForm(plan, rows, ask)
  if (typeof written === 'string') return written
  return { title: titleOf(bulk, bulkName(bulk)).replace(' after the loop', ''), safety: 'suggested', edits: [...written.edits, { range: all.range, newText: written.text }] }
}

/** The `Promise.all` that a list is given to. */
function gatheringOf(map: Call, ask: Ask): Call | undefined {
  const argument = map.parent
  const call = argument?.kind === 'argument' ? argument.parent : null
  return call?.kind === 'call' && call.arguments.length === 1 && ask.text(call.callee.range) === 'Promise.all' ? call : undefined
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
