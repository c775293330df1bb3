// Which object a value is: the definitions and attribute paths it comes from, so that aliases are recognised.

import { none, type DefinitionId, type ValueId } from '../facts.js'
import { alternatives } from '../kinds.js'
import { kindAt, type Subject } from './subject.js'

/** Keys of the objects that a value may be; two values may be one object only if they share a key. Empty for fresh values. */
export function originsOf(subject: Subject, value: ValueId): ReadonlySet<string> {
  const origins = new Set<string>()
  collect(subject, value, origins, new Set(), 0)
  return origins
}

function collect(subject: Subject, id: ValueId, into: Set<string>, seen: Set<ValueId>, depth: number): void {
  if (id === none || seen.has(id) || depth > 40) return
  seen.add(id)
  const value = subject.facts.values[id]
  switch (value?.op) {
    case 'use':
      if (value.binding === none) into.add(`g:${value.name}`)
      for (const definition of value.definitions) collectDefinition(subject, definition, into, seen, depth)
      return
    case 'this': into.add(`self:${value.class}`); return
    case 'member': {
      const objects = new Set<string>()
      collect(subject, value.object, objects, new Set(seen), depth + 1)
      for (const object of objects) into.add(`${object}.${value.name}`)
      return
    }
    case 'index': {
      const objects = new Set<string>()
      collect(subject, value.object, objects, new Set(seen), depth + 1)
      for (const object of objects) into.add(`${object}[]`)
      return
    }
    case 'either': for (const part of value.of) collect(subject, part, into, seen, depth + 1); return
    case 'cast': case 'await': collect(subject, value.of, into, seen, depth + 1); return
    case 'collection': case 'dictionary': case 'comprehension': case 'call': case 'slice': into.add(`v:${id}`); return
    default:
  }
}

function collectDefinition(subject: Subject, id: DefinitionId, into: Set<string>, seen: Set<ValueId>, depth: number): void {
  const { facts } = subject
  const definition = facts.definitions[id]
  if (!definition) return
  const { source } = definition
  into.add(`d:${id}`)
  if (source.from === 'value') collect(subject, source.value, into, seen, depth + 1)
  // `xs += …` changes a list in place, so the object before it is the same one.
  else if (source.from === 'augment') collect(subject, source.before, into, seen, depth + 1)
  else if (source.from === 'parameter' && isSelf(subject, source.function, source.index)) into.add(`self:${facts.functions[source.function]?.class ?? none}`)
}

function isSelf(subject: Subject, id: number, index: number): boolean {
  const fact = subject.facts.functions[id]
  return subject.facts.language === 'python' && fact !== undefined && index === 0 && fact.class !== none && !fact.isStatic
}

/** Whether the value is of a kind that nothing can change in place. */
export function isImmutable(subject: Subject, value: ValueId): boolean {
  return alternatives(kindAt(subject, value)).every((kind) => ['string', 'bytes', 'number', 'boolean', 'none', 'tuple', 'regex', 'enum', 'class', 'function'].includes(kind.is))
}

export function intersects(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const key of a) if (b.has(key)) return true
  return false
}
