// Where a lazy query that is evaluated stands: at the expression that builds it, if the loop builds it. It is evaluated only once.

import { none, type NodeId, type Site, type ValueId } from '../facts.js'
import { stepsOf, type Step } from './reach.js'
import { alternatives } from '../kinds.js'
import { kindAt, type Subject } from './subject.js'

/** Undefined where an earlier step evaluates the same query: it keeps its rows. */
export function evaluatedOf(subject: Subject, step: Step): { readonly node: NodeId; readonly site: Site } | undefined {
  if (isGivenQueryset(subject, step.direct?.value ?? none)) return { node: step.node, site: { ...step.site, loop: none } }
  const built = builtBy(subject, step.direct?.value ?? none)
  if (built === none) return step
  const isLater = stepsOf(subject).some((other) => other !== step && other.direct && other.node < step.node && builtBy(subject, other.direct.value) === built)
  const site = siteOf(subject, built)
  return isLater || !site ? undefined : { node: subject.facts.values[built]?.node ?? none, site }
}

/** A queryset of Django's that the function is given, or makes above its loops in one way or another, is one object, however often a loop goes over it. */
export function isGivenQueryset(subject: Subject, id: ValueId): boolean {
  const { facts } = subject
  const value = facts.values[id]
  const definitions = value?.op === 'use' ? value.definitions.flatMap((one) => facts.definitions[one] ?? []) : []
  const [first] = definitions
  if (!first || definitions.length !== (value?.op === 'use' ? value.definitions.length : 0)) return false
  const isGiven = definitions.length === 1 && first.source.from === 'parameter' && !facts.functions[first.source.function]?.inline
  const isMadeAbove = definitions.length > 1 && definitions.every(({ site }) => site.loop === none && site.function === first.site.function)
  if (!isGiven && !isMadeAbove) return false
  return alternatives(kindAt(subject, id)).every((kind) => kind.is === 'instance' && kind.type.startsWith('django.'))
}

/** The expression that builds the query under a name with one definition; none where it stands here itself. */
function builtBy(subject: Subject, id: ValueId): ValueId {
  const { facts } = subject
  const value = facts.values[id]
  // An item of a query is asked of it, or taken from its rows.
  if (value?.op === 'index') return builtBy(subject, value.object)
  if (value?.op !== 'use' || value.definitions.length !== 1) return none
  const source = facts.definitions[value.definitions[0] ?? none]?.source
  if (source?.from !== 'value') return none
  return facts.values[source.value]?.op === 'use' ? builtBy(subject, source.value) : source.value
}

/** Where the call stands that the expression ends in: `Book.objects.filter(…)[:3]`. */
function siteOf(subject: Subject, id: ValueId): Site | undefined {
  const { facts } = subject
  const value = facts.values[id]
  switch (value?.op) {
    case 'call': return facts.calls[value.call]?.site
    case 'slice': case 'index': case 'member': return siteOf(subject, value.object)
    case 'await': case 'cast': return siteOf(subject, value.of)
    default: return undefined
  }
}
