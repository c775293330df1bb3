// What a loop adds to collections and stores into attributes and items: what may be read from them in a later iteration.

import { isInside } from '../../text/range.js'
import type { CallId, NodeId, ValueId } from '../facts.js'
import { originsOf } from './origins.js'
import { nodeAt, type Subject } from './subject.js'

export interface Changer {
  /** The objects that hold the values afterwards. */
  readonly origins: ReadonlySet<string>
  readonly values: readonly ValueId[]
  readonly node: NodeId
  /** The call that adds; absent for what is assigned. */
  readonly call?: CallId
}

export const adders: ReadonlySet<string> = new Set([
  'append', 'extend', 'insert', 'add', 'update', 'setdefault', 'appendleft', 'extendleft', 'push', 'unshift', 'splice', 'set', 'put', 'put_nowait', 'enqueue',
])

const known = new WeakMap<Subject, readonly Changer[]>()

export function changersIn(subject: Subject, within: NodeId): readonly Changer[] {
  let all = known.get(subject)
  if (!all) known.set(subject, all = findChangers(subject))
  const { range } = nodeAt(subject, within)
  return all.filter((changer) => isInside(nodeAt(subject, changer.node).range, range))
}

function findChangers(subject: Subject): readonly Changer[] {
  const { facts } = subject
  const found: Changer[] = []
  for (const [id, call] of facts.calls.entries()) {
    const callee = facts.values[call.callee]
    if (callee?.op !== 'member' || !adders.has(callee.name)) continue
    found.push({ node: call.node, call: id, origins: originsOf(subject, callee.object), values: call.arguments.map((argument) => argument.value) })
  }
  for (const write of facts.writes) {
    const whole = originsOf(subject, write.object)
    const origins = write.name === null ? whole : new Set([...whole].map((origin) => `${origin}.${write.name ?? ''}`))
    found.push({ node: write.node, origins, values: [write.value] })
  }
  return found
}
