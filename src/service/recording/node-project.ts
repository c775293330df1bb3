// Node and what a project has installed for it: found on the disk, as package managers lay it out.

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { UserError } from '../user-error.js'
import { answerOf, executableOnPath, isExecutable } from './executables.js'

export interface Node {
  /** Absolute. */
  readonly command: string
  readonly version: readonly [major: number, minor: number]
}

export async function findNode(folder: string, chosen = ''): Promise<Node> {
  const command = chosen === '' ? executableOnPath('node') : isExecutable(chosen) ? chosen : executableOnPath(chosen)
  const [, major, minor] = /^v(\d+)\.(\d+)/.exec(command === undefined ? '' : await answerOf(command, ['--version'], folder) ?? '') ?? []
  if (command !== undefined && major !== undefined && minor !== undefined) return { command, version: [Number(major), Number(minor)] }
  throw new UserError(chosen === '' ? 'Node was not found on the PATH; install it, or set costHints.profile.node' : `${chosen} does not run as Node; see the setting costHints.profile.node`)
}

/** The folder of the nearest `package.json`, not above `top`; else `top`. */
export function packageFolder(file: string, top: string): string {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder
    if (folder === top || dirname(folder) === folder) return top
  }
}

export interface InstalledPackage {
  readonly folder: string
  readonly major: number
  /** Absolute paths of its programs, by their names. */
  readonly programs: ReadonlyMap<string, string>
}

/** As Node finds it from a folder. */
export function installedPackage(name: string, from: string): InstalledPackage | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name)
    const manifest = manifestIn(found)
    if (manifest) return { folder: found, major: Number.parseInt(textIn(manifest, 'version'), 10), programs: programsOf(found, name, manifest['bin']) }
    if (dirname(folder) === folder) return undefined
  }
}

/** Names of what the package says that it needs; with the words of its script `test`. */
export function declaredTools(folder: string): { readonly dependencies: ReadonlySet<string>, readonly test: string } {
  const manifest = manifestIn(folder) ?? {}
  const namesIn = (key: string): readonly string[] => Object.keys(recordIn(manifest[key]))
  return { dependencies: new Set([...namesIn('dependencies'), ...namesIn('devDependencies')]), test: textIn(recordIn(manifest['scripts']), 'test') }
}

function manifestIn(folder: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return recordIn(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
  } catch {
    return undefined
  }
}

/** One program has the package's name. */
function programsOf(folder: string, name: string, bin: unknown): ReadonlyMap<string, string> {
  const named = typeof bin === 'string' ? [[name, bin] as const] : Object.entries(recordIn(bin))
  return new Map(named.flatMap(([program, path]) => (typeof path === 'string' ? [[program, join(folder, path)] as const] : [])))
}

function recordIn(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function textIn(record: Readonly<Record<string, unknown>>, key: string): string {
  const value = record[key]
  return typeof value === 'string' ? value : ''
}
