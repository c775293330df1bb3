// How messages speak of loops and code: once, for all rules.

import type { LoopFact, LoopId } from '../model/facts.js'
import type { Reached } from '../model/questions/reach.js'
import type { Repetition } from '../model/questions/repetition.js'
import { nodeAt, type Subject } from '../model/questions/subject.js'
import type { Node } from '../syntax/tree.js'
import type { Ask } from './ask.js'
import type { Hop } from './rule.js'

/** "once per `user`", or "once per iteration" where the loop has no single variable. */
export function oncePer(ask: Ask, loop: LoopId): string {
  const fact = ask.facts.loops[loop]
  const [only, ...others] = fact?.targets ?? []
  const definition = only === undefined ? undefined : ask.facts.definitions[only]
  const name = fact && folding.has(fact.method) ? foldedName(ask, fact) : definition && ask.facts.bindings[definition.binding]?.name
  const isPlain = others.length === 0 && name !== undefined && name !== '_' && fact?.form !== 'counted' && fact?.form !== 'while'
  return isPlain ? `once per \`${name}\`` : 'once per iteration'
}

const folding: ReadonlySet<string> = new Set(['reduce', 'reduceRight'])

/** `orders.reduce((sum, order) => …)`: the first parameter is what was made of the elements before. */
function foldedName(ask: Ask, { node }: LoopFact): string | undefined {
  const callback = ask.node(node)
  const element = callback.kind === 'function' ? callback.parameters[1]?.target : undefined
  return element?.kind === 'name' ? element.name : undefined
}

/** The code of a node in backticks, shortened to one readable line. */
export function quoted(ask: Ask, node: Node): string {
  return quotedIn(ask.subject, node)
}

export function quotedIn(subject: Subject, node: Node): string {
  const text = subject.tree.text.slice(node.range.start, node.range.end).replace(/\s+/g, ' ').replace(/`/g, '\'')
  return `\`${text.length > 48 ? `${text.slice(0, 45)}…` : text}\``
}

/** The way from a call to an operation that it leads to, in whatever files; `does` says what the operation does: "which runs the query". */
export function trailTo({ hops, operation }: Reached, does: string): readonly Hop[] {
  const calls = hops.map(({ subject, node }) => {
    const call = nodeAt(subject, node)
    return { path: subject.file, range: call.range, message: `which calls ${quotedIn(subject, call)}` }
  })
  return [...calls, { path: operation.subject.file, range: nodeAt(operation.subject, operation.node).range, message: does }]
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
