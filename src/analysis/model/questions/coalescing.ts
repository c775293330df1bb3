// Whether calls started together are sent together: those that a client batches by itself, and lists handed to a transaction.

import type { Step } from './reach.js'
import { operationsOf, type Operation } from './operations.js'
import { none, type BindingId, type LoopFact, type ValueId } from '../facts.js'
import { nodeAt, type Subject } from './subject.js'

/** Prisma's `findUnique` in `Promise.all(ids.map(…))`: one query for all; awaited one by one, a query each. */
export function isCoalesced(subject: Subject, step: Step, operation: Operation, loop: LoopFact): boolean {
  if (isHandedOver(subject, loop) || isCollectedForOne(subject, step, loop)) return true
  if (operation.library?.model.coalesced !== true) return false
  const around = nodeAt(subject, loop.node)
  // The callbacks of `map` all start before the first of them goes on.
  if (loop.form === 'callback') return true
  for (let node = nodeAt(subject, step.node); node.parent && node !== around; node = node.parent) if (node.kind === 'await') return false
  return true
}

/** `prisma.$transaction(ids.map((id) => …))`: collected, and sent as one. */
function isHandedOver(subject: Subject, loop: LoopFact): boolean {
  const { facts } = subject
  const made = facts.calls[loop.call]?.value
  if (loop.form !== 'callback' || made === undefined) return false
  return operationsOf(subject).some((one) => one.kind === 'begin' && facts.calls[one.call]?.arguments[0]?.value === made)
}

/** `operations.push(prisma.user.update(…))`, then `prisma.$transaction(operations)`: a promise that is only started there. */
function isCollectedForOne(subject: Subject, step: Step, loop: LoopFact): boolean {
  const { facts } = subject
  const into = collectionOf(subject, step, loop)
  const begins = into === none ? [] : operationsOf(subject).filter((one) => one.kind === 'begin' && facts.calls[one.call]?.arguments[0] !== undefined)
  if (begins.length === 0) return false
  const held = new Set([into])
  // What it is spread into holds it as well.
  for (let size = 0; size < held.size;) {
    size = held.size
    for (const { binding, source } of facts.definitions) if (source.from === 'value' && isMadeOf(subject, source.value, held)) held.add(binding)
  }
  return begins.some((one) => isMadeOf(subject, facts.calls[one.call]?.arguments[0]?.value ?? none, held))
}

/** The name of what collects the step's promise: `xs` of `xs.push(step)`, or of `const xs = ys.map((y) => step)`. */
function collectionOf(subject: Subject, step: Step, loop: LoopFact): BindingId {
  const { facts } = subject
  const { parent } = nodeAt(subject, step.node)
  const call = parent?.kind === 'argument' ? parent.parent : null
  if (call?.kind === 'call' && call.callee.kind === 'member' && call.callee.property === 'push') return bindingOf(subject, facts.valueOfNode[call.callee.object.id] ?? none)
  const mapped = facts.calls[loop.call]?.value ?? none
  const named = mapped === none ? undefined : facts.definitions.find(({ source }) => source.from === 'value' && source.value === mapped)
  return named?.binding ?? none
}

function bindingOf(subject: Subject, id: ValueId): BindingId {
  const value = subject.facts.values[id]
  return value?.op === 'use' ? value.binding : none
}

/** The collection itself, or one that it is spread into or concatenated to. */
function isMadeOf(subject: Subject, id: ValueId, held: ReadonlySet<BindingId>): boolean {
  const value = subject.facts.values[id]
  switch (value?.op) {
    case 'use': return held.has(value.binding)
    case 'collection': return value.elements.some((element) => isMadeOf(subject, element, held))
    case 'spread': case 'cast': return isMadeOf(subject, value.of, held)
    case 'call': {
      const callee = subject.facts.values[subject.facts.calls[value.call]?.callee ?? none]
      const isConcat = callee?.op === 'member' && callee.name === 'concat'
      return isConcat && [callee.object, ...subject.facts.calls[value.call]?.arguments.map((one) => one.value) ?? []].some((one) => isMadeOf(subject, one, held))
    }
    default: return false
  }
}
