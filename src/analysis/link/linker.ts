// What imports stand for: names of workspace modules followed through re-exports, or symbols of libraries.

import type { Catalogue } from '../libraries/catalogue.js'
import { none, type ExportFact, type FileFacts, type ImportFact } from '../model/facts.js'
import { joinKinds, type Kind } from '../model/kinds.js'
import { aliasNamed } from '../model/resolve/aliases.js'
import { kindOfMember } from '../model/resolve/members.js'
import { typeOfValue } from '../model/resolve/type-values.js'
import type { ResolverWorkspace } from '../model/resolve/resolver-workspace.js'
import type { NamedType, Resolver } from '../model/resolve/resolver.js'
import { commonJsOf } from './commonjs.js'
import type { ModuleTarget } from './modules.js'
import { namesOfAll } from './star-names.js'

export interface LinkerSource {
  facts(file: string): FileFacts | undefined
  catalogue(file: string): Catalogue
  /** The module of the workspace that an import names. */
  resolve(file: string, module: string, level: number): ModuleTarget | undefined
  resolver(): Resolver
}

type Linker = Pick<ResolverWorkspace, 'imported' | 'importedType' | 'memberOfModule' | 'typeOfModule' | 'starred'>
type ModuleKind = Extract<Kind, { is: 'module' | 'folder' }>

