// A method that returns its own object, or makes one of its own class, gives one of the class that it was called on.

import { none } from '../facts.js'
import type { Kind } from '../kinds.js'
import type { Resolver } from './resolver.js'

export function ofReceiver(resolver: Resolver, callee: Extract<Kind, { is: 'function' }>, result: Kind): Kind {
  const fact = resolver.factsOf(callee.file).functions[callee.function]
  const { receiver } = callee
  if (!fact || fact.class === none || fact.returns || (receiver?.is !== 'object' && receiver?.is !== 'class')) return result
  const isOwn = result.is === 'object' && !result.exact && result.file === callee.file && result.class === fact.class
  if (!isOwn || (receiver.file === callee.file && receiver.class === fact.class)) return result
  return { ...result, file: receiver.file, class: receiver.class }
}
