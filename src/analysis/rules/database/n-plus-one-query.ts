// A query per iteration pays a round trip per row; one query for all of them pays it once.

import type { NodeId } from '../../model/facts.js'
import { weaker } from '../../model/kinds.js'
import type { Course } from '../../model/questions/course.js'
import type { Traced } from '../../model/questions/given.js'
import type { Operation } from '../../model/questions/operations.js'
import type { Reached, Step } from '../../model/questions/reach.js'
import type { Repetition } from '../../model/questions/repetition.js'
import { nodeAt } from '../../model/questions/subject.js'
import { inFacts, rule, type Hop } from '../rule.js'
import { outerLoops, trailTo } from '../words.js'
import { batchedQuery } from './n-plus-one-query.fixes.js'
import { messageOf, serializedMessage } from './n-plus-one-query.words.js'
import { workOf, workOfWritten } from './n-plus-one-query.work.js'

export interface QueryInLoop {
  /** What stands in the loop: the query itself, or the call that leads to it. */
  readonly step: Step
  readonly operation: Operation
  /** The calls between the step and the operation, outermost first; empty where the step is the query or runs it at once. */
  readonly hops: Reached['hops']
  readonly loop: Repetition
  /** The expression that the finding stands at: the query call, the expression that builds a lazy query, or the call in the loop. */
  readonly node: NodeId
  /** `each`: one query for all elements would do. `same`: nothing that it is given changes. `fan-out`: each on a connection of its own. */
  readonly course: Course
}

export default rule<'step', QueryInLoop>({
  id: 'n-plus-one-query',
  languages: ['python', 'typescript'],
  category: 'database',
  severity: 'warning',
  summary: 'A query runs once per iteration of a loop.',
  why: 'Every query waits for a round trip to the database, so the loop waits once per row. One query for all rows, and a lookup by key, waits once.',
  silent: [
    'Queries that are given a whole batch: `id__in=ids`, `IN (…)`, `= ANY(…)`, `{ in: ids }`; loops over batches.',
    'Retries, polling, pagination, and walks whose next query depends on what the last one gave.',
    'Queries behind a memo (`if key not in cache`), memoised functions, and calls that the client batches itself when they start together.',
    'Query builders that a loop composes and nothing evaluates there.',
  ],
  fixes: 'Asks once for the whole batch above the loop and looks rows up by their key. Suggested: the rows are read earlier and all at once.',
  costs: [
    {
      python: 'from app.models import Book\n\ndef titles(ids):\n    for id in ids:\n        book = ⟦Book.objects.get(pk=id)⟧\n        print(book.title)\n',
      fixed: 'from app.models import Book\n\ndef titles(ids):\n    id_list = list(ids)\n    id_keys = list(dict.fromkeys(id_list))\n    book_by_pk = Book.objects.in_bulk(id_keys)\n    for id in id_list:\n        book = book_by_pk[id]\n        print(book.title)\n',
    },
    {
      typescript: 'import { Pool } from \'pg\'\nconst pool = new Pool()\n\nasync function names(ids: string[]) {\n  for (const id of ids) {\n    const { rows } = await ⟦pool.query(\'SELECT name FROM users WHERE id = $1\', [id])⟧\n    console.log(rows[0].name)\n  }\n}\n',
    },
  ],
  fine: [
    { python: 'from app.models import Book\n\ndef titles(ids):\n    for book in Book.objects.filter(pk__in=ids):\n        print(book.title)\n' },
    { typescript: 'import { Pool } from \'pg\'\nconst pool = new Pool()\n\nasync function names(ids: string[]) {\n  const { rows } = await pool.query(\'SELECT name FROM users WHERE id = ANY($1)\', [ids])\n  for (const row of rows) console.log(row.name)\n}\n' },
  ],
  at: 'step',
  detect(step, ask) {
    const repeated = ask.repeatedReads(step)
    const [first] = repeated
    if (!first) return undefined
    const { reached, loop, course, node } = first
    const data: QueryInLoop = { step, operation: reached.operation, hops: reached.hops, loop, node, course }
    return {
      range: ask.node(node).range,
      confidence: weaker(first.confidence, loop.confidence),
      message: messageOf(data, ask),
      related: [...(step.direct ? [] : repeated.slice(0, trailLimit).flatMap((one) => trailTo(one.reached, 'which runs the query'))), ...outerLoops(ask, loop)],
      data,
    }
  },
  also: [inFacts('serializedRead', (read, ask) => ({
    range: ask.node(read.node).range,
    confidence: read.confidence,
    message: serializedMessage(read, ask),
    related: [...(read.step.direct ? [] : trailTo(read.reached, 'which runs the query')), ...(read.rows ? [queryOf(read.rows)] : [])],
    data: null,
    work: () => workOfWritten(read, ask),
  }))],
  fix: ({ data }, ask) => batchedQuery(data, ask),
  work: ({ data }, ask) => workOf(data, ask),
})

/** A call that leads to many queries is one finding; the first few show what it does. */
const trailLimit = 3

function queryOf({ subject, value }: Traced): Hop {
  return { path: subject.file, range: nodeAt(subject, subject.facts.values[value]?.node ?? 0).range, message: 'the query that gives the rows' }
}
