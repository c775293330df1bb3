// Values that something else awaits: what an async function returns, and what is given to `Promise.all`. A query builder among them is sent.

import { none, type Site, type ValueId } from '../facts.js'
import { libraryCallsOf } from '../resolve/calls.js'
import type { Subject } from './subject.js'

export interface HandedOver {
  readonly value: ValueId
  readonly site: Site
}

export function handedOver(subject: Subject): readonly HandedOver[] {
  const { facts, resolver, file } = subject
  if (facts.language !== 'typescript') return []
  const found = new Map<ValueId, Site>()
  for (const fact of facts.functions) {
    if (fact.async && !fact.generator) for (const value of fact.returned) collect(subject, value, found, 0)
  }
  facts.calls.forEach((call, id) => {
    const [first] = call.arguments
    const isGroup = first !== undefined && libraryCallsOf(resolver, file, id).some(({ model }) => /awaited</.test(model.returns ?? ''))
    if (isGroup) collect(subject, first.value, found, 0)
  })
  return [...found].map(([value, site]) => ({ value, site }))
}

/** The calls behind a value: through lists, names with one definition, and what `map` makes of each element. */
function collect(subject: Subject, id: ValueId, found: Map<ValueId, Site>, depth: number): void {
  const { facts } = subject
  const value = facts.values[id]
  if (!value || depth > 8) return
  switch (value.op) {
    case 'cast': case 'spread': collect(subject, value.of, found, depth + 1); return
    case 'either': for (const part of value.of) collect(subject, part, found, depth + 1); return
    case 'collection': for (const element of value.elements) collect(subject, element, found, depth + 1); return
    case 'use': {
      const source = value.definitions.length === 1 ? facts.definitions[value.definitions[0] ?? none]?.source : undefined
      if (source?.from === 'value') collect(subject, source.value, found, depth + 1)
      return
    }
    case 'call': {
      const call = facts.calls[value.call]
      if (!call) return
      found.set(id, call.site)
      for (const made of mappedBy(subject, value.call)) collect(subject, made, found, depth + 1)
      return
    }
    default:
  }
}

/** What `xs.map((x) => …)` makes. */
function mappedBy(subject: Subject, id: number): readonly ValueId[] {
  const { facts } = subject
  const call = facts.calls[id]
  const callee = call && facts.values[call.callee]
  const given = call?.arguments[0] && facts.values[call.arguments[0].value]
  const isMap = callee?.op === 'member' && (callee.name === 'map' || callee.name === 'flatMap')
  return isMap && given?.op === 'function' ? facts.functions[given.function]?.returned ?? [] : []
}
