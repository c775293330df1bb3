// Lazy values whose elements are taken: by loops and by calls, also behind iterators that hand them on (`for i, book in
// enumerate(books)`, `list(map(str, books))`), by tests (`key in keys`), as arguments (`f(*books)`), and by lists (`found += books`).

import { none, type Site, type ValueId } from '../facts.js'
import { libraryCallsOf } from '../resolve/calls.js'
import type { Subject } from './subject.js'

export interface Taken { readonly value: ValueId; readonly site: Site }

export function takenElements(subject: Subject): readonly Taken[] {
  const { facts } = subject
  const found: Taken[] = []
  const take = (value: ValueId, site: Site): void => { if (value !== none) found.push(...handedOn(subject, value, 0).map((one) => ({ value: one, site }))) }
  facts.calls.forEach((call, id) => {
    for (const { model } of libraryCallsOf(subject.resolver, subject.file, id)) {
      for (const index of model.evaluates ?? []) take(call.arguments[index]?.value ?? none, call.site)
    }
    if (facts.language === 'python') for (const argument of call.arguments) if (argument.spread === '*') take(argument.value, call.site)
  })
  for (const loop of facts.loops) if (loop.form !== 'callback') take(loop.iterable, loop.site)
  if (facts.language === 'typescript') return found
  for (const { form, collection, site } of facts.memberships) if (form === 'in' || form === 'not in') take(collection, site)
  for (const { source, site } of facts.definitions) {
    if (source.from === 'augment' && source.operator === '+=' && isList(subject, source.before)) take(source.value, site)
  }
  return found
}

/** By one of the ways that it was made in: what was added to it since does not make it another thing. */
function isList({ facts, resolver, file }: Subject, id: ValueId): boolean {
  const value = facts.values[id]
  return value?.op === 'use' ? value.definitions.some((one) => resolver.kindOfDefinition(file, one).is === 'list') : resolver.kindOf({ file, value: id }).is === 'list'
}

/** The value itself, and what the iterators in it take one by one. */
function handedOn(subject: Subject, id: ValueId, depth: number): readonly ValueId[] {
  const value = subject.facts.values[id]
  if (value?.op !== 'call' || depth > 4 || subject.facts.language === 'typescript') return [id]
  const call = subject.facts.calls[value.call]
  const inner = libraryCallsOf(subject.resolver, subject.file, value.call).flatMap(({ model }) => model.returns?.startsWith('generator<') === true && !model.evaluates ? model.streams ?? [] : [])
  return [id, ...inner.flatMap((index) => {
    const argument = index === 'receiver' ? undefined : call?.arguments[index]
    return argument && argument.spread === '' && argument.value !== none ? handedOn(subject, argument.value, depth + 1) : []
  })]
}
