// Whether a method of the workspace may keep what it is given in its object: `repository.update(id, row)` hands it to a database,
// `registry.update(names)` holds it afterwards.

import { isInside } from '../../text/range.js'
import { none, type CallId, type FunctionId, type ValueId } from '../facts.js'
import { alternatives } from '../kinds.js'
import { targetsOf } from '../resolve/targets.js'
import { adders } from './changers.js'
import { anyOrigin, originsOf } from './origins.js'
import { kindAt, nodeAt, type Subject } from './subject.js'

/** True where it is not known what the call runs. */
export function mayKeep(subject: Subject, call: CallId): boolean {
  const targets = targetsOf(subject.resolver, subject.file, call)
  if (targets.length === 0) return !isOutside(subject, subject.facts.calls[call]?.callee ?? none)
  return targets.some((target) => {
    const callee = subject.resolver.workspace.subject(target.file)
    return !callee || keeps(callee, target.function, new Set())
  })
}

function keeps(subject: Subject, id: FunctionId, seen: Set<string>): boolean {
  const key = `${id} ${subject.file}`
  if (seen.has(key)) return false
  seen.add(key)
  const { facts } = subject
  const { range } = nodeAt(subject, facts.functions[id]?.node ?? none)
  if (facts.writes.some((write) => isInside(nodeAt(subject, write.node).range, range) && isOwn(subject, write.object))) return true
  return facts.calls.some((call, index) => {
    const callee = isInside(nodeAt(subject, call.node).range, range) ? facts.values[call.callee] : undefined
    if (callee?.op !== 'member' || !isOwn(subject, callee.object)) return false
    const targets = targetsOf(subject.resolver, subject.file, index)
    if (targets.length === 0) return adders.has(callee.name) && !isOutside(subject, call.callee)
    return targets.some((target) => {
      const other = subject.resolver.workspace.subject(target.file)
      return !other || keeps(other, target.function, seen)
    })
  })
}

/** The object that the method was called on, or something that it holds. */
function isOwn(subject: Subject, value: ValueId): boolean {
  return [...originsOf(subject, value)].some((origin) => origin.startsWith('self:') || origin.startsWith('g:super') || origin === anyOrigin)
}

/** What a library does with a database or a service changes no object of the program. */
function isOutside(subject: Subject, callee: ValueId): boolean {
  return alternatives(kindAt(subject, callee)).every((kind) => kind.is === 'method' && kind.model.effect !== undefined)
}
