// Entries of packages point to what a build writes, which a clone lacks: this finds the source that it is written from,
// by the `outDir` of a configuration or by the folder names that people use.

import { folderOf, nameOf, within, type FileTree } from '../file-tree.js'

export interface BuildOutput {
  /** The source that is built into `path`; undefined where `path` is no build output, or nothing is found. */
  sourceOf(path: string): string | undefined
  /** Whether a build may write this folder, which does not exist. */
  mayHold(folder: string): boolean
}

/** What configurations say: the folder written to, and the folders that it may be written from. */
export type DeclaredOutputs = ReadonlyMap<string, readonly string[]>

const customaryFolders = new Set([
  'dist', 'build', 'built', 'lib', 'out', 'output', 'es', 'esm', 'cjs', 'umd', 'types', 'typings', 'compiled', 'dist-types', 'dist-esm',
  'dist-cjs', 'dist-src', 'module', 'commonjs', '.build', '.output', '.dist',
])

export const sourceExtensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'] as const

const writtenExtension = /(?:\.d)?\.[cm]?[jt]sx?$/

export function createBuildOutput(tree: FileTree, declared: () => DeclaredOutputs): BuildOutput {
  const known = new Map<string, string | undefined>()

  function find(path: string): string | undefined {
    if (!writtenExtension.test(path)) return undefined
    const stem = path.replace(writtenExtension, '')
    for (const base of sourceBases(stem, tree, declared())) {
      const source = firstSource(tree, base) ?? firstSource(tree, within(base, 'index'))
      if (source !== undefined) return source
    }
    return undefined
  }

  return {
    sourceOf(path) {
      if (known.has(path)) return known.get(path)
      const source = find(path)
      known.set(path, source)
      return source
    },
    mayHold: (folder) => missingFolder(folder, tree) !== undefined || isDeclared(folder, declared()),
  }
}

/** The first file with this stem, in the order in which a resolver would try the extensions. */
export function firstSource(tree: FileTree, stem: string): string | undefined {
  const extension = sourceExtensions.find((end) => tree.files.has(stem + end))
  return extension === undefined ? undefined : stem + extension
}

/** Where the source of a built stem may stand, best first. */
function sourceBases(stem: string, tree: FileTree, declared: DeclaredOutputs): readonly string[] {
  const bases: string[] = []
  for (let folder = folderOf(stem); folder !== ''; folder = folderOf(folder)) {
    for (const root of declared.get(folder) ?? []) bases.push(within(root, stem.slice(folder.length + 1)))
  }
  const missing = missingFolder(folderOf(stem), tree)
  if (missing === undefined || !customaryFolders.has(nameOf(missing))) return bases
  const parts = stem.slice(missing.length + 1).split('/')
  for (;;) {
    const rest = parts.join('/')
    bases.push(within(within(folderOf(missing), 'src'), rest), within(folderOf(missing), rest))
    // dist/esm/x.js and dist/types/x.d.ts are written from src/x.ts.
    if (parts.length < 2 || !customaryFolders.has(parts[0] ?? '')) return bases
    parts.shift()
  }
}

/** The outermost folder on the way to this one that has no sources. */
function missingFolder(folder: string, tree: FileTree): string | undefined {
  let missing: string | undefined
  for (let at = folder; at !== '' && !tree.sourceFolders.has(at); at = folderOf(at)) missing = at
  return missing
}

function isDeclared(folder: string, declared: DeclaredOutputs): boolean {
  for (let at = folder; at !== ''; at = folderOf(at)) if (declared.has(at)) return true
  return false
}
