// The numbers of a function that are of a loop around another one in which something is counted, here or in what is called. They are the same whatever is asked
// about, so that one loop has one size in a finding, in its neighbour and in the estimate of the function.

import type { WorkBound } from '../../work.js'
import type { FunctionId } from '../facts.js'
import { circleOf } from './call-edges.js'
import { headOf } from './code-text.js'
import { effectCountsOf } from './effect-counts.js'
import { nodeAt, type Subject } from './subject.js'
import { sizedTerm } from './work-steps.js'

const known = new WeakMap<Subject, Map<FunctionId, ReadonlySet<string>>>()

/** Functions that call each other in larger circles than this are not followed: what each of them does is what all of them do, and takes as long to say. */
const largestCircle = 8

export function isOuterNumber(subject: Subject, id: FunctionId): (bound: WorkBound) => boolean {
  let ofFile = known.get(subject)
  if (!ofFile) known.set(subject, ofFile = new Map<FunctionId, ReadonlySet<string>>())
  let outer = ofFile.get(id)
  if (!outer) ofFile.set(id, outer = subject.resolver.workspace.reading(subject.file, () => outerNumbers(subject, id)))
  const numbers = outer
  return ({ form, path, range }) => numbers.has(keyOf(form, path, range.start))
}

function outerNumbers(subject: Subject, id: FunctionId): ReadonlySet<string> {
  if (circleOf(subject, id).length > largestCircle) return new Set()
  return new Set(effectCountsOf(subject, id).operations.flatMap((counted) => {
    const { bounds } = sizedTerm(counted)
    const keys = bounds.map(({ form, subject: { file }, subject: at, node }) => keyOf(form, file, headOf(nodeAt(at, node)).start))
    return keys.filter((key, index) => keys.slice(index + 1).some((other) => other !== key))
  }))
}

function keyOf(form: WorkBound['form'], path: string, start: number): string {
  return `${form} ${start} ${path}`
}
