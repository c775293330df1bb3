// The name that a function is called by: its own, or that of the variable, field or entry that it is the value of.

import type { FileFacts, FunctionId } from '../facts.js'

const known = new WeakMap<FileFacts, ReadonlyMap<FunctionId, string>>()

/** Empty where it has none. */
export function nameOfFunction(facts: FileFacts, id: FunctionId): string {
  const own = facts.functions[id]?.name ?? ''
  if (own !== '') return own
  let names = known.get(facts)
  if (!names) known.set(facts, names = findNames(facts))
  return names.get(id) ?? ''
}

function findNames(facts: FileFacts): ReadonlyMap<FunctionId, string> {
  const names = new Map<FunctionId, string>()
  const add = (value: number, name: string): void => {
    const made = facts.values[value]
    if (made?.op === 'function') names.set(made.function, name)
  }
  for (const { source, binding } of facts.definitions) if (source.from === 'value') add(source.value, facts.bindings[binding]?.name ?? '')
  for (const cls of facts.classes) for (const [name, attributes] of Object.entries(cls.attributes)) for (const one of attributes) add(one.value, name)
  for (const value of facts.values) if (value.op === 'dictionary') for (const entry of value.entries) if (entry.key !== null) add(entry.value, entry.key)
  return names
}
