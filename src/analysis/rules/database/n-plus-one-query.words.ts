// What n-plus-one-query says: what is read, how often, and what would do instead.

import { none } from '../../model/facts.js'
import { tableAsked } from '../../model/questions/asked-table.js'
import { describedModel, followedRelation } from '../../model/questions/described-model.js'
import type { Operation } from '../../model/questions/operations.js'
import type { SerializedRead } from '../../model/questions/serialized-reads.js'
import type { Ask } from '../ask.js'
import { oncePer, quoted } from '../words.js'
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

export function serializedMessage({ node, step, reached, serializer }: SerializedRead, ask: Ask): string {
  const what = subjectOf(reached.operation)
  const runs = step.direct ? `Query${what === '' ? '' : ` of ${what}`} runs` : `${quoted(ask, ask.node(node))} runs a query${what === '' ? '' : ` of ${what}`}`
  return `${runs} once for each row that \`${serializer}\` writes out (N+1): one query for all of them would do.`
}

/** The table or model, in backticks; empty where the code does not name it. */
function subjectOf(operation: Operation): string {
  const table = tableAsked(operation)
  return table === '' ? '' : `\`${table}\``
}

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
