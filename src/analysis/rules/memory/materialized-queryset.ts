// A table that is loaded whole, then walked once, needs memory for all of its rows where a few would do.

import { isInBatchJob } from '../../model/questions/batch-jobs.js'
import type { QueryShape } from '../../model/questions/query-shape.js'
import type { RowPass } from '../../model/questions/row-passes.js'
import type { RowSet } from '../../model/questions/row-sets.js'
import type { Confidence } from '../../finding.js'
import { weaker } from '../../model/kinds.js'
import type { Ask } from '../ask.js'
import { rule } from '../rule.js'
import { quoted } from '../words.js'
import { streamed } from './materialized-queryset.fixes.js'
import { workOf } from './materialized-queryset.work.js'

export interface WholeTable {
  readonly set: RowSet
  readonly pass: RowPass
  readonly shape: QueryShape
}

export default rule<'rowSet', WholeTable>({
  id: 'materialized-queryset',
  languages: ['python', 'typescript'],
  category: 'memory',
  severity: 'hint',
  summary: 'A whole table is loaded, then walked once.',
  why: 'All rows stay in memory until the loop is done with the last one. Streaming reads a portion at a time, whatever the size of the table.',
  silent: [
    'Queries with a condition, a limit, groups or aggregates, and queries that stream already (`iterator()`, `yield_per`, `stream()`).',
    'Loops that keep something of each row: their result needs memory for all rows as well.',
    'Rows that are returned, indexed, measured or used more than once, and rows whose connection the loop uses meanwhile.',
    'A Django queryset that a loop iterates outside of commands, tasks and jobs.',
  ],
  fixes: 'Streams the rows: `.iterator()`, `.yield_per(…)`, or the cursor itself. Suggested: rows are read while the loop runs.',
  costs: [
    {
      python: 'from celery import shared_task\nfrom app.models import User\n\n@shared_task\ndef remind():\n    for user in ⟦User.objects.all()⟧:\n        user.remind()\n',
      fixed: 'from celery import shared_task\nfrom app.models import User\n\n@shared_task\ndef remind():\n    for user in User.objects.all().iterator():\n        user.remind()\n',
    },
    { typescript: 'import { Repository } from \'typeorm\'\nimport { User } from \'./user\'\n\nasync function remind(users: Repository<User>) {\n  for (const user of await ⟦users.find()⟧) {\n    await user.remind()\n  }\n}\n' },
  ],
  fine: [
    { python: 'from app.models import User\n\ndef remind():\n    for user in User.objects.all().iterator():\n        user.remind()\n' },
    { typescript: 'import { Repository } from \'typeorm\'\nimport { User } from \'./user\'\n\nasync function remind(users: Repository<User>) {\n  for (const user of await users.find({ where: { overdue: true } })) await user.remind()\n}\n' },
  ],
  at: 'rowSet',
  detect(set, ask) {
    const pass = ask.rowPassOf(set)
    const shape = pass && ask.shapeOf(set)
    if (!pass || !shape || ask.narrowingOf(set) || shape.limited || shape.grouped || shape.streamed || shape.related) return undefined
    const data: WholeTable = { set, pass, shape }
    const confidence = confidenceOf(data, ask)
    if (confidence === undefined) return undefined
    return {
      range: ask.node(set.node).range,
      confidence,
      message: `${quoted(ask, ask.node(set.node))} brings a whole table into memory, and its rows are taken once, in order. Streaming holds a portion at a time.`,
      data,
    }
  },
  fix: ({ data }, ask) => streamed(data, ask),
  work: ({ data }, ask) => workOf(data, ask),
})

/** Undefined where rows come one after another anyway. */
function confidenceOf({ set, shape }: WholeTable, ask: Ask): Confidence | undefined {
  const isCopied = set.uses.copies.length > 0
  const isFetched = set.uses.fetched >= 0
  if (!set.isLazy && !isCopied && !isFetched && !ask.isListed(set)) return undefined
  if (shape.unclear || (shape.filtered && (shape.keyed || !shape.written))) return 'low'
  const isOwnTime = !set.isLazy || isCopied || isInBatchJob(ask.subject, set.site)
  return isOwnTime ? (shape.filtered ? weaker(set.confidence, 'medium') : set.confidence) : 'low'
}
