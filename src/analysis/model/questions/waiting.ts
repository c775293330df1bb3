// How the code around an operation waits for it: its thread is held, its end is awaited, alone or together with others, or nobody waits.

import type { Node } from '../../syntax/tree.js'
import { isInside } from '../../text/range.js'
import { none } from '../facts.js'
import type { Operation } from './operations.js'
import type { HopFact } from './reach.js'
import { nodeAt, type Subject } from './subject.js'
import { startedTogether } from './together.js'

/** together: started with others, and awaited with them. started: nobody waits for it here. */
export type Waiting = 'blocking' | 'awaited' | 'together' | 'started'

/** Undefined for what takes no time worth waiting for, or where nothing says. */
export function waitingOf(operation: Operation, hops: readonly HopFact[]): Waiting | undefined {
  const { subject, effect, call } = operation
  if (effect.blocking === true) return 'blocking'
  const isEvaluated = call === none || operation.library?.model.lazy === true
  const waits = waitingAt(subject, nodeAt(subject, operation.node))
  const isAsynchronous = operation.library?.model.awaitable === true || waits === 'awaited' || waits === 'together' || (isEvaluated && waits !== 'none')
  if (!isAsynchronous) return undefined
  return throughHops(waits, hops)
}

/** What a function gives back is waited for by whoever called it. */
function throughHops(first: ReturnType<typeof waitingAt>, hops: readonly HopFact[]): Waiting {
  let waits = first
  for (const { subject, node } of [...hops].reverse()) {
    const outer = waitingAt(subject, nodeAt(subject, node))
    if (outer === 'together') return 'together'
    if (waits === 'returned') waits = outer
  }
  return waits === 'none' ? 'started' : waits === 'returned' ? 'awaited' : waits
}

function waitingAt(subject: Subject, code: Node): 'awaited' | 'together' | 'returned' | 'none' {
  if (isStartedWithOthers(subject, code)) return 'together'
  for (let node = code; node.parent; node = node.parent) {
    const { parent } = node
    switch (parent.kind) {
      case 'await': return 'awaited'
      case 'with': return parent.async ? 'awaited' : 'none'
      case 'loop': return parent.async && parent.iterable === node ? 'awaited' : 'none'
      case 'clause': return parent.async ? 'awaited' : 'none'
      case 'return': return 'returned'
      case 'function': return parent.body === node && node.kind !== 'block' ? 'returned' : 'none'
      // `query.then(…)`, `(await query).rows`, `a ? f() : g()`
      case 'member': case 'call': case 'conditional': case 'logical': case 'cast': case 'with-item': case 'argument': continue
      default: return 'none'
    }
  }
  return 'none'
}

const gatherings = new WeakMap<Subject, readonly Node[]>()

function isStartedWithOthers(subject: Subject, code: Node): boolean {
  let regions = gatherings.get(subject)
  if (!regions) {
    const found = subject.facts.calls.flatMap((_, id) => startedTogether(subject, id)?.members ?? [])
    gatherings.set(subject, regions = found.map(({ region }) => region))
  }
  return regions.some((region) => isInside(code.range, region.range))
}
