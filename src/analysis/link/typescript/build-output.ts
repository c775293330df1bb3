// Entries of packages point to what a build writes, which a clone lacks: this finds the source that it is written from,
// by the `outDir` of a configuration or by the folder names that people use.

import { folderOf, nameOf, upwardsFrom, within, type FileTree } from '../file-tree.js'

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
  const known = new Map<string, readonly Mapping[]>()

  function mappingsOf(folder: string): readonly Mapping[] {
    const mappings = known.get(folder) ?? [...declaredMappings(folder, declared()), ...customaryMappings(folder, tree)]
    known.set(folder, mappings)
    return mappings
  }

  return {
    sourceOf(path) {
      const mappings = mappingsOf(folderOf(path))
      if (mappings.length === 0 || !writtenExtension.test(path)) return undefined
      const stem = path.replace(writtenExtension, '')
      for (const { written, source } of mappings) {
        const base = within(source, stem.slice(written.length + 1))
        const found = firstSource(tree, base) ?? firstSource(tree, within(base, 'index'))
        if (found !== undefined) return found
      }
      return undefined
    },
    mayHold: (folder) => mappingsOf(folder).length > 0,
  }
}

/** What stands below one folder is written from what stands below the other. */
interface Mapping {
  readonly written: string
  readonly source: string
}

/** The first file with this stem, in the order in which a resolver would try the extensions. */
export function firstSource(tree: FileTree, stem: string): string | undefined {
  const extension = sourceExtensions.find((end) => tree.files.has(stem + end))
  return extension === undefined ? undefined : stem + extension
}

function declaredMappings(folder: string, declared: DeclaredOutputs): readonly Mapping[] {
  return upwardsFrom(folder).flatMap((written) => (declared.get(written) ?? []).map((source) => ({ written, source })))
}

function customaryMappings(folder: string, tree: FileTree): readonly Mapping[] {
  const missing = missingFolder(folder, tree)
  if (missing === undefined || !customaryFolders.has(nameOf(missing))) return []
  const above = folderOf(missing)
  const mappings: Mapping[] = []
  let written = missing
  for (const name of ['', ...folder.slice(missing.length + 1).split('/')]) {
    // dist/esm/x.js and dist/types/x.d.ts are written from src/x.ts as well.
    if (name !== '' && !customaryFolders.has(name)) break
    written = within(written, name)
    mappings.push({ written, source: within(above, 'src') }, { written, source: above })
  }
  return mappings
}

/** The outermost folder on the way to this one that has no sources. */
function missingFolder(folder: string, tree: FileTree): string | undefined {
  let missing: string | undefined
  for (let at = folder; at !== '' && !tree.sourceFolders.has(at); at = folderOf(at)) missing = at
  return missing
}
