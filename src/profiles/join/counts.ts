// How often loops ran, from counts of calls: what a loop calls in one place only was called once an iteration, or less.

import type { OutlinedLoop } from '../../analysis/outline.js'
import type { JoinedFile, JoinedProfile } from './join.js'

export interface MeasuredCount {
  /** Iterations for one run of the function that the loop is in. */
  readonly value: number
  /** What was counted: `name_of`, or the line. */
  readonly by: string
}

/** `start`: offset where the loop's header begins. Undefined where nothing in it was counted. */
export function iterationsOf(joined: JoinedProfile, path: string, start: number): MeasuredCount | undefined {
  const file = joined.files.get(path)
  const loop = file?.outline.loops.findIndex(({ header }) => header.start === start) ?? -1
  return file && loop >= 0 ? iterationsAt(file, loop, 0) : undefined
}

const deepest = 16

function iterationsAt(file: JoinedFile, id: number, depth: number): MeasuredCount | undefined {
  const loop = file.outline.loops[id]
  const whole = loop && depth < deepest ? runsOf(file, loop) : undefined
  if (!loop || !whole) return undefined
  if (loop.outer === undefined) return whole
  // Inside of another loop it was counted over all of that one's iterations.
  const outer = iterationsAt(file, loop.outer, depth + 1)
  return outer && outer.value > 0 ? { ...whole, value: whole.value / outer.value } : undefined
}

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
