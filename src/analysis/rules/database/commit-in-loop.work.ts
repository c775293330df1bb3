// What the transactions of a loop wait for, and what one for all of its rows would.

import type { EffectKind } from '../../libraries/schema.js'
import { workOfStep } from '../../model/questions/work-steps.js'
import { detectedWork, times, type Share, type Term } from '../../model/questions/work-terms.js'
import type { DetectedWork } from '../../work.js'
import type { Ask } from '../ask.js'
import type { CommitInLoop } from './commit-in-loop.js'

export function workOf({ step, repeated }: CommitInLoop, ask: Ask): DetectedWork | undefined {
  const work = workOfStep({ subject: ask.subject, at: step, steps: [step], loop: repeated.loop, operations: [repeated.reached.operation] })
  if (!work) return undefined
  const [{ operation, count, inPass }] = work.operations
  const after = transactions(operation.kind, times(work.begins, inPass))
  return detectedWork({ subject: ask.subject, function: work.function, operations: work.keys, before: transactions(operation.kind, count), after })
}

/** What begins a transaction also commits it. */
function transactions(kind: EffectKind, count: Term): readonly Share[] {
  const kinds = kind === 'begin' ? ['begin', 'commit'] as const : ['commit'] as const
  return kinds.map((one) => ({ kind: one, count: [count], waits: 'sequential' }))
}
