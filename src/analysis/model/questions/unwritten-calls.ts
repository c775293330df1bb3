// Where a file runs functions of the workspace without calling them: getters that it reads, `__getitem__`, `__enter__`, `__iter__`, `__str__`.

import { none, type CallId, type Site, type ValueId } from '../facts.js'
import { targetsOf } from '../resolve/targets.js'
import { unwrittenCall } from '../unwritten.js'
import type { Subject } from './subject.js'

export interface UnwrittenCall {
  readonly call: CallId
  readonly value: ValueId
  readonly site: Site
}

const known = new WeakMap<Subject, readonly UnwrittenCall[]>()

export function unwrittenCallsOf(subject: Subject): readonly UnwrittenCall[] {
  let calls = known.get(subject)
  if (!calls) known.set(subject, calls = subject.resolver.workspace.reading(subject.file, () => findCalls(subject)))
  return calls
}

function findCalls(subject: Subject): readonly UnwrittenCall[] {
  const { facts } = subject
  const stored = new Set(facts.writes.map((write) => write.node))
  const found: UnwrittenCall[] = []
  const add = (way: Parameters<typeof unwrittenCall>[0], value: ValueId, site: Site | undefined): void => {
    if (value === none) return
    const call = unwrittenCall(way, value)
    if (site && value !== none && targetsOf(subject.resolver, subject.file, call).length > 0) found.push({ call, value, site })
  }
  facts.values.forEach((made, value) => {
    if ((made.op === 'member' || made.op === 'index') && !stored.has(made.node)) add(made.op === 'member' ? 'get' : 'item', value, facts.siteOf[value])
  })
  for (const { value, site } of facts.enters) add('enter', value, site)
  for (const { value, site } of facts.texts) add('text', value, site)
  for (const loop of facts.loops) if (loop.form !== 'callback') add('iterate', loop.iterable, loop.site)
  return found
}
