// Whether a loop turns pages by a number: what was asked for with the number says whether there is another page. What such a loop does for a
// page stands for all the rows of it, as many as the other side gives at once.

import { childrenOf } from '../../syntax/children.js'
import type { Node } from '../../syntax/tree.js'
import { none, type LoopId, type ValueId } from '../facts.js'
import { exitsOf } from './exits.js'
import { stepsOf } from './reach.js'
import { nodeAt, partsOf, type Subject } from './subject.js'
import { variationOf, type VariationContext } from './variation.js'

const kept = new WeakMap<Subject, Map<LoopId, boolean>>()

export function turnsPages(subject: Subject, loop: LoopId): boolean {
  const known = kept.get(subject) ?? new Map<LoopId, boolean>()
  kept.set(subject, known)
  const found = known.get(loop) ?? isLeftOnPage(subject, loop)
  known.set(loop, found)
  return found
}

function isLeftOnPage(subject: Subject, loop: LoopId): boolean {
  const node = nodeAt(subject, subject.facts.loops[loop]?.node ?? none)
  if (node.kind !== 'loop' || node.form === 'each' || node.form === 'keys') return false
  const test = subject.facts.loops[loop]?.test ?? none
  const branches = [...exitsOf(node), ...changesOf(node, namesIn(node.test))].flatMap((one) => testsAround(one, node))
  const seen = new Set<ValueId>()
  return [test, ...branches.map((one) => subject.facts.valueOfNode[one.id] ?? none)].some((value) => isOfPage(subject, loop, value, seen))
}

/** Whether a value comes from something that was asked for with the number that the loop counts. */
function isOfPage(subject: Subject, loop: LoopId, id: ValueId, seen: Set<ValueId>): boolean {
  const { facts } = subject
  const value = facts.values[id]
  if (!value || seen.has(id) || seen.size > 60) return false
  seen.add(id)
  if (value.op === 'use') {
    const own = facts.loops[loop]?.definitions ?? []
    return value.definitions.filter((one) => own.includes(one)).some((one) => {
      let source = facts.definitions[one]?.source
      while (source?.from === 'item') source = source.of
      return source?.from === 'value' && isOfPage(subject, loop, source.value, seen)
    })
  }
  if (value.op === 'await' && isAskedWithNumber(subject, loop, value.of)) return true
  if (value.op === 'call') {
    if (stepsOf(subject).some((step) => step.call === value.call && step.reached.length > 0) && isAskedWithNumber(subject, loop, id)) return true
    const call = facts.calls[value.call]
    const callee = facts.values[call?.callee ?? none]
    return (callee?.op === 'member' && isOfPage(subject, loop, callee.object, seen)) || (call?.arguments.some((one) => isOfPage(subject, loop, one.value, seen)) ?? false)
  }
  return partsOf(value, facts).some((part) => isOfPage(subject, loop, part, seen))
}

function isAskedWithNumber(subject: Subject, loop: LoopId, id: ValueId): boolean {
  const { facts } = subject
  const value = facts.values[id]
  const call = value?.op === 'call' ? facts.calls[value.call] : undefined
  if (!call) return false
  const context: VariationContext = { loop, calls: [], own: new Set(), holders: new Set() }
  const given = call.arguments.map((argument) => ({ subject, value: argument.value }))
  const callee = facts.values[call.callee]
  // `api.list({ page }).then(…)`
  return variationOf(subject, given, context).has('counter') || (callee?.op === 'member' && isAskedWithNumber(subject, loop, callee.object))
}

function testsAround(node: Node, loop: Node): Node[] {
  const tests: Node[] = []
  for (let current = node; current !== loop && current.parent; current = current.parent) {
    if (current.parent.kind === 'branch' && current.parent.test !== current) tests.push(current.parent.test)
  }
  return tests
}

function namesIn(test: Node | null): ReadonlySet<string> {
  const names = new Set<string>()
  const visit = (node: Node): void => {
    if (node.kind === 'name') names.add(node.name)
    for (const child of childrenOf(node)) visit(child)
  }
  if (test) visit(test)
  return names
}

/** `hasMore = false`: what the loop's own condition reads, set under a condition. */
function changesOf(loop: Extract<Node, { kind: 'loop' }>, names: ReadonlySet<string>): readonly Node[] {
  const found: Node[] = []
  const visit = (node: Node): void => {
    if (node.kind === 'function' || node.kind === 'class') return
    if (node.kind === 'assign' && node.operator === '=' && node.targets.some((one) => one.kind === 'name' && names.has(one.name))) found.push(node)
    for (const child of childrenOf(node)) visit(child)
  }
  if (names.size > 0) visit(loop.body)
  return found
}
