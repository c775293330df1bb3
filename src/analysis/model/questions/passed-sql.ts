// SQL handed to a function that passes it on to a driver: what running it does is said by the call, not by the function.

import { none, type CallFact, type CallId, type FunctionId, type ValueId } from '../facts.js'
import { argumentGiven } from '../given-arguments.js'
import { isBoundCall } from '../resolve/bound-functions.js'
import { libraryCallsOf, type LibraryCall } from '../resolve/calls.js'
import type { Operation } from './operations.js'
import { effectOfSql, sqlArgument, sqlTextOf } from './sql-text.js'
import type { Subject } from './subject.js'

interface Caller { readonly subject: Subject; readonly call: CallId }
interface Callee { readonly subject: Subject; readonly function: FunctionId }

/** The operations of the called function whose SQL is what the call gives it, as far as that is written there. */
export function passedOperations(caller: Caller, callee: Callee): readonly Operation[] {
  const { subject } = callee
  const { facts } = subject
  return (driverCallsOf(subject).get(callee.function) ?? []).flatMap(({ inner, id, library, argument }): Operation[] => {
    const given = givenFor(caller, callee, argument)
    const sql = given === undefined ? undefined : sqlTextOf(caller.subject, given)
    const kind = sql && effectOfSql(sql.text)
    if (!sql || !kind) return []
    const receiver = facts.values[inner.callee]
    const effect = { ...(library.model.effect ?? { blocking: library.model.awaitable !== true }), kind, ...(kind === 'query' ? { rows: 'many' as const } : {}) }
    return [{
      subject, kind, effect, node: inner.node, value: inner.value, call: id, library, receiver: receiver?.op === 'member' ? receiver.object : none,
      // What is interpolated stands where the call does; here it is part of a parameter.
      sql: caller.subject === subject ? sql : { ...sql, value: argument, interpolated: [] },
      site: inner.site, confidence: library.confidence,
    }]
  })
}

interface DriverCall {
  readonly inner: CallFact
  readonly id: CallId
  readonly library: LibraryCall
  /** The SQL. */
  readonly argument: ValueId
}

const known = new WeakMap<Subject, ReadonlyMap<FunctionId, readonly DriverCall[]>>()

/** Calls that a driver runs SQL by which is a name here, by the function that they stand in. */
function driverCallsOf(subject: Subject): ReadonlyMap<FunctionId, readonly DriverCall[]> {
  const before = known.get(subject)
  if (before) return before
  const found = new Map<FunctionId, DriverCall[]>()
  subject.resolver.workspace.reading(subject.file, () => {
    for (const [id, inner] of subject.facts.calls.entries()) {
      const library = libraryCallsOf(subject.resolver, subject.file, id).find((one) => one.model.sql !== undefined)
      const argument = library?.model.sql && sqlArgument(inner, library.model.sql)
      if (!library || argument === undefined || subject.facts.values[argument]?.op !== 'use') continue
      found.set(inner.site.function, [...found.get(inner.site.function) ?? [], { inner, id, library, argument }])
    }
  })
  known.set(subject, found)
  return found
}

/** What the call gives for the parameter that a value of the function is. */
function givenFor(caller: Caller, { subject, function: target }: Callee, value: ValueId): ValueId | undefined {
  const { facts } = subject
  const used = facts.values[value]
  const [only, ...others] = used?.op === 'use' ? used.definitions : []
  const source = only === undefined || others.length > 0 ? undefined : facts.definitions[only]?.source
  const fact = facts.functions[target]
  if (source?.from !== 'parameter' || source.function !== target || !fact) return undefined
  const given = caller.subject.facts.calls[caller.call]?.arguments ?? []
  if (given.some((argument) => argument.spread !== '') || isBoundCall(caller.subject.resolver, caller.subject.file, caller.call)) return undefined
  return argumentGiven(given, facts.language, fact, source.index)?.value
}
