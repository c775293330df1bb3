// The files of a workspace as folders: what exists, what lies below, and paths taken apart. Folders are written without
// a slash at the end; the root is ''. What lies in a dependency folder is not seen.

import type { WorkspaceFiles } from './modules.js'

export interface FileTree {
  readonly files: ReadonlySet<string>
  /** Every folder with a file below it. */
  readonly folders: ReadonlySet<string>
  /** Every folder with a source file below it. */
  readonly sourceFolders: ReadonlySet<string>
  read(path: string): string | undefined
}

export function createFileTree(workspace: WorkspaceFiles, dependencyFolders: RegExp, isSource: (path: string) => boolean): FileTree {
  const files = new Set<string>()
  const folders = new Set<string>([''])
  const sourceFolders = new Set<string>()
  for (const path of workspace.paths) {
    if (dependencyFolders.test(path)) continue
    files.add(path)
    addFolders(path, folders)
    if (isSource(path)) addFolders(path, sourceFolders)
  }
  const read = (path: string): string | undefined => (dependencyFolders.test(path) ? undefined : workspace.read(path))
  return { files, folders, sourceFolders, read }
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

export function within(folder: string, name: string): string {
  return folder === '' ? name : name === '' ? folder : `${folder}/${name}`
}

/** The folder and those above it, nearest first, the root last. */
export function upwardsFrom(folder: string): readonly string[] {
  const found = [folder]
  for (let at = folder; at !== ''; ) {
    at = folderOf(at)
    found.push(at)
  }
  return found
}

/** The path that `relative` means in `folder`; undefined where it leaves the root. */
export function joined(folder: string, relative: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/')
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  return parts.join('/')
}

/** How many folders two paths share from the root on. */
export function nearness(one: string, other: string): number {
  const [left, right] = [one.split('/'), other.split('/')]
  const different = left.findIndex((part, index) => part !== right[index])
  return different < 0 ? left.length : different
}

function addFolders(path: string, folders: Set<string>): void {
  let at = path
  while (at !== '') {
    at = folderOf(at)
    if (folders.has(at)) return
    folders.add(at)
  }
}
