// Which file of one profile is which of another: what was measured in another folder or on another machine has other paths. The longest common end decides, and
// functions that both have: `lib/index.js` of one package is not that of another.

import { plainPath } from '../join/paths.js'

/** Names of the functions that a profile has of each file. */
export type FunctionsByFile = ReadonlyMap<string, ReadonlySet<string>>

/** From files that only `before` has to files that only `after` has, each once. `plainOf`: what of a path is compared, with `/`. */
export function sameFiles(before: FunctionsByFile, after: FunctionsByFile, plainOf: (file: string) => string = plainPath): ReadonlyMap<string, string> {
  const was = partsOf([...before.keys()].filter((file) => !after.has(file)), plainOf)
  const is = partsOf([...after.keys()].filter((file) => !before.has(file)), plainOf)
  const found = new Map<string, string>()
  const taken = new Set<string>()
  const roots = new Map<string, readonly [from: string, to: string]>()
  const take = (from: string, to: string): void => {
    found.set(from, to)
    taken.add(to)
  }
  for (const { from, to, length } of alikeFrom(was, is)) {
    if (found.has(from) || taken.has(to) || !hasInCommon(before.get(from), after.get(to))) continue
    take(from, to)
    const [head, headNow] = [headOf(was.get(from), length), headOf(is.get(to), length)]
    if (roots.size < mostRoots) roots.set(`${head}\n${headNow}`, [head, headNow])
  }
  const byPath = new Map([...is].map(([file, parts]) => [parts.join('/'), file]))
  for (const [file, parts] of was) {
    const path = parts.join('/')
    for (const [from, to] of found.has(file) ? [] : roots.values()) {
      if (!isBelow(path, from)) continue
      const there = byPath.get(joined(to, from === '' ? path : path.slice(from.length + 1)))
      if (there === undefined || taken.has(there)) continue
      take(file, there)
      break
    }
  }
  return found
}

/** Recordings are of a few folders: that of the program, those of packages, that of the language. */
const mostRoots = 50
const deepest = 30

/** Parts of paths, without those that say nothing; what is no path is left out. */
function partsOf(files: readonly string[], plainOf: (file: string) => string): ReadonlyMap<string, readonly string[]> {
  return new Map(files.filter((file) => file !== '').map((file) => [file, plainOf(file).split('/').filter((part) => part !== '' && part !== '.').slice(-deepest)]))
}

/** Pairs whose ends of so many parts nobody else has, the longest first. */
function* alikeFrom(was: ReadonlyMap<string, readonly string[]>, is: ReadonlyMap<string, readonly string[]>): Iterable<{ readonly from: string, readonly to: string, readonly length: number }> {
  for (let length = deepest; length > 0; length--) {
    const now = alone(is, length)
    if (now.size === 0) continue
    for (const [end, from] of alone(was, length)) {
      const to = now.get(end)
      if (from !== undefined && to !== undefined && isSamePackage(was.get(from), is.get(to))) yield { from, to, length }
    }
  }
}

/** By their last parts; undefined for ends that several have. */
function alone(files: ReadonlyMap<string, readonly string[]>, length: number): ReadonlyMap<string, string | undefined> {
  const found = new Map<string, string | undefined>()
  for (const [file, parts] of files) {
    if (parts.length < length) continue
    const end = parts.slice(-length).join('/')
    found.set(end, found.has(end) ? undefined : file)
  }
  return found
}

function isSamePackage(was: readonly string[] = [], is: readonly string[] = []): boolean {
  return inPackage(was) === inPackage(is)
}

/** The path below the folder of the packages; '' for what is in none. */
function inPackage(parts: readonly string[]): string {
  const at = Math.max(...packageFolders.map((folder) => parts.lastIndexOf(folder)))
  return at < 0 ? '' : parts.slice(at + 1).join('/')
}

const packageFolders = ['node_modules', 'site-packages', 'dist-packages']

function hasInCommon(was: ReadonlySet<string> = new Set(), is: ReadonlySet<string> = new Set()): boolean {
  for (const name of was) if (is.has(name) && isTelling(name)) return true
  return false
}

/** Every file may have these. */
function isTelling(name: string): boolean {
  return name !== '' && !/^(?:[<(]|__init__$|constructor$|anonymous$)/.test(name)
}

function headOf(parts: readonly string[] = [], length: number): string {
  return parts.slice(0, -length).join('/')
}

function isBelow(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`)
}

function joined(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`
}
