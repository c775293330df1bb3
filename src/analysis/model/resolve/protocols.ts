// The classes that have what a Python protocol asks for without naming it: every method, with parameters of the same names.

import type { ClassFact, FileFacts, FunctionFact, ValueId } from '../facts.js'
import type { Kind } from '../kinds.js'
import { own } from '../own.js'
import type { ClassPlace, Resolver } from './resolver.js'

const mostClasses = 16

export function structuralHeirs(resolver: Resolver, holder: Extract<Kind, { is: 'object' | 'shape' }>): readonly ClassPlace[] {
  const facts = resolver.factsOf(holder.file)
  const protocol = holder.is === 'object' ? facts.classes[holder.class] : undefined
  if (!protocol || facts.language !== 'python' || !isProtocol(facts, protocol)) return []
  const asked = Object.entries(protocol.methods).flatMap(([name, [id]]) => {
    const method = facts.functions[id ?? 0]
    return method && !name.startsWith('__') ? [{ name, method }] : []
  })
  // One short method is found in many classes that mean something else.
  const rarest = asked.map(({ name }) => name).sort((a, b) => b.length - a.length)[0]
  if (rarest === undefined || (asked.length < 2 && asked.every(({ name }) => !name.includes('_')))) return []
  const classes = resolver.workspace.classesBy('methods', rarest, holder.file)
  if (classes.length > mostClasses) return []
  return classes.filter((place) => {
    const other = resolver.factsOf(place.file)
    const cls = other.classes[place.class]
    return cls !== undefined && cls !== protocol && !isProtocol(other, cls) && asked.every(({ name, method }) => hasLike(other, cls, name, method))
  })
}

function isProtocol(facts: FileFacts, cls: ClassFact): boolean {
  return cls.bases.some((base) => lastName(facts, base) === 'Protocol')
}

/** `typing.Protocol[T]` */
function lastName(facts: FileFacts, id: ValueId): string {
  const value = facts.values[id]
  if (value?.op === 'index') return lastName(facts, value.object)
  return value?.op === 'use' || value?.op === 'member' ? value.name : ''
}

function hasLike(facts: FileFacts, cls: ClassFact, name: string, asked: FunctionFact): boolean {
  return (own(cls.methods, name) ?? []).some((id) => {
    const method = facts.functions[id]
    return method !== undefined && method.async === asked.async && asked.parameters.every((parameter, index) => index === 0 || method.parameters[index]?.name === parameter.name)
  })
}
