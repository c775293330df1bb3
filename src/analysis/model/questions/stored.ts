// Where a class stores what an attribute holds: in its own constructor, or in one that it inherits or calls.

import { none, type AttributeFact, type CallId, type ClassFact, type ClassId } from '../facts.js'
import { own } from '../own.js'
import { kindAt, type Subject } from './subject.js'

export interface Stored {
  /** The file of the class that stores it. */
  readonly subject: Subject
  readonly attribute: AttributeFact
  /** The calls of the bases' constructors that lead there, outermost first; none where a constructor is inherited. */
  readonly through: readonly { readonly subject: Subject; readonly call: CallId }[]
}

const mostBases = 8

/** Undefined where it is not stored, or in several places. */
export function storedIn(subject: Subject, cls: ClassId, name: string, depth = 0): Stored | undefined {
  const fact = subject.facts.classes[cls]
  if (!fact || depth > mostBases) return undefined
  const [only, ...others] = (own(fact.attributes, name) ?? []).filter((one) => one.value !== none || one.parameter !== none)
  if (only) return others.length === 0 ? { subject, attribute: only, through: [] } : undefined
  for (const value of fact.bases) {
    const base = kindAt(subject, value)
    const at = base.is === 'class' ? subject.resolver.workspace.subject(base.file) : undefined
    const found = at && base.is === 'class' ? storedIn(at, base.class, name, depth + 1) : undefined
    if (!found) continue
    const constructor = constructorOf(subject, fact)
    if (constructor === undefined) return found
    const call = superCall(subject, constructor)
    return call === undefined ? undefined : { ...found, through: [{ subject, call }, ...found.through] }
  }
  return undefined
}

function constructorOf({ facts }: Subject, cls: ClassFact): number | undefined {
  return own(cls.methods, facts.language === 'python' ? '__init__' : 'constructor')?.[0]
}

/** `super().__init__(session)`, `super(client)`. */
function superCall({ facts }: Subject, constructor: number): CallId | undefined {
  const found = facts.calls.findIndex((call) => {
    if (call.site.function !== constructor) return false
    const callee = facts.values[call.callee]
    if (facts.language === 'typescript') return callee?.op === 'super'
    const object = callee?.op === 'member' && callee.name === '__init__' ? facts.values[callee.object] : undefined
    const named = object?.op === 'call' ? facts.values[facts.calls[object.call]?.callee ?? none] : undefined
    return named?.op === 'use' && named.binding === none && named.name === 'super'
  })
  return found < 0 ? undefined : found
}
