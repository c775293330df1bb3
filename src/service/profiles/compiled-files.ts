// Compiled files and sources on the disk, by what a profile calls them: where they are, else the longest end of their path below the roots. Compiled ones are usually ignored by git, so no list of sources has them.

import { readdirSync, statSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { pathMatcher, plainPath } from '../../profiles/join/paths.js'

/** Entries of folders that are looked at, of all roots. */
const mostEntries = 200_000
const compiled = /\.[cm]?jsx?$/i
const installed = /(^|\/)node_modules\//
const skippedFolders = new Set(['node_modules', '.git', '.hg', '.svn', '.venv', 'venv', '.yarn', '.pnpm-store', '__pycache__', '.vscode-test'])

export type FileFinder = (file: string) => readonly string[]

/** Whether a name in a profile may be that of a compiled file of the project. */
export function isCompiledName(file: string): boolean {
  return compiled.test(file.replace(/[?#].*$/, '')) && !installed.test(file.replaceAll('\\', '/')) && !file.startsWith('node:')
}

/** Answers absolute paths of files: one, several that end alike, or none. `names`: what they are called, where they are looked for below the roots. */
export function fileFinder(roots: readonly string[], names = compiled): FileFinder {
  let below: readonly Below[] | undefined
  return (file) => {
    const path = localPath(file)
    const direct = path === undefined ? [] : isAbsolute(path) ? [path] : roots.map((root) => resolve(root, path))
    const found = direct.filter(isFile)
    if (found.length > 0) return found
    below ??= filesBelow(roots, names)
    for (const { root, matcher } of below) {
      const match = matcher(plainPath(file))
      if (match.is === 'matched') return [join(root, match.path)]
      if (match.is === 'ambiguous') return match.paths.map((one) => join(root, one))
    }
    return []
  }
}

/** Undefined for what is on another machine: asking for it would ask that machine. */
export function localPath(file: string): string | undefined {
  const isUrl = /^[a-z][\w+.-]+:/i.test(file)
  if (isUrl && !/^file:\/\/(?:localhost)?\//i.test(file)) return undefined
  const path = isUrl ? plainPath(file) : file
  return /^(?:\/\/|\\\\)/.test(path) || path.includes('\0') ? undefined : path
}

export function isFile(path: string): boolean {
  // Names that are too long or forbidden are no files either.
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}

interface Below {
  readonly root: string
  readonly matcher: ReturnType<typeof pathMatcher>
}

function filesBelow(roots: readonly string[], names: RegExp): readonly Below[] {
  let left = mostEntries
  return roots.map((root) => {
    const paths: string[] = []
    const folders = ['']
    for (let folder = folders.pop(); folder !== undefined && left > 0; folder = folders.pop()) {
      for (const entry of entriesOf(join(root, folder))) {
        if (left-- <= 0) break
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`
        if (entry.isDirectory()) { if (!skippedFolders.has(entry.name)) folders.push(path) }
        else if (entry.isFile() && names.test(entry.name)) paths.push(path)
      }
    }
    return { root, matcher: pathMatcher(paths, root) }
  })
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}
