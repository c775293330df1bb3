// How often a function ran, from what V8 counted for coverage: https://chromedevtools.github.io/devtools-protocol/v8/Profiler/#type-ScriptCoverage.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { plainPath } from '../../profiles/join/paths.js'

export interface CountedFunction {
  /** Absolute. */
  readonly file: string
  readonly name: string
  /** Offsets of its header. */
  readonly header: { readonly start: number, readonly end: number }
}

/** `folder`: what `NODE_V8_COVERAGE` named. Over all processes; undefined where the function is not among what was counted. */
export function countedRuns(folder: string, wanted: CountedFunction): number | undefined {
  const counts = coverageFiles(folder).flatMap((path) => countsIn(JSON.parse(readFileSync(path, 'utf8')), wanted))
  return counts.length === 0 ? undefined : counts.reduce((sum, count) => sum + count, 0)
}

function coverageFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.startsWith('coverage-') && name.endsWith('.json')).map((name) => join(folder, name))
  } catch {
    return []
  }
}

function countsIn(coverage: unknown, { file, name, header }: CountedFunction): readonly number[] {
  return listIn(coverage, 'result').flatMap((script) => {
    const url = fieldOf(script, 'url')
    if (typeof url !== 'string' || plainPath(url) !== plainPath(file)) return []
    const functions = listIn(script, 'functions').flatMap((one) => readFunction(one) ?? [])
    const there = functions.filter(({ start }) => header.start <= start && start <= header.end)
    // Compiled code stands elsewhere; then a name that only one function has tells which.
    const named = functions.filter((one) => name !== '' && one.name === name)
    const found = there.find((one) => one.name === name) ?? (named.length === 1 ? named[0] : undefined) ?? (there.length === 1 ? there[0] : undefined)
    return found ? [found.count] : []
  })
}

interface ReadFunction {
  readonly name: string
  readonly start: number
  readonly count: number
}

/** The first range is the whole function. */
function readFunction(one: unknown): ReadFunction | undefined {
  const [range] = listIn(one, 'ranges')
  const [name, start, count] = [fieldOf(one, 'functionName'), fieldOf(range, 'startOffset'), fieldOf(range, 'count')]
  return typeof name === 'string' && typeof start === 'number' && typeof count === 'number' ? { name, start, count } : undefined
}

function listIn(value: unknown, key: string): readonly unknown[] {
  const list = fieldOf(value, key)
  return Array.isArray(list) ? list : []
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined
}
