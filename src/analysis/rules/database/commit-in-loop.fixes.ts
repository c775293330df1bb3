// Fixes of commit-in-loop: one commit after the loop, one transaction around it.

import { insertAbove } from '../../edits/above.js'
import { insertBelow, removeLine } from '../../edits/below.js'
import { none, type LoopFact } from '../../model/facts.js'
import { intersects, originsOf } from '../../model/questions/origins.js'
import { walk } from '../../syntax/children.js'
import type { Call, Loop, Node } from '../../syntax/tree.js'
import { isInside } from '../../text/range.js'
import type { Ask } from '../ask.js'
import { noFix, type Fixes, type ProposedFix } from '../rule.js'
import { quoted } from '../words.js'
import { oneAround } from './commit-in-loop.around.js'
import type { CommitInLoop } from './commit-in-loop.js'
import { isMadeByLoop } from './n-plus-one-query.keys.js'
import { isOutside, leavingOf } from './write-in-loop.around.js'
import { unknownCall } from './write-in-loop.calls.js'
import { statementOf } from './write-in-loop.fixes.js'

export function commitOnce(data: CommitInLoop, ask: Ask): Fixes {
  const plan = planOf(data, ask)
  return typeof plan === 'string' ? noFix(plan) : [plan]
}

function planOf({ step, repeated }: CommitInLoop, ask: Ask): ProposedFix | string {
  const loop = ask.node(repeated.loop.fact.node)
  const call = ask.node(step.node)
  if (!step.direct) return 'it happens in a function that the loop calls'
  if (loop.kind !== 'loop') return 'the loop is part of an expression'
  const receiver = step.direct.receiver
  if (receiver !== none && isMadeByLoop(ask, receiver, repeated.loop.fact)) return 'what it is done with is made in the loop'
  if (repeated.loop.all.indexOf(repeated.loop.loop) < repeated.loop.all.length - 1) return 'the loop around it repeats it as well'
  const left = leavingOf(loop)
  if (left !== undefined) return left
  if (/for_update|for update|\block\s*[:=]/i.test(ask.text(loop.body.range))) return 'rows would stay locked until the loop is done'
  for (const other of ask.steps) {
    if (other === step || !isInside(ask.node(other.node).range, loop.body.range)) continue
    const kinds = other.reached.map((one) => one.operation.kind)
    if (kinds.includes('rollback')) return handled
    if (kinds.some(isOutside)) return 'each iteration is saved before something outside happens for it'
    if (!other.direct && kinds.some((kind) => kind === 'commit' || kind === 'begin')) return 'a function that the loop calls has a transaction of its own'
  }
  const unknown = unknownCall(call, loop.body, repeated.loop.fact, ask)
  if (unknown) return `what ${quoted(ask, unknown)} does is not known`
  const statement = call.kind === 'call' ? statementOf(call) : null
  const isCommit = repeated.reached.operation.kind === 'commit' && call.kind === 'call' && statement !== null
  return isCommit ? afterLoop({ step, repeated }, { loop, call, statement }, ask) : oneAround({ step, repeated }, loop, ask)
}

export const handled = 'the failure of each iteration is handled on its own'

interface Place { readonly loop: Loop; readonly call: Call; readonly statement: Node }

/** `db.commit()` in the body, or in an `if` that holds all of the writes. */
function afterLoop(data: CommitInLoop, place: Place, ask: Ask): ProposedFix | string {
  const { loop, statement } = place
  const block = statement.parent
  const isInBranch = block?.kind === 'block' && block.parent?.kind === 'branch' && block.parent.otherwise === null && block.parent.parent === loop.body
  if (block !== loop.body && !isInBranch) return 'it stands deeper in the loop'
  const reason = orderOf(data, place, ask)
  if (reason !== undefined) return reason
  const removed = removeLine(ask.tree, statement)
  const begins = beginsOf(data, place, ask)
  if (typeof begins === 'string') return begins
  const text = ask.text(statement.range)
  const above = begins.map((begin) => insertAbove(ask.tree, loop, ask.text(begin.range)))
  const lines = begins.map((begin) => removeLine(ask.tree, begin))
  const isThere = nextOf(loop) !== undefined && ask.text(nextOf(loop)?.range ?? loop.range) === text
  const below = isThere ? { range: { start: loop.range.end, end: loop.range.end }, newText: '' } : insertBelow(ask.tree, loop, [text])
  const edits = [...above, ...lines, removed, below]
  if (edits.some((edit) => edit === undefined)) return 'its line holds more than it'
  return {
    title: 'Commit once after the loop (when an iteration fails, those before it are not committed)', safety: 'suggested',
    edits: edits.flatMap((edit) => edit && (edit.newText !== '' || edit.range.end > edit.range.start) ? [edit] : []),
  }
}

