// Whether a row has to be written by itself: what the database gave for it (an id) goes into another row, of this iteration or the next.

import type { Node } from '../../syntax/tree.js'
import { isInside, type Range } from '../../text/range.js'
import { none, type DefinitionId, type Source, type ValueId } from '../facts.js'
import type { Operation } from './operations.js'
import { stepsOf, type Step } from './reach.js'
import { nodeAt, type Subject } from './subject.js'

/** `region`: the body of the loop, or the function that each iteration runs. */
export function isLinked(operation: Operation, region: Node): boolean {
  const { subject } = operation
  const writes = stepsOf(subject).filter((step) => isInside(nodeAt(subject, step.node).range, region.range) && step.reached.some((one) => writing.has(one.operation.kind)))
  const own = writes.find((step) => step.node === operation.node)
  return writes.some((from) => {
    if (!from.direct || from.direct.kind === 'commit') return false
    const given = givenBy(subject, from.direct, region)
    if (given.isCarried && from === own) return true
    return writes.some((to) => (from === own || to === own) && takes(subject, to, from, given))
  })
}

const writing: ReadonlySet<string> = new Set(['write', 'mark'])

interface Given {
  /** The names that hold what was written, or something made of it. */
  readonly definitions: ReadonlySet<DefinitionId>
  /** The object that was written, which only counts after it was. */
  readonly object: DefinitionId
  readonly after: number
  readonly isCarried: boolean
}

function givenBy(subject: Subject, operation: Operation, region: Node): Given {
  const { facts } = subject
  const found = new Set<DefinitionId>()
  const after = nodeAt(subject, operation.node).range.end
  const object = writtenObject(subject, operation, region)
  let isCarried = false
  const holds = (id: ValueId) => holdsGiven(subject, id, operation.value, { definitions: found, object, after, isCarried: false })
  for (let size = -1; size < found.size;) {
    size = found.size
    for (const [id, definition] of facts.definitions.entries()) {
      if (found.has(id) || !isInside(nodeAt(subject, definition.node).range, region.range) || !takesFrom(definition.source, holds)) continue
      if (id === object) isCarried = true
      else found.add(id)
    }
    // What is put into a collection is found there again.
    for (const { into, value } of storesOf(subject, region.range)) if (holds(value)) for (const id of into) found.add(id)
  }
  return { definitions: found, object, after, isCarried }
}

function takesFrom(source: Source, holds: (id: ValueId) => boolean): boolean {
  switch (source.from) {
    case 'value': case 'enter': return holds(source.value)
    case 'item': return takesFrom(source.of, holds)
    case 'element': return holds(source.of)
    default: return false
  }
}

/** The new object that is saved: `node = Node(…)`, then `node.save()`, `session.add(node)` or `repository.save(node)`. */
function writtenObject(subject: Subject, operation: Operation, region: Node): DefinitionId {
  const { facts } = subject
  const [first] = facts.calls[operation.call]?.arguments ?? []
  for (const id of [first?.value ?? none, operation.receiver]) {
    const value = facts.values[id]
    const only = value?.op === 'use' && value.definitions.length === 1 ? value.definitions[0] ?? none : none
    const definition = facts.definitions[only]
    const made = definition?.source.from === 'value' ? facts.values[definition.source.value] : undefined
    if (definition && made?.op === 'call' && isInside(nodeAt(subject, definition.node).range, region.range)) return only
  }
  return none
}

function holdsGiven(subject: Subject, id: ValueId, result: ValueId, given: Given): boolean {
  const value = subject.facts.values[id]
  if (!value) return false
  const { range } = nodeAt(subject, value.node)
  return hasUse(subject, range, given) || (result !== none && isInside(nodeAt(subject, (subject.facts.values[result] ?? value).node).range, range))
}

function hasUse(subject: Subject, range: Range, { definitions, object, after }: Given): boolean {
  return subject.facts.values.some((value) => {
    if (value.op !== 'use' || !value.definitions.some((id) => definitions.has(id) || id === object)) return false
    const at = nodeAt(subject, value.node).range
    return isInside(at, range) && (value.definitions.some((id) => definitions.has(id)) || at.start >= after)
  })
}

interface Store { readonly into: readonly DefinitionId[]; readonly value: ValueId }

function storesOf(subject: Subject, within: Range): readonly Store[] {
  const { facts } = subject
  const definitionsOf = (id: ValueId) => { const value = facts.values[id]; return value?.op === 'use' ? value.definitions : [] }
  const written = facts.writes.filter((write) => isInside(nodeAt(subject, write.node).range, within)).map((write) => ({ into: definitionsOf(write.object), value: write.value }))
  const added = facts.calls.flatMap((call) => {
    const callee = facts.values[call.callee]
    if (callee?.op !== 'member' || !adding.test(callee.name) || !isInside(nodeAt(subject, call.node).range, within)) return []
    return call.arguments.map((argument) => ({ into: definitionsOf(callee.object), value: argument.value }))
  })
  return [...written, ...added].filter((store) => store.value !== none && store.into.length > 0)
}

const adding = /^(append|add|push|set|unshift|insert|extend|setdefault|update)$/

/** Whether a step is given something that holds what another one wrote. */
function takes(subject: Subject, to: Step, from: Step, given: Given): boolean {
  const { range } = nodeAt(subject, to.node)
  if (to === from) return hasUse(subject, range, { ...given, object: none })
  const source = nodeAt(subject, from.node).range
  // The body of a transaction holds both.
  if (isInside(source, range)) return false
  return hasUse(subject, range, given)
}
