// Whether a decorator of the workspace calls what it decorates only where it does not know the answer yet.

import type { FunctionFact } from '../facts.js'
import { none } from '../facts.js'
import { wrappersOf, type Wrapper } from '../resolve/decorators.js'
import { isMemoGuarded } from './memo.js'
import { nodeAt, type Subject } from './subject.js'

const known = new WeakMap<FunctionFact, boolean>()

export function isKeptByDecorator(subject: Subject, fact: FunctionFact): boolean {
  if (fact.decorators.length === 0 || subject.facts.language !== 'python') return false
  return fact.decorators.some((decorator) => wrappersOf(subject.resolver, subject.file, decorator).some((wrapper) => isMemo(subject, wrapper)))
}

function isMemo(from: Subject, { file, outer, inner }: Wrapper): boolean {
  const subject = from.resolver.workspace.subject(file)
  const fact = subject?.facts.functions[inner ?? none]
  if (!subject || !fact) return false
  let answer = known.get(fact)
  if (answer === undefined) known.set(fact, answer = callsGuarded(subject, fact, outer))
  return answer
}

/** Every call of the decorated function in the wrapper is guarded. */
function callsGuarded(subject: Subject, inner: FunctionFact, outer: number): boolean {
  const { facts } = subject
  const calls = facts.calls.filter((call) => facts.functions[call.site.function] === inner && isDecorated(subject, call.callee, outer))
  return calls.length > 0 && calls.every((call) => isMemoGuarded(subject, nodeAt(subject, call.node), nodeAt(subject, inner.node)))
}

function isDecorated({ facts }: Subject, callee: number, outer: number): boolean {
  const used = facts.values[callee]
  const source = used?.op === 'use' && used.definitions.length === 1 ? facts.definitions[used.definitions[0] ?? none]?.source : undefined
  return source?.from === 'parameter' && source.function === outer && source.index === 0
}
