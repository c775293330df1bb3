// A connection takes one statement at a time: work started together on one is queued at best, and rejected, lost or left outside its
// transaction at worst.

import type { Confidence } from '../../finding.js'
import type { CallFact } from '../../model/facts.js'
import { none } from '../../model/facts.js'
import { weaker } from '../../model/kinds.js'
import { sharedHandle, type Handle } from '../../model/questions/handles.js'
import { membersWork, type MemberWork } from '../../model/questions/member-work.js'
import { isDatabase } from '../../model/questions/sharing.js'
import { startedTogether, type Together } from '../../model/questions/together.js'
import { isInside } from '../../text/range.js'
import type { Ask } from '../ask.js'
import { rule, type Hop } from '../rule.js'
import { quotedIn, trailTo } from '../words.js'
import { sequentialForm } from './parallel-on-one-connection.fixes.js'

export interface ParallelWork {
  readonly together: Together
  readonly work: readonly MemberWork[]
}

interface OnHandle extends MemberWork {
  readonly handle: Handle
}

export default rule<'call', ParallelWork>({
  id: 'parallel-on-one-connection',
  languages: ['python', 'typescript'],
  category: 'network',
  severity: 'warning',
  summary: 'Queries are started together on one connection.',
  why: 'A connection, transaction or session runs one statement at a time. Started together, statements only queue up; many drivers reject them, and when one fails the others go on after the transaction was rolled back.',
  silent: [
    'Pools and clients that pipeline: each piece of work takes a connection of its own, or is sent beside the others.',
    'Work that opens its own connection, session or transaction.',
  ],
  fixes: 'Awaits them one after another: what follows a failure is no longer started, which its title asks to agree to. None where some of them run elsewhere, or have begun before.',
  costs: [
    { python: 'import asyncio\nfrom sqlalchemy import select\nfrom sqlalchemy.ext.asyncio import AsyncSession\n\nasync def load(session: AsyncSession):\n    return await ⟦asyncio.gather(session.execute(select(1)), session.execute(select(2)))⟧\n', fixed: 'import asyncio\nfrom sqlalchemy import select\nfrom sqlalchemy.ext.asyncio import AsyncSession\n\nasync def load(session: AsyncSession):\n    return [await session.execute(select(1)), await session.execute(select(2))]\n' },
    { typescript: 'import { PoolClient } from \'pg\'\n\nexport async function load(client: PoolClient) {\n  return ⟦Promise.all([client.query(\'SELECT 1\'), client.query(\'SELECT 2\')])⟧\n}\n', fixed: 'import { PoolClient } from \'pg\'\n\nexport async function load(client: PoolClient) {\n  return [await client.query(\'SELECT 1\'), await client.query(\'SELECT 2\')]\n}\n' },
  ],
  fine: [
    { python: 'import asyncio\nimport asyncpg\n\nasync def load(pool: asyncpg.Pool):\n    return await asyncio.gather(pool.fetch(\'SELECT 1\'), pool.fetch(\'SELECT 2\'))\n' },
    { typescript: 'import { Pool } from \'pg\'\n\nexport async function load(pool: Pool) {\n  return Promise.all([pool.query(\'SELECT 1\'), pool.query(\'SELECT 2\')])\n}\n' },
  ],
  at: 'call',
  detect(call, ask) {
    const together = startedTogether(ask.subject, ask.facts.calls.indexOf(call))
    const work = together ? onOneHandle(together, ask) : []
    const [first] = work
    if (!together || !first) return undefined
    const data: ParallelWork = { together, work }
    const confidence = work.map((one) => one.reached.confidence).reduce(strongest)
    return {
      range: ask.node(call.node).range, confidence: weaker(confidence, first.handle.confidence),
      message: `${startName(call, ask)} starts these together on one connection (${quotedIn(first.handle.subject, first.handle.node)}), which takes one statement at a time: nothing is gained, and when one fails the others still run.`,
      related: hopsOf(work, call, ask),
      data,
    }
  },
  fix: ({ data }, ask) => sequentialForm(data, ask),
})

function strongest(a: Confidence, b: Confidence): Confidence {
  return weaker(a, b) === a ? b : a
}

/** The operations on the first handle that at least two of the members use. */
function onOneHandle(together: Together, ask: Ask): readonly OnHandle[] {
  const byKey = new Map<string, OnHandle[]>()
  for (const work of membersWork(ask.subject, together)) {
    const { reached, member, call } = work
    const { operation, hops } = reached
    if (!isDatabase(operation) || operation.effect.blocking === true) continue
    const handle = sharedHandle(operation, { subject: ask.subject, region: member.region, call, skipped: member.handing === none ? 0 : 1, hops, start: ask.node(together.call.node) })
    if (handle) byKey.set(handle.key, [...byKey.get(handle.key) ?? [], { ...work, handle }])
  }
  for (const all of byKey.values()) {
    if (all.some((one) => one.member.isRepeated && !one.isForOne) || new Set(all.map((one) => one.member.place)).size > 1) return all
  }
  return []
}

function startName(call: CallFact, ask: Ask): string {
  const callee = ask.nodeOf(call.callee)
  return `\`${ask.text(callee.range)}\``
}

/** The operations: those in the call itself need no pointing at. */
function hopsOf(work: readonly OnHandle[], call: CallFact, ask: Ask): readonly Hop[] {
  const { range } = ask.node(call.node)
  const [away] = work.filter((one) => one.call !== none || !isInside(ask.node(one.reached.operation.node).range, range))
  return away ? trailTo(away.reached, 'which runs on that connection') : []
}
