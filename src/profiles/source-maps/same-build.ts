// Whether a compiled file is the one that was measured, and a map the one of that file: maps of earlier builds stay behind, and would lead anywhere.

import { ownName } from './compiled-names.js'
import type { CompiledText } from './compiled-text.js'
import type { MeasuredFunction } from './originals.js'
import { segmentAt } from './segments.js'
import type { SourceMap } from './source-map.js'

/** One function may have got its name in a way that is not seen here. */
const leastDoubts = 2

/** Its functions stand where the profile saw them. */
export function isSameBuild(compiled: CompiledText, measured: readonly MeasuredFunction[]): boolean {
  let [fitting, doubtful] = [0, 0]
  for (const { name, line, column } of measured) {
    if (line === 0) continue
    const text = compiled.lineAt(line - 1)
    const own = ownName(name)
    if (column > text.length + 1) doubtful += leastDoubts
    else if (!isWord(own)) continue
    else if (isThere(compiled, { name: own, line, column })) fitting++
    else doubtful++
  }
  return doubtful < leastDoubts || fitting >= doubtful
}

/** It ends where the file ends, and has places where names of functions begin. */
export function isMapOf(compiled: CompiledText, map: SourceMap, measured: readonly MeasuredFunction[]): boolean {
  const beyond = map.lines.some((segments, line) => segments.length > 0 && (line >= compiled.lineCount || (segments.at(-1)?.[0] ?? 0) > compiled.lineAt(line).length))
  if (beyond) return false
  let [fitting, doubtful] = [0, 0]
  for (const { name, line, column } of measured) {
    const written = line > 0 && column > 0 ? compiled.nameBefore(compiled.parametersOf({ line: line - 1, column: column - 1 }, ownName(name))) : undefined
    const segment = written?.name === ownName(name) ? segmentAt(map, written) : undefined
    // Some maps know lines only: of those nothing follows.
    if (!written || !segment || segment.length === 1 || segment === map.lines[written.line]?.[0]) continue
    if (segment[0] === written.column) fitting++
    else doubtful++
  }
  return doubtful < leastDoubts || fitting >= doubtful
}

function isThere(compiled: CompiledText, { name, line, column }: MeasuredFunction): boolean {
  if (column === 0) return compiled.lineAt(line - 1).includes(name)
  const place = compiled.parametersOf({ line: line - 1, column: column - 1 }, name)
  return compiled.nameBefore(place)?.name === name || compiled.classBefore(place, name) !== undefined || compiled.before(place).includes(name)
}

function isWord(name: string): boolean {
  return /^[\w$]+$/.test(name)
}
