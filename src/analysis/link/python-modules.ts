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
  const inNamespace = namespaceModule(module, around, tree)
  if (inNamespace && 'file' in inNamespace) return inNamespace
  const elsewhere = moduleElsewhere(module, first, around, tree, roots)
  // lib/ is the folder of a project, which has its package in lib/lib/ or lib/src/lib/.
  const isProject = inNamespace && elsewhere?.file.startsWith(`${inNamespace.folder}/`)
  if (!inNamespace || isProject) return elsewhere
  return roots.mayBeInstalled(first, around.folder) ? undefined : inNamespace
}

/** In folders without __init__.py; modules in them go before the folders themselves. */
function namespaceModule(module: string, around: Surroundings, tree: FileTree): ModuleTarget | undefined {
  const found = around.roots.map((root) => moduleAt(pathOf(root.folder, module), tree)).filter((target) => target !== undefined)
  return found.find((target) => 'file' in target) ?? found[0]
}

/** In another project of the workspace, if it is clear which. */
function moduleElsewhere(
  module: string,
  first: string,
  around: Surroundings,
  tree: FileTree,
  roots: SourceRoots,
): { readonly file: string } | undefined {
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
