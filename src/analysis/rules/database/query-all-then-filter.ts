// Rows that the program drops, counts or cuts off were read, sent and built for nothing: the database does that where they are.

import { weaker } from '../../model/kinds.js'
import type { Narrowing } from '../../model/questions/narrowings.js'
import type { ColumnCondition } from '../../model/questions/row-conditions.js'
import type { RowSet } from '../../model/questions/row-sets.js'
import { nodeAt } from '../../model/questions/subject.js'
import { rule } from '../rule.js'
import { narrowed } from './query-all-then-filter.fixes.js'
import { messageOf, wayTo } from './query-all-then-filter.words.js'
import { workOf } from './query-all-then-filter.work.js'

export interface NarrowedRows {
  readonly set: RowSet
  readonly narrowing: Narrowing
}

export default rule<'rowSet', NarrowedRows>({
  id: 'query-all-then-filter',
  languages: ['python', 'typescript'],
  category: 'database',
  severity: 'warning',
  summary: 'Rows are loaded that the program then drops, counts or cuts off.',
  why: 'Every row is read, sent and made an object before most of them are dropped, or only counted. A condition, a count or a limit in the query does it where the rows are.',
  silent: [
    'Rows that are used in any other way as well, and queries that have a limit, groups or aggregates already.',
    'Rows of a relation of one object (`author.books.all()`), which may have been loaded with it.',
    'Lengths of a queryset that was iterated before, and single rows taken by their index.',
    'Conditions that are no comparison of columns are reported at the level `aggressive` only.',
  ],
  fixes: 'Writes the condition into the query, or counts in the database. Safe for `len` of a query that is used for nothing else; conditions are suggested: the database has its own rules for NULL and case.',
  costs: [
    { python: 'from app.models import User\n\ndef active_names():\n    return [user.name for user in ⟦User.objects.all()⟧ if user.active]\n', fixed: 'from app.models import User\n\ndef active_names():\n    return [user.name for user in User.objects.all().filter(active=True)]\n' },
    { typescript: 'import { PrismaClient } from \'@prisma/client\'\nconst prisma = new PrismaClient()\n\nasync function admins() {\n  const users = await ⟦prisma.user.findMany()⟧\n  return users.filter((user) => user.role === \'admin\')\n}\n', fixed: 'import { PrismaClient } from \'@prisma/client\'\nconst prisma = new PrismaClient()\n\nasync function admins() {\n  const users = await prisma.user.findMany({ where: { role: \'admin\' } })\n  return users\n}\n' },
  ],
  fine: [
    { python: 'from app.models import User\n\ndef active_names():\n    return [user.name for user in User.objects.filter(active=True)]\n' },
    { typescript: 'import { PrismaClient } from \'@prisma/client\'\nconst prisma = new PrismaClient()\n\nasync function admins() {\n  return prisma.user.findMany({ where: { role: \'admin\' } })\n}\n' },
  ],
  at: 'rowSet',
  detect(set, ask) {
    const narrowing = ask.narrowingOf(set)
    const shape = narrowing && ask.shapeOf(set)
    if (!narrowing || !shape || isAskedAlready(set, narrowing) || shape.limited || shape.grouped || shape.streamed || shape.related) return undefined
    const data: NarrowedRows = { set, narrowing }
    const isLoose = 'condition' in narrowing && (!narrowing.condition || narrowing.condition.names.some((name) => shape.loaded.includes(name)))
    const { query, hops } = set
    return {
      range: ask.node(set.node).range,
      confidence: isLoose || shape.unclear || (shape.keyed && 'condition' in narrowing) || (shape.single && !('condition' in narrowing)) ? 'low' : hops.length > 0 || query.subject !== ask.subject ? weaker(set.confidence, 'medium') : set.confidence,
      message: messageOf(data, ask),
      related: wayTo(set, ask),
      data,
    }
  },
  fix: ({ data }, ask) => narrowed(data, ask),
  work: ({ data }, ask) => workOf(data, ask),
})

/** `row.account_id in found` of a query that asked for `account_id.in_(…)`, `!row.key` of one with `key: { not: null }`: the program only makes sure. */
function isAskedAlready({ query }: RowSet, narrowing: Narrowing): boolean {
  const { all = [], parts = [] } = 'condition' in narrowing ? narrowing.condition ?? {} : {}
  const { start, end } = nodeAt(query.subject, query.node).range
  const text = query.subject.text.slice(start, end)
  if (parts.length === 0) return false
  if (parts.every(asksForNone)) {
    return query.subject.facts.language === 'typescript' && (parts.some(({ name }) => conditionOn(name).test(text)) || parts.every(({ name }) => comparisonOf(name).test(text)))
  }
  return all.length > 0 && all.every(({ name, operator, isNegated }) => operator === 'in' && !isNegated && new RegExp(`\\b${name}(\\.in_\\(|__in\\s*=)`).test(text))
}

/** `row.key`, `row.key !== null`: whether there is anything. */
function asksForNone({ operator, value }: ColumnCondition): boolean {
  return value === null ? operator === '' : value.kind === 'literal' ? value.type === 'null' : value.kind === 'name' && value.name === 'undefined'
}

/** `key: { not: null }`, `key: wanted`; not a column that is only selected or sorted by. */
function conditionOn(name: string): RegExp {
  return new RegExp(`\\b${name}\\s*:(?!\\s*(?:true\\b|false\\b|null\\b|['"](?:asc|desc)\\b))`)
}

/** `isNotNull(books.key)`, `inArray(books.key, keys)`: nothing is equal to NULL. */
function comparisonOf(name: string): RegExp {
  return new RegExp(`\\b(eq|gte?|lte?|between|like|inArray|isNotNull)\\(\\s*[\\w.]+\\.${name}\\b`)
}
