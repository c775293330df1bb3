// What a framework gives a parameter that says by its default what it wants: FastAPI's `session=Depends(get_session)`.

import { none, type ParameterFact } from '../facts.js'
import { alternatives, joinKinds, unknownKind, type Kind } from '../kinds.js'
import { kindOfFunctionResult } from './calls.js'
import type { Resolver } from './resolver.js'

const markers: ReadonlySet<string> = new Set(['fastapi.Depends', 'fastapi.Security', 'fastapi.params.Depends', 'fastapi.params.Security', 'fast_depends.Depends', 'faststream.Depends', 'taskiq.TaskiqDepends'])

/** Undefined where nothing is injected. */
export function injectedKind(resolver: Resolver, file: string, parameter: ParameterFact): Kind | undefined {
  const facts = resolver.factsOf(file)
  const value = parameter.default === none ? undefined : facts.values[parameter.default]
  const call = value?.op === 'call' ? facts.calls[value.call] : undefined
  const callee = call ? resolver.kindOf({ file, value: call.callee }) : unknownKind
  if (!call || callee.is !== 'symbol' || !markers.has(callee.path)) return undefined
  const given = call.arguments.find((one) => one.name === 'dependency') ?? call.arguments.find((one) => one.name === null)
  const kinds = given ? alternatives(resolver.kindOf({ file, value: given.value })) : []
  return kinds.length === 0 ? unknownKind : joinKinds(kinds.map((kind) => madeBy(resolver, kind)))
}

/** An object of a class, what a function returns or a generator yields, awaited where it has to be. */
function madeBy(resolver: Resolver, kind: Kind): Kind {
  if (kind.is === 'class') return { is: 'object', confidence: kind.confidence, file: kind.file, class: kind.class }
  if (kind.is !== 'function') return unknownKind
  const result = kindOfFunctionResult(resolver, kind)
  const given = result.is === 'generator' ? result.of : result
  return given.is === 'promise' ? given.of : given
}
