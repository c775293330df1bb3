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

/** How distributions are called that install a module `*`. */
const distributionNames = ['*', 'python-*', '*-python', 'py-*', 'py*', '*-py', '*-binary']

/** Folders whose packages are there for themselves. */
const asideFolder = /(?:^|\/)(?:tests?|testing|examples?|samples?|demos?|docs?|benchmarks?|fixtures)(?=\/)/g

export function createSourceRoots(tree: FileTree): SourceRoots {
  const isPackage = (folder: string): boolean => tree.files.has(within(folder, '__init__.py'))
  // The folders of sources that each project has, besides its own.
  const projects = new Map<string, Set<string>>([['', new Set()]])
  const distributions = new Set<string>()
  const dependencies = new Map<string, Set<string>>()
  for (const path of tree.files) {
    if (!isProjectFile(path)) continue
    const folder = projectFolder(path)
    const project = readProjectFile(path, tree.read(path) ?? '')
    if (project.distribution !== undefined) distributions.add(normalisedName(project.distribution))
    dependencies.set(folder, new Set([...(dependencies.get(folder) ?? []), ...project.dependencies.map(normalisedName)]))
    const named = project.sources.map((source) => joined(folder, source) ?? '').filter((at) => at !== '' && tree.sourceFolders.has(at))
    if (marksRoot(path) || named.length > 0) projects.set(folder, new Set([...(projects.get(folder) ?? []), ...named]))
  }
  for (const [folder, named] of projects) {
    const source = within(folder, 'src')
    if (tree.sourceFolders.has(source) && !isPackage(source)) named.add(source)
  }
  const declared = new Set([...projects].flatMap(([folder, named]) => [folder, ...named]))

  const concluded = new Set<string>()
  const parentsByName = new Map<string, string[]>()
  for (const folder of tree.sourceFolders) {
    if (folder === '') continue
    const parent = folderOf(folder)
    if (isPackage(folder) && !isPackage(parent)) concluded.add(parent)
    else if (isPackage(folder) || !declared.has(parent)) continue
    parentsByName.set(nameOf(folder), [...(parentsByName.get(nameOf(folder)) ?? []), parent])
  }

  const installed = (folder: string): readonly Set<string>[] =>
    upwardsFrom(folder).map((at) => dependencies.get(at)).filter((names) => names !== undefined)
  const words = new Map<Set<string>, Set<string>>()
  const wordsOf = (names: Set<string>): Set<string> => {
    const known = words.get(names) ?? new Set([...names].filter((name) => !distributions.has(name)).flatMap((name) => name.split('-')))
    words.set(names, known)
    return known
  }

  return {
    above(folder) {
      const upwards = upwardsFrom(folder)
      // Of the projects around it, only the innermost says what is on the path of its files.
      const own = upwards.find((at) => projects.has(at)) ?? ''
      const isOwn = (root: string): boolean => root === own || projects.get(own)?.has(root) === true
      const roots = new Map<string, SourceRoot>()
      for (const at of upwards) {
        const named = projects.get(at)
        if (named === undefined && !concluded.has(at)) continue
        for (const root of [...(named ?? []), at]) {
          if (!roots.has(root)) roots.set(root, { folder: root, isDeclared: isOwn(root) })
        }
      }
      const scripts = upwards.filter((at) => !isPackage(at) && !roots.has(at))
      return [...roots.values(), ...scripts.map((at) => ({ folder: at, isDeclared: false }))]
    },
    elsewhere(name, folder) {
      const groups = new Map<number, string[]>()
      for (const parent of parentsByName.get(name) ?? []) {
        if (isAside(within(parent, name), folder)) continue
        const near = nearness(within(parent, name), folder)
        groups.set(near, [...(groups.get(near) ?? []), parent])
      }
      return [...groups].sort(([one], [other]) => other - one).map(([, parents]) => parents)
    },
    isInstalled(name, folder) {
      const wanted = normalisedName(name)
      const names = distributionNames.map((pattern) => pattern.replace('*', wanted)).filter((one) => !distributions.has(one))
      return installed(folder).some((known) => names.some((one) => known.has(one)))
    },
    mayBeInstalled: (name, folder) => installed(folder).some((names) => wordsOf(names).has(name.toLowerCase())),
  }
}

/** Whether a package is a part of tests or examples to which the folder does not belong. */
function isAside(path: string, folder: string): boolean {
  return [...path.matchAll(asideFolder)].some(({ 0: match, index }) => !`${folder}/`.startsWith(`${path.slice(0, index + match.length)}/`))
}

/** requirements/base.txt belongs to the folder above. */
function projectFolder(path: string): string {
  const folder = folderOf(path)
  return /(?:^|\/)requirements$/.test(folder) ? folderOf(folder) : folder
}
