// What a write is made to, in a word for people: a table, a model, a collection.

import { none, type ValueId } from '../facts.js'
import { alternatives, type Kind } from '../kinds.js'
import { libraryTypeOf } from './library-type.js'
import type { Operation } from './operations.js'
import { kindAt, nodeAt, type Subject } from './subject.js'

const tableStart = /^\s*(?:(?:insert|replace)\s+(?:or\s+\w+\s+|ignore\s+)?into|update|delete\s+from)\s+([\w."`[\]]+)/i

/** Undefined where neither the SQL nor the model's class says it. `caller`: what calls the method of an object that writes itself. */
export function targetOf(operation: Operation, caller?: { readonly subject: Subject; readonly receiver: ValueId }): string | undefined {
  if (operation.sql) return tableStart.exec(operation.sql.text)?.[1]?.replace(/["`[\]]/g, '')
  const { subject, receiver } = caller && isItself(operation.subject, operation.receiver) ? caller : operation
  if (receiver === none || operation.kind !== 'write') return undefined
  const names = new Set(alternatives(kindAt(subject, receiver)).map((kind) => nameOf(subject, receiver, kind)))
  const [only] = names
  return names.size === 1 ? only : undefined
}

/** What `self.save()` and `super().save()` are called on. */
export function isItself({ facts }: Subject, receiver: ValueId): boolean {
  const value = facts.values[receiver]
  const callee = value?.op === 'call' ? facts.values[facts.calls[value.call]?.callee ?? none] : undefined
  return value?.op === 'this' || (callee?.op === 'use' && callee.name === 'super') || value?.op === 'super'
}

function nameOf(subject: Subject, receiver: ValueId, kind: Kind): string | undefined {
  const { resolver } = subject
  if (kind.is === 'object' && kind.rows) return nameOf(subject, receiver, kind.rows)
  if (kind.is === 'object' && isQuery(subject, kind)) return undefined
  if (kind.is === 'object' || kind.is === 'class') return rowClass(resolver.factsOf(kind.file).classes[kind.class]?.name)
  return kind.is === 'symbol' ? classNameIn(kind.path) : rowsNamed(subject, receiver, kind)
}

/** A class of queries: what it writes are rows of the model that it was made for. */
function isQuery({ resolver, file }: Subject, kind: Kind): boolean {
  const type = libraryTypeOf(resolver, file, kind)
  return type !== undefined && resolver.workspace.catalogue(file).inherited(type.name, (model) => model.iterates) !== undefined
}

/** The model whose rows the value of a library's type gives, or a query of the workspace. */
export function rowsNamed(subject: Subject, receiver: ValueId, kind: Kind): string | undefined {
  const { resolver } = subject
  if (kind.is === 'object' && kind.rows) return nameOf(subject, receiver, kind.rows)
  if (kind.is !== 'instance') return undefined
  const [of] = kind.args
  if (of?.is === 'object' || of?.is === 'class') return rowClass(resolver.factsOf(of.file).classes[of.class]?.name)
  if (of) return of.is === 'symbol' ? classNameIn(of.path) : of.is === 'instance' ? classNameIn(of.type) : undefined
  // `prisma.user`: every attribute is a table.
  const node = nodeAt(subject, subject.facts.values[receiver]?.node ?? 0)
  const holder = node.kind === 'member' ? kindAt(subject, subject.facts.valueOfNode[node.object.id] ?? none) : undefined
  const type = holder?.is === 'instance' ? holder.type : undefined
  const isTable = type !== undefined && subject.resolver.workspace.catalogue(subject.file).inherited(type, (model) => model.anyAttribute) !== undefined
  return isTable && node.kind === 'member' ? node.property : undefined
}

function classNameIn(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('.') + 1)
  return /^[A-Z]/.test(name) && !/^(Model|Document|BaseEntity)$/.test(name) ? rowClass(name) : undefined
}

/** What writes rows is none. */
function rowClass(name: string | undefined): string | undefined {
  return name === undefined || /(Manager|QuerySet|Repository|Service|Store|Mixin|^Base\w*|\w*Base|^Model)$/.test(name) ? undefined : name
}
