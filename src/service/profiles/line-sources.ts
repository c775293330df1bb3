// The sources of lines that a profile of Python measured: they tell which of its functions a line calls. Only those in which the functions begin where they were measured.

import { readFileSync, statSync } from 'node:fs'
import { withOwnLines } from '../../profiles/own-lines.js'
import { withSameNames } from '../../profiles/same-names.js'
import { pathMatcher } from '../../profiles/join/paths.js'
import type { Profile } from '../../profiles/profile.js'
import { fileFinder } from './compiled-files.js'

const largestSource = 4 * 1024 ** 2
/** Those of a profile that are looked for. */
const mostFiles = 5000
const python = /\.pyw?$/i
/** Decorators stand between where a function begins and its name. */
const mostDecorators = 20

/** `roots`: absolute folders that sources are looked for in. */
export function withLineSources(profile: Profile, roots: readonly string[]): Profile {
  if (!profile.lines?.includesCalls || profile.lines.own) return profile
  const find = fileFinder(roots, python)
  const known = new Map<string, readonly string[] | undefined>()
  return withOwnLines(profile, (file, line) => {
    if (!known.has(file)) known.set(file, known.size < mostFiles && python.test(file) ? sourceOf(profile, file, find(file)) : undefined)
    return known.get(file)?.[line - 1]
  })
}

/** Functions of one name in one file, told apart by its text. */
export function withNamesApart(profile: Profile, roots: readonly string[]): Profile {
  const find = fileFinder(roots, python)
  const known = new Map<string, readonly string[] | undefined>()
  return withSameNames(profile, (file) => {
    if (!known.has(file)) {
      const [path, ...others] = known.size < mostFiles && python.test(file) && isOfWorkspace(file) ? find(file) : []
      known.set(file, path === undefined || others.length > 0 ? undefined : linesOf(path))
    }
    return known.get(file)
  })
}

/** What is installed, or the language's own, is nobody's to look at by hand. */
function isOfWorkspace(file: string): boolean {
  const match = pathMatcher([], '')(file)
  return match.is === 'outside' && match.why === 'unknown'
}

function sourceOf(profile: Profile, file: string, paths: readonly string[]): readonly string[] | undefined {
  const sources = paths.slice(0, mostAlike).map(linesOf)
  const fitting = sources.filter((lines) => lines !== undefined && fits(profile, file, lines))
  return fitting.length === 1 ? fitting[0] : undefined
}

const mostAlike = 8

function fits({ functions, strings }: Profile, file: string, source: readonly string[]): boolean {
  for (let row = 0; row < functions.length; row++) {
    if (strings[functions.file[row] ?? 0] !== file) continue
    const name = (strings[functions.name[row] ?? 0] ?? '').split('.').at(-1) ?? ''
    const [from, isNamed] = [(functions.line[row] ?? 1) - 1, /^\w+$/.test(name)]
    if (isNamed && !source.slice(from, from + mostDecorators).some((line) => new RegExp(`\\bdef\\s+${name}\\b`).test(line))) return false
  }
  return true
}

function linesOf(path: string): readonly string[] | undefined {
  try {
    const status = statSync(path)
    return status.isFile() && status.size <= largestSource ? readFileSync(path, 'utf8').split(/\r\n|\r|\n/) : undefined
  } catch {
    return undefined
  }
}
