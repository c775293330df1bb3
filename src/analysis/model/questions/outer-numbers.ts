// The numbers of a function that are of a loop around another one in which something is counted, here or in what is called. They are the same whatever is asked
// about, so that one loop has one size in a finding, in its neighbour and in the estimate of the function.

import type { WorkBound } from '../../work.js'
import type { FunctionId } from '../facts.js'
import { headOf } from './code-text.js'
import { effectCountsOf } from './effect-counts.js'
import { nodeAt, type Subject } from './subject.js'
import { sizedTerm } from './work-steps.js'

export function isOuterNumber(subject: Subject, id: FunctionId): (bound: WorkBound) => boolean {
  const outer = new Set(effectCountsOf(subject, id).operations.flatMap((counted) => {
    const { bounds } = sizedTerm(counted)
    const keys = bounds.map(({ form, subject: { file }, subject: at, node }) => keyOf(form, file, headOf(nodeAt(at, node)).start))
    return keys.filter((key, index) => keys.slice(index + 1).some((other) => other !== key))
  }))
  return ({ form, path, range }) => outer.has(keyOf(form, path, range.start))
}

function keyOf(form: WorkBound['form'], path: string, start: number): string {
  return `${form} ${start} ${path}`
}
