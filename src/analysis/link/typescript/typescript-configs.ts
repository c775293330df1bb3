// tsconfig.json and jsconfig.json: the options that say how the imports of a folder resolve, read by TypeScript itself.

import ts from 'typescript'

import { folderOf, joined, nameOf, upwardsFrom, within, type FileTree } from '../file-tree.js'
import type { DeclaredOutputs } from './build-output.js'

export interface TypeScriptConfigs {
  /** The options of the folder's nearest configurations, likeliest first; empty where there are none. */
  nearest(folder: string): readonly ts.CompilerOptions[]
  /** The options of configurations in further folders above, nearest first. */
  above(folder: string): readonly ts.CompilerOptions[]
  /** Where the nearest configuration lies. */
  folderFor(folder: string): string | undefined
  outputs(): DeclaredOutputs
}

/** TypeScript wants absolute paths; nothing of the disk is read. */
export const virtualRoot = '/workspace'

export const configName = /^[jt]sconfig(?:\.[\w.-]+)?\.json$/

/** How a bundler and a modern Node resolve alike; the rest comes from the configuration. */
const ownOptions: ts.CompilerOptions = {
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowJs: true,
  preserveSymlinks: true,
  resolveJsonModule: false,
  resolvePackageJsonExports: true,
  resolvePackageJsonImports: true,
}

/** Conditions that lead to sources, or to what runs here, where an `exports` lists them before its build output. */
const ownConditions = ['source', 'development', 'node']

export function withOwnOptions(options: ts.CompilerOptions): ts.CompilerOptions {
  return { ...options, ...ownOptions, customConditions: [...(options.customConditions ?? []), ...ownConditions] }
}

/** The folder of `baseUrl`. TypeScript advises against it; projects go on using it. */
export function baseFolderOf(options: ts.CompilerOptions): string | undefined {
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return options.baseUrl === undefined ? undefined : workspacePath(options.baseUrl)
}

/** `folderOfPackage` finds a workspace package by the name in an `extends`, seen from a folder. */
export function createTypeScriptConfigs(
  tree: FileTree,
  folderOfPackage: (name: string, from: string) => string | undefined,
): TypeScriptConfigs {
  const paths = [...tree.files].filter((path) => configName.test(nameOf(path)))
  const namesByFolder = new Map<string, string[]>()
  for (const path of paths) {
    namesByFolder.set(folderOf(path), [...(namesByFolder.get(folderOf(path)) ?? []), nameOf(path)])
  }
  const host = configHost(tree, folderOfPackage)
  const extended = new Map<string, ts.ExtendedConfigCacheEntry>()
  const optionsByPath = new Map<string, ts.CompilerOptions | undefined>()
  const optionsByFolder = new Map<string, readonly ts.CompilerOptions[]>()
  let outputs: DeclaredOutputs | undefined

  function optionsOf(path: string): ts.CompilerOptions | undefined {
    if (optionsByPath.has(path)) return optionsByPath.get(path)
    const options = readOptions(path, tree, host, extended)
    optionsByPath.set(path, options)
    return options
  }

  function optionsIn(folder: string): readonly ts.CompilerOptions[] {
    const known = optionsByFolder.get(folder)
    if (known) return known
    const names = [...(namesByFolder.get(folder) ?? [])].sort(byLikelihood)
    const options = names.map((name) => optionsOf(within(folder, name))).filter((one) => one !== undefined)
    optionsByFolder.set(folder, options)
    return options
  }

  const folderFor = (folder: string): string | undefined => upwardsFrom(folder).find((at) => optionsIn(at).length > 0)

  return {
    folderFor,
    nearest(folder) {
      const at = folderFor(folder)
      return at === undefined ? [] : optionsIn(at)
    },
    above(folder) {
      const at = folderFor(folder)
      return at === undefined || at === '' ? [] : upwardsFrom(folderOf(at)).flatMap(optionsIn)
    },
    outputs: () => (outputs ??= declaredOutputs(paths, optionsOf)),
  }
}

/** tsconfig.json speaks for a folder; in a solution that only lists references, the others beside it do. */
function byLikelihood(one: string, other: string): number {
  return rankOf(one) - rankOf(other) || (one < other ? -1 : 1)
}

function rankOf(name: string): number {
  const index = ['tsconfig.json', 'tsconfig.app.json', 'tsconfig.base.json', 'jsconfig.json'].indexOf(name)
  return index < 0 ? 4 : index
}

/** Undefined for a file that is no configuration, as while it is being typed. */
function readOptions(
  path: string,
  tree: FileTree,
  host: ts.ParseConfigHost,
  extended: Map<string, ts.ExtendedConfigCacheEntry>,
): ts.CompilerOptions | undefined {
  const name = `${virtualRoot}/${path}`
  const text = tree.read(path)
  if (text === undefined) return undefined
  try {
    const json: { readonly config?: unknown, readonly error?: ts.Diagnostic } = ts.readConfigFile(name, () => text)
    if (json.error) return undefined
    const folder = `${virtualRoot}/${folderOf(path)}`
    return withOwnOptions(ts.parseJsonConfigFileContent(json.config, host, folder, undefined, name, undefined, undefined, extended).options)
  } catch {
    // Values of unexpected types make TypeScript throw.
    return undefined
  }
}

function configHost(tree: FileTree, folderOfPackage: (name: string, from: string) => string | undefined): ts.ParseConfigHost {
  const placeOf = (path: string): string | undefined => {
    const inside = workspacePath(path)
    const dependency = inside === undefined ? null : /^(?:(.*?)\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\/(.*)$/.exec(inside)
    if (!dependency) return inside
    const [, from = '', name = '', rest = ''] = dependency
    const folder = folderOfPackage(name, from)
    return folder === undefined ? undefined : joined(folder, rest)
  }
  const read = (path: string): string | undefined => {
    const place = placeOf(path)
    return place === undefined ? undefined : tree.read(place)
  }
  return {
    useCaseSensitiveFileNames: true,
    // Which files a configuration includes is not asked.
    readDirectory: () => [],
    fileExists: (path) => path.endsWith('.json') && read(path) !== undefined,
    readFile: read,
  }
}

/** A path of TypeScript's as ours; undefined outside of the workspace. */
export function workspacePath(path: string): string | undefined {
  if (path === virtualRoot) return ''
  return path.startsWith(`${virtualRoot}/`) ? path.slice(virtualRoot.length + 1).replace(/\/$/, '') : undefined
}

function declaredOutputs(paths: readonly string[], optionsOf: (path: string) => ts.CompilerOptions | undefined): DeclaredOutputs {
  const found = new Map<string, readonly string[]>()
  // The order of files is that of a file system; the answer must not be.
  for (const path of [...paths].sort((one, other) => one.length - other.length || (one < other ? -1 : 1))) {
    const options = optionsOf(path)
    for (const output of [options?.outDir, options?.declarationDir]) {
      const folder = output === undefined ? undefined : workspacePath(output)
      if (folder === undefined || folder === '' || folder === folderOf(path)) continue
      const root = options?.rootDir === undefined ? undefined : workspacePath(options.rootDir)
      const roots = root === undefined ? [within(folderOf(path), 'src'), folderOf(path)] : [root]
      found.set(folder, [...new Set([...(found.get(folder) ?? []), ...roots])])
    }
  }
  return found
}
