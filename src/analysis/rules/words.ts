// How messages speak of loops and code: once, for all rules.

import type { LoopId } from '../model/facts.js'
import type { Repetition } from '../model/questions/repetition.js'
import type { Node } from '../syntax/tree.js'
import type { Ask } from './ask.js'
import type { Hop } from './rule.js'

/** "once per `user`", or "once per iteration" where the loop has no single variable. */
export function oncePer(ask: Ask, loop: LoopId): string {
  const fact = ask.facts.loops[loop]
  const [only, ...others] = fact?.targets ?? []
  const definition = only === undefined ? undefined : ask.facts.definitions[only]
  const name = definition && ask.facts.bindings[definition.binding]?.name
  const isPlain = others.length === 0 && name !== undefined && name !== '_' && fact?.form !== 'counted' && fact?.form !== 'while'
  return isPlain ? `once per \`${name}\`` : 'once per iteration'
}

/** The code of a node in backticks, shortened to one readable line. */
export function quoted(ask: Ask, node: Node): string {
  const text = ask.text(node.range).replace(/\s+/g, ' ').replace(/`/g, '\'')
  return `\`${text.length > 48 ? `${text.slice(0, 45)}…` : text}\``
}

/** A short name for what a node stands for: the last name of a chain. */
export function nameOf(node: Node): string {
  if (node.kind === 'name') return node.name
  if (node.kind === 'member') return node.property
  if (node.kind === 'call') return nameOf(node.callee)
  return ''
}

/** The loops around the one that is reported: they multiply its cost. */
export function outerLoops(ask: Ask, loop: Repetition): readonly Hop[] {
  return loop.all.slice(loop.all.indexOf(loop.loop) + 1).map((id) => {
    const node = ask.node((ask.facts.loops[id] ?? loop.fact).node)
    return { path: ask.file, range: 'header' in node ? node.header : node.range, message: 'and this loop repeats it as well' }
  })
}
