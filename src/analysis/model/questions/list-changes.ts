// The lists that a piece of code changes in place and did not make itself: they may be any list of their kind that others hold.

import type { CallModel } from '../../libraries/schema.js'
import { none, type CallId, type DefinitionId, type ValueId } from '../facts.js'
import { alternatives, type Kind } from '../kinds.js'
import { libraryCallsOf } from '../resolve/calls.js'
import { changersIn } from './changers.js'
import { mutators } from './mutations.js'
import { intersects, originsOf } from './origins.js'
import type { Contents } from './function-contents.js'
import { kindAt, type Subject } from './subject.js'

/** Of code that has these contents. */
export function changedLists(subject: Subject, { calls, writes, definitions }: Contents): readonly Kind[] {
  const { facts } = subject
  const changed: ValueId[] = []
  for (const id of calls) {
    const callee = facts.values[facts.calls[id]?.callee ?? none]
    if (callee?.op === 'member' && mutators.has(callee.name)) changed.push(callee.object)
  }
  for (const index of writes) {
    const write = facts.writes[index]
    if (write && (write.name === null ? !isText(subject, write.key) : write.name === 'length')) changed.push(write.object)
  }
  for (const id of definitions) {
    const source = facts.definitions[id]?.source
    if (source?.from === 'augment' && mayExtend(subject, source.value)) changed.push(source.before)
  }
  return changed.flatMap((value) => alternatives(kindAt(subject, value)).some(isList) && !isMadeHere(subject, value) ? [kindAt(subject, value)] : [])
}

/** `texts[language] = ''`: no place in a list. */
function isText(subject: Subject, key: ValueId): boolean {
  return key !== none && alternatives(kindAt(subject, key)).every((kind) => kind.is === 'string')
}

/** `xs += ys` extends a list of Python; `count += 1` does not. */
function mayExtend(subject: Subject, added: ValueId): boolean {
  const plain = added === none || alternatives(kindAt(subject, added)).every((kind) => kind.is === 'number' || kind.is === 'string' || kind.is === 'bytes')
  return subject.facts.language === 'python' && !plain
}

/** Whether two lists may be one and the same, by what they hold. */
export function mayBeSame(one: Kind, other: Kind): boolean {
  return alternatives(one).some((a) => alternatives(other).some((b) => isList(a) && isList(b) && holdsAlike(a, b)))
}

function isList(kind: Kind): boolean {
  return kind.is === 'list' || kind.is === 'unknown'
}

function holdsAlike(a: Kind, b: Kind): boolean {
  if (a.is !== 'list' || b.is !== 'list') return true
  const others = alternatives(b.of)
  return alternatives(a.of).some((kind) => kind.is === 'unknown' || others.some((other) => other.is === 'unknown' || other.is === kind.is))
}

/** Whether a value was made by the function that uses it: nobody else holds it under another name, unless it was handed out. */
export function isMadeHere(subject: Subject, id: ValueId, depth = 0): boolean {
  const { facts } = subject
  const value = facts.values[id]
  if (!value || depth > 12) return false
  switch (value.op) {
    case 'collection': case 'comprehension': case 'dictionary': case 'slice': case 'constant': case 'template': return true
    case 'operation': return value.operands.length > 1
    case 'use': return value.definitions.length > 0 && value.definitions.every((one) => isMadeByDefinition(subject, one, depth))
    case 'cast': return isMadeHere(subject, value.of, depth + 1)
    case 'member': case 'index': return isMadeHere(subject, value.object, depth + 1) && holdsOnlyNew(subject, value.object, depth + 1)
    case 'either': return value.of.every((part) => isMadeHere(subject, part, depth + 1))
    case 'call': return isFresh(subject, value.call)
    default: return false
  }
}

function isMadeByDefinition(subject: Subject, id: DefinitionId, depth: number): boolean {
  const { facts } = subject
  const definition = facts.definitions[id]
  if (!definition || definition.site.function === 0) return false
  const { source } = definition
  if (source.from === 'parameter') return isAccumulator(subject, source.function, source.index, depth)
  if (source.from === 'augment') return isMadeHere(subject, source.before, depth + 1)
  return source.from === 'value' && isMadeHere(subject, source.value, depth + 1)
}

/** Whether what is in a container that was made here was made here as well: not `pair[0]` of `pair = (xs, 0)`, nor `groups[k]` where a list was stored. */
function holdsOnlyNew(subject: Subject, container: ValueId, depth: number): boolean {
  const origins = originsOf(subject, container)
  const written = [...origins].flatMap((origin) => writtenInto(subject, Number(/^v:(\d+)$/.exec(origin)?.[1] ?? none)))
  const stored = changersIn(subject, 0).filter((changer) => intersects(changer.origins, origins)).flatMap((changer) => changer.values)
  return [...written, ...stored].every((value) => value === none || !mayHoldList(subject, value) || isMadeHere(subject, value, depth + 1))
}

function writtenInto({ facts }: Subject, id: ValueId): readonly ValueId[] {
  const value = facts.values[id]
  if (value?.op === 'dictionary') return value.entries.map((entry) => entry.value)
  if (value?.op === 'collection') return value.elements
  if (value?.op === 'comprehension') return [value.element]
  return value?.op === 'call' ? (facts.calls[value.call]?.arguments ?? []).map((argument) => argument.value) : []
}

function mayHoldList(subject: Subject, id: ValueId): boolean {
  const held = subject.facts.values[id]
  return alternatives(kindAt(subject, held?.op === 'spread' ? held.of : id)).some((kind) => isList(kind) || kind.is === 'tuple' || kind.is === 'dict')
}

/** `xs.reduce((all, x) => …, [])` */
function isAccumulator(subject: Subject, id: number, index: number, depth: number): boolean {
  const { inline } = subject.facts.functions[id] ?? { inline: null }
  const call = inline && subject.facts.calls[inline.call]
  const callee = call && subject.facts.values[call.callee]
  const initial = call?.arguments[1]?.value ?? none
  return index === 0 && callee?.op === 'member' && callee.name === 'reduce' && initial !== none && isMadeHere(subject, initial, depth + 1)
}

/** What a constructor gives, and lists that a library makes: not those that it hands out (`lists.get(key)`, `next(lists)`). */
function isFresh(subject: Subject, id: CallId): boolean {
  const { resolver, file, facts } = subject
  const call = facts.calls[id]
  if (!call) return false
  const libraries = libraryCallsOf(resolver, file, id)
  if (libraries.length === 0) return alternatives(kindAt(subject, call.callee)).every((kind) => kind.is === 'class')
  return alternatives(kindAt(subject, call.value)).every((kind) => kind.is !== 'unknown' && (kind.is !== 'list' || libraries.every(({ model }) => isNewList(model))))
}

function isNewList({ returns, mutates }: CallModel): boolean {
  return returns?.startsWith('list') === true || (returns === 'self' && mutates !== true)
}
