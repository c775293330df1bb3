// Whether a collection may change: by its methods, by stores, through aliases, or in functions that it is given to.

import { isInside } from '../../text/range.js'
import { none, type CallFact, type DefinitionId, type FunctionId, type LoopId, type NodeId, type ValueId } from '../facts.js'
import { alternatives } from '../kinds.js'
import { libraryCallsOf, targetsOf } from '../resolve/calls.js'
import { intersects, originsOf } from './origins.js'
import { nodeAt, partsOf, type Subject } from './subject.js'

/** Methods that change what they are called on. A receiver of unknown kind counts as changed: silence is cheap. */
const mutators: ReadonlySet<string> = new Set([
  'append', 'extend', 'insert', 'remove', 'pop', 'clear', 'sort', 'reverse', 'add', 'discard', 'update', 'setdefault', 'popitem', 'appendleft', 'extendleft', 'popleft',
  'difference_update', 'intersection_update', 'symmetric_difference_update', 'rotate',
  'push', 'shift', 'unshift', 'splice', 'fill', 'copyWithin', 'set', 'delete',
])
const growers: ReadonlySet<string> = new Set(['append', 'extend', 'insert', 'add', 'update', 'setdefault', 'appendleft', 'extendleft', 'push', 'unshift', 'splice', 'set'])

interface Mutation {
  readonly node: NodeId
  readonly grows: boolean
  readonly origins: ReadonlySet<string>
}

const mutationsOfFile = new WeakMap<Subject, readonly Mutation[]>()

function mutationsIn(subject: Subject): readonly Mutation[] {
  let known = mutationsOfFile.get(subject)
  if (!known) mutationsOfFile.set(subject, known = findMutations(subject))
  return known
}

function findMutations(subject: Subject): Mutation[] {
  const { facts } = subject
  const found: Mutation[] = []
  facts.calls.forEach((call) => {
    const callee = facts.values[call.callee]
    if (callee?.op === 'member' && mutators.has(callee.name)) found.push({ node: call.node, grows: growers.has(callee.name), origins: originsOf(subject, callee.object) })
  })
  for (const write of facts.writes) {
    // `a[i] = v` changes a; `a.b = v` makes the path a.b another object.
    const whole = originsOf(subject, write.object)
    const origins = write.name === null ? whole : new Set([...whole].map((origin) => `${origin}.${write.name ?? ''}`))
    found.push({ node: write.node, grows: write.operator !== 'delete', origins })
  }
  facts.definitions.forEach((definition, id) => {
    if (definition.source.from === 'augment') found.push({ node: definition.node, grows: true, origins: new Set([`d:${id}`, ...originsOf(subject, definition.source.before)]) })
  })
  return found
}

/** Whether the collection may be another one, or have other elements, in one iteration than in the next. */
export function changesIn(subject: Subject, value: ValueId, loop: LoopId): boolean {
  const { facts } = subject
  const fact = facts.loops[loop]
  if (!fact) return true
  if (isMadeIn(subject, value, new Set(fact.definitions), fact.node)) return true
  const origins = originsOf(subject, value)
  const range = nodeAt(subject, fact.node).range
  const isWithin = (node: NodeId) => isInside(nodeAt(subject, node).range, range)
  if (mutationsIn(subject).some((mutation) => isWithin(mutation.node) && intersects(mutation.origins, origins))) return true
  return facts.calls.some((call, id) => isWithin(call.node) && mayChangeThrough(subject, id, call, origins, new Set()))
}

/** Whether the value is made anew by each iteration: it uses what the loop defines, or is the result of a call inside. */
function isMadeIn(subject: Subject, id: ValueId, definitions: ReadonlySet<DefinitionId>, loopNode: NodeId, depth = 0): boolean {
  const { facts } = subject
  const value = facts.values[id]
  if (!value || depth > 40) return true
  if (value.op === 'use') return value.definitions.some((definition) => definitions.has(definition))
  const isInLoop = isInside(nodeAt(subject, value.node).range, nodeAt(subject, loopNode).range)
  if (isInLoop && (value.op === 'call' || value.op === 'comprehension' || value.op === 'await' || value.op === 'unknown' || value.op === 'slice')) return true
  return partsOf(value, facts).some((part) => part !== none && isMadeIn(subject, part, definitions, loopNode, depth + 1))
}

/** A call may change an object that it is given, unless it is known not to. */
function mayChangeThrough(subject: Subject, id: number, call: CallFact, origins: ReadonlySet<string>, seen: Set<FunctionId>): boolean {
  const { facts, resolver, file } = subject
  const callee = facts.values[call.callee]
  const receiverOrigins = callee?.op === 'member' ? originsOf(subject, callee.object) : new Set<string>()
  // A method of the object that holds the collection: `self.refresh()` may change `self.items`.
  const holdsIt = [...origins].some((origin) => [...receiverOrigins].some((holder) => origin.startsWith(`${holder}.`)))
  const given = call.arguments.flatMap((argument, index) => argument.value !== none && intersects(originsOf(subject, argument.value), origins) ? [index] : [])
  if (!holdsIt && given.length === 0) return false
  const libraries = libraryCallsOf(resolver, file, id)
  if (libraries.length > 0) return libraries.some((library) => given.some((index) => library.model.mutatesArguments?.includes(index) === true))
  const targets = targetsOf(resolver, file, id).filter((target) => target.file === file)
  if (targets.length === 0) return !isHarmless(subject, call)
  return targets.some((target) => functionChanges(subject, target.function, { origins, given }, seen))
}

/** Constructors and calls of what is no function of ours: only those that are known to be plain classes do no harm. */
function isHarmless(subject: Subject, call: CallFact): boolean {
  return alternatives(subject.resolver.kindOf({ file: subject.file, value: call.callee })).every((kind) => kind.is === 'class')
}

function functionChanges(subject: Subject, id: FunctionId, what: { origins: ReadonlySet<string>; given: readonly number[] }, seen: Set<FunctionId>): boolean {
  if (seen.has(id)) return false
  seen.add(id)
  const { facts } = subject
  const fact = facts.functions[id]
  if (!fact) return true
  const offset = facts.language === 'python' && fact.class !== none && !fact.isStatic ? 1 : 0
  const parameters = what.given.map((index) => fact.parameters[index + offset]?.definition ?? none).filter((definition) => definition !== none)
  const inside = new Set([...parameters.map((definition) => `d:${definition}`), ...[...what.origins].filter((origin) => origin.startsWith('self:') || origin.startsWith('d:'))])
  const range = nodeAt(subject, fact.node).range
  const isWithin = (node: NodeId) => isInside(nodeAt(subject, node).range, range)
  if (mutationsIn(subject).some((mutation) => isWithin(mutation.node) && intersects(mutation.origins, inside))) return true
  return facts.calls.some((call, callId) => isWithin(call.node) && mayChangeThrough(subject, callId, call, inside, seen))
}

/** Whether anything in the file makes the collection longer after it was made. */
export function mayGrow(subject: Subject, value: ValueId): boolean {
  const origins = originsOf(subject, value)
  if (origins.size === 0) return false
  if (mutationsIn(subject).some((mutation) => mutation.grows && intersects(mutation.origins, origins))) return true
  return subject.facts.calls.some((call, id) => mayChangeThrough(subject, id, call, origins, new Set()))
}
