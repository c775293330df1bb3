// Where TypeScript and JavaScript imports lead: TypeScript's own resolver over the files of the workspace, packages of the
// workspace by name, and build output that a clone lacks mapped back to its source.

import ts from 'typescript'

import { createFileTree, folderOf, joined, nameOf, within, type FileTree } from './file-tree.js'
import type { ModuleResolver, ModuleTarget, WorkspaceFiles } from './modules.js'
import { createBuildOutput, firstSource, sourceExtensions, type BuildOutput } from './typescript/build-output.js'
import {
  baseFolderOf, createTypeScriptConfigs, virtualRoot, withOwnOptions, workspacePath, type TypeScriptConfigs,
} from './typescript/typescript-configs.js'
import { createWorkspacePackages, type PackageCandidate, type WorkspacePackages } from './typescript/workspace-packages.js'

const dependencyFolders = /(?:^|\/)(?:node_modules|bower_components)\//
const withoutConfig = withOwnOptions({})
/** Above the virtual folder of each package, so that its name resolves as if it were installed. */
const virtualPackages = '/packages'

export function createTypeScriptModules(files: WorkspaceFiles): ModuleResolver {
  const tree = createFileTree(files, dependencyFolders, isSource)
  const packages = createWorkspacePackages(tree)
  const configs = createTypeScriptConfigs(tree, (name, from) => packages.candidates(name, from)[0]?.folder)
  const output = createBuildOutput(tree, () => configs.outputs())
  const lookup = createLookup(tree, output)
  const surroundings = new Map<string, Surroundings>()
  const byFolder = new Map<string, Surroundings>()

  function surroundingsOf(folder: string): Surroundings {
    const known = byFolder.get(folder)
    if (known) return known
    const key = `${configs.folderFor(folder) ?? '-'}\n${packages.scopeOf(folder) ?? '-'}`
    const found = surroundings.get(key) ?? { folder, options: configs.nearest(folder), relative: new Map(), named: new Map() }
    surroundings.set(key, found)
    byFolder.set(folder, found)
    return found
  }

  return {
    resolve(from, module) {
      const folder = folderOf(from)
      const around = surroundingsOf(folder)
      if (isRelative(module)) return relativeImport(folder, module, around, lookup)
      return namedImport(module, around, { tree, packages, configs, output, lookup })
    },
  }
}

/** Folders with the same configurations and the same package.json resolve alike. */
interface Surroundings {
  /** One of them. */
  readonly folder: string
  readonly options: readonly ts.CompilerOptions[]
  /** By the path that is meant, so that a file imported from many folders is looked for once. */
  readonly relative: Map<string, ModuleTarget | undefined>
  readonly named: Map<string, ModuleTarget | undefined>
}

interface Sources {
  readonly tree: FileTree
  readonly packages: WorkspacePackages
  readonly configs: TypeScriptConfigs
  readonly output: BuildOutput
  readonly lookup: Lookup
}

function isRelative(module: string): boolean {
  return /^\.\.?(?:\/|$)/.test(module)
}

function isSource(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path) && !/\.d\.[cm]?ts$/.test(path)
}

function relativeImport(folder: string, module: string, around: Surroundings, lookup: Lookup): ModuleTarget | undefined {
  const path = joined(folder, module)
  if (path === undefined) return undefined
  const asFolder = path === '' || /(?:^|\/)\.{0,2}$/.test(module)
  const key = asFolder ? `${path}/` : path
  if (around.relative.has(key)) return around.relative.get(key)
  const wanted = asFolder ? './' : `./${nameOf(path)}`
  const found = targetOf(lookup.relative(asFolder ? path : folderOf(path), wanted, path, around.options))
  around.relative.set(key, found)
  return found
}

function namedImport(module: string, around: Surroundings, sources: Sources): ModuleTarget | undefined {
  if (around.named.has(module)) return around.named.get(module)
  const found = targetOf(
    configuredImport(module, around, sources)
      ?? packageImport(module, around, sources)
      ?? sources.configs.above(around.folder)
        .filter((options) => patternsOf(options).some((pattern) => pattern !== '*' && matches(pattern, module)))
        .map((options) => sources.lookup.named(around.folder, module, options))
        .find((path) => path !== undefined),
  )
  around.named.set(module, found)
  return found
}

function targetOf(file: string | undefined): ModuleTarget | undefined {
  return file === undefined ? undefined : { file }
}

/** `paths`, `baseUrl` and the `imports` of the own package. */
function configuredImport(module: string, around: Surroundings, sources: Sources): string | undefined {
  for (const options of around.options) {
    if (!isBelowBase(module, options, sources.tree) && !patternsOf(options).some((pattern) => matches(pattern, module))) continue
    const found = sources.lookup.named(around.folder, module, options)
    if (found !== undefined) return found
  }
  if (!module.startsWith('#')) return undefined
  const scope = sources.packages.scopeOf(around.folder)
  if (scope === undefined) return undefined
  const renamed = sources.packages.manifestOf(scope)?.imports.get(module)
  if (renamed !== undefined && !renamed.startsWith('.') && !renamed.startsWith('#')) return packageImport(renamed, around, sources)
  return sources.lookup.named(around.folder, module, around.options[0] ?? withoutConfig)
}

function packageImport(module: string, around: Surroundings, sources: Sources): string | undefined {
  for (const candidate of sources.packages.candidates(module, around.folder)) {
    const found = sources.lookup.inPackage(candidate) ?? entryOf(candidate, sources)
    if (found !== undefined) return found
  }
  return undefined
}

