// Fixes of read-whole-file: a rewrite that takes one line at a time, or the reason why there is none.

import type { Ask } from '../ask.js'
import type { ProposedFix } from '../rule.js'
import type { LineReading } from './read-whole-file.js'
import { pythonPlan } from './read-whole-file.python.js'
import { scriptPlan } from './read-whole-file.script.js'

/** A fix, or why none is offered. */
export type LinePlan = ProposedFix | { readonly reason: string }

export function linePlan(reading: LineReading, ask: Ask): LinePlan {
  return ask.isPython ? pythonPlan(reading, ask) : scriptPlan(reading, ask)
}
