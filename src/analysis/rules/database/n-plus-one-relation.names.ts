// How a file writes a class: its name, or that of its module with it. Made once for all classes that the file names.

import type { Kind } from '../../model/kinds.js'
import { kindAt, nodeAt, type Subject } from '../../model/questions/subject.js'
import type { ClassPlace } from '../../model/resolve/resolver.js'

/** Undefined where the file has no name for it. */
export function nameOfClass(subject: Subject, place: ClassPlace): string | undefined {
  let names = known.get(subject)
  if (!names) known.set(subject, names = namesIn(subject))
  return names.get(keyOf(place))
}

const known = new WeakMap<Subject, ReadonlyMap<string, string>>()

/** As it is written first; else the module's name for it. */
function namesIn(subject: Subject): ReadonlyMap<string, string> {
  const { facts, resolver, file, tree } = subject
  const names = new Map<string, string>()
  const take = (kind: Kind, name: () => string): void => {
    if (kind.is === 'class' && !names.has(keyOf(kind))) names.set(keyOf(kind), name())
  }
  for (const [at, value] of facts.values.entries()) {
    if (value.op !== 'use' && (value.op !== 'member' || facts.values[value.object]?.op !== 'use')) continue
    take(kindAt(subject, at), () => {
      const { range } = nodeAt(subject, value.node)
      return tree.text.slice(range.start, range.end)
    })
  }
  for (const [name, binding] of Object.entries(facts.moduleNames)) {
    for (const definition of facts.bindings[binding]?.definitions ?? []) take(resolver.kindOfDefinition(file, definition), () => name)
  }
  return names
}

function keyOf({ file, class: id }: ClassPlace): string {
  return `${id} ${file}`
}
