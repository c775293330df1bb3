// Which loops are around a place, from the innermost out, through callbacks that run where they are written.

import type { Confidence } from '../../finding.js'
import { none, type FileFacts, type FunctionId, type LoopFact, type LoopId, type Site, type ValueId } from '../facts.js'
import { alternatives, weaker } from '../kinds.js'
import { isCallbackOf, libraryCallsOf } from '../resolve/calls.js'
import { elementMethods } from '../scopes.js'
import { kindAt, type Subject } from './subject.js'

export interface AroundLoop {
  readonly id: LoopId
  readonly fact: LoopFact
  /** How sure it is that this is a loop: a callback's receiver may be unknown. */
  readonly confidence: Confidence
}

export function loopsAround(subject: Subject, site: Site): readonly AroundLoop[] {
  const { facts } = subject
  const found: AroundLoop[] = []
  let { function: inFunction, loop } = site
  let confidence: Confidence = 'high'
  for (;;) {
    for (; loop !== none; loop = facts.loops[loop]?.site.loop ?? none) {
      const fact = facts.loops[loop]
      if (!fact) break
      if (fact.form === 'callback') {
        const runs = callbackRuns(subject, loop)
        if (runs.how === 'each') found.push({ id: loop, fact, confidence: confidence = weaker(confidence, runs.confidence) })
        else if (runs.how !== 'once') return found
      } else found.push({ id: loop, fact, confidence })
    }
    const fact = facts.functions[inFunction]
    if (!fact || inFunction === 0) return found
    if (fact.loop === none) {
      if (!calledInPlace(subject.facts).has(inFunction)) return found
      ;({ function: inFunction, loop } = fact.site)
      continue
    }
    const runs = callbackRuns(subject, fact.loop)
    const callback = facts.loops[fact.loop]
    if (!callback || runs.how === 'unknown') return found
    if (runs.how === 'each') found.push({ id: fact.loop, fact: callback, confidence: confidence = weaker(confidence, runs.confidence) })
    ;({ function: inFunction, loop } = callback.site)
  }
}

const inPlace = new WeakMap<FileFacts, ReadonlySet<FunctionId>>()

/** `(async () => { … })()` */
export function calledInPlace(facts: FileFacts): ReadonlySet<FunctionId> {
  let found = inPlace.get(facts)
  if (!found) {
    inPlace.set(facts, found = new Set(facts.calls.flatMap((call) => {
      const callee = facts.values[call.callee]
      return callee?.op === 'function' ? [callee.function] : []
    })))
  }
  return found
}

export type CallbackRuns = { readonly how: 'each' | 'once'; readonly confidence: Confidence } | { readonly how: 'unknown' }

/** How the call that a function is given to runs it. */
export function callbackRuns(subject: Subject, loop: LoopId): CallbackRuns {
  const { facts } = subject
  const fact = facts.loops[loop]
  const call = fact && facts.calls[fact.call]
  if (!fact || !call) return { how: 'unknown' }
  for (const library of libraryCallsOf(subject.resolver, subject.file, fact.call)) {
    if (isCallbackOf(library.model, fact, call) && library.model.callback) return { how: library.model.callback.runs, confidence: library.confidence }
  }
  const callee = facts.values[call.callee]
  if (callee?.op !== 'member' || facts.language === 'python' || !elementMethods.has(callee.name) || fact.argument !== 0) return { how: 'unknown' }
  const receivers = alternatives(kindAt(subject, callee.object))
  if (receivers.some((kind) => kind.is === 'list' || kind.is === 'tuple')) return { how: 'each', confidence: 'high' }
  // The methods of arrays are so well known that an unresolved receiver is taken for one; a resolved one that is none is not.
  return receivers.every((kind) => kind.is === 'unknown' || kind.is === 'never' || kind.is === 'symbol') ? { how: 'each', confidence: 'medium' } : { how: 'unknown' }
}

/** What a loop goes over: its iterable; for callbacks the receiver, or the argument that the library takes its elements from. */
export function iterableOf(subject: Subject, loop: LoopId): ValueId {
  const fact = subject.facts.loops[loop]
  const call = fact && subject.facts.calls[fact.call]
  if (!fact || fact.form !== 'callback' || !call) return fact?.iterable ?? none
  for (const library of libraryCallsOf(subject.resolver, subject.file, fact.call)) {
    const parameters = isCallbackOf(library.model, fact, call) ? library.model.callback?.parameters ?? [] : []
    const source = parameters.map((text) => /^element(\d)$/.exec(text)?.[1]).find((index) => index !== undefined)
    if (source !== undefined) return call.arguments[Number(source)]?.value ?? none
  }
  return fact.iterable
}
