// What asking a loader runs: `users.load(id)` of `new DataLoader(batch)` runs `batch`, once for all that is asked for together.

import { none, type CallId, type ValueId } from '../facts.js'
import { alternatives, present, type Kind } from '../kinds.js'
import { libraryCallsOf } from '../resolve/calls.js'
import { storedIn } from './stored.js'
import { kindAt, type Subject } from './subject.js'

/** Empty where the call asks no loader, or where the loader was made is not known; nor where it is made by the same function. */
export function batchFunctionsOf(subject: Subject, id: CallId): readonly Extract<Kind, { is: 'function' }>[] {
  const call = subject.facts.calls[id]
  const callee = call && subject.facts.values[call.callee]
  const asks = callee?.op === 'member' && libraryCallsOf(subject.resolver, subject.file, id).some(({ model }) => model.coalesced === true && !model.effect)
  const made = asks ? madeBy(subject, callee.object) : undefined
  // Making it counts the function already.
  if (!call || !made || (made.subject === subject && made.subject.facts.calls[made.call]?.site.function === call.site.function)) return []
  const models = libraryCallsOf(made.subject.resolver, made.subject.file, made.call)
  const given = models.flatMap(({ model }) => model.callback ? [made.subject.facts.calls[made.call]?.arguments[model.callback.argument]?.value ?? none] : [])
  return given.flatMap((value) => alternatives(kindAt(made.subject, value))).flatMap((kind) => kind.is === 'function' ? [kind] : [])
}

interface Made { readonly subject: Subject; readonly call: CallId }

/** The call that made the loader which a name or an attribute of this object holds. */
function madeBy(subject: Subject, id: ValueId): Made | undefined {
  const { facts } = subject
  const value = facts.values[id]
  if (value?.op === 'call') return { subject, call: value.call }
  if (value?.op === 'use') {
    const source = value.definitions.length === 1 ? facts.definitions[value.definitions[0] ?? none]?.source : undefined
    return source?.from === 'value' && facts.values[source.value]?.op === 'call' ? madeBy(subject, source.value) : undefined
  }
  if (value?.op !== 'member') return undefined
  const [holder, ...others] = alternatives(present(kindAt(subject, value.object)))
  const home = holder?.is === 'object' && others.length === 0 ? subject.resolver.workspace.subject(holder.file) : undefined
  const stored = home && holder?.is === 'object' ? storedIn(home, holder.class, value.name) : undefined
  const made = stored && stored.subject.facts.values[stored.attribute.value]
  return stored && made?.op === 'call' ? { subject: stored.subject, call: made.call } : undefined
}
