// Python: `[u for u in users if u.active]` → `[u for u in users.filter(active=True)]`, and SQLAlchemy's `filter(User.age > 3)`.

import type { TextEdit } from '../../edits/above.js'
import { none } from '../../model/facts.js'
import { present } from '../../model/kinds.js'
import type { Narrowing } from '../../model/questions/narrowings.js'
import type { ColumnCondition } from '../../model/questions/row-conditions.js'
import type { Node } from '../../syntax/tree.js'
import type { Ask } from '../ask.js'
import type { Plan } from './query-all-then-filter.fixes.js'
import type { NarrowedRows } from './query-all-then-filter.js'
import { callsAny, lazyQueryOf, methodOf } from './query-all-then-filter.lazy.js'

type Filtering = Extract<Narrowing, { how: 'filter' }>

export function conditionInKeywords({ set }: NarrowedRows, narrowing: Filtering, ask: Ask): Plan {
  const query = lazyQueryOf(set, ask)
  const filter = query && methodOf(query.kind, 'filter', ask)
  if (!query || !filter) return { reason: 'Its condition belongs into the statement itself.' }
  if (callsAny(query.node, /^(union|intersection|difference|raw|extra|values_list|select_from|from_statement|with_entities)$/)) return { reason: 'This query takes no further conditions.' }
  const conditions = narrowing.condition?.all ?? []
  const isKeywords = filter.key === '*'
  const model = isKeywords ? '' : modelOf(query.node)
  if (model === undefined) return { reason: 'The model of the query is not named in it.' }
  const isSkipping = narrowing.by === 'loop'
  const removal = isSkipping ? skippedBy(narrowing, ask) : narrowing.by === 'comprehension' ? conditionsOf(narrowing, ask) : undefined
  if (!removal) return { reason: 'The loop around the condition has to be rewritten with it.' }
  const written = conditions.map((one) => isKeywords ? keyword(one, isSkipping, ask) : expression(one, model, isSkipping, ask))
  if (isSkipping && conditions.length > 1) return { reason: 'The condition skips rows for one of several reasons.' }
  const calls = callsOf(written)
  if (calls === undefined) return { reason: 'Not every part of the condition is known well enough to be written into the query.' }
  return {
    title: 'Filter in the query (the database compares by its own rules for NULL, case and collation)',
    safety: 'suggested',
    edits: [{ range: { start: query.node.outer.end, end: query.node.outer.end }, newText: calls }, ...removal],
  }
}

interface Written { readonly method: 'filter' | 'exclude'; readonly text: string; readonly name: string }

/** `.filter(a=1, b=2).exclude(c=3)`: what is excluded together would have to hold together. */
function callsOf(written: readonly (Written | undefined)[]): string | undefined {
  const known = written.flatMap((one) => one ?? [])
  if (known.length < written.length || new Set(known.map((one) => one.name)).size < known.length) return undefined
  const kept = known.filter((one) => one.method === 'filter').map((one) => one.text)
  const dropped = known.filter((one) => one.method === 'exclude').map((one) => `.exclude(${one.text})`)
  return (kept.length > 0 ? `.filter(${kept.join(', ')})` : '') + dropped.join('')
}

const lookups: Readonly<Record<string, string>> = { '<': '__lt', '<=': '__lte', '>': '__gt', '>=': '__gte', in: '__in' }
const opposite: Readonly<Record<string, string>> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '==': '!=', '!=': '==', in: 'not in', 'not in': 'in', is: 'is not', 'is not': 'is' }

function operatorOf(condition: ColumnCondition, isSkipping: boolean): { readonly operator: string; readonly isNegated: boolean } {
  const isNegated = condition.isNegated !== isSkipping
  return condition.value !== null && isNegated ? { operator: opposite[condition.operator] ?? '', isNegated: false } : { operator: condition.operator, isNegated }
}

