// The method of a serializer that writes out a whole row, where its class has one of its own.

import { none, type FunctionId } from '../facts.js'
import { methodIn } from '../resolve/ancestry.js'
import type { ClassPlace, Resolver } from '../resolve/resolver.js'
import { serializerOf } from '../resolve/serializers.js'
import { mayBeLeftOut } from './certainty.js'
import { functionAround } from './repeated.js'
import { nodeAt, type Subject } from './subject.js'

/** Undefined where the library's stands; unknown where it may leave out the fields, since it does not surely call that with its row. */
export function wholeMethod(resolver: Resolver, of: ClassPlace): { readonly subject: Subject; readonly function: FunctionId } | 'unknown' | undefined {
  const name = serializerOf(resolver, of)?.whole
  const method = name === undefined ? undefined : methodIn(resolver, of, name)
  const subject = method && resolver.workspace.subject(method.file)
  if (!method || !subject || name === undefined) return undefined
  const { facts } = subject
  const calls = facts.calls.filter((call) => {
    const callee = facts.values[call.callee]
    const above = callee?.op === 'member' && callee.name === name ? facts.values[callee.object] : undefined
    const made = above?.op === 'call' ? facts.values[facts.calls[above.call]?.callee ?? none] : undefined
    const given = facts.values[call.arguments[0]?.value ?? none]
    const source = given?.op === 'use' && given.definitions.length === 1 ? facts.definitions[given.definitions[0] ?? none]?.source : undefined
    const isRow = source?.from === 'parameter' && source.function === method.function && source.index === 1
    const node = nodeAt(subject, call.node)
    return call.site.function === method.function && made?.op === 'use' && made.name === 'super' && isRow && !mayBeLeftOut(node, functionAround(node))
  })
  return calls.length > 0 ? { subject, function: method.function } : 'unknown'
}
