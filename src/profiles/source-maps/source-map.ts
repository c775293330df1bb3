// A source map as text becomes one that can be asked. Maps come from anywhere: everything is checked, and what would take too much memory is refused before it is decoded.

import { decodedMappings, FlattenMap, type SourceMapSegment } from '@jridgewell/trace-mapping'
import { isRecord } from '../../analysis/text/records.js'
import { resolvedSource } from './source-path.js'

/** 0-based: its column, then where it comes from: index of the source, line, column, index of the name. Of code that comes from nowhere only the column. */
export type Segment = Readonly<SourceMapSegment>

export interface SourceMap {
  /** Resolved; '' where the map does not name one. */
  readonly sources: readonly string[]
  /** The text of a source, where the map has it. */
  contentOf(source: number): string | undefined
  readonly names: readonly string[]
  /** By 0-based line of the compiled file, in the order of their columns. */
  readonly lines: readonly (readonly Segment[])[]
  /** Sources that the map says are others' code. */
  readonly ignored: ReadonlySet<number>
}

export type SourceMapResult = { readonly is: 'map', readonly map: SourceMap } | { readonly is: 'problem', readonly why: string }

/** Each takes about ninety bytes while a map is used; the largest programs that are compiled into one file have two millions. */
export const mostSegments = 4_000_000
const mostLines = 4_000_000
/** Names and sources of the largest ones are some hundred thousands. */
const mostParts = 4_000_000

/** `place`: the path or URL of the map, which its sources are relative to. */
export function readSourceMap(text: string, place: string): SourceMapResult {
  if (partsOf(text) > mostParts) return { is: 'problem', why: `holds more than ${mostParts.toLocaleString('en-US')} values, which no source map does` }
  let json: unknown
  try {
    // Some servers put a line in front so that a map is no script.
    json = JSON.parse(text.startsWith(')]}') ? text.slice(text.indexOf('\n') + 1) : text)
  } catch {
    return { is: 'problem', why: 'is no JSON' }
  }
  const checked = checkedMap(json, place)
  if (typeof checked === 'string') return { is: 'problem', why: checked }
  if (!isWithinLimits(checked)) return { is: 'problem', why: `has more than ${mostSegments.toLocaleString('en-US')} places, which is the limit` }
  return { is: 'map', map: decoded(checked) }
}

/** How many values the JSON has, more or less: reading tens of millions takes all memory, and nothing ends it. */
function partsOf(text: string): number {
  let parts = 0
  for (let at = 0; at < text.length && parts <= mostParts; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x22) at = endOfString(text, at)
    else if (code === 0x2c || code === 0x5b || code === 0x7b) parts++
  }
  return parts
}

function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let escapes = 0
    while (text.charCodeAt(at - 1 - escapes) === 0x5c) escapes++
    if (escapes % 2 === 0) return at
  }
  return text.length
}

function decoded(checked: CheckedMap): SourceMap {
  const map = new FlattenMap(checked)
  const { sources, sourcesContent = [], names, ignoreList = [] } = map
  return {
    sources: sources.map((source) => source ?? ''),
    contentOf: (source) => sourcesContent[source] ?? undefined,
    names,
    lines: decodedMappings(map),
    ignored: new Set(ignoreList),
  }
}

interface PlainMap {
  readonly version: 3
  readonly sources: readonly (string | null)[]
  readonly sourcesContent: readonly (string | null)[]
  readonly names: readonly string[]
  readonly mappings: string
  readonly ignoreList: readonly number[]
}

interface SectionedMap {
  readonly version: 3
  readonly sections: readonly { readonly offset: { readonly line: number, readonly column: number }, readonly map: PlainMap }[]
}

type CheckedMap = PlainMap | SectionedMap

/** What is wrong with it, or the map with only what is used of it. https://tc39.es/ecma426/ */
function checkedMap(json: unknown, place: string): CheckedMap | string {
  if (!isRecord(json)) return 'is no source map'
  if (json.sections === undefined) return plainMap(json, place)
  if (Number(json.version) !== 3) return versionProblem(json.version)
  if (!Array.isArray(json.sections)) return 'has sections that are no list'
  const sections: SectionedMap['sections'][number][] = []
  let last = { line: 0, column: 0 }
  for (const section of json.sections as readonly unknown[]) {
    const offset = isRecord(section) && isRecord(section.offset) ? { line: Number(section.offset.line), column: Number(section.offset.column) } : { line: NaN, column: NaN }
    if (!isNatural(offset.line) || !isNatural(offset.column) || offset.line < last.line || (offset.line === last.line && offset.column < last.column)) return 'has sections that are not in order'
    const map = isRecord(section) && isRecord(section.map) && section.map.sections === undefined ? plainMap(section.map, place) : 'has a section without a map'
    if (typeof map === 'string') return map
    sections.push({ offset, map })
    last = offset
  }
  return { version: 3, sections }
}

function plainMap(json: Readonly<Record<string, unknown>>, place: string): PlainMap | string {
  if (Number(json.version) !== 3) return versionProblem(json.version)
  if (typeof json.mappings !== 'string') return 'has no mappings'
  if (!Array.isArray(json.sources)) return 'names no sources'
  const root = typeof json.sourceRoot === 'string' ? json.sourceRoot : ''
  const ignored = json.ignoreList ?? json.x_google_ignoreList
  return {
    version: 3,
    sources: texts(json.sources).map((source) => source === null ? null : resolvedSource(source, root, place)),
    sourcesContent: texts(json.sourcesContent),
    names: texts(json.names).map((name) => name ?? ''),
    mappings: json.mappings,
    ignoreList: Array.isArray(ignored) ? ignored.filter((index): index is number => isNatural(Number(index))) : [],
  }
}

function versionProblem(version: unknown): string {
  return typeof version === 'number' ? `is of version ${String(version)}, not 3` : 'is no source map of version 3'
}

function texts(list: unknown): readonly (string | null)[] {
  return Array.isArray(list) ? list.map((text: unknown) => typeof text === 'string' ? text : null) : []
}

function isNatural(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < 2 ** 31
}

/** Lines and places are counted by what parts them. */
function isWithinLimits(checked: CheckedMap): boolean {
  const maps = 'sections' in checked ? checked.sections : [{ offset: { line: 0 }, map: checked }]
  let [segments, lines] = [0, 0]
  for (const { offset, map } of maps) {
    let ofMap = 1
    for (let index = 0; index < map.mappings.length; index++) {
      const code = map.mappings.charCodeAt(index)
      if (code === 0x3b) ofMap++
      else if (code === 0x2c) segments++
    }
    segments += ofMap
    lines = Math.max(lines, offset.line + ofMap)
  }
  return segments <= mostSegments + 1 && lines <= mostLines
}
