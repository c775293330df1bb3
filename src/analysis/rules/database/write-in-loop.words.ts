// What write-in-loop says: what is written, how often, and what would do instead.

import { none } from '../../model/facts.js'
import { targetOf } from '../../model/questions/written.js'
import type { Ask } from '../ask.js'
import { oncePer, quoted } from '../words.js'
import type { WriteInLoop } from './write-in-loop.js'

export function messageOf({ step, operation, loop, course, node }: WriteInLoop, ask: Ask): string {
  const noun = operation.effect.noun ?? 'row'
  const callee = ask.facts.values[ask.facts.calls[step.call]?.callee ?? none]
  const target = targetOf(operation, !step.direct && callee?.op === 'member' ? { subject: ask.subject, receiver: callee.object } : undefined)
  const often = oncePer(ask, loop.loop)
  const many = target ? `\`${target}\` ${pluralOf(noun)}` : pluralOf(noun)
  const writes = step.direct
    ? `${many[0]?.toUpperCase() ?? ''}${many.slice(1)} are ${operation.effect.finds === true ? 'looked for, and written where missing,' : 'written'} ${often}`
    : `${quoted(ask, ask.node(node))} ${operation.effect.finds === true ? `looks for ${many}, and writes what is missing,` : `writes ${target ? many : `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`}`} ${often}`
  if (course === 'fan-out') return `${writes}, on a connection of its own.`
  if (course === 'same' && step.direct) return `${writes}, each time the same way: write once after the loop.`
  if (operation.effect.finds === true) return `${writes}: one query for those that are there and one bulk write for the others would do.`
  return `${writes}: one bulk write for all of them would do.`
}

function pluralOf(noun: string): string {
  return noun.endsWith('y') && !/[aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`
}
