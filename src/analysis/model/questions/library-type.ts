// What the library models say of a value: of its type, or of the library's class that its own class extends.

import type { TypeModel } from '../../libraries/schema.js'
import { alternatives, present, type Kind } from '../kinds.js'
import type { Resolver } from '../resolve/resolver.js'
import { kindAt, type Subject } from './subject.js'
import type { ValueId } from '../facts.js'

export interface LibraryType extends Pick<TypeModel, 'eager' | 'statement'> {
  readonly name: string
}

/** Undefined where it is none, or may be of several. */
export function libraryTypeAt(subject: Subject, value: ValueId): LibraryType | undefined {
  const found = alternatives(present(kindAt(subject, value))).map((kind) => libraryTypeOf(subject.resolver, subject.file, kind))
  const [first] = found
  return first && found.every((one) => one?.eager === first.eager) ? first : undefined
}

export function libraryTypeOf(resolver: Resolver, file: string, kind: Kind, depth = 0): LibraryType | undefined {
  const catalogue = resolver.workspace.catalogue(file)
  if (kind.is === 'instance') return typeNamed(kind.type)
  if (kind.is !== 'object' || depth > 8) return undefined
  for (const value of resolver.factsOf(kind.file).classes[kind.class]?.bases ?? []) {
    const base = resolver.kindOf({ file: kind.file, value })
    const found = base.is === 'class' ? libraryTypeOf(resolver, file, { ...base, is: 'object' }, depth + 1)
      : base.is === 'symbol' ? typeNamed(catalogue.typeNamed(catalogue.canonical(base.path))?.name)
      : base.is === 'instance' ? typeNamed(base.type) : undefined
    if (found) return found
  }
  return undefined

  function typeNamed(name: string | undefined): LibraryType | undefined {
    if (name === undefined) return undefined
    const eager = catalogue.inherited(name, (type) => type.eager)
    const statement = catalogue.inherited(name, (type) => type.statement)
    return { name, ...(eager && { eager }), ...(statement && { statement }) }
  }
}
