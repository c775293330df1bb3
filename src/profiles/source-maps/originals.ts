// What a compiled file was made of: where its functions, places and lines stand in the sources, and what the functions are called there.

import { isNameless, ownName } from './compiled-names.js'
import { CompiledText, type Place } from './compiled-text.js'
import { isModuleName, moduleAt } from './modules.js'
import { placeOfSegment, segmentAt, type OriginalPlace } from './segments.js'
import type { SourceMap } from './source-map.js'

export interface OriginalFunction extends OriginalPlace {
  readonly name: string
}

export interface MeasuredFunction {
  readonly name: string
  /** 1-based; 0 when unknown. */
  readonly line: number
  readonly column: number
}

export interface Originals {
  /** Undefined for code that no source has: helpers of the compiler, and the top level of a bundle. */
  functionOf(measured: MeasuredFunction): OriginalFunction | undefined
  placeOf(line: number, column: number): OriginalPlace | undefined
  /** For places without a column; undefined where the line holds too much for one answer. `from`: the function around it. */
  lineOf(line: number, from: MeasuredFunction, isWanted: (source: number) => boolean): OriginalPlace | undefined
}

/** `textOf` gives the text of a source, if it is at hand. */
export function originalsOf(compiled: CompiledText, map: SourceMap, textOf: (source: number) => string | undefined): Originals {
  const lineOfSource = linesOf(textOf)
  const only = onlySource(map)

  /** The name that the source has for what is written there in the compiled file. */
  const namedAt = (place: Place): { readonly at: OriginalPlace, readonly name: string | undefined } | undefined => {
    const segment = segmentAt(map, place)
    const at = segment && placeOfSegment(map, segment)
    if (!at || segment[0] !== place.column) return undefined
    const renamed = segment.length === 5 ? map.names[segment[4]] ?? '' : ''
    if (isName(renamed)) return { at, name: renamed }
    const [written = ''] = /^#?[\p{ID_Start}$_][\p{ID_Continue}$]*/u.exec(lineOfSource(at.source, at.line - 1).slice(at.column - 1, at.column + longestName)) ?? []
    return { at, name: written === '' || reserved.test(written) ? undefined : written }
  }

  const functionAt = (name: string, place: Place): OriginalFunction | undefined => {
    const own = ownName(name)
    const written = compiled.nameBefore(place)
    const found = written?.name === own ? written : compiled.classBefore(place, own)
    const original = found && namedAt(found)
    const at = original && found === written ? original.at : nearPlace(place)
    if (!at) return undefined
    if (isNameless(name)) return { ...at, name: declaredAt(at) ?? name }
    return { ...at, name: original?.name === undefined ? name : withHead(name, own, original.name, place) }
  }

  /** Functions that are called in one place only are put there, and lose their names. */
  const declaredAt = ({ source, line, column }: OriginalPlace): string | undefined =>
    /^(?:export\s+(?:default\s+)?)?(?:async\s+)?function\b\s*\*?\s*([\w$]+)/.exec(lineOfSource(source, line - 1).slice(column - 1, column + longestName))?.[1]

  /** Of the last segment at or before that place, unless other code stands between. */
  const nearPlace = (place: Place): OriginalPlace | undefined => {
    const segment = segmentAt(map, place)
    if (!segment) return undefined
    const isOnly = map.lines[place.line]?.length === 1
    return isOnly || !/[;{}]/.test(compiled.between(place.line, segment[0], place.column)) ? placeOfSegment(map, segment) : undefined
  }

  /** `t.report` of a class that is called `t` now. */
  const withHead = (name: string, own: string, original: string, place: Place): string => {
    const start = name.slice(0, name.length - own.length)
    const head = /^(?:\w+ )?([\w$]+)\./.exec(start)?.[1]
    if (head === undefined) return start + original
    const before = compiled.before(place)
    const at = new RegExp(`(?<![\\w$.])${head.replaceAll('$', '\\$')}\\.[\\w$.]*\\s*=\\s*\\(*(?:async\\s*)?(?:function\\s*\\*?\\s*)?$`).exec(before)?.index
    const renamed = at === undefined ? undefined : namedAt({ line: place.line, column: place.column - before.length + at })?.name
    return start.replace(head, () => renamed ?? head) + original
  }

  const lineOf: Originals['lineOf'] = (line, from, isWanted) => {
    const text = compiled.lineAt(line - 1)
    const isHeader = from.line === line
    // Before the first character some compilers put the place of what stood before.
    const start = isHeader ? from.column - 1 : text.search(/\S|$/)
    // Where the function begins on the line, others may begin after it; what is long was minified.
    const widest = isHeader || text.length > longestWritten ? 0 : widestLine
    let first: OriginalPlace | undefined
    for (const segment of map.lines[line - 1] ?? []) {
      const at = segment[0] < start ? undefined : placeOfSegment(map, segment)
      if (!at) continue
      first ??= at
      if (at.source !== first.source || Math.abs(at.line - first.line) > widest) return undefined
    }
    const before = first ?? (isHeader ? undefined : placeOfSegment(map, segmentAt(map, { line: line - 1, column: start }) ?? [0]))
    return before && isWanted(before.source) ? { ...before, column: 0 } : undefined
  }

  return {
    lineOf,
    functionOf({ name, line, column }) {
      if (line === 0) {
        const declared = compiled.onlyDeclaration(ownName(name))
        return declared && functionAt(name, declared)
      }
      if (line === 1 && column <= 1 && isNameless(name)) return only === undefined ? undefined : { source: only, line: 1, column: 1, name }
      const place = column > 0 ? placeByColumn(compiled, name, { line: line - 1, column: column - 1 }) : placeByName(compiled, name, line - 1)
      if (!place) {
        const found = lineOf(line, { name, line: 0, column: 0 }, () => true)
        return found && { ...found, name }
      }
      const around = isNameless(name) ? compiled.aroundGenerator(place) : undefined
      const outer = around && functionAt(compiled.nameBefore(around)?.name ?? name, around)
      const module = (): OriginalFunction | undefined => moduleAt(compiled, map, name, place)
      return outer ?? (isModuleName(name) ? module() ?? functionAt(name, place) : functionAt(name, place) ?? module())
    },
    placeOf(line, column) {
      const segment = segmentAt(map, { line: line - 1, column: column - 1 })
      return segment && placeOfSegment(map, segment)
    },
  }
}

