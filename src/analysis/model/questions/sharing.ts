// Whether the handle that an operation runs on is made for several operations at once, or for one at a time.

import { isInside } from '../../text/range.js'
import type { Node } from '../../syntax/tree.js'
import { none, type CallId, type FunctionId, type ValueId } from '../facts.js'
import { alternatives, present } from '../kinds.js'
import { describedSharing } from '../resolve/own-calls.js'
import type { Operation } from './operations.js'
import { isOnEmbeddedDatabase } from './embedded-databases.js'
import { kindAt, nodeAt, partsOf, type Subject } from './subject.js'

/** own: it takes one operation at a time, and every run makes its own. unknown: nothing says. */
export type Sharing = 'shared' | 'exclusive' | 'own' | 'unknown'

/** `region`: what would run several times at once, in the function `home` of the file `at`. */
export function sharingOf(at: Subject, operation: Operation, around: Node, home: FunctionId): Sharing {
  const { subject } = operation
  const region = subject === at ? around : null
  if (operation.call !== none && givesExclusive(subject, operation.call, region, home, operation.site.function)) return 'exclusive'
  if (operation.receiver === none) return isDatabase(operation) ? 'unknown' : 'shared'
  for (let value: ValueId | undefined = operation.receiver, round = 0; value !== undefined && round < 12; value = madeFrom(subject, value), round++) {
    const declared = declaredSharing(subject, value)
    if (declared === 'exclusive') return isOwn(subject, operation.receiver, operation.site.function, region, home) ? 'own' : 'exclusive'
    if (declared !== 'shared') continue
    if (!isDatabase(operation)) return 'shared'
    return mayBeHandedIn(subject, value) ? 'unknown' : isOnEmbeddedDatabase(operation) ? 'exclusive' : 'shared'
  }
  return isDatabase(operation) ? 'unknown' : 'shared'
}

/** Whether a call is given a transaction, session or connection that it has to share with its like: `load(tx, id)`. */
export function givesExclusive(subject: Subject, call: CallId, region: Node | null, home: FunctionId, at: FunctionId = home): boolean {
  return chainOf(subject, call).flatMap((id) => subject.facts.calls[id]?.arguments ?? []).some((argument) => {
    const value = exclusiveIn(subject, argument.value, 0)
    return value !== undefined && !isOwn(subject, value, at, region, home)
  })
}

/** A parameter or local that is only named like a shared client may hold a transaction. */
function mayBeHandedIn(subject: Subject, id: ValueId): boolean {
  if (kindAt(subject, id).confidence === 'high') return false
  let root: ValueId | undefined = id
  for (let round = 0; root !== undefined && subject.facts.values[root]?.op !== 'use' && round < 12; round++) root = madeFrom(subject, root)
  const value = root === undefined ? undefined : subject.facts.values[root]
  return value?.op === 'use' && value.definitions.some((one) => subject.facts.definitions[one]?.source.from !== 'import')
}

export function isDatabase(operation: Operation): boolean {
  return ['query', 'write', 'begin', 'commit', 'rollback'].includes(operation.kind)
}

export function declaredSharing(subject: Subject, value: ValueId): 'shared' | 'exclusive' | undefined {
  const catalogue = subject.resolver.workspace.catalogue(subject.file)
  const said = alternatives(present(kindAt(subject, value))).map((kind) => kind.is === 'instance' ? catalogue.inherited(kind.type, (type) => type.sharing) : describedSharing(subject.resolver, kind))
  return said.includes('exclusive') ? 'exclusive' : said.includes('shared') ? 'shared' : undefined
}

/** It cannot be a pool or a client that is made for sharing. */
export function isExclusive(subject: Subject, value: ValueId): boolean {
  const catalogue = subject.resolver.workspace.catalogue(subject.file)
  return alternatives(present(kindAt(subject, value))).every((kind) => kind.is === 'instance' && catalogue.inherited(kind.type, (type) => type.sharing) === 'exclusive')
}

