// Fits an estimate to a time that was measured: where its inputs say that the work takes more than was measured, or less, each of them moves by as much as
// it is unsure, until they agree. So a measured time replaces what was assumed, whichever of the assumptions was off.

import { inputOf, sourceUncertainty, type Input, type Read } from './inputs.js'
import type { MeasuredSeconds } from './measurements.js'
import type { Month } from './month.js'
import { numberText, secondsText } from './number-text.js'

export interface Fit {
  /** With their fitted values, and the measured time itself. */
  readonly inputs: readonly Input[]
  /** Those of the work, as it is. */
  readonly seconds: number
  /** Reads the fitted inputs, at which the work takes as long as was measured. */
  readonly reader: (read: Read) => Read
}

export function fitOf(month: Month, inputs: readonly Input[], measured: MeasuredSeconds): Fit | undefined {
  const secondsAt = (read: Read): number => month.taken('before', read, measured.isWall)
  const databaseAt = (read: Read): number => month.perCall('before', read).databaseSeconds
  const isMovable = inputs.map(({ source }) => moving.has(source))
  const movable = inputs.filter((_, index) => isMovable[index])
  if (measured.most <= 0 || !(secondsAt(asGiven) > 0)) return undefined
  const said = secondsAt(asGiven)
  const sizesOfAll = sizesOf(inputs, said, (input) => secondsAt((one) => one.name === input.name ? one.value * one.uncertainty : one.value))
  // What stays below it anyway has nothing to learn from it.
  if (measured.isCeiling && said * offBy(sizesOfAll) <= measured.most) return undefined
  const time = timeInput(measured, inputs, said, sizesOfAll)
  const fitted = (read: Read, among: readonly Input[]): Moves => {
    const seconds = read(time)
    const own = movesTo(seconds, secondsAt, read, among, unmoved)
    // Nor did a database that was waited for work any longer.
    const isLonger = measured.isWall && month.isWaitedFor && databaseAt(moved(read, own)) > seconds
    return isLonger ? movesTo(seconds, databaseAt, read, among, own) : own
  }
  const first = fitted(asGiven, movable)
  // What was measured being so far from what was assumed, the assumptions are worth less than they say.
  const doubt = Math.max(1, Math.min(mostDoubt, first.far))
  const sizes = sizesOfAll.filter((_, index) => isMovable[index])
  // How fast the processor is says nothing of waiting.
  const carried = measured.isWall ? carriedFactor(movable, sizes, first) : 1
  const factorOf = (input: Input, index: number): number => first.factors.get(input.name) ?? (sizes[index] === 0 && isUnitCost(input) ? carried : 1)
  const known = new Map(movable.map((input, index) => [input.name, fittedInput(input, factorOf(input, index), doubt, measured)]))
  const readers = new WeakMap<Read, Read>()
  return {
    inputs: withTime(inputs.map((input) => known.get(input.name) ?? input), time),
    seconds: time.value,
    reader: (read) => {
      let found = readers.get(read)
      if (!found) {
        const there: Read = (input) => read(known.get(input.name) ?? input)
        readers.set(read, found = moved(there, fitted(there, [...known.values()])))
      }
      return found
    },
  }
}

/** How fast a machine and its database are shows in all that they do: what was not measured moves half as far as what was, in the logarithm. */
function carriedFactor(inputs: readonly Input[], sizes: readonly number[], { factors }: Moves): number {
  let [sum, whole] = [0, 0]
  inputs.forEach((input, index) => {
    if (!isUnitCost(input)) return
    sum += (sizes[index] ?? 0) * Math.log(factors.get(input.name) ?? 1)
    whole += sizes[index] ?? 0
  })
  return whole > 0 ? Math.exp(sum / whole / 2) : 1
}

function isUnitCost({ unit }: Input): boolean {
  return unit === 'seconds'
}

