// The classes of the workspace that extend a class or implement an interface, directly or through others; outside of tests.

import type { FileFacts, TypeRef } from '../facts.js'
import { alternatives, type Kind } from '../kinds.js'
import { kindOfAnnotation } from './annotations.js'
import type { ClassPlace, Resolver } from './resolver.js'

type Holder = Extract<Kind, { is: 'object' | 'shape' }>

/** More than these say nothing together. */
const mostHeirs = 16

/** Undefined where there are too many to tell. */
export function heirsOf(resolver: Resolver, holder: Holder): readonly ClassPlace[] | undefined {
  const name = nameOf(resolver, holder)
  if (name === '') return []
  return resolver.kept(holder.file, `heirs ${holder.is} ${holder.is === 'object' ? holder.class : name}`, () => findHeirs(resolver, holder, name))
}

function nameOf(resolver: Resolver, holder: Holder): string {
  return holder.is === 'shape' ? holder.type.name : resolver.factsOf(holder.file).classes[holder.class]?.name ?? ''
}

function findHeirs(resolver: Resolver, holder: Holder, name: string): readonly ClassPlace[] | undefined {
  const found: ClassPlace[] = []
  const pending: { holder: Holder; name: string }[] = [{ holder, name }]
  for (const one of pending) {
    for (const place of resolver.workspace.classesBy('heirs', one.name, holder.file)) {
      const isKnown = found.some((other) => other.file === place.file && other.class === place.class)
      if (isKnown || !isHeir(resolver, place, one.holder)) continue
      if (found.length === mostHeirs) return undefined
      found.push(place)
      const own: Holder = { is: 'object', confidence: 'high', ...place }
      pending.push({ holder: own, name: nameOf(resolver, own) })
    }
  }
  return found
}

function isHeir(resolver: Resolver, { file, class: id }: ClassPlace, of: Holder): boolean {
  const facts = resolver.factsOf(file)
  const cls = facts.classes[id]
  if (!cls) return false
  if (of.is === 'object' && cls.bases.some((value) => isClass(resolver.kindOf({ file, value }), of))) return true
  return cls.implements.some((type) => isSameType(resolver, file, facts, type, of))
}

function isClass(kind: Kind, of: Extract<Holder, { is: 'object' }>): boolean {
  return alternatives(kind).some((one) => (one.is === 'class' || one.is === 'object') && one.file === of.file && one.class === of.class)
}

function isSameType(resolver: Resolver, file: string, facts: FileFacts, type: TypeRef, of: Holder): boolean {
  const kind = kindOfAnnotation(resolver, file, type)
  if (of.is === 'object') return isClass(kind, of)
  return alternatives(kind).some((one) => one.is === 'shape' && one.file === of.file && one.type.name === of.type.name) && facts.language === 'typescript'
}