/** Objects that were put on one line cover several lines of the source; what is minified covers all of it. */
const widestLine = 10
const longestWritten = 200
const longestName = 200
const longestLine = 4000

const reserved = /^(?:function|async|static|get|set|class|const|let|var|export|default|import|return|new|await|yield|private|public|protected|readonly|abstract|override|declare)$/

function isName(name: string): boolean {
  return /^#?[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)
}

function placeByColumn(compiled: CompiledText, name: string, place: Place): Place {
  return isNameless(name) ? place : compiled.parametersOf(place, ownName(name))
}

/** For tools that know the line only. */
function placeByName(compiled: CompiledText, name: string, line: number): Place | undefined {
  const own = ownName(name)
  if (!isName(own)) return undefined
  const text = compiled.lineAt(line)
  for (let at = text.indexOf(own); at >= 0 && text.length < longestLine; at = text.indexOf(own, at + 1)) {
    const end = at + own.length
    if (!/[\w$]$/.test(text.slice(0, at)) && /^\s*(?:[=:]\s*(?:async\s*)?(?:function\b\s*\*?\s*)?)?\(/.test(text.slice(end))) return { line, column: end + text.slice(end).indexOf('(') }
  }
  return undefined
}

/** The one source of a file that was compiled by itself. */
function onlySource(map: SourceMap): number | undefined {
  let only: number | undefined
  for (const segments of map.lines) {
    for (const segment of segments) {
      if (segment.length === 1 || segment[1] === only) continue
      if (only !== undefined) return undefined
      only = segment[1]
    }
  }
  return only
}

function linesOf(textOf: (source: number) => string | undefined): (source: number, line: number) => string {
  const known = new Map<number, CompiledText | undefined>()
  return (source, line) => {
    if (!known.has(source)) {
      const text = textOf(source)
      known.set(source, text === undefined ? undefined : new CompiledText(text))
    }
    return known.get(source)?.lineAt(line) ?? ''
  }
}
