// A write per iteration pays a round trip, and often a transaction, per row; a bulk form pays once for many.

import type { NodeId } from '../../model/facts.js'
import { weaker } from '../../model/kinds.js'
import type { Course } from '../../model/questions/course.js'
import type { Operation } from '../../model/questions/operations.js'
import type { Reached, Step } from '../../model/questions/reach.js'
import type { Repetition } from '../../model/questions/repetition.js'
import { rule } from '../rule.js'
import { outerLoops, trailTo } from '../words.js'
import { bulkWrite } from './write-in-loop.fixes.js'
import { messageOf } from './write-in-loop.words.js'
import { workOf } from './write-in-loop.work.js'

export interface WriteInLoop {
  /** What stands in the loop: the write itself, or the call that leads to it. */
  readonly step: Step
  readonly operation: Operation
  readonly hops: Reached['hops']
  readonly loop: Repetition
  readonly node: NodeId
  readonly course: Course
}

export default rule<'step', WriteInLoop>({
  id: 'write-in-loop',
  languages: ['python', 'typescript'],
  category: 'database',
  severity: 'warning',
  summary: 'A row is written once per iteration of a loop.',
  why: 'Every INSERT, UPDATE or DELETE waits for a round trip to the database, and without a transaction around them also for a commit. A bulk form sends many rows at once.',
  silent: [
    'Bulk forms (`bulk_create`, `executemany`, `insertMany`, `createMany`, `batch_writer`, `save([…])`) and loops over batches.',
    'Objects that are only added to a session: they are written together when it is flushed.',
    'Rows that need the id that the database gave to another row of the loop, and rows that give it.',
    'Writes every few iterations, retries, and writes that are collected and handed to one transaction.',
    'Statements that say which rows by other rows, and claims: writes whose number of rows decides how the iteration goes on.',
    'Rows that keep what a service answered before in the same iteration: a file that was uploaded, a message that was sent.',
    'Calls that also do something outside the database, write much besides, or are made in a `try` of the loop; writes under a lock.',
  ],
  fixes: 'Collects the rows and writes them after the loop with the library\'s bulk form. Suggested: the rows are written later and together. Withheld where the bulk form would skip hooks, signals or fields.',
  costs: [
    {
      python: 'import sqlite3\n\ndef store(db: sqlite3.Connection, users):\n    for user in users:\n        ⟦db.execute("INSERT INTO users (name, age) VALUES (?, ?)", (user.name, user.age))⟧\n',
      fixed: 'import sqlite3\n\ndef store(db: sqlite3.Connection, users):\n    rows = []\n    for user in users:\n        rows.append((user.name, user.age))\n    db.executemany("INSERT INTO users (name, age) VALUES (?, ?)", rows)\n',
    },
    {
      typescript: 'import { PrismaClient } from \'@prisma/client\'\nconst prisma = new PrismaClient()\n\nasync function store(users: { name: string }[]) {\n  for (const user of users) {\n    await ⟦prisma.user.create({ data: { name: user.name } })⟧\n  }\n}\n',
      fixed: 'import { PrismaClient } from \'@prisma/client\'\nconst prisma = new PrismaClient()\n\nasync function store(users: { name: string }[]) {\n  const rows = []\n  for (const user of users) {\n    rows.push({ name: user.name })\n  }\n  await prisma.user.createMany({ data: rows })\n}\n',
    },
  ],
  fine: [
    { python: 'import sqlite3\n\ndef store(db: sqlite3.Connection, users):\n    db.executemany("INSERT INTO users (name, age) VALUES (?, ?)", [(user.name, user.age) for user in users])\n' },
    { typescript: 'import { PrismaClient } from \'@prisma/client\'\nconst prisma = new PrismaClient()\n\nasync function store(users: { name: string }[]) {\n  await prisma.user.createMany({ data: users.map((user) => ({ name: user.name })) })\n}\n' },
  ],
  at: 'step',
  detect(step, ask) {
    const repeated = ask.repeatedWrites(step)
    const [first] = repeated
    if (!first) return undefined
    const { reached, loop, course, node } = first
    const data: WriteInLoop = { step, operation: reached.operation, hops: reached.hops, loop, node, course }
    return {
      range: ask.node(node).range,
      confidence: weaker(first.confidence, loop.confidence),
      message: messageOf(data, ask),
      related: [...(step.direct ? [] : repeated.slice(0, trailLimit).flatMap((one) => trailTo(one.reached, 'which writes the row'))), ...outerLoops(ask, loop)],
      data,
    }
  },
  fix: ({ data }, ask) => bulkWrite(data, ask),
  work: ({ data }, ask) => workOf(data, ask),
})

/** A call that leads to many writes is one finding; the first few show what it does. */
const trailLimit = 3