/** A call, and those that its receiver was made by: `User.query(tx).where(…).first()`. */
export function chainOf(subject: Subject, call: CallId): readonly CallId[] {
  const found: CallId[] = []
  for (let value = subject.facts.calls[call]?.value, round = 0; value !== undefined && round < 12; value = madeFrom(subject, value), round++) {
    const made = subject.facts.values[value]
    // What is awaited is an answer, no part of the question.
    if (made?.op === 'await') break
    if (made?.op === 'call') found.push(made.call)
  }
  return found
}

/** Statements that are started together on it are sent one behind the other, without waiting for answers. */
export function isPipelined(subject: Subject, value: ValueId): boolean {
  const catalogue = subject.resolver.workspace.catalogue(subject.file)
  return alternatives(present(kindAt(subject, value))).some((kind) => kind.is === 'instance' && catalogue.inherited(kind.type, (type) => type.pipelines) === true)
}

const transactionOptions: ReadonlySet<string> = new Set(['transaction', 'session', 'trx', 'tx'])

/** A transaction or connection among the arguments: `findOne({ where, transaction })`. */
export function exclusiveIn(subject: Subject, id: ValueId, depth: number): ValueId | undefined {
  const value = subject.facts.values[id]
  if (!value || depth > 4) return undefined
  if (declaredSharing(subject, id) === 'exclusive') return id
  if (value.op === 'dictionary') {
    const option = value.entries.find((entry) => entry.key !== null && transactionOptions.has(entry.key) && entry.value !== none)
    if (option && subject.facts.values[option.value]?.op !== 'constant') return option.value
  }
  if (value.op !== 'dictionary' && value.op !== 'collection' && value.op !== 'spread' && value.op !== 'cast') return undefined
  for (const part of partsOf(value, subject.facts)) {
    const found = part === none ? undefined : exclusiveIn(subject, part, depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}

/** What a value was taken from: the object of a member or method call, the value of a name with one definition. */
export function madeFrom(subject: Subject, id: ValueId): ValueId | undefined {
  const { facts } = subject
  const value = facts.values[id]
  switch (value?.op) {
    case 'member': case 'index': return value.object
    case 'await': case 'cast': return value.of
    case 'call': {
      const called = facts.calls[value.call]?.callee ?? none
      const callee = facts.values[called]
      // `trx('users')` is of the transaction that is called.
      return callee?.op === 'member' ? callee.object : callee?.op === 'use' && kindAt(subject, called).is === 'instance' ? called : undefined
    }
    case 'use': {
      const source = value.definitions.length === 1 ? facts.definitions[value.definitions[0] ?? none]?.source : undefined
      return source?.from === 'value' || source?.from === 'enter' ? source.value : undefined
    }
    default: return undefined
  }
}

/** Made by each run: defined inside the region, or by the body of a function that it calls. Without a region the code stands in another file. */
function isOwn(subject: Subject, id: ValueId, at: FunctionId, region: Node | null, home: FunctionId): boolean {
  const { facts } = subject
  let root: ValueId | undefined = id
  for (let round = 0; root !== undefined && facts.values[root]?.op !== 'use' && round < 12; round++) {
    const made = facts.values[root]
    root = madeFrom(subject, root)
    // A function's result with nothing before it: a connection opened here.
    if (root === undefined && made?.op === 'call' && region && isInside(nodeAt(subject, made.node).range, region.range)) return true
  }
  const value = root === undefined ? undefined : facts.values[root]
  if (value?.op !== 'use' || value.definitions.length === 0) return false
  return value.definitions.every((definitionId) => {
    const definition = facts.definitions[definitionId]
    if (!definition) return false
    if (region && isInside(nodeAt(subject, definition.node).range, region.range)) return true
    const isMade = definition.source.from === 'value' || definition.source.from === 'enter'
    return isMade && (!region || at !== home) && definition.site.function === at
  })
}
