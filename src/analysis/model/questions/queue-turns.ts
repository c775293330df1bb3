// Loops that take one piece of work after another out of a table: each iteration asks for the next, and writes down that it is done
// with this one. Written later, the same piece would be taken again.

import { isInside } from '../../text/range.js'
import { tableAsked } from './asked-table.js'
import { courseOf } from './course.js'
import { bodyOf } from './independence.js'
import { stepsOf } from './reach.js'
import type { Repeated } from './repeated.js'
import { nodeAt, type Subject } from './subject.js'
import { targetOf } from './written.js'

export function takesTurns(subject: Subject, { reached, loop }: Repeated): boolean {
  if (loop.fact.form !== 'while' && loop.fact.form !== 'do') return false
  const table = targetOf(reached.operation)?.toLowerCase()
  if (!table) return false
  const body = bodyOf(subject, loop.fact)
  return stepsOf(subject).some((step) => isInside(nodeAt(subject, step.node).range, body.range) && step.reached.some((one) => {
    return one.operation.kind === 'query' && tableAsked(one.operation).toLowerCase() === table && isAskedAgain.has(courseOf(subject, step, one, loop.loop))
  }))
}

const isAskedAgain: ReadonlySet<string> = new Set(['same', 'retry'])
