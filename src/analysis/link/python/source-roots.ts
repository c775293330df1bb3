// From which folders Python finds modules: those that project files name, those above the top-most packages, and for whom each
// counts. What a project installs from outside is known by its declared dependencies.

import { folderOf, joined, nameOf, nearness, upwardsFrom, within, type FileTree } from '../file-tree.js'
import { isProjectFile, marksRoot, normalisedName, readProjectFile } from './project-files.js'

export interface SourceRoots {
  /** Roots on the way from the folder to the top, nearest first, with what is known of them. */
  above(folder: string): readonly SourceRoot[]
  /** Roots elsewhere in the workspace with a package of this name, in groups that are equally near, nearest first. */
  elsewhere(name: string, folder: string): readonly (readonly string[])[]
  /** Whether the project of the folder takes a distribution of this name from outside. */
  isInstalled(name: string, folder: string): boolean
  /** The same of a distribution whose name has this word: `kafka` of `kafka-python`. */
  mayBeInstalled(name: string, folder: string): boolean
}

export interface SourceRoot {
  readonly folder: string
  /** A project file says so; otherwise it is concluded from packages, or from how scripts run. */
  readonly isDeclared: boolean
}

export function createSourceRoots(tree: FileTree): SourceRoots {
  const declared = new Set<string>([''])
  const distributions = new Set<string>()
  const dependencies = new Map<string, Set<string>>()
  for (const path of tree.files) {
    if (!isProjectFile(path)) continue
    const folder = projectFolder(path)
    const project = readProjectFile(path, tree.read(path) ?? '')
    if (project.distribution !== undefined) distributions.add(normalisedName(project.distribution))
    dependencies.set(folder, new Set([...(dependencies.get(folder) ?? []), ...project.dependencies.map(normalisedName)]))
    if (marksRoot(path)) declared.add(folder)
    for (const source of project.sources) {
      const at = joined(folder, source)
      if (at !== undefined && tree.sourceFolders.has(at)) declared.add(at)
    }
  }
  const isPackage = (folder: string): boolean => tree.files.has(within(folder, '__init__.py'))
  for (const folder of [...declared]) {
    const source = within(folder, 'src')
    if (tree.sourceFolders.has(source) && !isPackage(source)) declared.add(source)
  }

  const concluded = new Set<string>()
  const parentsByName = new Map<string, string[]>()
  for (const folder of tree.sourceFolders) {
    if (folder === '') continue
    const parent = folderOf(folder)
    if (isPackage(folder) && !isPackage(parent)) concluded.add(parent)
    else if (isPackage(folder) || !declared.has(parent)) continue
    parentsByName.set(nameOf(folder), [...(parentsByName.get(nameOf(folder)) ?? []), parent])
  }

  const installed = (folder: string): readonly Set<string>[] => upwardsFrom(folder).map((at) => dependencies.get(at)).filter((set) => set !== undefined)
  const words = new Map<Set<string>, Set<string>>()
  const wordsOf = (names: Set<string>): Set<string> => {
    const known = words.get(names) ?? new Set([...names].filter((name) => !distributions.has(name)).flatMap((name) => name.split('-')))
    words.set(names, known)
    return known
  }

  return {
    above(folder) {
      const upwards = upwardsFrom(folder)
      const project = upwards.findIndex((at) => declared.has(at))
      const roots: SourceRoot[] = []
      for (const [index, at] of upwards.entries()) {
        // Of the projects around it, only the innermost says what is on the path of its files.
        if (declared.has(at)) roots.push({ folder: at, isDeclared: index === project || isSourceOf(at, upwards[project] ?? '') })
        else if (concluded.has(at)) roots.push({ folder: at, isDeclared: false })
      }
      const scripts = upwards.filter((at) => !isPackage(at) && !declared.has(at) && !concluded.has(at))
      return [...roots, ...scripts.map((at) => ({ folder: at, isDeclared: false }))]
    },
    elsewhere(name, folder) {
      const groups = new Map<number, string[]>()
      for (const parent of parentsByName.get(name) ?? []) {
        const near = nearness(within(parent, name), folder)
        groups.set(near, [...(groups.get(near) ?? []), parent])
      }
      return [...groups].sort(([one], [other]) => other - one).map(([, parents]) => parents)
    },
    isInstalled(name, folder) {
      const wanted = normalisedName(name)
      return !distributions.has(wanted) && installed(folder).some((names) => names.has(wanted))
    },
    mayBeInstalled: (name, folder) => installed(folder).some((names) => wordsOf(names).has(name.toLowerCase())),
  }
}

/** requirements/base.txt belongs to the folder above. */
function projectFolder(path: string): string {
  const folder = folderOf(path)
  return /(?:^|\/)requirements$/.test(folder) ? folderOf(folder) : folder
}

/** `src` of a project does not hide the folder of the project itself. */
function isSourceOf(project: string, source: string): boolean {
  return source === within(project, 'src')
}
