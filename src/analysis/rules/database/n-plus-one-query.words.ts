// What n-plus-one-query says: what is read, how often, and what would do instead.

import { none } from '../../model/facts.js'
import { describedModel, followedRelation } from '../../model/questions/described-model.js'
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
    default: return `${runs} (N+1): one query for all of them would do${includedInstead(operation)}.`
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
  const name = node.kind === 'call' && node.callee.kind === 'member' && node.callee.object.kind === 'member' ? nameOf(node.callee.object) : ''
  return handles.test(name) ? '' : name
}

/** What a query runs on is not what it asks for. */
const handles = /^_?(session|db|conn(ection)?|client|engine|cursor|tx|trx|em|manager|redis|pool|database)$/i

/** `findMany({ where: { authorId: user.id } })` follows a relation that the query of the users could bring along. */
function includedInstead(operation: Operation): string {
  const option = operation.library?.model.eagerOption
  const model = option && describedModel(operation)
  const found = model && lookupOf(operation)
  const followed = found && followedRelation(operation.subject, model, found.field, found.key)
  return followed ? `, or \`${option.name}: { ${followed.relation.name}: true }\` where the rows of \`${followed.of.name}\` are read` : ''
}

/** The one condition of a query, where it is an attribute of something: `{ where: { authorId: user.id } }`. */
function lookupOf({ subject: { facts }, call }: Operation): { readonly field: string; readonly key: string } | undefined {
  const options = facts.values[facts.calls[call]?.arguments[0]?.value ?? none]
  const where = options?.op === 'dictionary' ? facts.values[options.entries.find((entry) => entry.key === 'where')?.value ?? none] : undefined
  const [only, ...others] = where?.op === 'dictionary' ? where.entries : []
  const key = only && facts.values[only.value]
  return only?.key != null && others.length === 0 && key?.op === 'member' ? { field: only.key, key: key.name } : undefined
}
