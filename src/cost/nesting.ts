// Loops in loops: collections inside of collections are smaller than those around them, or nothing would ever end. So of loops of callers that nobody
// says the size of, only the outermost counts with the whole default, and each one inside of it with the root of the one around.

import type { Count } from '../analysis/model/questions/counts.js'
import type { Work } from '../analysis/work.js'
import type { CallGraph, Circle } from './call-graph.js'

/** By the name of a bound, inside of how many others it is: 0 where it is not told. Those that the work itself speaks of are not told. */
export function nestingOf(work: Work, { circles }: CallGraph, isUnknown: (bound: string) => boolean): ReadonlyMap<string, number> {
  const own = new Set([...work.before, ...work.after].flatMap(({ count, rows = [] }) => [...count, ...rows]).flatMap(({ bounds }) => bounds))
  const depths = new Map<Circle, number>()
  const nesting = new Map<string, number>()

  /** How many unknown loops are around a call of the circle, at most. */
  const depthOf = (circle: Circle): number => {
    const known = depths.get(circle)
    if (known !== undefined) return known
    const depth = Math.max(0, ...circle.entries.map(({ from, count }) => {
      const caller = circles[from]
      return caller ? told(count, depthOf(caller)) : 0
    }))
    depths.set(circle, depth)
    return depth
  }
  const told = (count: Count, around: number): number => Math.max(around, ...count.map(({ bounds }) => {
    const unknown = bounds.filter((bound) => !own.has(bound) && isUnknown(bound))
    unknown.forEach((bound, index) => nesting.set(bound, Math.max(nesting.get(bound) ?? 0, around + index)))
    return around + unknown.length
  }))
  if (circles[0]) depthOf(circles[0])
  return nesting
}
