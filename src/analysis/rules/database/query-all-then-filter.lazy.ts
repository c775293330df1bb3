// The expression of a query that is not sent yet, where its rows are taken: what further calls can be added to.

import { present, type Kind } from '../../model/kinds.js'
import type { RowSet } from '../../model/questions/row-sets.js'
import { libraryForm } from '../../model/resolve/library-form.js'
import type { CallModel } from '../../libraries/schema.js'
import type { Node } from '../../syntax/tree.js'
import type { Ask } from '../ask.js'

export interface LazyQuery {
  readonly node: Node
  readonly kind: Kind
  /** What stands around it and takes its rows: itself, or the call that copies or fetches them. */
  readonly whole: Node
}

/** Undefined where the rows are loaded by then. */
export function lazyQueryOf(set: RowSet, ask: Ask): LazyQuery | undefined {
  const [use] = set.uses.all
  const [copy, ...more] = set.uses.copies
  if (!use || more.length > 0) return undefined
  if (set.isLazy) {
    const call = copy === undefined ? undefined : ask.node(copy)
    const node = call?.kind === 'call' ? call.arguments[0]?.value : use.node
    return node && extendable(node) ? { node, kind: kindOf(node, ask), whole: call ?? node } : undefined
  }
  // `session.query(User).all()`
  const load = ask.node(ask.facts.values[set.value]?.node ?? 0)
  if (load.kind !== 'call' || load.callee.kind !== 'member' || load.arguments.length > 0 || copy !== undefined || set.uses.fetched >= 0) return undefined
  const node = load.callee.object
  const kind = kindOf(node, ask)
  return isQuery(kind, ask) && extendable(node) ? { node, kind, whole: load } : undefined
}

function kindOf(node: Node, ask: Ask): Kind {
  return libraryForm(ask.subject.resolver, ask.file, present(ask.kindOf(ask.facts.valueOfNode[node.id] ?? -1)))
}

function extendable(node: Node): boolean {
  return node.kind === 'name' || node.kind === 'call' || node.kind === 'member'
}

function isQuery(kind: Kind, ask: Ask): boolean {
  return kind.is === 'instance' && ask.subject.resolver.workspace.catalogue(ask.file).inherited(kind.type, (type) => type.iterates)?.effect?.kind === 'query'
}

export function methodOf(kind: Kind, name: string, ask: Ask): CallModel | undefined {
  return kind.is === 'instance' ? ask.subject.resolver.workspace.catalogue(ask.file).methodOf(kind.type, name)?.model : undefined
}

/** Whether the chain that an expression is calls a method by one of these names. */
export function callsAny(node: Node, names: RegExp): boolean {
  if (node.kind === 'call') return (node.callee.kind === 'member' && names.test(node.callee.property)) || callsAny(node.callee, names)
  return node.kind === 'member' && callsAny(node.object, names)
}
