// One transaction around the loop instead of one in each iteration: `with`, or a function that runs in it.

import { insertAbove, lineEnding, statementAround } from '../../edits/above.js'
import { endOfLine, indentationOf } from '../../edits/layout.js'
import { none } from '../../model/facts.js'
import { walk } from '../../syntax/children.js'
import type { Call, FunctionNode, Loop, Node, With } from '../../syntax/tree.js'
import { isInside } from '../../text/range.js'
import type { Ask } from '../ask.js'
import type { ProposedFix } from '../rule.js'
import { handled } from './commit-in-loop.fixes.js'
import type { CommitInLoop } from './commit-in-loop.js'
import { isMadeByLoop } from './n-plus-one-query.keys.js'
import { statementOf } from './write-in-loop.fixes.js'

const odd = 'its form is not one that can be rewritten'
const title = 'Run the whole loop in one transaction (when an iteration fails, nothing of the others is kept)'

export function oneAround({ step, repeated }: CommitInLoop, loop: Loop, ask: Ask): ProposedFix | string {
  const [only, ...others] = loop.body.statements
  const call = ask.node(step.node)
  if (!only || others.length > 0 || !isInside(call.range, only.range)) return 'the loop does more than the transaction'
  if (statementAround(loop) !== loop || !insertAbove(ask.tree, loop, '')) return 'no statement can stand around the loop here'
  if (/on_commit|afterCommit/.test(ask.text(loop.body.range))) return 'something waits for each commit'
  if (step.direct?.library?.model.expires === true) return 'one transaction for all of them may take longer than is allowed'
  if (only.kind === 'with') return withAround(repeated.loop.fact, { loop, only }, ask)
  return call.kind === 'call' && statementOf(call) === only ? callAround(repeated.loop.fact, { loop, call, only }, ask) : odd
}

type Fact = CommitInLoop['repeated']['loop']['fact']

/** The two headers change places; the body stays where it is. */
function withAround(fact: Fact, { loop, only }: { loop: Loop; only: With }, ask: Ask): ProposedFix | string {
  const [item, ...others] = only.items
  const first = only.body.statements[0]
  const indent = indentationOf(ask.tree, loop)
  const inner = indentationOf(ask.tree, only)
  if (!item || others.length > 0 || !first || indent === undefined || inner?.startsWith(indent) !== true) return odd
  if (isMadeByLoop(ask, ask.facts.valueOfNode[item.value.id] ?? none, fact)) return 'the transaction is made of what the loop goes over'
  if (hasTry(only.body)) return handled
  const { text } = ask.tree
  const [loopEnd, withEnd] = [endOfLine(text, loop.header.end), endOfLine(text, only.header.end)]
  if (loopEnd > only.range.start || withEnd > first.range.start) return 'its lines cannot be moved'
  // What stands between them, comments and blanks, is where it has to be already.
  const swapped = text.slice(only.range.start, withEnd) + text.slice(loopEnd, only.range.start) + text.slice(loop.range.start, loopEnd) + text.slice(withEnd, first.range.start)
  return { title, safety: 'suggested', edits: [{ range: { start: loop.range.start, end: first.range.start }, newText: swapped }] }
}

/** `await source.transaction(async (manager) => { … })`: the loop goes into the function. */
function callAround(fact: Fact, { loop, call, only }: { loop: Loop; call: Call; only: Node }, ask: Ask): ProposedFix | string {
  const { text } = ask.tree
  const callback = call.arguments.map((one) => one.value).find((one): one is FunctionNode => one.kind === 'function')
  const indent = indentationOf(ask.tree, loop)
  const inner = indentationOf(ask.tree, only)
  if (callback?.body?.kind !== 'block' || callback.generator || indent === undefined || inner?.startsWith(indent) !== true) return odd
  const others = [call.callee, ...call.arguments.flatMap((one) => one.value === callback ? [] : [one.value])]
  if (others.some((one) => isMadeByLoop(ask, ask.facts.valueOfNode[one.id] ?? none, fact))) return 'the transaction is made of what the loop goes over'
  if (hasTry(callback.body)) return handled
  if (returns(callback.body)) return 'the function returns before its end'
  const loopHead = text.slice(loop.range.start, only.range.start).trimEnd()
  const parameters = callback.parameters.map((one) => ask.text(one.target.range))
  const isTaken = parameters.some((name) => !/^[\w$]+$/.test(name) || new RegExp(`(?<![\\w$])${name.replace(/\$/g, '\\$')}(?![\w$])`).test(loopHead))
  if (!loopHead.endsWith('{') || isTaken || text.slice(only.range.end, loop.range.end).trim() !== '}') return 'its lines cannot be moved'
  const newLine = lineEnding(text)
  const body = text.slice(callback.body.range.start + 1, callback.body.range.end - 1)
  const moved = body.includes('\n') ? body.trimEnd() : `${newLine}${inner}${inner.slice(indent.length)}${body.trim()}`
  const head = text.slice(only.range.start, callback.body.range.start + 1)
  const tail = text.slice(callback.body.range.end - 1, only.range.end)
  const lines = [head, `${inner}${loopHead}${moved}`, `${inner}}`, `${indent}${tail}`]
  return { title, safety: 'suggested', edits: [{ range: loop.range, newText: lines.join(newLine) }] }
}

/** A failure that is caught inside leaves the rest of the transaction broken. */
function hasTry(body: Node): boolean {
  return holds(body, (one) => one.kind === 'try')
}

function returns(body: Node): boolean {
  return holds(body, (one) => one.kind === 'return')
}

function holds(body: Node, is: (node: Node) => boolean): boolean {
  let found = false
  walk(body, (one) => {
    if (is(one)) found = true
    return found || one.kind === 'function' ? false : undefined
  })
  return found
}
