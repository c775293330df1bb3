// Calls of the workspace's own functions that the project's models describe: they count as calls of a library, and what is written in
// the functions is not looked into.

import type { CallModel } from '../../libraries/schema.js'
import type { CallFact } from '../facts.js'
import { functionNames } from '../function-names.js'
import type { Kind } from '../kinds.js'
import type { LibraryCall } from './calls.js'
import { dispatched, implementationsOf, type FunctionKind } from './implementations.js'
import { kindOfTypeText } from './library-types.js'
import type { Resolver } from './resolver.js'

/** What the models say of what a call of this kind runs. */
export function describedCalls(resolver: Resolver, kind: Kind): LibraryCall[] {
  if (!resolver.workspace.describesCode) return []
  if (kind.is === 'function') return functionsBehind(resolver, kind).flatMap((one) => described(resolver, one))
  if (kind.is === 'signature') return callsOfDeclared(resolver, kind)
  const type = kind.is === 'class' ? resolver.workspace.ownType(kind.file, kind.class) : undefined
  return type?.model.constructs ? [{ model: type.model.constructs, owner: type.name, name: type.name.slice(type.name.lastIndexOf('.') + 1), confidence: kind.confidence }] : []
}

type SignatureKind = Extract<Kind, { is: 'signature' }>

/** What is said of the declared method counts, else what is said of those that implement it. */
function callsOfDeclared(resolver: Resolver, kind: SignatureKind): LibraryCall[] {
  const { holder, name, confidence } = kind
  const model = describedSignature(resolver, kind)
  if (model) return [{ model, owner: '', name, confidence }]
  return holder?.is === 'shape' || holder?.is === 'object' ? implementationsOf(resolver, holder, name).flatMap((one) => described(resolver, one)) : []
}

export function describedSignature(resolver: Resolver, { holder, name }: SignatureKind): CallModel | undefined {
  if (!resolver.workspace.describesCode || holder?.is !== 'shape') return undefined
  const declared = resolver.factsOf(holder.file).types.find((alias) => alias.type === holder.type)
  return declared && resolver.workspace.ownDeclared(holder.file, `${declared.name}.${name}`)
}

/** A described function is itself, whatever heirs have in its place. */
function functionsBehind(resolver: Resolver, kind: FunctionKind): readonly FunctionKind[] {
  return isDescribed(resolver, kind) ? [kind] : dispatched(resolver, kind)
}

function described(resolver: Resolver, kind: FunctionKind): LibraryCall[] {
  const model = resolver.workspace.ownCall(kind.file, kind.function)
  if (!model) return []
  const whole = functionNames(resolver.factsOf(kind.file)).get(kind.function) ?? ''
  const at = whole.lastIndexOf('.')
  const receiver = kind.receiver ? { receiver: kind.receiver } : {}
  return [{ model, ...receiver, owner: whole.slice(0, Math.max(0, at)), name: whole.slice(at + 1), confidence: kind.confidence }]
}

export function isDescribed(resolver: Resolver, { file, function: id }: FunctionKind): boolean {
  return resolver.workspace.describesCode && resolver.workspace.ownCall(file, id) !== undefined
}

/** What a described function returns, if its model says so. */
export function describedResult(resolver: Resolver, file: string, call: CallFact, kind: FunctionKind): Kind | undefined {
  const text = resolver.workspace.describesCode ? resolver.workspace.ownCall(kind.file, kind.function)?.returns : undefined
  return text === undefined ? undefined : kindOfTypeText(resolver, text, { file, call, ...kind.receiver ? { receiver: kind.receiver } : {} })
}

/** A member of a class of the workspace that a model describes and the class itself does not have, or has by another kind. */
export function describedMember(resolver: Resolver, file: string, object: Extract<Kind, { is: 'object' | 'class' }>, name: string): Kind | undefined {
  const type = resolver.workspace.describesCode ? resolver.workspace.ownType(object.file, object.class) : undefined
  if (!type) return undefined
  const { attributes = {}, calls = {} } = type.model
  const attribute = Object.hasOwn(attributes, name) ? attributes[name] : undefined
  if (attribute !== undefined) return kindOfTypeText(resolver, attribute, { file, receiver: object })
  const model = Object.hasOwn(calls, name) ? calls[name] : undefined
  const isWritten = Object.hasOwn(resolver.factsOf(object.file).classes[object.class]?.methods ?? {}, name)
  return model && !isWritten ? { is: 'method', confidence: object.confidence, receiver: object, type: type.name, name, model } : undefined
}

/** How a value of a class of the workspace may be shared, as its model says. */
export function describedSharing(resolver: Resolver, kind: Kind): 'shared' | 'exclusive' | undefined {
  return kind.is === 'object' && resolver.workspace.describesCode ? resolver.workspace.ownType(kind.file, kind.class)?.model.sharing : undefined
}
