// What n-plus-one-query says: what is read, how often, and what would do instead.

import type { Operation } from '../../model/questions/operations.js'
import { nodeAt } from '../../model/questions/subject.js'
import { walk } from '../../syntax/children.js'
import type { Node } from '../../syntax/tree.js'
import type { Ask } from '../ask.js'
import { nameOf, oncePer, quoted } from '../words.js'
import type { QueryInLoop } from './n-plus-one-query.js'

export function messageOf(query: QueryInLoop, ask: Ask): string {
  const { step, operation, loop, course } = query
  const what = subjectOf(operation)
  const often = oncePer(ask, loop.loop)
  const node = ask.node(query.node)
  const runs = step.direct ? `Query${what === '' ? '' : ` of ${what}`} runs ${often}` : `${quoted(ask, node)} runs a query${what === '' ? '' : ` of ${what}`} ${often}`
  switch (course) {
    case 'same': return `${runs}, the same one each time: run it once above the loop.`
    case 'fan-out': return `${runs}, on a connection of its own.`
    default: return `${runs} (N+1): one query for all of them would do.`
  }
}

/** The table or model, in backticks; empty where the code does not name it. */
function subjectOf(operation: Operation): string {
  const table = operation.sql && /\bfrom\s+([\w."`[\]]+)/i.exec(operation.sql.text)?.[1]?.replace(/["`[\]]/g, '')
  if (table) return `\`${table}\``
  if (operation.sql) return ''
  const name = modelIn(nodeAt(operation.subject, operation.node))
  return name === '' ? '' : `\`${name}\``
}

function modelIn(node: Node): string {
  let found = ''
  walk(node, (one) => {
    if (found !== '') return false
    if (one.kind === 'name' && /^[A-Z]\w*[a-z]/.test(one.name)) found = one.name
    return undefined
  })
  // `send(new GetCommand(…))`: what is sent is no model.
  if (found.endsWith('Command')) return ''
  if (found !== '') return found
  // `prisma.user.findUnique(…)`, `this.users.findOne(…)`
  return node.kind === 'call' && node.callee.kind === 'member' && node.callee.object.kind === 'member' ? nameOf(node.callee.object) : ''
}
