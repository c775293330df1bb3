// Whether something that changes a list was handed over to what may run it at any time: `bus.on('name', xs.append)`,
// `Thread(target=lambda: xs.clear())`, `Thread(target=fill, args=(xs,))`.

import { isInside } from '../../text/range.js'
import { none, type CallFact, type FunctionId, type ValueId } from '../facts.js'
import { alternatives } from '../kinds.js'
import { targetsOf } from '../resolve/targets.js'
import { isDeferred } from './deferred.js'
import { mutationsOn, mutators } from './mutations.js'
import { intersects, originsOf } from './origins.js'
import { kindAt, nodeAt, type Subject } from './subject.js'
import { useAt, usesOfBinding, usesOfDefinition } from './uses.js'

export function isCaptured(subject: Subject, list: ValueId): boolean {
  const origins = originsOf(subject, list)
  return handsOverMethod(subject, origins) || handsOverChanger(subject, origins) || givesWithFunction(subject, origins)
}

/** `xs.append` anywhere but where it is called, also by a name. */
function handsOverMethod(subject: Subject, origins: ReadonlySet<string>): boolean {
  return subject.facts.values.some((value, id) => value.op === 'member' && mutators.has(value.name) && !isOnlyCalled(subject, id) && intersects(originsOf(subject, value.object), origins))
}

function isOnlyCalled(subject: Subject, id: ValueId): boolean {
  const { facts } = subject
  const { node } = facts.values[id] ?? { node: none }
  const { parent } = nodeAt(subject, node)
  // What is assigned to is no method.
  if ((parent?.kind === 'call' && parent.callee.id === node) || parent?.kind === 'assign' && parent.targets.some((target) => target.id === node)) return true
  const use = useAt(subject, id)
  return use.how === 'named' && usesOfDefinition(subject, use.definition).every((one) => isCallee(subject, one))
}

function isCallee(subject: Subject, use: ValueId): boolean {
  const node = nodeAt(subject, subject.facts.values[use]?.node ?? none)
  return node.parent?.kind === 'call' && node.parent.callee === node
}

/** A function that was written beside the list, changes it, and is given to others. */
function handsOverChanger(subject: Subject, origins: ReadonlySet<string>): boolean {
  const { facts } = subject
  const changers = new Set(mutationsOn(subject, origins).flatMap(({ site }) => facts.functions[site.function]?.site.function ? [site.function] : []))
  return [...changers].some((id) => isGivenAway(subject, id))
}

function isGivenAway(subject: Subject, id: FunctionId): boolean {
  const { facts } = subject
  const fact = facts.functions[id]
  if (!fact) return false
  const { parent } = nodeAt(subject, fact.node)
  if (parent?.kind === 'argument') return isDeferred(subject, fact.node, parent.parent?.id ?? parent.id)
  if (parent?.kind === 'collection' || parent?.kind === 'entry' || fact.decorators.length > 0) return true
  return facts.definitions.some(({ source, binding }) => {
    const made = source.from === 'value' ? facts.values[source.value] : undefined
    const isIt = (source.from === 'function' && source.function === id) || (made?.op === 'function' && made.function === id)
    return isIt && usesOfBinding(subject, binding).some((use) => !isCallee(subject, use))
  })
}

/** A function, and the list for it: nothing says when it runs. */
function givesWithFunction(subject: Subject, origins: ReadonlySet<string>): boolean {
  const { facts, resolver, file } = subject
  return facts.calls.some((call, id) => {
    const isWithFunction = call.arguments.some(({ value }) => value !== none && alternatives(kindAt(subject, value)).some((kind) => kind.is === 'function'))
    return isWithFunction && targetsOf(resolver, file, id).length === 0 && isGiven(subject, call, origins)
  })
}

function isGiven(subject: Subject, call: CallFact, origins: ReadonlySet<string>): boolean {
  const { facts } = subject
  const ranges = call.arguments.flatMap(({ value }) => isHolder(facts.values[value]?.op) ? [nodeAt(subject, facts.values[value]?.node ?? none).range] : [])
  return ranges.length > 0 && facts.values.some((value, id) => value.op === 'use' && ranges.some((range) => isInside(nodeAt(subject, value.node).range, range)) && intersects(originsOf(subject, id), origins))
}

function isHolder(op: string | undefined): boolean {
  return op === 'use' || op === 'member' || op === 'collection' || op === 'dictionary'
}
