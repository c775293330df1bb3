// What write-in-loop says: what is written, how often, and what would do instead.

import type { Ask } from '../ask.js'
import { oncePer, quoted } from '../words.js'
import type { WriteInLoop } from './write-in-loop.js'

export function messageOf({ step, operation, loop, course, node }: WriteInLoop, ask: Ask): string {
  const noun = operation.effect.noun ?? 'row'
  const table = operation.sql && /^\s*(?:(?:insert|replace)\s+(?:or\s+\w+\s+)?into|update|delete\s+from)\s+([\w."`[\]]+)/i.exec(operation.sql.text)?.[1]?.replace(/["`[\]]/g, '')
  const of = table ? ` of \`${table}\`` : ''
  const often = oncePer(ask, loop.loop)
  const writes = step.direct ? `${noun[0]?.toUpperCase() ?? ''}${noun.slice(1)}${of} is written ${often}` : `${quoted(ask, ask.node(node))} writes a ${noun}${of} ${often}`
  if (course === 'fan-out') return `${writes}, on a connection of its own.`
  if (course === 'same' && step.direct) return `${writes}, each time the same way: write once after the loop.`
  return `${writes}: one bulk write for all of them would do.`
}
