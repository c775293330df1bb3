// What `estimate` tells: the functions that were asked for with what they cost, and the findings in them.

import type { Work } from '../analysis/work.js'
import type { Estimate } from '../cost/estimate-types.js'
import type { Evidence } from '../profiles/join/evidence.js'
import type { PlacedFinding, Place } from './report.js'

export interface CostedFunction {
  /** Qualified; empty for the module. */
  readonly name: string
  readonly path: string
  readonly range: Place
  readonly work: Work
  /** Of all that it does: `monthlyBefore` is what it costs. Undefined where nothing is counted. */
  readonly estimate: Estimate | undefined
  /** What a profile says of it as a whole. */
  readonly evidence?: Evidence
}

export interface EstimatesReport {
  readonly version: string
  readonly root: string
  readonly path: string
  readonly functions: readonly CostedFunction[]
  readonly findings: readonly PlacedFinding[]
}
