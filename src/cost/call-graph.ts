// The functions that lead to a finding, with circles of calls as one: how often a circle goes round is nowhere said, so each of its functions counts as
// called as often as the circle is come to from outside.

import type { CallerNode, Work } from '../analysis/work.js'
import { sourceOf, type CallSource } from './call-sources.js'
import type { Input } from './inputs.js'
import type { Setting } from './setting.js'

export interface CallGraph {
  readonly sources: readonly CallSource[]
  /** By function; those of one circle have the same. */
  readonly circles: readonly Circle[]
  /** The numbers of calls that all others are made of. */
  readonly own: readonly Input[]
}

/** Functions that call each other, or a single one. */
export interface Circle {
  readonly members: readonly number[]
  /** Calls from outside of it: from a function, so often for each of its calls. */
  readonly entries: readonly { readonly from: number, readonly count: CallerNode['callers'][number]['count'] }[]
}

export function callGraphOf(work: Work, setting: Setting): CallGraph {
  const sources = work.functions.map((node) => sourceOf(node, setting))
  return { sources, circles: circlesOf(sources), own: [...reachedFrom(0, sources)].flatMap((index) => sources[index]?.input ?? []) }
}

function circlesOf(sources: readonly CallSource[]): readonly Circle[] {
  const above = sources.map((_, index) => reachedFrom(index, sources))
  const circles: Circle[] = []
  for (const index of sources.keys()) {
    const members = [...sources.keys()].filter((other) => other === index || (above[index]?.has(other) && above[other]?.has(index)))
    circles.push(circles.find((circle) => circle.members.includes(index)) ?? { members, entries: entriesOf(members, sources) })
  }
  return circles
}

function entriesOf(members: readonly number[], sources: readonly CallSource[]): Circle['entries'] {
  const callers = members.flatMap((member) => sources[member]?.callers ?? [])
  return callers.filter((caller) => !members.includes(caller.function)).map((caller) => ({ from: caller.function, count: caller.count }))
}

function reachedFrom(start: number, sources: readonly CallSource[]): ReadonlySet<number> {
  const reached = new Set<number>()
  const visit = (index: number): void => {
    const source = sources[index]
    if (!source || reached.has(index)) return
    reached.add(index)
    source.callers.forEach((caller) => visit(caller.function))
  }
  visit(start)
  return reached
}
