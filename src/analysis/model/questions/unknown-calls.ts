// Calls of which nothing is known, in a function and in all that it runs: what a summary that finds nothing may have missed.

import { none, type CallFact, type FunctionId, type NodeId } from '../facts.js'
import { alternatives, present, type Kind } from '../kinds.js'
import { calleeKind, libraryCallsOf } from '../resolve/calls.js'
import { targetsOf } from '../resolve/targets.js'
import { edgesOf, keyOf, type FunctionPlace } from './call-edges.js'
import { runBy } from './effects.js'
import type { Subject } from './subject.js'

export interface UnknownCall { readonly subject: Subject; readonly callee: NodeId }

const known = new WeakMap<Subject, Map<FunctionId, readonly UnknownCall[]>>()
/** A summary of more functions says so by what it found until then. */
const mostFunctions = 2000

/** The function's own first, then those of the functions that it calls. */
export function unknownCallsOf(subject: Subject, id: FunctionId): readonly UnknownCall[] {
  const places: FunctionPlace[] = [{ subject, function: id }]
  const seen = new Set(places.map(keyOf))
  const found: UnknownCall[] = []
  for (const place of places) {
    if (place.subject.resolver.workspace.ownCall(place.subject.file, place.function)) continue
    found.push(...ownCalls(place))
    for (const { target } of edgesOf(place.subject, place.function)) {
      if (seen.has(keyOf(target)) || seen.size >= mostFunctions) continue
      seen.add(keyOf(target))
      places.push(target)
    }
  }
  return found
}

function ownCalls({ subject, function: id }: FunctionPlace): readonly UnknownCall[] {
  let ofFile = known.get(subject)
  if (!ofFile) known.set(subject, ofFile = new Map<FunctionId, readonly UnknownCall[]>())
  let calls = ofFile.get(id)
  if (!calls) ofFile.set(id, calls = subject.resolver.workspace.reading(subject.file, () => findCalls(subject, id)))
  return calls
}

function findCalls(subject: Subject, id: FunctionId): readonly UnknownCall[] {
  return runBy(subject, id).calls.flatMap((index) => {
    const call = subject.facts.calls[index]
    if (!call || targetsOf(subject.resolver, subject.file, index).length > 0 || libraryCallsOf(subject.resolver, subject.file, index).length > 0) return []
    return !isCallOfNothingKnown(subject, call) ? [] : [{ subject, callee: subject.facts.values[call.callee]?.node ?? call.node }]
  })
}

/** Kinds whose own methods work on what is in memory. */
const plain: ReadonlySet<Kind['is']> = new Set(['string', 'bytes', 'number', 'boolean', 'regex', 'list', 'tuple', 'set', 'dict', 'enum', 'generator', 'promise', 'none', 'never'])

/** Of a call that runs no function of the workspace or of a modelled library: whether it may do anything. */
export function isCallOfNothingKnown(subject: Subject, call: CallFact): boolean {
  return !isHarmless(subject, call)
}

/** It makes an object of the workspace, or asks something of plain data. */
function isHarmless({ resolver, file, facts }: Subject, call: CallFact): boolean {
  const catalogue = resolver.workspace.catalogue(file)
  const isKnown = alternatives(present(calleeKind(resolver, file, call))).every((kind) => {
    return kind.is === 'class' || kind.is === 'never' || (kind.is === 'symbol' && (catalogue.typeNamed(kind.path) !== undefined || inMemory.test(kind.path)))
  })
  const callee = facts.values[call.callee]
  if (isKnown || callee?.op === 'super') return true
  if (callee?.op !== 'member') return callee?.op === 'use' && callee.binding === none && callee.name === 'super'
  return ofData.test(callee.name) || alternatives(present(resolver.kindOf({ file, value: callee.object }))).every((kind) => plain.has(kind.is))
}

/** Names that methods of texts, lists and dates have, and hardly anything else. */
const ofData = /^([lr]?strip|r?split|splitlines|join|lower|upper|title|startswith|endswith|format|append|extend|items|keys|values|isoformat|strftime|isdigit|trim|toLowerCase|toUpperCase|push|unshift|slice|splice|indexOf|includes|concat|toString|toFixed|toISOString|getTime|localeCompare|charCodeAt|charAt|padStart|padEnd|startsWith|endsWith|hasOwnProperty)$/

/** Modules and globals of the languages themselves that do nothing outside of the program. */
const inMemory = /^(json|math|cmath|re|datetime|itertools|functools|collections|copy|uuid|decimal|fractions|dataclasses|typing|enum|string|textwrap|operator|statistics|random|secrets|hashlib|hmac|base64|binascii|struct|bisect|heapq|abc|contextvars|inspect|traceback|warnings|html|difflib|calendar|zoneinfo|types|weakref|gc|unicodedata|pprint|numbers|os\.path|urllib\.parse|Math|JSON|Object|Array|String|Number|Boolean|Date|RegExp|Symbol|BigInt|Reflect|Intl|Promise|Error|TypeError|RangeError|Map|Set|WeakMap|WeakSet|URL|URLSearchParams|isNaN|isFinite|parseInt|parseFloat|structuredClone|encodeURIComponent|decodeURIComponent|encodeURI|decodeURI|atob|btoa)(\.|$)/
