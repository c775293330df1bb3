// Code of the workspace that the project's own models describe: `app.clients.billing.BillingClient.charge` is the method of that name in
// the module that the path leads to, as an import of it would. What a model says of it counts instead of what is written there.

import { rowsOf, splitPath, type OwnRows } from '../libraries/own-models.js'
import type { CallModel, LibraryModel, TypeModel } from '../libraries/schema.js'
import { none, type ClassId, type FileFacts, type FunctionId } from '../model/facts.js'
import { functionNames } from '../model/function-names.js'
import type { Language } from '../syntax/tree.js'
import type { ModuleTarget } from './modules.js'

export interface OwnCode {
  /** What a function of a file is said to do. */
  callOf(file: string, id: FunctionId): CallModel | undefined
  /** The same of a function by its name, which may only be declared: a method of an interface. */
  callNamed(file: string, name: string): CallModel | undefined
  typeOf(file: string, id: ClassId): { readonly name: string; readonly model: TypeModel } | undefined
}

interface OwnCodeSource {
  facts(file: string): FileFacts | undefined
  resolve(file: string, module: string, level: number): ModuleTarget | undefined
}

export function createOwnCode(models: readonly LibraryModel[], source: OwnCodeSource): OwnCode {
  const rows: Readonly<Record<Language, OwnRows>> = { python: rowsOf(models, 'python'), typescript: rowsOf(models, 'typescript') }

  return {
    callOf(file, id) {
      const facts = models.length === 0 ? undefined : source.facts(file)
      const whole = facts && functionNames(facts).get(id)
      return facts && whole ? callNamed(file, facts, whole) : undefined
    },
    callNamed(file, name) {
      const facts = models.length === 0 ? undefined : source.facts(file)
      return facts && callNamed(file, facts, name)
    },
    typeOf(file, id) {
      if (models.length === 0) return undefined
      const facts = source.facts(file)
      const fact = facts?.classes[id]
      const found = facts && fact && rows[facts.language].types.get(fact.name)?.find(([path]) => isPathOf(file, facts, path, fact.name))
      return found && { name: found[0], model: found[1] }
    },
  }

  function callNamed(file: string, facts: FileFacts, whole: string): CallModel | undefined {
    const { owner, name } = splitPath(whole)
    const { functions, types } = rows[facts.language]
    const written = functions.get(name)?.find(([path]) => isPathOf(file, facts, path, whole))?.[1]
    if (written || owner === '' || owner.includes('.')) return written
    const type = types.get(owner)?.find(([path, model]) => Object.hasOwn(model.calls ?? {}, name) && isPathOf(file, facts, path, owner))
    return type?.[1].calls?.[name]
  }

  /** Whether the path is that of the name in this file: the rest of it is the file's module, or one that hands the name on. */
  function isPathOf(file: string, facts: FileFacts, path: string, name: string): boolean {
    if (!path.endsWith(`.${name}`)) return false
    const module = path.slice(0, -name.length - 1)
    if (facts.language === 'typescript' && isWrittenFor(file, module)) return true
    // As a file beside it would import it: to itself, a name that is its own means a library.
    const beside = facts.language === 'python' ? `${file.slice(0, file.lastIndexOf('/') + 1)}__init__.py` : file
    const target = source.resolve(beside, module, 0)
    const [first = name] = name.split('.')
    return target !== undefined && 'file' in target && leadsTo(target.file, first, file, 0)
  }

  function leadsTo(from: string, name: string, file: string, depth: number): boolean {
    if (from === file) return true
    const facts = source.facts(from)
    if (!facts || depth > 8) return false
    return handedOn(facts, name).some(({ module, level }) => {
      const target = source.resolve(from, module, level)
      return target !== undefined && 'file' in target && leadsTo(target.file, name, file, depth + 1)
    })
  }
}

/** `src/clients/billing` is written for the file of that name, or of the index in that folder, with or without its ending. */
function isWrittenFor(file: string, module: string): boolean {
  const bare = file.replace(/(\.d)?\.[cm]?[jt]sx?$/, '')
  const wanted = module.replace(/^\.\//, '')
  return wanted === file || wanted === bare || `${wanted}/index` === bare
}

/** Where a module has a name from, if it hands it on under the same one. */
function handedOn(facts: FileFacts, name: string): readonly { readonly module: string; readonly level: number }[] {
  const exported = facts.exports.filter((one) => one.module !== null && (one.exported === '*' || (one.exported === name && one.local === name)))
  const binding = Object.hasOwn(facts.moduleNames, name) ? facts.bindings[facts.moduleNames[name] ?? none] : undefined
  const imported = (binding?.definitions ?? []).flatMap((id) => {
    const from = facts.definitions[id]?.source
    const fact = from?.from === 'import' ? facts.imports[from.import] : undefined
    return fact?.name === name ? [fact] : []
  })
  return [...exported.map((one) => ({ module: one.module ?? '', level: 0 })), ...imported, ...binding ? [] : facts.stars]
}
