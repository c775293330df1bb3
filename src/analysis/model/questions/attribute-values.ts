// What is stored in an attribute of an object of the workspace, wherever its class says so: `self.queryset`, `view.books`.

import { none, type ValueId } from '../facts.js'
import { alternatives, present } from '../kinds.js'
import { own } from '../own.js'
import type { ClassPlace, Resolver } from '../resolve/resolver.js'
import type { Traced } from './given.js'
import { kindAt, type Subject } from './subject.js'

/** Every value that the class, or else its bases, give the attribute; empty where one of them cannot be told. */
export function attributeValues(subject: Subject, id: ValueId): readonly Traced[] {
  const member = subject.facts.values[id]
  const [object, ...others] = member?.op === 'member' ? alternatives(present(kindAt(subject, member.object))) : []
  const isOne = others.length === 0 && (object?.is === 'object' || object?.is === 'class')
  return isOne && member?.op === 'member' ? valuesIn(subject.resolver, object, member.name, 0) : []
}

/** The same of a class's objects, by name. */
export function valuesIn(resolver: Resolver, of: ClassPlace, name: string, depth: number): readonly Traced[] {
  const home = resolver.workspace.subject(of.file)
  const cls = home?.facts.classes[of.class]
  if (!home || !cls || depth > 8) return []
  const attributes = (own(cls.attributes, name) ?? []).filter((one) => one.value !== none || one.parameter !== none)
  if (attributes.length > 0) return attributes.every((one) => one.value !== none) ? attributes.map(({ value }) => ({ subject: home, value, calls: [] })) : []
  for (const value of cls.bases) {
    const base = resolver.kindOf({ file: of.file, value })
    const found = base.is === 'class' ? valuesIn(resolver, base, name, depth + 1) : []
    if (found.length > 0) return found
  }
  return []
}
