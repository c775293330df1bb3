// Whether a name surely has a value where a statement of Python begins: not where only one arm of an `if`, or a `try`, gives it one.

import type { Node } from '../../syntax/tree.js'
import { childrenOf } from '../../syntax/children.js'
import { none, type NodeId, type ValueId } from '../facts.js'
import { functionAround } from './function-contents.js'
import { nodeAt, type Subject } from './subject.js'

/** The nodes that give the name its values. */
type Givers = ReadonlySet<NodeId>

/** `use`: of the name; `at`: the statement above which it would be read. */
export function isSurelyBound(subject: Subject, use: ValueId, at: Node): boolean {
  const { facts } = subject
  const value = facts.values[use]
  if (facts.language !== 'python' || value?.op !== 'use' || value.binding === none) return true
  const definitions = (facts.bindings[value.binding]?.definitions ?? []).flatMap((id) => facts.definitions[id] ?? [])
  const home = functionAround(subject, at.id)
  // Names of functions around have their values by the time that this one runs, and so have parameters.
  if (definitions.some(({ site, source }) => site.function !== home || source.from === 'parameter')) return true
  const givers = new Set(definitions.map(({ node }) => node))
  const places = [...givers].map((node) => nodeAt(subject, node).range.start)
  // Nothing else is looked into: long files have many statements, and many names.
  const mayBind = ({ range }: Node) => places.some((place) => range.start <= place && place < range.end)
  for (let child = at; child.parent && (child === at || child.kind !== 'function'); child = child.parent) {
    if (before(child, child.parent).some((one) => mayBind(one) && binds(one, givers))) return true
  }
  return false
}

/** What has run in the parent, whatever happened, when the child begins. */
function before(child: Node, parent: Node): readonly Node[] {
  switch (parent.kind) {
    case 'block': return parent.statements.slice(0, parent.statements.findIndex((one) => one === child))
    case 'module': return parent.body.slice(0, parent.body.findIndex((one) => one === child))
    case 'try': return child === parent.orElse ? [parent.body] : []
    case 'handler': return parent.name ? [parent.name] : []
    case 'loop': return [...child === parent.body && parent.target ? [parent.target] : [], ...parent.test ? [parent.test] : []]
    case 'branch': return [parent.test]
    case 'with': return parent.items
    case 'case': return parent.patterns
    default: return []
  }
}

/** Whether the name has a value after the node, whatever happened in it. */
function binds(node: Node, givers: Givers): boolean {
  const isBound = (one: Node | null) => one !== null && binds(one, givers)
  const isBoundOrLeft = (one: Node | null) => one !== null && (binds(one, givers) || leaves(one))
  switch (node.kind) {
    case 'branch': return isBound(node.test) || (isBoundOrLeft(node.then) && isBoundOrLeft(node.otherwise))
    case 'try': return isBound(node.finalizer) || ((isBound(node.body) || isBound(node.orElse)) && node.handlers.every(({ body }) => isBoundOrLeft(body)))
    case 'switch': return node.cases.some(({ isDefault }) => isDefault) && node.cases.every((one) => one.patterns.some(isBound) || isBoundOrLeft(one.body))
    case 'loop': return isBound(node.iterable) || isBound(node.test)
    case 'with': return node.items.some(isBound) || (!node.items.some(({ value }) => suppresses(value)) && isBound(node.body))
    case 'logical': return isBound(node.left)
    case 'conditional': return isBound(node.test)
    case 'assign': return (node.value !== null && (givers.has(node.id) || node.targets.some(isBound))) || isBound(node.value)
    case 'function': case 'class': return givers.has(node.id) || isBound(node.name)
    case 'comprehension': case 'delete': case 'scope-declaration': return false
    default: return givers.has(node.id) || childrenOf(node).some(isBound)
  }
}

/** Whether what follows the node is never reached. */
function leaves(node: Node): boolean {
  switch (node.kind) {
    case 'return': case 'raise': case 'continue': case 'break': return true
    case 'block': return node.statements.some(leaves)
    case 'branch': return leaves(node.then) && node.otherwise !== null && leaves(node.otherwise)
    case 'with': return !node.items.some(({ value }) => suppresses(value)) && leaves(node.body)
    default: return false
  }
}

/** `with suppress(KeyError):` goes on after what was raised in it. */
function suppresses(value: Node): boolean {
  const callee = value.kind === 'call' ? value.callee : undefined
  return /suppress|raises/i.test(callee?.kind === 'member' ? callee.property : callee?.kind === 'name' ? callee.name : '')
}
