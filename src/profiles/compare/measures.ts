// What functions took that are the same by somebody's numbering: several rows of a profile may be one, and of those that call each other the outermost counts.

import { functionMeasures, type FunctionMeasures } from '../measures.js'
import type { Profile, Thread } from '../profile.js'

/** `ids`: of each row its number, below `length`. */
export function measuresOfSame(profile: Profile, value: number, ids: Uint32Array, length: number, threads: readonly Thread[] = profile.threads): FunctionMeasures {
  // Counts of a tool are of its own functions.
  if (profile.graph) return summed(functionMeasures(profile, value, threads), ids, length)
  const { functions, frames, lines } = profile
  const numbered: Profile = {
    ...profile,
    functions: { ...functions, length },
    frames: { ...frames, function: frames.function.map((row) => ids[row] ?? 0) },
    ...lines && { lines: { ...lines, function: lines.function.map((row) => row === 0 ? 0 : (ids[row - 1] ?? 0) + 1) } },
  }
  return functionMeasures(numbered, value, threads)
}

function summed({ self, total, calls, whole }: FunctionMeasures, ids: Uint32Array, length: number): FunctionMeasures {
  const byId = (column: Float64Array): Float64Array => {
    const sums = new Float64Array(length)
    for (const [row, id] of ids.entries()) sums[id] = (sums[id] ?? 0) + (column[row] ?? 0)
    return sums
  }
  return { self: byId(self), total: byId(total), whole, ...calls && { calls: byId(calls) } }
}
