// A batching written out: statements above the loop, and edits in it.

import { insertAbove } from '../../edits/above.js'
import type { Node } from '../../syntax/tree.js'
import type { Ask } from '../ask.js'
import type { ProposedFix } from '../rule.js'

export interface Batching {
  readonly fix: ProposedFix
}

export interface Plan {
  readonly statements: readonly string[]
  readonly edits: ProposedFix['edits']
  readonly title: string
}

export function aboveLoop(ask: Ask, loop: Node, plan: Plan): Batching | string {
  if (plan.statements.some((statement) => /(?<![\w.])await\s/.test(statement)) && !mayAwait(ask, loop)) return 'the function around the loop is not async'
  const indent = ask.isPython ? indentationOf(ask.tree.text, '    ') : indentationOf(ask.tree.text, '  ')
  const lines = plan.statements.map((statement) => statement.replace(/\r\n/g, '\n').replace(/^(?: {4})+|^(?: {2})+/gm, (blanks) => indent.repeat(blanks.length / (ask.isPython ? 4 : 2))))
  const above = insertAbove(ask.tree, loop, lines.join('\n'))
  if (!above) return 'no line can be added above the loop where it stands'
  return { fix: { title: plan.title, safety: 'suggested', edits: [above, ...plan.edits] } }
}

/** What the file indents by: its shallowest step. */
function indentationOf(text: string, usual: string): string {
  const steps = [...text.matchAll(/[:{]\r?\n([ \t]+)\S/g)].map(([, blanks = '']) => blanks)
  if (steps.length === 0) return usual
  const shallowest = steps.reduce((least, one) => one.length < least.length ? one : least)
  return shallowest.startsWith('\t') ? '\t' : shallowest
}

/** Modules may await in JavaScript, and callers of the callback of a loop are what is around that loop. */
function mayAwait(ask: Ask, loop: Node): boolean {
  for (let node = loop.parent; node; node = node.parent) if (node.kind === 'function') return node.async
  return !ask.isPython
}
