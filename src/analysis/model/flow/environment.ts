// Which definitions of each binding reach the present point of a function; null where control never comes.

import type { BindingId, DefinitionId } from '../facts.js'
import { testsOn } from './tests.js'

export type Environment = Map<BindingId, readonly DefinitionId[]> | null

export function merge(a: Environment, b: Environment): Environment {
  if (!a || !b) return copy(a ?? b)
  const merged = new Map(a)
  for (const [binding, definitions] of b) {
    const others = merged.get(binding)
    merged.set(binding, others ? union(others, definitions) : definitions)
  }
  return merged
}

export function copy(environment: Environment): Environment {
  return environment && new Map(environment)
}

export function union(a: readonly DefinitionId[], b: readonly DefinitionId[]): readonly DefinitionId[] {
  if (a === b) return a
  // What is said of a name on one way only is not known after both.
  if (b.every((one) => a.includes(one))) return testsOn(a) ? [...a] : a
  return [...new Set([...a, ...b])].sort((x, y) => x - y)
}
