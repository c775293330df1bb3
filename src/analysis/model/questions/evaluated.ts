// Where a lazy query that is evaluated stands: at the expression that builds it, if the loop builds it. It is evaluated only once.

import { none, type NodeId, type Site, type ValueId } from '../facts.js'
import { libraryCallsOf } from '../resolve/calls.js'
import { stepsOf, type Step } from './reach.js'
import { nodeAt, type Subject } from './subject.js'

/** Undefined where an earlier step evaluates the same query: it keeps its rows. */
export function evaluatedOf(subject: Subject, step: Step): { readonly node: NodeId; readonly site: Site } | undefined {
  const value = step.direct?.value ?? none
  const built = builtBy(subject, value)
  if (built === none) return step
  const isLater = stepsOf(subject).some((other) => other !== step && other.direct && other.node < step.node && builtBy(subject, other.direct.value) === built)
  const call = callAt(subject, built)
  return isLater || !call ? undefined : { node: call.node, site: call.site }
}

/** The call that builds the query under a name with one definition; none where it stands here itself. */
function builtBy(subject: Subject, id: ValueId): ValueId {
  const { facts } = subject
  const value = facts.values[id]
  if (value?.op !== 'use' || value.definitions.length !== 1) return none
  const source = facts.definitions[value.definitions[0] ?? none]?.source
  if (source?.from !== 'value') return none
  return facts.values[source.value]?.op === 'use' ? builtBy(subject, source.value) : source.value
}

function callAt(subject: Subject, value: ValueId): { node: NodeId; site: Site } | undefined {
  const made = subject.facts.values[value]
  const call = made?.op === 'call' ? subject.facts.calls[made.call] : undefined
  if (!call || made?.op !== 'call') return undefined
  const isLibrary = libraryCallsOf(subject.resolver, subject.file, made.call).length > 0
  return isLibrary || nodeAt(subject, call.node).kind === 'call' ? call : undefined
}
