// A commit waits until the disk has the transaction; one per row waits once per row.

import { weaker } from '../../model/kinds.js'
import type { Repeated } from '../../model/questions/repeated.js'
import type { Step } from '../../model/questions/reach.js'
import { rule } from '../rule.js'
import { oncePer, outerLoops, quoted, trailTo } from '../words.js'
import { commitOnce } from './commit-in-loop.fixes.js'
import { workOf } from './commit-in-loop.work.js'

export interface CommitInLoop {
  readonly step: Step
  readonly repeated: Repeated
}

export default rule<'step', CommitInLoop>({
  id: 'commit-in-loop',
  languages: ['python', 'typescript'],
  category: 'database',
  severity: 'warning',
  summary: 'A transaction is committed once per iteration of a loop.',
  why: 'Every commit waits until the transaction is safely on disk, and each transaction costs round trips of its own. One for all rows, or one every few hundred, waits far less.',
  silent: [
    'Commits every few rows: `if i % 100 == 0`, `if len(rows) >= 500`.',
    'Loops over batches, retries, workers that take one job after another, and a connection per element.',
    'Transactions that lock their row, may fail for one iteration alone, or hold several statements in a function; commits before somebody is told.',
  ],
  fixes: 'Moves the commit after the loop, or the transaction around it. Suggested: when an iteration fails, the rows before it are not committed. Withheld where failures are handled one by one, and where something outside happens for each row.',
  costs: [
    {
      python: 'import sqlite3\n\ndef store(db: sqlite3.Connection, users):\n    for user in users:\n        db.execute("INSERT INTO users (name) VALUES (?)", (user.name,))\n        ⟦db.commit()⟧\n',
      fixed: 'import sqlite3\n\ndef store(db: sqlite3.Connection, users):\n    for user in users:\n        db.execute("INSERT INTO users (name) VALUES (?)", (user.name,))\n    db.commit()\n',
    },
    {
      typescript: 'import { DataSource } from \'typeorm\'\nimport { User } from \'./user.js\'\n\nasync function store(source: DataSource, users: User[]) {\n  for (const user of users) {\n    await ⟦source.transaction(async (manager) => { await manager.save(user) })⟧\n  }\n}\n',
      fixed: 'import { DataSource } from \'typeorm\'\nimport { User } from \'./user.js\'\n\nasync function store(source: DataSource, users: User[]) {\n  await source.transaction(async (manager) => {\n    for (const user of users) {\n      await manager.save(user)\n    }\n  })\n}\n',
    },
  ],
  fine: [
    { python: 'import sqlite3\n\ndef store(db: sqlite3.Connection, users):\n    for number, user in enumerate(users):\n        db.execute("INSERT INTO users (name) VALUES (?)", (user.name,))\n        if number % 500 == 0:\n            db.commit()\n    db.commit()\n' },
    { typescript: 'import { DataSource } from \'typeorm\'\nimport { User } from \'./user.js\'\n\nasync function store(source: DataSource, users: User[]) {\n  await source.transaction(async (manager) => { await manager.save(users) })\n}\n' },
  ],
  at: 'step',
  detect(step, ask) {
    const [first] = ask.repeatedCommits(step)
    if (!first) return undefined
    const { reached, loop, node } = first
    const happens = reached.operation.kind === 'begin' ? 'begins a transaction' : 'commits'
    const data: CommitInLoop = { step, repeated: first }
    return {
      range: ask.node(node).range,
      confidence: weaker(first.confidence, loop.confidence),
      message: `${quoted(ask, ask.node(node))} ${happens} ${oncePer(ask, loop.loop)}: one transaction for all of them, or for every few hundred, would do.`,
      related: [...(step.direct ? [] : trailTo(reached, `which ${happens}`)), ...outerLoops(ask, loop)],
      data,
    }
  },
  fix: ({ data }, ask) => commitOnce(data, ask),
  work: ({ data }, ask) => workOf(data, ask),
})
