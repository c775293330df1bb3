// Which object a value is: the definitions and attribute paths it comes from, so that aliases are recognised.

import { none, type CallId, type DefinitionId, type Source, type ValueId } from '../facts.js'
import type { Subject } from './subject.js'

/** Stands for any object: the key of a value whose ways are too many to follow. */
export const anyOrigin = '?'
const mostOrigins = 64
const mostSteps = 2000

const known = new WeakMap<Subject, Map<ValueId, ReadonlySet<string>>>()

/** Keys of the objects that a value may be; two values may be one object only if they share a key. Empty for fresh values. */
export function originsOf(subject: Subject, value: ValueId): ReadonlySet<string> {
  let ofFile = known.get(subject)
  if (!ofFile) known.set(subject, ofFile = new Map<ValueId, ReadonlySet<string>>())
  let origins = ofFile.get(value)
  if (!origins) {
    const walk: Walk = { subject, steps: 0 }
    const found = new Set<string>()
    collect(walk, value, found, new Set(), 0)
    origins = walk.steps > mostSteps || found.size > mostOrigins ? new Set([anyOrigin]) : found
    ofFile.set(value, origins)
  }
  return origins
}

interface Walk { readonly subject: Subject; steps: number }

function collect(walk: Walk, id: ValueId, into: Set<string>, seen: Set<ValueId>, depth: number): void {
  if (id === none || seen.has(id) || depth > 40 || ++walk.steps > mostSteps) return
  seen.add(id)
  const value = walk.subject.facts.values[id]
  switch (value?.op) {
    case 'use':
      if (value.binding === none) into.add(`g:${value.name}`)
      for (const definition of value.definitions) collectDefinition(walk, definition, into, seen, depth)
      return
    case 'this': into.add(`self:${value.class}`); return
    case 'member': addPart(walk, objectsOf(walk, value.object, seen, depth), value.name, '.', into, seen, depth); return
    case 'index': addPart(walk, objectsOf(walk, value.object, seen, depth), keyOf(walk.subject, value.index), '[]', into, seen, depth); return
    case 'either': for (const part of value.of) collect(walk, part, into, seen, depth + 1); return
    case 'cast': case 'await': collect(walk, value.of, into, seen, depth + 1); return
    case 'call': collect(walk, boundIn(walk.subject, value.call), into, seen, depth + 1); into.add(`v:${id}`); return
    case 'collection': case 'dictionary': case 'comprehension': case 'slice': into.add(`v:${id}`); return
    default:
  }
}

/** `partial(xs.append)` and `xs.push.bind(xs)` run what they are made of. */
function boundIn({ facts }: Subject, id: CallId): ValueId {
  const call = facts.calls[id]
  const callee = facts.values[call?.callee ?? none]
  if (callee?.op === 'member' && callee.name === 'bind' && facts.language === 'typescript') return callee.object
  const isPartial = (callee?.op === 'use' || callee?.op === 'member') && callee.name === 'partial' && facts.language === 'python'
  return isPartial ? call?.arguments[0]?.value ?? none : none
}

type Key = string | number | null

/** A part of objects: what hangs on them by its path, and what was written into a literal at that place. `key`: null where any may be meant. */
function addPart(walk: Walk, objects: ReadonlySet<string>, key: Key, form: '.' | '[]', into: Set<string>, seen: Set<ValueId>, depth: number): void {
  for (const object of objects) {
    into.add(form === '.' && typeof key === 'string' ? `${object}.${key}` : `${object}[]`)
    const literal = /^v:(\d+)$/.exec(object)?.[1]
    for (const part of literal === undefined ? [] : writtenAt(walk.subject, Number(literal), key)) collect(walk, part, into, seen, depth + 1)
  }
}

/** Tables are data, and no names for lists. */
const mostWritten = 32

function writtenAt({ facts }: Subject, id: ValueId, key: Key): readonly ValueId[] {
  const value = facts.values[id]
  if (value?.op === 'dictionary') return value.entries.length > mostWritten ? [] : value.entries.filter((entry) => !entry.spread && (key === null || entry.key === null || entry.key === String(key))).map((entry) => entry.value)
  if (value?.op !== 'collection' || value.elements.length > mostWritten) return []
  const isAny = typeof key !== 'number' || key < 0 || value.elements.some((element) => facts.values[element]?.op === 'spread')
  return isAny ? value.elements : value.elements.slice(key, key + 1)
}

function keyOf({ facts }: Subject, index: ValueId): Key {
  const value = facts.values[index]
  return value?.op === 'constant' && (typeof value.value === 'string' || typeof value.value === 'number') ? value.value : null
}

function objectsOf(walk: Walk, value: ValueId, seen: ReadonlySet<ValueId>, depth: number): ReadonlySet<string> {
  const objects = new Set<string>()
  collect(walk, value, objects, new Set(seen), depth + 1)
  return objects.size > mostOrigins ? new Set([anyOrigin]) : objects
}

function collectDefinition(walk: Walk, id: DefinitionId, into: Set<string>, seen: Set<ValueId>, depth: number): void {
  const { facts } = walk.subject
  const definition = facts.definitions[id]
  if (!definition) return
  into.add(`d:${id}`)
  collectSource(walk, definition.source, into, seen, depth)
}

function collectSource(walk: Walk, source: Source, into: Set<string>, seen: Set<ValueId>, depth: number): void {
  if (depth > 40) return
  switch (source.from) {
    case 'value': collect(walk, source.value, into, seen, depth + 1); return
    // `xs += …` changes a list in place, so the object before it is the same one.
    case 'augment': collect(walk, source.before, into, seen, depth + 1); return
    case 'parameter': {
      const cls = walk.subject.facts.functions[source.function]?.class ?? none
      into.add(isSelf(walk.subject, source.function, source.index) ? `self:${cls}` : `p:${source.function}:${source.index}`)
      return
    }
    case 'element': addPart(walk, objectsOf(walk, source.of, seen, depth), null, '[]', into, seen, depth); return
    case 'item': {
      const objects = new Set<string>()
      collectSource(walk, source.of, objects, new Set(seen), depth + 1)
      addPart(walk, objects, source.key, '.', into, seen, depth)
      return
    }
    default:
  }
}

function isSelf(subject: Subject, id: number, index: number): boolean {
  const fact = subject.facts.functions[id]
  return subject.facts.language === 'python' && fact !== undefined && index === 0 && fact.class !== none && !fact.isStatic
}

export function intersects(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size > b.size) return intersects(b, a)
  if (a.size > 0 && (a.has(anyOrigin) || b.has(anyOrigin))) return true
  for (const key of a) if (b.has(key)) return true
  return false
}
