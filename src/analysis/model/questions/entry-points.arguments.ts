// What is written in the call that registers an entry point: literals by their place, name or key, and the calls before it in its chain.

import { none, type CallFact, type ValueId } from '../facts.js'
import { constantOf } from '../resolve/resolver.js'
import { attributeValues } from './attribute-values.js'
import type { Registered } from './entry-points.registered.js'
import { valueBehind } from './held-values.js'
import { kindAt, type Subject } from './subject.js'

/** A negative place counts from the last argument. */
export function argumentAt({ subject, call }: Registered, at: number | string): ValueId | undefined {
  const given = subject.facts.calls[call]?.arguments ?? []
  const placed = given.filter((one) => one.name === null)
  if (typeof at === 'number') return placed.at(at)?.value
  const named = given.find((one) => one.name === at)
  if (named) return named.value
  for (const { value } of placed) {
    const made = subject.facts.values[value]
    const entry = made?.op === 'dictionary' ? made.entries.find((one) => one.key === at) : undefined
    if (entry) return entry.value
  }
  return undefined
}

export function argumentText(by: Registered, at: number | string): string | undefined {
  const value = argumentAt(by, at)
  return value === undefined ? undefined : literalText(by.subject, value)
}

/** A literal, a constant by its value, a member of an enum by its name. */
export function literalText(subject: Subject, id: ValueId): string | undefined {
  const constant = constantOf(kindAt(subject, id))
  if (typeof constant === 'string' || typeof constant === 'number') return String(constant)
  const value = subject.facts.values[id]
  if (value?.op === 'member') return value.name
  if (value?.op === 'collection') return value.elements.length > 0 ? literalText(subject, value.elements[0] ?? none) : undefined
  return value?.op === 'template' ? value.parts.map((part) => literalText(subject, part) ?? '…').join('') : undefined
}

/** What stands for a part of a path that is not known. */
export const unknownPath = '…'

/** A written path, with `…` for what is not known of it; undefined where nothing is. */
export function pathText(subject: Subject, id: ValueId, depth = 0): string | undefined {
  const constant = constantOf(kindAt(subject, id))
  if (typeof constant === 'string') return constant
  const value = subject.facts.values[id]
  if (!value || depth > 6) return undefined
  const joined = (parts: readonly ValueId[]): string | undefined => {
    const texts = parts.map((part) => pathText(subject, part, depth + 1))
    return texts.every((one) => one === undefined) ? undefined : texts.map((one) => one ?? unknownPath).join('')
  }
  switch (value.op) {
    case 'cast': return pathText(subject, value.of, depth + 1)
    case 'template': return joined(value.parts)
    case 'operation': return value.operator === '+' ? joined(value.operands) : undefined
    case 'constant': return value.type === 'regex' ? String(value.value) : undefined
    case 'use': case 'member': return ofName(subject, id, depth)
    default: return undefined
  }
}

/** `BOOKS` where `const BOOKS = `${api}/books``; `settings.API_PREFIX`, as its class has it. */
function ofName(subject: Subject, id: ValueId, depth: number): string | undefined {
  const behind = valueBehind(subject, id)
  if (behind) return pathText(behind.subject, behind.value, depth + 1)
  const [only, ...others] = attributeValues(subject, id)
  return only && others.length === 0 ? pathText(only.subject, only.value, depth + 1) : undefined
}

export function optionText(subject: Subject, id: ValueId, key: string): string | undefined {
  const value = subject.facts.values[id]
  const entry = value?.op === 'dictionary' ? value.entries.find((one) => one.key === key) : undefined
  return entry && literalText(subject, entry.value)
}

export function numberAt(subject: Subject, id: ValueId): number | undefined {
  const constant = constantOf(kindAt(subject, id))
  if (typeof constant === 'number') return constant
  const value = subject.facts.values[id]
  // `5 * 60 * 1000` and `60 / 2`
  const [a, b] = value?.op === 'operation' && value.operands.length === 2 ? value.operands.map((one) => numberAt(subject, one)) : []
  return value?.op === 'operation' && value.operator === '/' && a !== undefined && b ? a / b : undefined
}

/** From the nearest call before it to the first. */
export function chainOf(subject: Subject, callee: ValueId): readonly { readonly name: string; readonly call: CallFact }[] {
  const found: { name: string; call: CallFact }[] = []
  for (let member = subject.facts.values[callee], round = 0; member?.op === 'member' && round < 40; round++) {
    let object = subject.facts.values[member.object]
    if (object?.op === 'member') { found.push({ name: object.name, call: nothingGiven }); member = object; continue }
    const source = object?.op === 'use' && object.definitions.length === 1 ? subject.facts.definitions[object.definitions[0] ?? none]?.source : undefined
    if (source?.from === 'value') object = subject.facts.values[source.value]
    const call = object?.op === 'call' ? subject.facts.calls[object.call] : undefined
    const made = call && subject.facts.values[call.callee]
    if (!call || (made?.op !== 'member' && made?.op !== 'use')) break
    found.push({ name: made.name, call })
    member = made
  }
  return found
}

const nothingGiven: CallFact = { node: none, value: none, callee: none, arguments: [], typeArguments: [], isNew: false, tagged: false, awaited: false, site: { function: 0, loop: none } }
