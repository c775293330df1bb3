// What Django's signals of models give a handler that is registered for one model: `@receiver(post_save, sender=Order)`.

import { none, type CallFact, type FunctionFact, type FunctionId, type ParameterFact } from '../facts.js'
import { alternatives, joinKinds, unknownKind, type Kind } from '../kinds.js'
import type { Resolver } from './resolver.js'

const signals = /^django\.db\.models\.signals\.(pre|post)_(init|save|delete)$/

/** The row that a signal is about, or its class; undefined where the function is no such handler. */
export function signalledKind(resolver: Resolver, file: string, id: FunctionId, parameter: ParameterFact): Kind | undefined {
  const fact = resolver.factsOf(file).functions[id]
  const isRow = parameter.name === 'instance'
  if (!fact || (!isRow && parameter.name !== 'sender') || resolver.factsOf(file).language !== 'python') return undefined
  const senders = [...decorating(resolver, file, fact), ...connecting(resolver, file, id, fact)]
  if (senders.length === 0) return undefined
  const rows = joinKinds(senders)
  if (alternatives(rows).some((kind) => kind.is !== 'class')) return unknownKind
  return isRow ? joinKinds(alternatives(rows).map((kind) => kind.is === 'class' ? { is: 'object', confidence: kind.confidence, file: kind.file, class: kind.class } : unknownKind)) : rows
}

/** `@receiver([post_save, post_delete], sender=Order)` */
function decorating(resolver: Resolver, file: string, fact: FunctionFact): readonly Kind[] {
  const { values, calls } = resolver.factsOf(file)
  return fact.decorators.flatMap((decorator) => {
    const value = values[decorator]
    const call = value?.op === 'call' ? calls[value.call] : undefined
    const callee = call ? resolver.kindOf({ file, value: call.callee }) : unknownKind
    const signal = call?.arguments.find((one) => one.name === null)?.value ?? none
    if (!call || callee.is !== 'symbol' || callee.path !== 'django.dispatch.receiver' || !isOfModels(resolver, file, signal)) return []
    return [senderOf(resolver, file, call)]
  })
}

/** `post_save.connect(handler, sender=Order)` */
function connecting(resolver: Resolver, file: string, id: FunctionId, fact: FunctionFact): readonly Kind[] {
  if (fact.class !== none || fact.form !== 'declaration') return []
  return (resolver.workspace.callersOf(file, 'connect') ?? []).flatMap((place) => {
    const { values, calls } = resolver.factsOf(place.file)
    const call = calls[place.call]
    const callee = call && values[call.callee]
    const given = call?.arguments.find((one) => one.name === null || one.name === 'receiver')?.value ?? none
    if (callee?.op !== 'member' || !call || !isOfModels(resolver, place.file, callee.object)) return []
    const handler = resolver.kindOf({ file: place.file, value: given })
    return handler.is === 'function' && handler.file === file && handler.function === id ? [senderOf(resolver, place.file, call)] : []
  })
}

function isOfModels(resolver: Resolver, file: string, value: number): boolean {
  const made = resolver.factsOf(file).values[value]
  if (made?.op === 'collection') return made.elements.length > 0 && made.elements.every((element) => isOfModels(resolver, file, element))
  const kind = resolver.kindOf({ file, value })
  return kind.is === 'symbol' && signals.test(kind.path)
}

function senderOf(resolver: Resolver, file: string, call: CallFact): Kind {
  const sender = call.arguments.find((one) => one.name === 'sender')
  return sender ? resolver.kindOf({ file, value: sender.value }) : unknownKind
}
