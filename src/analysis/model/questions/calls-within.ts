// The functions of the file that a piece of code may run, found by position: calls are sorted once per file.

import type { CallId, FunctionId, NodeId } from '../facts.js'
import { alternatives } from '../kinds.js'
import { targetsInFile } from './mutations.js'
import { nodeAt, type Subject } from './subject.js'

interface PlacedCall { readonly start: number; readonly end: number; readonly id: CallId }
interface Calls {
  readonly placed: readonly PlacedCall[]
  readonly run: Map<NodeId, readonly FunctionId[]>
}

const known = new WeakMap<Subject, Calls>()

/** By calling them, or by giving them away by name. */
export function functionsRunIn(subject: Subject, node: NodeId): readonly FunctionId[] {
  let calls = known.get(subject)
  if (!calls) known.set(subject, calls = { placed: placedCalls(subject), run: new Map<NodeId, readonly FunctionId[]>() })
  let run = calls.run.get(node)
  if (!run) calls.run.set(node, run = [...new Set(callsIn(calls.placed, nodeAt(subject, node).range).flatMap((id) => functionsRunBy(subject, id)))])
  return run
}

function placedCalls(subject: Subject): readonly PlacedCall[] {
  return subject.facts.calls.map((call, id) => ({ ...rangeOf(subject, call.node), id })).sort((a, b) => a.start - b.start || a.end - b.end)
}

function rangeOf(subject: Subject, node: NodeId): { start: number; end: number } {
  const { start, end } = nodeAt(subject, node).range
  return { start, end }
}

function callsIn(placed: readonly PlacedCall[], range: { readonly start: number; readonly end: number }): CallId[] {
  let low = 0
  let high = placed.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((placed[middle]?.start ?? 0) < range.start) low = middle + 1
    else high = middle
  }
  const found: CallId[] = []
  for (let at = low; at < placed.length; at++) {
    const call = placed[at]
    if (!call || call.start >= range.end) break
    if (call.end <= range.end) found.push(call.id)
  }
  return found
}

function functionsRunBy(subject: Subject, id: CallId): readonly FunctionId[] {
  const { facts, resolver, file } = subject
  const given = (facts.calls[id]?.arguments ?? []).flatMap((argument) => {
    const op = facts.values[argument.value]?.op
    if (op !== 'use' && op !== 'member') return []
    return alternatives(resolver.kindOf({ file, value: argument.value })).flatMap((kind) => kind.is === 'function' && kind.file === file ? [kind.function] : [])
  })
  return [...targetsInFile(subject, id), ...given]
}
