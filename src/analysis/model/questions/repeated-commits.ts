// The transactions that a step commits or begins once per iteration on one connection.

import type { Level } from '../../finding.js'
import { isInside } from '../../text/range.js'
import { isEveryFew } from './every-few.js'
import { bodyOf } from './independence.js'
import { isOnOwnHandle } from './course.js'
import { stepsOf, type Step } from './reach.js'
import { functionAround, placesOf, repeatedOperations, type Repeated, type Wanted } from './repeated.js'
import { nodeAt, type Subject } from './subject.js'

const transactions: Wanted = { confidenceOf: ({ kind, confidence }) => kind === 'commit' || kind === 'begin' ? confidence : undefined, isUnusual: () => false }

/** A transaction that is begun and committed by each iteration is told of where it is committed. */
export function repeatedCommits(subject: Subject, step: Step, level: Level): readonly Repeated[] {
  const found = repeatedOperations(subject, step, level, transactions).filter((one) => {
    const loop = nodeAt(subject, one.loop.fact.node)
    if (isOnOwnHandle(subject, step, one.reached, one.loop.loop)) return false
    return !placesOf(subject, step, one.reached).some((place, index) => isEveryFew(place.subject, nodeAt(place.subject, place.node), index === 0 ? loop : functionAround(nodeAt(place.subject, place.node))))
  })
  const commits = found.filter((one) => one.reached.operation.kind === 'commit')
  if (commits.length > 0) return commits
  return found.filter((one) => !isCommittedIn(subject, step, one))
}

function isCommittedIn(subject: Subject, step: Step, { loop }: Repeated): boolean {
  const body = bodyOf(subject, loop.fact)
  return stepsOf(subject).some((other) => other !== step && isInside(nodeAt(subject, other.node).range, body.range) && other.reached.some(({ operation }) => operation.kind === 'commit'))
}
