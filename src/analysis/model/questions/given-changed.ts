// Whether what a loop calls may change an object that every iteration hands it: a document that fields are drawn on, a container
// that modules register in. Whatever finds such an object finds what was done to it before.

import { isInside } from '../../text/range.js'
import { none, type CallFact, type CallId, type DefinitionId, type FunctionFact, type FunctionId, type Source, type ValueId } from '../facts.js'
import { argumentGiven } from '../given-arguments.js'
import { libraryCallsOf } from '../resolve/calls.js'
import { targetsOf } from '../resolve/targets.js'
import { nodeAt, type Subject } from './subject.js'

type IsShared = (value: ValueId) => boolean

const mostSteps = 5

/** `isShared`: the values of the caller that are the same object in every iteration. */
export function mayChangeGiven(subject: Subject, call: CallId, isShared: IsShared, depth = 0): boolean {
  const given = subject.facts.calls[call]
  if (!given || depth > mostSteps || given.arguments.some((one) => one.spread !== '')) return false
  return targetsOf(subject.resolver, subject.file, call).some((target) => {
    const callee = subject.resolver.workspace.subject(target.file)
    const fact = callee?.facts.functions[target.function]
    return callee !== undefined && fact !== undefined && changesIn(callee, target.function, fact, sharedIn(subject, given, isShared, callee, target.function, fact), depth)
  })
}

/** The names that stand for shared objects in the called function. */
function sharedIn(caller: Subject, given: CallFact, isShared: IsShared, { facts }: Subject, id: FunctionId, fact: FunctionFact): ReadonlySet<DefinitionId> {
  const isSharedSource = (source: Source | undefined): boolean => {
    if (source?.from === 'parameter') return source.function === id && isShared(argumentGiven(given.arguments, facts.language, fact, source.index)?.value ?? none)
    if (source?.from !== 'item' || source.of.from !== 'parameter' || source.of.function !== id || typeof source.key !== 'string') return false
    return isSharedEntry(caller, argumentGiven(given.arguments, facts.language, fact, source.of.index)?.value ?? none, source.key, isShared)
  }
  return new Set(facts.definitions.flatMap((definition, index) => isSharedSource(definition.source) ? [index] : []))
}

/** `{ container, options }`, also under a name. */
function isSharedEntry({ facts }: Subject, id: ValueId, key: string, isShared: IsShared): boolean {
  const value = facts.values[id]
  const source = value?.op === 'use' && value.definitions.length === 1 ? facts.definitions[value.definitions[0] ?? none]?.source : undefined
  const made = source?.from === 'value' ? facts.values[source.value] : value
  const entry = made?.op === 'dictionary' ? made.entries.findLast((one) => one.key === key) : undefined
  return entry !== undefined && isShared(entry.value)
}

function changesIn(subject: Subject, id: FunctionId, fact: FunctionFact, shared: ReadonlySet<DefinitionId>, depth: number): boolean {
  if (shared.size === 0) return false
  const { facts, resolver, file } = subject
  const { range } = nodeAt(subject, fact.node)
  const isShared = (value: ValueId): boolean => {
    const use = facts.values[value]
    return use?.op === 'use' ? use.definitions.some((one) => shared.has(one)) : use?.op === 'cast' && isShared(use.of)
  }
  if (facts.writes.some((write) => write.site.function === id && isShared(write.object))) return true
  return facts.calls.some((call, index) => {
    const node = nodeAt(subject, call.node)
    if (!isInside(node.range, range)) return false
    if (mayChangeGiven(subject, index, isShared, depth + 1)) return true
    const callee = facts.values[call.callee]
    // Called for what it does, of an object that nothing is known of, and nobody waits for it.
    const isForEffect = callee?.op === 'member' && node.parent?.kind === 'expression-statement' && isShared(callee.object) && !isReport(subject, callee.object)
    return isForEffect && libraryCallsOf(resolver, file, index).length === 0 && targetsOf(resolver, file, index).length === 0
  })
}

/** Log lines and progress are the same in any order. */
function isReport({ facts }: Subject, id: ValueId): boolean {
  const value = facts.values[id]
  return value?.op === 'use' && /log|console|progress|spinner|metric|stats|tracer|span/i.test(value.name)
}