/** What the inputs say, as far as it is inside of what was measured; and off by no more than that. */
function timeInput({ least, most, leastAlone = 0, nearlyAll = leastAlone, likely = most, note }: MeasuredSeconds, inputs: readonly Input[], said: number, sizes: readonly number[]): Input {
  const isOff = offBy(sizes)
  // Where it is known how much there was to do, and that takes much less, the function did something else as well.
  const isCounted = !inputs.some(({ isOfWork, source }, index) => isOfWork && source === 'default' && sizes[index] !== 0)
  const bottom = Math.min(most, isCounted && said * isOff < leastAlone ? least : Math.max(least, nearlyAll))
  const value = Math.max(bottom, Math.min(said, likely, most))
  const [lowest, highest] = [bottom / sourceUncertainty.profile, most * sourceUncertainty.profile]
  const uncertainty = Math.max(sourceUncertainty.profile, Math.min(isOff, Math.max(highest / value, value / lowest)))
  const text = bottom < most * almostAll ? `${secondsText(bottom)} to ${secondsText(most)}` : secondsText(most)
  return inputOf('seconds of the work', 'seconds', value, 'profile', note.replace('…', text), { uncertainty, least: lowest, most: highest })
}

const almostAll = 0.95

/** Before what operations take. */
function withTime(inputs: readonly Input[], time: Input): readonly Input[] {
  const at = inputs.findIndex(({ unit }) => unit === time.unit)
  return at < 0 ? [...inputs, time] : [...inputs.slice(0, at), time, ...inputs.slice(at)]
}

/** What was counted or said does not move. */
const moving: ReadonlySet<Input['source']> = new Set(['default', 'benchmark', 'config'])
const mostDoubt = 2

const asGiven: Read = ({ value }) => value

interface Moves {
  /** By the name of an input, by how many times its value. */
  readonly factors: ReadonlyMap<string, number>
  /** By how many times what all of them together may be off. */
  readonly far: number
}

const unmoved: Moves = { factors: new Map(), far: 0 }

function moved(read: Read, { factors }: Pick<Moves, 'factors'>): Read {
  return factors.size === 0 ? read : (input) => within(input, read(input) * (factors.get(input.name) ?? 1))
}

/** No loop runs less than once; one that is said to do so stays as it is. */
function within({ value, least = -Infinity, most = Infinity }: Input, moved: number): number {
  return Math.max(Math.min(least, value), Math.min(moved, most))
}

/** Step by step, each in the direction in which the inputs, by as much as they are unsure, change the time most. */
function movesTo(seconds: number, timeAt: (read: Read) => number, read: Read, inputs: readonly Input[], start: Moves): Moves {
  const secondsAt = (factors: ReadonlyMap<string, number>): number => timeAt(moved(read, { factors }))
  const factors = new Map(start.factors)
  let { far } = start
  for (let step = 0; step < mostSteps; step++) {
    const level = secondsAt(factors)
    const missing = Math.log(seconds / level)
    if (Math.abs(missing) < closeEnough || !Number.isFinite(missing)) break
    const sizes = sizesOf(inputs, level, ({ name, uncertainty }) => secondsAt(new Map([...factors, [name, (factors.get(name) ?? 1) * uncertainty]])))
    const whole = Math.hypot(...sizes)
    if (!(whole > 0)) break
    const length = Math.sign(missing) * Math.min(longestStep, Math.abs(missing) / whole)
    inputs.forEach(({ name, uncertainty }, index) => sizes[index] !== 0 && factors.set(name, (factors.get(name) ?? 1) * uncertainty ** ((sizes[index] ?? 0) / whole * length)))
    far += Math.abs(length)
  }
  return { factors, far }
}

/** The factor that all of them together are off by. */
function offBy(sizes: readonly number[]): number {
  return Math.exp(Math.hypot(...sizes))
}

/** How far each input by itself, as much as it may be off, moves the time, in the logarithm. */
function sizesOf(inputs: readonly Input[], level: number, secondsAt: (input: Input) => number): readonly number[] {
  return inputs.map((input) => input.uncertainty === 1 ? 0 : Math.log(secondsAt(input) / level))
}

const mostSteps = 40
const longestStep = 1
const closeEnough = 1e-4

/** By less than this nobody would notice. */
const leastMove = 1.05

function fittedInput(input: Input, factor: number, doubt: number, { note, isCeiling }: MeasuredSeconds): Input {
  if (factor === 1) return input
  const fitted = { ...input, value: within(input, input.value * factor), uncertainty: input.uncertainty ** doubt }
  if (Math.max(factor, 1 / factor) < leastMove) return fitted
  const isTime = isUnitCost(input)
  const text = isTime ? secondsText(input.value) : numberText(input.value)
  return { ...fitted, source: isTime && !isCeiling ? 'profile' : input.source, note: `fitted to the time in ${note.split(': ', 1)[0] ?? note}, ${text} without it: ${input.note}` }
}
