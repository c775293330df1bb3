// What was measured of the running program, by profiles, metrics and bills, as estimates ask for it. Whoever reads such files gives an object of this shape.

import type { CallerNode, WorkBound } from '../analysis/work.js'

export interface Measurements {
  /** Calls a month of the function. */
  readonly callsOf: (node: CallerNode) => Measured | undefined
  readonly boundOf: (bound: WorkBound) => Measured | undefined
}

export interface Measured {
  readonly value: number
  readonly source: 'profile' | 'metrics' | 'bill'
  /** In a sentence: which file, which period. */
  readonly note: string
}
