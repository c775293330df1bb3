// Models that a project's own configuration gives: of its wrappers, and of libraries that nobody has described. They say less than ours
// must, and name methods by the function's path alone; here they become models like all others.

import { libraries } from './index.js'
import { mistakesInOwn, typeNamesOf, type Mistake } from './check.js'
import type { CallModel, LibraryModel, TypeModel } from './schema.js'

export type OwnModel = Partial<LibraryModel> & Pick<LibraryModel, 'language'>

/** One list for each model: what is wrong with it. */
export function mistakesInModels(models: readonly unknown[]): readonly (readonly Mistake[])[] {
  const own = models.flatMap((model) => [...typeNamesOf(model), ...classesIn(functionPathsOf(model))])
  return models.map((model) => mistakesInOwn(model, [...own, ...libraries.filter((one) => one.language === languageOf(model)).flatMap(typeNamesOf)]))
}

function languageOf(model: unknown): unknown {
  return typeof model === 'object' && model !== null && 'language' in model ? model.language : undefined
}

function functionPathsOf(model: unknown): readonly string[] {
  const functions = typeof model === 'object' && model !== null && 'functions' in model ? model.functions : undefined
  return typeof functions === 'object' && functions !== null ? Object.keys(functions) : []
}

/** Of checked models. */
export function completeModels(models: readonly OwnModel[]): readonly LibraryModel[] {
  return models.map(complete)
}

function complete(model: OwnModel, index: number): LibraryModel {
  const { functions = {}, types = {} } = model
  const withMethods: Record<string, TypeModel> = { ...types }
  for (const [path, call] of Object.entries(functions)) {
    const { owner, name } = splitPath(path)
    if (!isClass(owner)) continue
    const type = Object.hasOwn(withMethods, owner) ? withMethods[owner] : undefined
    withMethods[owner] = { ...type, calls: { [name]: call, ...type?.calls } }
  }
  const paths = [...Object.keys(functions), ...Object.keys(withMethods), ...Object.keys(model.values ?? {})]
  return {
    ...model, id: model.id ?? `models[${index}]`, source: model.source ?? '', types: withMethods,
    modules: [...new Set([...model.modules ?? [], ...paths.map((path) => splitPath(path).owner).filter((owner) => owner !== '' && !isClass(owner))])],
  }
}

/** `acme_http.Client.get` is a method of the class `acme_http.Client`. */
function classesIn(paths: readonly string[]): readonly string[] {
  return paths.map((path) => splitPath(path).owner).filter(isClass)
}

function isClass(path: string): boolean {
  return /(^|\.)[A-Z]\w*$/.test(path)
}

export function splitPath(path: string): { readonly owner: string; readonly name: string } {
  const at = path.lastIndexOf('.')
  return { owner: path.slice(0, Math.max(0, at)), name: path.slice(at + 1) }
}

/** What models say of functions and classes, by the last name of their paths. */
export interface OwnRows {
  readonly functions: ReadonlyMap<string, readonly (readonly [path: string, call: CallModel])[]>
  readonly types: ReadonlyMap<string, readonly (readonly [path: string, type: TypeModel])[]>
}

export function rowsOf(models: readonly LibraryModel[], language: LibraryModel['language']): OwnRows {
  const ours = models.filter((model) => model.language === language)
  return { functions: byLastName(ours.flatMap(({ functions = {} }) => Object.entries(functions))), types: byLastName(ours.flatMap(({ types = {} }) => Object.entries(types))) }
}

function byLastName<T>(rows: readonly (readonly [string, T])[]): ReadonlyMap<string, readonly (readonly [string, T])[]> {
  const found = new Map<string, (readonly [string, T])[]>()
  for (const row of rows) {
    const { name } = splitPath(row[0])
    const alike = found.get(name) ?? []
    alike.push(row)
    found.set(name, alike)
  }
  return found
}
