// Where relations are loaded anew for each row: in a loop of the program, or by what a library writes out of each row.

import type { Level } from '../../finding.js'
import type { NodeId } from '../facts.js'
import { stepsOf, type Step } from './reach.js'
import { repeatedLoads, type RowLoad } from './repeated-loads.js'
import { serializedLoads } from './serialized-loads.js'
import type { Subject } from './subject.js'

/** All that is loaded at one place, in order. */
export interface RowLoads {
  readonly node: NodeId
  readonly loads: readonly [RowLoad, ...RowLoad[]]
  /** The step in a loop; absent where a library goes over the rows. */
  readonly step?: Step
  /** The class that writes out the rows. */
  readonly serializer?: string
}

export function rowLoadsOf(subject: Subject, level: Level): readonly RowLoads[] {
  const inLoops = stepsOf(subject).flatMap((step): RowLoads[] => {
    const [first, ...others] = repeatedLoads(subject, step, level)
    return first ? [{ node: first.node, loads: [first, ...others], step }] : []
  })
  return [...inLoops, ...serializedLoads(subject).map(({ node, loads }) => ({ node, loads, serializer: loads[0].serializer }))]
}
