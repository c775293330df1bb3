// The packages of a workspace by name, as npm, yarn and pnpm link them, without node_modules; and which of them an import means:
// a package that the importer takes from the registry is not the folder of an example that has the same name.

import { folderOf, joined, nameOf, nearness, upwardsFrom, within, type FileTree } from '../file-tree.js'
import { readManifest, type Manifest } from './package-manifest.js'
import { workspaceMembers } from './workspace-members.js'

export interface WorkspacePackages {
  /** The folders that `specifier` may name when it is written in a file of `folder`, likeliest first. */
  candidates(specifier: string, folder: string): readonly PackageCandidate[]
  manifestOf(folder: string): Manifest | undefined
  /** The folder of the nearest package.json. */
  scopeOf(folder: string): string | undefined
}

export interface PackageCandidate {
  readonly folder: string
  /** The name that the import is written with. */
  readonly name: string
  /** What follows the name: '' or 'sub/path'. */
  readonly subpath: string
}

const nodeModules = new Set([
  'assert', 'async_hooks', 'buffer', 'child_process', 'cluster', 'console', 'constants', 'crypto', 'dgram', 'diagnostics_channel', 'dns', 'domain',
  'events', 'fs', 'http', 'http2', 'https', 'inspector', 'module', 'net', 'os', 'path', 'perf_hooks', 'process', 'punycode', 'querystring',
  'readline', 'repl', 'stream', 'string_decoder', 'sys', 'timers', 'tls', 'trace_events', 'tty', 'url', 'util', 'v8', 'vm', 'wasi',
  'worker_threads', 'zlib',
])

const packageName = /^(?:@[^/]+\/)?[^/@#.][^/]*/
const linkedRange = /^(?:link|file|portal):(.*)$/
const workspaceRange = /^workspace:(?:((?:@[^/]+\/)?[^@^~*.\d][^@]*)@)?/

export function createWorkspacePackages(tree: FileTree): WorkspacePackages {
  const manifests = new Map<string, Manifest>()
  const foldersByName = new Map<string, string[]>()
  for (const path of tree.files) {
    if (nameOf(path) !== 'package.json') continue
    const manifest = readManifest(tree.read(path))
    if (manifest === undefined) continue
    const folder = folderOf(path)
    manifests.set(folder, manifest)
    if (manifest.name !== undefined) foldersByName.set(manifest.name, [...(foldersByName.get(manifest.name) ?? []), folder])
  }
  const rootOf = workspaceMembers(tree, manifests)

  /** The nearest manifest that says where the package comes from. */
  function declarationOf(name: string, folder: string): { readonly folder: string, readonly range: string } | undefined {
    for (const at of upwardsFrom(folder)) {
      const range = manifests.get(at)?.dependencies.get(name)
      if (range !== undefined) return { folder: at, range }
    }
    return undefined
  }

  function foldersOf(name: string, from: string): readonly string[] {
    const declared = declarationOf(name, from)
    const linked = linkedRange.exec(declared?.range ?? '')?.[1]
    const target = declared && linked !== undefined ? joined(declared.folder, linked) : undefined
    if (target !== undefined && manifests.has(target)) return [target]
    const alias = workspaceRange.exec(declared?.range ?? '')
    const folders = foldersByName.get(alias?.[1] ?? name) ?? []
    const scope = upwardsFrom(from).find((at) => manifests.has(at)) ?? ''
    const isMember = (folder: string): boolean => {
      const root = rootOf(folder)
      return root !== undefined && root === rootOf(scope)
    }
    const isMeant = (folder: string): boolean => {
      if (alias) return true
      if (folder === declared?.folder) return false
      return declared === undefined ? !nodeModules.has(name) : isMember(folder)
    }
    return folders
      .filter(isMeant)
      .sort((one, other) => Number(isMember(other)) - Number(isMember(one)) || nearness(other, from) - nearness(one, from)
        || one.length - other.length || (one < other ? -1 : 1))
  }

  return {
    candidates(specifier, folder) {
      const name = packageName.exec(specifier)?.[0]
      if (name === undefined) return []
      const subpath = specifier.slice(name.length + 1)
      return foldersOf(name, folder).map((found) => ({ folder: found, name, subpath }))
    },
    manifestOf: (folder) => manifests.get(folder),
    scopeOf: (folder) => upwardsFrom(folder).find((at) => tree.files.has(within(at, 'package.json'))),
  }
}
