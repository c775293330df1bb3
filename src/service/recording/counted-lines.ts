// How often lines ran, from what V8 counted for coverage, put into the profile of the same run: it says how often loops ran, which samples do not tell.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { indexLines } from '../../analysis/text/lines.js'
import type { LineTable, Profile } from '../../profiles/profile.js'
import type { CoveredScript } from '../../profiles/readers/coverage.js'
import { coverageOf } from './coverage.js'

/** `folder`: what `NODE_V8_COVERAGE` named; `root`: of the project, absolute. */
export function withCountedLines(profile: Profile, folder: string, root: string): Profile {
  const found = coverageOf(folder).flatMap((script) => countedLines(script, root))
  if (found.length === 0) return profile
  const strings = [...profile.strings]
  const rows = found.flatMap(({ file, hits }) => {
    const name = profile.strings.indexOf(file)
    const row = name >= 0 ? name : strings.push(file) - 1
    return [...hits].map(([line, count]) => ({ row, line, count }))
  })
  return { ...profile, strings, lines: joined(profile.lines, rows) }
}

interface CountedLines {
  readonly file: string
  /** By 1-based line. */
  readonly hits: ReadonlyMap<number, number>
}

function countedLines({ url, functions }: CoveredScript, root: string): readonly CountedLines[] {
  if (!url.startsWith('file:') || url.includes('/node_modules/')) return []
  const path = fileURLToPath(url)
  const text = path.startsWith(root) ? textOf(path) : undefined
  // The first function is the whole script: what was compiled has another length.
  if (text === undefined || !functions.some(({ ranges: [range] }) => range?.start === 0 && range.end === text.length)) return []
  const { count, startOf } = indexLines(text)
  const ranges = functions.flatMap((one) => one.ranges)
  const hits = new Map<number, number>()
  for (let line = 0; line < count; line++) {
    const begin = startOf(line) + (/\S/.exec(text.slice(startOf(line), line + 1 < count ? startOf(line + 1) : text.length))?.index ?? -1)
    const innermost = begin < startOf(line) ? undefined : ranges.filter(({ start, end }) => start <= begin && begin < end).sort((a, b) => (a.end - a.start) - (b.end - b.start))[0]
    if (innermost && innermost.count > 0) hits.set(line + 1, innermost.count)
  }
  return [{ file: url, hits }]
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function joined(lines: LineTable | undefined, rows: readonly { readonly row: number, readonly line: number, readonly count: number }[]): LineTable {
  const column = (known: Uint32Array | undefined, added: readonly number[]): Uint32Array => Uint32Array.from([...known ?? [], ...added])
  return {
    length: (lines?.length ?? 0) + rows.length, values: lines?.values ?? [],
    file: column(lines?.file, rows.map(({ row }) => row)), line: column(lines?.line, rows.map(({ line }) => line)), function: column(lines?.function, rows.map(() => 0)),
    hits: Float64Array.from([...lines?.hits ?? [], ...rows.map(({ count }) => count)]),
    columns: lines?.columns.map((one) => Float64Array.from([...one, ...rows.map(() => 0)])) ?? [],
  }
}
