// What awaits take one after another, and together: the same operations.

import { stepsOf, type Step } from '../../model/questions/reach.js'
import { allPassesOf } from '../../model/questions/work-passes.js'
import { operationKeys } from '../../model/questions/work-keys.js'
import { once, type Term } from '../../model/questions/work-terms.js'
import { workTogether } from '../../model/questions/work-together.js'
import { workOfStep, type StepOperation } from '../../model/questions/work-steps.js'
import type { AdjacentAwait } from '../../model/questions/adjacent.js'
import { isInside } from '../../text/range.js'
import type { DetectedWork } from '../../work.js'
import type { Ask } from '../ask.js'
import type { LoopOfAwaits, SequentialAwait } from './sequential-await.js'
import { batchSize, largestUnbounded } from './sequential-await.typescript.js'

export function workOf(found: SequentialAwait, ask: Ask): DetectedWork | undefined {
  return found.form === 'loop' ? ofLoop(found, ask) : ofRun(found.run, ask)
}

function ofLoop({ fact, loop, reached }: LoopOfAwaits, ask: Ask): DetectedWork | undefined {
  const operations = reached.map(({ operation }) => operation)
  const work = workOfStep({ subject: ask.subject, at: fact, steps: stepsWithin(fact.node, ask), loop, operations })
  const isFew = loop.bound !== undefined && loop.bound <= largestUnbounded
  return work && workTogether(ask.subject, work, isFew ? loop.bound : batchSize)
}

/** The steps that an await waits for. */
function stepsWithin(node: number, ask: Ask): readonly Step[] {
  const { range } = ask.node(node)
  return stepsOf(ask.subject).filter((step) => isInside(ask.node(step.node).range, range))
}

/** Each of them waits for what it surely does: the first operation that it reaches. */
function ofRun(run: readonly AdjacentAwait[], ask: Ask): DetectedWork | undefined {
  const [first] = run
  if (!first) return undefined
  const { function: home, passes } = allPassesOf(ask.subject, first.fact)
  const [operation, ...others] = run.flatMap((one) => inRun(one, passes, ask))
  if (!operation) return undefined
  const all = [operation, ...others] as const
  return workTogether(ask.subject, { function: home, operations: all, keys: all.flatMap((one) => operationKeys(one.operation, one.hops)) }, all.length)
}

function inRun({ fact, reached: [first] }: AdjacentAwait, count: Term, ask: Ask): readonly StepOperation[] {
  if (!first) return []
  const step = stepsWithin(fact.node, ask).find((one) => one.reached.some(({ operation }) => operation === first.operation))
  const hops = step && !step.direct ? [{ subject: ask.subject, call: step.call, node: step.node }, ...first.hops] : []
  return [{ operation: first.operation, hops, inPass: once, passes: once, elements: once, count, waits: 'sequential' }]
}
