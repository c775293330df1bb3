// Library models indexed for the resolver: symbols, types and their members through `extends`, globals, conventions.

import type { Language } from '../syntax/tree.js'
import type { CallConvention, CallModel, Convention, LibraryModel, TypeModel } from './schema.js'

export interface Catalogue {
  /** The path that a written path stands for: aliases applied to the longest known prefix. */
  canonical(path: string): string
  functionAt(path: string): CallModel | undefined
  valueAt(path: string): string | undefined
  /** A type by any of its names. */
  typeNamed(name: string): { readonly name: string; readonly model: TypeModel } | undefined
  /** Looks in the type, then in those it extends. */
  methodOf(type: string, name: string): { readonly type: string; readonly model: CallModel } | undefined
  attributeOf(type: string, name: string): string | undefined
  /** The first answer that `read` gives for the type or those it extends. */
  inherited<T>(type: string, read: (model: TypeModel) => T | undefined): T | undefined
  isSubtype(type: string, of: string): boolean
  isGlobal(name: string): boolean
  /** What a name stands for that is imported from a file which is not there. */
  generatedAs(name: string): string | undefined
  /** Whether some model speaks of this module. */
  knowsModule(path: string): boolean
  /** Those whose receiver may end so, in their order. */
  conventionsFor(name: string): readonly NamedConvention[]
  readonly callConventions: readonly CallConvention[]
}

export interface NamedConvention extends Convention {
  /** The parts of its receiver. */
  readonly names: readonly string[]
}

/** What `own` models say of a name counts before what the others do. */
export function createCatalogue(models: readonly LibraryModel[], language: Language, own: readonly LibraryModel[] = []): Catalogue {
  const functions = new Map<string, CallModel>()
  const values = new Map<string, string>()
  const types = new Map<string, TypeModel>()
  const names = new Map<string, string>()
  const aliases = new Map<string, string>()
  const globals = new Set<string>()
  const modules = new Set<string>()
  const generated = new Map<string, string>()
  const conventions: Convention[] = []
  const callConventions: CallConvention[] = []
  for (const model of models) {
    if (model.language !== language) continue
    for (const [path, call] of Object.entries(model.functions ?? {})) functions.set(path, call)
    for (const [path, type] of Object.entries(model.values ?? {})) values.set(path, type)
    for (const [name, type] of Object.entries(model.types ?? {})) addType(name, type)
    addNames(model)
    conventions.push(...(model.conventions ?? []))
    callConventions.push(...(model.callConventions ?? []))
  }
  for (const model of own) {
    if (model.language !== language) continue
    addNames(model)
    for (const [path, call] of Object.entries(model.functions ?? {})) functions.set(canonical(path), call)
    for (const [path, type] of Object.entries(model.values ?? {})) values.set(canonical(path), type)
    // A type may be written by any of its names.
    for (const [name, type] of Object.entries(model.types ?? {})) addType(names.get(canonical(name)) ?? canonical(name), type)
    conventions.unshift(...(model.conventions ?? []))
    callConventions.unshift(...(model.callConventions ?? []))
  }

  function addType(name: string, type: TypeModel): void {
    types.set(name, merged(types.get(name), type))
    names.set(name, name)
    for (const alias of type.aliases ?? []) names.set(alias, name)
  }

  function addNames(model: LibraryModel): void {
    for (const [from, to] of Object.entries(model.aliases ?? {})) aliases.set(from, to)
    for (const name of model.globals ?? []) globals.add(name)
    for (const name of model.modules) modules.add(name)
    for (const [name, path] of Object.entries(model.generated ?? {})) generated.set(name, path)
  }

  function canonical(path: string): string {
    for (let round = 0; round < 4; round++) {
      const next = applyAlias(path)
      if (next === path) break
      path = next
    }
    return path.startsWith('.') ? path.slice(1) : path
  }

  function applyAlias(path: string): string {
    for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
      const target = aliases.get(path.slice(0, end))
      if (target !== undefined) return target + path.slice(end)
    }
    return path
  }

  function typeNamed(name: string): { name: string; model: TypeModel } | undefined {
    const known = names.get(name)
    const model = known === undefined ? undefined : types.get(known)
    return known !== undefined && model ? { name: known, model } : undefined
  }

  function inheritedWith<T>(type: string, read: (model: TypeModel, name: string) => T | undefined, depth = 0): T | undefined {
    const found = typeNamed(type)
    if (!found || depth > 12) return undefined
    const own = read(found.model, found.name)
    if (own !== undefined) return own
    for (const base of found.model.extends ?? []) {
      const answer = inheritedWith(base.replace(/<.*$/s, ''), read, depth + 1)
      if (answer !== undefined) return answer
    }
    return undefined
  }

  const named = conventions.map((one): NamedConvention => ({ ...one, names: one.receiver.split('.') }))
  const conventionsByName = new Map<string, readonly NamedConvention[]>()
  // They are asked for with every value that nobody knows.
  const conventionsFor = (name: string): readonly NamedConvention[] => {
    const known = conventionsByName.get(name) ?? named.filter(({ names }) => isNamed(names.at(-1) ?? '', name))
    conventionsByName.set(name, known)
    return known
  }

  return {
    canonical, typeNamed, conventionsFor, callConventions, generatedAs: (name) => generated.get(name),
    functionAt: (path) => functions.get(path),
    valueAt: (path) => values.get(path),
    methodOf: (type, name) => inheritedWith(type, (model, owner) => {
      const call = entryOf(model.calls, name)
      return call && { type: owner, model: call }
    }),
    attributeOf: (type, name) => inheritedWith(type, (model) => entryOf(model.attributes, name)),
    inherited: (type, read) => inheritedWith(type, read),
    isSubtype: (type, of) => inheritedWith(type, (_, name) => name === of ? true : undefined) ?? false,
    isGlobal: (name) => globals.has(name),
    knowsModule: (path) => modules.has(path),
  }
}

/** `*` stands for any one name, `<Class>` for one that begins as those of classes do. */
export function isNamed(pattern: string, name: string): boolean {
  return pattern === '*' || (pattern === '<Class>' ? /^[A-Z][a-z]/.test(name) : pattern === name)
}

/** One type may be described in several places: the language's own, and what a library adds. */
function merged(known: TypeModel | undefined, more: TypeModel): TypeModel {
  if (!known) return more
  return {
    ...known, ...more, extends: [...(known.extends ?? []), ...(more.extends ?? [])], attributes: { ...known.attributes, ...more.attributes },
    calls: { ...known.calls, ...more.calls },
  }
}

function entryOf<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined
}
