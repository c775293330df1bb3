// What was measured of the running program, by profiles, metrics and bills, as estimates ask for it. Whoever reads such files gives an object of this shape.

import type { Range } from '../analysis/text/range.js'
import type { CallerNode, Work, WorkBound } from '../analysis/work.js'

export interface Measurements {
  /** Calls a month of the function. */
  readonly callsOf: (node: CallerNode) => Measured | undefined
  readonly boundOf: (bound: WorkBound) => Measured | undefined
  /** Of loops in loops of which only all together was counted. */
  readonly productsOf: (bounds: readonly WorkBound[]) => readonly MeasuredProduct[]
  /**
   * What the work took, as it is, in one run of its function. `range`: of its code in that function's file. `count`: of the operations that it
   * does in one run, where somebody says how many.
   */
  readonly timeOf: (work: Work, range: Range, count?: number) => MeasuredSeconds | undefined
}

export interface MeasuredSeconds {
  readonly least: number
  readonly most: number
  /** The least where nothing speaks against it: most of what its function did itself, as that has no other loop. */
  readonly leastAlone?: number
  /** The same, where its loop does hardly anything else. */
  readonly nearlyAll?: number
  /** The most that is expected, where other loops of the function are as likely to have taken the rest. */
  readonly likely?: number
  /** Nobody counted the runs: `most` is what all of them took, which one of them cannot exceed. No more than that is known. */
  readonly isCeiling?: true
  /** Of the whole run. */
  readonly whole?: number
  /** Time that passed, with all waiting; else of the program's processor. */
  readonly isWall: boolean
  /** In a sentence: which file, which function; `…` stands for the time. */
  readonly note: string
}

export interface MeasuredProduct extends Measured {
  /** Names of bounds, whose product it is: that of the outermost loop first. One may be there twice. */
  readonly bounds: readonly string[]
}

export interface Measured {
  readonly value: number
  readonly source: 'profile' | 'metrics' | 'bill'
  /** In a sentence: which file, which period. */
  readonly note: string
}
