// Profiles of compiled code, shown as the code that was written: finds the compiled files and their maps on this disk, and says what was mapped and what was not.

import { readFileSync, statSync } from 'node:fs'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import type { Profile } from '../../profiles/profile.js'
import { CompiledText } from '../../profiles/source-maps/compiled-text.js'
import { mapComment, mapInUrl } from '../../profiles/source-maps/map-comment.js'
import { mapProfile, type MappedFile } from '../../profiles/source-maps/map-profile.js'
import { mappedFile } from '../../profiles/source-maps/mapped-file.js'
import { isMapOf, isSameBuild } from '../../profiles/source-maps/same-build.js'
import { readSourceMap, type SourceMap } from '../../profiles/source-maps/source-map.js'
import type { MeasuredFunction } from '../../profiles/source-maps/originals.js'
import { fileFinder, isCompiledName, isFile, localPath } from './compiled-files.js'
import { mappingNotes, type Mapping } from './mapping-notes.js'

/** Of a compiled file, and of a map; beyond that they take too much of the heap. */
export const largestMap = 128 * 1024 ** 2
const largestCompiled = 64 * 1024 ** 2
const largestSource = 4 * 1024 ** 2
/** Those of a profile that are looked for. */
const mostFiles = 5000

export interface SourceMapsRequest {
  /** Absolute folders that maps and sources may be read from, besides those of the compiled files. */
  readonly roots: readonly string[]
  /** When the recording was written, in milliseconds since 1970. */
  readonly recordedAt: number | undefined
}

/** The profile itself, where nothing in it was compiled. */
export function withSourceMaps(profile: Profile, { roots, recordedAt }: SourceMapsRequest): Profile {
  const find = fileFinder(roots)
  const mappings: Mapping[] = []
  const sources = new Set<string>()
  let asked = 0
  const mapped = mapProfile(profile, (file, measured) => {
    if (!isCompiledName(file) || ++asked > mostFiles) return undefined
    const compiled = chosen(find(file), measured)
    if (!compiled) return undefined
    const shown = shownPath(compiled.path, roots)
    const loaded = loadMap(compiled, roots)
    if (!loaded) return undefined
    if ('why' in loaded) { mappings.push({ is: 'problem', file: shown, why: loaded.why }); return undefined }
    if (!compiled.fits) { mappings.push({ is: 'problem', file: shown, why: 'is another build than the one that was measured' }); return undefined }
    if (!isMapOf(compiled.text, loaded.map, measured)) { mappings.push({ is: 'problem', file: shown, why: 'has a source map that is of another build' }); return undefined }
    mappings.push({ is: 'mapped', file: shown, isNewer: recordedAt !== undefined && statSync(compiled.path).mtimeMs > recordedAt + clockSlack })
    return counted(mappedFile(compiled.text, loaded.map, sourcesOf(compiled.path, roots)), sources)
  })
  if (asked > mostFiles) mappings.push({ is: 'problem', file: 'the profile', why: `has more than ${mostFiles.toLocaleString('en-US')} compiled files, of which only the first were mapped` })
  return mappings.length === 0 ? mapped : { ...mapped, notes: [...mapped.notes, ...mappingNotes(mappings, sources.size)] }
}

/** Files that were copied or checked out together differ by this much. */
const clockSlack = 60_000

type Loaded = { readonly map: SourceMap } | { readonly why: string }

interface Compiled {
  readonly path: string
  readonly text: CompiledText
  readonly fits: boolean
}

/** Where several files end alike, the one whose functions stand where they were measured. */
function chosen(paths: readonly string[], measured: readonly MeasuredFunction[]): Compiled | undefined {
  const read = paths.slice(0, mostAlike).flatMap((path): readonly Compiled[] => {
    const content = readText(path, largestCompiled)
    if (content === undefined) return []
    const text = new CompiledText(content)
    return [{ path, text, fits: isSameBuild(text, measured) }]
  })
  const fitting = read.filter(({ fits }) => fits)
  if (paths.length === 1) return read[0]
  return fitting.length === 1 ? fitting[0] : undefined
}

const mostAlike = 8

