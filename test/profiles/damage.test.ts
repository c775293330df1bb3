// Every recording, cut off at every hundredth and with bits that fell over: a profile that holds together or one sentence, in little time.

import assert from 'node:assert/strict'
import type { Profile } from '../../src/profiles/profile.js'
import { readProfile } from '../../src/profiles/recognise.js'
import { unpacked } from '../../src/service/profiles/unpack.js'
import { recordings } from './recordings.js'

const flips = 40
/** Machines that test much at a time are slow; what goes wrong takes minutes or for ever. */
const longestReading = 10_000

describe('damaged recordings', function () {
  this.timeout(120_000)

  for (const { name, bytes } of recordings()) {
    it(name, () => {
      const whole = unpacked(bytes)
      for (let percent = 1; percent < 100; percent++) check(whole.subarray(0, Math.floor(whole.length * percent / 100)), `cut off at ${String(percent)} %`)
      const below = randomNumbers(whole.length)
      for (let round = 0; round < flips; round++) check(withFlips(whole, below), `flipped ${String(round)}`)
    })
  }
})

function check(bytes: Uint8Array, what: string): void {
  const start = performance.now()
  try {
    assert.equal(oddIn(readProfile(bytes)), undefined, what)
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ProfileError') throw error
    assert.match(error.message, /^[^\n]{10,}$/, what)
  }
  assert.ok(performance.now() - start < longestReading, what)
}

/** What points nowhere or is no number. */
function oddIn({ strings, functions, frames, stacks, threads, graph, lines, timelines }: Profile): string | undefined {
  const isWithin = (column: ArrayLike<number>, limit: number): boolean => Array.prototype.every.call(column, (row: number) => row >= -1 && row < limit)
  const isFinite = (columns: readonly ArrayLike<number>[]): boolean => columns.every((column) => Array.prototype.every.call(column, Number.isFinite))
  if (!isWithin(functions.name, strings.length) || !isWithin(functions.file, strings.length)) return 'functions'
  if (!isWithin(frames.function, functions.length) || !isWithin(stacks.frame, frames.length)) return 'frames'
  if (stacks.parent.some((parent, row) => parent >= row)) return 'stacks'
  if (threads.some(({ samples }) => !isWithin(samples.stack, stacks.length) || !isFinite(samples.values))) return 'samples'
  if (graph && (!isWithin(graph.edges.caller, functions.length) || !isWithin(graph.edges.callee, functions.length) || !isFinite([...graph.self, ...graph.total]))) return 'graph'
  if (lines && (!isWithin(lines.file, strings.length) || !isWithin(lines.function, functions.length + 1) || !isFinite(lines.columns))) return 'lines'
  return timelines.every(({ at, value }) => isFinite([at, value])) ? undefined : 'timelines'
}

function withFlips(whole: Uint8Array, below: (limit: number) => number): Uint8Array {
  const flipped = Uint8Array.from(whole)
  for (let left = 1 + below(12); left > 0; left--) {
    const at = below(flipped.length)
    flipped[at] = (flipped[at] ?? 0) ^ (1 << below(8))
  }
  return flipped
}

/** The same ones in every run. */
function randomNumbers(seed: number): (limit: number) => number {
  let state = seed % 2 ** 31
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return Math.floor(state / 2 ** 31 * limit)
  }
}
