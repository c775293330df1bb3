// What a piece of code changes outside itself, and reads there: names assigned, objects changed, also by the functions it calls.

import { isInside, type Range } from '../../text/range.js'
import { none, type BindingId, type CallFact, type FunctionId, type NodeId, type ValueId } from '../facts.js'
import { libraryCallsOf } from '../resolve/calls.js'
import { targetsOf } from '../resolve/targets.js'
import { intersects, originsOf } from './origins.js'
import { isOwnObject, type Iteration } from './own-objects.js'
import { nodeAt, type Subject } from './subject.js'

/** A change of an object that exists before the region runs. */
export interface OuterChange {
  readonly node: NodeId
  /** The changed object; for a method's receiver, what it is called on. */
  readonly object: ValueId
  readonly origins: ReadonlySet<string>
  /** It only adds: the same, in another order, whatever came before. */
  readonly adds: boolean
  /** Written under this key (`out[k] = v`); none for anything else. */
  readonly key: ValueId
  readonly value: ValueId
}

const adders: ReadonlySet<string> = new Set(['append', 'add', 'extend', 'push', 'set', 'setdefault', 'update', 'appendleft'])
const removers: ReadonlySet<string> = new Set([
  'insert', 'remove', 'pop', 'clear', 'sort', 'reverse', 'discard', 'popitem', 'extendleft', 'popleft', 'difference_update', 'intersection_update',
  'symmetric_difference_update', 'rotate', 'shift', 'unshift', 'splice', 'fill', 'copyWithin', 'delete',
])

/** Its functions are those of this file that it runs, with whether `self` in them is an object from outside. */
export type Region = Iteration

/** The code in `range`, and that of the functions of the file that it calls. */
export function regionOf(subject: Subject, range: Range, made: Range = range): Region {
  const functions = new Map<FunctionId, boolean>()
  const calls = (within: Range) => [...subject.facts.calls.entries()].filter(([, call]) => isInside(nodeAt(subject, call.node).range, within))
  const pending = calls(range).map(([id, call]) => ({ id, call, selfIsOuter: true }))
  for (let next = pending.pop(); next; next = pending.pop()) {
    for (const target of targetsOf(subject.resolver, subject.file, next.id)) {
      if (target.file !== subject.file || functions.size > 60) continue
      const selfIsOuter = next.selfIsOuter && isCalledOnOuter(subject, next.call, made)
      const known = functions.get(target.function)
      if (known === true || known === selfIsOuter) continue
      functions.set(target.function, selfIsOuter)
      const node = nodeAt(subject, subject.facts.functions[target.function]?.node ?? 0)
      pending.push(...calls(node.range).map(([id, call]) => ({ id, call, selfIsOuter })))
    }
  }
  const called = [...functions.keys()].map((id) => nodeAt(subject, subject.facts.functions[id]?.node ?? 0).range)
  return { ranges: [range, ...called], made, functions }
}

/** A method of an element, or of an object made in the region, changes that object alone. */
export function isCalledOnOuter(subject: Subject, call: CallFact, range: Range): boolean {
  const callee = subject.facts.values[call.callee]
  if (call.isNew) return false
  return callee?.op !== 'member' || !isOwnObject(subject, callee.object, { made: range, ranges: [range], functions: new Map() })
}

/** Every change of outer objects in the region. */
export function outerChanges(subject: Subject, region: Region): readonly OuterChange[] {
  const { facts, resolver, file } = subject
  const found: OuterChange[] = []
  const add = (change: OuterChange) => {
    if (!isWithin(subject, change.node, region)) return
    const origins = new Set([...change.origins].filter((origin) => !origin.startsWith('self:') || selfIsOuterAt(subject, change.node, region)))
    if (origins.size > 0 && !isOwnObject(subject, change.object, region)) found.push({ ...change, origins })
  }
  facts.calls.forEach((call, id) => {
    const callee = facts.values[call.callee]
    if (callee?.op !== 'member') return
    const libraries = libraryCallsOf(resolver, file, id)
    const isNamedSo = adders.has(callee.name) || removers.has(callee.name)
    // A resolved method does what its model says; `cache.delete(key)` of something not known may well change it.
    const changes = libraries.length > 0 ? libraries.some(({ model }) => model.mutates === true) : isNamedSo && !call.awaited && targetsOf(resolver, file, id).length === 0
    if (!changes) return
    add({ node: call.node, object: callee.object, origins: originsOf(subject, callee.object), adds: adders.has(callee.name), key: none, value: call.arguments[0]?.value ?? none })
  })
  for (const write of facts.writes) {
    const whole = originsOf(subject, write.object)
    const origins = write.name === null ? whole : new Set([...whole].map((origin) => `${origin}.${write.name ?? ''}`))
    add({ node: write.node, object: write.object, origins, adds: write.name === null && write.operator !== 'delete', key: write.key, value: write.value })
  }
  return found
}

function isWithin(subject: Subject, node: NodeId, region: Region): boolean {
  const { range } = nodeAt(subject, node)
  return region.ranges.some((one) => isInside(range, one))
}

/** In the region itself `self` is from outside; in a called function, if that one was called on such an object. */
function selfIsOuterAt(subject: Subject, node: NodeId, region: Region): boolean {
  const { range } = nodeAt(subject, node)
  if (region.ranges[0] && isInside(range, region.ranges[0])) return true
  return [...region.functions].some(([id, selfIsOuter]) => selfIsOuter && isInside(range, nodeAt(subject, subject.facts.functions[id]?.node ?? 0).range))
}

/** Whether the region reads one of these objects anywhere but where it changes them. */
export function readsAny(subject: Subject, region: Region, origins: ReadonlySet<string>, changes: readonly OuterChange[]): boolean {
  const written = new Set(changes.map((change) => change.node))
  const receivers = changes.map((change) => nodeAt(subject, subject.facts.values[change.object]?.node ?? 0).range)
  return subject.facts.values.some((value, id) => {
    if (value.op !== 'use' && value.op !== 'member' && value.op !== 'index') return false
    if (written.has(value.node) || !isWithin(subject, value.node, region)) return false
    const { range } = nodeAt(subject, value.node)
    if (receivers.some((receiver) => isInside(range, receiver))) return false
    return intersects(originsOf(subject, id), origins)
  })
}

/** Names from outside that functions called in the region assign: `nonlocal`, `global`, variables of a closure. */
export function outerNamesAssigned(subject: Subject, region: Region): readonly BindingId[] {
  const { facts } = subject
  return facts.bindings.flatMap((binding, id) => {
    const assigned = binding.definitions.some((one) => {
      const definition = facts.definitions[one]
      return definition && region.functions.has(definition.site.function) && isWithin(subject, definition.node, region)
    })
    const isOuterName = assigned && binding.definitions.some((one) => !isWithin(subject, facts.definitions[one]?.node ?? 0, region))
    return isOuterName ? [id] : []
  })
}