function nextOf(loop: Loop): Node | undefined {
  const around = loop.parent
  const siblings: readonly Node[] = around?.kind === 'block' ? around.statements : around?.kind === 'module' ? around.body : []
  return siblings[siblings.indexOf(loop) + 1]
}

/** What an iteration does before and after its commit, where one commit for all would make a difference. */
function orderOf({ step, repeated }: CommitInLoop, { loop, statement }: Place, ask: Ask): string | undefined {
  const inBody = ask.steps.filter((one) => one !== step && isInside(ask.node(one.node).range, loop.body.range))
  const kindsOf = (one: typeof step) => one.reached.map(({ operation }) => operation.kind)
  const changes = inBody.filter((one) => kindsOf(one).some((kind) => kind === 'write' || kind === 'mark'))
  const assigned = ask.tree.nodes.filter((one) => one.kind === 'assign' && isInside(one.range, loop.body.range) && one.targets.some((target) => target.kind === 'member'))
  const isOfObjects = changes.some((one) => kindsOf(one).includes('mark')) || changes.length === 0
  const all = [...changes.map((one) => ask.node(one.node)), ...isOfObjects ? assigned : []]
  const block = statement.parent ?? loop.body
  if (all.some((one) => !isInside(one.range, block.range))) return 'not every write stands with it'
  if (all.some((one) => one.range.start > statement.range.end)) return 'the loop goes on writing after it'
  const reads = inBody.filter((one) => kindsOf(one).some((kind) => kind === 'query' || kind === 'load'))
  const own = step.direct ? originsOf(ask.subject, step.direct.receiver) : new Set<string>()
  const isElsewhere = ({ direct }: typeof step) => !direct || !(intersects(originsOf(ask.subject, direct.receiver), own) || isCursorOf(ask, direct.receiver, own))
  if (reads.length > 0 && (isOfObjects || reads.some(isElsewhere))) return 'the loop also reads, and may not see what is not committed yet'
  const start = Math.min(...all.map((one) => one.range.start), statement.range.start)
  let reason: string | undefined
  walk(loop.body, (one) => {
    if (one.kind === 'try' && isInside(statement.range, one.range)) reason = handled
    if ((one.kind === 'break' || one.kind === 'continue') && one.range.start > start && one.range.start < statement.range.start) reason = 'an iteration may be left between its writes and the commit'
    return one.kind === 'function' ? false : undefined
  })
  return reason ?? (isOfObjects ? afterCommit(repeated.loop.fact, { loop, statement }, ask) : undefined)
}

/** A cursor of the connection: `cursor = db.cursor()`. */
function isCursorOf(ask: Ask, receiver: number, connection: ReadonlySet<string>): boolean {
  const value = ask.facts.values[receiver]
  const definitions = value?.op === 'use' ? value.definitions : []
  return definitions.length > 0 && definitions.every((id) => {
    const source = ask.facts.definitions[id]?.source
    const made = source?.from === 'value' || source?.from === 'enter' ? ask.facts.values[source.value] : undefined
    const callee = made?.op === 'call' ? ask.facts.values[ask.facts.calls[made.call]?.callee ?? none] : undefined
    return callee?.op === 'member' && callee.name === 'cursor' && intersects(originsOf(ask.subject, callee.object), connection)
  })
}

/** Objects get their ids when they are committed: those of the iteration must not be looked at before its end, nor by the next one. */
function afterCommit({ definitions, targets }: LoopFact, { loop, statement }: Pick<Place, 'loop' | 'statement'>, ask: Ask): string | undefined {
  const made = new Set(definitions.filter((id) => !targets.includes(id)))
  const isUsed = ask.facts.values.some((value) => {
    const { range } = ask.node(value.node)
    return value.op === 'use' && range.start > statement.range.end && isInside(range, loop.range) && value.definitions.some((id) => made.has(id))
  })
  if (isUsed) return 'what is committed is used afterwards in the loop'
  const carries = [...made].some((id) => {
    const definition = ask.facts.definitions[id]
    const binding = definition && ask.facts.bindings[definition.binding]
    return definition?.source.from !== 'augment' && binding?.definitions.some((other) => !made.has(other)) === true
  })
  return carries ? 'an iteration may use what the one before it made' : undefined
}

/** `BEGIN` of each iteration, which goes above the loop. */
function beginsOf({ step }: CommitInLoop, { loop, statement }: Place, ask: Ask): readonly Node[] | string {
  const begins: Node[] = []
  for (const other of ask.steps) {
    const node = ask.node(other.node)
    if (other === step || !isInside(node.range, loop.body.range)) continue
    if (other.direct?.kind === 'commit') return 'it is committed in more than one place'
    if (other.direct?.kind !== 'begin') continue
    const begin = node.kind === 'call' ? statementOf(node) : null
    if (begin === null || begin !== loop.body.statements[0] || statement.parent !== loop.body || begins.length > 0) return 'its transaction begins elsewhere'
    begins.push(begin)
  }
  return begins
}
