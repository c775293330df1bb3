// How often loops ran, from counts of calls: what a loop calls in one place only was called once an iteration, or less.

import type { OutlinedLoop } from '../../analysis/outline.js'
import type { JoinedFile, JoinedProfile } from './join.js'

export interface MeasuredCount {
  /** Iterations for one run of the function that the loop is in. */
  readonly value: number
  /** What was counted: `name_of`, or the line. */
  readonly by: string
}

/** What loops in loops ran together: the product is known, and not how often each of them did. */
export interface CountedProduct extends MeasuredCount {
  /** Offsets where their headers begin, from the innermost on. */
  readonly loops: readonly number[]
}

/** `start`: offset where the loop's header begins. Undefined where nothing in it was counted, or only together with the loops around it. */
export function iterationsOf(joined: JoinedProfile, path: string, start: number): MeasuredCount | undefined {
  const found = countedAt(joined, path, start)
  return found?.loops.length === 1 ? { value: found.value, by: found.by } : undefined
}

/** Of the loop and those around it of which nothing is known. Undefined where each by itself is. */
export function productOf(joined: JoinedProfile, path: string, start: number): CountedProduct | undefined {
  const found = countedAt(joined, path, start)
  return found && found.loops.length > 1 ? found : undefined
}

/** Inside of another loop it was counted over all of that one's iterations. */
function countedAt(joined: JoinedProfile, path: string, start: number): CountedProduct | undefined {
  const file = joined.files.get(path)
  const own = file?.outline.loops.find(({ header }) => header.start === start)
  const whole = file && own && runsOf(file, own)
  if (!whole) return undefined
  const loops: number[] = []
  let [loop, times]: [OutlinedLoop | undefined, number] = [own, 1]
  for (let depth = 0; loop && depth < deepest; depth++) {
    const around: number | undefined = depth > 0 ? runsOf(file, loop)?.value : undefined
    if (around !== undefined) return around > 0 ? { by: whole.by, value: whole.value / around / times, loops } : undefined
    if (depth > 0 && loop.times !== undefined) times *= loop.times
    else loops.push(loop.header.start)
    loop = loop.outer === undefined ? undefined : file.outline.loops[loop.outer]
  }
  return times > 0 && !loop ? { by: whole.by, value: whole.value / times, loops } : undefined
}

const deepest = 16

/** Over one run of the function. */
function runsOf(file: JoinedFile, loop: OutlinedLoop): MeasuredCount | undefined {
  const counted = [...byCalls(file, loop), ...byCallback(file, loop), ...byHits(file, loop)]
  return counted.sort((a, b) => b.value - a.value)[0]
}

/** Where a function is left and come back to, most tools count each time. */
function byCalls({ outline, functions }: JoinedFile, { function: id, calls }: OutlinedLoop): readonly MeasuredCount[] {
  const perRun = outline.functions[id]?.pauses ? undefined : functions.get(id)?.callsPerRun
  const pausing = new Set(outline.functions.flatMap(({ name, pauses }) => pauses ? [name] : []))
  return calls.flatMap((name) => {
    const value = perRun?.get(name)
    return value === undefined || pausing.has(name) ? [] : [{ value, by: `${name}()` }]
  })
}

/** What is given to a call runs once an iteration. */
function byCallback({ functions }: JoinedFile, { function: id, callback }: OutlinedLoop): readonly MeasuredCount[] {
  const runs = functions.get(id)?.calls ?? 0
  const times = callback === undefined ? undefined : functions.get(callback)?.calls
  return runs > 0 && times !== undefined ? [{ value: times / runs, by: 'what it does each time' }] : []
}

/** The first line of its body ran once an iteration, and the first of the function's once a run, unless a loop begins there, whose line runs with each pass. */
function byHits({ outline, lines }: JoinedFile, { function: id, bodyLine }: OutlinedLoop): readonly MeasuredCount[] {
  const firstOfFunction = outline.functions[id]?.bodyLine
  const isOfLoop = outline.loops.some((loop) => loop.function === id && loop.firstLine === firstOfFunction)
  const runs = firstOfFunction === undefined || isOfLoop ? 0 : lines.get(firstOfFunction)?.hits ?? 0
  const hits = bodyLine === undefined ? 0 : lines.get(bodyLine)?.hits ?? 0
  return runs > 0 && hits > 0 && bodyLine !== undefined ? [{ value: hits / runs, by: `line ${String(bodyLine + 1)}` }] : []
}
