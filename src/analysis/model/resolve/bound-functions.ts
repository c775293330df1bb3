// Functions that are handed on with some of their arguments given: `partial(f, x)`, `f.bind(o)`, `f.call(o, x)`, `getattr(o, 'f')`.

import type { CallFact, CallId } from '../facts.js'
import { alternatives, joinKinds, present, type Kind } from '../kinds.js'
import { kindOfMember } from './members.js'
import { constantOf, type Resolver } from './resolver.js'

type FunctionKind = Extract<Kind, { is: 'function' }>

/** What `f.call` and `f.apply` run; undefined where the callee is another. */
export function calledThrough(resolver: Resolver, file: string, call: CallFact): Kind | undefined {
  const callee = resolver.factsOf(file).values[call.callee]
  if (callee?.op !== 'member' || !/^(call|apply)$/.test(callee.name) || resolver.factsOf(file).language === 'python') return undefined
  return bound(resolver.kindOf({ file, value: callee.object }))
}

/** The function that a call makes of another one. */
export function boundBy(resolver: Resolver, file: string, call: CallFact): Kind | undefined {
  const facts = resolver.factsOf(file)
  const callee = facts.values[call.callee]
  if (callee?.op === 'member' && callee.name === 'bind' && facts.language === 'typescript') return bound(resolver.kindOf({ file, value: callee.object }))
  const named = callee?.op === 'use' || callee?.op === 'member' ? callee.name : ''
  if (named !== 'partial' && named !== 'partialmethod' && named !== 'getattr') return undefined
  const made = resolver.kindOf({ file, value: call.callee })
  const [first, second] = call.arguments
  if (made.is !== 'symbol' || !first || first.spread !== '' || first.name !== null) return undefined
  const whole = resolver.kindOf({ file, value: first.value })
  if (made.path !== 'getattr') return /^functools\.partial(method)?$/.test(made.path) ? bound(whole) ?? withKeywords(whole, call) : undefined
  const name = second ? constantOf(resolver.kindOf({ file, value: second.value })) : undefined
  return typeof name === 'string' && call.arguments.length === 2 ? kindOfMember(resolver, file, whole, name) : undefined
}

/** Whether what the call is given does not begin with the function's first parameter. */
export function isBoundCall(resolver: Resolver, file: string, id: CallId): boolean {
  const call = resolver.factsOf(file).calls[id]
  if (!call) return false
  const through = calledThrough(resolver, file, call)
  return through !== undefined || alternatives(present(resolver.kindOf({ file, value: call.callee }))).some((kind) => kind.is === 'function' && kind.bound === true)
}

/** `partial(requests.get, timeout=3)` is called like the function itself. */
function withKeywords(kind: Kind, { arguments: given }: CallFact): Kind | undefined {
  return kind.is === 'symbol' && given.slice(1).every((one) => one.name !== null && one.spread === '') ? kind : undefined
}

function bound(kind: Kind): Kind | undefined {
  const functions = alternatives(present(kind)).filter((one): one is FunctionKind => one.is === 'function')
  return functions.length > 0 && functions.length === alternatives(present(kind)).length ? joinKinds(functions.map((one) => ({ ...one, bound: true }))) : undefined
}
