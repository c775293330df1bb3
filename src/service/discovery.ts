// The files of a root, in a fixed order: what is reported, and what is read for linking. `.gitignore` and default excludes are
// honoured, links not followed. What cannot be listed becomes a problem; nothing here reads a source file.

import type { Dirent } from 'node:fs'
import { lstat, readdir, stat } from 'node:fs/promises'
import { relative, sep } from 'node:path'
import type { AnalysisProblem } from '../analysis/finding.js'
import { variantOf } from '../analysis/language.js'
import { isProjectFile } from '../analysis/link/project-files.js'
import { environmentMarks, excludedFiles, excludedFolders } from './excluded.js'
import { noRules, type IgnoreRules } from './git-ignore.js'
import { configurationName, findRepository } from './root.js'
import { codeOf, reasonOf } from './user-error.js'

export interface Discovery {
  /** The source files below the given paths: relative to the root, with `/`, sorted, each once. */
  readonly files: readonly string[]
  /** All source and project files that are read, likewise: those, and what `include` and `exclude` leave out of the report. */
  readonly known: readonly string[]
  readonly problems: readonly AnalysisProblem[]
  /** Things to know that are no failure: ignored configuration files, folders without source. */
  readonly notices: readonly AnalysisProblem[]
}

export interface DiscoveryRequest {
  /** Absolute. */
  readonly root: string
  /** Absolute, existing, at or below the root. A file named here is read even if it is ignored. */
  readonly paths: readonly string[]
  readonly isSelected: (path: string) => boolean
  /** Whether everything below the root is known, and not only what is below the paths: where the root is that of a project. */
  readonly isProject?: boolean | undefined
  readonly signal?: AbortSignal | undefined
}

export async function findSources(request: DiscoveryRequest): Promise<Discovery> {
  const walk = startWalk(request)
  for (const path of request.paths) await visitGiven(walk, toSlashes(path))
  // What goes wrong outside of the given paths is not reported.
  const rest = startWalk(request)
  if (request.isProject === true && !request.paths.includes(request.root)) {
    await visitFolder(rest, toSlashes(request.root), await rulesAbove(request.root, toSlashes(request.root)))
  }
  return {
    files: [...walk.files].sort(byCodeUnits),
    known: [...new Set([...walk.known, ...rest.known])].sort(byCodeUnits),
    problems: walk.problems.sort((a, b) => byCodeUnits(a.path, b.path)),
    notices: walk.notices.sort((a, b) => byCodeUnits(a.path, b.path)),
  }
}

function startWalk(request: DiscoveryRequest): Walk {
  return { ...request, files: new Set(), known: new Set(), problems: [], notices: [] }
}

interface Walk extends DiscoveryRequest {
  readonly files: Set<string>
  readonly known: Set<string>
  readonly problems: AnalysisProblem[]
  readonly notices: AnalysisProblem[]
}

async function visitGiven(walk: Walk, path: string): Promise<void> {
  const below = relativeTo(walk.root, path)
  const closed = below.split('/').find((part) => part === 'node_modules')
  if (closed !== undefined) {
    walk.problems.push({ path: below, message: 'not read: installed packages are never read' })
    return
  }
  const status = await stat(path).catch((error: unknown) => reasonOf(error))
  if (typeof status === 'string') {
    walk.problems.push({ path: below, message: `not read: ${status}` })
    return
  }
  if (!status.isDirectory()) {
    if (variantOf(path) === undefined) walk.problems.push({ path: below, message: 'not read: neither Python nor TypeScript or JavaScript' })
    else add(walk, below)
    return
  }
  const before = walk.files.size
  const problemsBefore = walk.problems.length
  await visitFolder(walk, path, await rulesAbove(walk.root, path))
  const isEmpty = walk.files.size === before && walk.problems.length === problemsBefore
  if (isEmpty && ![...walk.files].some((file) => below === '' || file.startsWith(`${below}/`))) {
    const isLeftOut = [...walk.known].some((file) => variantOf(file) !== undefined && (below === '' || file.startsWith(`${below}/`)))
    const message = isLeftOut ? 'the configuration leaves out all files here' : 'no Python, TypeScript or JavaScript files to read here'
    walk.notices.push({ path: below === '' ? '.' : below, message })
  }
}

/** The rules of all folders above; none of them if they ignore the folder itself, because somebody named it. */
async function rulesAbove(root: string, folder: string): Promise<IgnoreRules> {
  const top = toSlashes(await findRepository(root) ?? root)
  const parts = folder.slice(top.length).split('/').filter((part) => part !== '')
  let rules = noRules
  let path = top === '/' ? '' : top
  for (const part of parts) {
    rules = await rules.enter(path === '' ? '/' : path)
    path += `/${part}`
    if (rules.ignores(`${path}/`)) return noRules
  }
  return rules
}

async function visitFolder(walk: Walk, folder: string, above: IgnoreRules): Promise<void> {
  walk.signal?.throwIfAborted()
  const entries = await list(walk, folder)
  if (entries.some((entry) => environmentMarks.has(entry.name))) return
  const rules = entries.some((entry) => entry.name === '.gitignore') ? await above.enter(folder) : above
  for (const entry of entries) {
    const path = folder === '/' ? `/${entry.name}` : `${folder}/${entry.name}`
    const kind = await kindOf(entry, path)
    if (kind === 'folder') {
      if (!excludedFolders.has(entry.name) && !rules.ignores(`${path}/`)) await visitFolder(walk, path, rules)
    } else if (kind === 'file') {
      visitFile(walk, path, entry.name, rules)
    }
  }
}

function visitFile(walk: Walk, path: string, name: string, rules: IgnoreRules): void {
  const below = relativeTo(walk.root, path)
  if (name === configurationName && below !== name) {
    walk.notices.push({ path: below, message: `ignored: only the ${configurationName} of the root counts` })
  }
  const isSource = variantOf(name) !== undefined && !excludedFiles.test(name)
  if (!isSource && !isProjectFile(below) || rules.ignores(path)) return
  // Linking needs them wherever `include` points.
  if (isSource && walk.isSelected(below)) add(walk, below)
  else walk.known.add(below)
}

function add(walk: Walk, below: string): void {
  walk.files.add(below)
  walk.known.add(below)
}

async function list(walk: Walk, folder: string): Promise<readonly Dirent[]> {
  try {
    return (await readdir(folder, { withFileTypes: true })).sort((a, b) => byCodeUnits(a.name, b.name))
  } catch (error) {
    const reason = codeOf(error) === 'ENOENT' ? 'it vanished during the scan' : reasonOf(error)
    walk.problems.push({ path: relativeTo(walk.root, folder) || '.', message: `not read: ${reason}` })
    return []
  }
}

/** Links are not followed: their targets are read where they are, and a loop of links has no end. */
async function kindOf(entry: Dirent, path: string): Promise<'file' | 'folder' | 'neither'> {
  if (entry.isFile()) return 'file'
  if (entry.isDirectory()) return 'folder'
  if (entry.isSymbolicLink() || entry.isFIFO() || entry.isSocket() || entry.isBlockDevice() || entry.isCharacterDevice()) return 'neither'
  // Some network file systems do not tell the kind while listing.
  const status = await lstat(path).catch(() => undefined)
  if (status?.isFile() === true) return 'file'
  return status?.isDirectory() === true ? 'folder' : 'neither'
}

function relativeTo(root: string, path: string): string {
  return toSlashes(relative(root, path))
}

function toSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/')
}

/** Independent of locale, so that every machine gives the same order. */
function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
