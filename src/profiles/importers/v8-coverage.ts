// V8's precise coverage, as Node writes it for NODE_V8_COVERAGE: how often each function and each block ran, exactly, and how long nothing took. Lines are known of files
// that have a source map, as Node then says how long each line is.

import { counted } from '../../analysis/text/counted.js'
import { ProfileBuilder } from '../builder.js'
import { importer, type Head, type ProfileInput } from '../importer.js'
import { coverageIn, type CoveredRange, type CoveredScript } from '../readers/coverage.js'
import type { Profile } from '../profile.js'

export default importer({
  id: 'v8-coverage',
  name: 'V8 coverage (NODE_V8_COVERAGE)',
  definition: 'https://chromedevtools.github.io/devtools-protocol/v8/Profiler/#method-takePreciseCoverage',
  recognises,
  read,
})

function recognises({ json, text }: Head): boolean {
  return json?.is === 'object' && json.names.has('result') && text.includes('"scriptId"') && text.includes('"functions"')
}

function read({ bytes, progress }: ProfileInput): Profile {
  const builder = new ProfileBuilder({ format: 'v8-coverage', producer: 'V8', values: [{ name: 'calls', unit: 'count' }] })
  const { scripts, lineLengths, throwWhatBroke } = coverageIn(bytes, progress)
  builder.asFarAsItGoes(() => {
    if (scripts.length === 0) throwWhatBroke()
    addScripts(builder, scripts, lineLengths)
    throwWhatBroke()
  })
  return builder.build()
}

/** Node's own modules are none of the program. */
function addScripts(builder: ProfileBuilder, scripts: readonly CoveredScript[], lineLengths: ReadonlyMap<string, readonly number[]>): void {
  const thread = builder.thread('')
  builder.lines.measure([])
  let without = 0
  for (const { url, functions } of scripts) {
    if (url === '' || url.startsWith('node:')) continue
    const starts = startsOf(lineLengths.get(url) ?? [])
    if (starts.length === 0) without++
    const hits = new Map<number, { count: number, functionRow: number }>()
    for (const [index, { name, ranges }] of functions.entries()) {
      const [whole] = ranges
      if (!whole || !(whole.count >= 0)) { builder.damaged('functions had no counts and were left out'); continue }
      const line = lineAt(starts, whole.start)
      const isModule = index === 0 && whole.start === 0 && name === ''
      const column = line < 0 ? 0 : whole.start - (starts[line] ?? 0) + 1
      const functionRow = builder.function(isModule ? '(root module)' : name, url, line + 1, column)
      const stack = builder.stack(-1, builder.frame(functionRow, 0))
      builder.entered(stack, whole.count)
      if (whole.count > 0) thread.sample(stack, [whole.count])
      // Inner ranges stand behind the outer ones, and inner functions behind those around them.
      for (const range of ranges) hitLines(hits, starts, range, functionRow)
    }
    for (const [line, { count, functionRow }] of hits) builder.lines.push(url, line + 1, [], { functionRow, hits: count })
  }
  if (without > 0) builder.note(`Of ${counted(without, 'file')} only the names of functions are known, not where their lines are: Node tells that of files with a source map alone.`)
}

/** Whole lines inside of it: those that a block begins and ends on ran as often as what is around the block. */
function hitLines(hits: Map<number, { count: number, functionRow: number }>, starts: readonly number[], { start, end, count }: CoveredRange, functionRow: number): void {
  const before = lineAt(starts, start)
  if (before < 0 || !(count >= 0)) return
  for (let line = starts[before] === start ? before : before + 1; line + 1 < starts.length && (starts[line + 1] ?? Infinity) - 1 < end; line++) hits.set(line, { count, functionRow })
}

/** Where each line begins, and the end of the last. */
function startsOf(lengths: readonly number[]): readonly number[] {
  let offset = 0
  const starts = lengths.map((length) => {
    const start = offset
    offset += length + 1
    return start
  })
  return lengths.length === 0 ? [] : [...starts, offset]
}

/** -1 where no lines are known. */
function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1]
  if (high <= 0) return -1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return low
}
