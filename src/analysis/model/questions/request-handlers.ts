// Functions in JavaScript that a server runs for each request, known by how they are registered or by what they are given.

import { none, type FunctionFact, type FunctionId, type ValueId } from '../facts.js'
import { alternatives } from '../kinds.js'
import { libraryCallsOf } from '../resolve/calls.js'
import { kindAt, type Subject } from './subject.js'

const known = new WeakMap<Subject, Map<FunctionId, boolean>>()

export function isRequestHandler(subject: Subject, id: FunctionId): boolean {
  let ofFile = known.get(subject)
  if (!ofFile) known.set(subject, ofFile = new Map<FunctionId, boolean>())
  let answer = ofFile.get(id)
  if (answer === undefined) ofFile.set(id, answer = decide(subject, id))
  return answer
}

function decide(subject: Subject, id: FunctionId): boolean {
  const fact = subject.facts.functions[id]
  if (!fact || id === 0 || subject.facts.language !== 'typescript') return false
  return isGivenRequest(fact) || isRoute(subject, fact) || isRegistered(subject, id)
}

const requests = /^_?(req|request)$/
const responses = /^_?(res|response|reply|h|rep)$/

/** `(req, res)`, `(request, reply)`; an error handler has the error before them. */
function isGivenRequest({ parameters }: FunctionFact): boolean {
  return parameters.some((one, index) => index < 2 && requests.test(one.name) && responses.test(parameters[index + 1]?.name ?? ''))
}

const routeDecorators = /^(Get|Post|Put|Patch|Delete|All|Head|Options|Query|Mutation|Subscription|ResolveField|FieldResolver|MessagePattern|EventPattern|SubscribeMessage)$/

/** `@Get(':id') find(…) { … }` */
function isRoute(subject: Subject, { decorators }: FunctionFact): boolean {
  const { values, calls } = subject.facts
  return decorators.some((decorator) => {
    const value = values[decorator]
    const named = value?.op === 'call' ? values[calls[value.call]?.callee ?? none] : undefined
    return (named?.op === 'use' || named?.op === 'member') && routeDecorators.test(named.name)
  })
}

const registering = /^(get|post|put|patch|delete|del|all|head|options|route)$/

/** `app.get('/users', handler)`: written in place, or named; after a path, on something that is no collection or client. */
function isRegistered(subject: Subject, id: FunctionId): boolean {
  const { facts, resolver, file } = subject
  return facts.calls.some((call, callId) => {
    const callee = facts.values[call.callee]
    const [path, ...others] = call.arguments
    if (callee?.op !== 'member' || !registering.test(callee.name) || !path || others.length === 0 || !isPath(subject, path.value)) return false
    return others.some((argument) => isFunction(subject, argument.value, id)) && libraryCallsOf(resolver, file, callId).length === 0
  })
}

function isPath(subject: Subject, id: ValueId): boolean {
  return alternatives(kindAt(subject, id)).every((kind) => kind.is === 'string' || kind.is === 'regex')
}

function isFunction(subject: Subject, id: ValueId, wanted: FunctionId): boolean {
  const value = subject.facts.values[id]
  if (value?.op === 'function') return value.function === wanted
  if (value?.op !== 'use') return false
  return alternatives(kindAt(subject, id)).some((kind) => kind.is === 'function' && kind.file === subject.file && kind.function === wanted)
}
