// Whether a row has to be written by itself: what the database gave for it (an id) goes into another row, of this iteration or the next.

import type { Node } from '../../syntax/tree.js'
import { isInside, type Range } from '../../text/range.js'
import { none, type CallId, type DefinitionId, type NodeId, type Source, type ValueId } from '../facts.js'
import type { Operation } from './operations.js'
import { intersects, originsOf } from './origins.js'
import { stepsOf, type Step } from './reach.js'
import { nodeAt, type Subject } from './subject.js'

/** `region`: the body of the loop, or the function that each iteration runs. `givesSame`: steps that give one row throughout. */
export function isLinked({ subject, node }: { readonly subject: Subject; readonly node: NodeId }, region: Node, givesSame: (step: Step) => boolean = () => false): boolean {
  const writes = stepsOf(subject).filter((step) => isInside(nodeAt(subject, step.node).range, region.range) && step.reached.some((one) => writing.has(one.operation.kind)))
  const own = writes.filter((step) => step.node === node)
  return writes.some((from) => {
    if (givesSame(from)) return false
    const given = givenBy(subject, from, region)
    if (given.isCarried && own.includes(from)) return true
    return writes.some((to) => (own.includes(from) || own.includes(to)) && takes(subject, to, from, given))
  })
}

const writing: ReadonlySet<string> = new Set(['write', 'mark'])

interface Given {
  /** The names that hold what was written, or something made of it. */
  readonly definitions: ReadonlySet<DefinitionId>
  /** The object that was written, which only counts after it was. */
  readonly object: DefinitionId
  readonly after: number
}

function givenBy(subject: Subject, from: Step, region: Node): Given & { readonly isCarried: boolean } {
  const { facts } = subject
  const found = new Set<DefinitionId>()
  const after = nodeAt(subject, from.node).range.end
  const object = writtenObject(subject, from.call, region)
  const result = facts.calls[from.call]?.value ?? none
  let isCarried = false
  const holds = (id: ValueId) => holdsGiven(subject, id, result, { definitions: found, object, after }) || isLastId(subject, id, from.direct)
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

/** `cursor.lastrowid`, and rows that a statement with RETURNING left to be fetched. */
function isLastId(subject: Subject, id: ValueId, operation: Operation | undefined): boolean {
  const { facts } = subject
  const value = facts.values[id]
  if (!value || !operation?.sql) return false
  const callee = value.op === 'call' ? facts.values[facts.calls[value.call]?.callee ?? none] : undefined
  if (value.op === 'index' || value.op === 'await') return isLastId(subject, value.op === 'index' ? value.object : value.of, operation)
  const member = value.op === 'member' && value.name === 'lastrowid' ? value
    : callee?.op === 'member' && /^fetch/.test(callee.name) && /\breturning\b/i.test(operation.sql.text) ? callee : undefined
  return member !== undefined && intersects(originsOf(subject, member.object), originsOf(subject, operation.receiver))
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
function writtenObject(subject: Subject, id: CallId, region: Node): DefinitionId {
  const { facts } = subject
  const call = facts.calls[id]
  const callee = facts.values[call?.callee ?? none]
  for (const given of [call?.arguments[0]?.value ?? none, callee?.op === 'member' ? callee.object : none]) {
    const value = facts.values[given]
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
