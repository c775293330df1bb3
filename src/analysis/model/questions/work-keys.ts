// What tells that two findings speak of the same operations: where they are done, and by which call of the finding's own code. Work
// that a helper does for two callers is done twice; work that a loop of the helper repeats is a finding of that loop as well.

import type { Operation } from './operations.js'
import { loopsAround } from './loops.js'
import type { HopFact } from './reach.js'
import { nodeAt, type Subject } from './subject.js'
import { placeOfCall } from '../unwritten.js'
import type { NodeId } from '../facts.js'

/** `hops`: the calls that lead to the operation, the one in the finding's own code first. */
export function operationKeys(operation: Operation, hops: readonly HopFact[]): readonly string[] {
  const own = placeKeyOf(operation.subject, operation.node)
  const [first] = hops
  if (!first) return [own]
  const keys = hops.map((hop) => `${placeKeyOf(hop.subject, hop.node)} ${own}`)
  const repeated = hops.findIndex((hop, index) => {
    const site = index === 0 ? undefined : placeOfCall(hop.subject.facts, hop.call)?.site
    return site !== undefined && loopsAround(hop.subject, site).length > 0
  })
  const inner = repeated > 0 ? keys[repeated] : loopsAround(operation.subject, operation.site).length > 0 ? own : undefined
  return [keys[0] ?? own, ...inner === undefined ? [] : [inner]]
}

export function placeKeyOf(subject: Subject, node: NodeId): string {
  const { start, end } = nodeAt(subject, node).range
  return `${subject.file}:${start}:${end}`
}
