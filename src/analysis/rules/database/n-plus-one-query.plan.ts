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
  const indent = ask.isPython ? indentationOf(ask.tree.text, '    ') : indentationOf(ask.tree.text, '  ')
  const lines = plan.statements.map((statement) => statement.replace(/\r\n/g, '\n').replace(/^(?: {4})+|^(?: {2})+/gm, (blanks) => indent.repeat(blanks.length / (ask.isPython ? 4 : 2))))
  const above = insertAbove(ask.tree, loop, lines.join('\n'))
  if (!above) return 'no statement can stand above the loop here'
  return { fix: { title: plan.title, safety: 'suggested', edits: [above, ...plan.edits] } }
}

/** What the file indents by. */
function indentationOf(text: string, usual: string): string {
  const counts = new Map<string, number>()
  for (const [, blanks = ''] of text.matchAll(/[:{]\r?\n([ \t]+)/g)) {
    const unit = blanks.startsWith('\t') ? '\t' : blanks.length % 4 === 0 ? '    ' : blanks.length % 2 === 0 ? '  ' : blanks
    counts.set(unit, (counts.get(unit) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? usual
}
