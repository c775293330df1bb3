// Handles that each thread should make its own of, and whether code may run in several threads at once.

import { childrenOf } from '../../syntax/children.js'
import type { Node } from '../../syntax/tree.js'
import { isInside, type Range } from '../../text/range.js'
import { none, type DefinitionId, type ValueId } from '../facts.js'
import { alternatives, present } from '../kinds.js'
import { libraryCallsOf } from '../resolve/calls.js'
import { targetsOf } from '../resolve/targets.js'
import { originsOf, intersects } from './origins.js'
import type { Reached } from './reach.js'
import { kindAt, nodeAt, type Subject } from './subject.js'

/** Whether a value is a handle that is not stated to be safe between threads. */
export function belongsToThread(subject: Subject, value: ValueId): boolean {
  const catalogue = subject.resolver.workspace.catalogue(subject.file)
  return alternatives(present(kindAt(subject, value))).some((kind) => kind.is === 'instance' && catalogue.inherited(kind.type, (type) => type.threads) === 'own')
}

export interface ThreadHandle {
  readonly name: string
  /** The expression that made it, as plain as it can be made again. */
  readonly construction: Node
  /** Its uses in the region. */
  readonly uses: readonly Node[]
}

/** The one such handle from outside that the region uses by name; 'none' if there is none, undefined where it cannot be made again. */
export function threadHandleIn(subject: Subject, region: Range): ThreadHandle | 'none' | undefined {
  const { facts } = subject
  const uses = [...facts.values.entries()].filter(([id, value]) => (value.op === 'use' || value.op === 'member') && isInside(nodeAt(subject, value.node).range, region) && belongsToThread(subject, id) && !isMadeIn(subject, id, region))
  if (uses.length === 0) return 'none'
  const definitions = new Set<DefinitionId>()
  for (const [, value] of uses) {
    if (value.op !== 'use' || value.definitions.length !== 1) return undefined
    for (const one of value.definitions) definitions.add(one)
  }
  const [only, ...others] = definitions
  const definition = only === undefined ? undefined : facts.definitions[only]
  const { source } = definition ?? {}
  const made = source?.from === 'value' || source?.from === 'enter' ? facts.values[source.value] : undefined
  if (only === undefined || others.length > 0 || made?.op !== 'call' || (facts.calls[made.call]?.arguments.length ?? 1) > 0 || isConfigured(subject, only)) return undefined
  return { name: facts.bindings[definition?.binding ?? none]?.name ?? '', construction: nodeAt(subject, made.node), uses: uses.map(([, value]) => nodeAt(subject, value.node)) }
}

function isMadeIn(subject: Subject, id: ValueId, region: Range): boolean {
  const value = subject.facts.values[id]
  return value?.op === 'use' && value.definitions.every((one) => isInside(nodeAt(subject, subject.facts.definitions[one]?.node ?? 0).range, region))
}

/** Something is set on it, or it is given away: a fresh one would not be like it. */
function isConfigured(subject: Subject, id: DefinitionId): boolean {
  const { facts, resolver, file } = subject
  const own = new Set([`d:${id}`])
  const concerns = (value: ValueId) => [...originsOf(subject, value)].some((origin) => origin === `d:${id}` || origin.startsWith(`d:${id}.`))
  if (facts.writes.some((write) => concerns(write.object))) return true
  return facts.calls.some((call, callId) => {
    const callee = facts.values[call.callee]
    const isOn = callee?.op === 'member' && concerns(callee.object)
    const asks = libraryCallsOf(resolver, file, callId).some(({ model }) => model.effect !== undefined || model.returns === 'none')
    if (isOn && !(asks && intersects(originsOf(subject, callee.object), own))) return true
    if (isOn && libraryCallsOf(resolver, file, callId).some(({ model }) => model.mutates === true)) return true
    return call.arguments.some((argument) => argument.value !== none && concerns(argument.value) && targetsOf(resolver, file, callId).length === 0)
  })
}

/** Whether the operations that are reached through calls use handles of their own, or such as all threads may share. */
export function calleesShareNothing(reached: readonly Reached[]): boolean {
  return reached.every(({ operation, hops }) => {
    const isDirect = hops.length === 0 && operation.receiver === none
    return isDirect || operation.receiver === none || !belongsToThread(operation.subject, operation.receiver) || isParameter(operation.subject, operation.receiver)
  })
}

function isParameter(subject: Subject, id: ValueId): boolean {
  const value = subject.facts.values[id]
  return value?.op === 'use' && value.definitions.every((one) => subject.facts.definitions[one]?.source.from === 'parameter')
}

/** Only requests, pure calls, methods of what was got, and functions of this file: nothing that counts on being alone. */
export function mayRunInThreads(subject: Subject, node: Node): boolean {
  if (['function', 'await', 'yield', 'try', 'branch', 'loop', 'delete', 'raise', 'assert', 'import', 'class'].includes(node.kind)) return false
  if (node.kind === 'call' && !isThreadSafeCall(subject, node)) return false
  return childrenOf(node).every((child) => mayRunInThreads(subject, child))
}

function isThreadSafeCall(subject: Subject, node: Node): boolean {
  const { facts, resolver, file } = subject
  const value = facts.values[facts.valueOfNode[node.id] ?? none]
  if (value?.op !== 'call') return false
  const libraries = libraryCallsOf(resolver, file, value.call)
  if (libraries.length === 0) return targetsOf(resolver, file, value.call).length > 0
  return libraries.every(({ model, receiver }) => model.pure === true || model.effect?.kind === 'request' || model.effect?.kind === 'paid' || (receiver !== undefined && model.effect === undefined && model.mutates !== true))
}
