// One compiled file with its map, as mapping a profile asks for it: sources by their names instead of their numbers.

import type { CompiledText } from './compiled-text.js'
import type { MappedFile } from './map-profile.js'
import { originalsOf } from './originals.js'
import type { SourceMap } from './source-map.js'

export interface SourceFiles {
  /** What the profile calls a source. */
  nameOf(source: string): string
  /** The text of a source by that name, if it is at hand. */
  textOf(name: string): string | undefined
}

export function mappedFile(compiled: CompiledText, map: SourceMap, files: SourceFiles): MappedFile {
  const names = new Map<number, string>()
  const nameOf = (source: number): string => {
    let name = names.get(source)
    if (name === undefined) names.set(source, name = files.nameOf(map.sources[source] ?? ''))
    return name
  }
  const originals = originalsOf(compiled, map, (source) => map.contentOf(source) ?? files.textOf(nameOf(source)))
  return {
    functionOf(measured) {
      const found = originals.functionOf(measured)
      return found && { name: found.name, file: nameOf(found.source), line: found.line, column: found.column }
    },
    placeOf(line, column) {
      const found = originals.placeOf(line, column)
      return found && { file: nameOf(found.source), line: found.line, column: found.column }
    },
    lineOf(line, from, file) {
      const found = originals.lineOf(line, from, (source) => file === undefined || nameOf(source) === file)
      return found && { file: nameOf(found.source), line: found.line, column: found.column }
    },
  }
}
