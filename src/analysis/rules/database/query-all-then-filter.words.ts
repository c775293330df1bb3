// What `query-all-then-filter` says: what is loaded, what becomes of it, and what the query would say instead.

import { nodeAt } from '../../model/questions/subject.js'
import type { Node } from '../../syntax/tree.js'
import type { Ask } from '../ask.js'
import type { RowSet } from '../../model/questions/row-sets.js'
import type { Hop } from '../rule.js'
import { quoted } from '../words.js'
import type { NarrowedRows } from './query-all-then-filter.js'

export function messageOf({ set, narrowing }: NarrowedRows, ask: Ask): string {
  const load = quoted(ask, nodeAt(ask.subject, set.node))
  switch (narrowing.how) {
    case 'filter': return `${load} loads every row, and the program drops those that fail ${condition(narrowing.tests, ask)}. A condition in the query leaves them in the database.`
    case 'some': return `${load} loads every row, and the program only asks whether some match ${condition(narrowing.tests, ask)}. A query for existence reads one.`
    case 'first': return `${load} loads every row, and the program takes the first that matches ${condition(narrowing.tests, ask)}. A condition in the query gives it alone.`
    case 'count': return `${load} loads every row only to count them. The database counts without sending them.`
    case 'exists': return `${load} loads every row only to see whether there are any. A query for existence reads one.`
    case 'cut': return `${load} loads every row, and the program keeps a few by their place. A limit in the query reads no more than those.`
  }
}

function condition(tests: readonly Node[], ask: Ask): string {
  const [first] = tests
  return first ? quoted(ask, first) : 'a test'
}

/** The calls on the way to the query, in whatever files, and the query itself. */
export function wayTo({ query, hops, node }: RowSet, ask: Ask): readonly Hop[] {
  if (query.subject === ask.subject && hops.length === 0 && isWithin(ask, node, query.node)) return []
  const calls = hops.map((hop) => ({ path: hop.subject.file, range: nodeAt(hop.subject, hop.node).range, message: 'which returns what this gives' }))
  return [...calls, { path: query.subject.file, range: nodeAt(query.subject, query.node).range, message: 'which asks for the rows' }]
}

function isWithin(ask: Ask, outer: number, inner: number): boolean {
  const around = ask.node(outer).range
  const range = ask.node(inner).range
  return around.start <= range.start && range.end <= around.end
}
