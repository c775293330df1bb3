// What each piece of work does that is started together with others: operations in its own code, and those reached through calls.

import { isInside } from '../../text/range.js'
import type { Node } from '../../syntax/tree.js'
import { none, type CallId } from '../facts.js'
import { alternatives } from '../kinds.js'
import { summaryOf } from './effects.js'
import { stepsOf, type Reached } from './reach.js'
import { kindAt, nodeAt, type Subject } from './subject.js'
import type { Member, Together } from './together.js'

export interface MemberWork {
  readonly member: Member
  /** The call in the member that leads to it; none where the operation stands there itself. */
  readonly call: CallId
  readonly reached: Reached
}

export function membersWork(subject: Subject, { members }: Together): readonly MemberWork[] {
  return members.flatMap((member) => {
    const written = stepsOf(subject).filter((step) => isInside(nodeAt(subject, step.node).range, member.region.range) && !isLocked(subject, nodeAt(subject, step.node), member.region))
    const own = written.flatMap((step) => step.reached.map((reached) => ({ member, call: step.direct ? none : step.call, reached })))
    return member.function === none ? [...own, ...named(subject, member)] : own
  })
}

/** `ids.map(load)`: what the function does that is named. */
function named(subject: Subject, member: Member): readonly MemberWork[] {
  if (member.value === none || subject.facts.values[member.value]?.op === 'call') return []
  return alternatives(kindAt(subject, member.value)).flatMap((kind) => {
    const at = kind.is === 'function' ? subject.resolver.workspace.subject(kind.file) : undefined
    if (kind.is !== 'function' || !at) return []
    return summaryOf(at, kind.function).map((reached) => ({ member, call: none, reached }))
  })
}

/** One after another by the author's own lock. */
function isLocked(subject: Subject, node: Node, region: Node): boolean {
  for (let at: Node | null = node; at && at !== region; at = at.parent) {
    if (at.kind === 'with' && at.items.some((item) => isLock(subject, item.value))) return true
  }
  return false
}

function isLock(subject: Subject, node: Node): boolean {
  const value = subject.facts.valueOfNode[node.id] ?? none
  const kind = value === none ? undefined : kindAt(subject, value)
  return kind?.is === 'instance' && subject.resolver.workspace.catalogue(subject.file).methodOf(kind.type, 'acquire')?.model.effect?.kind === 'lock'
}
