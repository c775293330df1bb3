// What V8 wrote of how often code ran: https://chromedevtools.github.io/devtools-protocol/v8/Profiler/#type-ScriptCoverage. One file a process.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface CoveredScript {
  readonly url: string
  readonly functions: readonly CoveredFunction[]
}

export interface CoveredFunction {
  readonly name: string
  /** The first is the whole function; others are parts of it that ran more or less often. */
  readonly ranges: readonly CoveredRange[]
}

/** Offsets in what was compiled. */
export interface CoveredRange {
  readonly start: number
  readonly end: number
  readonly count: number
}

/** `folder`: what `NODE_V8_COVERAGE` named; nothing where there is none. */
export function coverageOf(folder: string): readonly CoveredScript[] {
  return filesIn(folder).flatMap((path) => listIn(JSON.parse(readFileSync(path, 'utf8')), 'result').map((script) => ({
    url: textIn(script, 'url'),
    functions: listIn(script, 'functions').map((one) => ({ name: textIn(one, 'functionName'), ranges: listIn(one, 'ranges').map(rangeOf) })),
  })))
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.startsWith('coverage-') && name.endsWith('.json')).map((name) => join(folder, name))
  } catch {
    return []
  }
}

function rangeOf(range: unknown): CoveredRange {
  return { start: numberIn(range, 'startOffset'), end: numberIn(range, 'endOffset'), count: numberIn(range, 'count') }
}

function listIn(value: unknown, key: string): readonly unknown[] {
  const list = fieldOf(value, key)
  return Array.isArray(list) ? list : []
}

function textIn(value: unknown, key: string): string {
  const text = fieldOf(value, key)
  return typeof text === 'string' ? text : ''
}

function numberIn(value: unknown, key: string): number {
  const number = fieldOf(value, key)
  return typeof number === 'number' ? number : 0
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined
}
