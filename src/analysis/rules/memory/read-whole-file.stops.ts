// Where the lines of a file are not all taken, the rest stays in it: whoever reads on gets that, and got nothing after a whole read.

import { isInside } from '../../text/range.js'
import { none } from '../../model/facts.js'
import { mayLeave } from '../../model/questions/exits.js'
import { isReadOn } from '../../model/questions/open-files.js'
import type { Node } from '../../syntax/tree.js'
import type { Ask } from '../ask.js'
import type { LineReading } from './read-whole-file.js'
import type { LinePass } from './read-whole-file.pass.js'

/** `again`: the file is read on; `perhaps`: others hold it. */
export function restOf({ pass, handle }: LineReading, ask: Ask): 'again' | 'perhaps' | 'nothing' {
  if (pass.read.from !== 'handle' || takesAll(pass, ask)) return 'nothing'
  if (handle.definition === none) return ask.facts.values[pass.read.source]?.op === 'call' ? 'nothing' : 'perhaps'
  if (isReadOn(ask.subject, handle, pass.read.value, pass.end)) return 'again'
  return handle.opening === none ? 'perhaps' : 'nothing'
}

const exhausting: ReadonlySet<string> = new Set(['list', 'tuple', 'set', 'frozenset', 'dict', 'sorted', 'sum', 'min', 'max', 'len', 'Counter', 'join', 'extend', 'update', 'writelines'])

function takesAll({ consumer, extent, lines }: LinePass, ask: Ask): boolean {
  if (isTried(extent)) return false
  if (consumer.how !== 'iterated') return isExhausting(ask.node((ask.facts.calls[consumer.call] ?? { node: none }).node))
  const loop = ask.node((ask.facts.loops[consumer.loop] ?? { node: none }).node)
  if (loop.kind === 'loop') return !mayLeave(loop)
  const comprehension = loop.kind === 'clause' ? loop.parent : null
  if (comprehension?.kind !== 'comprehension' || !isInside(ask.nodeOf(lines).range, comprehension.range)) return false
  const call = comprehension.parent?.kind === 'argument' ? comprehension.parent.parent : null
  return comprehension.form !== 'generator' || (call?.kind === 'call' && isExhausting(call))
}

function isExhausting(call: Node): boolean {
  if (call.kind !== 'call') return false
  const { callee } = call
  return exhausting.has(callee.kind === 'member' ? callee.property : callee.kind === 'name' ? callee.name : '')
}

/** What a line makes fail is caught, and the file is still there. */
function isTried(extent: Node): boolean {
  for (let node = extent; node.parent && node.kind !== 'function'; node = node.parent) {
    if (node.parent.kind === 'try' && node.parent.body === node && node.parent.handlers.length > 0) return true
  }
  return false
}
