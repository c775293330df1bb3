// The names that `from m import *` brings: those of `__all__` where it is written out.

import { none, type FileFacts, type ValueId } from '../model/facts.js'

const known = new WeakMap<FileFacts, ReadonlySet<string> | null>()

/** Undefined where the module does not say, or not in words that can be read. */
export function namesOfAll(facts: FileFacts): ReadonlySet<string> | undefined {
  let names = known.get(facts)
  if (names === undefined) known.set(facts, names = readNames(facts) ?? null)
  return names ?? undefined
}

function readNames(facts: FileFacts): ReadonlySet<string> | undefined {
  const binding = Object.hasOwn(facts.moduleNames, '__all__') ? facts.moduleNames['__all__'] : undefined
  if (binding === undefined) return undefined
  const names = new Set<string>()
  for (const id of facts.bindings[binding]?.definitions ?? []) {
    const source = facts.definitions[id]?.source
    const read = source?.from === 'value' || source?.from === 'augment' ? literals(facts, source.value) : undefined
    if (!read) return undefined
    for (const name of read) names.add(name)
  }
  return names
}

function literals(facts: FileFacts, id: ValueId): readonly string[] | undefined {
  const value = facts.values[id]
  if (value?.op === 'operation' && value.operator === '+') {
    const parts = value.operands.map((operand) => literals(facts, operand))
    return parts.every((part) => part !== undefined) ? parts.flat() : undefined
  }
  if (value?.op !== 'collection') return undefined
  const names = value.elements.map((element) => {
    const one = facts.values[element === none ? -1 : element]
    return one?.op === 'constant' && typeof one.value === 'string' ? one.value : undefined
  })
  return names.every((name) => name !== undefined) ? names : undefined
}
