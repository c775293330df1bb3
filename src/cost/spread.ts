// How far off a figure may be, from how far off each of its inputs may be. Each input moves the figure by itself, as far as its factor allows; the moves,
// in the logarithm, add up as squares do. For a product that is U = exp(√Σ ln² u); an input that cancels in the figure moves nothing.

import type { Spread } from './estimate-types.js'
import { readerOf, type Input, type Read } from './inputs.js'

export type Figure = (read: Read) => number

export interface Uncertain extends Spread {
  /** Factor ≥ 1 up and down; how far the range is from one end to the other is its square. */
  readonly uncertainty: number
  /** By input, its part in that: they add up to one, or are all zero. */
  readonly weights: ReadonlyMap<string, number>
  /** Where the figure was asked for: as expected, then at the ends of its ways. The spread is the least and the most of it there. */
  readonly points: readonly Read[]
}

/** One input by itself, off by its factor upwards and downwards. The same probes serve all figures of an estimate. */
export interface Probe {
  readonly input: Input
  readonly readers: readonly { readonly factor: number, readonly read: Read }[]
}

export function probesOf(inputs: readonly Input[]): readonly Probe[] {
  return inputs.filter(({ uncertainty }) => uncertainty > 1).map((input) => ({
    input,
    readers: [input.uncertainty, 1 / input.uncertainty].map((factor) => ({ factor, read: readerOf(new Map([[input.name, factor]])) })),
  }))
}

/**
 * `smooth` is the figure without allowances, tiers and caps, where it has some: it knows the way out of what is free, and into it. Both ends are the figure itself at
 * inputs that are, taken together, as far off as one input by its own factor is: so what happens to be free at the lower end is free in the range.
 */
export function spreadOf(probes: readonly Probe[], figure: Figure, smooth: Figure = figure): Uncertain {
  const expected = figure(asExpected)
  const ways = [...new Set([figure, smooth])].map((guide) => wayAlong(probes, guide))
  const ends = ways.flatMap((way) => way.ends)
  const [low, high] = [Math.min(expected, ...ends.map(figure)), Math.max(expected, ...ends.map(figure))]
  const isTold = low > 0 || high < 0
  const last = ways.at(-1)
  const uncertainty = isTold ? factorBetween(low, expected, high) : last?.uncertainty ?? 1
  return { low, expected, high, uncertainty, weights: (isTold ? ways[0] : last)?.weights ?? new Map(), points: [asExpected, ...ends] }
}

interface Way {
  readonly ends: readonly [low: Read, high: Read]
  readonly weights: ReadonlyMap<string, number>
  /** Of the figure that shows the way. */
  readonly uncertainty: number
}

function wayAlong(probes: readonly Probe[], guide: Figure): Way {
  const level = guide(asExpected)
  const moves = probes.map((probe) => moveOf(probe, guide, level))
  const [low, high] = [readerOf(towards(moves, 'down')), readerOf(towards(moves, 'up'))]
  return { ends: [low, high], weights: weightsOf(moves), uncertainty: factorBetween(guide(low), level, guide(high)) }
}

function weightsOf(moves: readonly Move[]): ReadonlyMap<string, number> {
  const sizes = moves.map(({ input, down, up }) => ({ name: input.name, size: down.size ** 2 + up.size ** 2 }))
  const whole = sizes.reduce((sum, { size }) => sum + size, 0)
  return new Map(sizes.map(({ name, size }) => [name, whole === 0 ? 0 : size / whole]))
}

/** Every input as it is. */
export const asExpected: Read = readerOf(new Map())

interface Move {
  readonly input: Input
  /** By how much the figure falls or rises, in the logarithm, and the factor of the input that does it. */
  readonly down: Step
  readonly up: Step
}

interface Step {
  readonly size: number
  readonly factor: number
}

function moveOf({ input, readers }: Probe, figure: Figure, expected: number): Move {
  const steps = readers.map(({ factor, read }) => ({ factor, size: stepBetween(expected, figure(read)) })).sort((a, b) => a.size - b.size)
  const [down = none, up = none] = steps
  return { input, down: { ...down, size: Math.max(0, -down.size) }, up: { ...up, size: Math.max(0, up.size) } }
}

const none: Step = { size: 0, factor: 1 }

/** What is next to nothing of the expected figure is as good as nothing, and its logarithm no further off. */
const leastShare = 1e-6

function stepBetween(expected: number, there: number): number {
  return expected === 0 ? there : Math.sign(expected) * Math.log(Math.max(leastShare, there / expected))
}

/** Each input moves by its share of the whole way, so that the figure of a product ends at exp(√Σ ln² u). */
function towards(moves: readonly Move[], way: 'down' | 'up'): ReadonlyMap<string, number> {
  const whole = Math.sqrt(moves.reduce((sum, move) => sum + move[way].size ** 2, 0))
  return new Map(moves.filter((move) => move[way].size > 0).map((move) => {
    const { size, factor } = move[way]
    return [move.input.name, factor ** (size / whole)]
  }))
}

function factorBetween(low: number, expected: number, high: number): number {
  const [least, most] = [low, high].map(Math.abs).sort((a, b) => a - b)
  if (least === undefined || most === undefined || expected === 0) return 1
  return least > 0 && Math.sign(low) === Math.sign(high) ? Math.sqrt(most / least) : Math.max(1, most / Math.abs(expected))
}