/** Undefined where the file was not compiled, as far as anybody says. */
function loadMap({ path, text }: Compiled, roots: readonly string[]): Loaded | undefined {
  const url = mapComment(text.text)
  if (url?.startsWith('data:')) {
    const inline = url.length > largestMap ? undefined : mapInUrl(url, (base64) => Buffer.from(base64, 'base64').toString())
    return inline === undefined ? { why: 'holds a source map that cannot be read' } : checked(readSourceMap(inline, path), 'its source map')
  }
  const beside = `${path}.map`
  if (url === undefined) return isFile(beside) ? loadFile(beside, roots) : undefined
  const target = url.replace(/[?#].*$/, '')
  if (/^[a-z][\w+.-]+:/i.test(target) && localPath(target) === undefined) {
    return isFile(beside) ? loadFile(beside, roots) : { why: 'names a source map on another machine, which is not asked' }
  }
  const wanted = localPath(decoded(target))
  const place = wanted === undefined ? undefined : resolve(dirname(path), wanted)
  if (place !== undefined && isWithin(place, [...roots, dirname(path)])) {
    if (isFile(place)) return loadFile(place, roots)
    return isFile(beside) ? loadFile(beside, roots) : { why: `names the source map ${shownPath(place, roots)}, which does not exist` }
  }
  return isFile(beside) ? loadFile(beside, roots) : { why: 'names a source map outside of the project, which is not read' }
}

function loadFile(place: string, roots: readonly string[]): Loaded {
  const shown = shownPath(place, roots)
  const size = statSync(place, { throwIfNoEntry: false })?.size ?? 0
  if (size > largestMap) return { why: `has a source map of ${String(Math.round(size / 1024 ** 2))} MB; the limit is ${String(largestMap / 1024 ** 2)} MB` }
  const text = readText(place, largestMap)
  return text === undefined ? { why: `has a source map, ${shown}, that cannot be read` } : checked(readSourceMap(text, place), shown)
}

function checked(result: ReturnType<typeof readSourceMap>, shown: string): Loaded {
  return result.is === 'map' ? { map: result.map } : { why: `has a source map that cannot be used: ${shown} ${result.why}` }
}

/** Where a source of a map is on this disk, and what it says. Only what is in the project is looked at. */
function sourcesOf(compiled: string, roots: readonly string[]): { readonly nameOf: (source: string) => string, readonly textOf: (name: string) => string | undefined } {
  const isOurs = (path: string): boolean => isWithin(path, [...roots, dirname(compiled)])
  return {
    nameOf(source) {
      const bundled = /^[a-z][\w+.-]+:\/\/[^/]*\/(.+)$/i.exec(source)?.[1]
      if (bundled === undefined || /^https?:/i.test(source)) return source
      for (let folder = dirname(compiled); ; folder = dirname(folder)) {
        const path = resolve(folder, bundled)
        if (isOurs(path) && isFile(path)) return path.replaceAll(sep, '/')
        if (dirname(folder) === folder || !isOurs(folder)) return source
      }
    },
    textOf(name) {
      const path = localPath(name)
      return path !== undefined && isAbsolute(path) && isOurs(path) ? readText(path, largestSource) : undefined
    },
  }
}

function counted(file: MappedFile, sources: Set<string>): MappedFile {
  return {
    ...file,
    functionOf(measured) {
      const found = file.functionOf(measured)
      if (found) sources.add(found.file)
      return found
    },
  }
}

function readText(path: string, largest: number): string | undefined {
  try {
    const status = statSync(path)
    return status.isFile() && status.size <= largest ? readFileSync(path, 'utf8') : undefined
  } catch {
    return undefined
  }
}

function isWithin(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => {
    const way = relative(folder, path)
    return way !== '' && !isAbsolute(way) && way.split(sep)[0] !== '..'
  })
}

const longestShown = 200

function shownPath(path: string, roots: readonly string[]): string {
  const root = roots.find((folder) => isWithin(path, [folder]))
  const shown = (root === undefined ? path : relative(root, path)).replaceAll(sep, '/')
  return shown.length > longestShown ? `…${shown.slice(-longestShown)}` : shown
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
