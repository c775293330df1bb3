// What the file already bounds concurrency with, where it can be seen: a limiter that is called, a semaphore that is entered.

import type { Node } from '../../syntax/tree.js'
import { isInside } from '../../text/range.js'
import { none } from '../facts.js'
import { kindAt, nodeAt, type Subject } from './subject.js'

export interface Limiter {
  readonly name: string
  /** call: `limit(() => work())`. enter: `async with semaphore`. */
  readonly form: 'call' | 'enter'
}

/** The last one made above `node` that can be seen from it and that `node` itself does not use already. */
export function limiterBefore(subject: Subject, node: Node): Limiter | undefined {
  const { facts } = subject
  let found: Limiter | undefined
  for (const definition of facts.definitions) {
    const at = nodeAt(subject, definition.node)
    const name = facts.bindings[definition.binding]?.name ?? ''
    const { source } = definition
    if (source.from !== 'value' || definition.start >= node.range.start || facts.bindings[definition.binding]?.definitions.length !== 1 || !isInside(node.range, blockAround(at).range)) continue
    const form = formOf(subject, source.value)
    const isUsed = facts.values.some((value) => value.op === 'use' && value.name === name && isInside(nodeAt(subject, value.node).range, node.range))
    if (form && !isUsed) found = { name, form }
  }
  return found
}

function formOf(subject: Subject, value: number): Limiter['form'] | undefined {
  const kind = value === none ? undefined : kindAt(subject, value)
  if (kind?.is !== 'instance') return undefined
  const catalogue = subject.resolver.workspace.catalogue(subject.file)
  if (catalogue.inherited(kind.type, (type) => type.sharing) !== 'shared') return undefined
  const called = catalogue.inherited(kind.type, (type) => type.call)
  if (called?.callback?.runs === 'once' && called.awaitable === true) return 'call'
  const acquire = catalogue.methodOf(kind.type, 'acquire')?.model
  return acquire?.effect?.kind === 'lock' && acquire.awaitable === true ? 'enter' : undefined
}

function blockAround(node: Node): Node {
  let current = node
  while (current.parent && (current === node || (current.kind !== 'block' && current.kind !== 'module'))) current = current.parent
  return current
}
