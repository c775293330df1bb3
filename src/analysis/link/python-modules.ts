// Where Python imports lead: absolute ones from the source roots of the importing file, nearest first, and relative ones from its
// package. A file of the workspace that merely has the name of a library is not that library.

import { createFileTree, folderOf, nameOf, upwardsFrom, within, type FileTree } from './file-tree.js'
import type { ModuleResolver, ModuleTarget, WorkspaceFiles } from './modules.js'
import { createSourceRoots, type SourceRoot, type SourceRoots } from './python/source-roots.js'
import { standardLibrary } from './python/standard-library.js'

const dependencyFolders = /(?:^|\/)(?:site-packages|dist-packages|node_modules|\.venv|\.tox|\.nox|__pycache__|__pypackages__)\//

export function createPythonModules(files: WorkspaceFiles): ModuleResolver {
  const tree = createFileTree(files, dependencyFolders, (path) => path.endsWith('.py'))
  const roots = createSourceRoots(tree)
  const byFolder = new Map<string, Surroundings>()

  function surroundingsOf(folder: string): Surroundings {
    const found = byFolder.get(folder) ?? { folder, roots: roots.above(folder), modules: new Map() }
    byFolder.set(folder, found)
    return found
  }

  return {
    resolve(from, module, level) {
      const around = surroundingsOf(folderOf(from))
      const key = '.'.repeat(level) + module
      if (!around.modules.has(key)) {
        around.modules.set(key, level > 0 ? relativeModule(around.folder, module, level, tree) : absoluteModule(module, around, tree, roots))
      }
      const found = around.modules.get(key)
      // redis.py that imports redis means the library.
      const isItself = found && 'file' in found && found.file === from && level === 0 && nameOf(from) !== '__init__.py'
      return isItself ? undefined : found
    },
  }
}

interface Surroundings {
  readonly folder: string
  readonly roots: readonly SourceRoot[]
  readonly modules: Map<string, ModuleTarget | undefined>
}

function relativeModule(folder: string, module: string, level: number, tree: FileTree): ModuleTarget | undefined {
  const base = upwardsFrom(folder)[level - 1]
  return base === undefined ? undefined : moduleAt(pathOf(base, module), tree)
}

function absoluteModule(module: string, around: Surroundings, tree: FileTree, roots: SourceRoots): ModuleTarget | undefined {
  const first = module.split('.')[0] ?? ''
  if (first === '') return undefined
  const isStandard = standardLibrary.has(first)
  const isOutside = isStandard || roots.isInstalled(first, around.folder)
  // A package or module anywhere on the path goes before folders without __init__.py, as in Python.
  for (const root of around.roots) {
    if (isOutside && !root.isDeclared) continue
    const found = isRegular(within(root.folder, first), tree) ? moduleAt(pathOf(root.folder, module), tree) : undefined
    if (found) return found
  }
  if (isOutside) return undefined
  return inFolder(module, first, around, tree, roots) ?? inOtherRoot(module, first, around, tree, roots)
}

/** Namespace packages: folders with Python files below. */
function inFolder(module: string, first: string, around: Surroundings, tree: FileTree, roots: SourceRoots): ModuleTarget | undefined {
  for (const root of around.roots) {
    const found = moduleAt(pathOf(root.folder, module), tree)
    if (found && ('file' in found || !roots.mayBeInstalled(first, around.folder))) return found
  }
  return undefined
}

/** Another distribution of the same workspace, if it is clear which. */
function inOtherRoot(module: string, first: string, around: Surroundings, tree: FileTree, roots: SourceRoots): ModuleTarget | undefined {
  for (const group of roots.elsewhere(first, around.folder)) {
    const found = group.map((root) => moduleAt(pathOf(root, module), tree)).filter((target) => target !== undefined && 'file' in target)
    if (found.length > 0) return found.length === 1 ? found[0] : undefined
  }
  return undefined
}

function pathOf(root: string, module: string): string {
  return within(root, module.replaceAll('.', '/'))
}

function isRegular(path: string, tree: FileTree): boolean {
  return tree.files.has(`${path}/__init__.py`) || tree.files.has(`${path}.py`)
}

function moduleAt(path: string, tree: FileTree): ModuleTarget | undefined {
  const initial = within(path, '__init__.py')
  if (tree.files.has(initial)) return { file: initial }
  if (path !== '' && tree.files.has(`${path}.py`)) return { file: `${path}.py` }
  return tree.sourceFolders.has(path) ? { folder: path } : undefined
}
