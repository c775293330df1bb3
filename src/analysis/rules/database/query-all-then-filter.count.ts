// `len(users)` → `users.count()`, `if users:` → `if users.exists():`, `(await repo.find()).length` → `await repo.count()`.

import type { TextEdit } from '../../edits/above.js'
import { freshName } from '../../edits/names.js'
import { none } from '../../model/facts.js'
import { present } from '../../model/kinds.js'
import type { Node } from '../../syntax/tree.js'
import type { Ask } from '../ask.js'
import type { Plan } from './query-all-then-filter.fixes.js'
import type { NarrowedRows } from './query-all-then-filter.js'
import { callsAny, lazyQueryOf, methodOf } from './query-all-then-filter.lazy.js'

const cannot: Plan = { reason: 'The query that counts cannot be written for you here.' }
/** They hold rows for whoever comes after, or give other rows than they count. */
const withEffects = /^(select_for_update|with_for_update|join|outerjoin|from_statement|yield_per)$/

export function countedInstead(data: NarrowedRows, node: Node, ask: Ask): Plan {
  return ask.isPython ? counted(data, node, ask) : countedByCall(data, ask)
}

function counted({ set }: NarrowedRows, node: Node, ask: Ask): Plan {
  const query = lazyQueryOf(set, ask)
  if (!query || set.uses.all.length > 1) return cannot
  const count = methodOf(query.kind, 'count', ask)
  if (count?.effect?.kind !== 'query' || count.awaitable === true || isOdd(set.value, query.node, ask)) return cannot
  const text = `${ask.text(query.node.outer)}.count()`
  const safety = set.isLazy ? 'safe' as const : 'suggested' as const
  const title = set.isLazy ? 'Count the rows in the database' : 'Count the rows in the database (as rows, not as distinct objects)'
  const isInPlace = node.range.start <= query.whole.range.start && query.whole.range.end <= node.range.end
  if (isInPlace) return { title, safety, edits: [{ range: node.range, newText: text }] }
  const use = set.uses.all[0]?.node
  if (!use) return cannot
  return renamed(set.uses.names, [{ range: query.whole.range, newText: text }], [node], title, safety, ask)
}

function isOdd(value: number, query: Node, ask: Ask): boolean {
  return callsAny(query, withEffects) || callsAny(ask.node(ask.facts.values[value]?.node ?? 0), withEffects)
}

/** The name holds a number from now on, so it gets another one: `users` → `users_count`. */
function renamed(names: readonly number[], load: readonly TextEdit[], uses: readonly Node[], title: string, safety: 'safe' | 'suggested', ask: Ask): Plan {
  const [only, ...others] = names
  const definition = only === undefined ? undefined : ask.facts.definitions[only]
  const name = definition && ask.facts.bindings[definition.binding]
  if (!definition || !name || others.length > 0 || definition.annotation || name.definitions.length !== 1) return cannot
  const target = ask.node(definition.node)
  if (target.kind !== 'name') return cannot
  const fresh = freshName(ask.tree, name.name, 'count', target)
  return { title, safety, edits: [{ range: target.range, newText: fresh }, ...load, ...uses.map((node) => ({ range: node.range, newText: fresh }))] }
}

/** `await repo.find({ where })` → `await repo.count({ where })` */
function countedByCall({ set, narrowing }: NarrowedRows, ask: Ask): Plan {
  const load = ask.node(ask.facts.values[set.value]?.node ?? 0)
  if (load.kind !== 'call' || load.callee.kind !== 'member' || set.uses.copies.length > 0 || set.uses.fetched !== none) return cannot
  const kind = present(ask.kindOf(ask.facts.valueOfNode[load.callee.object.id] ?? none))
  const own = methodOf(kind, load.callee.property, ask)
  const count = methodOf(kind, 'count', ask)
  const [options, ...more] = load.arguments
  const isWhere = own?.batched?.code.includes('where:') === true && more.length === 0
    && (!options || (options.value.kind === 'dictionary' && options.value.entries.every((entry) => entry.key?.kind === 'literal' && entry.key.value === 'where')))
  if (!isWhere || count?.effect?.kind !== 'query' || count.returns !== 'promise<number>') return cannot
  const title = 'Count the rows in the database'
  const edit = { range: load.callee.propertyRange, newText: 'count' }
  const lengths = set.uses.all.map(({ node }) => node.parent)
  if (!lengths.every((one): one is Extract<Node, { kind: 'member' }> => one?.kind === 'member' && one.property === 'length')) return cannot
  if (set.uses.names.length > 0) return renamed(set.uses.names, [edit], lengths, title, 'suggested', ask)
  const [length] = lengths
  if (!length || narrowing.use.node.kind !== 'await') return cannot
  return { title, safety: 'suggested', edits: [edit, { range: { start: length.object.outer.end, end: length.range.end }, newText: '' }] }
}

/** Whether there are any: asked of the database where the library can say it, else counted. */
export function foundInstead(data: NarrowedRows, node: Node, ask: Ask): Plan {
  const { set } = data
  if (!ask.isPython) return countedByCall(data, ask)
  const query = lazyQueryOf(set, ask)
  const exists = query && methodOf(query.kind, 'exists', ask)
  if (!query || exists?.effect?.kind !== 'query' || exists.awaitable === true || set.uses.all.length > 1 || isOdd(set.value, query.node, ask)) return { reason: 'The query for existence cannot be written for you here.' }
  const asks = answer(node)
  if (!asks) return cannot
  const isInPlace = asks.node.range.start <= query.whole.range.start && query.whole.range.end <= asks.node.range.end
  const use = set.uses.all[0]?.node
  if (!use) return cannot
  const title = 'Ask the database whether there is any row'
  const value = isInPlace ? ask.text(query.node.outer) : ask.text(use.outer)
  const copied = !isInPlace && query.whole !== query.node ? [{ range: query.whole.range, newText: ask.text(query.node.outer) }] : []
  const text = `${asks.isNegated ? 'not ' : ''}${value}.exists()`
  return { title, safety: 'suggested', edits: [...copied, { range: asks.node.outer, newText: text }] }
}

/** `len(users) > 0` asks as a whole. */
function answer(node: Node): { readonly node: Node; readonly isNegated: boolean } | undefined {
  const { parent } = node
  if (parent?.kind !== 'compare') return { node, isNegated: false }
  const [left, right] = parent.operands
  const operator = parent.operators[0]
  const other = left === node ? right : left
  if (other?.kind !== 'literal') return undefined
  const isPlain = parent.parent?.kind === 'branch' || parent.parent?.kind === 'return' || parent.parent?.kind === 'assign'
  const asked = left === node ? operator : operator === '<' ? '>' : operator === '<=' ? '>=' : operator
  const isAny = (other.value === 0 && (asked === '>' || asked === '!=')) || (other.value === 1 && asked === '>=')
  const isNone = (other.value === 0 && (asked === '==' || asked === '<=')) || (other.value === 1 && asked === '<')
  return isAny ? { node: parent, isNegated: false } : isNone && isPlain ? { node: parent, isNegated: true } : undefined
}
