// Bundlers put each module into a function whose name is the module's: it is what the module does when it is loaded, and belongs to the module's source.

import { isNameless } from './compiled-names.js'
import type { CompiledText, Place } from './compiled-text.js'
import type { OriginalFunction } from './originals.js'
import { placeOfSegment, type OriginalPlace } from './segments.js'
import type { SourceMap } from './source-map.js'

/** A number, or a path as esbuild and webpack write it. */
export function isModuleName(name: string): boolean {
  return /^\d+$|[/\\]/.test(name)
}

export function moduleAt(compiled: CompiledText, map: SourceMap, name: string, place: Place): OriginalFunction | undefined {
  // Modules that wait at their top level have a second function inside.
  const isAwaiting = isNameless(name) && /\.a\([\w$]+,\s*$/.test(compiled.before(place))
  if (!isAwaiting && !isModuleName(name)) return undefined
  const first = firstIn(compiled, map, place)
  const path = name.replaceAll('\\', '/').replace(/^(?:\.{0,2}\/)+/, '').replace(/[?!].*$/, '')
  if (!first || (path.includes('/') && map.sources[first.source]?.endsWith(path) !== true)) return undefined
  return { source: first.source, line: 1, column: 1, name: '(anonymous)' }
}

/** The first place in the function that comes from a source. */
function firstIn(compiled: CompiledText, map: SourceMap, place: Place): OriginalPlace | undefined {
  for (let line = place.line; line < Math.min(map.lines.length, place.line + mostLines); line++) {
    for (const segment of map.lines[line] ?? []) {
      const found = line > place.line || segment[0] > place.column ? placeOfSegment(map, segment) : undefined
      if (found) return staysOpen(compiled, place, { line, column: segment[0] }) ? found : undefined
    }
  }
  return undefined
}

const mostLines = 100
const longestHead = 4000

/** Whether the body that begins after the one place still goes on at the other. */
function staysOpen(compiled: CompiledText, from: Place, to: Place): boolean {
  const [start, end] = [compiled.offsetOf(from), compiled.offsetOf(to)]
  if (end - start > longestHead) return false
  let depth = 0
  let isInside = false
  for (const character of compiled.text.slice(start, end)) {
    if (character === '{') {
      depth++
      isInside = true
    } else if (character === '}') depth--
    if (isInside && depth <= 0) return false
  }
  return true
}
