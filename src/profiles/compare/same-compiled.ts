// Compiled files that one of two profiles shows as their sources and the other as they were compiled, as the map of an earlier build is gone as a rule: of those functions
// are the same by name, where the name alone can mean only one.

import { plainPath } from '../join/paths.js'
import type { CompiledFile } from '../profile.js'
import { sameFiles, type FunctionsByFile } from './same-files.js'
import type { Compared } from './same-functions.js'

export interface OneSided {
  /** Which of the two was not mapped. */
  readonly unmapped: Side
  /** As it names the file. */
  readonly file: string
  /** That it has of the file, and of them those that the other has by that name. */
  readonly functions: number
  readonly found: number
}

export type Side = 'before' | 'after'

export interface SameCompiled {
  readonly oneSided: readonly OneSided[]
  /** The source of a function that the profile of that side has in a compiled file. */
  readonly sourceOf: (side: Side, name: string, file: string) => string | undefined
}

export function sameCompiled(before: Compared, after: Compared): SameCompiled {
  const found = { before: new Map<string, ReadonlyMap<string, string>>(), after: new Map<string, ReadonlyMap<string, string>>() }
  const oneSided: OneSided[] = []
  for (const [unmapped, one, other] of [['before', before, after], ['after', after, before]] as const) {
    if (!other.compiled || other.compiled.length === 0) continue
    const [functions, sources] = [countsByFile(one), countsByFile(other)]
    for (const [file, { sources: names }] of compiledIn(one, functions, other, sources)) {
      const ofFile = functions.get(file) ?? new Map<string, number>()
      const same = sourcesByName(ofFile, names, sources, sources.get(file))
      found[unmapped].set(file, same)
      oneSided.push({ unmapped, file, functions: ofFile.size, found: same.size })
    }
  }
  return { oneSided, sourceOf: (side, name, file) => found[side].get(file)?.get(name) }
}

/** How many functions of each name a file has. */
type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>

/** Files of the one that the other has mapped: by their paths, elsewhere or with another hash in their names. */
function compiledIn(one: Compared, functions: Counts, other: Compared, sources: Counts): ReadonlyMap<string, CompiledFile> {
  const mappedToo = new Set(one.compiled?.map(({ file }) => file))
  const left = new Map((other.compiled ?? []).filter(({ file }) => !mappedToo.has(file)).map((compiled) => [compiled.file, compiled]))
  const found = new Map<string, CompiledFile>()
  for (const [file, compiled] of left) if (functions.has(file)) found.set(file, compiled)
  for (const plainOf of [plainPath, withoutHash]) {
    const [were, are] = [new Map<string, ReadonlySet<string>>(), new Map<string, ReadonlySet<string>>()]
    for (const [file, names] of functions) if (!found.has(file) && !mappedToo.has(file) && !sources.has(file)) were.set(file, new Set(names.keys()))
    for (const [file, compiled] of left) if (!functions.has(file)) are.set(file, new Set(compiled.sources.flatMap((source) => [...sources.get(source)?.keys() ?? []])))
    for (const [file, at] of sameFiles(were, are satisfies FunctionsByFile, plainOf)) {
      const compiled = left.get(at)
      if (compiled && ![...found.values()].includes(compiled)) found.set(file, compiled)
    }
  }
  return found
}

/** `index-Bx3kPq0d.js`, as bundlers name what is kept for long. */
function withoutHash(file: string): string {
  return plainPath(file).replace(/[-.~](?=[\w-]*\d)[\w-]{6,32}(?=\.\w+$)/, '')
}

/** `kept`: what the other has in the compiled file as well, as helpers of the compiler. */
function sourcesByName(functions: ReadonlyMap<string, number>, names: readonly string[], sources: Counts, kept: ReadonlyMap<string, number> | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [name, count] of functions) {
    if (!isSomeName(name) || kept?.has(name)) continue
    const [only, ...others] = names.filter((source) => sources.get(source)?.has(name))
    if (only !== undefined && others.length === 0 && sources.get(only)?.get(name) === count) found.set(name, only)
  }
  return found
}

/** Those of minified code mean something else in each build. */
function isSomeName(name: string): boolean {
  return name.length > 2 && !/^[<(]|^anonymous$/.test(name)
}

function countsByFile({ functions, strings }: Compared): Counts {
  const found = new Map<string, Map<string, number>>()
  for (let row = 0; row < functions.length; row++) {
    const [name, file] = [strings[functions.name[row] ?? 0] ?? '', strings[functions.file[row] ?? 0] ?? '']
    const names = found.get(file) ?? new Map<string, number>()
    found.set(file, names)
    names.set(name, (names.get(name) ?? 0) + 1)
  }
  return found
}