/** What a package means whose entries exist neither here nor as something that is built. */
function entryOf({ folder, subpath }: PackageCandidate, { tree, packages, output }: Sources): string | undefined {
  const written = subpath === '' ? (packages.manifestOf(folder)?.entries ?? []) : [subpath]
  for (const entry of written) {
    const path = joined(folder, entry)
    if (path === undefined) continue
    if (tree.files.has(path) && isSource(path)) return path
    const source = output.sourceOf(path)
    if (source !== undefined) return source
  }
  const stem = subpath === '' ? 'index' : subpath.replace(/\.[cm]?jsx?$/, '')
  for (const base of [within(within(folder, 'src'), stem), within(folder, stem)]) {
    const source = firstSource(tree, base) ?? firstSource(tree, within(base, 'index'))
    if (source !== undefined) return source
  }
  return undefined
}

/** Most names are those of libraries, about which the resolver need not be asked. */
function isBelowBase(module: string, options: ts.CompilerOptions, tree: FileTree): boolean {
  const base = baseFolderOf(options)
  if (base === undefined) return false
  const path = within(base, /^[^/]*/.exec(module)?.[0] ?? '')
  return tree.folders.has(path) || firstSource(tree, path.replace(/\.[cm]?[jt]sx?$/, '')) !== undefined
}

function patternsOf(options: ts.CompilerOptions): readonly string[] {
  return Object.keys(options.paths ?? {})
}

function matches(pattern: string, module: string): boolean {
  const star = pattern.indexOf('*')
  if (star < 0) return pattern === module
  const [start, end] = [pattern.slice(0, star), pattern.slice(star + 1)]
  return module.length >= start.length + end.length && module.startsWith(start) && module.endsWith(end)
}

interface Lookup {
  relative(folder: string, module: string, path: string, options: readonly ts.CompilerOptions[]): string | undefined
  named(folder: string, module: string, options: ts.CompilerOptions): string | undefined
  inPackage(candidate: PackageCandidate): string | undefined
}

/** TypeScript's resolver over the tree. Declarations are hidden from it, and what a build would write is shown as if it existed. */
function createLookup(tree: FileTree, output: BuildOutput): Lookup {
  const packageFolders: string[] = []
  const packageIndex = new Map<string, number>()
  const inPackages = new Map<string, string | undefined>()
  const manifests = ts.createModuleResolutionCache(virtualRoot, (path) => path).getPackageJsonInfoCache()
  const caches = new Map<ts.CompilerOptions, ts.ModuleResolutionCache>()

  const placeOf = (path: string): string | undefined => {
    const linked = /^\/packages\/(\d+)\/node_modules\/(?:@[^/]+\/)?[^/]+(?:\/(.*))?$/.exec(path)
    const folder = linked ? packageFolders[Number(linked[1])] : undefined
    return folder === undefined ? workspacePath(path) : joined(folder, linked?.[2] ?? '')
  }
  const sourceAt = (path: string): string | undefined => {
    const place = placeOf(path)
    if (place === undefined || dependencyFolders.test(`${place}/`)) return undefined
    return tree.files.has(place) && isSource(place) ? place : output.sourceOf(place)
  }
  const host: ts.ModuleResolutionHost = {
    useCaseSensitiveFileNames: true,
    fileExists: (path) => (path.endsWith('/package.json') ? tree.files.has(placeOf(path) ?? path) : sourceAt(path) !== undefined),
    readFile: (path) => {
      const place = placeOf(path)
      return place === undefined ? undefined : tree.read(place)
    },
    directoryExists: (path) => {
      if (/^\/packages\/\d+(?:\/node_modules(?:\/@[^/]+)?)?$/.test(path)) return true
      const place = placeOf(path)
      return place !== undefined && !dependencyFolders.test(`${place}/`) && (tree.folders.has(place) || output.mayHold(place))
    },
  }

  function cacheFor(options: ts.CompilerOptions): ts.ModuleResolutionCache {
    const known = caches.get(options) ?? ts.createModuleResolutionCache(virtualRoot, (path) => path, options, manifests)
    caches.set(options, known)
    return known
  }

  function ask(module: string, folder: string, options: ts.CompilerOptions, mode?: ts.ResolutionMode): string | undefined {
    try {
      const cache = cacheFor(options)
      const { resolvedModule } = ts.resolveModuleName(module, `${folder}/importer.ts`, options, host, cache, undefined, mode)
      return resolvedModule ? sourceAt(resolvedModule.resolvedFileName) : undefined
    } catch {
      // A package.json with values of unexpected types makes TypeScript throw.
      return undefined
    }
  }

  return {
    relative(folder, module, path, options) {
      const [first = withoutConfig, ...others] = options
      for (const one of [first, ...others.filter(({ rootDirs }) => rootDirs !== undefined)]) {
        const found = ask(module, absolute(folder), one)
        if (found !== undefined) return found
      }
      const extension = sourceExtensions.find((end) => tree.files.has(path + end))
      return extension === undefined ? undefined : path + extension
    },
    named: (folder, module, options) => ask(module, absolute(folder), options),
    inPackage({ folder, name, subpath }) {
      const key = `${folder}\n${name}\n${subpath}`
      if (inPackages.has(key)) return inPackages.get(key)
      const index = packageIndex.get(folder) ?? packageFolders.push(folder) - 1
      packageIndex.set(folder, index)
      const module = subpath === '' ? name : `${name}/${subpath}`
      const at = `${virtualPackages}/${index}`
      const found = ask(module, at, withoutConfig) ?? ask(module, at, withoutConfig, ts.ModuleKind.CommonJS)
      inPackages.set(key, found)
      return found
    },
  }
}

function absolute(folder: string): string {
  return folder === '' ? virtualRoot : `${virtualRoot}/${folder}`
}
