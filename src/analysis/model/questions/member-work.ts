// What each piece of work does that is started together with others: operations in its own code, and those reached through calls.

import { isInside } from '../../text/range.js'
import type { Node } from '../../syntax/tree.js'
import { none, type CallId, type NodeId } from '../facts.js'
import { alternatives } from '../kinds.js'
import { summaryOf } from './effects.js'
import { stepsOf, type Reached } from './reach.js'
import { isPipelined } from './sharing.js'
import { kindAt, nodeAt, type Subject } from './subject.js'
import type { Member, Together } from './together.js'

export interface MemberWork {
  readonly member: Member
  /** Of the elements of a list, only the one that is equal to something does it. */
  readonly isForOne: boolean
  /** The call in the member that leads to it; none where the operation stands there itself. */
  readonly call: CallId
  readonly reached: Reached
}

/** Without what the author has run one after another, by a lock. */
export function membersWork(subject: Subject, { call: { node: start }, members }: Together): readonly MemberWork[] {
  const isLocked = (at: Subject, node: NodeId) => isInTurn(at, node, at === subject ? nodeAt(subject, start) : undefined)
  return members.flatMap((member) => {
    const written = stepsOf(subject).filter((step) => isInside(nodeAt(subject, step.node).range, member.region.range) && !isLocked(subject, step.node))
    const own = written.flatMap((step) => {
      const isHere = isOfEqual(nodeAt(subject, step.node), member.region)
      return step.reached.map((reached) => ({ member, isForOne: isHere || isForOne(reached), call: step.direct ? none : step.call, reached }))
    })
    const all = member.function === none ? [...own, ...named(subject, member)] : own
    return all.filter(({ reached: { hops, operation } }) => !isLocked(operation.subject, operation.node) && !hops.some((hop) => isLocked(hop.subject, hop.node)))
  })
}

function isForOne({ hops, operation }: Reached): boolean {
  return [...hops, operation].some(({ subject, node }) => isOfEqual(nodeAt(subject, node), undefined))
}

/** `if (document.id === id)` around it: ids are those of one element. */
function isOfEqual(node: Node, region: Node | undefined): boolean {
  for (let at = node; at.parent && at !== region && (region || at.kind !== 'function'); at = at.parent) {
    const { parent } = at
    const test = parent.kind === 'branch' && parent.then === at || parent.kind === 'conditional' && parent.then === at ? parent.test : undefined
    if (test?.kind === 'compare' && test.operators.length === 1 && /^===?$/.test(test.operators[0] ?? '') && test.operands.some(isId)) return true
  }
  return false
}

function isId(node: Node): boolean {
  return node.kind === 'member' && /^(id|pk|key|uuid|slug)$|Id$|_id$/.test(node.property)
}

/** `ids.map(load)`: what the function does that is named. */
function named(subject: Subject, member: Member): readonly MemberWork[] {
  if (member.value === none || subject.facts.values[member.value]?.op === 'call') return []
  return alternatives(kindAt(subject, member.value)).flatMap((kind) => {
    const at = kind.is === 'function' ? subject.resolver.workspace.subject(kind.file) : undefined
    if (kind.is !== 'function' || !at) return []
    return summaryOf(at, kind.function).map((reached) => ({ member, isForOne: isForOne(reached), call: member.handing, reached }))
  })
}

/** In `with lock:` of the work's own, or while a connection that pipelines is entered. */
function isInTurn(subject: Subject, id: NodeId, start: Node | undefined): boolean {
  for (let at: Node | null = nodeAt(subject, id); at && at.kind !== 'function'; at = at.parent) {
    if (at.kind !== 'with') continue
    const isAroundAll = start !== undefined && isInside(start.range, at.range)
    if (at.items.some((item) => isPipelining(subject, item.value) || (!isAroundAll && isLock(subject, item.value)))) return true
  }
  return false
}

function isPipelining(subject: Subject, node: Node): boolean {
  return isPipelined(subject, subject.facts.valueOfNode[node.id] ?? none)
}

function isLock(subject: Subject, node: Node): boolean {
  const value = subject.facts.valueOfNode[node.id] ?? none
  const kind = value === none ? undefined : kindAt(subject, value)
  if (kind?.is !== 'instance') return false
  const catalogue = subject.resolver.workspace.catalogue(subject.file)
  const takes = catalogue.methodOf(kind.type, 'acquire')?.model.effect?.kind === 'lock'
  return takes && catalogue.inherited(kind.type, (type) => type.sharing) === 'exclusive'
}
