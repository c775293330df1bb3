// Whether functions that a piece of code calls may write to a file that it reads: they open one by its path, which may be the same.

import { isInside, type Range } from '../../text/range.js'
import { none, type CallId, type ValueId } from '../facts.js'
import { libraryCallsOf } from '../resolve/calls.js'
import { targetsOf } from '../resolve/targets.js'
import { contentsOf } from './function-contents.js'
import { mayWrite } from './open-files.js'
import { pathEnding, writtenPaths } from './paths.js'
import { nodeAt, type Subject } from './subject.js'
import { isHandle } from './whole-reads.js'

/** More than these is as good as not known. */
const mostFunctions = 200

export function mayBeWrittenThroughCalls(subject: Subject, path: ValueId, within: Range): boolean {
  const calls = subject.facts.calls.flatMap((call, id) => isInside(nodeAt(subject, call.node).range, within) ? [id] : [])
  return calls.some((id) => isGivenToUnknown(subject, id, path)) || writesThrough(subject, calls, path === none ? undefined : pathEnding(subject, path))
}

function writesThrough(subject: Subject, calls: readonly CallId[], ending: string | undefined): boolean {
  const seen = new Set<string>()
  const pending = [{ at: subject, calls }]
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { at } = next
    for (const target of next.calls.flatMap((id) => targetsOf(at.resolver, at.file, id))) {
      const callee = subject.resolver.workspace.subject(target.file)
      const key = `${target.function} ${target.file}`
      if (!callee || seen.has(key)) continue
      seen.add(key)
      const own = contentsOf(callee, target.function).calls
      if (seen.size > mostFunctions || own.some((id) => opensToWrite(callee, id, ending))) return true
      pending.push({ at: callee, calls: own })
    }
  }
  return false
}

/** By a path that may be the one that ends so: what is written to an open file was opened elsewhere. */
function opensToWrite(subject: Subject, id: CallId, ending: string | undefined): boolean {
  const call = subject.facts.calls[id]
  if (!call || !mayWrite(subject, id) || libraryCallsOf(subject.resolver, subject.file, id).some(({ receiver }) => receiver && isHandle(subject, receiver))) return false
  const callee = subject.facts.values[call.callee]
  const written = [callee?.op === 'member' ? callee.object : none, call.arguments[0]?.value ?? none].flatMap((value) => value === none ? [] : pathEnding(subject, value) ?? [])
  return ending === undefined || written.length === 0 || written.some((other) => other.endsWith(ending) || ending.endsWith(other))
}

function isGivenToUnknown(subject: Subject, id: CallId, path: ValueId): boolean {
  const { resolver, file } = subject
  if (path === none || libraryCallsOf(resolver, file, id).length > 0 || targetsOf(resolver, file, id).length > 0) return false
  const paths = new Set(writtenPaths(subject, path))
  return (subject.facts.calls[id]?.arguments ?? []).some(({ value }) => value !== none && writtenPaths(subject, value).some((one) => paths.has(one)))
}