export function createLinker(source: LinkerSource): Linker {
  return { imported, importedType, memberOfModule, typeOfModule, starred }

  function moduleKind(file: string, module: string, level: number): ModuleKind | undefined {
    const target = source.resolve(file, module, level)
    if (!target) return undefined
    return 'file' in target ? { is: 'module', confidence: 'high', file: target.file } : { is: 'folder', confidence: 'high', folder: target.folder }
  }

  function imported(file: string, fact: ImportFact): Kind | undefined {
    const facts = source.facts(file)
    const module = moduleKind(file, fact.module, fact.level)
    if (!module) return generatedSymbol(source.catalogue(file), fact) ?? (isThirdParty(facts, fact) ? symbolOf(source.catalogue(file), fact) : undefined)
    if (fact.name === '*') return facts?.language === 'typescript' ? wholeModule(module) : module
    return memberOfModule(module, fact.name)
  }

  /** `require('./x')` gives what a CommonJS module exports as a whole; `import * as x` its names. */
  function wholeModule(module: ModuleKind): Kind {
    const facts = module.is === 'module' ? source.facts(module.file) : undefined
    const whole = facts && module.is === 'module' && facts.exports.length === 0 ? commonJsOf(facts).whole : []
    if (whole.length === 0 || module.is === 'folder') return module
    const kind = joinKinds(whole.map((value) => source.resolver().kindOf({ file: module.file, value })))
    return kind.is === 'unknown' ? module : kind
  }

  function importedType(file: string, fact: ImportFact): NamedType | undefined {
    const module = fact.name === '*' ? undefined : moduleKind(file, fact.module, fact.level)
    return module && typeOfModule(module, fact.name)
  }

  function memberOfModule(module: ModuleKind, name: string): Kind | undefined {
    if (module.is === 'module') {
      const exported = exportedKind(module.file, name, new Set())
      if (exported && exported.is !== 'never') return exported
      if (source.facts(module.file)?.language !== 'python') return undefined
    }
    const folder = module.is === 'folder' ? module.folder : packageFolder(module.file)
    // Below a package, as an absolute import inside it would find it.
    return folder === undefined ? undefined : moduleKind(folder === '' ? '__init__.py' : `${folder}/__init__.py`, name, 1)
  }

  function exportedKind(file: string, name: string, seen: Set<string>): Kind | undefined {
    const key = `${file}\0${name}`
    const facts = source.facts(file)
    if (!facts || seen.has(key)) return undefined
    seen.add(key)
    return facts.language === 'python' ? pythonName(file, facts, name, seen) : scriptName(file, facts, name, seen)
  }

  function pythonName(file: string, facts: FileFacts, name: string, seen: Set<string>): Kind | undefined {
    const binding = Object.hasOwn(facts.moduleNames, name) ? facts.moduleNames[name] : undefined
    if (binding !== undefined) return kindOfBinding(file, facts, binding)
    for (const star of facts.stars) {
      const found = throughStar(file, star, name, seen)
      if (found) return found
    }
    return undefined
  }

  function throughStar(file: string, star: { readonly module: string; readonly level: number }, name: string, seen: Set<string>): Kind | undefined {
    const target = source.resolve(file, star.module, star.level)
    const facts = target && 'file' in target ? source.facts(target.file) : undefined
    if (!target || !('file' in target) || !facts) return undefined
    const listed = namesOfAll(facts)
    if (listed ? !listed.has(name) : name.startsWith('_')) return undefined
    return exportedKind(target.file, name, seen)
  }

  function starred(file: string, name: string): Kind | undefined {
    const facts = source.facts(file)
    if (!facts || facts.stars.length === 0) return undefined
    for (const star of facts.stars) {
      const found = throughStar(file, star, name, new Set([`${file}\0${name}`]))
      if (found) return found
      const path = star.level === 0 && !source.resolve(file, star.module, 0) ? `${star.module}.${name}` : undefined
      if (path !== undefined && knowsPath(source.catalogue(file), path)) return symbolOf(source.catalogue(file), { module: star.module, name })
    }
    return undefined
  }

  function kindOfBinding(file: string, facts: FileFacts, binding: number): Kind {
    const definitions = facts.bindings[binding]?.definitions ?? []
    const kinds = definitions.map((id) => source.resolver().kindOfDefinition(file, id))
    // `try: from fast import f` with a fallback: what is not known of one way is said by the other.
    const known = kinds.filter((kind) => kind.is !== 'unknown' && kind.is !== 'none')
    const isImportedEither = definitions.some((id) => facts.definitions[id]?.source.from === 'import')
    return isImportedEither && known.length > 0 ? joinKinds(known) : joinKinds(kinds)
  }

  function scriptName(file: string, facts: FileFacts, name: string, seen: Set<string>): Kind | undefined {
    for (const one of facts.exports) {
      if (one.exported !== name) continue
      const kind = kindOfExport(file, facts, one, seen)
      if (kind) return kind
    }
    for (const one of facts.exports) {
      if (one.exported !== '*' || one.module === null || name === 'default') continue
      const kind = exportedBy(file, one.module, name, seen)
      if (kind) return kind
    }
    const assigned = facts.exports.find((one) => one.exported === '=')
    if (assigned) return ofWhole(file, [assigned.value], name)
    return facts.exports.length > 0 ? undefined : commonJsName(file, facts, name)
  }

  function kindOfExport(file: string, facts: FileFacts, one: ExportFact, seen: Set<string>): Kind | undefined {
    if (one.module !== null) {
      return one.local === '*' ? moduleKind(file, one.module, 0) ?? librarySymbol(file, one.module, '*') : exportedBy(file, one.module, one.local, seen)
    }
    if (one.binding !== none) return kindOfBinding(file, facts, one.binding)
    return one.value === none ? undefined : source.resolver().kindOf({ file, value: one.value })
  }

  function exportedBy(file: string, module: string, name: string, seen: Set<string>): Kind | undefined {
    const target = source.resolve(file, module, 0)
    if (!target) return librarySymbol(file, module, name)
    return 'file' in target ? exportedKind(target.file, name, seen) : undefined
  }

  function librarySymbol(file: string, module: string, name: string): Kind | undefined {
    const catalogue = source.catalogue(file)
    const path = name === '*' ? module : `${module}.${name}`
    return !/^[./#]/.test(module) && knowsPath(catalogue, path) ? symbolOf(catalogue, { module, name }) : undefined
  }

  function commonJsName(file: string, facts: FileFacts, name: string): Kind | undefined {
    const { whole, named } = commonJsOf(facts)
    const own = named.get(name)
    if (own) return joinKinds(own.map((value) => source.resolver().kindOf({ file, value })))
    return whole.length > 0 ? ofWhole(file, whole, name) : undefined
  }

  function ofWhole(file: string, whole: readonly number[], name: string): Kind | undefined {
    const kind = joinKinds(whole.map((value) => source.resolver().kindOf({ file, value })))
    if (name === 'default') return kind
    const member = kindOfMember(source.resolver(), file, kind, name)
    return member.is === 'unknown' ? undefined : member
  }

  function typeOfModule(module: ModuleKind, name: string): NamedType | undefined {
    return module.is === 'module' ? exportedType(module.file, name, new Set()) : undefined
  }

  function exportedType(file: string, name: string, seen: Set<string>): NamedType | undefined {
    const key = `${file}\0${name}`
    const facts = source.facts(file)
    if (!facts || seen.has(key)) return undefined
    seen.add(key)
    const renamed = facts.exports.find((one) => one.exported === name)
    if (renamed?.module != null) return typeBehind(file, renamed.module, renamed.local, seen)
    if (facts.language === 'python') return pythonType(file, facts, name, seen)
    const alias = aliasNamed(facts, renamed?.local === undefined || renamed.local === '' ? name : renamed.local)
    if (alias) return { file, alias }
    const viaImport = renamed && importBehind(facts, renamed.local)
    if (viaImport) return typeBehind(file, viaImport.module, viaImport.name, seen)
    for (const one of facts.exports) {
      if (one.exported !== '*' || one.module === null) continue
      const found = typeBehind(file, one.module, name, seen)
      if (found) return found
    }
    return undefined
  }

  /** `type Ids = list[int]`, and `SessionDep = Annotated[Session, Depends(get_session)]` as the type that it means in annotations. */
  function pythonType(file: string, facts: FileFacts, name: string, seen: Set<string>): NamedType | undefined {
    const binding = Object.hasOwn(facts.moduleNames, name) ? facts.bindings[facts.moduleNames[name] ?? none] : undefined
    const [only, ...others] = binding?.definitions ?? []
    const definition = only === undefined || others.length > 0 ? undefined : facts.definitions[only]
    const from = definition?.source
    if (from?.from === 'type') {
      const alias = facts.types[from.alias]
      return alias && { file, alias }
    }
    if (from?.from === 'value') {
      const type = typeOfValue(facts, from.value)
      return type && type.args.length > 0 ? { file, alias: { node: definition?.node ?? none, name, type, parameters: [] } } : undefined
    }
    const fact = from?.from === 'import' ? facts.imports[from.import] : undefined
    const target = fact && fact.name !== '*' ? source.resolve(file, fact.module, fact.level) : undefined
    return fact && target && 'file' in target ? exportedType(target.file, fact.name, seen) : undefined
  }

  function typeBehind(file: string, module: string, name: string, seen: Set<string>): NamedType | undefined {
    const target = source.resolve(file, module, 0)
    return target && 'file' in target ? exportedType(target.file, name, seen) : undefined
  }
}

/** `import type { A } from './a'; export { A }` */
function importBehind(facts: FileFacts, local: string): ImportFact | undefined {
  const binding = Object.hasOwn(facts.moduleNames, local) ? facts.moduleNames[local] : undefined
  const source = binding === undefined ? undefined : facts.definitions[facts.bindings[binding]?.definitions[0] ?? none]?.source
  return source?.from === 'import' ? facts.imports[source.import] : undefined
}

/** Relative paths, aliases of the project and absolute paths name no library. */
function isThirdParty(facts: FileFacts | undefined, { module, level }: ImportFact): boolean {
  return level === 0 && !(facts?.language === 'typescript' && /^[./#~]|^@\//.test(module))
}

/** `import { PrismaClient } from '../generated/prisma/client'`, where nothing is generated. */
function generatedSymbol(catalogue: Catalogue, { name }: ImportFact): Kind | undefined {
  const path = catalogue.generatedAs(name)
  return path === undefined ? undefined : { is: 'symbol', confidence: 'high', path: catalogue.canonical(path) }
}

function symbolOf(catalogue: Catalogue, { module, name }: { readonly module: string; readonly name: string }): Kind {
  return { is: 'symbol', confidence: 'high', path: catalogue.canonical(name === '*' ? module : `${module}.${name}`) }
}

function knowsPath(catalogue: Catalogue, path: string): boolean {
  const canonical = catalogue.canonical(path)
  return catalogue.functionAt(canonical) !== undefined || catalogue.typeNamed(canonical) !== undefined || catalogue.valueAt(canonical) !== undefined || catalogue.knowsModule(canonical)
}

function packageFolder(file: string): string | undefined {
  const match = /^(?:(.*)\/)?__init__\.pyi?$/.exec(file)
  return match ? match[1] ?? '' : undefined
}
