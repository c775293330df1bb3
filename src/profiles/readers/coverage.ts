// What V8 wrote of how often code ran, one file a process: https://chromedevtools.github.io/devtools-protocol/v8/Profiler/#type-ScriptCoverage. A file that breaks off
// has its first functions.

import { JsonCursor } from './json.js'
import { arrayAt, nameAt, numberAt, numbersAt, objectAt, untilBroken } from './json-tolerant.js'

/** Offsets in UTF-16, in what was compiled. */
export interface CoveredRange {
  readonly start: number
  readonly end: number
  readonly count: number
}

export interface CoveredFunction {
  readonly name: string
  /** The first is the whole function; others are parts of it that ran more or less often. */
  readonly ranges: readonly CoveredRange[]
}

export interface CoveredScript {
  readonly url: string
  readonly functions: readonly CoveredFunction[]
}

export interface Coverage {
  readonly scripts: readonly CoveredScript[]
  /** Of files with a source map, by their address. */
  readonly lineLengths: ReadonlyMap<string, readonly number[]>
  /** Where the file was broken. */
  readonly throwWhatBroke: () => void
}

interface ReadScript extends CoveredScript {
  url: string
  readonly functions: CoveredFunction[]
}

const mostLines = 4_000_000

export function coverageIn(bytes: Uint8Array, progress?: (offset: number) => void): Coverage {
  const scripts: ReadScript[] = []
  const lineLengths = new Map<string, readonly number[]>()
  const throwWhatBroke = untilBroken(() => {
    const cursor = new JsonCursor(bytes, 0, progress)
    cursor.object((name) => {
      if (name === 'result') arrayAt(cursor, () => { readScript(cursor, scripts) })
      else if (name === 'source-map-cache') objectAt(cursor, (url) => { lineLengths.set(url, lengthsAt(cursor)) })
    })
  })
  return { scripts, lineLengths, throwWhatBroke }
}

function readScript(cursor: JsonCursor, scripts: ReadScript[]): void {
  const script: ReadScript = { url: '', functions: [] }
  scripts.push(script)
  objectAt(cursor, (name) => {
    if (name === 'url') script.url = nameAt(cursor)
    else if (name === 'functions') arrayAt(cursor, () => { script.functions.push(functionAt(cursor)) })
  })
}

function functionAt(cursor: JsonCursor): CoveredFunction {
  let name = ''
  const ranges: CoveredRange[] = []
  objectAt(cursor, (key) => {
    if (key === 'functionName') name = nameAt(cursor)
    else if (key === 'ranges') arrayAt(cursor, () => { ranges.push(rangeAt(cursor)) })
  })
  return { name, ranges }
}

function rangeAt(cursor: JsonCursor): CoveredRange {
  const range = { startOffset: 0, endOffset: 0, count: 0 }
  objectAt(cursor, (name) => {
    if (name === 'startOffset' || name === 'endOffset' || name === 'count') range[name] = numberAt(cursor)
  })
  return { start: range.startOffset, end: range.endOffset, count: range.count }
}

function lengthsAt(cursor: JsonCursor): readonly number[] {
  const lengths: number[] = []
  objectAt(cursor, (name) => {
    if (name === 'lineLengths') numbersAt(cursor, (length) => { if (lengths.length < mostLines) lengths.push(length) })
  })
  return lengths
}