function keyword(condition: ColumnCondition, isSkipping: boolean, ask: Ask): Written | undefined {
  const { operator, isNegated } = operatorOf(condition, isSkipping)
  const { name, value } = condition
  if (!/^[A-Za-z]\w*$/.test(name)) return undefined
  if (value === null) return mayBeBoolean(condition.column, ask) ? { name, method: isNegated ? 'exclude' : 'filter', text: `${name}=True` } : undefined
  const text = ask.text(value.outer)
  const isNone = value.kind === 'literal' && value.type === 'null'
  if (isNone) return operator === '==' || operator === 'is' ? { name, method: 'filter', text: `${name}__isnull=True` } : operator === '!=' || operator === 'is not' ? { name, method: 'filter', text: `${name}__isnull=False` } : undefined
  const isTruth = value.kind === 'literal' && value.type === 'boolean'
  const effective = isTruth ? operator.replace(/^is not$/, '!=').replace(/^is$/, '==') : operator
  if (effective === '==') return { name, method: 'filter', text: `${name}=${text}` }
  if (effective === '!=') return { name, method: 'exclude', text: `${name}=${text}` }
  if (effective === 'not in') return { name, method: 'exclude', text: `${name}__in=${text}` }
  const lookup = lookups[effective]
  if (effective === 'in' && !['list', 'tuple', 'set'].includes(present(ask.kindOf(ask.facts.valueOfNode[value.id] ?? none)).is)) return undefined
  return lookup === undefined ? undefined : { name, method: 'filter', text: `${name}${lookup}=${text}` }
}

/** A text or number is true unless it is empty, which is another condition. */
function mayBeBoolean(column: Node, ask: Ask): boolean {
  const kind = present(ask.kindOf(ask.facts.valueOfNode[column.id] ?? none))
  return kind.is === 'boolean' || (kind.is === 'unknown' && /^(is_|has_|can_)?(active|enabled|disabled|deleted|archived|published|public|private|hidden|visible|verified|approved|draft|staff|superuser|admin|locked|paid|done|read|closed|open|valid|primary|default|featured|available|confirmed|banned|blocked|overdue|completed)$|^(is|has|can)_\w+$/.test(nameOf(column)))
}

function nameOf(column: Node): string {
  return column.kind === 'member' ? column.property : column.kind === 'name' ? column.name : ''
}

function expression(condition: ColumnCondition, model: string, isSkipping: boolean, ask: Ask): Written | undefined {
  const { operator, isNegated } = operatorOf(condition, isSkipping)
  const { name, value } = condition
  const column = `${model}.${name}`
  if (value === null) return mayBeBoolean(condition.column, ask) ? { name, method: 'filter', text: `${column}.${isNegated ? 'isnot' : 'is_'}(True)` } : undefined
  const text = ask.text(value.outer)
  if (value.kind === 'literal' && (value.type === 'null' || value.type === 'boolean')) {
    if (operator === '==' || operator === 'is') return { name, method: 'filter', text: `${column}.is_(${text})` }
    return operator === '!=' || operator === 'is not' ? { name, method: 'filter', text: `${column}.isnot(${text})` } : undefined
  }
  if (operator === 'in') return { name, method: 'filter', text: `${column}.in_(${text})` }
  return ['==', '<', '<=', '>', '>='].includes(operator) ? { name, method: 'filter', text: `${column} ${operator} ${text}` } : undefined
}

/** `session.query(User).order_by(…)` → `User` */
function modelOf(node: Node): string | undefined {
  if (node.kind === 'member') return node.property === 'query' && node.object.kind === 'name' ? node.object.name : undefined
  if (node.kind !== 'call' || node.callee.kind !== 'member') return undefined
  if (node.callee.property !== 'query') return modelOf(node.callee.object)
  const [only, ...others] = node.arguments
  return others.length === 0 && only?.value.kind === 'name' ? only.value.name : undefined
}

/** ` if u.active`, up to the end of the clause. */
function conditionsOf(narrowing: Filtering, ask: Ask): readonly TextEdit[] | undefined {
  const clause = narrowing.use.node.parent
  if (clause?.kind !== 'clause') return undefined
  const last = clause.conditions.at(-1)
  if (!last) return undefined
  const before = ask.tree.text.slice(clause.iterable.outer.end, last.outer.end)
  if (before.includes('#')) return undefined
  return [{ range: { start: clause.iterable.outer.end, end: last.outer.end }, newText: '' }]
}

/** `if not u.active: continue` with its line. */
function skippedBy(narrowing: Filtering, ask: Ask): readonly TextEdit[] | undefined {
  const loop = narrowing.use.node.parent
  const first = loop?.kind === 'loop' ? loop.body.statements[0] : undefined
  const next = loop?.kind === 'loop' ? loop.body.statements[1] : undefined
  if (first?.kind !== 'branch' || !next) return undefined
  const { text } = ask.tree
  const between = text.slice(first.range.end, next.range.start)
  return /^\s*$/.test(between) ? [{ range: { start: first.range.start, end: next.range.start }, newText: '' }] : undefined
}
