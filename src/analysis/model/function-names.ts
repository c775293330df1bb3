// What functions are called by people who speak of them: dotted, with the class, object or function that they stand in. A function
// without a name of its own has that of the variable, field or key that holds it.

import { none, type FileFacts, type FunctionId, type ValueId } from './facts.js'

export const unnamed = '<function>'

const known = new WeakMap<FileFacts, ReadonlyMap<FunctionId, string>>()

/** Empty for the module. */
export function functionNames(facts: FileFacts): ReadonlyMap<FunctionId, string> {
  let names = known.get(facts)
  if (!names) known.set(facts, names = findNames(facts))
  return names
}

function findNames(facts: FileFacts): ReadonlyMap<FunctionId, string> {
  const held = heldFunctions(facts)
  const names = new Map<FunctionId, string>([[0, '']])
  // A function comes after the one that it stands in.
  facts.functions.forEach((fact, id) => {
    if (id === 0) return
    const own = fact.name === '' ? held.get(id) : { name: fact.name, isWhole: false }
    const isMethod = fact.class !== none && fact.name !== ''
    const outer = names.get(fact.site.function) ?? ''
    const name = own?.name ?? unnamed
    names.set(id, isMethod ? fact.qualified : own?.isWhole === true || outer === '' ? name : `${outer}.${name}`)
  })
  return names
}

/** `isWhole`: with the class before it. */
type Held = ReadonlyMap<FunctionId, { readonly name: string; readonly isWhole: boolean }>

function heldFunctions(facts: FileFacts): Held {
  const held = new Map<FunctionId, { name: string; isWhole: boolean }>()
  const hold = (value: ValueId, name: string, isWhole: boolean): void => {
    const made = facts.values[value]
    if (made?.op === 'function' && !held.has(made.function)) held.set(made.function, { name, isWhole })
    if (made?.op === 'dictionary') for (const entry of made.entries) if (entry.key !== null && !entry.spread) hold(entry.value, `${name}.${entry.key}`, isWhole)
  }
  for (const cls of facts.classes) {
    for (const [name, attributes] of Object.entries(cls.attributes)) for (const { value } of attributes) if (value !== none) hold(value, `${cls.name}.${name}`, true)
  }
  for (const { binding, source } of facts.definitions) if (source.from === 'value') hold(source.value, facts.bindings[binding]?.name ?? unnamed, false)
  for (const one of facts.exports) if (one.value !== none) hold(one.value, one.exported, false)
  return held
}
