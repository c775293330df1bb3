// Loops in loops: what is inside of a collection is smaller than it, or nothing would ever end. So of the loops around others, in the
// function (told by `outer-numbers.ts`, the same for all its findings) and in those that call it, each that nobody says the size of counts with a root only: the
// more of them are around each other, the smaller.

import type { Count } from '../analysis/model/questions/counts.js'
import type { Work } from '../analysis/work.js'
import type { CallGraph, Circle } from './call-graph.js'

/** By the name of a bound, which of those loops it is, from the outermost on: 1, 2 … Those that it is not told of are not around the finding's. */
export function nestingOf(work: Work, { circles }: CallGraph, isUnknown: (bound: string) => boolean): ReadonlyMap<string, number> {
  const spoken = namesIn(work)
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
  const told = (count: Count, around: number): number => Math.max(around, ...count.map((term) => tell(term.bounds.filter((bound) => !spoken.has(bound) && isUnknown(bound)), around)))
  const tell = (unknown: readonly string[], around: number): number => {
    unknown.forEach((bound, index) => nesting.set(bound, Math.max(nesting.get(bound) ?? 0, around + index + 1)))
    return around + unknown.length
  }
  const outside = circles[0] ? depthOf(circles[0]) : 0
  tell(work.bounds.flatMap(({ name, around }) => around && isUnknown(name) ? [name] : []), outside)
  return nesting
}

/** The numbers that amounts speak of, and those that these are parts of: of the finding's own function. */
export function namesIn({ before, after, bounds }: Pick<Work, 'before' | 'after' | 'bounds'>): ReadonlySet<string> {
  const names = new Set([...before, ...after].flatMap(({ count, rows = [], keys = [] }) => [...count, ...rows, ...keys]).flatMap((term) => term.bounds))
  for (const name of names) for (const bound of bounds) if (bound.name === name && bound.within !== undefined) names.add(bound.within)
  return names
}
