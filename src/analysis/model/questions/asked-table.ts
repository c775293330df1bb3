// The table or model that a query asks for, as far as its code names it.

import { walk } from '../../syntax/children.js'
import type { Node } from '../../syntax/tree.js'
import { none } from '../facts.js'
import { alternatives, present } from '../kinds.js'
import { targetsOf } from '../resolve/targets.js'
import { kindAt, nodeAt, type Subject } from './subject.js'
import type { Operation } from './operations.js'
import { rowsNamed } from './written.js'

/** Empty where the code does not name it. */
export function tableAsked(operation: Operation): string {
  const table = operation.sql && /\bfrom\s+([\w."`[\]]+)/i.exec(operation.sql.text)?.[1]?.replace(/["`[\]]/g, '')
  if (table) return table
  return operation.sql ? '' : rowsOf(operation) ?? modelIn(operation.subject, namingPart(operation))
}

/** The model whose rows the receiver's type gives: `Repository<Order>`, a manager, `prisma.user`. */
function rowsOf({ subject, receiver }: Operation): string | undefined {
  const names = receiver === none ? [] : alternatives(present(kindAt(subject, receiver))).map((kind) => rowsNamed(subject, receiver, kind))
  const [only, ...others] = new Set(names)
  return others.length === 0 ? only : undefined
}

/** What a function of the workspace is given says nothing of what it asks for. */
function namingPart({ subject, node: id }: Operation): Node {
  const node = nodeAt(subject, id)
  const call = node.kind === 'call' ? subject.facts.calls.findIndex((one) => one.node === id) : -1
  return node.kind === 'call' && call >= 0 && targetsOf(subject.resolver, subject.file, call).length > 0 ? node.callee : node
}

/** `Database.bookModel.findByPk(id)`, `{ include: Database.folderModel }`: what holds the models is none of them. */
function holdsModels(name: Node): boolean {
  const member = name.parent
  if (member?.kind !== 'member' || member.object !== name) return false
  return !(member.parent?.kind === 'call' && member.parent.callee === member)
}

/** `aggregate(Sum('size'))`: what is called there is an expression of the query. */
function isCalled(name: Node): boolean {
  return name.parent?.kind === 'call' && name.parent.callee === name
}

function modelIn(subject: Subject, node: Node): string {
  const isScript = subject.facts.language === 'typescript'
  let found = ''
  walk(node, (one) => {
    if (found !== '') return false
    if (one.kind === 'name' && /^[A-Z]\w*[a-z]/.test(one.name) && !(isScript ? holdsModels(one) || !namesModel(subject, node, one) : isCalled(one))) found = one.name
    return undefined
  })
  // `send(new GetCommand(…))`: what is sent is no model.
  return found.endsWith('Command') ? '' : found
}

/** What the chain starts with (`Book.find()`), or what is handed to it by itself (`manager.find(Book)`): no `Date` or `Boolean` of the language. */
function namesModel({ facts }: Subject, query: Node, name: Node): boolean {
  const value = facts.values[facts.valueOfNode[name.id] ?? none]
  if (name.parent?.kind === 'argument') return value?.op === 'use' && value.binding !== none
  for (let current: Node | null = name; current && current !== query; current = current.parent) if (current.parent?.kind === 'argument') return false
  return true
}
