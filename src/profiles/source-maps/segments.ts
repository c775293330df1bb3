// Segments of a source map, by where they stand in the compiled file. Maps may point anywhere: what is no place of a source is none.

import type { Place } from './compiled-text.js'
import type { Segment, SourceMap } from './source-map.js'

/** 1-based, as profiles have them; the column 0 when unknown. */
export interface OriginalPlace {
  /** Index among the sources of the map. */
  readonly source: number
  readonly line: number
  readonly column: number
}

/** The last one that begins at or before the place, on its line. */
export function segmentAt({ lines }: SourceMap, { line, column }: Place): Segment | undefined {
  const segments = lines[line] ?? []
  let [low, high] = [-1, segments.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((segments[middle]?.[0] ?? Infinity) <= column) low = middle
    else high = middle - 1
  }
  return segments[low]
}

export function placeOfSegment({ sources }: SourceMap, segment: Segment): OriginalPlace | undefined {
  if (segment.length === 1) return undefined
  const [, source, line, column] = segment
  const isPlace = (sources[source] ?? '') !== '' && line >= 0 && line < largest && column >= 0 && column < largest
  return isPlace ? { source, line: line + 1, column: column + 1 } : undefined
}

const largest = 2 ** 31 - 1
