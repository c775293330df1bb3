// What a class of the workspace is made of: itself and its bases, the nearest first, and the library's types among them.

import type { TypeModel } from '../../libraries/schema.js'
import type { AttributeFact, FunctionId } from '../facts.js'
import { own } from '../own.js'
import type { ClassPlace, Resolver } from './resolver.js'

export interface Ancestry {
  readonly classes: readonly ClassPlace[]
  /** Full names of types that library models describe. */
  readonly libraries: readonly string[]
  /** Some base is not known. */
  readonly isOpen: boolean
}

export function ancestryOf(resolver: Resolver, of: ClassPlace): Ancestry {
  return resolver.kept(of.file, `ancestry ${of.class}`, () => {
    const found = { classes: [] as ClassPlace[], libraries: [] as string[], isOpen: false }
    collect(resolver, of, found)
    // What others extend comes after them, wherever it is named.
    const { isSubtype } = resolver.workspace.catalogue(of.file)
    const libraries = found.libraries.filter((name, index) => found.libraries.indexOf(name) === index && !found.libraries.some((other) => other !== name && isSubtype(other, name)))
    return { ...found, libraries }
  })
}

const plain: ReadonlySet<string> = new Set(['object', 'abc.ABC', 'typing.Generic', 'typing.Protocol'])

function collect(resolver: Resolver, of: ClassPlace, found: { classes: ClassPlace[]; libraries: string[]; isOpen: boolean }): void {
  if (found.classes.some((one) => one.file === of.file && one.class === of.class) || found.classes.length > 40) return
  found.classes.push(of)
  const catalogue = resolver.workspace.catalogue(of.file)
  for (const value of resolver.factsOf(of.file).classes[of.class]?.bases ?? []) {
    const base = resolver.kindOf({ file: of.file, value })
    const path = base.is === 'symbol' ? catalogue.canonical(base.path) : base.is === 'instance' ? base.type : ''
    const type = path === '' ? undefined : catalogue.typeNamed(path)
    if (base.is === 'class') collect(resolver, base, found)
    else if (type) found.libraries.push(type.name)
    else found.isOpen ||= !plain.has(path)
  }
}

/** What the library's types say of a class that extends them: the first that says something. */
export function libraryFact<T>(resolver: Resolver, of: ClassPlace, read: (type: TypeModel) => T | undefined): T | undefined {
  const catalogue = resolver.workspace.catalogue(of.file)
  for (const name of ancestryOf(resolver, of).libraries) {
    const found = catalogue.inherited(name, read)
    if (found !== undefined) return found
  }
  return undefined
}

export interface MethodPlace { readonly file: string; readonly class: number; readonly function: FunctionId }

/** The nearest method of the workspace with the name. */
export function methodIn(resolver: Resolver, of: ClassPlace, name: string): MethodPlace | undefined {
  for (const place of ancestryOf(resolver, of).classes) {
    const id = own(resolver.factsOf(place.file).classes[place.class]?.methods ?? {}, name)?.at(-1)
    if (id !== undefined) return { ...place, function: id }
  }
  return undefined
}

export interface AttributePlace { readonly file: string; readonly class: number; readonly attribute: AttributeFact }

/** The nearest attribute that a class body of the workspace gives the name. */
export function attributeIn(resolver: Resolver, of: ClassPlace, name: string): AttributePlace | undefined {
  for (const place of ancestryOf(resolver, of).classes) {
    const attribute = own(resolver.factsOf(place.file).classes[place.class]?.attributes ?? {}, name)?.findLast((one) => one.isStatic)
    if (attribute) return { ...place, attribute }
  }
  return undefined
}

export function isSameClass(a: ClassPlace, b: ClassPlace): boolean {
  return a.file === b.file && a.class === b.class
}
