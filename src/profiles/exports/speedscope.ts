// The file format of speedscope: for each thread and each value a profile of samples, in their order. What speedscope does not know (where functions begin, what is
// measured, whose thread it is) stands beside it under names of its own, which our importer reads again.

import type { Profile, SampleTable, Thread, Unit } from '../profile.js'

const units: Readonly<Record<Unit, string>> = { nanoseconds: 'nanoseconds', bytes: 'bytes', count: 'none' }
const pieceLength = 1 << 20

/** Pieces of text that make the file one after the other, as a large one is longer than a string can be. */
export function* speedscopePieces(profile: Profile, name: string, threads: readonly Thread[] = profile.threads): Generator<string> {
  const frames = Array.from({ length: profile.frames.length }, (_, frame) => frameOf(profile, frame))
  yield `{"$schema":"https://www.speedscope.app/file-format-schema.json","exporter":"cost-hints","name":${JSON.stringify(name)},"activeProfileIndex":0,`
  yield `"shared":{"frames":${JSON.stringify(frames)}},"profiles":[`
  let isFirst = true
  for (const thread of threads) {
    for (const [index, value] of profile.values.entries()) {
      const samples = samplesOf(thread.samples, index, value.unit)
      if (samples.stacks.length === 0) continue
      yield `${isFirst ? '' : ','}${opening(profile, thread, index, samples)}`
      yield* listed(samples.stacks.length, (row) => JSON.stringify(framesOf(profile, samples.stacks[row] ?? -1)))
      yield '],"weights":['
      yield* listed(samples.weights.length, (row) => String(samples.weights[row] ?? 0))
      yield ']}'
      isFirst = false
    }
  }
  yield ']}\n'
}

interface Samples {
  readonly stacks: readonly number[]
  readonly weights: readonly number[]
  readonly start: number
  readonly end: number
}

/** What follows with the same stack is one sample; where nothing was measured in between, an empty stack stands. */
function samplesOf({ length, stack, values, at }: SampleTable, value: number, unit: Unit): Samples {
  const column = values[value] ?? new Float64Array(length)
  const isTimed = at !== undefined && unit === 'nanoseconds'
  const [stacks, weights]: [number[], number[]] = [[], []]
  const push = (row: number, weight: number): void => {
    const last = stacks.length - 1
    if (stacks[last] === row) weights[last] = (weights[last] ?? 0) + weight
    else { stacks.push(row); weights.push(weight) }
  }
  const start = isTimed ? at[0] ?? 0 : 0
  let now = start
  for (let index = 0; index < length; index++) {
    const weight = column[index] ?? 0
    if (weight <= 0) continue
    const begins = isTimed ? at[index] ?? now : now
    if (begins > now + 1) { push(-1, begins - now); now = begins }
    push(stack[index] ?? -1, weight)
    now += weight
  }
  return { stacks, weights, start, end: now }
}

function opening({ values }: Profile, { name, process }: Thread, index: number, { start, end }: Samples): string {
  const value = values[index]
  const who = [process, name].filter((part) => part !== '').join(' ')
  const what = values.length > 1 || who === '' ? value?.name ?? '' : ''
  const facts = {
    type: 'sampled', name: [who, what].filter((part) => part !== '').join(', '), unit: units[value?.unit ?? 'count'], startValue: start, endValue: end,
    measured: value?.name ?? '', process, thread: name,
  }
  return `${JSON.stringify(facts).slice(0, -1)},"samples":[`
}

function* listed(length: number, textOf: (row: number) => string): Generator<string> {
  let piece = ''
  for (let row = 0; row < length; row++) {
    piece += row === 0 ? textOf(row) : `,${textOf(row)}`
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}

function frameOf({ frames, functions, strings }: Profile, frame: number): object {
  const of = frames.function[frame] ?? 0
  const [file, begins, ran, column] = [strings[functions.file[of] ?? 0] ?? '', functions.line[of] ?? 0, frames.line[frame] ?? 0, frames.column[frame] ?? 0]
  const line = ran > 0 ? ran : begins
  const beginsColumn = functions.column[of] ?? 0
  return {
    name: strings[functions.name[of] ?? 0] ?? '',
    ...(file === '' ? {} : { file }),
    ...(line > 0 ? { line } : {}),
    ...(column > 0 ? { col: column } : {}),
    ...(begins > 0 ? { functionLine: begins } : {}),
    ...(beginsColumn > 0 ? { functionColumn: beginsColumn } : {}),
  }
}

/** The outermost first. */
function framesOf({ stacks }: Profile, stack: number): readonly number[] {
  const frames: number[] = []
  for (let row = stack; row >= 0; row = stacks.parent[row] ?? -1) frames.push(stacks.frame[row] ?? 0)
  return frames.reverse()
}
