// The sequential form of work that was started together: only where all of it runs on the connection, and is started in the call itself.

import type { Call, Expression, Node } from '../../syntax/tree.js'
import { isInside, type Range } from '../../text/range.js'
import type { Ask } from '../ask.js'
import type { Fixes, ProposedFix } from '../rule.js'
import type { ParallelWork } from './parallel-on-one-connection.js'
import { pythonSequence } from './sequence.python.js'
import { scriptSequence } from './sequence.typescript.js'

/** The call, and what is replaced: it with its `await`, where it has one. */
export interface Started {
  readonly call: Call
  readonly whole: Expression
  /** `await gather(…)` alone, as a statement: nobody wants the results. */
  readonly statement: Node | undefined
}

export function sequentialForm(data: ParallelWork, ask: Ask): Fixes {
  const fixes = formOf(data, ask)
  return fixes.length > 0 ? fixes : whyTogether(data, ask) ?? []
}

function formOf({ together, work }: ParallelWork, ask: Ask): readonly ProposedFix[] {
  const node = ask.node(together.call.node)
  if (node.kind !== 'call' || together.gathering === 'tasks' || !together.members.every((member) => work.some((one) => one.member === member))) return []
  const whole = node.parent?.kind === 'await' ? node.parent : node
  const statement = whole.parent?.kind === 'expression-statement' ? whole.parent : undefined
  const started = { call: node, whole, statement }
  const edits = ask.isPython ? pythonSequence(started, ask) : scriptSequence(started, ask)
  const [first] = edits ?? []
  if (!edits || !first || !together.members.every((member) => isInside(member.region.range, { start: first.range.start, end: node.range.end }))) return []
  return [{ title: 'Await them one after another (what follows a failure is no longer started)', safety: 'suggested', edits }]
}

/** Why no form can be offered, where it is the work that forbids it. */
function whyTogether({ together, work }: ParallelWork, ask: Ask): string | undefined {
  const { range } = ask.node(together.call.node)
  if (!together.members.every((member) => work.some((one) => one.member === member))) return 'Some of them run elsewhere and may stay together: await those of the connection one after another.'
  if (together.gathering !== 'tasks' && together.members.some((member) => !isInside(member.region.range, range))) return 'They begin where they are collected: await each of them there.'
  return undefined
}

/** Calls alone start their work where they stand: a name is a promise that has begun. */
export function isStartedHere(node: Node): node is Call {
  return node.kind === 'call' && !node.isNew && !node.tagged
}

/** Whether the text between has anything but blanks and these signs, such as a comment. */
export function isPlain(ask: Ask, range: Range, signs: RegExp): boolean {
  return ask.text(range).replace(signs, '').trim() === ''
}
