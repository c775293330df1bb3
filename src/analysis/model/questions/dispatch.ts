// Where a call may run one of several functions: what all of them do is done, what only some of them do is a guess.

import type { Confidence } from '../../finding.js'
import type { EffectKind } from '../../libraries/schema.js'
import type { Target } from '../resolve/targets.js'
import type { Reached } from './reach.js'

export interface Choice {
  readonly target: Target
  /** What it does; nothing where it is memoised. */
  readonly summary: readonly Reached[]
}

/** How sure it is that the call has an effect of the kind that one of its targets has. */
export function confidenceAmong(choices: readonly Choice[], target: Target, kind: EffectKind): Confidence {
  // What a decorator puts around a function runs in any case.
  if (target.isAround === true) return 'high'
  const alternatives = choices.filter((one) => one.target.isAround !== true)
  return alternatives.length < 2 || alternatives.every(({ summary }) => summary.some(({ operation }) => operation.kind === kind)) ? 'high' : 'low'
}
