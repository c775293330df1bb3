// The same functions of two profiles of one program: by name and file, as lines move between two versions; files may have been in another folder, and only one of the two
// profiles may be mapped from compiled code to its sources.

import type { Profile } from '../profile.js'
import { sameCompiled, type OneSided, type Side } from './same-compiled.js'
import { sameFiles, type FunctionsByFile } from './same-files.js'
import { namesInShort, type NamedInFile } from './short-names.js'

export type { OneSided }

export type Compared = Pick<Profile, 'functions' | 'strings' | 'compiled'>

export interface SameFunctions {
  /** One entry for each function that either has, those after first: as it has them, else as the one before does. */
  readonly names: readonly string[]
  readonly files: readonly string[]
  /** For each row of a profile's functions its place in these. */
  readonly before: Uint32Array
  readonly after: Uint32Array
  /** From files of the profile before to those of the other. */
  readonly movedFiles: ReadonlyMap<string, string>
  /** Compiled files that only one of the two has as they were compiled. */
  readonly oneSided: readonly OneSided[]
}

export function sameFunctions(before: Compared, after: Compared): SameFunctions {
  const { oneSided, sourceOf } = sameCompiled(before, after)
  const filesOf = (profile: Compared, side: Side): FunctionsByFile => functionsByFile(profile, new Set(oneSided.flatMap(({ unmapped, file }) => unmapped === side ? [file] : [])))
  const movedFiles = sameFiles(filesOf(before, 'before'), filesOf(after, 'after'))
  const placed = (profile: Compared, fileOf: (name: string, file: string) => string): readonly NamedInFile[] => Array.from({ length: profile.functions.length }, (_, row) => {
    const name = nameAt(profile, row)
    return { name, file: fileOf(name, fileAt(profile, row)) }
  })
  const is = placed(after, (name, file) => sourceOf('after', name, file) ?? file)
  const was = placed(before, (name, file) => sourceOf('before', name, file) ?? movedFiles.get(file) ?? file)
  const short = namesInShort(was, is)
  const ids = new Map<string, number>()
  const [names, files]: [string[], string[]] = [[], []]
  const idOf = ({ name, file }: NamedInFile): number => {
    const key = `${name}\n${file}`
    const known = ids.get(key)
    if (known !== undefined) return known
    ids.set(key, names.length)
    files.push(file)
    return names.push(name) - 1
  }
  const idsAfter = Uint32Array.from(is, idOf)
  const idsBefore = Uint32Array.from(was, ({ name, file }) => idOf({ name: short.get(`${name}\n${file}`) ?? name, file }))
  return { names, files, before: idsBefore, after: idsAfter, movedFiles, oneSided }
}

function nameAt({ functions, strings }: Compared, row: number): string {
  return strings[functions.name[row] ?? 0] ?? ''
}

function fileAt({ functions, strings }: Compared, row: number): string {
  return strings[functions.file[row] ?? 0] ?? ''
}

function functionsByFile(profile: Compared, without: ReadonlySet<string>): FunctionsByFile {
  const found = new Map<string, Set<string>>()
  for (let row = 0; row < profile.functions.length; row++) {
    const file = fileAt(profile, row)
    const names = found.get(file)
    if (names) names.add(nameAt(profile, row))
    else if (!without.has(file)) found.set(file, new Set([nameAt(profile, row)]))
  }
  return found
}
