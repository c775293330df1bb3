// What a CommonJS module exports: `module.exports = …`, `exports.name = …`, `module.exports.name = …`.

import { none, type FileFacts, type ValueId } from '../model/facts.js'

export interface CommonJsExports {
  readonly whole: readonly ValueId[]
  readonly named: ReadonlyMap<string, readonly ValueId[]>
}

const known = new WeakMap<FileFacts, CommonJsExports>()

export function commonJsOf(facts: FileFacts): CommonJsExports {
  let found = known.get(facts)
  if (!found) known.set(facts, found = findExports(facts))
  return found
}

function findExports(facts: FileFacts): CommonJsExports {
  const whole: ValueId[] = []
  const named = new Map<string, ValueId[]>()
  for (const write of facts.writes) {
    if (write.operator !== '=' || write.name === null || write.value === none) continue
    if (isGlobal(facts, write.object, 'module') && write.name === 'exports') whole.push(write.value)
    else if (isExports(facts, write.object)) named.set(write.name, [...named.get(write.name) ?? [], write.value])
  }
  return { whole, named }
}

function isExports(facts: FileFacts, id: ValueId): boolean {
  const value = facts.values[id]
  return isGlobal(facts, id, 'exports') || (value?.op === 'member' && value.name === 'exports' && isGlobal(facts, value.object, 'module'))
}

function isGlobal(facts: FileFacts, id: ValueId, name: string): boolean {
  const value = facts.values[id]
  return value?.op === 'use' && value.binding === none && value.name === name
}
