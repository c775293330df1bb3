// What write-in-loop says: what is written, how often, and what would do instead.

import { none, type ValueId } from '../../model/facts.js'
import type { Subject } from '../../model/questions/subject.js'
import { isItself, targetOf } from '../../model/questions/written.js'
import type { Ask } from '../ask.js'
import { oncePer, quoted } from '../words.js'
import type { WriteInLoop } from './write-in-loop.js'

export function messageOf(data: WriteInLoop, ask: Ask): string {
  const { step, operation, loop, course, node } = data
  const noun = operation.effect.noun ?? 'row'
  const target = targetOf(operation, step.direct ? undefined : callerOf(data, ask))
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

/** The call that names the object which writes itself: the last on the way that is not made on itself again. */
function callerOf({ step, hops }: WriteInLoop, ask: Ask): { readonly subject: Subject; readonly receiver: ValueId } | undefined {
  const calls = [{ subject: ask.subject, call: step.call }, ...hops]
  for (const { subject, call } of calls.reverse()) {
    const callee = subject.facts.values[subject.facts.calls[call]?.callee ?? none]
    if (callee?.op !== 'member') return undefined
    if (!isItself(subject, callee.object)) return { subject, receiver: callee.object }
  }
  return undefined
}

function pluralOf(noun: string): string {
  return noun.endsWith('y') && !/[aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`
}
