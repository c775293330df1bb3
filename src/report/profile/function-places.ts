// How functions of a profile are named in its report, the same in all of its tables: as the workspace names those that are in it.

import type { Outline } from '../../analysis/outline.js'
import type { JoinedProfile } from '../../profiles/join/join.js'
import type { ShowPath } from './document.js'

export interface FunctionPlace {
  readonly name: string
  /** As the profile names it. */
  readonly file: string
  /** Relative to the root, for files of the workspace. */
  readonly path?: string
  /** 1-based; 0 when unknown. */
  readonly line: number
}

export interface FunctionPlaces {
  /** By row of the profile's functions. */
  readonly at: (row: number) => FunctionPlace
  /** Of a file as the profile names it; undefined where it is none of the workspace. */
  readonly pathOf: (file: string) => string | undefined
  /** Of the files of the workspace in which something was measured, by path. */
  readonly outlines: ReadonlyMap<string, Outline>
}

export function functionPlaces({ profile: { functions, strings }, functions: joined, files }: Pick<JoinedProfile, 'profile' | 'functions' | 'files'>): FunctionPlaces {
  const fileAt = (row: number): string => strings[functions.file[row] ?? 0] ?? ''
  const named = new Map<number, Pick<FunctionPlace, 'name' | 'path' | 'line'>>()
  const paths = new Map<string, string>()
  for (const { rows, path, qualified, line } of joined) {
    for (const row of rows) paths.set(fileAt(row), path)
    // Others are its parts, such as comprehensions.
    const [own] = rows
    if (own !== undefined) named.set(own, { path, line: line + 1, name: qualified === '' ? '(module)' : qualified })
  }
  return {
    pathOf: (file) => paths.get(file),
    outlines: new Map([...files].map(([path, { outline }]) => [path, outline])),
    at: (row) => {
      const file = fileAt(row)
      const path = paths.get(file)
      return { name: strings[functions.name[row] ?? 0] ?? '', file, line: functions.line[row] ?? 0, ...path !== undefined && { path }, ...named.get(row) }
    },
  }
}

export function placeText({ path, file, line }: FunctionPlace, shown: ShowPath): string {
  const place = path === undefined ? file : shown(path)
  return line > 0 && place !== '' ? `${place}:${String(line)}` : place
}
