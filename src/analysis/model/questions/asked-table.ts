// The table or model that a query asks for, as far as its code names it.

import { walk } from '../../syntax/children.js'
import type { Node } from '../../syntax/tree.js'
import { nodeAt } from './subject.js'
import type { Operation } from './operations.js'

/** Empty where the code does not name it. */
export function tableAsked(operation: Operation): string {
  const table = operation.sql && /\bfrom\s+([\w."`[\]]+)/i.exec(operation.sql.text)?.[1]?.replace(/["`[\]]/g, '')
  if (table) return table
  return operation.sql ? '' : modelIn(nodeAt(operation.subject, operation.node))
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
  const name = node.kind === 'call' && node.callee.kind === 'member' && node.callee.object.kind === 'member' ? node.callee.object.property : ''
  return handles.test(name) ? '' : name
}

/** What a query runs on is not what it asks for. */
const handles = /^_?(session|db|conn(ection)?|client|engine|cursor|tx|trx|em|manager|redis|pool|database)$/i
