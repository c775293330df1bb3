// Calls a month of a function: what is said of it, or the sum over all that call it. A helper that two routes call gets the calls of both.

import type { Work } from '../analysis/work.js'
import type { CallGraph, Circle } from './call-graph.js'
import { unknownCalls } from './call-sources.js'
import type { Read } from './inputs.js'
import type { Setting } from './setting.js'
import type { Counted } from './volumes.js'

/** Of `functions[0]`. */
export function callsOf(work: Work, setting: Setting, { sources, circles, own }: CallGraph, counted: Counted): (read: Read) => number {
  // Functions that only call each other: how often is nowhere said.
  if (own.length === 0) return (read) => read({ ...unknownCalls(work.functions[0] ?? { path: '', function: 'the function' }, setting), name: 'calls' })
  const nameless = own.length === 1 ? { name: 'calls' } : {}
  return (read) => {
    const known = new Map<Circle, number>()
    const visit = (circle: Circle): number => {
      const before = known.get(circle)
      if (before !== undefined) return before
      const entered = circle.members.flatMap((member) => sources[member]?.input ?? []).reduce((sum, input) => sum + read({ ...input, ...nameless }), 0)
      const calls = circle.entries.reduce((sum, { from, count }) => {
        const caller = circles[from]
        return caller ? sum + visit(caller) * counted(count, read) : sum
      }, entered)
      known.set(circle, calls)
      return calls
    }
    return circles[0] ? visit(circles[0]) : 0
  }
}
