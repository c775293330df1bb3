// The folder that a path belongs to: of the nearest `.cost-hints.json` upwards, else of `.git`, else the path's own folder.

import { stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join, sep } from 'node:path'

export const configurationName = '.cost-hints.json'

/** `path` is absolute and exists. */
export async function findRoot(path: string): Promise<string> {
  const folder = (await stat(path)).isDirectory() ? path : dirname(path)
  return await nearestHolding(folder, isConfiguration) ?? await nearestHolding(folder, isProjectRepository) ?? folder
}

/** A home folder, or one above it: some keep their settings in a repository there, but it is nobody's project. */
export function isTooWide(folder: string): boolean {
  const home = homedir()
  return folder === home || dirname(folder) === folder || home.startsWith(folder + sep)
}

/** Whether something marks this folder as a project's: otherwise a root is only where the given path lies. */
export async function isProjectRoot(folder: string): Promise<boolean> {
  return await isConfiguration(folder) || isRepository(folder)
}

/** The folder at or above this one whose `.gitignore` is the first that counts. */
export async function findRepository(folder: string): Promise<string | undefined> {
  return nearestHolding(folder, isRepository)
}

async function nearestHolding(folder: string, holds: (folder: string) => Promise<boolean>): Promise<string | undefined> {
  if (await holds(folder)) return folder
  const parent = dirname(folder)
  return parent === folder ? undefined : nearestHolding(parent, holds)
}

async function isConfiguration(folder: string): Promise<boolean> {
  return stat(join(folder, configurationName)).then((status) => status.isFile(), () => false)
}

async function isProjectRepository(folder: string): Promise<boolean> {
  return !isTooWide(folder) && await isRepository(folder)
}

/** In worktrees and submodules `.git` is a file. */
async function isRepository(folder: string): Promise<boolean> {
  return stat(join(folder, '.git')).then(() => true, () => false)
}
