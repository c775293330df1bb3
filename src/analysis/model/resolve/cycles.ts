// Evaluations that come back to themselves: on which of those that are going on does a result depend? It holds as long as they go on, and is not worked out again meanwhile.

import type { Kind } from '../kinds.js'

/** What an evaluation gave that holds only within others. */
export class Provisional {
  constructor(readonly kind: Kind, readonly within: Within) {}
}

/** What is known of a value. A number is the depth of an evaluation of it that is going on. */
export type Remembered = Kind | number | Provisional | undefined

export interface Within {
  /** Depths, one bit each. */
  readonly depths: Uint32Array
  /** The innermost of them, by depth and by number: while it goes on, so do the others. */
  readonly depth: number
  readonly number: number
}

export interface Cycles {
  begin(depth: number): void
  /** The evaluation at `depth`, which goes on, was asked for by the one inside of `below`. */
  meet(depth: number, below: number): void
  /** False where what the result depended on has ended. */
  meetAgain(provisional: Provisional, below: number): boolean
  /** What its result holds within; undefined where it depends on nothing that goes on. */
  end(depth: number): Within | undefined
}

const bits = 32

export function createCycles(most: number): Cycles {
  const words = Math.ceil((most + 1) / bits)
  /** A row of words for each depth. */
  const met = new Uint32Array((most + 1) * words)
  const numbers = new Float64Array(most + 1)
  let last = 0

  const add = (to: number, word: number, value: number): void => { met[to * words + word] = (met[to * words + word] ?? 0) | value }

  return {
    begin(depth) {
      numbers[depth] = ++last
      met.fill(0, depth * words, (depth + 1) * words)
    },
    meet(depth, below) {
      if (below > 0) add(below - 1, depth >>> 5, 1 << (depth & 31))
    },
    meetAgain({ within }, below) {
      if (within.depth >= below || numbers[within.depth] !== within.number) return false
      within.depths.forEach((value, word) => { add(below - 1, word, value) })
      return true
    },
    end(depth) {
      const start = depth * words
      // Itself.
      const own = start + (depth >>> 5)
      met[own] = (met[own] ?? 0) & ~(1 << (depth & 31))
      const innermost = highest(met, start, words)
      if (innermost < 0) return undefined
      const depths = met.slice(start, start + words)
      depths.forEach((value, word) => { add(depth - 1, word, value) })
      return { depths, depth: innermost, number: numbers[innermost] ?? 0 }
    },
  }
}

function highest(met: Uint32Array, start: number, words: number): number {
  for (let word = words - 1; word >= 0; word--) {
    const value = met[start + word] ?? 0
    if (value !== 0) return word * bits + (bits - 1 - Math.clz32(value))
  }
  return -1
}
