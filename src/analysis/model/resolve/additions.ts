// What is put into collections after they are made: `xs.append(v)`, `d[k] = v`, `a.items.push(v)`, and attributes set from outside.
// A literal says what a collection holds at first; these say what else it may hold.

import { none, type Definition, type FileFacts, type ValueId } from '../facts.js'
import { joinKinds, type Kind } from '../kinds.js'
import type { Resolver } from './resolver.js'

/** `value`: what is put in. `elements`: a collection of what is put in. `unknown`: anything. */
interface Addition { readonly how: 'value' | 'elements' | 'unknown'; readonly value: ValueId }

interface Additions {
  readonly byBinding: ReadonlyMap<number, readonly Addition[]>
  /** Into whatever stands under an attribute of this name. */
  readonly byAttribute: ReadonlyMap<string, readonly Addition[]>
  /** `x.name = v`: the object and the value. */
  readonly stores: ReadonlyMap<string, readonly { readonly object: ValueId; readonly value: ValueId }[]>
}

const known = new WeakMap<FileFacts, Additions>()

export function additionsOf(facts: FileFacts): Additions {
  let additions = known.get(facts)
  if (!additions) known.set(facts, additions = findAdditions(facts))
  return additions
}

/** What is put into what a name stands for; a function's collection that begins empty is filled by somebody, if not here. */
export function additionsTo(facts: FileFacts, definition: Definition, made: Kind): readonly Addition[] | undefined {
  const isToBeFilled = definition.site.function !== 0 && 'length' in made && made.length === 0 && made.is !== 'tuple'
  return additionsOf(facts).byBinding.get(definition.binding) ?? (isToBeFilled ? [] : undefined)
}

/** For each method, which of its arguments are put in; `elements`: the elements of the first. */
const adders: Readonly<Record<string, (count: number) => readonly number[] | 'elements' | 'unknown'>> = {
  append: () => [0], add: () => [0], appendleft: () => [0], insert: () => [1], setdefault: () => [1], fill: () => [0],
  push: upTo, unshift: upTo, splice: (count) => upTo(count).slice(2), extend: () => 'elements', extendleft: () => 'elements', update: () => 'unknown',
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index)
}

function findAdditions(facts: FileFacts): Additions {
  const byBinding = new Map<number, Addition[]>()
  const byAttribute = new Map<string, Addition[]>()
  const stores = new Map<string, { object: ValueId; value: ValueId }[]>()
  const add = (object: ValueId, addition: Addition) => {
    const value = facts.values[object]
    if (value?.op === 'use' && value.binding !== none) listAt(byBinding, value.binding).push(addition)
    else if (value?.op === 'member') listAt(byAttribute, value.name).push(addition)
  }
  for (const write of facts.writes) {
    if (write.operator === 'delete') continue
    add(write.object, write.operator === '=' && write.value !== none ? { how: 'value', value: write.value } : { how: 'unknown', value: none })
    if (write.name !== null && write.operator === '=') listAt(stores, write.name).push({ object: write.object, value: write.value })
  }
  for (const call of facts.calls) {
    const callee = facts.values[call.callee]
    const [first] = call.arguments
    if (first && callee?.op === 'member' && isNamed(facts, callee.object, 'Object') && callee.name === 'assign') add(first.value, { how: 'unknown', value: none })
    const taken = callee?.op === 'member' && Object.hasOwn(adders, callee.name) ? adders[callee.name]?.(call.arguments.length) : undefined
    if (callee?.op !== 'member' || taken === undefined) continue
    const hasSpread = call.arguments.some((argument) => argument.spread !== '')
    if (taken === 'unknown' || hasSpread) add(callee.object, { how: 'unknown', value: none })
    else if (taken === 'elements') add(callee.object, { how: 'elements', value: call.arguments[0]?.value ?? none })
    else for (const index of taken) add(callee.object, { how: 'value', value: call.arguments[index]?.value ?? none })
  }
  return { byBinding, byAttribute, stores }
}

function isNamed(facts: FileFacts, id: ValueId, name: string): boolean {
  const value = facts.values[id]
  return value?.op === 'use' && value.name === name
}

function listAt<K, V>(map: Map<K, V[]>, key: K): V[] {
  let list = map.get(key)
  if (!list) map.set(key, list = [])
  return list
}

/** The kind of a collection with what may be added to it. */
export function withAdditions(resolver: Resolver, file: string, kind: Kind, additions: readonly Addition[] | undefined): Kind {
  const holds = kind.is === 'list' || kind.is === 'set' || kind.is === 'dict'
  if (!holds || !additions) return kind
  const added = kind.of.is === 'unknown' ? [] : additions.map(({ how, value }): Kind => {
    if (how === 'unknown') return { is: 'unknown', confidence: 'high' }
    const one = resolver.kindOf({ file, value })
    return how === 'value' ? one : resolver.elementOf(one, file)
  })
  const of = added.length === 0 ? kind.of : joinKinds([kind.of, ...added])
  const { length } = kind
  // Places and keys are no longer those of the literal.
  const rest = length === undefined ? {} : { length, grown: true as const }
  return kind.is === 'dict' ? { is: 'dict', confidence: kind.confidence, key: kind.key, of, ...rest } : { is: kind.is, confidence: kind.confidence, of, ...rest }
}
