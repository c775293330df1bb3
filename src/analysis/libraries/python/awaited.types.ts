// Makes the asynchronous twins of a library's types from its synchronous ones: the same rows, awaited, under other names.

import type { CallModel, TypeModel } from '../schema.js'

type Types = Readonly<Record<string, TypeModel>>

export interface Twins {
  /** A written type with the names of the twins; what is its own twin stays as it is. */
  readonly named: (text: string) => string
  /** Whether a call is a coroutine, where having an effect of its own does not say it. */
  readonly isCoroutine?: (name: string, call: CallModel) => boolean | undefined
}

/** The twins of those types that have one. */
export function awaitedTypes(types: Types, twins: Twins): Types {
  const renamed = Object.entries(types).filter(([name]) => twins.named(name) !== name)
  return Object.fromEntries(renamed.map(([name, type]) => [twins.named(name), awaitedType(type, twins)]))
}

export function awaitedCall(name: string, call: CallModel, twins: Twins): CallModel {
  const { returns = 'any', returnsBy, effect, ...rest } = call
  const isCoroutine = twins.isCoroutine?.(name, call) ?? (effect !== undefined && rest.lazy !== true)
  const given = twins.named(returns)
  return {
    ...rest,
    ...(effect && { effect: { ...effect, blocking: false } }),
    ...(returnsBy && { returnsBy: { ...returnsBy, types: namedIn(returnsBy.types, twins) } }),
    ...(isCoroutine ? { returns: `promise<${given}>`, awaitable: true } : { returns: given }),
  }
}

/** What threads may share is no question of coroutines. */
function awaitedType(type: TypeModel, twins: Twins): TypeModel {
  const { aliases, extends: bases, constructs, attributes, calls, anyCall, iterates, indexed, enters, threads: _, ...rest } = type
  return {
    ...rest,
    ...(aliases && { aliases: aliases.map(twins.named).filter((alias) => !aliases.includes(alias)) }),
    ...(bases && { extends: bases.map(twins.named) }),
    ...(constructs && { constructs: { ...constructs, returns: twins.named(constructs.returns ?? 'any') } }),
    ...(attributes && { attributes: namedIn(attributes, twins) }),
    ...(calls && { calls: Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, awaitedCall(name, call, twins)])) }),
    ...(anyCall && { anyCall: awaitedCall('', anyCall, twins) }),
    ...(iterates && { iterates: {
      ...iterates, element: twins.named(iterates.element), ...(iterates.effect && { effect: { ...iterates.effect, blocking: false } }),
    } }),
    ...(indexed && { indexed: {
      ...indexed, element: twins.named(indexed.element), ...(indexed.byKey && { byKey: namedIn(indexed.byKey, twins) }),
    } }),
    ...(enters !== undefined && { enters: twins.named(enters) }),
  }
}

function namedIn(types: Readonly<Record<string, string>>, twins: Twins): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(types).map(([key, type]) => [key, twins.named(type)]))
}
