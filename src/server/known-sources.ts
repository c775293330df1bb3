// Which sources a project's session knows: those of the whole root where a folder was opened or something marks it as a project's;
// of a file that is opened alone nothing but itself. What changes on the disk is followed.

import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { variantOf } from '../analysis/language.js'
import { isProjectFile } from '../analysis/link/project-files.js'
import { findSources } from '../service/discovery.js'
import type { Configuration } from '../service/configuration.js'
import { isProjectRoot, isTooWide } from '../service/root.js'
import type { DiskChanges, Listing, Project } from './projects.js'

export function knowingSources(
  { root, folder, session, configuration }: Pick<Project, 'root' | 'folder' | 'session'> & { readonly configuration: () => Promise<Configuration> },
): Pick<Project, 'learn' | 'read' | 'list' | 'follow'> {
  if (root === undefined) return { learn: () => undefined, read: () => Promise.resolve(), list: () => Promise.resolve(nothing), follow: () => Promise.resolve() }
  let isLearning = false
  let known: readonly string[] = []
  let last: Promise<unknown> = Promise.resolve()

  /** One after another, so that an older list never takes the place of a newer one. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }
  const know = (paths: readonly string[]): void => {
    known = paths
    session.know(paths)
  }
  const list = async (signal?: AbortSignal): Promise<Listing> => {
    const { isSelected } = await configuration()
    const isProject = await isWhole(root, folder)
    const found = await findSources({ root, paths: [folder ?? root], isSelected, isProject, signal })
    if (isProject && isLearning) know(found.known)
    return { ...found, index: isProject ? session.index : undefined }
  }
  const follow = async ({ present, gone }: DiskChanges): Promise<void> => {
    if (!isLearning || !await isWhole(root, folder)) return
    const before = new Set(known)
    const isListed = [...present, ...gone].some(isIgnoreFile) || await isSomeSource(root, present.filter((path) => !before.has(path)))
    if (isListed) await list()
    else if (gone.length > 0) know(known.filter(isOutsideOf(gone)))
    session.reload(present.filter((path) => before.has(path)))
  }

  const learn = (): void => {
    if (isLearning) return
    isLearning = true
    // Without a list nothing is known but what is open; whoever asks next lists again.
    inTurn(async () => { if (await isWhole(root, folder)) await list() }).catch(() => { isLearning = false })
  }

  return {
    learn,
    async read(signal) {
      learn()
      await last
      await session.read(signal)
    },
    list: (signal) => inTurn(() => list(signal)),
    follow: (changes) => inTurn(() => follow(changes)),
  }
}

const nothing: Listing = { files: [], known: [], problems: [], notices: [], index: undefined }

/** A home folder is nobody's project, even if it was opened. */
async function isWhole(root: string, folder: string | undefined): Promise<boolean> {
  return !isTooWide(root) && (folder !== undefined || await isProjectRoot(root))
}

function isIgnoreFile(path: string): boolean {
  return path === '.gitignore' || path.endsWith('/.gitignore')
}

/** Whether there are sources among them, or folders, which may hold some: only a list knows what is ignored. */
async function isSomeSource(root: string, paths: readonly string[]): Promise<boolean> {
  if (paths.some((path) => variantOf(path) !== undefined || isProjectFile(path))) return true
  for (const path of paths) {
    if (await stat(join(root, path)).then((status) => status.isDirectory(), () => false)) return true
  }
  return false
}

/** A folder that is gone takes along what was in it. */
function isOutsideOf(gone: readonly string[]): (path: string) => boolean {
  const places = new Set(gone)
  return (path) => {
    for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) if (places.has(at)) return false
    return true
  }
}
