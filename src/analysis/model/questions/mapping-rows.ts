// Rows that are the values of a dict: of a query that gives them by their keys, or of a comprehension.

import { none, type CallId, type LoopId, type ValueId } from '../facts.js'
import { present } from '../kinds.js'
import { libraryCallsOf } from '../resolve/calls.js'
import type { Traced } from './given.js'
import { rowsOfCall } from './query-chain.js'
import { guarded, inLoop, ofDefinitions, rowOf, withoutLoops, type Origins, type Walk } from './row-origin.js'
import { kindAt, namesIn, type Subject } from './subject.js'

/** `Book.objects.in_bulk(ids)`, `{book.id: book for book in books}` */
function valuesOf(walk: Walk, traced: Traced): Origins {
  return guarded(walk, 'values', traced, () => {
    const { subject } = traced
    const value = subject.facts.values[traced.value]
    switch (value?.op) {
      case 'use': return ofDefinitions(traced, value.definitions, (source) => source.from === 'value' ? valuesOf(walk, { ...traced, value: source.value }) : undefined)
      case 'cast': case 'await': return valuesOf(walk, { ...traced, value: value.of })
      case 'comprehension': return value.form === 'dict' ? rowOf(walk, { ...traced, value: value.element })?.map(withoutLoops) : undefined
      case 'call': return libraryCallsOf(subject.resolver, subject.file, value.call)[0]?.model.effect?.kind === 'query' ? rowsOfCall(walk, traced, value.call) : undefined
      default: return undefined
    }
  })
}

/** `books.values()`: all of them. */
export function rowsOfValues(walk: Walk, traced: Traced, id: CallId): Origins {
  const mapping = mappingOf(traced, id, 'values')
  return mapping && valuesOf(walk, mapping)
}

/** `for key, book in books.items()` */
export function rowOfItems(walk: Walk, traced: Traced, loop: LoopId): Origins {
  const value = traced.subject.facts.values[traced.value]
  const mapping = value?.op === 'call' ? mappingOf(traced, value.call, 'items') : undefined
  return mapping && inLoop({ subject: traced.subject, loop }, valuesOf(walk, mapping))
}

/** `books[id]`, `books.get(id)`: one after another where the key is taken from what a loop goes through. */
export function rowAtKey(walk: Walk, traced: Traced, { object, key }: { readonly object: ValueId; readonly key: ValueId }): Origins {
  const { subject } = traced
  if (!isMapping(subject, object)) return undefined
  const rows = valuesOf(walk, { ...traced, value: object })
  const loop = loopOfKey(subject, key)
  return loop === undefined ? rows?.map(withoutLoops) : inLoop({ subject, loop }, rows?.map(withoutLoops))
}

export function rowOfGet(walk: Walk, traced: Traced, id: CallId): Origins {
  const mapping = mappingOf(traced, id, 'get')
  const key = traced.subject.facts.calls[id]?.arguments[0]
  return mapping && key ? rowAtKey(walk, traced, { object: mapping.value, key: key.value }) : undefined
}

function mappingOf(traced: Traced, id: CallId, method: string): Traced | undefined {
  const { subject } = traced
  const callee = subject.facts.values[subject.facts.calls[id]?.callee ?? none]
  return callee?.op === 'member' && callee.name === method && isMapping(subject, callee.object) ? { ...traced, value: callee.object } : undefined
}

function isMapping(subject: Subject, value: ValueId): boolean {
  return present(kindAt(subject, value)).is === 'dict'
}

function loopOfKey(subject: Subject, key: ValueId): LoopId | undefined {
  for (const { definitions } of namesIn(subject, key)) {
    const [source, ...others] = definitions.map((id) => subject.facts.definitions[id]?.source)
    const element = source?.from === 'item' ? source.of : source
    if (others.length === 0 && element?.from === 'element') return element.loop
  }
  return undefined
}
