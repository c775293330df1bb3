// What an await waits for: the operations that its expression begins, its own and those of the functions it runs.

import { none, type CallId, type NodeId, type ValueId } from '../facts.js'
import { alternatives, type Kind } from '../kinds.js'
import { libraryCallsOf } from '../resolve/calls.js'
import { operationsOf, type Operation } from './operations.js'
import { summaryOf } from './effects.js'
import { reachedBy, type Reached } from './reach.js'
import { kindAt, type Subject } from './subject.js'

export interface AwaitedWork {
  readonly reached: readonly Reached[]
  /** Several pieces of work are waited for at once: `Promise.all`, `gather`. */
  readonly isGroup: boolean
}

/** Empty where nothing is known: what is not a call here was started elsewhere. */
export function awaitedBy(subject: Subject, value: ValueId): AwaitedWork {
  const reached: Reached[] = []
  const isGroup = collect(subject, value, reached, 0)
  return { reached, isGroup }
}

function collect(subject: Subject, id: ValueId, into: Reached[], depth: number): boolean {
  const value = subject.facts.values[id]
  if (!value || depth > 8) return false
  switch (value.op) {
    case 'cast': return collect(subject, value.of, into, depth + 1)
    case 'either': return value.of.map((part) => collect(subject, part, into, depth + 1)).some(Boolean)
    case 'call': return collectCall(subject, value.call, into, depth)
    default: {
      for (const operation of operationsOf(subject)) if (operation.value === id) into.push(direct(operation))
      return false
    }
  }
}

function collectCall(subject: Subject, id: CallId, into: Reached[], depth: number): boolean {
  const { facts, resolver, file } = subject
  const call = facts.calls[id]
  if (!call) return false
  for (const operation of operationsOf(subject)) if (operation.call === id) into.push(direct(operation))
  into.push(...reachedBy(subject, id))
  let isGroup = false
  for (const { model, name } of libraryCallsOf(resolver, file, id)) {
    const { callback } = model
    if (callback?.runs === 'once') {
      const given = call.arguments.find((argument) => argument.name !== null && argument.name === callback.name) ?? call.arguments.at(callback.argument)
      if (given) collectFunction(subject, given.value, call.node, into)
    }
    if (model.returns === undefined || !/awaited</.test(model.returns)) continue
    isGroup ||= startsSeveral(subject, id, model.returns, name)
    const first = call.arguments[0]
    if (!isGroup && first) isGroup = collect(subject, first.value, into, depth + 1)
  }
  const callee = facts.values[call.callee]
  // `fetch(url).then(read)` waits for the fetch as well.
  if (callee?.op === 'member' && isPromise(subject, callee.object)) isGroup = collect(subject, callee.object, into, depth + 1) || isGroup
  return isGroup
}

/** A library may have promises of its own: `got(url).json()`. */
function isPromise(subject: Subject, value: ValueId): boolean {
  const catalogue = subject.resolver.workspace.catalogue(subject.file)
  return alternatives(kindAt(subject, value)).some((kind) => kind.is === 'promise' || (kind.is === 'instance' && catalogue.isSubtype(kind.type, 'promise')))
}

function startsSeveral(subject: Subject, id: CallId, returns: string, name: string): boolean {
  if (/awaited<(arguments|element0)>/.test(returns)) return true
  const first = subject.facts.calls[id]?.arguments[0]
  if (!first || name === 'resolve') return false
  return first.spread !== '' || alternatives(kindAt(subject, first.value)).some((kind) => kind.is === 'list' || kind.is === 'tuple' || kind.is === 'set' || kind.is === 'generator')
}

/** A function handed over to be run: written in place, by name, or a library's (`to_thread(requests.get, url)`). */
function collectFunction(subject: Subject, value: ValueId, node: NodeId, into: Reached[]): void {
  for (const kind of alternatives(kindAt(subject, value))) {
    const given = kind.is === 'function' ? subject.resolver.workspace.subject(kind.file) : undefined
    const model = kind.is === 'function' ? subject.resolver.workspace.ownCall(kind.file, kind.function) : undefined
    if (given && kind.is === 'function' && !model) into.push(...summaryOf(given, kind.function))
    const effect = model ? model.effect : effectOf(subject, kind)
    const site = subject.facts.calls.find((call) => call.node === node)?.site
    if (effect && site) into.push(direct({ subject, kind: effect.kind, effect, node, value, call: none, receiver: none, site, confidence: kind.confidence }))
  }
}

function effectOf(subject: Subject, kind: Kind): Operation['effect'] | undefined {
  if (kind.is === 'method') return kind.model.effect
  return kind.is === 'symbol' ? subject.resolver.workspace.catalogue(subject.file).functionAt(kind.path)?.effect : undefined
}

function direct(operation: Operation): Reached {
  return { operation, hops: [], confidence: operation.confidence }
}
